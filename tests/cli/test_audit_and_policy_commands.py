"""`redactor audit` and `redactor policy`: the record, and the rules."""

import json
from pathlib import Path

import pytest
from commandline import RELEASED, WITHHELD, names, refusal, run

FIELDS = [
    *("recorded", "tool", "source_sha256", "policy", "policy_sha256", "level", "as_of", "form"),
    *("banner", "output_sha256", "destination"),
]

pytestmark = pytest.mark.usefixtures("folder")


@pytest.fixture
def recorded(folder: Path) -> None:  # noqa: ARG001 (to work there)
    run("release", "memo.txt", "--level", "U", "-o", "out.txt")
    run("release", "memo.txt", "--policy", "foia-public")


@pytest.mark.usefixtures("recorded")
def test_audit_list_has_a_line_for_each_release(folder: Path) -> None:
    head, *rows = [line.split() for line in run("audit", "list").stdout.splitlines()]
    assert head == ["id", "recorded", "source", "policy", "level", "withheld", "destination"]
    assert [(row[0], *row[3:]) for row in rows] == [
        ("1", "standard", "U", "1/3", f"{folder}/out.txt"),
        ("2", "foia-public", "U", "1/3", "-"),
    ]


@pytest.mark.usefixtures("recorded")
def test_audit_list_as_json_has_the_facts_of_each_release() -> None:
    facts = json.loads(run("audit", "list", "--json").stdout)
    assert [list(entry) for entry in facts] == [["id", *FIELDS]] * 2
    assert [entry["policy"] for entry in facts] == ["standard", "foia-public"]


def test_audit_list_of_an_empty_ledger_is_its_head() -> None:
    run("release", "memo.txt", "--level", "U", "-o", "no/such/folder")
    result = run("audit", "list")
    assert (result.exit_code, result.stdout.count("\n")) == (0, 1)
    assert json.loads(run("audit", "list", "--json").stdout) == []


@pytest.mark.usefixtures("recorded")
def test_audit_show_tells_what_happened_to_each_portion() -> None:
    facts, _, table = run("audit", "show", "2").stdout.partition("\n\n")
    assert [line[:14].strip() for line in facts.splitlines()] == [
        name.replace("_", " ") for name in FIELDS
    ]
    assert table.splitlines()[0].split() == [
        *("portion", "kind", "marking", "action", "rule", "lines"),
        *("exemptions", "and", "authority"),
    ]
    assert table.splitlines()[2].split() == [
        *("1", "paragraph", "C", "mask", "classified", "2", "(b)(1)")
    ]


@pytest.mark.usefixtures("recorded")
def test_audit_show_as_json_commits_to_withheld_portions_and_to_no_other() -> None:
    entry = json.loads(run("audit", "show", "1", "--json").stdout)
    assert list(entry) == ["id", *FIELDS, "portions"]
    assert [(row["portion"], len(row["commitment"])) for row in entry["portions"]] == [
        *(("subject", 0), ("1", 64), ("2", 0))
    ]


@pytest.mark.parametrize(
    "command",
    [["list"], ["list", "--json"], ["show", "1"], ["show", "1", "--json"], ["verify"]],
    ids=" ".join,
)
@pytest.mark.usefixtures("recorded")
def test_no_audit_shows_withheld_words(command: list[str]) -> None:
    result = run("audit", *command)
    assert result.exit_code == 0
    assert not [word for word in WITHHELD if word in result.output]


@pytest.mark.usefixtures("recorded")
def test_audit_verify_counts_the_entries_that_are_as_they_were_sealed() -> None:
    result = run("audit", "verify")
    assert (result.exit_code, result.stdout, result.stderr) == (
        *(0, "2 entries, each as it was sealed\n", ""),
    )


def test_an_entry_holds_the_day_that_counted_for_declassification() -> None:
    run("release", "memo.txt", "--level", "U", "--as-of", "2018-02-19")
    (entry,) = json.loads(run("audit", "list", "--json").stdout)
    assert entry["as_of"] == "2018-02-19"


def test_policy_list_shows_those_that_ship() -> None:
    result = run("policy", "list")
    assert (result.exit_code, result.stdout) == (
        0,
        """\
policy       levels  title
foia-public  U       Public release under the Freedom of Information Act
historical   U       Public release of records past their declassification date
standard     any     Release at a chosen level
tearline     any     Released paragraphs only, without a trace of the rest
""",
    )


def test_policy_list_as_json_has_exactly_these_keys() -> None:
    facts = json.loads(run("policy", "list", "--json").stdout)
    assert [list(policy) for policy in facts] == [["policy", "title", "levels"]] * 4
    assert [policy["levels"] for policy in facts] == [["U"], ["U"], ["any"], ["any"]]


def test_policy_show_prints_a_policy_with_those_that_it_extends() -> None:
    shown = run("policy", "show", "historical").stdout
    assert "\npolicy: historical\n" in shown
    assert shown.index("extends: foia-public") < shown.index("\npolicy: foia-public\n")


def test_policy_show_prints_a_file_of_ones_own() -> None:
    Path("own.yaml").write_text("policy: own  # mine\nextends: standard\n")
    shown = run("policy", "show", "./own.yaml").stdout
    assert "policy: own  # mine\nextends: standard\n" in shown


def test_policy_check_passes_a_policy_that_then_makes_releases() -> None:
    Path("own.yaml").write_text("policy: own\nextends: standard\nlevels: [U]\n")
    checked = run("policy", "check", "own.yaml")
    assert (checked.exit_code, checked.stdout) == (0, "own.yaml: policy own has no faults\n")
    assert run("release", "memo.txt", "--policy", "own.yaml").stdout_bytes == RELEASED


def test_policy_check_finds_every_fault_with_its_place(folder: Path) -> None:
    Path("own.yaml").write_text("policy: own\nextends: standard\nlevles: [U]\nwithhold: hide\n")
    result = run("policy", "check", "own.yaml")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        f"redactor: {folder}/own.yaml:3:1: unknown key 'levles'; did you mean 'levels'?\n"
        f"redactor: {folder}/own.yaml:4:11: unknown value 'hide'; known here: mask, strip\n"
    )


def test_policy_check_of_a_file_that_is_not_there_is_wrong_input(folder: Path) -> None:
    assert refusal(run("policy", "check", "gone.yaml")) == (
        f"{folder}/gone.yaml: cannot be read (No such file or directory)"
    )
    assert names(folder) == ["memo.txt"]

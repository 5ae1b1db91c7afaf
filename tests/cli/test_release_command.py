"""`redactor release`: what goes to standard output, to a file, to standard error."""

import json
from pathlib import Path

import pytest
from commandline import MEMO, RELEASED, WITHHELD, names, run

SUMMARY = (
    "memo.txt: UNCLASSIFIED under policy standard: 2 of 3 portions released, 1 masked (1)\n"
    "entry 1 in {ledger}\n"
)
KEYS = [
    *("source", "level", "policy", "as_of", "format", "banner", "output"),
    *("source_sha256", "policy_sha256", "output_sha256", "ledger", "ledger_id"),
    *("warnings", "portions"),
]

pytestmark = pytest.mark.usefixtures("folder")


def test_the_release_goes_to_standard_output_and_the_summary_to_standard_error(
    folder: Path, ledger_path: Path
) -> None:
    result = run("release", "memo.txt", "--level", "U")
    assert (result.exit_code, result.stdout_bytes) == (0, RELEASED)
    assert result.stderr == SUMMARY.format(ledger=ledger_path)
    assert names(folder) == ["memo.txt"]


def test_with_a_file_named_nothing_goes_to_standard_output(folder: Path, ledger_path: Path) -> None:
    result = run("release", "memo.txt", "--level", "U", "-o", "out.txt")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == SUMMARY.format(ledger=ledger_path)
    assert Path("out.txt").read_bytes() == RELEASED
    assert names(folder) == ["memo.txt", "out.txt"]


def test_a_document_may_come_by_standard_input() -> None:
    result = run("release", "-", "--level", "U", stdin=MEMO)
    assert (result.exit_code, result.stdout_bytes) == (0, RELEASED)
    assert result.stderr.startswith("standard input: UNCLASSIFIED under policy standard: ")


def test_a_dash_for_the_file_is_standard_output(folder: Path) -> None:
    result = run("release", "memo.txt", "--level", "U", "-o", "-")
    assert (result.exit_code, result.stdout_bytes) == (0, RELEASED)
    assert names(folder) == ["memo.txt"]


def test_a_higher_level_releases_what_it_may_read() -> None:
    result = run("release", "memo.txt", "--level", "C")
    assert result.stdout_bytes == MEMO + b"\nCONFIDENTIAL\n"


def test_the_summary_as_json_has_these_keys_and_the_release_as_text(ledger_path: Path) -> None:
    result = run("release", "memo.txt", "--level", "U", "--as-of", "2018-02-19", "--json")
    summary = json.loads(result.stdout)
    assert list(summary) == [*KEYS, "text"]
    assert summary["text"].encode() == RELEASED
    assert [summary[key] for key in ("source", "level", "policy", "as_of", "format", "banner")] == [
        *("memo.txt", "U", "standard", "2018-02-19", "text", "UNCLASSIFIED")
    ]
    assert (summary["output"], summary["ledger"], summary["ledger_id"]) == (
        *(None, str(ledger_path), 1),
    )
    assert not [word for word in WITHHELD if word in result.output]


def test_the_summary_as_json_beside_a_file_has_no_text() -> None:
    result = run("release", "memo.txt", "--level", "U", "-o", "out.txt", "--json")
    summary = json.loads(result.stdout)
    assert list(summary) == KEYS
    assert summary["output"] == "out.txt"
    assert Path("out.txt").read_bytes() == RELEASED


def test_neither_summary_nor_ledger_has_the_name_of_a_program(ledger_path: Path) -> None:
    paper = b"SECRET\n\n1. (U) Trade rose.\n\n2. (S//SAR-BUTTER POPCORN) It flew.\n"
    result = run("release", "-", "--level", "U", "--json", stdin=paper)
    assert json.loads(result.stdout)["portions"][1]["marking"] == "S//SAR"
    assert "POPCORN" not in result.output
    assert b"POPCORN" not in ledger_path.read_bytes()


def test_the_summary_says_of_every_portion_what_happened_and_why() -> None:
    result = run("release", "memo.txt", "--level", "U", "--json", "--policy", "foia-public")
    assert json.loads(result.stdout)["portions"] == [
        {
            "id": "subject",
            "kind": "subject",
            "label": "",
            "marking": "C",
            "action": "release",
            "rule": "fields",
            "exemptions": [],
        },
        {
            "id": "1",
            "kind": "paragraph",
            "label": "1",
            "marking": "C",
            "action": "mask",
            "rule": "classified",
            "exemptions": ["(b)(1)"],
        },
        {
            "id": "2",
            "kind": "paragraph",
            "label": "2",
            "marking": "U",
            "action": "release",
            "rule": "level",
            "exemptions": [],
        },
    ]


def test_a_policy_with_a_default_needs_no_level() -> None:
    result = run("release", "memo.txt", "--policy", "foia-public")
    assert result.exit_code == 0
    assert "1. [2 lines withheld: (b)(1)]" in result.stdout


@pytest.mark.parametrize(
    ("form", "first", "last"),
    [
        ("text", "UNCLASSIFIED", "UNCLASSIFIED"),
        ("markdown", "**UNCLASSIFIED**", "**UNCLASSIFIED**"),
        ("html", "<!DOCTYPE html>", "</html>"),
        ("json", "{", "}"),
    ],
    ids=["text", "markdown", "html", "json"],
)
def test_each_format_says_the_same_and_withholds_the_same(form: str, first: str, last: str) -> None:
    result = run("release", "memo.txt", "--level", "U", "--format", form)
    lines = result.stdout.splitlines()
    assert (result.exit_code, lines[0], lines[-1]) == (0, first, last)
    assert "The newspapers led with the draft treaty on March 12." in result.stdout
    assert "C: 2 lines withheld" in result.stdout
    assert not [word for word in WITHHELD if word in result.output]


def test_the_json_format_is_the_release_and_the_json_option_the_summary() -> None:
    released = json.loads(run("release", "memo.txt", "--level", "U", "--format", "json").stdout)
    assert list(released) == ["banner", "level", "policy", "stamp", "blocks"]
    assert [block["text"] for block in released["blocks"]] == [
        "Harbor dues",
        "[C: 2 lines withheld]",
        "The newspapers led with the draft treaty on March 12.",
    ]


def test_a_template_of_ones_own_gets_the_release() -> None:
    Path("own.txt").write_text(
        "{% for block in blocks %}{{ block.kind }} {{ block.text }}|{% endfor %}{{ banner }}"
    )
    result = run("release", "memo.txt", "--level", "U", "--template", "own.txt")
    assert result.stdout == (
        "subject Harbor dues|notice [C: 2 lines withheld]|"
        "paragraph The newspapers led with the draft treaty on March 12.|UNCLASSIFIED"
    )


def test_a_template_named_html_escapes_what_it_prints() -> None:
    Path("own.html").write_text("{{ blocks[0].text }}")
    Path("memo.txt").write_bytes(b"1. (U) <b>Fair</b> weather.\n")
    result = run("release", "memo.txt", "--level", "U", "--template", "own.html")
    assert result.stdout == "&lt;b&gt;Fair&lt;/b&gt; weather."


def test_a_warning_goes_to_standard_error_and_into_the_summary() -> None:
    result = run("release", "memo.txt", "--policy", "foia-public", "--json")
    assert json.loads(result.stdout)["warnings"] == []
    Path("memo.txt").write_bytes(MEMO.replace(b"(C)", b"(SBU)"))
    result = run("release", "memo.txt", "--policy", "foia-public", "--json")
    warning = "no exemption is cited for portion 1: a reviewer has to cite one"
    assert json.loads(result.stdout)["warnings"] == [warning]
    assert f"warning: {warning}\n" in result.stderr


def test_the_ledger_may_be_named(folder: Path, ledger_path: Path) -> None:
    run("release", "memo.txt", "--level", "U", "--ledger", "books/own.db")
    assert names(folder / "books") == ["own.db", "own.db.key"]
    assert not ledger_path.exists()


def test_the_same_release_twice_is_two_entries_and_the_same_bytes() -> None:
    first = run("release", "memo.txt", "--level", "U")
    second = run("release", "memo.txt", "--level", "U")
    assert first.stdout_bytes == second.stdout_bytes == RELEASED
    assert [line.split()[0] for line in run("audit", "list").stdout.splitlines()] == [
        *("id", "1", "2")
    ]

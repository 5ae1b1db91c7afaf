"""`redactor inspect`, `explain` and `verify`: what is read, why it is withheld, and whether."""

import hashlib
import json
from pathlib import Path

import pytest
from commandline import MEMO, refusal, run

TABLE = """\
banner   CONFIDENTIAL
marking  C
style    start

portion  kind       mark  marking  sure    why                       lines  words
subject  subject    -     C        normal  unmarked: document level  1      Harbor dues
1        paragraph  (C)   C        exact   stated                    2      {first}
2        paragraph  (U)   U        exact   stated                    1      {second}
"""
FIRST = (
    "Minister Wenlock told us privately that he will resign before the treaty reaches parliament."
)
SECOND = "The newspapers led with the draft treaty on March 12."

pytestmark = pytest.mark.usefixtures("folder")


def test_inspect_shows_each_portion_with_what_its_mark_means() -> None:
    result = run("inspect", "memo.txt")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == TABLE.format(first=FIRST, second=SECOND)


def test_inspect_reads_standard_input() -> None:
    assert run("inspect", "-", stdin=MEMO).stdout == TABLE.format(first=FIRST, second=SECOND)


def test_inspect_shows_nothing_that_a_terminal_would_obey() -> None:
    written = "1. (U) The \x1b[2Jweather\x07 was \N{RIGHT-TO-LEFT OVERRIDE}fair.\n"
    shown = run("inspect", "-", stdin=written.encode()).stdout
    assert shown.replace("\n", "").isprintable()


def test_inspect_as_json_has_exactly_these_keys() -> None:
    facts = json.loads(run("inspect", "memo.txt", "--json").stdout)
    assert list(facts) == [
        *("source", "sha256", "format", "banner", "marking", "style", "header", "authority"),
        "portions",
    ]
    assert list(facts["banner"]) == ["written", "marking"]
    assert list(facts["authority"]) == ["classified_by", "reasons", "declassify_on"]
    for portion in facts["portions"]:
        assert list(portion) == [
            *("id", "kind", "label", "mark", "marking", "basis", "confidence", "start", "end"),
            *("text", "flags"),
        ]


def test_inspect_as_json_says_what_the_document_is() -> None:
    facts = json.loads(run("inspect", "memo.txt", "--json").stdout)
    portions = facts.pop("portions")
    assert facts == {
        "source": "memo.txt",
        "sha256": hashlib.sha256(MEMO).hexdigest(),
        "format": "text",
        "banner": {"written": "CONFIDENTIAL", "marking": "C"},
        "marking": "C",
        "style": "start",
        "header": {"subject": "Harbor dues"},
        "authority": {"classified_by": None, "reasons": [], "declassify_on": None},
    }
    start = MEMO.index(b"1. (C)")
    assert portions[1] == {
        "id": "1",
        "kind": "paragraph",
        "label": "1",
        "mark": "(C)",
        "marking": "C",
        "basis": "stated",
        "confidence": "exact",
        "start": start,
        "end": MEMO.index(b"\n", start),
        "text": FIRST,
        "flags": [],
    }


def test_inspect_as_json_gives_the_example_telegram_its_header_and_authority(example: Path) -> None:
    facts = json.loads(run("inspect", example, "--json").stdout)
    assert facts["banner"] == {"written": "C O N F I D E N T I A L", "marking": "C"}
    assert facts["authority"] == {
        "classified_by": "Political Counselor Ruth Annesley",
        "reasons": ["1.4(b)", "1.4(d)"],
        "declassify_on": "2019-03-13",
    }
    assert facts["header"]["subject"] == "ELMARAN CABINET DIVIDED OVER FISHING TREATY"
    assert facts["header"]["tags"] == ["EFIS", "PREL", "PBTS", "ECON", "XM"]


def test_a_document_without_banner_has_null_for_it() -> None:
    facts = json.loads(run("inspect", "-", "--json", stdin=b"1. (U) Fair weather.\n").stdout)
    assert facts["banner"] == {"written": None, "marking": None}


def test_explain_tells_each_step_without_the_words() -> None:
    result = run("explain", "memo.txt", "--level", "U", "--portion", "1")
    start = MEMO.index(b"1. (C)")
    end = MEMO.index(b"\n", start)
    assert (result.exit_code, result.stdout.splitlines()) == (
        0,
        [
            "step     answer",
            f"portion  paragraph 1, characters {start} to {end}",
            "mark     (C)",
            "marking  C (stated)",
            "level    U does not dominate C",
            "action   withheld, with a notice at its place",
        ],
    )


def test_explain_names_the_rule_and_the_exemptions() -> None:
    result = run("explain", "memo.txt", "--policy", "foia-public", "--portion", "1")
    assert "rule classified  matches (marking at least C)" in result.stdout
    assert "withheld, with a notice at its place; exemptions (b)(1)" in result.stdout


def test_verify_passes_a_release_and_names_its_form() -> None:
    run("release", "memo.txt", "--level", "U", "--format", "markdown", "-o", "out.md")
    result = run("verify", "out.md", "--against", "memo.txt", "--level", "U")
    assert result.exit_code == 0
    assert result.stdout == (
        "out.md: no words of withheld portions in it\n"
        "out.md: byte for byte the markdown release under policy standard\n"
    )


def test_verify_passes_what_somebody_changed_without_harm_and_says_so() -> None:
    run("release", "memo.txt", "--level", "U", "-o", "out.txt")
    Path("out.txt").write_bytes(Path("out.txt").read_bytes() + b"\nCopy 2 of 3\n")
    result = run("verify", "out.txt", "--against", "memo.txt", "--level", "U", "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout) == {"withheld_words": False, "identical_to_format": None}


@pytest.mark.parametrize(
    "pasted",
    [
        FIRST,
        FIRST.upper(),
        "He will resign before the treaty.",
        FIRST.replace(" ", "\n> "),
        " ".join(f"<b>{word}</b>" for word in FIRST.split()),
    ],
    ids=["the sentence", "in capitals", "a part", "quoted", "behind markup"],
)
def test_verify_finds_withheld_words_and_names_the_portion_without_them(pasted: str) -> None:
    run("release", "memo.txt", "--level", "U", "-o", "out.txt")
    Path("out.txt").write_text(Path("out.txt").read_text() + pasted)
    result = run("verify", "out.txt", "--against", "memo.txt", "--level", "U")
    assert refusal(result, 1) == "memo.txt, portion 1: withheld words are in the release"
    assert result.stdout == ""


def test_verify_finds_the_document_itself() -> None:
    result = run("verify", "memo.txt", "--against", "memo.txt", "--level", "U")
    assert refusal(result, 1) == "memo.txt, portion 1: withheld words are in the release"


def test_verify_of_a_file_that_is_not_there_is_wrong_input() -> None:
    result = run("verify", "gone.txt", "--against", "memo.txt", "--level", "U")
    assert refusal(result) == "gone.txt: cannot be read (No such file or directory)"


def test_verify_reads_the_release_from_standard_input() -> None:
    released = run("release", "memo.txt", "--level", "U").stdout_bytes
    result = run("verify", "-", "--against", "memo.txt", "--level", "U", stdin=released)
    assert (result.exit_code, result.stderr) == (0, "")

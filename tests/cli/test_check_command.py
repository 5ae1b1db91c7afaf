"""`redactor check`: findings as lines, JSON and SARIF, and what the exit status says."""

import json
from pathlib import Path

import jsonschema_rs
import pytest
from commandline import MEMO, refusal, run

SARIF = json.loads(
    (Path(__file__).parents[1] / "checks" / "sarif-schema-2.1.0.json").read_text(encoding="utf-8")
)
"""SARIF 2.1.0 (OASIS, March 2020), without descriptions; a pattern that is none is mended."""

pytestmark = pytest.mark.usefixtures("folder")


@pytest.fixture(autouse=True)
def paper(folder: Path) -> None:
    """Two errors: a mark above the banner, and no classification authority."""
    (folder / "bad.txt").write_bytes(MEMO.replace(b"2. (U)", b"2. (S)"))
    (folder / "good.txt").write_bytes(b"UNCLASSIFIED\n\n1. (U) Rain fell.\n")


def test_a_good_paper_has_exit_status_0() -> None:
    result = run("check", "good.txt")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "good.txt: errors 0, other findings 0\n"


def test_errors_have_exit_status_1_and_a_line_each_with_place_rule_and_source() -> None:
    result = run("check", "bad.txt")
    assert result.exit_code == 1
    assert (
        "bad.txt:7:1: error: portion 2: the banner CONFIDENTIAL does not cover the mark (S); "
        "write SECRET [banner-below-portion: 32 CFR 2001.24(b); ODNI ISM-ID-00056 to 00059]"
    ) in result.stdout.splitlines()


def test_warnings_and_notes_alone_have_exit_status_0() -> None:
    ignored = ("--ignore", "missing-authority", "--ignore", "banner-below-portion")
    result = run("check", "bad.txt", *ignored)
    assert (result.exit_code, "warning" in result.stdout) == (0, True)


def test_json_has_a_row_for_each_finding() -> None:
    told = json.loads(run("check", "bad.txt", "--json").stdout)
    assert told["source"] == "bad.txt"
    (row,) = [row for row in told["findings"] if row["rule"] == "banner-below-portion"]
    assert (row["line"], row["column"], row["portion"], row["severity"]) == (7, 1, "2", "error")
    assert row["suggestion"] == "SECRET"


def test_sarif_has_the_rules_and_a_result_for_each_finding() -> None:
    log = json.loads(run("check", "bad.txt", "--sarif").stdout)
    (only,) = log["runs"]
    rules = only["tool"]["driver"]["rules"]
    found = json.loads(run("check", "bad.txt", "--json").stdout)["findings"]
    assert log["version"] == "2.1.0"
    assert [result["ruleId"] for result in only["results"]] == [row["rule"] for row in found]
    for result in only["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        (place,) = [location["physicalLocation"] for location in result["locations"]]
        assert place["artifactLocation"]["uri"] == "bad.txt"
        assert place["region"]["startLine"] >= 1


@pytest.mark.parametrize(
    "name", ["bad.txt", "good.txt", "a paper (draft) \N{LATIN SMALL LETTER E WITH ACUTE}.txt"]
)
def test_sarif_is_valid_against_its_schema(folder: Path, name: str) -> None:
    if not (folder / name).exists():
        (folder / name).write_bytes((folder / "bad.txt").read_bytes())
    log = json.loads(run("check", name, "--sarif").stdout)
    jsonschema_rs.validate(SARIF, log)
    assert not jsonschema_rs.is_valid(SARIF, {**log, "version": "1.0.0"})


def test_the_rules_are_listed_with_their_sources() -> None:
    rows = json.loads(run("check", "--list-rules", "--json").stdout)
    assert {"rule": "unknown-mark"}.items() <= {"rule": rows[5]["id"]}.items()
    assert len(run("check", "--list-rules").stdout.splitlines()) == len(rows) + 1


def test_an_unknown_rule_is_refused() -> None:
    message = refusal(run("check", "good.txt", "--ignore", "no-such"))
    assert message == "rule 'no-such': is not known; see redactor check --list-rules"


def test_without_a_document_it_says_what_to_give() -> None:
    assert refusal(run("check")) == "no document is named; give a FILE, or --list-rules"


def test_standard_input_is_checked_too() -> None:
    assert run("check", "-", stdin=b"UNCLASSIFIED\n\n1. (U) Rain fell.\n").exit_code == 0


def test_a_companys_paper_needs_no_word_of_us_law(folder: Path) -> None:
    (folder / "paper.txt").write_text("RESTRICTED\n\n1. (RES) He left.\n\n2. (PUB) Rain.\n")
    result = run("check", "paper.txt", "--scheme", "company")
    assert (result.exit_code, result.stdout) == (0, "")
    for way in ((), ("--sarif",)):
        told = run("check", "memo.txt", "--scheme", "company", *way).stdout
        assert told
        assert not [law for law in ("CFR", "DoDM", "FAH", "ODNI", "IC Mark") if law in told]

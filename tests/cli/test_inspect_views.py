"""What a reviewer sees of a reading: how sure it is, what to look at, and the page of it."""

import html
import json
import re
from pathlib import Path

import pytest
from commandline import refusal, run
from hypothesis import given
from hypothesis import strategies as st

import redactor
from redactor.documents.page import as_html

PAPER = """\
CONFIDENTIAL

SUBJECT: Harbor <dues> & "fees"

1. (U) Rain fell.

2. (8) The minister spoke.

PAGE 02 CONFIDENTIAL

3. (S//QQ) The porter spoke.

Remarks
"""

pytestmark = pytest.mark.usefixtures("folder")


@pytest.fixture(autouse=True)
def paper(folder: Path) -> None:
    (folder / "paper.txt").write_text(PAPER, encoding="utf-8")


def page_of(text: str) -> str:
    return as_html(redactor.read(text.encode()))


def test_inspect_says_how_sure_each_reading_is() -> None:
    told = json.loads(run("inspect", "paper.txt", "--json").stdout)
    sure = {portion["id"]: portion["confidence"] for portion in told["portions"]}
    assert sure["1"] == "exact"
    assert sure["subject"] == "normal"
    assert (sure["2"], sure["3"]) == ("doubtful", "doubtful")


def test_inspect_doubtful_lists_only_what_a_person_has_to_look_at() -> None:
    told = json.loads(run("inspect", "paper.txt", "--doubtful", "--json").stdout)
    assert [portion["id"] for portion in told["portions"]] == ["2", "3"]
    assert told["style"] == "start"
    lines = run("inspect", "paper.txt", "--doubtful").stdout.splitlines()
    assert [line.split()[0] for line in lines[-2:]] == ["2", "3"]


def test_inspect_doubtful_says_where_nothing_is() -> None:
    shown = run("inspect", "memo.txt", "--doubtful")
    assert (shown.exit_code, shown.stdout.splitlines()[-1]) == (0, "nothing is doubtful")
    assert "portion" not in shown.stdout


def test_inspect_doubtful_as_json_has_no_portions_where_nothing_is() -> None:
    assert json.loads(run("inspect", "memo.txt", "--doubtful", "--json").stdout)["portions"] == []


@pytest.mark.parametrize(
    ("options", "other"),
    [(["--json"], "--json"), (["--doubtful"], "--doubtful"), (["--doubtful", "--json"], "--json")],
)
def test_the_page_goes_with_no_other_view(options: list[str], other: str) -> None:
    problem = f"--html: does not go with {other}; leave one of them out"
    assert refusal(run("inspect", "paper.txt", "--html", *options)) == problem


@pytest.mark.parametrize(
    ("paper", "line"),
    [
        ("He left.\n", "marking  TS (no banner and no mark: highest level)"),
        ("TOP SECRET\n\nHe left.\n", "marking  TS"),
        ("T0P SECRET\n\nHe left.\n", "marking  TS"),
        ("(TS) He left.\n\nMr. Quill\n", "marking  TS"),
    ],
)
def test_inspect_says_where_neither_banner_nor_mark_does(paper: str, line: str) -> None:
    assert line in run("inspect", "-", stdin=paper.encode()).stdout.splitlines()


@pytest.mark.parametrize(
    ("body", "style"),
    [
        ("1. (C) One.\n\n2. (U) Two.\n", "start"),
        ("The minister spoke. (C)\n\nRain fell. (U)\n", "end"),
        ("1. (C) One.\n\n2. Two. (U)\n", "mixed"),
        ("1. (C - ENTIRE TEXT) One.\n\n2. Two.\n", "entire text"),
        ("SUBJECT: (C) Fish\n\nOne.\n", "subject only"),
        ("One.\n\nTwo.\n", "none"),
    ],
)
def test_inspect_says_where_the_marks_stand(folder: Path, body: str, style: str) -> None:
    (folder / "styled.txt").write_text(f"CONFIDENTIAL\n\n{body}", encoding="utf-8")
    assert f"style    {style}" in run("inspect", "styled.txt").stdout.splitlines()


def test_the_page_has_the_whole_text_once_and_in_its_order() -> None:
    shown = "".join(re.findall(r"<pre>(.*?)</pre>", page_of(PAPER), re.DOTALL))
    assert html.unescape(shown) == PAPER


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1))
def test_the_page_of_any_text_has_all_of_it(text: str) -> None:
    try:
        document = redactor.read(text.encode())
    except redactor.RedactorError:
        return
    shown = "".join(re.findall(r"<pre>(.*?)</pre>", as_html(document), re.DOTALL))
    assert html.unescape(shown) == document.text


def test_the_page_loads_and_runs_nothing() -> None:
    page = page_of("UNCLASSIFIED\n\n1. (U) <script>alert(1)</script> <img src=x>\n")
    assert "default-src 'none'" in page
    assert "<script" not in page
    assert "<img" not in page
    assert "src=" not in re.sub(r"<pre>.*?</pre>", "", page, flags=re.DOTALL)


def test_the_page_names_what_is_doubtful_and_leads_to_it() -> None:
    page = page_of(PAPER)
    for number, portion in enumerate(("2", "3"), 1):
        assert f'<a href="#portion-{number}">{portion}</a>' in page
        assert f'doubtful" id="portion-{number}"' in page


def test_the_page_is_printed_by_the_command_and_warns_that_it_is_no_release() -> None:
    result = run("inspect", "paper.txt", "--html")
    assert result.exit_code == 0
    assert result.stdout.startswith("<!doctype html>")
    assert "for its reviewers, not for release" in result.stdout


def test_a_policy_may_withhold_what_could_not_be_read_for_sure(folder: Path) -> None:
    paper = "UNCLASSIFIED\n\n1. (U) Rain fell.\n\n2. (u} The porter spoke.\n"
    for wanted, actions in (("as-read", ["release"] * 2), ("withhold", ["release", "mask"])):
        (folder / "mine.yaml").write_text(f"policy: mine\nextends: standard\ndoubtful: {wanted}\n")
        release = redactor.release(
            redactor.read(paper.encode()), redactor.load_policy(str(folder / "mine.yaml")), "TS//NF"
        )
        assert [d.action for d in release.decisions if d.label] == actions


def test_the_public_gets_nothing_that_could_not_be_read_for_sure() -> None:
    paper = b"UNCLASSIFIED\n\n1. (U) Rain fell.\n\n2. (u} The porter spoke.\n"
    release = redactor.release(redactor.read(paper), "foia-public")
    assert "porter" not in release.render()

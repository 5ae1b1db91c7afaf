"""Papers damaged as scanning and paging do: nothing is read lower than it is, and nothing lost."""

import re
from collections.abc import Callable
from datetime import date
from random import Random

import pytest
from hypothesis import assume, example, given, reject
from hypothesis import strategies as st
from papers import CLEAN, CLOSED_UP, KINDS, LOST, PAGED, STRUCK, WORST, Damage, Paper, make, score

import redactor
from redactor.decisions.decide import decide
from redactor.errors import VerificationError

STYLES = ("start", "end", "entire")
seeds = st.integers(min_value=0, max_value=10**9)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("damage", KINDS.values(), ids=KINDS)
@given(seed=seeds)
@example(seed=193994420)  # a mark behind a page that may close what stands before the page
@example(seed=6250)  # strokes behind the sign of a footnote at the end of a line
@example(seed=45718)  # a sentence that a page cut, and another page behind it
@example(seed=64861908)  # one mark in all that can be read, behind a page
@example(seed=2096506)  # half a mark before a bracket in the next paragraph
def test_no_letter_is_read_lower_than_it_is_or_lost(damage: Damage, style: str, seed: int) -> None:
    found = score(make(Random(seed), damage, style))
    assert (found.under, found.lost, found.where) == (0, 0, "")


@pytest.mark.parametrize("style", ["start", "entire"])
@given(seed=seeds)
@example(seed=734)  # a footnote behind a short word, behind an abbreviation
def test_an_undamaged_paper_is_read_exactly(style: str, seed: int) -> None:
    assert score(make(Random(seed), CLEAN, style)).over == 0


@pytest.mark.parametrize("style", STYLES)
@given(seed=seeds)
def test_a_clean_paper_shows_its_style(style: str, seed: int) -> None:
    paper = make(Random(seed), CLEAN, style)
    assume(style != "end" or not paper.inline)  # a wrapped line may begin with a mark
    told = redactor.read(paper.text.encode()).style
    assert told == ("entire text" if style == "entire" else style)


def release(paper: str, policy: str, level: str) -> redactor.Release:
    """Release a paper, if it can be: words drawn at random may be in two portions by chance."""
    try:
        return redactor.release(redactor.read(paper.encode()), policy, level)
    except VerificationError:
        reject()


@given(seeds, st.sampled_from([CLEAN, PAGED]), st.sampled_from("UCS"))
@example(3213552, CLEAN, "C")  # a notice behind the place of an item of three letters
@example(160886992, CLEAN, "C")  # a number that runs ahead, before a notice
@example(1002994, PAGED, "S")  # an item behind a page, above items with marks
def test_a_release_of_a_release_is_the_same(seed: int, damage: Damage, level: str) -> None:
    """P5."""
    paper = make(Random(seed), damage).text
    once = release(paper, "standard", level).render()
    assert release(once, "standard", level).render() == once


@given(seeds, st.sampled_from([PAGED, STRUCK, LOST, WORST, CLOSED_UP]), st.sampled_from("CS"))
@example(744899, CLOSED_UP, "S")  # the sign of a footnote above a number
def test_a_release_of_a_release_lets_nothing_more_out(
    seed: int, damage: Damage, level: str
) -> None:
    paper = make(Random(seed), damage).text
    direct = " ".join(release(paper, "standard", "U").render().split())
    again = release(release(paper, "standard", level).render(), "standard", "U")
    for block in again.blocks:
        lines = [] if block.kind == "notice" else block.text.splitlines()
        assert [line for line in lines if " ".join(line.split()) not in direct] == []


OTHER_WORDS = re.compile(r"[^\W\d_]{4,}")
"""Words; three letters, and what stands behind ``No.``, could be what is left of a mark."""


def other(word: re.Match[str]) -> str:
    return "Rain" if word[0][0].isupper() else "rain"


def as_long(word: re.Match[str]) -> str:
    return f"{other(word)[:3]}{'i' * (len(word[0]) - 4)}n"


def with_other_words(paper: Paper, level: str, other: Callable[[re.Match[str]], str]) -> str:
    """Return a *paper* whose portions above a *level* have *other* words."""
    for line in paper.lines:
        for run in line.runs:
            if run.portion >= 0 and "UCS".index(paper.levels[run.portion]) > "UCS".index(level):
                run.text = re.sub(r"\d", "7", OTHER_WORDS.sub(other, run.text))
    return paper.text


@given(seeds, st.sampled_from([PAGED, STRUCK, LOST]), st.sampled_from("UC"))
def test_other_words_in_withheld_portions_give_the_same_bytes(
    seed: int, damage: Damage, level: str
) -> None:
    """P1, from the source on; how a paper is set, its lines and pages, tells where portions end."""
    paper = make(Random(seed), damage)
    shown = release(paper.text, "tearline", level).render()
    said = with_other_words(paper, level, as_long)
    assert release(said, "tearline", level).render() == shown


@pytest.mark.parametrize(
    ("seed", "damage", "level"),
    [
        pytest.param(2311, STRUCK, "U", id="of a withheld portion"),
        pytest.param(6331, PAGED, "C", id="above the top of a page"),
        pytest.param(330218, PAGED, "C", id="behind a mark at the top of a page"),
    ],
)
def test_how_long_withheld_lines_are_says_nothing_of_others(
    seed: int, damage: Damage, level: str
) -> None:
    paper = make(Random(seed), damage)
    shown = release(paper.text, "tearline", level).render()
    said = with_other_words(paper, level, other)
    assert release(said, "tearline", level).render() == shown


@given(seeds, st.sampled_from([PAGED, WORST, CLOSED_UP]))
def test_a_higher_ceiling_releases_no_portion_less(seed: int, damage: Damage) -> None:
    """P4."""
    document = redactor.read(make(Random(seed), damage).text.encode())
    policy = redactor.load_policy("standard")
    released = [
        {
            decision.portion
            for decision in decide(document, policy, policy.ceiling(level), date(2020, 1, 1))
            if decision.action == "release"
        }
        for level in ("U", "C", "S")
    ]
    assert released[0] <= released[1] <= released[2]

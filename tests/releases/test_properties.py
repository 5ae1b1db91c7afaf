"""What always holds of a release (design.md, section 6), over invented telegrams."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegrams import Paragraph, documents, telegram

import redactor
from redactor.markings import load_scheme

POLICIES = ("standard", "foia-public", "historical", "tearline")
LEVELS = ("U", "SBU", "C", "S", "TS", "S//NF", "TS//NF")
BEFORE, AFTER = date(2019, 3, 12), date(2019, 3, 13)

policies = st.sampled_from(POLICIES)
levels = st.sampled_from(LEVELS)
dates = st.sampled_from([BEFORE, AFTER])
forms = st.sampled_from(["text", "markdown", "html", "json"])


def make(source: str, policy: str, level: str, as_of: date) -> redactor.Release:
    at = level if policy in ("standard", "tearline") else "U"
    return redactor.release(redactor.read(source.encode()), policy, at, as_of)


def ceiling(policy: str, level: str) -> redactor.Marking:
    return load_scheme("us").parse(level if policy in ("standard", "tearline") else "U")


@given(documents(), policies, levels, dates, forms)
def test_other_words_in_withheld_paragraphs_give_the_same_bytes(
    paragraphs: list[Paragraph], policy: str, level: str, as_of: date, form: str
) -> None:
    """P1, from the source on: the twin differs in the words of its file."""
    release = make(telegram(paragraphs), policy, level, as_of)
    withheld = {d.label for d in release.decisions if d.action != "release"}
    twin = telegram(
        [
            Paragraph(p.mark, tuple("x" * len(word) for word in p.words), p.lead, p.heading, p.cut)
            if str(n) in withheld
            else p
            for n, p in enumerate(paragraphs, start=1)
        ]
    )
    assert make(twin, policy, level, as_of).render(form) == release.render(form)


@given(documents(), levels, dates)
def test_under_tearline_not_even_the_length_of_withheld_words_matters(
    paragraphs: list[Paragraph], level: str, as_of: date
) -> None:
    release = make(telegram(paragraphs), "tearline", level, as_of)
    withheld = {d.label for d in release.decisions if d.action != "release"}
    twin = telegram(
        [
            Paragraph(p.mark, ("no",) * 99, p.lead, p.heading) if str(n) in withheld else p
            for n, p in enumerate(paragraphs, start=1)
        ]
    )
    assert make(twin, "tearline", level, as_of).render() == release.render()


@given(documents(), policies, levels, dates)
def test_what_the_ceiling_does_not_dominate_goes_out_only_on_an_authority(
    paragraphs: list[Paragraph], policy: str, level: str, as_of: date
) -> None:
    """P2."""
    release = make(telegram(paragraphs), policy, level, as_of)
    top = ceiling(policy, level)
    for decision in release.decisions:
        if decision.action == "release" and not top.dominates(decision.marking):
            assert decision.authority
            assert top.dominates(decision.effective)


@given(documents(), policies, levels, dates, forms)
def test_no_long_run_of_withheld_words_is_in_any_form(
    paragraphs: list[Paragraph], policy: str, level: str, as_of: date, form: str
) -> None:
    """P3."""
    document = redactor.read(telegram(paragraphs).encode())
    release = make(telegram(paragraphs), policy, level, as_of)
    output = " ".join(re.findall(r"\w+", release.render(form).lower()))
    said = [
        " ".join(re.findall(r"\w+", document.words(p).lower()))
        for p, d in zip(document.portions, release.decisions, strict=True)
        if d.action == "release"
    ]
    for portion, decision in zip(document.portions, release.decisions, strict=True):
        if decision.action == "release" or portion.kind != "paragraph":
            continue
        words = re.findall(r"\w+", document.words(portion).lower())
        for at in range(len(words) - 5):
            run = " ".join(words[at : at + 6])
            assert run not in output or any(run in other for other in said)


@given(documents(), st.sampled_from(["standard", "tearline"]), dates)
def test_a_higher_ceiling_never_releases_less(
    paragraphs: list[Paragraph], policy: str, as_of: date
) -> None:
    """P4."""
    scheme = load_scheme("us")
    released = {
        level: {
            d.portion
            for d in make(telegram(paragraphs), policy, level, as_of).decisions
            if d.action == "release"
        }
        for level in LEVELS
    }
    for low in LEVELS:
        for high in LEVELS:
            if scheme.parse(high).dominates(scheme.parse(low)):
                assert released[low] <= released[high]


@given(documents(), policies, levels, dates)
def test_releasing_a_release_at_the_same_level_changes_nothing(
    paragraphs: list[Paragraph], policy: str, level: str, as_of: date
) -> None:
    """P5."""
    once = make(telegram(paragraphs), policy, level, as_of).render()
    assert make(once, policy, level, as_of).render() == once


@given(documents(), policies, levels, dates)
def test_the_banner_dominates_every_survivor(
    paragraphs: list[Paragraph], policy: str, level: str, as_of: date
) -> None:
    """P6."""
    release = make(telegram(paragraphs), policy, level, as_of)
    for decision in release.decisions:
        if decision.action == "release":
            assert release.marking.dominates(decision.effective)


@given(st.binary(max_size=400))
def test_any_bytes_give_a_release_or_an_error_for_the_user(data: bytes) -> None:
    """P7."""
    try:
        release = redactor.release(redactor.read(data), "standard", "U")
    except redactor.RedactorError:
        return
    assert release.banner == "UNCLASSIFIED"


@given(st.text(alphabet="(){}[]UCSTBN/.¶$\\P#13 \n\t-a\u200bб", max_size=300))
def test_any_text_of_marks_and_damage_gives_a_release(text: str) -> None:
    """P7, for what looks most like marks."""
    if not text.strip("\u200b \n\t"):
        return
    for level in LEVELS:
        redactor.release(redactor.read(text.encode()), "standard", level)


@given(documents(), policies, levels, dates, forms)
def test_the_same_arguments_give_the_same_bytes(
    paragraphs: list[Paragraph], policy: str, level: str, as_of: date, form: str
) -> None:
    """P10."""
    source = telegram(paragraphs)
    first, second = (make(source, policy, level, as_of).render(form) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("banner", ["C O N F I D E N T I A L", "SECRET", "UNCLAS"])
@given(paragraphs=documents())
def test_paragraphs_keep_their_numbers_and_marks_whatever_the_pilcrow_became(
    banner: str, paragraphs: list[Paragraph]
) -> None:
    document = redactor.read(telegram(paragraphs, banner).encode())
    read = [(p.label, str(p.marking)) for p in document.portions if p.kind == "paragraph"]
    assert read == [(str(n), p.mark) for n, p in enumerate(paragraphs, start=1)]


def test_a_figure_that_looks_like_a_paragraph_number_stays_with_its_withheld_words() -> None:
    text = "CONFIDENTIAL\n\n1. (U) Rain.\n\n2. (C) The code is\n\n4711. Go.\n\nCONFIDENTIAL\n"
    document = redactor.read(text.encode())
    released = redactor.release(document, "standard", "U")
    assert "4711" not in released.render()
    assert not any("4711" in decision.portion for decision in released.decisions)
    assert "4711. Go." in redactor.release(document, "standard", "C").render()


@pytest.mark.parametrize(
    ("title", "goes_out"),
    [("Harbor Bell", False), ("Media Reaction", True), ("Harbor Bell\n-----------", True)],
    ids=["may be the end of a name", "has the words of headings", "is underlined"],
)
def test_a_title_behind_a_withheld_paragraph_goes_out_only_if_it_is_plainly_one(
    title: str, *, goes_out: bool
) -> None:
    text = f"CONFIDENTIAL\n\n1. (C) The agent is\n\n{title}\n\n2. (U) Rain.\n\nCONFIDENTIAL\n"
    released = redactor.release(redactor.read(text.encode()), "standard", "U").render()
    assert (title in released) is goes_out


@pytest.mark.parametrize("empty", ["1. (C) ", "1. (C)\r", "REF:\r\n\r\n1. (C)", "Classified By: "])
@pytest.mark.parametrize("policy", ["standard", "foia-public", "tearline"])
def test_a_withheld_portion_without_words_does_not_stop_a_release(empty: str, policy: str) -> None:
    text = f"CONFIDENTIAL\n\n{empty}\n\n2. (U) The harbor rose.\n"
    document = redactor.read(text.encode())
    assert "The harbor rose." in redactor.release(document, policy, "U").render()
    assert all(portion.words <= portion.end for portion in document.portions)


def test_places_behind_a_withheld_portion_are_others_in_the_twin() -> None:
    document = redactor.read(b"CONFIDENTIAL\n\n1. (C) Guns.\n\n2. (U) Rain fell here.\n")
    twin = document.twin({"1"}, same_amount=True)
    assert twin.portions[1].start != document.portions[1].start
    assert twin.words(twin.portions[1]) == document.words(document.portions[1])
    assert twin.sha256 != document.sha256
    assert twin.portions[0].lines == document.portions[0].lines
    assert document.twin({"1"}, same_amount=False).portions[0].lines == 2

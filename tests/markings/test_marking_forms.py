import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from marks import US, known_markings

from redactor.errors import LevelError
from redactor.markings import Marking


@pytest.mark.parametrize(
    ("written", "portion", "banner"),
    [
        ("U", "U", "UNCLASSIFIED"),
        ("UNCLAS", "U", "UNCLASSIFIED"),
        ("C", "C", "CONFIDENTIAL"),
        ("S", "S", "SECRET"),
        ("TS", "TS", "TOP SECRET"),
        ("TOP SECRET", "TS", "TOP SECRET"),
        ("SBU", "SBU", "SENSITIVE BUT UNCLASSIFIED"),
        ("SENSITIVE", "SBU", "SENSITIVE BUT UNCLASSIFIED"),
        ("U//SBU", "SBU", "SENSITIVE BUT UNCLASSIFIED"),
        ("SBU//NF", "SBU-NF", "SENSITIVE BUT UNCLASSIFIED NOFORN"),
        ("U//NF", "U//NF", "UNCLASSIFIED//NOFORN"),
        ("S//NF", "S//NF", "SECRET//NOFORN"),
        ("S//ND/NF", "S//NF//ND", "SECRET//NOFORN//NODIS"),
        ("SECRET//NOFORN//EXDIS", "S//NF//XD", "SECRET//NOFORN//EXDIS"),
        ("C//SBU", "C", "CONFIDENTIAL"),
        ("C//SBU/NF", "C//NF", "CONFIDENTIAL//NOFORN"),
        ("S//NF//NF", "S//NF", "SECRET//NOFORN"),
    ],
)
def test_a_mark_has_one_portion_form_and_one_banner_form(
    written: str, portion: str, banner: str
) -> None:
    marking = US.parse(written)
    assert (str(marking), marking.banner) == (portion, banner)


@pytest.mark.parametrize(
    "written",
    [
        "(S//NF)",
        "S/NF",
        "s//nf",
        " ( S // NF ) ",
        "(S / NF)",
        "SECRET//NOFORN",
        "SECRET/NF",
        "secret // noforn",
    ],
)
def test_brackets_case_blanks_and_single_slashes_mean_the_same(written: str) -> None:
    assert US.parse(written) == US.marking(US.parse("S").level, ["NF"])


def test_blanks_inside_a_form_count_as_one() -> None:
    assert US.parse("TOP \t SECRET") == US.parse("TS")


@pytest.mark.parametrize(
    "written",
    [
        "",
        " ",
        "()",
        "/",
        "//",
        "(//)",
        "X",
        "SECRETARY",
        "NF",
        "EXDIS",
        "S//",
        "//S",
        "S//NF//",
        "S//QQ",
        "S//NF/QQ",
        "QQ//NF",
        "SBU//QQ",
        "S//C",
        "S////NF",
        "((S))",
        "S//REL TO USA, XYZ",
        "S//RD-X",
        "S//SAR",
        "S//SAR-",
        "S//MR//NF",
        "//USD S",
        "//JOINT",
        "//JOINT S XYZ",
        "//NATO TOP SECRET",
        "//NATO GBR S",
        "R",
        "RESTRICTED",
        "CUI//QQ",
        "CUI//SP-QQ",
        "S//FGI XYZ",
        "(S) and more",
    ],
)
def test_a_mark_with_any_part_that_the_scheme_does_not_have_is_unknown(written: str) -> None:
    marking = US.parse(written)
    assert marking == US.unknown
    assert (str(marking), marking.banner) == ("unknown", "UNKNOWN")


@given(known_markings)
def test_what_shows_of_a_marking_reads_back_as_it(marking: Marking) -> None:
    granted = US.levels[marking.level].granted
    shown = US.marking(
        marking.level,
        [atom for atom in US.stated(marking.controls) if atom not in granted],
        owner=marking.owner,
        release=marking.release,
        display=marking.display,
        permissions=marking.permissions,
    )
    assert US.parse(str(marking)) is shown
    assert str(shown) == str(marking)


@given(known_markings)
def test_portion_form_brackets_and_banner_read_back_alike(marking: Marking) -> None:
    assert US.parse(f"({marking})") is US.parse(str(marking))
    assert US.parse(marking.banner) is US.parse(str(marking))


def test_a_banner_whose_first_control_is_alike_in_both_forms_is_a_banner() -> None:
    assert US.read("CUI//BUDG//ATTORNEY-CLIENT").form == "banner"


@given(known_markings)
def test_canonical_forms_are_read_without_a_word_against_their_form(marking: Marking) -> None:
    said = {"missing-control", "noforn-with-rel", "legacy-form", "rel-list"}
    for form in (f"({marking})", marking.banner):
        assert {note.rule for note in US.read(form).warnings} <= said, US.read(form)


@given(st.text())
def test_any_text_gives_a_marking(text: str) -> None:
    marking = US.parse(text)
    assert isinstance(marking, Marking)
    assert marking == (US.parse(str(marking)) if marking.known else US.unknown)


@given(
    st.lists(
        st.sampled_from(["U", "S", "TS", "SBU", "NF", "STADIS", "QQ", "/", "//", " ", "(", ")"]),
        max_size=8,
    ).map("".join)
)
@example("U SBU")
def test_a_known_mark_keeps_every_control_that_is_written(text: str) -> None:
    marking = US.parse(text)
    if marking.known:
        parts = set(re.split(r"[/ ()]+", text)) - {""}
        assert parts <= {US.levels[marking.level].portion, *marking.controls}


@pytest.mark.parametrize(
    "written",
    [
        "/" * 1_000_000,
        "S" + "/" * 1_000_000 + "NF",
        "(" * 1_000_000,
        "S//NF" * 200_000,
        "S//REL TO USA, " + "AUS, " * 200_000,
        "S//SI" + "-G" * 500_000,
        "S " * 500_000,
    ],
    ids=["slashes", "slashes inside", "brackets", "marks in a row", "list", "parts", "letters"],
)
def test_a_mark_a_million_characters_long_is_unknown(written: str) -> None:
    assert US.parse(written) == US.unknown


def test_so_many_marks_that_not_all_are_remembered_still_mean_the_same() -> None:
    for number in range(5000):
        assert not US.parse(f"S//Q{number}").known
    assert US.parse("S//NF") == US.marking(US.parse("S").level, ["NF"])


@pytest.mark.parametrize("written", ["U", "SBU", "C", "(S//NF)", "top secret"])
def test_a_ceiling_is_any_mark_that_the_scheme_knows(written: str) -> None:
    assert US.ceiling(written) == US.parse(written)


def test_an_unknown_ceiling_is_an_error_that_tells_what_there_is() -> None:
    with pytest.raises(LevelError) as raised:
        US.ceiling("S//QQ")
    assert str(raised.value) == (
        "level 'S//QQ': is not a marking of the scheme 'us'; its levels are U, C, S, TS, "
        "as in TS//NF; see `redactor scheme show us`"
    )


def test_the_lowest_marking_is_unclassified_and_the_highest_top_secret() -> None:
    assert (str(US.lowest), str(US.highest)) == ("U", "TS")

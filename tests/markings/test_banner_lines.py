import pytest
from hypothesis import given
from hypothesis import strategies as st
from marks import US, known_markings

from redactor.markings import Marking
from redactor.markings.banner import Banner, find_banners


def banners(text: str) -> list[Banner]:
    return [found[-1] for found in find_banners(US, text, [(0, len(text))])]


def only(text: str) -> Banner:
    (banner,) = banners(text)
    return banner


@pytest.mark.parametrize(
    ("line", "marking"),
    [
        ("UNCLASSIFIED", "U"),
        ("UNCLAS", "U"),
        ("CONFIDENTIAL", "C"),
        ("SECRET", "S"),
        ("TOP SECRET", "TS"),
        ("SENSITIVE BUT UNCLASSIFIED", "SBU"),
        ("SBU", "SBU"),
        ("Secret", "S"),
        ("U N C L A S", "U"),
        ("U N C L A S S I F I E D", "U"),
        ("C O N F I D E N T I A L", "C"),
        ("S E C R E T", "S"),
        ("T O P  S E C R E T", "TS"),
        ("T O P S E C R E T", "TS"),
    ],
)
def test_a_level_on_a_line_of_its_own_is_a_banner(line: str, marking: str) -> None:
    assert str(only(line).marking) == marking


@pytest.mark.parametrize(
    ("line", "marking"),
    [
        ("SECRET//NOFORN", "S//NF"),
        ("SECRET//NF", "S//NF"),
        ("SECRET/NOFORN", "S//NF"),
        ("SECRET NOFORN", "S//NF"),
        ("S E C R E T NOFORN", "S//NF"),
        ("S E C R E T//NOFORN/EXDIS", "S//NF//XD"),
        ("SECRET EXDIS NOFORN", "S//NF//XD"),
        ("UNCLAS SENSITIVE", "SBU"),
        ("UNCLASSIFIED//SBU//NOFORN", "SBU-NF"),
        ("SBU//NOFORN", "SBU-NF"),
        ("CONFIDENTIAL//SENSITIVE", "C"),
        ("SECRET//ORCON", "S//OC"),
        ("SECRET / ORCON", "S//OC"),
        ("SECRET ORCON", "S//OC"),
        ("TOP SECRET//SI-G ABCD/TK//NOFORN", "TS//SI-G ABCD/TK//NF"),
        ("UNCLASSIFIED//FOR OFFICIAL USE ONLY", "U//FOUO"),
        ("SECRET//REL TO USA, AUS, CAN", "S//REL TO USA, AUS, CAN"),
        ("SECRET//RD-SIGMA 1 2//NOFORN", "S//RD-SG 1 2//NF"),
        ("//NATO SECRET", "//NS"),
        ("NATO SECRET", "//NS"),
        ("COSMIC TOP SECRET//ATOMAL", "//CTS//ATOMAL"),
        ("//JOINT SECRET CAN GBR USA", "//JOINT S CAN GBR USA"),
        ("//DEU SECRET", "//DEU S"),
        ("CUI//SP-PRVCY//FED ONLY", "CUI//SP-PRVCY//FED ONLY"),
        ("LIMITED OFFICIAL USE", "LOU"),
    ],
)
def test_a_banner_may_carry_controls(line: str, marking: str) -> None:
    assert str(only(line).marking) == marking


@pytest.mark.parametrize(
    ("line", "marking", "number"),
    [
        ("CONFIDENTIAL PORT ELMAR 000207", "C", "PORT ELMAR 000207"),
        ("C O N F I D E N T I A L PORT ELMAR 000207", "C", "PORT ELMAR 000207"),
        ("UNCLAS QUILLON 097", "U", "QUILLON 097"),
        ("S E C R E T SECTION 01 OF 02 BRAVAT 000150", "S", "BRAVAT 000150"),
        ("SECRET NOFORN SECTION 02 OF 02 BRAVAT 000150", "S//NF", "BRAVAT 000150"),
        ("CONFIDENTIAL SECTION 01 OF 03", "C", ""),
        ("SECRET", "S", ""),
    ],
)
def test_a_class_line_goes_on_with_section_and_number(line: str, marking: str, number: str) -> None:
    banner = only(line)
    assert (str(banner.marking), banner.number) == (marking, number)


@pytest.mark.parametrize(
    "line",
    [
        "SECRET//NOFORN//QQ",
        "SECRET//NF/QQ",
        "TOP SECRET//SI//WNINTEL",
        "S E C R E T//N O F O R N",
        "SECRET//",
        "SECRET//QQ PORT ELMAR 000207",
        "SECRET//REL TO USA, AUS, QQQ",
        pytest.param("SECRET//REL TO USA, " + ", ".join(["QQQ"] * 30), id="a long list"),
        pytest.param("SECRET / QQ", id="blanks around the slash"),
    ],
)
def test_a_banner_with_a_part_that_is_not_understood_has_the_unknown_marking(line: str) -> None:
    assert only(line).marking == US.unknown


def test_blanks_around_the_slashes_do_not_hide_a_banner() -> None:
    assert str(only("SECRET // NOFORN").marking) == "S//NF"


@pytest.mark.parametrize(
    "line",
    ["**SECRET**", "__SECRET__", "*SECRET*", "## SECRET", "> SECRET", "> **SECRET**", "  SECRET  "],
)
def test_a_banner_may_stand_in_markdown(line: str) -> None:
    banner = only(line)
    assert (banner.written, str(banner.marking)) == ("SECRET", "S")


@pytest.mark.parametrize(
    ("line", "marking"),
    [("SECRET TALKS WENT ON", "S"), ("SECRET OR CONFIDENTIAL", "S"), ("(CONFIDENTIAL) DRAFT", "C")],
)
def test_a_line_in_capitals_that_begins_with_a_level_may_be_a_banner(
    line: str, marking: str
) -> None:
    banner = only(line)
    assert (str(banner.marking), banner.certain) == (marking, False)


def test_emphasis_does_not_hide_the_controls() -> None:
    assert str(only("**SECRET//NOFORN**").marking) == "S//NF"


@pytest.mark.parametrize(
    "line",
    [
        "Secret talks went on until March.",
        "Confidential sources say that he will resign.",
        "Unclassified summary of the session:",
        "Top secret plans are seldom either",
        "Secret agent 007 arrived",
        "Confidential Port Elmar 000207",
        "SECRETARY",
        "SECRETLY",
        "UNCLASSIFIEDS",
        "The matter is SECRET",
        "The SECRET matter",
        "SECRET: a history",
        "S",
        "TS",
        "NOFORN",
        "EXDIS",
        "",
    ],
)
def test_prose_that_has_the_word_is_not_a_banner(line: str) -> None:
    assert banners(line) == []


def test_every_banner_line_of_a_text_is_found_at_its_place() -> None:
    text = "SECRET//NOFORN\n\n1. (U) Fair.\n  CONFIDENTIAL\nSECRET talks.\n\nSECRET\n"
    places = find_banners(US, text, [(0, len(text))])
    found = [(place[0], str(place[-1].marking)) for place in places]
    assert found == [
        (0, "S//NF"),
        (text.index("  CONFIDENTIAL"), "C"),
        (text.rindex("SECRET"), "S"),
    ]


def test_a_banner_keeps_what_was_written() -> None:
    assert only("S E C R E T//NOFORN BRAVAT 000150").written == "S E C R E T//NOFORN"


@given(known_markings)
def test_the_banner_of_any_marking_is_found_again(marking: Marking) -> None:
    assert str(only(marking.banner).marking) == str(marking)


@given(st.text(), st.text())
def test_any_text_is_searched_without_an_error(before: str, after: str) -> None:
    for banner in banners(f"{before}\nSECRET{after}"):
        assert banner.marking.known or set("/,;-\u2013\u2014") & set(banner.written)


@pytest.mark.parametrize(
    "text",
    [
        "SECRET" + "/" * 1_000_000,
        "(SECRET" + "/" * 1_000_000,
        "SECRET" + " " * 1_000_000 + "x",
        "*" * 1_000_000 + "SECRET",
    ],
    ids=["slashes", "slashes in brackets", "blanks", "stars"],
)
def test_a_line_a_million_characters_long_is_searched(text: str) -> None:
    assert all(not banner.marking.known for banner in banners(text))

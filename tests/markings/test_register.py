"""The register of marks, row by row: each is read in both of its forms, and written in both."""

import json
import re
from collections.abc import Iterator

import pytest
from conftest import SHARED
from marks import US, mark

FILLED = {
    "[LIST]*": "CAN GBR USA",
    "[LIST]": "CAN GBR USA",
    "[NAC Activity]": "KFOR",
    "[COMPARTMENT]": "XXX",
    "[SUB-COMPARTMENT]": "XXXXXX",
    "[#]": "14",
    "XXXX": "ABCD",
}
PARENT = {
    "O": "HCS",
    "P": "HCS",
    "EU": "SI",
    "G": "SI",
    "NK": "SI",
    "BLFH": "TK",
    "IDIT": "TK",
    "KAND": "TK",
    "CNWDI": "RD",
    "SG [#]": "RD",
}
"""Rows that are a part of the control named, in the table's nesting."""


def rows() -> Iterator[tuple[str, str, str]]:
    """Yield the portion form, and the banner form of every row that has both by itself."""
    path = SHARED / "vocabulary" / "us-register.jsonl"
    for line in path.read_text().splitlines() if path.is_file() else ():
        row = json.loads(line)
        portion, title = row["portion_mark"], row["banner_title"]
        banner = row["banner_abbreviation"] or title
        if row["category"].startswith(("4", "6")) and portion in PARENT:
            parent = PARENT[portion]
            yield row["id"], f"{parent}-{filled(portion)}", f"{parent}-{filled(banner)}"
        elif "XXX" in portion or "[PROGRAM" in portion or " or " in f"{portion} {banner}":
            continue  # templates of a table; forms of these are in the tests below
        else:
            listed = portion.startswith("DISPLAY")
            yield row["id"], filled(portion, listed=listed), filled(banner, listed=listed)


def filled(form: str, *, listed: bool = False) -> str:
    for gap, words in FILLED.items():
        form = form.replace(gap, words.replace(" ", ", ") if listed else words)
    return re.sub(r" \(.*\)", "", form)


def context(row: str, form: str) -> str:
    """Return the mark that has *form* where the register puts it."""
    number = int(row.rsplit("-", 1)[1])
    if number <= 4:
        return form
    if number <= 13 or 17 <= number <= 20:
        return f"//{form}"
    return f"S//{form}"


@pytest.mark.skipif(not list(rows()), reason="the register is in ../shared/vocabulary")
def test_every_row_of_the_register_means_the_same_in_both_forms() -> None:
    tried = 0
    for row, portion, banner in rows():
        one, other = mark(context(row, portion)), mark(context(row, banner))
        assert one is other, (row, portion, banner)
        assert mark(f"({one.portion})") is mark(one.banner), row
        tried += 1
    assert tried > 50


@pytest.mark.parametrize(
    ("portion", "banner"),
    [
        ("TS//HCS-P XXXXXX", "TOP SECRET//HCS-P XXXXXX"),
        ("TS//RSV-XXX", "TOP SECRET//RSV-XXX"),
        ("TS//SI-XXX", "TOP SECRET//SI-XXX"),
        ("TS//SI-G XXXX", "TOP SECRET//SI-G XXXX"),
        ("TS//TK-BLFH XXXXXX", "TOP SECRET//TK-BLFH XXXXXX"),
        ("S//SAR-BP", "SECRET//SAR-BP"),
        ("S//FGI", "SECRET//FGI"),
        ("S//FGI DEU GBR", "SECRET//FGI DEU GBR"),
        ("//DEU S", "//DEU SECRET"),
        ("//FGI C", "//FGI CONFIDENTIAL"),
        ("S//REL TO USA, AUS, FVEY", "SECRET//REL TO USA, AUS, FVEY"),
        ("S//REL TO USA, EST, ISR, FVEY, NATO", "SECRET//REL TO USA, EST, ISR, FVEY, NATO"),
        ("S//REL TO USA, NATO ISAF", "SECRET//REL TO USA, NATO ISAF"),
        ("S//USA/AUS EYES ONLY", "SECRET//USA/AUS EYES ONLY"),
        ("S//DISPLAY ONLY AFG, IRQ", "SECRET//DISPLAY ONLY AFG, IRQ"),
        ("U//LES-NF", "UNCLASSIFIED//LES NOFORN"),
        ("CUI//SP-CTI/PRVCY//FED ONLY", "CUI//SP-CTI/PRVCY//FED ONLY"),
        (
            "S//FGI GBR//CUI//SP-AIV/SP-PRIIG/CMPRS//OC/REL TO USA, GBR/DL ONLY//DS",
            "SECRET//FGI GBR//CUI//SP-AIV/SP-PRIIG/CMPRS//ORCON/REL TO USA, GBR/DL ONLY//LIMDIS",
        ),
        ("S//ACCM-TEA LEAF", "SECRET//ACCM-TEA LEAF"),
        ("LOU", "LIMITED OFFICIAL USE"),
        ("OUO", "OFFICIAL USE ONLY"),
        ("S//ROGER CHANNEL", "SECRET//ROGER CHANNEL"),
    ],
)
def test_a_mark_with_parts_has_one_portion_form_and_one_banner_form(
    portion: str, banner: str
) -> None:
    assert (mark(portion).portion, mark(portion).banner) == (portion, banner)
    assert mark(banner) is mark(portion)


@pytest.mark.parametrize(
    ("written", "meant", "rule"),
    [
        # how it is written: markings.md, sec. 8.5
        ("(s//nf)", "S//NF", "portion-form"),
        ("( S // NF )", "S//NF", "portion-form"),
        ("(S///NF)", "S//NF", "portion-form"),
        ("(S NF)", "S//NF", "portion-form"),
        ("(SECRET//NOFORN)", "S//NF", "portion-form"),
        ("SECRET//NF", "S//NF", "banner-form"),
        ("(S//NF//SI)", "S//SI//NF", "order"),
        ("(S//NF/OC)", "S//OC/NF", "order"),
        ("(S//OC//NF)", "S//OC/NF", "order"),
        ("(S//SI/NF)", "S//SI//NF", "order"),
        ("(\N{FULLWIDTH LATIN CAPITAL LETTER S}//NF)", "S//NF", "portion-form"),
        ("(\N{CYRILLIC CAPITAL LETTER ES}//NF)", "C//NF", "portion-form"),
        ("(S\N{ZERO WIDTH SPACE}//NF)", "S//NF", "portion-form"),
        ("(S//OC NF)", "S//OC/NF", "portion-form"),
        ("(S//NF", "S//NF", "portion-form"),
        ("(NS)", "//NS", "portion-form"),
        # what was written once: markings.md, sec. 3.2
        ("C/NF", "C//NF", "legacy-form"),
        ("C-NF", "C//NF", "legacy-form"),
        ("S/REL", "S//REL", "legacy-form"),
        ("(S//NF,OC)", "S//OC/NF", "legacy-form"),
        ("(S//REL TO USA, AUS AND GBR)", "S//REL TO USA, AUS, GBR", "legacy-form"),
        ("SECRET//NOFORN//MR", "S//NF", "legacy-form"),
        ("SECRET//NOFORN//25X1", "S//NF", "legacy-form"),
        ("SECRET//NOFORN//20351231", "S//NF", "legacy-form"),
        ("SECRET//X1", "S", "legacy-form"),
        ("(S//NF//RD)", "S//RD//NF", "order"),
        ("(S//SAR-AA/SAR-BB)", "S//SAR-AA/BB", ""),
        ("(//CTS-A)", "//CTS//ATOMAL", "legacy-form"),
        ("(//CTS-B)", "//CTS//BOHEMIA", "legacy-form"),
        ("(//NS-A)", "//NS//ATOMAL", "legacy-form"),
        ("//SECRET ATOMAL", "//NS//ATOMAL", "legacy-form"),
        ("(TS//BYE)", "TS//TK", "portion-form"),
        ("(TS//COMINT)", "TS//SI", "portion-form"),
        ("(S//HUMINT)", "S//HCS", "portion-form"),
        ("(TS//KDK-BLFH)", "TS//TK-BLFH", "portion-form"),
        ("(TS//SIOP-ESI)", "TS//NC2-ESI", "portion-form"),
        ("(FGI-C)", "//FGI C", "legacy-form"),
        ("(GBR-C)", "//GBR C", "legacy-form"),
        ("(UK-C)", "//GBR C", "legacy-form"),
        ("(NATO-S)", "//NS", "legacy-form"),
        ("(SBU/N)", "SBU-NF", "portion-form"),
        ("(SBU N)", "SBU-NF", "portion-form"),
        ("UNCLAS EFTO", "U//EFTO", "portion-form"),
        ("UNCLAS SENSITIVE", "SBU", "portion-form"),
        ("C O N F I D E N T I A L", "C", "legacy-form"),
        ("T O P S E C R E T//SI", "TS//SI", "legacy-form"),
        ("(LIMITED OFFICIAL USE)", "LOU", "portion-form"),
        # who may have it: DoDM Encl. 4, sec. 10.d; ISM-ID-00070
        ("(S//REL TO GBR, AUS)", "S//NF", "rel-list"),
        ("(S//REL TO USA)", "S", "rel-list"),
        ("(S//REL TO USA, GBR, AUS)", "S//REL TO USA, AUS, GBR", "order"),
        ("(S//NF/REL TO USA, GBR)", "S//NF", "noforn-with-rel"),
        ("(S//REL TO USA, GBR//XD)", "S//XD", "noforn-with-rel"),
        # what needs what: Register, sec. H.4 and H.9
        ("(TS//HCS-O//NF)", "TS//HCS-O//NF", "missing-control"),
        ("(S//SI-G//OC)", "S//SI-G//OC", "missing-control"),
        ("(S//XD)", "S//XD", "missing-control"),
    ],
)
def test_what_is_written_otherwise_is_read_with_a_warning(
    written: str, meant: str, rule: str
) -> None:
    reading = US.read(written)
    assert str(reading.marking) == meant
    assert {note.rule for note in reading.warnings} >= ({rule} if rule else set())
    assert all(note.source and note.message for note in reading.warnings)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("(//NC)", "//NC"),
        ("(CUI//NC)", "CUI//NOCON"),
        ("(U//DS)", "U//DS"),
        ("(U//FOUO/DS)", "U//FOUO/DSEN//DS"),
        ("(//GBR R)", "//GBR R"),
        ("(R)", "unknown"),
    ],
)
def test_of_two_meanings_the_position_decides_or_both_are_taken(written: str, meant: str) -> None:
    assert str(US.parse(written)) == meant


def test_a_reading_keeps_what_was_written_and_tells_the_form() -> None:
    assert [US.read(w).form for w in ("(S//NF)", "S//NF", "SECRET", "SBU", "//NS", "CUI")] == [
        *["portion", "portion", "banner"],
        *["portion", "portion", "portion"],
    ]
    assert US.read(" (S//NF)").written == " (S//NF)"

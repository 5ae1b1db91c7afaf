"""Roll-up, row by row of the standards: each test names its rule and source."""

import json
from collections.abc import Iterator
from datetime import date
from random import Random

import pytest
from conftest import SHARED
from hypothesis import given
from hypothesis import strategies as st
from marks import US, known_markings, mark

from redactor.markings import Marking
from redactor.markings.rollup import RollUp, roll_up
from redactor.markings.short_forms import expand

REGIMES = list(US.words.regimes)
regimes = st.sampled_from(REGIMES)


def roll(regime: str, *marks: str, banner: str | None = None, dated: date | None = None) -> RollUp:
    old = mark(banner) if banner is not None else None
    return roll_up(US, [mark(one) for one in marks], US.words.regimes[regime], old, dated)


ROWS = [
    # the base: 32 CFR 2001.24(b); DoDM Encl. 3, sec. 5.a
    ("ic", "U; TS; C", "TOP SECRET"),
    ("ic", "U", "UNCLASSIFIED"),
    ("ic", "TS//SI; S//TK", "TOP SECRET//SI/TK"),
    ("ic", "TS//SI-G ABCD; TS//SI-MMM; TS//SI", "TOP SECRET//SI-G ABCD-MMM"),
    # NOFORN: Register, Table 3; ODNI ISM-ID-00070, rollup-037
    ("ic", "S//NF; S//REL TO USA, GBR", "SECRET//NOFORN"),
    ("dod", "S//NF; S//RELIDO", "SECRET//NOFORN"),
    ("ic", "S//NF; S//USA/AUS EYES ONLY; S//DISPLAY ONLY AFG", "SECRET//NOFORN"),
    # REL TO: rollup-005 to 011; ISM-ID-00088
    (
        "ic",
        "S//REL TO USA, AUS, GBR; S//REL TO USA, CAN, GBR; U",
        "SECRET//REL TO USA, GBR",
    ),
    ("ic", "S//REL TO USA, FVEY; S//REL TO USA, AUS, CAN", "SECRET//REL TO USA, AUS, CAN"),
    ("ic", "S//REL TO USA, FVEY; S//REL TO USA, NATO", "SECRET//REL TO USA, CAN, GBR"),
    ("ic", "S//REL TO USA, AUS; S//REL TO USA, CAN", "SECRET//NOFORN"),
    ("dod", "S//REL TO USA, AUS; S//REL TO USA, CAN", "SECRET"),
    ("ic", "S//REL TO GBR, AUS; S//REL TO USA, GBR", "SECRET//NOFORN"),
    ("ic", "S//REL TO USA, GBR; U//FOUO", "SECRET//NOFORN"),
    ("ic", "S//REL TO USA, GBR; U//FOUO/REL TO USA, GBR", "SECRET//REL TO USA, GBR"),
    # REL TO and an uncaveated classified portion: Table 3; DoDM sec. 10.d.8(a) and (b), Fig. 49
    ("ic", "S//REL TO USA, GBR; S", "SECRET//NOFORN"),
    ("dod", "S//REL TO USA, GBR; S", "SECRET"),
    ("state", "S//REL TO USA, GBR; S", "SECRET//NOFORN"),
    # without a level to fall back on, nobody else may have it
    ("dod", "U//REL TO USA, AUS; U//REL TO USA, CAN", "UNCLASSIFIED//NOFORN"),
    # RELIDO: ISM-ID-00132; Table 3; DoDM Fig. 60
    ("ic", "S//RELIDO; C//RELIDO; U", "SECRET//RELIDO"),
    ("ic", "S//RELIDO; S//REL TO USA, AUS/RELIDO", "SECRET//NOFORN"),
    ("dod", "S//RELIDO; S//REL TO USA, AUS/RELIDO; U", "SECRET//RELIDO"),
    ("dod", "S//RELIDO; S", "SECRET"),
    # a classified portion that says nothing of its release: Table 2
    ("ic", "S//RELIDO; S", "SECRET//RELIDO"),
    ("ic", "S//RELIDO; S//SI", "SECRET//SI//NOFORN"),
    ("ic", "S//RELIDO; //DEU S", "SECRET//FGI DEU//NOFORN"),
    # DISPLAY ONLY: Table 3; ISM-ID-00320; DoDM Fig. 50 to 53
    ("ic", "S//DISPLAY ONLY AFG; S//DISPLAY ONLY AFG, IRQ", "SECRET//DISPLAY ONLY AFG"),
    ("dod", "S//REL TO USA, IRQ; S//DISPLAY ONLY IRQ", "SECRET//DISPLAY ONLY IRQ"),
    ("dod", "S//DISPLAY ONLY AFG; S", "SECRET"),
    # EYES: rollup-009, 041, 042; ISM-ID-00090
    ("ic", "S//USA/AUS/CAN EYES ONLY; S//USA/AUS EYES ONLY", "SECRET//USA/AUS EYES ONLY"),
    ("ic", "S//USA/AUS/CAN EYES ONLY; S//REL TO USA, AUS", "SECRET//REL TO USA, AUS"),
    # ORCON: Register pp. 136, 140; rollup-017 to 020
    ("ic", "S//OC-USGOV; S//OC", "SECRET//ORCON"),
    ("ic", "S//OC-USGOV; C//OC-USGOV", "SECRET//ORCON-USGOV"),
    # FOUO: Register p. 134; ISM-ID-00066; rollup-022 to 030; DoDM sec. 10.b.3
    ("ic", "S; U//FOUO", "SECRET"),
    ("ic", "U; U//FOUO", "UNCLASSIFIED//FOUO"),
    ("ic", "U//FOUO; U//DSEN", "UNCLASSIFIED//DSEN"),
    ("ic", "U//FOUO; U//FOUO/NF", "UNCLASSIFIED//FOUO/NOFORN"),
    ("ic", "U//FOUO/RELIDO; U", "UNCLASSIFIED//FOUO/RELIDO"),
    # SBU: Register p. 176; ISM-ID-00105
    ("ic", "C; U//SBU", "CONFIDENTIAL"),
    ("ic", "U//SBU; U", "UNCLASSIFIED//SBU"),
    ("state", "SBU; U", "SENSITIVE BUT UNCLASSIFIED"),
    ("ic", "U//SBU; U//XD", "UNCLASSIFIED//EXDIS"),
    ("ic", "U//SBU; U//ND", "UNCLASSIFIED//NODIS"),
    # SBU-NF: Register p. 178; ISM-ID-00087 and 00104; rollup-049 to 054
    ("ic", "S; U//SBU-NF", "SECRET//NOFORN"),
    ("ic", "U//SBU-NF; U", "UNCLASSIFIED//SBU NOFORN"),
    ("ic", "U//SBU; U//SBU-NF", "UNCLASSIFIED//SBU NOFORN"),
    ("ic", "U//SBU-NF; U//PR/NF", "UNCLASSIFIED//NOFORN/PROPIN//SBU"),
    ("state", "SBU-NF; U", "SENSITIVE BUT UNCLASSIFIED NOFORN"),
    # LES: Register p. 185; ISM-ID-00145 to 00149
    ("ic", "S; U//LES", "SECRET//LES"),
    ("ic", "S; U//LES-NF", "SECRET//NOFORN//LES"),
    ("ic", "U; U//LES-NF", "UNCLASSIFIED//LES NOFORN"),
    # LIMDIS: Register p. 170; ISM-ID-00084 (2022; version 10 kept it always)
    ("ic", "S; U//DS", "SECRET"),
    ("ic", "U; U//DS", "UNCLASSIFIED//LIMDIS"),
    ("dod", "S; U//DS", "SECRET//LIMDIS"),
    # EXDIS and NODIS: Register pp. 172, 174; ISM-ID-00085 and 00086
    ("ic", "S//NF//XD; C", "SECRET//NOFORN//EXDIS"),
    ("ic", "S//NF//XD; S//NF//ND", "SECRET//NOFORN//NODIS"),
    # what always stays: ISM-ID-00068, 71, 80, 81, 165, 373, 389
    (
        "ic",
        "S//NF; U//SSI; C//PR/NF; C//IMC/NF; U//DSEN; U//FISA/NF; S//RS/NF; S//RAWFISA/NF",
        "SECRET//RSEN/IMCON/NOFORN/PROPIN/DSEN/FISA/RAWFISA//SSI",
    ),
    # Atomic Energy Act: Register pp. 104-120; ISM-ID-00075, 77, 298, 00176, 00467
    ("ic", "S//RD; S//FRD; S//TFNI", "SECRET//RD"),
    ("ic", "S//FRD; S//TFNI", "SECRET//FRD"),
    ("ic", "S//RD-SG 1; S//RD-SG 12 2; S//FRD-SG 14", "SECRET//RD-SIGMA 1 2 12 14"),
    ("ic", "S//RD-CNWDI; S//FRD", "SECRET//RD-CNWDI"),
    # UCNI: Register pp. 116, 118; rollup-002 and 004
    ("ic", "U//UCNI; U", "UNCLASSIFIED//DOE UCNI"),
    ("ic", "S; U//DCNI", "SECRET//NOFORN"),
    # FGI: DoDM Fig. 41 to 43; rollup-031 to 034
    ("ic", "TS; //DEU S; //GBR U; //NC", "TOP SECRET//FGI DEU GBR NATO"),
    ("ic", "S//FGI DEU; S//FGI", "SECRET//FGI"),
    ("dod", "//GBR R; U//FOUO", "CONFIDENTIAL//FGI GBR"),
    ("dod", "//DEU S; //DEU C; U", "//DEU SECRET"),
    # JOINT in a US paper: DoDM sec. 5.g, Fig. 32
    ("dod", "//JOINT S CAN GBR USA; C", "SECRET//FGI CAN GBR"),
    ("dod", "//JOINT S CAN USA; U", "//JOINT SECRET CAN USA"),
    # NATO in a US paper: DoDM sec. 4.b.4
    ("dod", "S; //CTS//ATOMAL", "TOP SECRET//ATOMAL//FGI NATO"),
    # FGI and REL TO: DoDM sec. 9.l, Fig. 44
    (
        "dod",
        "S//REL TO USA, AUS; //CAN S//REL TO USA, AUS, CAN; //DEU TS",
        "TOP SECRET//FGI CAN DEU",
    ),
    # SAP: Register sec. H.5 lists all; DoDM more than two as MULTIPLE PROGRAMS
    ("ic", "S//SAR-AA; S//SAR-BB; S//SAR-CC", "SECRET//SAR-AA/BB/CC"),
    ("dod", "S//SAR-AA; S//SAR-BB", "SECRET//SAR-AA/BB"),
    ("dod", "S//SAR-AA; S//SAR-BB; S//SAR-CC", "SECRET//SAR-MULTIPLE PROGRAMS"),
    # ACCM: DoDM Fig. 54
    ("dod", "S//ACCM-TEA LEAF; S//ACCM-ELM", "SECRET//ACCM-ELM/TEA LEAF"),
    # CUI: ISM-ID-00502 and 00503; DoD CUI aid pp. 3, 13; 32 CFR 2002.20
    ("ic", "S; CUI//SP-PRVCY/BUDG", "SECRET//CUI//SP-PRVCY/BUDG"),
    ("dod", "S; CUI//SP-PRVCY", "SECRET"),
    ("dod", "U; CUI//BUDG", "CUI"),
    ("cui", "U; CUI//BUDG; CUI//SP-PRVCY//FED ONLY", "CUI//SP-PRVCY/BUDG//FED ONLY"),
    ("cui", "CUI//SP-PRVCY//NF; U//FISA", "UNCLASSIFIED//CUI//SP-PRVCY//NOFORN/FISA"),
]


@pytest.mark.parametrize(("regime", "marks", "banner"), ROWS)
def test_the_banner_follows_from_the_marks(regime: str, marks: str, banner: str) -> None:
    assert roll(regime, *marks.split("; ")).banner == banner


def figures() -> Iterator[dict[str, object]]:
    path = SHARED / "vocabulary" / "dodm-figures.jsonl"
    for line in path.read_text().splitlines() if path.is_file() else ():
        figure = json.loads(line)
        if "portions" in figure:
            yield figure


WRITTEN_OTHERWISE = {
    "dodm-fig-36": "the figure spells out RESTRICTED DATA",
    "dodm-fig-37": "the figure spells out FORMERLY RESTRICTED DATA",
    "dodm-fig-38": "the figure writes N for CNWDI, as DoD does; the Register does not",
    "dodm-fig-46": "the figure has two slashes between ORCON and NOFORN, against sec. 1.c",
}
"""Figures whose banner means the same and is not in the form of the manual's own rule."""


@pytest.mark.skipif(not list(figures()), reason="the figures are in ../shared/vocabulary")
def test_every_worked_figure_of_the_manual_is_reproduced() -> None:
    found = 0
    for figure in figures():
        old = mark(str(figure["banner"]))
        portions = [mark(str(portion)) for portion in figure["portions"]]  # type: ignore[attr-defined]
        rolled = roll_up(US, portions, US.words.regimes["dod"], old)
        if figure["id"] in WRITTEN_OTHERWISE:
            assert mark(rolled.banner) is old, figure
        else:
            assert rolled.banner == figure["banner"], figure
        found += 1
    assert found > 30


@pytest.mark.parametrize(
    ("short", "banner", "full"),
    [
        ("S//REL", "SECRET//REL TO USA, GBR", "S//REL TO USA, GBR"),
        ("//JOINT S", "//JOINT SECRET CAN USA", "//JOINT S CAN USA"),
        ("S//ACCM", "SECRET//ACCM-ELM/TEA LEAF", "S//ACCM-ELM/TEA LEAF"),
        ("S//REL", "SECRET", "S//REL"),
        ("S//NF", "SECRET//REL TO USA, GBR", "S//NF"),
    ],
)
def test_a_short_form_means_the_list_of_the_banner(short: str, banner: str, full: str) -> None:
    assert str(expand(mark(short), mark(banner))) == full


@pytest.mark.parametrize(
    ("regime", "before", "after"),
    [
        ("ic", ["S//NF", "U//SBU-NF"], "UNCLASSIFIED//SBU NOFORN"),
        ("ic", ["S", "U//FOUO"], "UNCLASSIFIED//FOUO"),
        ("ic", ["S", "U//DS"], "UNCLASSIFIED//LIMDIS"),
        ("dod", ["S", "CUI//BUDG"], "CUI"),
    ],
)
def test_what_a_classified_banner_hides_comes_back_without_the_classified_portions(
    regime: str, before: list[str], after: str
) -> None:
    assert after not in roll(regime, *before).banner
    assert roll(regime, *before[1:]).banner == after


def test_an_unmarked_release_of_before_2010_is_noforn() -> None:
    """Register, Table 2: 28 June 2010."""
    assert roll("ic", "S//RELIDO", "S", dated=date(2010, 6, 27)).banner == "SECRET//NOFORN"
    assert roll("ic", "S//RELIDO", "S", dated=date(2010, 6, 28)).banner == "SECRET//RELIDO"


def test_an_unknown_mark_makes_the_banner_unknown() -> None:
    rolled = roll_up(US, [US.unknown, mark("U")], US.words.regimes["ic"])
    assert (rolled.banner, rolled.marking.known) == ("UNKNOWN", False)


@given(regimes, st.lists(known_markings, min_size=1, max_size=5), st.randoms(use_true_random=False))
def test_order_and_repetition_do_not_change_a_roll_up(
    regime: str, portions: list[Marking], order: Random
) -> None:
    shuffled = portions * 2
    order.shuffle(shuffled)
    rules = US.words.regimes[regime]
    assert roll_up(US, shuffled, rules) == roll_up(US, portions, rules)


@given(regimes, st.lists(known_markings, min_size=1, max_size=5))
def test_a_roll_up_dominates_every_portion(regime: str, portions: list[Marking]) -> None:
    """P6: what the banner hides is in the marking all the same."""
    rolled = roll_up(US, portions, US.words.regimes[regime])
    assert all(rolled.marking.dominates(portion) for portion in portions)


@given(regimes, st.lists(known_markings, min_size=1, max_size=5))
def test_a_rolled_up_banner_is_read_as_a_marking(regime: str, portions: list[Marking]) -> None:
    rolled = roll_up(US, portions, US.words.regimes[regime])
    assert mark(rolled.banner).level == rolled.marking.level
    assert mark(rolled.portion) is mark(rolled.banner)


@given(regimes, st.lists(known_markings, min_size=1, max_size=5))
def test_every_control_of_a_banner_says_which_rule_put_it_there(
    regime: str, portions: list[Marking]
) -> None:
    rolled = roll_up(US, portions, US.words.regimes[regime])
    parts = {because.part for because in rolled.because}
    assert {US.levels[mark(rolled.banner).level].banner} <= parts
    assert all(because.source for because in rolled.because)
    assert len(rolled.because) == len(set(rolled.because))

from functools import reduce
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marks import LEVELS, US, known_markings, mark, markings

from redactor.markings import Marking


@given(known_markings)
def test_a_known_marking_dominates_itself(marking: Marking) -> None:
    assert marking.dominates(marking)


@given(known_markings, known_markings, known_markings)
def test_dominance_is_transitive(one: Marking, two: Marking, three: Marking) -> None:
    high, middle = one.join(two).join(three), one.join(two)
    assert high.dominates(middle)
    assert high.dominates(one)
    if one.dominates(two) and two.dominates(three):
        assert one.dominates(three)


def asked(marking: Marking) -> set[str]:
    """What a reader needs, a concealed source standing for those that are named."""
    atoms = US.atoms.cover(marking.controls) | US.levels[marking.level].granted
    return {atom for atom in atoms if "FGI" not in atoms or not atom.startswith("FGI ")}


@given(known_markings, known_markings)
def test_markings_that_dominate_each_other_ask_the_same_of_a_reader(
    one: Marking, two: Marking
) -> None:
    if one.dominates(two) and two.dominates(one):
        assert (one.level, one.audience) == (two.level, two.audience)
        assert asked(one) == asked(two)


@given(markings)
def test_an_unknown_marking_is_dominated_by_no_ceiling(ceiling: Marking) -> None:
    assert not ceiling.dominates(US.unknown)


@given(markings)
def test_an_unknown_marking_dominates_nothing(marking: Marking) -> None:
    assert not US.unknown.dominates(marking)


@given(known_markings, known_markings)
def test_a_join_dominates_both(one: Marking, two: Marking) -> None:
    join = one.join(two)
    assert join.dominates(one)
    assert join.dominates(two)


@given(known_markings, known_markings, known_markings)
def test_a_join_is_the_least_marking_that_dominates_both(
    one: Marking, two: Marking, bound: Marking
) -> None:
    both = bound.dominates(one) and bound.dominates(two)
    assert bound.dominates(one.join(two)) == both


@given(st.lists(markings, min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_order_and_repetition_do_not_change_a_join(listed: list[Marking], order: Random) -> None:
    shuffled = listed * 2
    order.shuffle(shuffled)
    assert reduce(Marking.join, shuffled) == reduce(Marking.join, listed)


@given(markings)
def test_a_join_with_an_unknown_marking_is_unknown(marking: Marking) -> None:
    assert not marking.join(US.unknown).known
    assert not US.unknown.join(marking).known


@given(markings, st.sampled_from(LEVELS))
def test_lowering_the_level_keeps_every_control(marking: Marking, level: int) -> None:
    lowered = marking.at_level(level)
    assert lowered.controls == marking.controls
    assert lowered.level == min(marking.level, level)
    assert lowered.known == marking.known


@given(known_markings, st.sampled_from(LEVELS))
def test_a_level_that_is_higher_changes_nothing(marking: Marking, level: int) -> None:
    if level >= marking.level:
        assert marking.at_level(level) == marking


@pytest.mark.parametrize("ceiling", ["C", "S", "TS", "SBU", "SBU//NF"])
def test_sbu_is_open_to_the_control_and_to_every_classified_level(ceiling: str) -> None:
    assert mark(ceiling).dominates(mark("SBU"))


@pytest.mark.parametrize("ceiling", ["U", "U//NF", "U//STADIS"])
def test_sbu_is_closed_to_unclassified_ceilings_without_it(ceiling: str) -> None:
    assert not mark(ceiling).dominates(mark("SBU"))


def test_sbu_is_unclassified_with_a_control() -> None:
    assert mark("SBU") == mark("U//SBU")
    assert mark("SBU").level == mark("U").level


@pytest.mark.parametrize("level", ["U", "C", "S", "TS"])
@pytest.mark.parametrize("control", ["NF", "XD", "ND", "OC", "RD", "FGI DEU", "SI", "STADIS"])
def test_no_level_grants_a_control_on_who_may_read(level: str, control: str) -> None:
    assert not mark(level).dominates(mark(f"U//{control}"))
    assert mark(f"{level}//{control}").dominates(mark(f"U//{control}"))


def test_a_lower_level_with_a_control_does_not_dominate_a_higher_level() -> None:
    assert not mark("C//NF").dominates(mark("S"))


def test_markings_can_be_incomparable() -> None:
    assert not mark("S").dominates(mark("C//NF"))
    assert not mark("C//NF").dominates(mark("S"))


@pytest.mark.parametrize("level", ["C", "S", "TS"])
def test_hidden_sbu_comes_back_when_the_level_is_lowered(level: str) -> None:
    rolled_up = mark(level).join(mark("SBU"))
    assert str(rolled_up) == level
    assert str(rolled_up.at_level(0)) == "SBU"


def test_hidden_sbu_stays_hidden_at_a_level_that_is_still_classified() -> None:
    rolled_up = mark("TS").join(mark("SBU"))
    assert str(rolled_up.at_level(mark("C").level)) == "C"


@pytest.mark.parametrize(
    ("ceiling", "marking"),
    [
        ("S//REL TO USA, GBR", "S//REL TO USA, FVEY"),
        ("S//REL TO USA, GBR", "C//REL TO USA, AUS, GBR"),
        ("S//REL TO USA, GBR", "S//REL TO USA, GBR"),
        ("S//REL TO USA, GBR", "U"),
        ("S//REL TO USA, NATO", "S//REL TO USA, NATO, AUS"),
        ("S//NF", "S//REL TO USA, GBR"),
        ("S", "S//REL TO USA, GBR"),
        ("S//NF", "S"),
        ("S", "S//RELIDO"),
        ("TS//SI-G ABCD", "TS//SI-G"),
        ("TS//SI-G ABCD", "S//SI"),
        ("S//RD", "S//FRD"),
        ("S//RD-SG 14", "S//FRD-SG 14"),
        ("S//ND", "S//XD"),
        ("S//OC", "S//OC-USGOV"),
        ("S//FGI", "S//FGI DEU"),
        ("S//FGI DEU", "//DEU S"),
        ("S//FGI CAN", "//JOINT S CAN USA"),
        ("C", "U//FOUO"),
    ],
)
def test_a_ceiling_dominates_what_asks_for_less(ceiling: str, marking: str) -> None:
    assert mark(ceiling).dominates(mark(marking))


@pytest.mark.parametrize(
    ("ceiling", "marking"),
    [
        ("S//REL TO USA, GBR", "S//NF"),
        ("S//REL TO USA, GBR", "S"),
        ("S//REL TO USA, GBR", "S//REL"),
        ("S//REL TO USA, GBR", "S//REL TO USA, AUS"),
        ("S//REL TO USA, FVEY", "S//REL TO USA, GBR"),
        ("S//REL TO USA, GBR", "U//FOUO"),
        ("S//REL TO USA, GBR", "S//DISPLAY ONLY GBR"),
        ("S//REL TO USA, KFOR", "S//REL TO USA, ISAF"),
        ("U", "U//REL TO USA, GBR"),
        ("S", "S//NF"),
        ("TS//SI", "TS//SI-G"),
        ("TS//SI-G", "TS//SI-G ABCD"),
        ("S//FRD", "S//RD"),
        ("S//RD", "S//RD-CNWDI"),
        ("S//XD", "S//ND"),
        ("S//OC-USGOV", "S//OC"),
        ("S//FGI DEU", "S//FGI"),
        ("S//FGI DEU", "//GBR U"),
        ("TS//NF", "//NU"),
        ("S//SAR-BP", "S//SAR-CD"),
        ("S//ACCM-TEA LEAF", "S//ACCM"),
        ("CUI", "CUI//BUDG"),
        ("CUI//BUDG", "CUI//SP-BUDG"),
        ("S//CUI", "CUI//FED ONLY"),
    ],
)
def test_a_ceiling_does_not_dominate_what_asks_for_more(ceiling: str, marking: str) -> None:
    assert not mark(ceiling).dominates(mark(marking))


@pytest.mark.parametrize("marking", ["//JOINT U", "//FGI U", "//NU", "U//REL", "U//RELIDO"])
def test_what_is_unclassified_and_not_ours_or_not_for_all_is_not_for_everybody(
    marking: str,
) -> None:
    assert not mark("U").dominates(mark(marking))


def test_a_portion_reaches_a_level_though_more_nations_may_have_it() -> None:
    assert mark("S//REL TO USA, GBR").reaches(mark("C"))
    assert mark("S//NF").reaches(mark("C//NF"))
    assert not mark("S").reaches(mark("C//NF"))
    assert not mark("U//REL TO USA, GBR").reaches(mark("C"))


def test_noforn_stays_when_the_level_is_lowered() -> None:
    assert str(mark("S//NF").at_level(0)) == "U//NF"

from collections.abc import Iterable
from functools import reduce
from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.markings import Marking, load_scheme

US = load_scheme("us")
LEVELS = range(len(US.levels))

known_markings = st.builds(
    US.marking, st.sampled_from(LEVELS), st.frozensets(st.sampled_from(list(US.controls)))
)
markings = known_markings | st.just(US.unknown)


def subsets(names: Iterable[str]) -> list[frozenset[str]]:
    listed = list(names)
    sizes = range(len(listed) + 1)
    return [frozenset(chosen) for size in sizes for chosen in combinations(listed, size)]


def mark(written: str) -> Marking:
    marking = US.parse(written)
    assert marking.known
    return marking


@given(known_markings)
def test_a_known_marking_dominates_itself(marking: Marking) -> None:
    assert marking.dominates(marking)


def test_dominance_is_transitive_over_all_markings() -> None:
    every = [US.marking(level, chosen) for level in LEVELS for chosen in subsets(US.controls)]
    every.append(US.unknown)
    below = {high: {low for low in every if high.dominates(low)} for high in every}
    assert all(below[middle] <= below[high] for high in every for middle in below[high])


@given(known_markings, known_markings)
def test_markings_that_dominate_each_other_are_written_alike(one: Marking, two: Marking) -> None:
    mutual = one.dominates(two) and two.dominates(one)
    assert mutual == (str(one) == str(two))


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


@pytest.mark.parametrize("ceiling", ["U", "U//NF", "U//XD"])
def test_sbu_is_closed_to_unclassified_ceilings_without_it(ceiling: str) -> None:
    assert not mark(ceiling).dominates(mark("SBU"))


def test_sbu_is_unclassified_with_a_control() -> None:
    assert mark("SBU") == mark("U//SBU")
    assert mark("SBU").level == mark("U").level


@pytest.mark.parametrize("level", [level.portion for level in US.levels])
@pytest.mark.parametrize("control", ["NF", "XD", "ND"])
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
    assert str(rolled_up.at_level(1)) == "C"


def test_noforn_stays_when_the_level_is_lowered() -> None:
    assert str(mark("S//NF").at_level(0)) == "U//NF"

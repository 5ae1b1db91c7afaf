"""The latest of several declassification instructions: DoDM 5200.01 Vol. 2, Encl. 3, sec. 8.c.6."""

from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor.markings.declassification import latest_instruction

DATED = date(2010, 3, 1)
EVERY = ["20351231", "20201231", "25X1, 20601231", "25X1, 20501231", "50X1-HUM", "75X, 20900101"]
EVERY += ["OADR", "X1", "MR", "when the treaty is signed", "", "50X6, 20700101", "20359999"]


@pytest.mark.parametrize(
    ("instructions", "latest"),
    [
        (["20351231", "20201231"], "20351231"),
        (["2035-12-31", "20201231"], "20351231"),
        (["25X1, 20301231", "20401231"], "25X1, 20301231"),
        (["25X1, 20601231", "25X6, 20651231"], "25X6, 20651231"),
        (["50X6, 20701231", "25X1, 20801231"], "50X6, 20701231"),
        (
            ["20201231", "25X6, on withdrawal of the last unit"],
            "25X6, on withdrawal of the last unit",
        ),
        (["50X1-HUM", "50X6, 20701231"], "50X1-HUM"),
        (["75X, 20901231", "50X2-WMD"], "75X, 20901231"),
        (["20201231", "OADR"], "20350301"),
        (["20201231", "when the treaty is signed"], "20350301"),
        (["20401231", "X4"], "20401231"),
        ([], "20350301"),
    ],
)
def test_the_instruction_that_lets_go_last_holds(instructions: list[str], latest: str) -> None:
    assert latest_instruction(instructions, DATED) == latest


def test_a_leap_day_becomes_the_last_of_february() -> None:
    assert latest_instruction([], date(2012, 2, 29)) == "20370228"


@given(st.lists(st.sampled_from(EVERY), min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_order_and_repetition_do_not_matter(instructions: list[str], order: Random) -> None:
    shuffled = instructions * 2
    order.shuffle(shuffled)
    assert latest_instruction(shuffled, DATED) == latest_instruction(instructions, DATED)

"""The checks before a release is written, each made to fail."""

from datetime import date

import pytest

import redactor
from redactor.decisions.decide import decide
from redactor.errors import VerificationError
from redactor.releases.excise import excise
from redactor.releases.verify import check_floor, inconsistencies, verify

SENTENCE = "The harbor minister told us that he will resign before the treaty reaches parliament"
SOURCE = f"CONFIDENTIAL\n\n1. (U) It rained all day in Port Elmar.\n\n2. (C) {SENTENCE}.\n"


def check(source: str, shown: str) -> None:
    """Verify a release whose form says what is *shown*, whatever it holds."""
    document = redactor.read(source.encode())
    policy = redactor.load_policy("standard")
    ceiling = policy.ceiling("U")
    made = excise(document, decide(document, policy, ceiling, date(2020, 1, 1)), policy, ceiling)
    verify(document, policy, ceiling, made, lambda _: shown.encode())


@pytest.mark.parametrize(
    "shown",
    [
        pytest.param(f"x {SENTENCE}", id="all of it"),
        pytest.param("he WILL, resign (before) the", id="four words in a row"),
        pytest.param("<p title='told us that he'>", id="an attribute"),
        pytest.param("<!-- told us that he -->", id="a comment"),
        pytest.param("told&#32;us that&nbsp;he", id="entities"),
    ],
)
def test_words_of_a_withheld_portion_in_any_place_are_found(shown: str) -> None:
    with pytest.raises(VerificationError, match="portion 2: words of this withheld portion"):
        check(SOURCE, shown)


def test_words_that_a_released_portion_says_too_are_not_a_leak() -> None:
    check(f"{SOURCE}\n3. (U) {SENTENCE}.\n", SENTENCE)


def test_a_run_that_withheld_portions_and_changed_nothing_is_an_error() -> None:
    source = "CONFIDENTIAL\n\n1. (U) It rained all day here.\n\n2. (C) It rained all day here.\n"
    with pytest.raises(VerificationError, match="says all that the document says"):
        check(source, source)


def test_a_portion_that_goes_out_above_the_ceiling_without_an_authority_is_found() -> None:
    document = redactor.read(SOURCE.encode())
    policy = redactor.load_policy("standard")
    ceiling = policy.ceiling("U")
    forged = [
        decision._replace(action="release")
        for decision in decide(document, policy, ceiling, date(2020, 1, 1))
    ]
    with pytest.raises(VerificationError, match="does not dominate its marking"):
        check_floor(document, policy, ceiling, forged)


def test_portions_that_say_the_same_at_length_under_different_marks_are_reported() -> None:
    source = f"{SOURCE}\n3. (U) He said: {SENTENCE.lower()}, it seems.\n"
    document = redactor.read(source.encode())
    policy = redactor.load_policy("standard")
    decisions = decide(document, policy, policy.ceiling("U"), date(2020, 1, 1))
    assert inconsistencies(document, decisions) == [("2", "3")]


def test_portions_that_share_a_few_words_are_not_reported() -> None:
    source = f"{SOURCE}\n3. (U) The harbor minister told us that he is well.\n"
    document = redactor.read(source.encode())
    policy = redactor.load_policy("standard")
    decisions = decide(document, policy, policy.ceiling("U"), date(2020, 1, 1))
    assert inconsistencies(document, decisions) == []

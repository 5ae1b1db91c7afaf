"""A date declassifies only where nothing in the paper speaks against it."""

from datetime import date

import pytest

import redactor

HEADER = "C O N F I D E N T I A L PORT ELMAR 000207\n\nE.O. 12958: DECL: 02/19/2018\n\n"


def released(source: str) -> list[str]:
    release = redactor.release(
        redactor.read(source.encode()), "historical", "U", date(2026, 11, 21)
    )
    return [
        d.portion
        for d in release.decisions
        if d.action == "release" and d.marking.level > 0 and d.kind == "paragraph"
    ]


def test_a_passed_date_in_the_header_counts() -> None:
    assert released(f"{HEADER}1. (C) He resigned.\n") == ["1"]


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("SECRET\n\n1. (C) He wrote:\nDECL: 02/19/2001\n", id="a date in the body"),
        pytest.param(f"{HEADER}Classified By: A. Declassify On: OADR\n\n1. (C) x.\n", id="OADR"),
        pytest.param(f"{HEADER}Declassify On 25X1\n\n1. (C) x.\n", id="no colon"),
        pytest.param(f"{HEADER}1. (C) x.\n\nE.O. 12065: RDS-3\n", id="another order"),
        pytest.param(f"{HEADER}1. (C) x.\n\nDEGL: 02/19/2048\n", id="a damaged word"),
        pytest.param(f"{HEADER}1. (C) x. XGDS-2.\n", id="an exemption"),
        pytest.param(
            "SECRET\n\nE.O. 12958: DECL: 02/19/2018\nOR 25X1-HUMAN\n\n1. (C) x.\n", id="or"
        ),
        pytest.param(
            f"FM AMEMBASSY PORT ELMAR\n{HEADER}1. (C) x.\n\nFM AMEMBASSY BRAVAT\n\n2. (C) y.\n",
            id="a second message without a date",
        ),
    ],
)
def test_a_date_that_something_speaks_against_does_not_count(source: str) -> None:
    assert released(source) == []


def test_a_control_that_the_level_hid_stays_when_the_level_goes() -> None:
    assert released(f"{HEADER}1. (C) Old. (SBU) He resigned.\n\n2. (C) Old.\n") == ["2"]

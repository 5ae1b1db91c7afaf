"""`redactor marking`: parse, compare, rollup, one mark at a time and many from standard input."""

import json

import pytest
from commandline import refusal, run


def test_parse_says_what_a_mark_means() -> None:
    result = run("marking", "parse", "(S//REL TO USA, FVEY)")
    assert result.exit_code == 0
    assert "banner   SECRET//REL TO USA, FVEY" in result.stdout.splitlines()
    assert "rel to   USA, AUS, CAN, GBR, NZL" in result.stdout.splitlines()


def test_the_json_of_parse_has_these_keys() -> None:
    told = json.loads(run("marking", "parse", "(s//oc/REL TO USA, FVEY)", "--json").stdout)
    (warning,) = told.pop("warnings")
    assert set(warning) == {"rule", "message", "source"}
    assert told == {
        "written": "(s//oc/REL TO USA, FVEY)",
        "form": "portion",
        "known": True,
        "level": "S",
        "portion": "(S//OC/REL TO USA, FVEY)",
        "banner": "SECRET//ORCON/REL TO USA, FVEY",
        "owner": None,
        "controls": ["OC"],
        "rel_to": ["USA", "AUS", "CAN", "GBR", "NZL"],
        "display_only": [],
        "consent": {"OC": "the originator"},
        "errors": [],
    }


def test_an_unknown_mark_is_an_error_with_its_reason_and_exit_status_1() -> None:
    result = run("marking", "parse", "(S//QQ)", "--json")
    told = json.loads(result.stdout)
    assert (result.exit_code, told["known"], told["banner"]) == (1, False, None)
    assert told["errors"][0]["message"] == "'QQ' is not a control of the scheme us"


def test_parse_reads_a_mark_from_each_line_and_prints_an_object_for_each() -> None:
    result = run("marking", "parse", "-", "--json", stdin=b"(S//NF)\r\n\xff\n\nU\n")
    told = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(one["written"], one["known"]) for one in told] == [
        *[("(S//NF)", True), ("\N{REPLACEMENT CHARACTER}", False), ("", False), ("U", True)]
    ]
    assert result.exit_code == 1


@pytest.mark.parametrize(
    ("one", "two", "relation"),
    [
        ("S//NF", "S//REL TO USA, GBR", "first"),
        ("U", "C", "second"),
        ("S//OC", "TS", "neither"),
        ("SECRET//NOFORN", "(S//NF)", "equal"),
        ("S//RELIDO", "S", "equal"),
        ("S//QQ", "U", "neither"),
    ],
)
def test_compare_says_which_dominates(one: str, two: str, relation: str) -> None:
    told = json.loads(run("marking", "compare", one, two, "--json").stdout)
    assert told["dominates"] == relation
    assert bool(told["because"]) == (relation != "equal")


def test_compare_says_why_neither_dominates() -> None:
    result = run("marking", "compare", "S//OC", "TS//REL TO USA, GBR")
    assert result.stdout.splitlines() == [
        "neither dominates the other",
        "SECRET is below TOP SECRET",
        "TS//REL TO USA, GBR has no OC",
        "GBR may not have S//OC",
    ]


def test_rollup_prints_the_banner_and_the_rule_behind_each_part() -> None:
    result = run("marking", "rollup", "(S//NF)", "(U//FOUO)", "(C)", "--regime", "ic")
    lines = result.stdout.splitlines()
    assert (result.exit_code, lines[0]) == (0, "SECRET//NOFORN")
    assert [line.split()[:2] for line in lines[2:]] == [
        ["SECRET", "highest-level"],
        ["NOFORN", "nation-only"],
        ["FOUO", "hidden-in-classified"],
    ]


def test_the_json_of_rollup_has_these_keys() -> None:
    told = json.loads(run("marking", "rollup", "(S//REL)", "--json").stdout)
    assert set(told) == {"banner", "portion", "level", "known", "because"}
    assert set(told["because"][0]) == {"part", "rule", "why", "source"}


def test_rollup_reads_the_marks_of_a_line_and_prints_an_object_for_each() -> None:
    result = run("marking", "rollup", "-", "--json", stdin=b"(S//NF);(U)\n(U);(S//QQ)\n")
    told = [json.loads(line) for line in result.stdout.splitlines()]
    assert [one["banner"] for one in told] == ["SECRET//NOFORN", None]
    assert result.exit_code == 1


def test_rollup_expands_short_forms_from_the_old_banner() -> None:
    old = ("--banner", "SECRET//REL TO USA, GBR")
    assert run("marking", "rollup", "(S//REL)", "(U)", *old).stdout.splitlines()[0] == old[1]


def test_rollup_takes_the_date_of_the_document() -> None:
    marks = ("(S//RELIDO)", "(S)")
    banners = [
        run("marking", "rollup", *marks, *dated).stdout.splitlines()[0]
        for dated in ((), ("--dated", "2005-01-31"))
    ]
    assert banners == ["SECRET//RELIDO", "SECRET//NOFORN"]


def test_rollup_takes_the_latest_declassification_instruction() -> None:
    when = ("--declassify-on", "20351231", "--declassify-on", "25X1, 20601231")
    result = run("marking", "rollup", "(S)", "--dated", "2010-03-01", *when)
    assert result.stdout.splitlines()[:2] == ["SECRET", "Declassify On: 25X1, 20601231"]
    message = refusal(run("marking", "rollup", "(S)", *when))
    assert message == "--declassify-on: needs the date of the document; give it with --dated"


def test_without_a_regime_the_strictest_rules_hold_and_a_scheme_may_have_none() -> None:
    marks = ("(S//REL TO USA, GBR)", "(S)")
    assert run("marking", "rollup", *marks).stdout.startswith("SECRET//NOFORN\n")
    assert run("marking", "rollup", *marks, "--regime", "dod").stdout.startswith("SECRET\n")
    company = run("marking", "rollup", "(CONF)", "(INT//HR)", "--scheme", "company")
    assert company.stdout.startswith("CONFIDENTIAL//PERSONNEL\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("(S)", "--regime", "navy"),
            "regime 'navy': is not one of the scheme 'us'; it has ic, dod, state, cui",
        ),
        (
            ("(O)", "--scheme", "uk", "--regime", "ic"),
            "regime 'ic': is not one of the scheme 'uk'; it has none",
        ),
        (
            ("(S)", "--dated", "yesterday"),
            "--dated 'yesterday': is not a date; write it as in 2018-02-19",
        ),
    ],
)
def test_an_option_that_means_nothing_is_refused(arguments: tuple[str, ...], message: str) -> None:
    assert refusal(run("marking", "rollup", *arguments)) == message

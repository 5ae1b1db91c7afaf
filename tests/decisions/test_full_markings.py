"""Ceilings that are full markings, consent, and conditions on controls and audience."""

from pathlib import Path

import pytest
from test_rules import decide, load

import redactor
from redactor.errors import ConfigurationError

PAPER = """\
SECRET//REL TO USA, AUS, GBR

1. (U) The quay is open.

2. (S//REL) The minister spoke.

3. (S//REL TO USA, FVEY) The deputy minister spoke.

4. (S) The clerk spoke.

5. (S//NF) The porter spoke.

6. (U//FOUO) The cook spoke.
"""
CAPTIONED = """\
SECRET//NOFORN//EXDIS

1. (U) The quay is open.

2. (S//NF) The minister will resign.
"""
FOREIGN = "SECRET\n\n1. (//GBR U) The quay is open.\n\n2. (//DEU S) The minister spoke.\n"
CONSENT = 'consent: [{to: [FGI GBR], authority: "Note 12 of the British embassy"}]\n'


def out(paper: str, level: str, policy: object = "standard") -> list[str]:
    release = redactor.release(redactor.read(paper.encode()), policy, level)  # type: ignore[arg-type]
    return [d.portion for d in release.decisions if d.action == "release" and d.label]


@pytest.mark.parametrize(
    ("level", "released"),
    [
        ("U", "1"),
        ("S//REL TO USA, GBR", "1 2 3"),
        ("S//REL TO USA, AUS, GBR", "1 2 3"),
        ("S//REL TO USA, CAN", "1 3"),
        ("S//REL TO USA, DEU", "1"),
        ("S", "1 2 3 4 6"),
        ("S//NF", "1 2 3 4 5 6"),
    ],
)
def test_a_ceiling_with_an_audience_gets_what_that_audience_may_have(
    level: str, released: str
) -> None:
    assert out(PAPER, level) == released.split()


def test_a_short_form_is_shown_with_the_list_that_it_meant() -> None:
    release = redactor.release(redactor.read(PAPER.encode()), "standard", "S//REL TO USA, GBR")
    assert "2. (S//REL TO USA, AUS, GBR) The minister spoke." in release.render()
    assert release.banner == "SECRET//REL TO USA, AUS, GBR"


def test_a_list_that_no_banner_explains_is_for_the_own_nation() -> None:
    paper = PAPER.replace("SECRET//REL TO USA, AUS, GBR\n", "SECRET\n")
    assert out(paper, "S//REL TO USA, AUS") == ["1", "3"]


@pytest.mark.parametrize("level", ["S//NF", "S//NF//XD", "TS//NF//ND"])
def test_no_ceiling_lets_out_what_needs_somebodys_consent(level: str) -> None:
    assert out(CAPTIONED, level) == []


def test_a_consent_lets_out_what_it_names_and_says_on_whose_authority(tmp_path: Path) -> None:
    policy = load(tmp_path, CONSENT)
    decisions = decide(policy, FOREIGN)
    assert (decisions["1"].action, decisions["1"].rule) == ("release", "consent")
    assert decisions["1"].authority == "Note 12 of the British embassy"
    assert decide(policy, FOREIGN, "S")["2"].rule == "consent"
    assert decide(policy, FOREIGN, "S")["2"].action == "mask"


def test_a_consent_lifts_no_level(tmp_path: Path) -> None:
    policy = load(tmp_path, CONSENT.replace("FGI GBR", "FGI DEU"))
    assert decide(policy, FOREIGN)["2"].rule == "level"
    assert decide(policy, FOREIGN, "S")["2"].action == "release"


def test_a_released_mark_says_whose_information_it_is(tmp_path: Path) -> None:
    release = redactor.release(redactor.read(FOREIGN.encode()), load(tmp_path, CONSENT), "U")
    assert "1. (//GBR U) The quay is open." in release.render()
    assert release.banner == "//GBR UNCLASSIFIED"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (
            'consent: [{to: [NF], authority: "me"}]\n',
            "6:17: 'NF' is not a control that needs somebody's consent",
        ),
        (
            'consent: [{to: [QQ], authority: "me"}]\n',
            "6:17: 'QQ' is not a control that needs somebody's consent",
        ),
        ("consent: [{to: [OC]}]\n", "6:11: the key 'authority' is missing"),
        ("regime: navy\n", "6:9: 'navy' is not a regime of the scheme 'us'; it has "),
        (
            "rules: [{id: a, when: {marking: {has: [QQ]}}}]\n",
            "6:40: 'QQ' is not a control of the scheme 'us'",
        ),
        (
            "rules: [{id: a, when: {marking: {audience: [QQQ]}}}]\n",
            "6:45: 'QQQ' is neither a nation nor a group of nations",
        ),
    ],
)
def test_a_fault_in_them_is_told_with_its_place(tmp_path: Path, text: str, fault: str) -> None:
    with pytest.raises(ConfigurationError) as raised:
        load(tmp_path, text)
    assert fault in str(raised.value)


@pytest.mark.parametrize(
    ("condition", "matched"),
    [
        ("has: [NF]", ["5"]),
        ("has: [FOUO]", ["6"]),
        ("audience: [GBR]", ["1", "2", "3"]),
        ("audience: [CAN]", ["1", "3"]),
        ("audience: [FVEY]", ["1", "3"]),
        ("at_least: S", ["2", "3", "4", "5"]),
        ("above: S", ["5"]),
        ("at_least: S//NF", ["5"]),
    ],
)
def test_a_rule_may_ask_for_controls_and_audience(
    tmp_path: Path, condition: str, matched: list[str]
) -> None:
    rule = f"rules: [{{id: mine, when: {{marking: {{{condition}}}}}, withhold: strip}}]\n"
    decisions = decide(load(tmp_path, rule), PAPER, "TS//NF")
    assert [d.portion for d in decisions.values() if d.rule == "mine"] == matched


def test_the_regime_of_a_policy_writes_the_banner(tmp_path: Path) -> None:
    paper = "SENSITIVE BUT UNCLASSIFIED\n\n1. (SBU) The quay is open.\n"
    for regime, banner in (("state", "SENSITIVE BUT UNCLASSIFIED"), ("ic", "UNCLASSIFIED//SBU")):
        policy = load(tmp_path, f"regime: {regime}\n")
        assert redactor.release(redactor.read(paper.encode()), policy, "SBU").banner == banner

"""What each rule finds, in papers that break it and in papers that keep it."""

import pytest

import redactor
from redactor.checks import RULES, check
from redactor.markings import load_scheme

US = load_scheme("us")
CLEAN = """\
CONFIDENTIAL

SUBJECT: (U) Harbor dues

Classified By: Counselor Ruth Annesley
Reason: 1.4 (b)
Declassify On: 20300313

1. (C) The minister spoke.

2. (U) Rain fell.

CONFIDENTIAL
"""


BREAKS = [
    ("CONFIDENTIAL\n", "", "missing-banner"),
    ("2. (U)", "2. (S)", "banner-below-portion"),
    ("1. (C)", "1. (U)", "banner-above-portions"),
    ("2. (U) Rain", "2. Rain", "unmarked-portion"),
    ("SUBJECT: (U) ", "SUBJECT: ", "unmarked-subject"),
    ("2. (U)", "2. (U//QQ)", "unknown-mark"),
    ("2. (U)", "2. (U}", "damaged-mark"),
    ("1. (C) The minister spoke.", "1. (C//NF) He (U) spoke. (C)", "banner-below-portion"),
    ("Rain fell.", "Rain fell. (C) Dues rose.", "mixed-start-and-end-marks"),
    ("1. (C)", "1. (CONFIDENTIAL)", "portion-form"),
    ("CONFIDENTIAL\n", "CONFIDENTIAL//NF\n", "banner-form"),
    ("1. (C)", "1. (C//NF/OC)", "order"),
    ("1. (C)", "1. (C//REL TO GBR)", "rel-list"),
    ("1. (C)", "1. (C//NF/REL TO USA, GBR)", "noforn-with-rel"),
    ("1. (C)", "1. (C//XD)", "missing-control"),
    ("Classified By: Counselor Ruth Annesley\nReason: 1.4 (b)\n", "", "missing-authority"),
    ("Reason: 1.4 (b)\n", "", "missing-reason"),
    ("Declassify On: 20300313\n", "", "missing-declassify-on"),
    ("20300313", "OADR", "declassify-on-invalid"),
    ("2. (U)", "1. (U)", "number-repeated"),
    ("2. (U)", "4. (U)", "number-missing"),
]
"""What is changed in the clean paper, and the rule that it then breaks."""


def found(text: str) -> list[str]:
    return [finding.rule.id for finding in check(redactor.read(text.encode()))]


def test_nothing_is_found_in_a_paper_that_keeps_the_rules() -> None:
    assert found(CLEAN) == []


@pytest.mark.parametrize(("old", "new", "rule"), BREAKS)
def test_each_rule_finds_what_breaks_it(old: str, new: str, rule: str) -> None:
    assert old in CLEAN
    assert rule in found(CLEAN.replace(old, new))


def test_a_single_slash_is_a_legacy_form_and_the_right_one_is_suggested() -> None:
    paper = CLEAN.replace("CONFIDENTIAL", "CONFIDENTIAL//NOFORN").replace("(C)", "(C/NF)")
    (finding,) = check(redactor.read(paper.encode()))
    assert (finding.rule.id, finding.suggestion, finding.portion) == ("legacy-form", "(C//NF)", "1")


def test_every_rule_is_tried_above() -> None:
    tried = {rule for *_, rule in BREAKS}
    assert {rule.id for rule in RULES} == tried | {"legacy-form"}


def test_a_word_on_compilation_explains_a_higher_banner() -> None:
    paper = CLEAN.replace("1. (C)", "1. (U)").replace("Rain", "By compilation this is higher. Rain")
    assert "banner-above-portions" not in found(paper)


def test_an_exemption_of_today_is_a_valid_instruction() -> None:
    assert found(CLEAN.replace("20300313", "25X1, 20601231")) == []


def test_a_paper_without_a_mark_or_banner_is_not_said_to_be_classified() -> None:
    assert found("Rain fell.\n") == []


def test_an_unclassified_paper_needs_no_authority() -> None:
    assert found("UNCLASSIFIED\n\n1. (U) Rain fell.\n") == []


def test_an_ignored_rule_is_not_asked() -> None:
    document = redactor.read(CLEAN.replace("2. (U) Rain", "2. Rain").encode())
    assert check(document, ["unmarked-portion"]) == []


def test_a_finding_has_its_line_and_column() -> None:
    document = redactor.read(CLEAN.replace("2. (U) Rain", "2. Rain").encode())
    (finding,) = check(document)
    assert (finding.line, finding.column, finding.portion) == (11, 1, "2")


def test_the_us_scheme_names_the_source_of_every_rule_and_each_has_an_id_of_its_own() -> None:
    assert all(rule.title and rule.id in US.words.sources for rule in RULES)
    assert len({rule.id for rule in RULES}) == len(RULES)


def test_no_finding_quotes_words_of_the_paper() -> None:
    paper = CLEAN.replace("1. (C)", "1. (Wenlock").replace("20300313", "when Wenlock resigns")
    findings = check(redactor.read(paper.encode()))
    assert findings
    assert not any("Wenlock" in str(finding) for finding in findings)


def test_a_form_with_a_hyphen_of_its_own_is_no_legacy_form() -> None:
    paper = b"EU SECRET\n\n1. (R-UE) Rain.\n\n2. (S-UE/EU-S) Guns.\n"
    (finding,) = check(redactor.read(paper, scheme="eu"))
    assert (finding.rule.id, finding.suggestion) == ("portion-form", "(R-UE/EU-R)")

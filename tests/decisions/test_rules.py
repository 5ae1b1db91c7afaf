from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from telegrams import Paragraph, documents, telegram

import redactor
from redactor.decisions.decision import Action, Decision
from redactor.markings import load_scheme
from redactor.policy import Policy, load_policy

US = load_scheme("us")
HEAD = """\
policy: mine
title: Mine
scheme: us
levels: any
disclose: [marking, amount, exemptions, label]
"""
PAPER = """\
SECRET//NOFORN

SUBJECT: HARBOR MATTERS

Classified By: Ruth Annesley for reasons 1.4 (b) and (d).

Press Reaction

1. (U) The quay is open again.

2. (SBU) Two editors wait for a statement.

Cabinet Politics

3. (C) The minister will resign in spring.

4. (S//NF) The deputy minister is the source of this.
"""
UNKNOWN = f"{PAPER}\n5. (S//QQ) The scheme knows nothing of this mark.\n"


def load(folder: Path, text: str = "") -> Policy:
    path = folder / "mine.yaml"
    path.write_text(HEAD + text, encoding="utf-8")
    return load_policy(str(path))


def decide(
    policy: Policy, source: str = PAPER, level: str = "U", as_of: date | None = None
) -> dict[str, Decision]:
    """Return the decisions of a release, by portion."""
    release = redactor.release(redactor.read(source.encode()), policy, level, as_of)
    return {decision.portion: decision for decision in release.decisions}


def actions(decisions: dict[str, Decision]) -> dict[str, str]:
    """Return action and rule of each numbered paragraph."""
    return {
        portion: f"{decision.action} {decision.rule}"
        for portion, decision in decisions.items()
        if decision.kind == "paragraph"
    }


def test_without_rules_the_level_decides(tmp_path: Path) -> None:
    assert actions(decide(load(tmp_path), level="C")) == {
        "1": "release level",
        "2": "release level",
        "3": "release level",
        "4": "mask level",
    }


def test_an_unknown_mark_is_withheld_at_the_highest_ceiling(tmp_path: Path) -> None:
    assert actions(decide(load(tmp_path), UNKNOWN, "TS//NF"))["5"] == "mask level"


def test_the_first_rule_that_matches_decides(tmp_path: Path) -> None:
    rules = """
rules:
- {id: none, when: {label: ["9"]}, withhold: strip}
- {id: first, when: {label: ["3", "4"]}, withhold: strip, exemptions: [one]}
- {id: second, when: {kind: [paragraph], label: ["3", "5"]}, exemptions: [two]}
"""
    decisions = decide(load(tmp_path, rules), UNKNOWN)
    assert actions(decisions) == {
        "1": "release level",
        "2": "mask level",
        "3": "strip first",
        "4": "strip first",
        "5": "mask second",
    }
    assert [decisions[p].exemptions for p in "345"] == [("one",), ("one",), ("two",)]


def test_a_rule_without_withhold_withholds_nothing_that_the_level_releases(tmp_path: Path) -> None:
    rules = "rules: [{id: ground, when: {kind: [paragraph]}, exemptions: [one]}]\n"
    decisions = decide(load(tmp_path, rules), level="SBU")
    assert actions(decisions)["2"] == "release level"
    assert decisions["2"].exemptions == ()
    assert actions(decisions)["3"] == "mask ground"


def test_a_rule_with_withhold_withholds_what_the_level_releases(tmp_path: Path) -> None:
    rules = "rules: [{id: more, when: {label: ['1']}, withhold: strip}]\n"
    assert actions(decide(load(tmp_path, rules), level="TS"))["1"] == "strip more"


def test_an_earlier_rule_that_only_names_a_ground_does_not_let_a_portion_out(
    tmp_path: Path,
) -> None:
    rules = """
rules:
- {id: ground, when: {kind: [paragraph]}, exemptions: [one]}
- {id: more, when: {label: ["1"]}, withhold: strip, exemptions: [two]}
"""
    decisions = decide(load(tmp_path, rules))
    assert actions(decisions)["1"] == "strip more"
    assert decisions["1"].exemptions == ("two",)
    assert actions(decisions)["3"] == "mask ground"


conditions = st.sampled_from(
    [
        "marking: {above: U}",
        "marking: {above: C}",
        "marking: {at_least: SBU}",
        "marking: {at_least: S//NF}",
        "kind: [paragraph]",
        "kind: [subject, heading]",
        "label: ['1', '4']",
    ]
)
ways = st.sampled_from(["", ", withhold: mask", ", withhold: strip"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(conditions, ways), max_size=4), st.sampled_from(["U", "SBU", "C", "S"]))
def test_no_rules_release_what_the_level_alone_withholds(
    tmp_path: Path, chosen: list[tuple[str, str]], level: str
) -> None:
    rules = [f"- {{id: r{n}, when: {{{when}}}{way}}}" for n, (when, way) in enumerate(chosen)]
    bare = decide(load(tmp_path), level=level)
    ruled = decide(load(tmp_path, "\n".join(["rules:", *rules]) if rules else ""), level=level)
    withheld = {p for p, decision in bare.items() if decision.action != "release"}
    assert all(ruled[portion].action != "release" for portion in withheld)


@pytest.mark.parametrize(
    ("condition", "matching"),
    [
        ("marking: {above: U}", "2 3 4 5"),
        ("marking: {above: SBU}", "3 4 5"),
        ("marking: {above: C}", "4 5"),
        ("marking: {above: S}", "4 5"),
        ("marking: {above: S//NF}", "5"),
        ("marking: {above: TS//NF/XD/ND}", "5"),
        ("marking: {at_least: U}", "1 2 3 4 5"),
        ("marking: {at_least: SBU}", "2 3 4 5"),
        ("marking: {at_least: C}", "3 4 5"),
        ("marking: {at_least: U//NF}", "4 5"),
        ("marking: {at_least: TS//NF}", "5"),
        ("marking: {above: U, at_least: C}", "3 4 5"),
        ("kind: [paragraph]", "1 2 3 4 5"),
        ("kind: [subject, heading]", ""),
        ("label: ['1', '4']", "1 4"),
        ("label: ['1', '4'], marking: {above: C}", "4"),
        ("kind: [heading], label: ['1']", ""),
    ],
)
def test_a_condition_matches_by_marking_kind_and_label(
    condition: str, matching: str, tmp_path: Path
) -> None:
    policy = load(tmp_path, f"rules: [{{id: it, when: {{{condition}}}, withhold: mask}}]\n")
    decided = actions(decide(policy, UNKNOWN, "TS//NF"))
    assert [portion for portion, what in decided.items() if what == "mask it"] == matching.split()


def test_a_rule_may_withhold_a_heading_and_a_field_by_kind(tmp_path: Path) -> None:
    text = """
fields: {release: [subject]}
headings: with-section
rules: [{id: it, when: {kind: [subject, heading]}, withhold: strip}]
"""
    decisions = decide(load(tmp_path, text), level="S")
    assert {decisions[p].action for p in ("subject", "heading", "heading#2")} == {"strip"}


def test_document_reasons_stand_for_the_documents_own_in_the_order_of_the_rule(
    tmp_path: Path,
) -> None:
    exemptions = "exemptions: ['(b)(1)', document.reasons, '(b)(6)']"
    policy = load(tmp_path, f"rules: [{{id: it, when: {{marking: {{above: U}}}}, {exemptions}}}]\n")
    assert decide(policy)["3"].exemptions == ("(b)(1)", "1.4(b)", "1.4(d)", "(b)(6)")


def test_a_document_without_reasons_adds_none(tmp_path: Path) -> None:
    rule = "{id: it, when: {marking: {above: U}}, exemptions: [document.reasons, '(b)(1)']}"
    source = "CONFIDENTIAL\n\n1. (C) The minister will resign.\n"
    assert decide(load(tmp_path, f"rules: [{rule}]\n"), source)["1"].exemptions == ("(b)(1)",)


@pytest.mark.parametrize(
    ("headings", "level", "expected"),
    [
        ("with-section", "U", ["release level", "mask level"]),
        ("with-section", "C", ["release level", "release level"]),
        ("withhold", "U", ["mask headings", "mask level"]),
        ("withhold", "C", ["mask headings", "mask headings"]),
    ],
)
def test_a_heading_goes_with_its_section_where_the_policy_says_so(
    headings: str, level: str, expected: list[str], tmp_path: Path
) -> None:
    decisions = decide(load(tmp_path, f"headings: {headings}\n"), level=level)
    found = [f"{decisions[p].action} {decisions[p].rule}" for p in ("heading", "heading#2")]
    assert found == expected


def test_a_heading_is_withheld_with_a_section_that_a_rule_withholds(tmp_path: Path) -> None:
    text = "headings: with-section\nrules: [{id: it, when: {label: ['1']}, withhold: mask}]\n"
    assert decide(load(tmp_path, text))["heading"].rule == "headings"


@pytest.mark.parametrize(
    ("unmarked", "expected"), [("document-level", "release level"), ("withhold", "mask unmarked")]
)
def test_text_without_a_mark_has_the_documents_marking_or_is_withheld(
    unmarked: str, expected: str, tmp_path: Path
) -> None:
    source = "CONFIDENTIAL\n\nSUBJECT: HARBOR\n\n1. (U) The quay is open.\n"
    policy = load(tmp_path, f"unmarked: {unmarked}\n")
    subject = decide(policy, source, "C")["subject"]
    assert f"{subject.action} {subject.rule}" == expected
    assert decide(policy, source, "U")["subject"].action == "mask"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("release: [subject]", "release fields"),
        ("strip: [subject]", "strip fields"),
        ("release: [tags]", "mask level"),
    ],
)
def test_a_field_without_a_mark_goes_as_the_policy_says(
    fields: str, expected: str, tmp_path: Path
) -> None:
    subject = decide(load(tmp_path, f"fields: {{{fields}}}\n"))["subject"]
    assert f"{subject.action} {subject.rule}" == expected


def test_one_unknown_mark_holds_back_fields_and_headings_too(tmp_path: Path) -> None:
    policy = load(tmp_path, "headings: with-section\nfields: {release: [subject]}\n")
    decisions = decide(policy, UNKNOWN, "TS//NF")
    assert {decisions[p].action for p in ("subject", "heading#2")} == {"mask"}
    assert decisions["heading"].action == "release"


def test_a_released_field_names_the_policy_as_its_authority(tmp_path: Path) -> None:
    subject = decide(load(tmp_path, "fields: {release: [subject]}\n"))["subject"]
    assert (str(subject.effective), subject.authority) == ("U", "mine")


@pytest.mark.parametrize(
    ("mark", "action"),
    [
        ("(U)", "release"),
        ("(SBU)", "mask"),
        ("(C)", "mask"),
        ("(S//QQ)", "mask"),
    ],
)
def test_a_marked_subject_is_judged_by_its_mark_though_the_policy_releases_subjects(
    mark: str, action: Action, tmp_path: Path
) -> None:
    policy = load(tmp_path, "fields: {release: [subject]}\n")
    source = PAPER.replace("SUBJECT: ", f"SUBJECT: {mark} ")
    assert decide(policy, source)["subject"].action is action


def test_a_stripped_field_is_stripped_whatever_its_mark_and_level(tmp_path: Path) -> None:
    policy = load(tmp_path, "fields: {strip: [subject]}\n")
    source = PAPER.replace("SUBJECT: ", "SUBJECT: (U) ")
    assert decide(policy, source, "TS//NF")["subject"].action == "strip"


def test_a_caption_that_covers_the_message_holds_back_even_a_released_field(
    tmp_path: Path,
) -> None:
    policy = load(tmp_path, "fields: {release: [subject]}\n")
    source = "CONFIDENTIAL//STADIS\n\nSUBJECT: HARBOR\n\n1. (U) The quay is open.\n"
    assert decide(policy, source)["subject"].action == "mask"
    assert decide(policy, source, "U//STADIS")["subject"].action == "release"


levels = st.sampled_from(
    [US.parse(mark) for mark in "U SBU U//NF SBU//NF C S S//NF TS TS//NF".split()]
)


@given(documents("U SBU C S TS S//NF U//NF S//QQ"), levels, levels)
def test_a_higher_ceiling_releases_everything_that_a_lower_one_does(
    paragraphs: list[Paragraph], one: redactor.Marking, other: redactor.Marking
) -> None:
    """P4."""
    source, higher = telegram(paragraphs), one.join(other)
    for policy in (load_policy("standard"), load_policy("tearline")):
        low, high = decide(policy, source, str(one)), decide(policy, source, str(higher))
        out = {p for p, decision in low.items() if decision.action == "release"}
        assert all(high[portion].action == "release" for portion in out)

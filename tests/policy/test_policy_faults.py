from pathlib import Path

import pytest

from redactor.errors import ConfigurationError
from redactor.policy import load_policy
from redactor.shipped import SCHEMES

HEAD = "policy: mine\ntitle: Mine\nscheme: us\nlevels: any\n"
SCHEME = (
    "is not a marking of the scheme 'us'; its levels are U, C, S, TS, "
    "as in TS//NF; see `redactor scheme show us`"
)


def faults(folder: Path, text: str) -> list[str]:
    """Return the lines of the error, without the path of the file."""
    path = folder / "mine.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError) as raised:
        load_policy(str(path))
    lines = str(raised.value).splitlines()
    assert all(line.startswith(f"{path}:") for line in lines)
    return [line.removeprefix(f"{path}:") for line in lines]


def test_a_policy_of_four_lines_has_no_faults(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(HEAD, encoding="utf-8")
    policy = load_policy(str(path))
    assert (policy.name, policy.title, policy.levels) == ("mine", "Mine", None)


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("policy: mine\n", "'title', 'scheme', 'levels'"),
        ("policy: mine\ntitle: Mine\nlevels: any\n", "'scheme'"),
        ("policy: mine\nscheme: us\nlevels: any\n", "'title'"),
        ("policy: mine\ntitle: Mine\nscheme: us\n", "'levels'"),
    ],
)
def test_a_policy_needs_a_title_a_scheme_and_levels(
    text: str, missing: str, tmp_path: Path
) -> None:
    expected = f"1:1: the policy has no {missing}; add it, or extend a policy that has it"
    assert faults(tmp_path, text) == [expected]


def test_a_policy_needs_a_name(tmp_path: Path) -> None:
    assert faults(tmp_path, "title: Mine\n") == ["1:1: the key 'policy' is missing"]


def test_an_unknown_scheme_is_told_with_those_that_there_are(tmp_path: Path) -> None:
    known = ", ".join(sorted(path.stem for path in SCHEMES.glob("*.yaml")))
    (fault,) = faults(tmp_path, HEAD.replace("scheme: us", "scheme: utopia"))
    assert fault.startswith(f"3:9: scheme 'utopia' is not known; known are {known}; ")
    assert fault.endswith("as in ./utopia.yaml")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("levels: [U, Q]\n", f"4:13: 'Q' {SCHEME}", id="a level"),
        pytest.param("levels: [U//QQ]\n", f"4:10: 'U//QQ' {SCHEME}", id="a control of a level"),
        pytest.param(
            "levels: any\nrules:\n- id: one\n  when: {marking: {above: Q}}\n",
            f"7:27: 'Q' {SCHEME}",
            id="above, in a rule",
        ),
        pytest.param(
            "levels: any\nrules:\n- id: one\n  when: {marking: {at_least: S//QQ}}\n",
            f"7:30: 'S//QQ' {SCHEME}",
            id="at least, in a rule",
        ),
        pytest.param(
            "levels: any\ndowngrade:\n- on: declassification-date\n  to: Q\n  authority: me\n",
            f"7:7: 'Q' {SCHEME}",
            id="a downgrade",
        ),
    ],
)
def test_a_marking_that_the_scheme_does_not_have_is_a_fault(
    text: str, expected: str, tmp_path: Path
) -> None:
    assert faults(tmp_path, HEAD.replace("levels: any\n", text)) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "levels: U\n",
            "4:9: 'levels' must be 'any' or a list of the levels that the policy releases at",
            id="one level without a list",
        ),
        pytest.param(
            "levels: []\n",
            "4:9: 'levels' must be 'any' or a list of the levels that the policy releases at",
            id="no level",
        ),
        pytest.param(
            "levels: any\nheadings: with_section\n",
            "5:11: unknown value 'with_section'; did you mean 'with-section'?",
            id="headings",
        ),
        pytest.param(
            "levels: any\nunmarked: release\n",
            "5:11: unknown value 'release'; known here: document-level, withhold",
            id="unmarked",
        ),
        pytest.param(
            "levels: any\nwithhold: no\n",
            "5:11: unknown value 'no'; known here: mask, strip",
            id="withhold",
        ),
        pytest.param(
            "levels: any\ndisclose: [text]\n",
            "5:12: unknown value 'text'; known here: marking, amount, exemptions, label",
            id="disclose",
        ),
        pytest.param(
            "levels: any\nfields: {release: [subjects]}\n",
            "5:20: unknown value 'subjects'; did you mean 'subject'?",
            id="fields",
        ),
        pytest.param(
            "levels: any\nfields: {mask: [subject]}\n",
            "5:10: unknown key 'mask'; known here: release, strip",
            id="a third way with fields",
        ),
        pytest.param(
            "levels: any\nrules:\n- id: one\n",
            "6:3: the key 'when' is missing",
            id="a rule without a condition",
        ),
        pytest.param(
            "levels: any\nrules:\n- {id: one, when: {}}\n",
            "6:19: 'when' must be a mapping with at least one of 'marking', 'kind' and 'label'",
            id="an empty condition",
        ),
        pytest.param(
            "levels: any\nrules:\n- {id: one, when: {marking: {}}}\n",
            "6:29: 'marking' must be a mapping with 'above', 'at_least', 'has' or 'audience'",
            id="an empty condition on the marking",
        ),
        pytest.param(
            "levels: any\nrules:\n- {id: one, when: {text: x}}\n",
            "6:20: unknown key 'text'; known here: marking, kind, label",
            id="a condition that does not exist",
        ),
        pytest.param(
            "levels: any\nrules:\n- {id: one, when: {kind: [text]}, withhold: release}\n",
            "6:45: unknown value 'release'; known here: mask, strip",
            id="a rule that would release",
        ),
        pytest.param(
            "levels: any\nrules:\n- {id: One, when: {label: ['4']}}\n",
            "6:8: 'id' must be a name of small letters, digits and hyphens",
            id="the id of a rule",
        ),
        pytest.param(
            "levels: any\ndowngrade:\n- {on: declassification-date, to: U}\n",
            "6:3: the key 'authority' is missing",
            id="a downgrade without authority",
        ),
        pytest.param(
            "levels: any\ndowngrade:\n- {on: declassification-date, to: U, authority: ''}\n",
            "6:49: 'authority' must be the name of the authority for the downgrade",
            id="a downgrade whose authority has no name",
        ),
    ],
)
def test_what_does_not_fit_the_schema_is_a_fault(text: str, expected: str, tmp_path: Path) -> None:
    assert faults(tmp_path, HEAD.replace("levels: any\n", text)) == [expected]


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("policy: mine", 'policy: "mine\\n"', "1:9"),
        ("id: one", 'id: "one\\n"', "5:14"),
    ],
    ids=["policy", "rule"],
)
def test_a_name_has_one_line(old: str, new: str, place: str, tmp_path: Path) -> None:
    text = f"{HEAD}rules: [{{id: one, when: {{label: ['1']}}}}]\n"
    assert text.count(old) == 1
    (fault,) = faults(tmp_path, text.replace(old, new))
    assert fault.startswith(f"{place}: ")
    assert fault.endswith(" must be a name of small letters, digits and hyphens")


@pytest.mark.parametrize("condition", ["kind: []", "label: []"])
def test_a_condition_that_nothing_can_meet_is_a_fault(condition: str, tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, f"{HEAD}rules: [{{id: one, when: {{{condition}}}}}]\n")
    assert fault.startswith("5:")


def test_an_empty_name_of_a_base_is_a_fault(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, f"{HEAD}extends: ''\n")
    assert fault.startswith("5:10: ")


def test_two_rules_cannot_have_one_id(tmp_path: Path) -> None:
    rule = "- {id: one, when: {label: ['1']}}\n"
    assert faults(tmp_path, f"{HEAD}rules:\n{rule}{rule}") == [
        "7:8: the rule id 'one' stands twice"
    ]


@pytest.mark.parametrize("name", ["level", "fields", "headings", "unmarked", "downgrade"])
def test_a_rule_cannot_have_the_name_of_a_built_in_rule(name: str, tmp_path: Path) -> None:
    text = f"{HEAD}rules:\n- {{id: {name}, when: {{label: ['1']}}}}\n"
    assert faults(tmp_path, text) == [f"6:8: the rule id {name!r} is the name of a built-in rule"]


def test_a_field_cannot_be_both_released_and_stripped(tmp_path: Path) -> None:
    text = f"{HEAD}fields:\n  release: [tags, subject]\n  strip: [subject, date, tags]\n"
    assert faults(tmp_path, text) == [
        "7:10: 'subject' is also in 'release'",
        "7:10: 'tags' is also in 'release'",
    ]


def test_all_faults_of_a_policy_are_told_at_once_sorted_by_place(tmp_path: Path) -> None:
    text = (
        "policy: mine\ntitle: Mine\nscheme: us\nlevels: [U, Q]\nnotice: '{{ secret }}'\n"
        "rules:\n- {id: level, when: {marking: {above: X}}}\n"
        "fields:\n  release: [subject]\n  strip: [subject]\n"
        "downgrade:\n- {on: declassification-date, to: Z, authority: me}\n"
    )
    assert faults(tmp_path, text) == [
        f"4:13: 'Q' {SCHEME}",
        "5:9: the notice uses 'secret'; it may use amount, exemptions, label, marking",
        "7:8: the rule id 'level' is the name of a built-in rule",
        f"7:39: 'X' {SCHEME}",
        "10:10: 'subject' is also in 'release'",
        f"12:35: 'Z' {SCHEME}",
    ]

import json
from pathlib import Path
from typing import Any, get_args

import pytest

import redactor
from redactor.documents import document
from redactor.errors import InputError, LevelError
from redactor.policy import load_policy, shipped_policies
from redactor.policy.policy import Disclosure, Withhold
from redactor.shipped import POLICIES, SCHEMAS

NAMES = shipped_policies()


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    text = (SCHEMAS / "policy.json").read_text(encoding="utf-8")
    read: dict[str, Any] = json.loads(text)
    return read


def test_the_policies_that_ship_are_the_files_in_the_folder() -> None:
    assert sorted(path.stem for path in POLICIES.glob("*.yaml")) == NAMES
    assert {"foia-public", "historical", "standard", "tearline"} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_policy_loads_under_the_name_of_its_file_and_has_a_title(name: str) -> None:
    policy = load_policy(name)
    assert policy.name == name
    assert policy.title.strip()


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_policy_begins_with_a_comment_that_names_its_ground(name: str) -> None:
    policy = load_policy(name)
    comment = policy.text[policy.source].partition(f"\npolicy: {name}\n")[0]
    lines = comment.splitlines()
    assert all(line.startswith("#") for line in lines)
    assert any(line.startswith("# Ground: ") for line in lines)


@pytest.mark.parametrize(
    ("name", "notice"),
    [
        ("standard", ["2. [S//NF: 1 line withheld]"]),
        ("foia-public", ["2. [1 line withheld: (b)(1)]"]),
        ("historical", ["2. [1 line withheld: (b)(1)]"]),
        ("tearline", []),
    ],
)
def test_a_shipped_policy_says_of_a_withheld_portion_what_it_discloses(
    name: str, notice: list[str]
) -> None:
    document = redactor.read(b"1. (U) The quay is open.\n\n2. (S//NF) He will resign.\n")
    blocks = redactor.release(document, name, "U").blocks
    assert [block.line for block in blocks] == ["1. (U) The quay is open.", *notice]


def test_a_public_release_is_unclassified_by_default() -> None:
    for name in ("foia-public", "historical"):
        assert str(load_policy(name).ceiling(None)) == "U"


@pytest.mark.parametrize("level", ["SBU", "C", "TS", "U//NF"])
def test_a_public_release_has_no_other_level(level: str) -> None:
    with pytest.raises(LevelError) as raised:
        load_policy("foia-public").ceiling(level)
    assert str(raised.value) == (
        f"level {level!r}: is not one that policy 'foia-public' releases at; it releases at U"
    )


@pytest.mark.parametrize("written", ["U", "u", "(U)", "UNCLAS", "UNCLASSIFIED"])
def test_a_level_may_be_named_in_any_form(written: str) -> None:
    assert load_policy("foia-public").ceiling(written) == load_policy("foia-public").ceiling("U")


@pytest.mark.parametrize("level", ["U", "SBU", "C", "S//NF", "TS"])
def test_the_standard_policy_releases_at_any_level(level: str) -> None:
    assert str(load_policy("standard").ceiling(level)) == level


def test_a_policy_for_any_level_has_no_default() -> None:
    with pytest.raises(LevelError) as raised:
        load_policy("standard").ceiling(None)
    assert str(raised.value) == ("policy 'standard': releases at any level; say which with --level")


def test_a_level_that_the_scheme_does_not_have_is_refused_by_every_policy() -> None:
    for name in NAMES:
        with pytest.raises(LevelError, match=r"^level 'X': is not a marking of the scheme 'us'; "):
            load_policy(name).ceiling("X")


def test_a_policy_that_does_not_ship_needs_its_path() -> None:
    with pytest.raises(InputError) as raised:
        load_policy("mine")
    assert str(raised.value) == (
        f"policy 'mine': is not known; known are {', '.join(NAMES)}; "
        "a file of your own needs its path, as in ./mine.yaml"
    )


def test_a_policy_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    with pytest.raises(InputError) as raised:
        load_policy(str(path))
    assert str(raised.value) == f"{path}: cannot be read (No such file or directory)"


def test_a_name_that_no_file_can_have_is_an_error() -> None:
    with pytest.raises(InputError):
        load_policy("./mine\0.yaml")


def test_the_kinds_of_the_schema_are_the_kinds_of_portions(schema: dict[str, Any]) -> None:
    assert set(schema["$defs"]["kind"]["enum"]) == set(get_args(document.Kind))


def test_the_fields_of_the_schema_are_the_fields_of_documents(schema: dict[str, Any]) -> None:
    assert set(schema["$defs"]["field"]["enum"]) == set(get_args(document.Field))


def test_what_the_schema_lets_a_policy_disclose_is_what_a_notice_may_say(
    schema: dict[str, Any],
) -> None:
    assert set(schema["properties"]["disclose"]["items"]["enum"]) == set(get_args(Disclosure))


def test_the_ways_to_withhold_of_the_schema_are_those_of_the_code(schema: dict[str, Any]) -> None:
    assert set(schema["$defs"]["withhold"]["enum"]) == set(get_args(Withhold))


@pytest.mark.parametrize("kind", get_args(document.Kind))
def test_a_rule_may_name_every_kind_of_portion(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    rule = f"rules: [{{id: one, when: {{kind: [{kind}]}}}}]"
    path.write_text(f"policy: mine\nextends: standard\n{rule}\n", encoding="utf-8")
    assert load_policy(str(path)).rules[0].when.kinds == frozenset({kind})


@pytest.mark.parametrize("field", get_args(document.Field))
def test_a_policy_may_release_every_field(field: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(
        f"policy: mine\nextends: standard\nfields: {{release: [{field}]}}\n", encoding="utf-8"
    )
    assert load_policy(str(path)).released_fields == frozenset({field})

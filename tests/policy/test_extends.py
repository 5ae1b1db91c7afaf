import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import redactor
from redactor.errors import ConfigurationError, InputError, RedactorError
from redactor.policy import Policy, load_policy, shipped_policies
from redactor.shipped import POLICIES

BASE = """\
policy: base
title: The base
scheme: us
levels: [C, S]
disclose: [amount]
headings: with-section
unmarked: withhold
fields: {release: [subject], strip: [transmission]}
withhold: strip
notice: "{{ amount }} gone"
rules:
- {id: one, when: {label: ["1"]}, withhold: mask}
downgrade:
- {on: declassification-date, to: U, authority: the base}
"""


def write(path: Path, text: str) -> str:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.fixture
def base(tmp_path: Path) -> str:
    return write(tmp_path / "base.yaml", BASE)


def extend(folder: Path, text: str = "", base: str = "./base.yaml") -> Policy:
    return load_policy(write(folder / "own.yaml", f"policy: own\nextends: {base}\n{text}"))


def notice(policy: Policy) -> str:
    """Return the notice of a portion that is masked because its mark is unknown."""
    masking = replace(policy, withhold="mask", rules=())
    document = redactor.read(b"1. (U//QQ) The quay is open.\n")
    level = None if policy.levels else "U"
    return redactor.release(document, masking, level).blocks[-1].text


def facts(policy: Policy) -> dict[str, object]:
    """Return what a policy says, by the key that says it."""
    return {
        "title": policy.title,
        "levels": policy.levels and [str(level) for level in policy.levels],
        "disclose": policy.disclose,
        "headings": policy.headings_with_section,
        "unmarked": policy.withhold_unmarked,
        "fields": (policy.released_fields, policy.stripped_fields),
        "withhold": policy.withhold,
        "notice": notice(policy),
        "rules": [rule.id for rule in policy.rules],
        "downgrade": policy.downgrade and policy.downgrade.authority,
    }


@pytest.mark.usefixtures("base")
def test_a_policy_that_only_extends_says_what_its_base_says(tmp_path: Path) -> None:
    own = extend(tmp_path)
    assert own.name == "own"
    assert facts(own) == facts(load_policy(str(tmp_path / "base.yaml")))


@pytest.mark.usefixtures("base")
@pytest.mark.parametrize(
    ("key", "text", "expected"),
    [
        ("title", "title: My own", "My own"),
        ("levels", "levels: any", None),
        ("disclose", "disclose: [amount, marking]", frozenset({"amount", "marking"})),
        ("headings", "headings: withhold", False),
        ("unmarked", "unmarked: document-level", False),
        ("fields", "fields: {release: [tags]}", (frozenset({"tags"}), frozenset())),
        ("withhold", "withhold: mask", "mask"),
        ("notice", "notice: gone", "gone"),
        ("rules", "rules: [{id: two, when: {label: ['2']}}]", ["two"]),
        ("rules", "rules: []", []),
        ("downgrade", "downgrade: []", None),
    ],
)
def test_an_own_key_replaces_the_whole_of_the_bases_and_nothing_else(
    key: str, text: str, expected: object, tmp_path: Path
) -> None:
    before = facts(load_policy(str(tmp_path / "base.yaml")))
    assert facts(extend(tmp_path, text)) == {**before, key: expected}


def test_the_nearest_policy_that_has_a_key_counts(tmp_path: Path, base: str) -> None:
    write(tmp_path / "middle.yaml", f"policy: middle\nextends: {base}\ntitle: The middle\n")
    own = extend(tmp_path, "withhold: mask\n", "./middle.yaml")
    assert (own.title, own.withhold) == ("The middle", "mask")
    assert notice(own) == "1 line gone"


@pytest.mark.parametrize("name", shipped_policies())
def test_every_shipped_policy_can_be_extended_by_its_name(name: str, tmp_path: Path) -> None:
    assert facts(extend(tmp_path, base=name)) == facts(load_policy(name))


def test_the_path_of_a_base_counts_from_the_file_that_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "deep" / "base.yaml", BASE)
    write(tmp_path / "deep" / "middle.yaml", "policy: middle\nextends: ./base.yaml\n")
    monkeypatch.chdir(tmp_path / "deep")
    assert extend(tmp_path, base="deep/middle.yaml").title == "The base"
    assert load_policy("../own.yaml").title == "The base"


def test_the_text_of_every_file_can_be_shown(tmp_path: Path, base: str) -> None:
    assert list(extend(tmp_path).text) == [str(tmp_path / "own.yaml"), base]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("./one.yaml", "./one.yaml"),
        ("./two.yaml", "./one.yaml"),
        ("../x/two.yaml", "../x/one.yaml"),
    ],
    ids=["itself", "each other", "each other by a detour"],
)
def test_policies_cannot_extend_each_other_in_a_circle(
    first: str, second: str, tmp_path: Path
) -> None:
    one = write(tmp_path / "x" / "one.yaml", f"policy: one\nextends: {first}\n")
    two = write(tmp_path / "x" / "two.yaml", f"policy: two\nextends: {second}\n")
    with pytest.raises(ConfigurationError) as raised:
        load_policy(one)
    last = one if first == second else two
    (line,) = str(raised.value).splitlines()
    place, _, problem = line.partition(":2:10: ")
    assert Path(place).resolve() == Path(last)
    assert problem == f"{second!r} extends this policy in turn"


def test_a_base_that_is_not_there_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(InputError) as raised:
        extend(tmp_path, base="./nowhere.yaml")
    assert str(raised.value) == (
        f"{tmp_path / 'nowhere.yaml'}: cannot be read (No such file or directory)"
    )


def test_a_base_that_does_not_ship_is_an_error_that_names_those_that_do(tmp_path: Path) -> None:
    with pytest.raises(InputError) as raised:
        extend(tmp_path, base="nowhere")
    assert str(raised.value) == (
        f"policy 'nowhere': is not known; known are {', '.join(shipped_policies())}; "
        "a file of your own needs its path, as in ./nowhere.yaml"
    )


def test_a_base_whose_name_no_file_can_have_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RedactorError):
        extend(tmp_path, base='"./\\0.yaml"')


def test_a_fault_of_the_base_is_told_with_the_bases_place(tmp_path: Path) -> None:
    base = write(tmp_path / "base.yaml", BASE.replace("id: one", "id: level"))
    with pytest.raises(ConfigurationError) as raised:
        extend(tmp_path)
    assert str(raised.value) == f"{base}:12:8: the rule id 'level' is the name of a built-in rule"


@pytest.mark.usefixtures("base")
def test_taking_away_what_the_bases_notice_uses_is_told_at_the_own_key(
    tmp_path: Path,
) -> None:
    with pytest.raises(ConfigurationError) as raised:
        extend(tmp_path, "disclose: [label]\n")
    assert str(raised.value).startswith(f"{tmp_path / 'own.yaml'}:3:")


@pytest.mark.usefixtures("base")
def test_the_digest_is_the_same_wherever_the_files_are(tmp_path: Path) -> None:
    digest = extend(tmp_path).sha256
    shutil.copytree(tmp_path, tmp_path / "elsewhere")
    assert load_policy(str(tmp_path / "elsewhere" / "own.yaml")).sha256 == digest


@pytest.mark.usefixtures("base")
def test_the_digest_does_not_change_with_other_files(tmp_path: Path) -> None:
    digest = extend(tmp_path).sha256
    write(tmp_path / "other.yaml", BASE)
    assert load_policy(str(tmp_path / "own.yaml")).sha256 == digest


@pytest.mark.usefixtures("base")
def test_the_digest_changes_with_a_comment(tmp_path: Path) -> None:
    assert extend(tmp_path).sha256 != extend(tmp_path, "# a comment\n").sha256


def test_the_digest_changes_with_the_base(tmp_path: Path, base: str) -> None:
    digest = extend(tmp_path).sha256
    write(Path(base), BASE.replace("the base", "The base"))
    assert load_policy(str(tmp_path / "own.yaml")).sha256 != digest


def digests(package: Path) -> list[str]:
    """Return the digests of two policies as a process sees them that runs the copy *package*."""
    code = (
        "import redactor\n"
        "print(redactor.__file__)\n"
        "for name in 'historical', 'standard': print(redactor.load_policy(name).sha256)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(package.parent)},
        cwd=package.parent,
        capture_output=True,
        check=True,
        text=True,
    )
    file, *found = run.stdout.splitlines()
    assert Path(file).parent == package
    return found


def test_the_digest_changes_with_the_scheme_and_only_with_what_a_policy_uses(
    tmp_path: Path,
) -> None:
    package = tmp_path / "redactor"
    shutil.copytree(Path(redactor.__file__).parent, package)
    shutil.copytree(POLICIES, package / "policies", dirs_exist_ok=True)
    before = digests(package)
    assert before == [load_policy(name).sha256 for name in ("historical", "standard")]
    with (package / "policies" / "foia-public.yaml").open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    based, standard = digests(package)
    assert (based != before[0], standard != before[1]) == (True, False)
    with (package / "policies" / "schemes" / "us.yaml").open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    assert {based, standard}.isdisjoint(digests(package))

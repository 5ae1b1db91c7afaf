from pathlib import Path

import pytest

import redactor
from redactor.errors import ConfigurationError, RedactorError
from redactor.policy import Policy, load_policy

HEAD = "policy: mine\ntitle: Mine\nscheme: us\nlevels: any\n"
EVERYTHING = "disclose: [marking, amount, exemptions, label]\n"
DOCUMENT = b"""\
SECRET

1. (U) The quay is open.

2. (S) The harbor minister will resign before the treaty reaches parliament, and the police
commissioner has been asked about the loyalty of the coastal stations.
"""


def load(folder: Path, text: str) -> Policy:
    path = folder / "mine.yaml"
    path.write_text(HEAD + text, encoding="utf-8")
    return load_policy(str(path))


def notice(folder: Path, text: str) -> str:
    """Return the notice that stands for the second paragraph."""
    release = redactor.release(redactor.read(DOCUMENT), load(folder, text), level="U")
    return release.blocks[-1].text


def fault(folder: Path, text: str) -> str:
    """Return the only fault, without the path of the file."""
    with pytest.raises(ConfigurationError) as raised:
        load(folder, text)
    (line,) = str(raised.value).splitlines()
    return line.removeprefix(f"{folder / 'mine.yaml'}:")


@pytest.mark.parametrize(
    ("wording", "expected"),
    [
        ("[{{ marking }}: {{ amount }} withheld]", "[S: 3 lines withheld]"),
        ("[portion {{ label }}]", "[portion 2]"),
        ("{{ exemptions | join(', ') or 'none' }}", "none"),
        ("{% if marking == 'S' %}secret{% endif %}", "secret"),
        ("{% set n = amount | length %}{{ n }}", "7"),
        ("two\\n  words", "two words"),
        ("<{{ amount }} & more>", "<3 lines & more>"),
    ],
)
def test_a_notice_says_what_the_policy_words_and_discloses(
    wording: str, expected: str, tmp_path: Path
) -> None:
    assert notice(tmp_path, f'{EVERYTHING}notice: "{wording}"\n') == expected


def test_a_policy_without_a_notice_says_no_more_than_that_something_was_withheld(
    tmp_path: Path,
) -> None:
    assert notice(tmp_path, EVERYTHING) == "[withheld]"


@pytest.mark.parametrize("name", ["marking", "amount", "exemptions", "label"])
def test_a_notice_cannot_use_what_is_not_disclosed(name: str, tmp_path: Path) -> None:
    others = [known for known in ("marking", "amount", "exemptions", "label") if known != name]
    text = f"disclose: [{', '.join(others)}]\nnotice: '{{{{ {name} }}}}'\n"
    assert fault(tmp_path, text) == (
        f"6:9: the notice uses {name!r}, which the policy does not disclose; "
        "add it to 'disclose' or leave it out"
    )


def test_without_disclosures_a_notice_has_no_names(tmp_path: Path) -> None:
    assert fault(tmp_path, "notice: '{{ amount }}'\n") == (
        "5:9: the notice uses 'amount', which the policy does not disclose; "
        "add it to 'disclose' or leave it out"
    )


@pytest.mark.parametrize("name", ["text", "words", "portion", "document", "amounts", "decision"])
def test_a_notice_cannot_use_a_name_that_it_does_not_get(name: str, tmp_path: Path) -> None:
    assert fault(tmp_path, f"{EVERYTHING}notice: 'x {{{{ {name} }}}}'\n") == (
        f"6:9: the notice uses {name!r}; it may use amount, exemptions, label, marking"
    )


def test_a_notice_cannot_use_an_undisclosed_name_in_a_branch_that_is_seldom_taken(
    tmp_path: Path,
) -> None:
    text = "disclose: [marking]\nnotice: '{% if marking == \"TS\" %}{{ amount }}{% endif %}'\n"
    assert fault(tmp_path, text).startswith("6:9: the notice uses 'amount', which")


@pytest.mark.parametrize(
    ("wording", "problem"),
    [
        ("{{ amount", "unexpected end of template, expected 'end of print statement'."),
        ("{% if %}", "Expected an expression, got 'end of statement block'"),
        ("{{ amount | redact }}", "No filter named 'redact'."),
        ("{{ amount is secret }}", "No test named 'secret'."),
        ("{% withheld %}", "Encountered unknown tag 'withheld'."),
    ],
)
def test_a_notice_that_is_not_a_template_is_a_fault(
    wording: str, problem: str, tmp_path: Path
) -> None:
    expected = f"6:9: the notice is not a template: {problem}"
    assert fault(tmp_path, f"{EVERYTHING}notice: '{wording}'\n") == expected


def test_a_notice_too_deep_to_be_read_is_a_fault(tmp_path: Path) -> None:
    wording = f"{{{{ {'(' * 5000}1{')' * 5000} }}}}"
    assert fault(tmp_path, f"{EVERYTHING}notice: '{wording}'\n").startswith("6:9: ")


@pytest.mark.parametrize(
    "wording",
    [
        "{{ amount.lines }}",
        "{{ amount + 1 }}",
        "{{ 1 / 0 }}",
        "{{ exemptions[0] }}",
        "{{ amount | dictsort }}",
        '{{ "".__class__ }}',
        '{% include "secrets" %}',
        "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
    ],
)
def test_a_notice_that_fails_is_an_error_with_the_policys_name(
    wording: str, tmp_path: Path
) -> None:
    with pytest.raises(RedactorError, match=r"mine") as raised:
        notice(tmp_path, f"{EVERYTHING}notice: {wording!r}\n")
    assert len(str(raised.value).splitlines()) == 1


@pytest.mark.parametrize(
    "wording",
    ["{{ 'abcdefghijklmnopqrstuvwxyz' | random }}" * 20, "{{ lipsum() }}"],
    ids=["a random letter", "random words"],
)
def test_a_notice_that_is_not_the_same_every_time_is_refused(wording: str, tmp_path: Path) -> None:
    with pytest.raises(RedactorError):
        notice(tmp_path, f"{EVERYTHING}notice: {wording!r}\n")

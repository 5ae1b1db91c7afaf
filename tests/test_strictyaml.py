import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redactor import strictyaml
from redactor.errors import ConfigurationError, InputError

SCHEMA = {
    "type": "object",
    "additionalProperties": False,
    "required": ["name"],
    "properties": {
        "name": {"type": "string", "pattern": "^[a-z]+$", "description": "a word"},
        "color": {"enum": ["red", "green", "blue"]},
        "short": {"type": "string", "minLength": 1},
        "list": {
            "description": "a list of at least one text",
            "type": "array",
            "minItems": 1,
            "items": {"type": "string"},
        },
        "inner": {
            "type": "object",
            "additionalProperties": False,
            "required": ["deep"],
            "properties": {"deep": {"$ref": "#/$defs/depth"}},
        },
    },
    "$defs": {"depth": {"enum": ["low", "high"]}},
}


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("schemas") / "thing.json"
    path.write_text(json.dumps(SCHEMA), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def anything(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A schema that every value fits."""
    path = tmp_path_factory.mktemp("schemas") / "anything.json"
    path.write_text('{"$defs": {}}', encoding="utf-8")
    return path


def faults(text: str, schema: Path) -> list[str]:
    """Return the lines of the error, without the name of the file."""
    with pytest.raises(ConfigurationError) as raised:
        strictyaml.parse(text, "thing.yaml", schema)
    lines = str(raised.value).splitlines()
    assert all(line.startswith("thing.yaml:") for line in lines)
    return [line.removeprefix("thing.yaml:") for line in lines]


def value(written: str, anything: Path) -> Any:  # noqa: ANN401 (YAML is untyped)
    return strictyaml.parse(f"value: {written}\n", "thing.yaml", anything).data["value"]


@pytest.mark.parametrize(
    "written",
    [
        "NO",
        "no",
        "on",
        "Off",
        "yes",
        "y",
        "True",
        "TRUE",
        "Null",
        "NULL",
        "010",
        "0o10",
        "0x1F",
        "0b1",
        "1_000",
        "1:30",
        "190:20:30",
        "1.5",
        "1e3",
        ".inf",
        ".NaN",
        "2019-03-13",
        "2019-03-13T14:15:00Z",
        "=",
        "<<",
    ],
)
def test_what_yaml_would_reinterpret_stays_text(written: str, anything: Path) -> None:
    assert value(written, anything) == written


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("0", 0),
        ("7", 7),
        ("-7", -7),
        ("+7", 7),
        ("'7'", "7"),
        ('"true"', "true"),
        ("[a, 1]", ["a", 1]),
        ("{a: {b: [true]}}", {"a": {"b": [True]}}),
    ],
)
def test_true_false_null_and_plain_numbers_are_what_they_say(
    written: str, meant: object, anything: Path
) -> None:
    read = value(written, anything)
    assert (read, type(read)) == (meant, type(meant))


def test_keys_stay_text_whatever_they_look_like(anything: Path) -> None:
    file = strictyaml.parse("1: a\ntrue: b\n010: c\nNO: d\n~: e\n", "thing.yaml", anything)
    assert file.data == {"1": "a", "true": "b", "010": "c", "NO": "d", "~": "e"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: 2\na: 3\n", "3:1: the key 'a' stands twice"),
        ("a:\n  b: 1\n  'b': 2\n", "3:3: the key 'b' stands twice"),
        ("[{a: 1, a: 1}]", "1:9: the key 'a' stands twice"),
        ("a: &x 1\n", "1:4: anchors, aliases and tags are not allowed"),
        ("a: b\nc: *b\n", "2:4: anchors, aliases and tags are not allowed"),
        ("a: !!str 1\n", "1:4: anchors, aliases and tags are not allowed"),
        ("a: !!python/object:os.system x\n", "1:4: anchors, aliases and tags are not allowed"),
        ("? [a]\n: b\n", "1:3: a key must be plain text"),
        ("{{a: b}: c}", "1:2: a key must be plain text"),
    ],
    ids=[
        "a key twice",
        "a key twice inside",
        "a key twice in one line",
        "an anchor",
        "an alias",
        "a tag",
        "a tag of Python",
        "a list for a key",
        "a mapping for a key",
    ],
)
def test_what_could_mislead_a_reader_is_refused_at_its_place(
    text: str, expected: str, anything: Path
) -> None:
    assert faults(text, anything) == [expected]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: 'b\n", "2:1: "),
        ("a: 1\n\tb: 2\n", "2:1: "),
        ("a: {b\n", "2:1: "),
        ("a: 1\n b: 2\n", "2:3: "),
        ("- a\nb: c\n", "2:1: "),
        ("a: 1\n---\nb: 2\n", "2:1: "),
        ('a: "\\q"\n', "1:5: "),
    ],
    ids=[
        "open quote",
        "tab",
        "open brace",
        "indent",
        "list and mapping",
        "two documents",
        "escape",
    ],
)
def test_a_syntax_error_is_told_with_its_place(text: str, place: str, anything: Path) -> None:
    (fault,) = faults(text, anything)
    assert fault.startswith(place)
    assert fault != place


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b", "\x7f", "\x9b"])
def test_control_characters_are_refused(character: str, anything: Path) -> None:
    expected = "1:1: holds a character that YAML does not allow"
    assert faults(f"a: b{character}\n", anything) == [expected]


@pytest.mark.parametrize(
    ("text", "column"),
    [("[" * 50_000, 41), ("{a: " * 50_000, 161), ("- " * 50_000, 81)],
    ids=["brackets", "braces", "items"],
)
def test_deep_nesting_is_refused(text: str, column: int, anything: Path) -> None:
    assert faults(text, anything) == [f"1:{column}: is nested deeper than 40"]


def test_deep_nesting_in_keys_is_refused(anything: Path) -> None:
    assert faults("? " * 50_000, anything) == ["1:3: a key must be plain text"]


def test_nesting_to_the_limit_is_read(anything: Path) -> None:
    file = strictyaml.parse("[" * 40 + "]" * 40, "thing.yaml", anything)
    assert str(file.data) == "[" * 40 + "]" * 40


def test_what_is_too_large_is_refused(anything: Path) -> None:
    assert faults("#" * (1 << 20) + "\n", anything) == ["1:1: may have at most 1048576 characters"]


def test_a_number_too_long_to_be_one_stays_text(anything: Path) -> None:
    digits = "9" * 5000
    assert strictyaml.parse(f"count: {digits}\n", "a.yaml", anything).data == {"count": digits}


@pytest.mark.parametrize("text", ["", "\n", "# only a comment\n", "---\n", "~\n"])
def test_an_empty_file_is_not_a_mapping(text: str, schema: Path) -> None:
    (fault,) = faults(text, schema)
    assert fault.endswith(": the file must be a mapping")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nmae: a\nname: b", ["1:1: unknown key 'nmae'; did you mean 'name'?"]),
        (
            "name: b\nzzz: 1",
            [
                "2:1: unknown key 'zzz'; known here: name, color, short, list, inner",
            ],
        ),
        ("name: a\ninner: {deep: low, depe: low}", [
            "2:20: unknown key 'depe'; did you mean 'deep'?"
        ]),
        ("color: red", ["1:1: the key 'name' is missing"]),
        ("name: a\ninner: {}", ["2:8: the key 'deep' is missing"]),
        ("name: 7", ["1:7: 'name' must be text"]),
        ("name: a\nlist: a", ["2:7: 'list' must be a list"]),
        ("name: a\nlist:\n- a\n- [b]", ["4:3: 'list' must be text"]),
        ("name: a\ninner: a", ["2:8: 'inner' must be a mapping"]),
        ("name: true", ["1:7: 'name' must be text"]),
        ("name:", ["1:6: 'name' must be text"]),
        ("name: A1", ["1:7: 'name' must be a word"]),
        ("name: a\nlist: []", ["2:7: 'list' must be a list of at least one text"]),
        ('name: "a\\n"', ["1:7: 'name' must be a word"]),
        ("name: a\ncolor: gren", ["2:8: unknown value 'gren'; did you mean 'green'?"]),
        ("name: a\ncolor: 7", ["2:8: unknown value 7; known here: red, green, blue"]),
        ("name: a\ninner: {deep: hihg}", ["2:15: unknown value 'hihg'; did you mean 'high'?"]),
    ],
)  # fmt: skip
def test_what_does_not_fit_the_schema_is_told_with_place_and_remedy(
    text: str, expected: list[str], schema: Path
) -> None:
    assert faults(text, schema) == expected


def test_all_faults_are_told_at_once_sorted_by_place(schema: Path) -> None:
    text = "inner:\n  depe: low\ncolor: pink\nshort: 4\nlist: [a, 7]\nx: no\n"
    assert faults(text, schema) == [
        "1:1: the key 'name' is missing",
        "2:3: the key 'deep' is missing",
        "2:3: unknown key 'depe'; did you mean 'deep'?",
        "3:8: unknown value 'pink'; known here: red, green, blue",
        "4:8: 'short' must be text",
        "5:11: 'list' must be text",
        "6:1: unknown key 'x'; known here: name, color, short, list, inner",
    ]


def test_lines_are_sorted_as_numbers(schema: Path) -> None:
    text = "name: a\n" + "\n" * 7 + "x: 1\ny: 2\n"
    assert [fault.partition(":")[0] for fault in faults(text, schema)] == ["9", "10"]


def test_a_file_is_named_in_its_faults(tmp_path: Path, schema: Path) -> None:
    path = tmp_path / "thing.yaml"
    path.write_text("name: a\nlist: one\n", encoding="utf-8")
    with pytest.raises(ConfigurationError) as raised:
        strictyaml.load(path, schema)
    assert str(raised.value) == f"{path}:2:7: 'list' must be a list"


def test_a_byte_order_mark_is_not_a_part_of_the_first_key(tmp_path: Path, schema: Path) -> None:
    path = tmp_path / "thing.yaml"
    path.write_bytes(b"\xef\xbb\xbfname: a\r\n")
    assert strictyaml.load(path, schema).data == {"name": "a"}


@pytest.mark.parametrize("data", [b"name: caf\xe9\n", "name: a\n".encode("utf-16"), b"\xff\xfe"])
def test_a_file_that_is_not_utf8_is_refused(data: bytes, tmp_path: Path, schema: Path) -> None:
    path = tmp_path / "thing.yaml"
    path.write_bytes(data)
    with pytest.raises(InputError) as raised:
        strictyaml.load(path, schema)
    assert str(raised.value) == f"{path}: is not UTF-8 text; save it as UTF-8"


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path, schema: Path) -> None:
    with pytest.raises(InputError) as raised:
        strictyaml.load(tmp_path / "none.yaml", schema)
    assert (
        str(raised.value) == f"{tmp_path / 'none.yaml'}: cannot be read (No such file or directory)"
    )


yaml_text = st.text() | st.text(alphabet="ab:-?{}[],&*!|>'\"%#@`019+.~\n\t <=_\ufeff\x85\u2028")


@given(yaml_text)
def test_any_text_gives_a_value_or_its_faults(anything: Path, text: str) -> None:
    try:
        data = strictyaml.parse(text, "thing.yaml", anything).data
    except ConfigurationError as error:
        data = [fault.problem for fault in error.faults] or pytest.fail("no fault is told")
    assert json.loads(json.dumps(data)) == data


@given(yaml_text)
def test_no_text_fits_a_schema_without_its_required_key(schema: Path, text: str) -> None:
    with suppress(ConfigurationError):
        assert "name" in strictyaml.parse(text, "thing.yaml", schema).data


@given(st.lists(st.sampled_from(["inner", "color", "x", "short: 1", "list: []"]), unique=True))
def test_faults_are_always_sorted_by_place(schema: Path, keys: list[str]) -> None:
    text = "".join(f"{key}\n" if ":" in key else f"{key}: {{}}\n" for key in keys)
    with pytest.raises(ConfigurationError) as raised:
        strictyaml.parse(text, "thing.yaml", schema)
    places = [(fault.line, fault.column) for fault in raised.value.faults]
    assert places == sorted(places)

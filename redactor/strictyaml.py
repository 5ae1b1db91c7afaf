"""YAML read strictly: plain values with the place of each, checked against a JSON Schema.

A policy decides what leaves, so nothing in it may mean something else than its author sees:
duplicate keys, anchors and tags are refused; ``NO``, ``010``, ``1:30`` and dates stay text.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from redactor.errors import ConfigurationError, Fault, InputError
from redactor.schema import Route, check, read_schema

MAX_BYTES = 1 << 20
MAX_DEPTH = 40

_OPENING = (
    yaml.BlockMappingStartToken,
    yaml.BlockSequenceStartToken,
    yaml.FlowMappingStartToken,
    yaml.FlowSequenceStartToken,
)
_CLOSING = (yaml.BlockEndToken, yaml.FlowMappingEndToken, yaml.FlowSequenceEndToken)
_SHARING = (yaml.AnchorToken, yaml.AliasToken, yaml.TagToken)
_SHARING_SIGNS = frozenset("&*!")
_KEY = object()
"""Ends the route of a key itself, as opposed to the value behind it."""


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """A loader for which only true, false, null and plain whole numbers are more than text."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 (PyYAML's own protocol)


for _kind, _pattern, _first in (
    ("bool", r"true|false", "tf"),
    ("null", r"~|null|", ["~", "n", ""]),
    ("int", r"[-+]?(?:0|[1-9][0-9]{0,17})", "-+0123456789"),
):
    _Loader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_kind}", re.compile(rf"^(?:{_pattern})$"), _first
    )


@dataclass(frozen=True, slots=True)
class YamlFile:
    """What a YAML file says, and where it says it."""

    name: str
    data: Any
    _places: dict[tuple[Any, ...], yaml.Mark] = field(repr=False)

    def fault(self, route: Route, problem: str, *, at_key: bool = False) -> Fault:
        """Return a fault at *route*, or at the nearest place above it that the file has."""
        keys: tuple[Any, ...] = (*route, _KEY) if at_key else route
        while keys not in self._places:
            keys = keys[:-1]
        mark = self._places[keys]
        return Fault(mark.line + 1, mark.column + 1, problem)


def load(path: Path, schema: Path) -> YamlFile:
    """Read the YAML file at *path* and check it against the JSON Schema at *schema*.

    Raises:
        InputError: the file cannot be read.
        ConfigurationError: it is not strict YAML, or does not fit the schema: every fault.

    """
    return parse(read(path), str(path), schema)


def read(path: Path) -> str:
    """Return the text of the file at *path*.

    Raises:
        InputError: it cannot be read.

    """
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise InputError(str(path), "is not UTF-8 text", "save it as UTF-8") from None
    except OSError as error:
        raise InputError(str(path), f"cannot be read ({error.strerror})") from None
    except ValueError:
        raise InputError(repr(str(path)), "is not the name of a file") from None


def parse(text: str, name: str, schema: Path) -> YamlFile:
    """Read YAML *text* as `load` does; *name* stands for the file in errors."""
    try:
        _scan(text)
        file = _compose(text, name)
    except _RefusedError as refusal:
        raise ConfigurationError(name, [refusal.fault]) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        problem = error.problem or "is not YAML"
        raise ConfigurationError(name, [Fault(*place, problem)]) from None
    except yaml.YAMLError:
        raise ConfigurationError(
            name, [Fault(1, 1, "holds a character that YAML does not allow")]
        ) from None
    faults = [
        file.fault(found.route, found.problem, at_key=found.at_key)
        for found in check(file.data, read_schema(schema))
    ]
    if faults:
        raise ConfigurationError(name, faults)
    return file


class _RefusedError(Exception):
    def __init__(self, mark: yaml.Mark | None, problem: str) -> None:
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        self.fault = Fault(line, column, problem)
        super().__init__(problem)


def _scan(text: str) -> None:
    """Refuse what would exhaust or mislead the composer, by tokens, without recursion."""
    if len(text) > MAX_BYTES:
        raise _RefusedError(None, f"may have at most {MAX_BYTES} characters")
    if _is_harmless(text):
        return
    depth = 0
    for token in yaml.scan(text, _Loader):
        depth += isinstance(token, _OPENING) - isinstance(token, _CLOSING)
        if depth > MAX_DEPTH:
            raise _RefusedError(token.start_mark, f"is nested deeper than {MAX_DEPTH}")
        if isinstance(token, _SHARING):
            raise _RefusedError(token.start_mark, "anchors, aliases and tags are not allowed")


def _is_harmless(text: str) -> bool:
    """Tell quickly of a text that it can neither nest deep nor share, whatever its tokens are."""
    if not _SHARING_SIGNS.isdisjoint(text):
        return False
    deepest = max((len(line) - len(line.lstrip(" -?")) for line in text.split("\n")), default=0)
    return deepest + text.count("[") + text.count("{") <= MAX_DEPTH


def _compose(text: str, name: str) -> YamlFile:
    loader = _Loader(text)
    root = loader.get_single_node()
    places: dict[tuple[Any, ...], yaml.Mark] = {(): yaml.Mark(name, 0, 0, 0, None, 0)}

    def build(node: yaml.Node, route: tuple[Any, ...]) -> Any:  # noqa: ANN401 (YAML is untyped)
        places[route] = node.start_mark
        if isinstance(node, yaml.MappingNode):
            mapping: dict[str, Any] = {}
            for key, value in node.value:
                if not isinstance(key, yaml.ScalarNode):
                    raise _RefusedError(key.start_mark, "a key must be plain text")
                if key.value in mapping:
                    raise _RefusedError(key.start_mark, f"the key {key.value!r} stands twice")
                places[*route, key.value, _KEY] = key.start_mark
                mapping[key.value] = build(value, (*route, key.value))
            return mapping
        if isinstance(node, yaml.SequenceNode):
            return [build(item, (*route, i)) for i, item in enumerate(node.value)]
        return loader.construct_object(node)

    return YamlFile(name, build(root, ()) if root else None, places)

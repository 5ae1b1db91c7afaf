"""YAML read strictly: plain values with the place of each, checked against a JSON Schema.

A policy decides what leaves, so nothing in it may mean something else than its author sees:
duplicate keys, anchors and tags are refused; ``NO``, ``010``, ``1:30`` and dates stay text.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from redactor.errors import ConfigurationError, Fault, InputError
from redactor.schema import Route, check, read_schema

MAX_BYTES = 1 << 20
MAX_DEPTH = 40

_BEGINS = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_ENDS = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
_KEY = object()
"""Ends the route of a key itself, as opposed to the value behind it."""
_NOTHING = object()
_SHARED = "anchors, aliases and tags are not allowed"
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
_WHOLE_NUMBER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})\Z")
_FIRST_OF_NUMBER = frozenset("-+0123456789")
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Places: TypeAlias = dict[tuple[Any, ...], yaml.Mark]


@dataclass(frozen=True, slots=True)
class YamlFile:
    """What a YAML file says, and where it says it."""

    name: str
    data: Any
    _text: str = field(repr=False)

    def fault(self, route: Route, problem: str, *, at_key: bool = False) -> Fault:
        """Return a fault at *route*, or at the nearest place above it that the file has."""
        keys: tuple[Any, ...] = (*route, _KEY) if at_key else route
        places = _places(self._text)
        while keys not in places:
            keys = keys[:-1]
        mark = places[keys]
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
        data = _compose(text)
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
    file = YamlFile(name, data, text)
    faults = [
        file.fault(found.route, found.problem, at_key=found.at_key)
        for found in check(file.data, read_schema(schema))
    ]
    if faults:
        raise ConfigurationError(name, faults)
    return file


class _RefusedError(Exception):
    def __init__(self, mark: Any, problem: str) -> None:  # noqa: ANN401 (libyaml has its own)
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        self.fault = Fault(line, column, problem)
        super().__init__(problem)


@lru_cache(maxsize=4)
def _places(text: str) -> _Places:
    """Return where the values and keys of a text stand that `_compose` accepted."""
    places: _Places = {(): yaml.Mark("", 0, 0, 0, None, 0)}
    _compose(text, places)
    return places


def _compose(text: str, places: _Places | None = None) -> Any:  # noqa: ANN401 (YAML is untyped)
    """Return what *text* says, and put the places of its values and keys into *places*.

    In one pass over its events and without recursion, so that nothing in it can exhaust us.
    """
    if len(text) > MAX_BYTES:
        raise _RefusedError(None, f"may have at most {MAX_BYTES} characters")
    composer = _Composer({} if places is None else places)
    for event in yaml.parse(text, _Loader):
        composer.take(event)
    return composer.root[0] if composer.root else None


class _Composer:
    """Makes plain values of the events of a YAML text, which it gets one by one."""

    def __init__(self, places: _Places) -> None:
        self.root: list[Any] = []
        self._places = places
        self._inside: list[Any] = [self.root]  # the containers that are open
        self._keys: list[Any] = [_NOTHING]  # and the key in each that waits for its value
        self._route: list[str | int] = []

    def take(self, event: Any) -> None:  # noqa: ANN401 (PyYAML's events have no common type)
        if isinstance(event, yaml.ScalarEvent):
            _refuse_sharing(event)
            if isinstance(self._inside[-1], dict) and self._keys[-1] is _NOTHING:
                self._key(event)
            else:
                self._value(event, _scalar(event))
        elif isinstance(event, _BEGINS):
            _refuse_sharing(event)
            self._open(event, {} if isinstance(event, yaml.MappingStartEvent) else [])
        elif isinstance(event, _ENDS):
            self._inside.pop()
            self._keys.pop()
            del self._route[-1:]
        elif isinstance(event, yaml.AliasEvent):
            raise _RefusedError(event.start_mark, _SHARED)
        elif isinstance(event, yaml.DocumentStartEvent) and self.root:
            raise _RefusedError(event.start_mark, "another document begins here")

    def _key(self, event: Any) -> None:  # noqa: ANN401
        if event.value in self._inside[-1]:
            raise _RefusedError(event.start_mark, f"the key {event.value!r} stands twice")
        self._keys[-1] = event.value
        self._places[*self._route, event.value, _KEY] = event.start_mark

    def _value(self, event: Any, value: object) -> list[str | int]:  # noqa: ANN401
        """Add a value to what is open; return the last step of the way to it."""
        container, key = self._inside[-1], self._keys[-1]
        if container is self.root:
            step: list[str | int] = []
        else:
            step = [len(container) if key is _NOTHING else key]
        self._places[*self._route, *step] = event.start_mark
        if key is _NOTHING:
            container.append(value)
        else:
            container[key] = value
            self._keys[-1] = _NOTHING
        return step

    def _open(self, event: Any, container: object) -> None:  # noqa: ANN401
        if isinstance(self._inside[-1], dict) and self._keys[-1] is _NOTHING:
            raise _RefusedError(event.start_mark, "a key must be plain text")
        if len(self._inside) > MAX_DEPTH:
            raise _RefusedError(event.start_mark, f"is nested deeper than {MAX_DEPTH}")
        self._route += self._value(event, container)
        self._inside.append(container)
        self._keys.append(_NOTHING)


def _refuse_sharing(event: Any) -> None:  # noqa: ANN401
    if event.anchor is not None or event.tag is not None:
        raise _RefusedError(event.start_mark, _SHARED)


def _scalar(event: Any) -> str | int | bool | None:  # noqa: ANN401
    """Return what a scalar means: only true, false, null and plain whole numbers are not text."""
    value: str = event.value
    if not event.implicit[0]:
        return value
    if value in _WORDS:
        return _WORDS[value]
    if value[0] in _FIRST_OF_NUMBER and _WHOLE_NUMBER.match(value):
        return int(value)
    return value

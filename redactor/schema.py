"""Checks plain data against a JSON Schema, and says what is wrong as a user would put it.

The keywords that the shipped schemas use, and no others; a schema with another one is refused.
A library would do, but the import of the fastest one costs twice a bare interpreter at every
start; the tests hold this module against that library.
"""

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

Route: TypeAlias = tuple[str | int, ...]
"""Where a value stands: the keys and positions that lead to it."""

Schema: TypeAlias = dict[str, Any]

_ABOUT = frozenset({"$schema", "$defs", "title", "description", "type", "additionalProperties"})
"""Keywords that are told elsewhere; no shipped schema lets in a key that it does not name."""

_TYPES: dict[str, tuple[type, str]] = {
    "object": (dict, "a mapping"),
    "array": (list, "a list"),
    "string": (str, "text"),
    "integer": (int, "a whole number"),
}


class Found(NamedTuple):
    """Something wrong at *route*: with the key itself where *at_key* says so."""

    route: Route
    problem: str
    at_key: bool = False


@cache
def read_schema(path: Path) -> Schema:
    """Return the schema in a JSON file, with its references followed."""
    schema: Schema = json.loads(path.read_text(encoding="utf-8"))
    resolved: Schema = _resolve(schema, schema["$defs"])
    return resolved


def _resolve(schema: Any, definitions: Schema) -> Any:  # noqa: ANN401 (JSON is untyped)
    if isinstance(schema, list):
        return [_resolve(part, definitions) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        return _resolve(definitions[schema["$ref"].rpartition("/")[2]], definitions)
    return {key: _resolve(part, definitions) for key, part in schema.items()}


def check(data: object, schema: Schema, route: Route = ()) -> Iterator[Found]:
    """Yield everything in *data* that does not fit *schema*."""
    kind, name = _TYPES[schema["type"]] if "type" in schema else (object, "")
    if not isinstance(data, kind) or (kind is int and isinstance(data, bool)):
        yield Found(route, f"{_subject(route)} must be {name}")
        return
    for keyword, rule in schema.items():
        if keyword in _INSIDE:
            yield from _INSIDE[keyword](data, rule, route)
        elif keyword not in _ABOUT and not _fits(keyword, rule, data):
            wanted = schema.get("description", "something else")
            yield Found(route, f"{_subject(route)} must be {wanted}")


def _check_enum(data: Any, options: list[str], route: Route) -> Iterator[Found]:  # noqa: ANN401
    if data not in options:
        yield Found(route, unknown("value", data, options))


def _check_required(data: Any, keys: list[str], route: Route) -> Iterator[Found]:  # noqa: ANN401
    for key in keys:
        if key not in data:
            yield Found(route, f"the key {key!r} is missing")


def _check_properties(data: Any, known: Schema, route: Route) -> Iterator[Found]:  # noqa: ANN401
    for key, value in data.items():
        if key in known:
            yield from check(value, known[key], (*route, key))
        else:
            yield Found((*route, key), unknown("key", key, list(known)), at_key=True)


def _check_items(data: Any, rule: Schema, route: Route) -> Iterator[Found]:  # noqa: ANN401
    for i, item in enumerate(data):
        yield from check(item, rule, (*route, i))


_INSIDE: dict[str, Callable[[Any, Any, Route], Iterator[Found]]] = {
    "enum": _check_enum,
    "required": _check_required,
    "properties": _check_properties,
    "items": _check_items,
}


def _fits(keyword: str, rule: Any, data: Any) -> bool:  # noqa: ANN401 (JSON is untyped)
    """Tell whether *data* meets one keyword whose failure the schema's description words."""
    if keyword == "oneOf":
        return sum(next(check(data, part), None) is None for part in rule) == 1
    if keyword == "const":
        return bool(data == rule)
    if keyword == "pattern":
        return re.fullmatch(rule, data) is not None
    if keyword in ("minItems", "minLength", "minProperties"):
        return bool(len(data) >= rule)
    if keyword == "maxItems":
        return bool(len(data) <= rule)
    raise ValueError(f"the schema uses {keyword!r}, which is not known here")


def unknown(what: str, written: object, known: list[str]) -> str:
    """Return what to say of an unknown word: the nearest known one, or all of them."""
    import difflib  # noqa: PLC0415 (needed for faults only)

    near = difflib.get_close_matches(str(written), known, n=1)
    hint = f"did you mean {near[0]!r}?" if near else f"known here: {', '.join(known)}"
    return f"unknown {what} {written!r}; {hint}"


def _subject(route: Route) -> str:
    names = [key for key in route if isinstance(key, str)]
    return repr(names[-1]) if names else "the file"

"""Reads schemes: YAML with a schema, and what a schema cannot say."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from redactor import strictyaml
from redactor.errors import ConfigurationError, Fault, InputError
from redactor.markings.scheme import Control, Level, Scheme
from redactor.shipped import SCHEMAS, SCHEMES
from redactor.strictyaml import YamlFile


def shipped_schemes() -> list[str]:
    """Return the names of the schemes that come with redactor."""
    return sorted(path.stem for path in SCHEMES.glob("*.yaml"))


def load_scheme(name: str, folder: Path | None = None) -> Scheme:
    """Return the scheme *name*: one that ships, or the path of a YAML file, from *folder* on.

    Raises:
        InputError: there is no such scheme, or its file cannot be read.
        ConfigurationError: its file has faults: all of them, each with file, line and column.

    """
    if name.endswith((".yaml", ".yml")) or "/" in name or "\\" in name:
        path = (folder or Path()).absolute() / name
        return _load(path, strictyaml.read(path))
    if name not in shipped_schemes():
        raise InputError(
            f"scheme {name!r}",
            "is not known",
            f"known are {', '.join(shipped_schemes())}; a file of your own needs its path, as in "
            f"./{name}.yaml",
        )
    path = SCHEMES / f"{name}.yaml"
    return _load(path, strictyaml.read(path))


@cache
def _load(path: Path, text: str) -> Scheme:
    """Return the scheme of a file; the same text is the same scheme, whose markings compare."""
    file = strictyaml.parse(text, str(path), SCHEMAS / "scheme.json")
    faults = list(_faults(file))
    if faults:
        raise ConfigurationError(file.name, faults)
    levels: list[dict[str, Any]] = file.data["levels"]
    controls: list[dict[str, Any]] = file.data.get("controls", [])
    position = {level["portion"]: i for i, level in enumerate(levels)}
    made_controls = {
        control["portion"]: Control(
            control["portion"],
            control["banner"],
            tuple(control.get("also", ())),
            position.get(control.get("alone", "")),
            control.get("covers") == "message",
        )
        for control in controls
    }
    granted_from = {
        control["portion"]: position[control["granted_from"]]
        for control in controls
        if "granted_from" in control
    }
    made_levels = tuple(
        Level(
            level["portion"],
            level["banner"],
            tuple(level.get("also", ())),
            frozenset(name for name, least in granted_from.items() if i >= least),
        )
        for i, level in enumerate(levels)
    )
    scheme = Scheme(
        file.data["scheme"],
        file.data["title"],
        path,
        made_levels,
        made_controls,
        frozenset(file.data.get("unread", ())),
        {
            form: i
            for i, made in enumerate(made_levels)
            for form in (made.portion, made.banner, *made.also)
        },
        {form: control.portion for control in made_controls.values() for form in control.forms},
        position.get(file.data.get("authority_from", "")),
        {entry["rule"]: entry["source"] for entry in file.data.get("sources", ())},
    )
    misread = list(_misread(file, scheme))
    if misread:
        raise ConfigurationError(file.name, misread)
    return scheme


def _faults(file: YamlFile) -> Iterator[Fault]:
    """Find what a JSON Schema cannot say: forms used twice, and levels that do not exist."""
    seen: set[str] = set()
    portions = {level["portion"] for level in file.data["levels"]}
    if file.data.get("authority_from", "") not in {"", *portions}:
        problem = f"{file.data['authority_from']!r} is not one of the levels"
        yield file.fault(("authority_from",), problem)
    for group in ("levels", "controls"):
        for i, entry in enumerate(file.data.get(group, ())):
            for form in dict.fromkeys((entry["portion"], entry["banner"], *entry.get("also", ()))):
                if form in seen:
                    yield file.fault((group, i), f"the form {form!r} is used twice")
                seen.add(form)
            for key in ("alone", "granted_from"):
                if key in entry and entry[key] not in portions:
                    yield file.fault((group, i, key), f"{entry[key]!r} is not one of the levels")


def _misread(file: YamlFile, scheme: Scheme) -> Iterator[Fault]:
    """Find levels and controls that do not mean themselves when they are read back."""
    top = len(scheme.levels) - 1
    for i, level in enumerate(scheme.levels):
        for form in level.forms:
            if scheme.parse(form) is not scheme.marking(i):
                yield file.fault(("levels", i), f"the form {form!r} is not read as this level")
    for i, control in enumerate(scheme.controls.values()):
        marking = scheme.marking(top, [control.portion])
        for form in control.forms:
            if scheme.parse(f"{scheme.levels[top].banner}//{form}") is not marking:
                yield file.fault(("controls", i), f"the form {form!r} is not read as this control")

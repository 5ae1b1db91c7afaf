"""A scheme of markings, read from its YAML file: levels, controls and their written forms."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from redactor import strictyaml
from redactor.errors import ConfigurationError, Fault, InputError, LevelError
from redactor.markings.marking import UNKNOWN, Marking, write
from redactor.shipped import SCHEMAS, SCHEMES
from redactor.strictyaml import YamlFile

_REMEMBERED = 4096
"""Marks whose meaning is kept; a document cannot make the table grow without bound."""


class Level(NamedTuple):
    """A level: its portion form, banner form, other spellings, and the controls it grants."""

    portion: str
    banner: str
    also: tuple[str, ...]
    granted: frozenset[str]

    @property
    def forms(self) -> tuple[str, ...]:
        """Every spelling of the level."""
        return (self.portion, self.banner, *self.also)


class Control(NamedTuple):
    """A control beside a level.

    *alone* is the level it means where it is written without one; *message* says that it covers
    every portion of the message whose banner or caption carries it.
    """

    portion: str
    banner: str
    also: tuple[str, ...]
    alone: int | None
    message: bool

    @property
    def forms(self) -> tuple[str, ...]:
        """Every spelling of the control."""
        return (self.portion, self.banner, *self.also)


@dataclass(frozen=True, slots=True, eq=False)
class Scheme:
    """Levels, the lowest first, and controls by their portion form; one object for a file.

    *unread* are marks that papers carry and the scheme does not compare: unknown, and known to
    be marks. *level_of* and *control_of* give the position or portion form for every spelling.
    *lowest* is the marking that everybody may read, *highest* the one of a document without
    banner and marks, *unknown* the one that no ceiling dominates.
    """

    name: str
    title: str
    levels: tuple[Level, ...]
    controls: dict[str, Control]
    unread: frozenset[str] = field(repr=False)
    level_of: dict[str, int] = field(repr=False)
    control_of: dict[str, str] = field(repr=False)
    _made: dict[object, Marking] = field(default_factory=dict, repr=False)
    _parsed: dict[str, Marking] = field(default_factory=dict, repr=False)
    lowest: Marking = field(init=False)
    highest: Marking = field(init=False)
    unknown: Marking = field(init=False)

    def __post_init__(self) -> None:
        top = len(self.levels) - 1
        object.__setattr__(self, "lowest", self.marking(0))
        object.__setattr__(self, "highest", self.marking(top))
        object.__setattr__(self, "unknown", self.marking(top, known=False))

    def __repr__(self) -> str:
        return f"Scheme({self.name!r})"

    def marking(self, level: int, controls: Iterable[str] = (), *, known: bool = True) -> Marking:
        """Return the marking of *level* and *controls*; equal ones are one object."""
        key = (level, frozenset(controls), known)
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = Marking(
                self,
                *key,
                write(self, *key[:2], banner=False) if known else UNKNOWN,
                write(self, *key[:2], banner=True) if known else UNKNOWN.upper(),
            )
        return found

    def parse(self, written: str) -> Marking:
        """Return what *written* means, a mark or banner with or without brackets.

        Any text gives a marking: one with a part that the scheme does not have is unknown.
        Portion and banner forms are read alike, and ``/`` like ``//`` (markings.md, 3.2).
        """
        found = self._parsed.get(written)
        if found is None:
            if len(self._parsed) >= _REMEMBERED:
                self._parsed.clear()
            found = self._parsed[written] = self._parse(written)
        return found

    def _parse(self, written: str) -> Marking:
        text = written.strip().removeprefix("(").removesuffix(")").upper()
        slashed = [" ".join(part.split()) for part in re.split(r"//|/", text)]
        found = self._join_of(slashed)
        if found is None and "//" not in text:  # as in C-NF and S NF
            found = self._join_of(re.split(r"[/\s-]+", text))
        return found or self.unknown

    def _join_of(self, parts: list[str]) -> Marking | None:
        """Return what the *parts* of a mark mean together, or None where one is not known."""
        level = self.level_of.get(parts[0])
        names = parts if level is None else parts[1:]
        controls = [self.control_of.get(name) for name in names]
        known = [name for name in controls if name is not None]
        if len(known) < len(controls):
            return None
        if level is None:
            level = self.controls[known[0]].alone
        return None if level is None else self.marking(level, known)

    def ceiling(self, written: str) -> Marking:
        """Return the marking that a user names as a ceiling.

        Raises:
            LevelError: it is not a marking of the scheme.

        """
        marking = self.parse(written)
        if marking.known:
            return marking
        levels = ", ".join(level.portion for level in self.levels)
        controls = ", ".join(self.controls)
        raise LevelError(
            f"level {written!r}",
            f"is not a marking of the scheme {self.name!r}",
            f"its levels are {levels}, its controls {controls}, as in "
            f"{self.marking(len(self.levels) - 1, list(self.controls)[-1:])!s}",
        )


def load_scheme(name: str, folder: Path = SCHEMES) -> Scheme:
    """Return the scheme *name*: a YAML file in *folder*, by default one that redactor ships.

    Raises:
        InputError: there is no such scheme.
        ConfigurationError: its file has faults.

    """
    known = sorted(path.stem for path in folder.glob("*.yaml"))
    if name not in known:
        raise InputError(f"scheme {name!r}", "is not known", f"known are {', '.join(known)}")
    return _load(folder / f"{name}.yaml")


@cache
def _load(path: Path) -> Scheme:
    file = strictyaml.load(path, SCHEMAS / "scheme.json")
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
    return Scheme(
        file.data["scheme"],
        file.data["title"],
        made_levels,
        made_controls,
        frozenset(file.data.get("unread", ())),
        {
            form: i
            for i, made in enumerate(made_levels)
            for form in (made.portion, made.banner, *made.also)
        },
        {form: control.portion for control in made_controls.values() for form in control.forms},
    )


def _faults(file: YamlFile) -> Iterator[Fault]:
    """Find what a JSON Schema cannot say: forms used twice, and levels that do not exist."""
    seen: set[str] = set()
    portions = {level["portion"] for level in file.data["levels"]}
    for group in ("levels", "controls"):
        for i, entry in enumerate(file.data.get(group, ())):
            for form in dict.fromkeys((entry["portion"], entry["banner"], *entry.get("also", ()))):
                if form in seen:
                    yield file.fault((group, i), f"the form {form!r} is used twice")
                seen.add(form)
            for key in ("alone", "granted_from"):
                if key in entry and entry[key] not in portions:
                    yield file.fault((group, i, key), f"{entry[key]!r} is not one of the levels")

"""A scheme of markings: levels, controls and their written forms."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from redactor.errors import LevelError
from redactor.markings.marking import UNKNOWN, Marking, write

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

    *source* is its file. *unread* are marks that papers carry and the scheme does not compare:
    unknown, and known to be marks. *level_of* and *control_of* give the position or portion form
    for every spelling. *authority_from* is the level from which on a document names its
    classification authority; *sources* name the standard behind a rule. *lowest* is the marking
    that everybody may read, *highest* the one of a document without banner and marks, *unknown*
    the one that no ceiling dominates.
    """

    name: str
    title: str
    source: Path
    levels: tuple[Level, ...]
    controls: dict[str, Control]
    unread: frozenset[str] = field(repr=False)
    level_of: dict[str, int] = field(repr=False)
    control_of: dict[str, str] = field(repr=False)
    authority_from: int | None = None
    sources: dict[str, str] = field(default_factory=dict, repr=False)
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
        for separator in ("//", "//|/"):  # a form may have a slash of its own, as in R-UE/EU-R
            parts = [" ".join(part.split()) for part in re.split(separator, text)]
            if (found := self._join_of(parts)) is not None:
                return found
        if "//" not in text:  # as in C-NF and S NF
            return self._join_of(re.split(r"[/\s-]+", text)) or self.unknown
        return self.unknown

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

    def source_of(self, rule: str) -> str:
        """Return the standard that has the *rule*, and the place in it, or the scheme's title."""
        return self.sources.get(rule, self.title)

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

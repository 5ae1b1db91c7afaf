"""Lines that may be a banner, though nothing that a machine would call one.

What scanning and typing make of banners (reading.md, section 2): ``S.E.C.R.E.T``, ``| SECRET |``,
``e O N F I D D H T I A L``, letters of another alphabet, a portion mark on a line of its own. The
line stays text, and says how high the document is. The longest name that it may be is the one it
is taken for; what is less like one counts where it stands on more pages than one.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from redactor.markings.grammar.tokens import fold
from redactor.markings.lines import find_lines
from redactor.markings.marking import Marking
from redactor.markings.scheme import Scheme

FEW_SMALL = re.compile(r"\n(?P<line>[^a-z\n]*+" + r"[a-z]?+[^a-z\n]*+" * 3 + r")$", re.MULTILINE)
"""A line with three small letters at most, as one that may be a banner has."""
_LENGTHS = range(2, 61)
"""Characters that such a line has if it is short."""
_FRAME = " \t\"'|*_.!:;,-[]{}()<>#=~\u2018\u2019\u201c\u201d"
# compiled where a text has one of `_NAMING`
_NAMED = (
    r"(?:BEGIN|START OF|END OF|END) |(?:OVERALL )?CLASSIFICATION\s*:?\s*|CLASSIFIED\s*:?\s*"
    r"|PAGE \d+\s+"
)
_NAMING = ("CLASSIFI", "PAGE ", "BEGIN ", "START OF ", "END ")
"""What every text that `_NAMED` matches has."""
_PARTS = ("TEXT", "PORTION", "ANNEX", "PASSAGE")
_PART = re.compile(rf"\s+(?:{'|'.join(_PARTS)})\Z")
_NUMBER = re.compile(r"(?<=\S)\s+(?:[A-Z]{3,} ){1,3}\d{3,8}\s*\Z")
"""What stands behind the class line of a telegram: its post and number."""
_MARK_BEHIND = re.compile(r"[A-Z][.!?][\"'\u2019\u201d]?\s+\([A-Z/]{1,12}\)\W*\Z")
"""The stop of a sentence, and the mark of what ends there."""
_NO_LETTER = re.compile(r"[^A-Z]")
_NEAR, _FAR = 4, 3
"""One letter in so many may be another than the name of a level has, be missing, or too much."""
_SHORTEST = 6
"""Letters of the shortest name of which one may be wrong."""


class OddBanner(NamedTuple):
    """A line that may be a banner, where it starts; one that *is_name* is nearly one's name."""

    start: int
    marking: Marking
    is_name: bool


def find_odd_banners(
    scheme: Scheme,
    text: str,
    places: Iterable[tuple[int, int]],
    known: Mapping[int, Marking],
    *,
    strict: bool,
) -> list[OddBanner]:
    """Find short lines at *places* in capitals that may be banners, above the lowest level.

    Those that start at *known* places are banners. What is less like a name than nearly it counts
    where another line has that level, or is as like it; if *strict*, always.
    """
    found: list[OddBanner] = []
    far: list[OddBanner] = []
    for match, shift in find_lines(FEW_SMALL, text, places):
        line, start = match["line"], match.start() + 1 + shift
        if start in known or len(line) not in _LENGTHS or _MARK_BEHIND.search(line):
            continue
        likeness, marking = _read(scheme, line)
        if likeness is not None and likeness.near:
            found.append(OddBanner(start, scheme.marking(likeness.level), is_name=True))
        elif marking is not None:
            if marking is not scheme.lowest:
                found.append(OddBanner(start, marking, is_name=False))
        elif likeness is not None:
            far.append(OddBanner(start, scheme.marking(likeness.level), is_name=True))
    levels = Counter(one.marking.level for one in (*found, *far))
    levels.update(marking.level for marking in known.values())
    return found + [one for one in far if strict or levels[one.marking.level] > 1]


def has_odd_banner(scheme: Scheme, text: str) -> bool:
    """Tell whether a line of *text* behind the first may be a banner, be it ever so little."""
    lines = (match["line"] for match in FEW_SMALL.finditer(text))
    return any(any(_read(scheme, line)) for line in lines if len(line) in _LENGTHS)


@lru_cache(maxsize=256)  # one that signs a post's telegrams signs many
def may_be_odd_banner(scheme: Scheme, line: str) -> bool:
    """Tell whether *line* may be a banner, be it ever so little."""
    return any(_read(scheme, line))


def level_like(scheme: Scheme, line: str) -> int | None:
    """Return the level above the lowest whose name *line* is like, and nothing else."""
    likeness = _likeness(scheme, _NO_LETTER.sub("", _said(line)))
    return likeness.level if likeness is not None else None


def _read(scheme: Scheme, line: str) -> tuple["_Likeness | None", Marking | None]:
    """Return the level that *line* is like, and where it is not near what it means otherwise."""
    said = _said(line)
    letters = _NO_LETTER.sub("", said)
    likeness = _likeness(scheme, letters)
    near = likeness is not None and likeness.near
    return likeness, None if near else _read_otherwise(scheme, said, letters)


def _read_otherwise(scheme: Scheme, said: str, letters: str) -> Marking | None:
    """Return what a line means that is a mark, or has a level's name beside other words."""
    if len(said) <= 1:
        return None
    first, sign, _ = said.partition("//")
    if sign and first in scheme.level_of and ")" not in said:  # else a portion, with its mark
        return scheme.parse(said)
    if said in scheme.level_of or any(name.letters in letters for name in _names(scheme)):
        marking = scheme.parse(said)
        return marking if marking.known else None
    return None


def _said(line: str) -> str:
    line = fold(line).upper().strip(_FRAME)
    if line[-1:].isdigit():
        line = _NUMBER.sub("", line)
    if any(word in line for word in _NAMING):
        line = re.sub(_NAMED, "", line, count=1)
    return _PART.sub("", line.strip(_FRAME)) if line.endswith(_PARTS) else line.strip(_FRAME)


class _Name(NamedTuple):
    """A level's name without blanks, and the letters that it has."""

    letters: str
    has: frozenset[str]
    level: int


class _Likeness(NamedTuple):
    """A level that a line names but for one letter in `_FAR`; if *near*, in `_NEAR`."""

    level: int
    near: bool


def _likeness(scheme: Scheme, letters: str) -> _Likeness | None:
    """Return the level whose name *letters* are most like, of the nearest the longest."""
    far: _Likeness | None = None
    names = _names(scheme)
    for name in names:
        wrong = _wrong_letters(letters, name)
        if wrong is None:
            continue
        if wrong:
            whole = next((other.letters for other in names if other.letters in letters), "")
            if not _has_more(letters, name.letters, whole):
                continue
        if wrong <= len(name.letters) // _NEAR:
            return _Likeness(name.level, near=True)
        far = far or _Likeness(name.level, near=False)
    return far


def _has_more(letters: str, name: str, whole: str) -> bool:
    """Tell whether *letters*, which have a *whole* name, have letters of what *name* has besides.

    ``UK SECRET`` is no ``TOP SECRET``.
    """
    if whole in ("", name) or whole not in name:
        return True
    return not set(letters.replace(whole, "", 1)).isdisjoint(name.replace(whole, "", 1))


@cache
def _names(scheme: Scheme) -> list[_Name]:
    """Return the names of the levels above the lowest, the longest first."""
    named = [
        (_NO_LETTER.sub("", level.banner), i)
        for i, level in enumerate(scheme.levels)
        if i and not level.foreign
    ]
    names = [_Name(letters, frozenset(letters), level) for letters, level in named if letters]
    return sorted(names, key=lambda name: -len(name.letters))


def _wrong_letters(letters: str, name: _Name) -> int | None:
    """Return how many letters are wrong for a name, or None for more than one in `_FAR`."""
    if letters == name.letters:
        return 0
    length = len(name.letters)
    most = length // _FAR
    if length < _SHORTEST or abs(len(letters) - length) > most:
        return None
    if len(name.has.difference(letters)) > most:
        return None
    row = list(range(length + 1))
    for i, letter in enumerate(letters, 1):
        last, row[0] = row[0], i
        for j, other in enumerate(name.letters, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (letter != other))
    return row[-1] if row[-1] <= most else None

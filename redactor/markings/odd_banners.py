"""Lines that may be a banner, though nothing that a machine would call one.

What scanning and typing make of banners (reading.md, section 2): ``S.E.C.R.E.T``, ``| SECRET |``,
``e O N F I D D H T I A L``, letters of another alphabet, a portion mark on a line of its own. The
line stays text, and says how high the document is. The longest name that it may be is the one it
is taken for; what is less like one counts where it stands on more pages than one.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from redactor.markings.grammar.tokens import fold
from redactor.markings.lines import find_lines
from redactor.markings.marking import Marking
from redactor.markings.scheme import Scheme

_LINE = re.compile(
    r"\n(?=[^\n]{2,60}$)(?P<line>(?:[^\na-z]*+[a-z]){0,3}+[^\na-z]*+)$", re.MULTILINE
)
"""A short line with three small letters at most."""
_FRAME = " \t\"'|*_.!:;,-[]{}()<>#=~\u2018\u2019\u201c\u201d"
_NAMED = re.compile(r"(?:OVERALL )?CLASSIFICATION\s*:?\s*|CLASSIFIED\s*:?\s*|PAGE \d+\s+")
_NUMBER = re.compile(r"(?<=\S)\s+(?:[A-Z]{3,} ){1,3}\d{3,7}\s*\Z")
"""What stands behind the class line of a telegram: its post and number."""
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
) -> list[OddBanner]:
    """Find short lines at *places* in capitals that may be banners, above the lowest level.

    Those that start at *known* places are banners. What is less like a name than nearly it counts
    where another line has that level, or is as like it.
    """
    found: list[OddBanner] = []
    far: list[OddBanner] = []
    for match, shift in find_lines(_LINE, text, places):
        line, start = match["line"], match.start() + 1 + shift
        if start in known:
            continue
        if (level := level_like(scheme, line)) is not None:
            found.append(OddBanner(start, scheme.marking(level), is_name=True))
        elif (marking := _read_otherwise(scheme, line)) is not None:
            if marking is not scheme.lowest:
                found.append(OddBanner(start, marking, is_name=False))
        elif (level := _level_like(scheme, _letters(line), _FAR)) is not None:
            far.append(OddBanner(start, scheme.marking(level), is_name=True))
    levels = Counter(one.marking.level for one in (*found, *far))
    levels.update(marking.level for marking in known.values())
    return found + [one for one in far if levels[one.marking.level] > 1]


def read_odd_banner(scheme: Scheme, line: str) -> Marking | None:
    """Return what *line* would mean if it were a banner, or None where it could be none."""
    level = level_like(scheme, line)
    return _read_otherwise(scheme, line) if level is None else scheme.marking(level)


def _read_otherwise(scheme: Scheme, line: str) -> Marking | None:
    """Return what a line means that is a mark, or has a level's name beside other words."""
    said = _said(line)
    first = said.partition("//")[0]
    if "//" in said and first in scheme.level_of:
        return scheme.parse(said)
    letters = _NO_LETTER.sub("", said)
    if len(said) > 1 and (
        said in scheme.level_of or any(name in letters for name, _ in _names(scheme))
    ):
        marking = scheme.parse(said)
        return marking if marking.known else None
    return None


def level_like(scheme: Scheme, line: str) -> int | None:
    """Return the level above the lowest whose name, or nearly so, *line* is and nothing else."""
    return _level_like(scheme, _letters(line), _NEAR)


def _said(line: str) -> str:
    line = _NUMBER.sub("", fold(line).upper())
    return _NAMED.sub("", line.strip(_FRAME), count=1).strip(_FRAME)


def _letters(line: str) -> str:
    return _NO_LETTER.sub("", _said(line))


def _level_like(scheme: Scheme, letters: str, one_in: int) -> int | None:
    """Return the level whose name *letters* are, but for one letter in *one_in*; the longest."""
    names = _names(scheme)
    return next((level for name, level in names if _is_nearly(letters, name, one_in)), None)


@cache
def _names(scheme: Scheme) -> list[tuple[str, int]]:
    """Return the names of the levels above the lowest, without blanks, the longest first."""
    named = [
        (_NO_LETTER.sub("", level.banner), i)
        for i, level in enumerate(scheme.levels)
        if i and not level.foreign
    ]
    return sorted((name for name in named if name[0]), key=lambda name: -len(name[0]))


def _is_nearly(letters: str, name: str, one_in: int) -> bool:
    """Tell whether *letters* are *name*, but for one letter in *one_in* at most."""
    if letters == name:
        return True
    most = len(name) // one_in
    if len(name) < _SHORTEST or abs(len(letters) - len(name)) > most:
        return False
    if len(set(name).difference(letters)) > most:
        return False
    row = list(range(len(name) + 1))
    for i, letter in enumerate(letters, 1):
        last, row[0] = row[0], i
        for j, other in enumerate(name, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (letter != other))
    return row[-1] <= most

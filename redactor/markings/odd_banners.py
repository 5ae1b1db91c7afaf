"""Lines that may be a banner, though nothing that a machine would call one.

What scanning and typing make of banners (reading.md, section 2): ``S.E.C.R.E.T``, ``| SECRET |``,
``e O N F I D D H T I A L``, letters of another alphabet, a portion mark on a line of its own. They
raise the document, and never lower it: a line stays text, and no banner is taken to be there.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache

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
_NO_LETTER = re.compile(r"[^A-Z]")
_ONE_IN = 4
"""One letter in so many may be another than the name of a level has, be missing, or too much."""
_SHORTEST = 6
"""Letters of the shortest name of which one may be wrong."""


def find_odd_banners(
    scheme: Scheme,
    text: str,
    places: Iterable[tuple[int, int]],
    known: Collection[int] = frozenset(),
) -> Iterator[Marking]:
    """Yield what short lines at *places* in capitals would mean if they were banners.

    Those that start at *known* places are banners.
    """
    for match, shift in find_lines(_LINE, text, places):
        line = match["line"]
        if match.start() + 1 + shift in known:
            continue
        marking = read_odd_banner(scheme, line)
        if marking is not None and marking is not scheme.lowest:
            yield marking


def read_odd_banner(scheme: Scheme, line: str) -> Marking | None:
    """Return what *line* would mean if it were a banner, or None where it could be none."""
    line = fold(line).upper()
    said = _NAMED.sub("", line.strip(_FRAME), count=1).strip(_FRAME)
    letters = _NO_LETTER.sub("", said)
    names = _names(scheme)
    level = next((level for name, level in names if _is_nearly(letters, name)), None)
    if level is not None:
        return scheme.marking(level)
    first = said.partition("//")[0]
    if "//" in said and first in scheme.level_of:
        return scheme.parse(said)
    if len(said) > 1 and (said in scheme.level_of or any(name in letters for name, _ in names)):
        marking = scheme.parse(said)
        return marking if marking.known else None
    return None


@cache
def _names(scheme: Scheme) -> list[tuple[str, int]]:
    """Return the names of the levels above the lowest, without blanks, the longest first."""
    named = [
        (_NO_LETTER.sub("", level.banner), i)
        for i, level in enumerate(scheme.levels)
        if i and not level.foreign
    ]
    return sorted((name for name in named if name[0]), key=lambda name: -len(name[0]))


def _is_nearly(letters: str, name: str) -> bool:
    """Tell whether *letters* are *name*, but for one letter in four at most."""
    if letters == name:
        return True
    most = len(name) // _ONE_IN
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

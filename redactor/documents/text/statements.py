"""Lines that say how high a paper is, though they are no banners: labels, stamps, cover letters.

``Classification: CONFIDENTIAL``, ``This email is CONFIDENTIAL.``, ``(with SECRET attachment)``.
Beside a banner that says the lowest level, which may be the stamp of a release, they say what the
paper was. A line counts that is a label, or says a level and nothing else; words of prose do not.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from redactor.documents.text.header import is_prose
from redactor.markings.lines import find_lines
from redactor.markings.marking import Marking
from redactor.markings.scheme import Scheme

_FRAME = " \t*_.,;|\"'()[]"
_PAPER = r"(?:E-?MAIL|MESSAGE|DOCUMENT|PAPER|MEMO(?:RANDUM)?|CABLE|TELEGRAM|LETTER|REPORT|PAGE)"
_ENCLOSED = r"(?:ATTACHMENT|ENCLOSURE|ANNEX|APPENDIX|TAB)(?:S|ES|\(S\))?"
_PRIVATE = r"(?:PERSONAL|PRIVATE|STRICTLY|MOST|U\.?[ ]?S\.?)"
_WORDS = ("CLASS", "EYES ONLY", "SECURITY INFORMATION", "MARKING", "SENSITIVITY")
# these two are compiled where nothing else says more than the lowest level
_TOLD = rf"THIS {_PAPER} IS "
_FROM = r"(?im)^[ \t>*]*FROM:|\bwrote:[ \t]*$"
"""What a message that another one quotes begins with."""


class Statement(NamedTuple):
    """What a line says of the paper, and where it stands; a *label* says it of its message."""

    place: int
    marking: Marking
    label: bool


def find_statements(scheme: Scheme, text: str) -> Iterator[Statement]:
    """Yield what lines of *text* say; what is no label says the highest level."""
    lines: set[int] = set()
    for match, shift in find_lines(_line(scheme), text, [(0, len(text))]):
        place, said = match.start() + 1 + shift, match["told"] or match["said"]
        lines.add(place)
        if said is None:
            yield Statement(place, scheme.highest, label=False)
        elif (marking := scheme.parse(said.strip(_FRAME))).known:
            yield Statement(place, marking, label=True)
        elif _level(scheme).match(said):
            yield Statement(place, scheme.highest, label=True)
    for match in _phrase(scheme).finditer(text):
        if text.rfind("\n", 0, match.start()) + 1 not in lines:
            yield Statement(match.start(), scheme.highest, label=False)


def may_state(scheme: Scheme, text: str) -> bool:
    """Tell whether *text* has words that every statement has: what has none need not be read."""
    said = text.upper()
    words = (*_WORDS, *(level.banner for level in scheme.levels[1:]))
    return any(word in said for word in words) or re.search(_TOLD, said) is not None


def label_all(statements: Iterable[Statement], text: str) -> bool:
    """Tell whether *text* is messages that each have a label among *statements*."""
    starts = [match.start() for match in re.finditer(_FROM, text)]
    if not starts:
        return False
    if is_prose(text[: starts[0]]):
        starts.insert(0, 0)
    starts[0] = 0
    labels = [one.place for one in statements if one.label]
    return all(
        bisect_left(labels, start) < bisect_left(labels, end)
        for start, end in pairwise((*starts, len(text)))
    )


@cache
def _line(scheme: Scheme) -> re.Pattern[str]:
    """Match a line that says how high its paper is and nothing else."""
    level = _names(scheme)
    return re.compile(
        rf"""
        \n[ \t>*_("'\[|-]{{0,20}}+
        (?: (?:[A-Z.]+[ ]){{0,2}} [A-Z]*
            (?:CLASSIFICATION|CLASSIFIED|CLASS|MARKINGS?|SENSITIVITY) (?:[ ](?:LEVEL|MARKING))?
            (?:\.?[ ]?\**: | [ ]-) [ \t]*
            (?P<said>\S[^\n]{{0,60}})
        | (?: THIS[ ]{_PAPER}[ ]IS[ ](?:CLASSIFIED[ ])?(?:AS[ ])? (?P<told>[A-Z][A-Z/ -]{{0,40}})
          | (?-i: [^\n]{{2,60}}(?:[ ]{{2}}|\t){level}
            | {level}(?:[ ]{{3,}}|\t[ ]*)[A-Z][^\n]{{1,60}} )
          | {_PRIVATE}(?:[ ](?:AND|&|/))?[ ](?:{_PRIVATE}[ ]AND[ ])?{level}
          | {level}[ ](?:AND|&|/)[ ]{_PRIVATE}
          | (?:{level}[ ,/-]+)?(?:FOR[ ][^\n]{{1,40}}[ ])?EYES[ ]ONLY(?:[ ]FOR[ ][^\n]{{1,40}})?
          | (?:{level}[ ,/-]+)?SECURITY[ ]INFORMATION
          | (?:WITH[ ](?:AN?[ ])?)?(?:{level}|CLASSIFIED)[ ]{_ENCLOSED}
          ) [ \t.,;:)*_|"'\]-]*
        )$
        """,
        re.VERBOSE | re.MULTILINE | re.IGNORECASE,
    )


@cache
def _phrase(scheme: Scheme) -> re.Pattern[str]:
    """Match what a stamp says of a level, and a cover letter of what is higher behind it."""
    above = rf"(?:THE\s+|ALL\s+|ITS\s+)?(?:{_names(scheme)}|CLASSIFIED)\s+{_ENCLOSED}"
    apart = r"(?:SEPARATED|DETACHED|REMOVED|REMOVAL|WITHDRAWN|WITHOUT|W/O)"
    return re.compile(
        rf"\bCLASS(?:IFICATION)?[ ]?:\s{{0,3}}{_names(scheme)}"
        rf"|\b(?:REMOVAL|SEPARATION)\s+OF\s+{above}|\b(?:SEPARATED|DETACHED)\s+FROM\s+{above}"
        rf"|\bUNCLASSIFIED\s+(?:(?:WHEN|UPON|ON|IF|AFTER|ONCE)\s+)?{apart}\b",
        re.IGNORECASE,
    )


@cache
def _level(scheme: Scheme) -> re.Pattern[str]:
    return re.compile(rf"{_names(scheme)}(?![ ]?\w)", re.IGNORECASE)


def _names(scheme: Scheme) -> str:
    """Return a pattern for the names of the levels above the lowest."""
    names = [level.banner for level in scheme.levels[1:] if not level.foreign]
    return rf"\b(?:{'|'.join(map(re.escape, names)) or '(?!)'})\b"

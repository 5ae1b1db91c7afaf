"""Lines of a text that begin or interrupt something, found in one pass over the whole of it."""

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from redactor.documents.text.marks import BRACKETED, JUNK

PILCROW = r"(?:\[[^\]\s]{0,2}\]\(\#?\)|¶|&para;|\$?\\P)"
"""A pilcrow as conversions leave it: a link, an entity, TeX, or itself."""

_LINE = rf"""
    [ \t]*+
    (?:
      (?:[-*•–—][ \t]++)?+
      (?:
        (?P<pilcrow>{PILCROW})?+[ ]?+
        (?: (?P<number>\d{{1,3}})\$?[.)](?!\d) | (?P<letter>[A-Za-z])[.)](?![\w.]) )
        [ \t]*+ (?P<mark>{BRACKETED})?+
      | (?P<sub>\((?:[a-z]|\d{{1,2}})\)) [ \t]*+ (?P<submark>{BRACKETED})
      | (?P<bare>{BRACKETED}|{JUNK})
      )
    | (?P<page>PAGE[ ]\d{{1,3}}[ ](?:OF[ ]\d|[A-Z])[^a-z\n]{{0,60}}|-[ ]?\d{{1,3}}[ ]?-)[ \t]*+$
    | (?P<end>NNNN|BT|\#\d{{4}})[ \t]*+$
    )
    """
_FIRST = re.compile(_LINE, re.VERBOSE | re.MULTILINE)
_OTHERS = re.compile(rf"\n{_LINE}", re.VERBOSE | re.MULTILINE)
"""Begins with a character, not with ``^``: the regex engine then skips from line to line."""


class Landmark(Enum):
    """What a line is, or how it begins."""

    NUMBER = "number"
    LETTER = "letter"
    BARE = "bare"
    PAGE = "page"
    END = "end"


class Lead(NamedTuple):
    """A line with a landmark: where the line starts and where the words behind it do."""

    landmark: Landmark
    start: int
    words: int
    label: str = ""
    mark: str = ""
    pilcrow: bool = False


def find_landmarks(text: str) -> Iterator[Lead]:
    """Yield the landmarks of *text* in order."""
    first = _FIRST.match(text)
    if first is not None:
        yield _lead(first, 0)
    for match in _OTHERS.finditer(text):
        yield _lead(match, match.start() + 1)


def _lead(match: re.Match[str], start: int) -> Lead:
    kind, end = match.lastgroup, match.end()
    if kind == "page":
        return Lead(Landmark.PAGE, start, end)
    if kind == "end":
        return Lead(Landmark.END, start, end)
    if kind == "bare":
        return Lead(Landmark.BARE, start, end, mark=match["bare"])
    if kind == "submark":
        return Lead(Landmark.LETTER, start, end, match["sub"][1:-1], match["submark"])
    landmark = Landmark.NUMBER if match["number"] else Landmark.LETTER
    label = match["number"] or match["letter"]
    return Lead(landmark, start, end, label, match["mark"] or "", match["pilcrow"] is not None)

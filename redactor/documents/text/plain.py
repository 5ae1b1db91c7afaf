"""Blocks that are one numbered, marked paragraph and nothing else, told at a glance.

Most of a telegram is such blocks. In one, no line but the first can begin or interrupt anything,
and no mark stands but the first: the passes that look for those have nothing to find in it, and
do not look. What is not plainly so is left to them. So this saves time and changes no reading.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from redactor.documents.text.closings import find_closings
from redactor.documents.text.damaged import SMALL_WORDS
from redactor.documents.text.drafts import SPEAKER
from redactor.documents.text.inside import find_inside
from redactor.documents.text.landmarks import PAGE
from redactor.documents.text.marks import Mark, read_mark
from redactor.documents.text.starts import find_at_start, find_behind_sign
from redactor.markings.banner import begins_banner
from redactor.markings.odd_banners import FEW_SMALL, has_odd_banner
from redactor.markings.scheme import Scheme

_SIGNS = "()/:&%*#=~|\\@^`+_$"
"""What a paragraph has in which marks, or what is left of some, may stand anywhere."""
_OTHER_SIGN = re.compile(r"[^\x00-\x7f\w“”‘’]|(?<=-)[ \t]|(?<=[ \t])-")
_ODD_END = re.compile(
    r"[.!?;][^\w\s]{0,9}[ \t]+"
    r"(?:[^\s\w\"“‘'$]|(?=[^\n]{1,30}+(?:\n|\Z))(?![^\n]*?[A-Za-z]{4}))"
)
"""The end of a sentence before what is no word, or before few letters that end the line."""
_SHORT_LINE = re.compile(r"(?:\n|\A)[^\w\n]*+[^\n]{0,6}+[^\w\n]*+(?=\n|\Z)")
_SPACED = re.compile(r"(?: [a-z]){5} ")
_OTHER_BRACKETS = "[]{}<>£©§»\uff08\uff09\uff3b\uff3d"
"""What a damaged mark has one of at least, or a round bracket; a plain paragraph has none."""


class Plain(NamedTuple):
    """A plain paragraph: where it starts, its words do, and it ends; its number and its mark."""

    start: int
    words: int
    end: int
    number: str
    mark: Mark


def find_plain(scheme: Scheme, text: str) -> list[Plain]:
    """Return the paragraphs of *text* that are plain, but for how their lines end, in order."""
    brackets = [bracket for bracket in _OTHER_BRACKETS if bracket in text]
    found: list[Plain] = []
    for match in _pattern(scheme).finditer(text):
        number, written, said = match.groups()
        if "\n" in said and FEW_SMALL.search(said) and has_odd_banner(scheme, said):
            continue
        for bracket in brackets:
            if bracket in said:
                break
        else:
            words = match.start(3)
            end = words + len(said.rstrip(" \t\n"))
            if _has_signs(said) and _has_marks(scheme, text, words, end):
                continue
            mark = read_mark(scheme, written, numbered=True)
            if mark is not None and mark.quality == "stated":
                found.append(Plain(match.start(1), words, end, number, mark))
    return found


def without_odd_ends(scheme: Scheme, text: str, plain: Iterable[Plain]) -> list[Plain]:
    """Return those of *plain* in which no line is, or ends, as scanning leaves one.

    That says nothing of them, but of what is not plain in the same document.
    """
    found = []
    for one in plain:
        said = text[one.words : one.end]
        odd = _ODD_END.search(said) or _SHORT_LINE.search(said)
        if not (_SPACED.search(said) or (odd and _has_marks(scheme, text, one.words, one.end))):
            found.append(one)
    return found


def _has_signs(said: str) -> bool:
    for sign in _SIGNS:
        if sign in said:
            return True
    if "BEGIN " in said:
        return True
    return ("-" in said or not said.isascii()) and _OTHER_SIGN.search(said) is not None


def _has_marks(scheme: Scheme, text: str, start: int, end: int) -> bool:
    """Tell whether the careful passes find a mark, or what may be left of one, in a paragraph."""
    if find_behind_sign(scheme, text, start) is not None:
        return True
    at = text.find("\n", start, end) + 1
    while at:
        if find_at_start(scheme, text, at) is not None or SPEAKER.match(text, at):
            return True  # a speech may have brothers with marks
        at = text.find("\n", at, end) + 1
    places = [(start, end)]
    return bool(find_inside(scheme, text, places)) or any(find_closings(scheme, text, places, ()))


@cache
def _pattern(scheme: Scheme) -> re.Pattern[str]:
    """Match a blank line, number, mark, and lines that each begin with a word, up to the next.

    No line begins as a banner does, or as what stands between pages and messages, or as one may
    that is not plain: with few small letters before a large one.
    """
    known = "|".join(sorted(SMALL_WORDS))
    first = (
        r"(?:[A-Z][a-z]++[.,;]?|[A-Z]{2,}+|[AI]|[A-Z]{4,}+[.,;]|[a-z]{4,}+[.,;]?"
        r"|[A-Z][A-Za-z]*['’-](?:[A-Za-z]{2,}|s)"
        rf"|(?:[A-Za-z]{{2,}}['’-][A-Za-z]+[.,;]?|a|[a-z]{{2,3}}[.,;]?)(?=\s[^\"“A-Z])|(?:{known}))\s"
    )
    line = rf"(?!{begins_banner(scheme)}|(?ai:[IVX]+\.|BEGIN )|{PAGE}|NNNN|BT\b)(?={first})[^\n]*+"
    return re.compile(
        rf"\n[ \t]*+\n(\d{{1,4}})\. (\([A-Z/]{{1,12}}\)) ++((?:{line}(?:\n(?=[A-Za-z]))?+)++)"
        r"(?=\n[ \t]*+\n|\n?\Z)"
    )

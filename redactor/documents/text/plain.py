"""Blocks that are one numbered, marked paragraph and nothing else, told at a glance.

Most of a telegram is such blocks. In one, no line but the first can begin or interrupt anything,
and no mark stands but the first: the passes that look for those have nothing to find in it, and
do not look. What is not plainly so is left to them. So this saves time and changes no reading.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from redactor.documents.text.closings import find_closings
from redactor.documents.text.damaged import level_names
from redactor.documents.text.drafts import SPEAKER
from redactor.documents.text.headings import may_be_heading
from redactor.documents.text.inside import find_inside
from redactor.documents.text.landmarks import PAGE
from redactor.documents.text.marks import Mark, read_mark
from redactor.documents.text.starts import find_at_start, find_behind_mark
from redactor.documents.text.words import SMALL_WORDS
from redactor.markings.banner import begins_banner
from redactor.markings.odd_banners import FEW_SMALL, has_odd_banner
from redactor.markings.scheme import Scheme

_SIGNS = (*"()/:&%*#=~|\\@^`+_$", "BEGIN ")
"""What a paragraph has in which marks, or what is left of some, may stand anywhere."""
_OTHER_SIGN = re.compile(r"[^\x00-\x7f\w“”‘’]|(?<=-)[ \t]|(?<=[ \t])-")
_ODD_END = re.compile(
    r"[.!?;][^\w\s]{0,9}[ \t]+"
    r"(?:[^\s\w\"“‘'$]|(?=[^\n]{1,30}+(?:\n|\Z))(?![^\n]*?[A-Za-z]{4}))"
)
"""The end of a sentence before what is no word, or before few letters that end the line."""
_SHORT_LINE = re.compile(r"[\n)][^\w\n]{0,40}+\w[^\n]{0,5}+[^\w\n]{0,40}+(?=\n|\Z)")
_MARK = re.compile(r"\([A-Z]|\[(?:U|[A-Z]{1,3}\])")
"""What may be a mark; what scanning leaves of one shows by itself that it did."""
_SPACED = re.compile(r" [b-hj-z] [a-z] ")
"""Letters with blanks between them; ``a`` and ``i`` may be words."""
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
    matches = list(_pattern(scheme).finditer(text))
    body = text[matches[0].start() :] if matches else ""
    brackets = [bracket for bracket in _OTHER_BRACKETS if bracket in body]
    names = () if body.isupper() else _names(scheme)
    signs = [sign for sign in (*_SIGNS, *names) if sign in body]
    others = "-" in body or not body.isascii()
    found: list[Plain] = []
    for match in matches:
        number, written, said = match.groups()
        if "\n" in said and FEW_SMALL.search(said) and has_odd_banner(scheme, said):
            continue
        for bracket in brackets:
            if bracket in said:
                break
        else:
            words = match.start(3)
            end = words + len(said.rstrip(" \t\n"))
            for sign in signs:
                if sign in said:
                    signed = True
                    break
            else:
                signed = others and _has_other_sign(said)
            if signed and _has_marks(scheme, text, words, end):
                continue
            mark = read_mark(scheme, written, numbered=True)
            if mark is not None and mark.quality == "stated":
                found.append(Plain(match.start(1), words, end, number, mark))
    return found


def without_cuts(plain: Sequence[Plain], pages: Sequence[int]) -> Sequence[Plain]:
    """Return those of *plain* that none of *pages* cuts, which end at form feeds."""
    if not pages:
        return plain
    return [one for one in plain if bisect_left(pages, one.start) == bisect_left(pages, one.end)]


def without_odd_ends(scheme: Scheme, text: str, plain: Sequence[Plain]) -> list[Plain]:
    """Return those of *plain* in which no line is, or ends, as scanning leaves one.

    That says nothing of them, but of what is not plain in the same document.
    """
    if _are_all(text, plain):
        return list(plain)
    starts = [one.start for one in plain]
    odd: set[int] = set()
    for pattern in (_SPACED, _ODD_END, _SHORT_LINE):
        for match in pattern.finditer(text):
            at = bisect_right(starts, match.start()) - 1
            start, end = (plain[at].words, plain[at].end) if at >= 0 else (0, 0)
            if at in odd or not start < match.end() <= end:
                continue
            stop = text.find("\n", match.start() + 1, end)
            stop = end if stop < 0 else stop
            line = max(start, text.rfind("\n", start, stop) + 1), stop
            if pattern is _SPACED or _has_marks_in(scheme, text, *line):
                odd.add(at)
    return [one for at, one in enumerate(plain) if at not in odd] if odd else list(plain)


def _are_all(text: str, plain: Sequence[Plain]) -> bool:
    """Tell at a glance whether they are all that has marks and could be raised.

    Nothing before them has a mark, nothing but titles stands between them, and names behind them.
    """
    if not plain:
        return True
    if _MARK.search(text, 0, plain[0].start):
        return False
    behind = text[plain[-1].end :]
    gaps = (text[one.end : other.start].strip() for one, other in pairwise(plain))
    named = behind.isspace() or (behind.isupper() and "." not in behind)
    return named and all(not gap or may_be_heading(gap) for gap in gaps)


def _has_other_sign(said: str) -> bool:
    return ("-" in said or not said.isascii()) and _OTHER_SIGN.search(said) is not None


def _has_marks(scheme: Scheme, text: str, start: int, end: int) -> bool:
    """Tell whether the careful passes find a mark, or what may be left of one, in a paragraph."""
    if find_behind_mark(scheme, text, start) is not None:
        return True
    at = text.find("\n", start, end) + 1
    while at:
        if find_at_start(scheme, text, at) is not None or SPEAKER.match(text, at):
            return True  # a speech may have brothers with marks
        at = text.find("\n", at, end) + 1
    return _has_marks_in(scheme, text, start, end)


def _has_marks_in(scheme: Scheme, text: str, start: int, end: int) -> bool:
    """Tell whether a paragraph has a mark, or what may be left of one, not at a line's start."""
    places = [(start, end)]
    return bool(find_inside(scheme, text, places)) or any(find_closings(scheme, text, places, ()))


@cache
def _names(scheme: Scheme) -> tuple[str, ...]:
    """Return the names of levels, one of which may stand before words in small letters."""
    names = level_names(scheme)
    return tuple(name for name in names if not any(o in name for o in names - {name}))


@cache
def _pattern(scheme: Scheme) -> re.Pattern[str]:
    """Match a blank line, number, mark, and lines that each begin with a word, up to the next.

    No line begins as a banner does, or as what stands between pages and messages, or as one may
    that is not plain: with few small letters before a large one.
    """
    known = "|".join(sorted(SMALL_WORDS))
    first = (
        r"(?:[a-z]{4,}+[.,;]?|[A-Z][a-z]++[.,;]?|[A-Z]{2,}+|[AI]|[A-Z]{4,}+[.,;]"
        r"|[A-Z][A-Za-z]*['’-](?:[A-Za-z]{2,}|s)"
        rf"|(?:[A-Za-z]{{2,}}['’-][A-Za-z]+[.,;]?|a|[a-z]{{2,3}}[.,;]?)(?=\s[^\"“A-Z])|(?:{known}))\s"
    )
    other = rf"(?=[A-Zbipvx])(?:(?ai:[IVX]+\.|BEGIN )|{PAGE}|NNNN|BT\b)"
    line = rf"(?!{begins_banner(scheme)}|{other})(?={first})[^\n]*+"
    return re.compile(
        rf"\n[ \t]*+\n(\d{{1,4}})\. (\([A-Z/]{{1,12}}\)) ++((?:{line}(?:\n(?=[A-Za-z]))?+)++)"
        r"(?=\n[ \t]*+\n|\n?\Z)"
    )

"""Blocks that are one numbered, marked paragraph and nothing else, told at a glance.

Most of a telegram is such blocks. In one, no line but the first can begin or interrupt anything,
and no mark stands but the first: the passes that look for those have nothing to find in it, and
do not look. What is not plainly so is left to them. So this saves time and changes no reading.
"""

import re
from functools import cache
from typing import NamedTuple

from redactor.documents.text.landmarks import PAGE
from redactor.documents.text.marks import Mark, read_inside, read_mark
from redactor.documents.text.sentences import SIGNS, STOP
from redactor.markings.banner import begins_banner
from redactor.markings.odd_banners import FEW_SMALL, has_odd_banner
from redactor.markings.scheme import Scheme

_LEFT = re.compile(
    rf"{STOP}[ \t]+(?:\S{{1,2}}[ \t]+)?\([ ]?[^\s()]{{0,20}}\)|"
    r"\((?![A-Z]{3,4}\)|(?=[A-Z]*[ADEGHI-RV-Z])[A-Z]{2}\))[^\s()]{0,4}\)|"
    rf"\([^\s()]{{0,4}}\)(?:{SIGNS}[ \t]*(?:\n|\Z)|[ \t]+[A-Z])|{STOP}[ \t]/\S{{1,3}}/[ \t]"
    rf"|{STOP}[ \t]+[^\s\w\"“‘'$]*\w*&\S*"
)
"""What may be left of a mark between sentences or at the end of a line (see `inside`)."""
_PAIR = re.compile(r"\([^()\n]{1,40}\)")
_BEHIND_SENTENCE = "|".join(rf"(?<=[.!?:;][^\n]{{{n}}}\n)" for n in range(13))
_ODD_START = rf"(?=[a-z]\S{{0,6}}+[ \t]++[\"“A-Z]|[A-Z]{{1,3}}+[^\sA-Za-z])(?:{_BEHIND_SENTENCE})"
"""What no sentence begins with, on a line that may be behind one (see `cuts`)."""
_OTHER_SIGNS = "[]{}<>£©§»\uff08\uff09\uff3b\uff3d\u2588\u25a0"
"""What a damaged mark has one of at least, or a round bracket, or what stands in its place."""


class Plain(NamedTuple):
    """A plain paragraph: where it starts, its words do, and it ends; its number and its mark."""

    start: int
    words: int
    end: int
    number: str
    mark: Mark


def find_plain(scheme: Scheme, text: str) -> list[Plain]:
    """Return the plain paragraphs of *text* in order."""
    odd = [sign for sign in _OTHER_SIGNS if sign in text]
    found: list[Plain] = []
    for match in _pattern(scheme).finditer(text):
        number, written, said = match.groups()
        signs = "(" in said or ")" in said or "/" in said or ":" in said or "&" in said
        signs = signs or "BEGIN " in said
        if signs and _has_marks(scheme, said):
            continue
        if "\n" in said and FEW_SMALL.search(said) and has_odd_banner(scheme, said):
            continue
        for sign in odd:
            if sign in said:
                break
        else:
            mark = read_mark(scheme, written, numbered=True)
            if mark is not None and mark.quality == "stated":
                words = match.start(3)
                found.append(
                    Plain(match.start(1), words, words + len(said.rstrip(" \t\n")), number, mark)
                )
    return found


def _has_marks(scheme: Scheme, said: str) -> bool:
    """Tell whether brackets or strokes in a text are, or may be, more than those of prose."""
    pairs = _PAIR.findall(said)
    if said.count("(") != len(pairs) or said.count(")") != len(pairs):
        return True
    if _LEFT.search(said) or any(name in said for name in _level_names(scheme)):
        return True
    return any(read_inside(scheme, pair) is not None for pair in pairs)


@cache
def _level_names(scheme: Scheme) -> list[str]:
    """Return what may stand for a mark in words, as ``SECRET:``."""
    names = [level.banner for level in scheme.levels[1:] if not level.foreign]
    return ["BEGIN ", *(f"{name}{sign}" for name in names for sign in ":/")]


@cache
def _pattern(scheme: Scheme) -> re.Pattern[str]:
    """Match a blank line, number, mark, and lines that each begin with a word, up to the next.

    No line begins as a banner does, or as what stands between pages and messages.
    """
    first = r"(?:[A-Za-z]['’]?[A-Za-z]|[AIa] )"
    line = rf"(?!{begins_banner(scheme)}|[IVX]+\.|{PAGE}|NNNN|BT\b|{_ODD_START}){first}.*+"
    return re.compile(
        rf"\n[ \t]*+\n(\d{{1,4}})\. (\([A-Z/]{{1,12}}\)) ++((?:{line}(?:\n(?=[A-Za-z]))?+)++)"
        r"(?=\n[ \t]*+\n|\n?\Z)"
    )

"""What stands at the place of a mark: a mark, a damaged one, or other words.

One place knows what a mark may look like. In doubt something is a mark, and one that nobody can
read: that is withheld, and a person sees why.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from redactor.markings.grammar.tokens import fold
from redactor.markings.marking import UNKNOWN, Marking
from redactor.markings.scheme import Scheme

BRACKETED = r"\([^()\n]{0,120}\)"
_OF_NOTICE = r"(?:unknown|[A-Z/][A-Z0-9/, -]{0,600})"
NOTICE = rf"\[(?:{_OF_NOTICE}:[ ])?(?:\d{{1,6}}[ ]lines?|no[ ]words)[ ]withheld"
"""How the notice begins that a release of ours leaves at the place of a deletion."""

WITHHELD_BEFORE = r"\[[^\[\]]{0,80}(?i:\bnot\s+declassified|\w\s+(?:deleted|excised|redacted))\.?\]"
"""What an earlier release, as a published volume has it, says of what it withheld."""

JUNK = (
    rf"(?!{NOTICE}|{WITHHELD_BEFORE}|\[\d{{1,3}}\])"
    r"(?:[(\[{<][^\s()\[\]{}<>]{0,4}[)\]}>]"
    r"|[(\[{<£©][A-Z0-9]{1,2}(?=\s)"
    r"|[^\s()\[\]{}<>]{1,2}[\]}>](?=\s))"
)
"""What OCR leaves of a mark (reading.md, section 2): a short group with one bracket or two."""

_SHORT = r"[^()\[\]{}\n]{0,40}(?:\n[^()\[\]{}\n]{1,40})?"
_LONG = r"(?=[^()\[\]{}:]{0,80}//)[^()\[\]{}]{1,600}"
"""A mark with a list of nations. Both kinds may go over the end of a line."""
# of these two one is compiled: the other where a text has other brackets than round ones
_GROUP = rf"\((?:{_SHORT}[)\]}}]|{_LONG}[)\]}}]|[A-Z]{{0,3}}//[^\s()]*)"
OTHER_BRACKETS = "[{\uff08\uff3b"
_ANY_GROUP = (
    rf"[(\[{{\uff08\uff3b](?:{_SHORT}[)\]}}\uff09\uff3d]"
    rf"|{_LONG}[)\]}}\uff09\uff3d]|[A-Z]{{0,3}}//[^\s()\[\]{{}}]*)"
)
"""With brackets of every kind."""
_FRAME = "*_\"'“”‘’. "
_BETWEEN_WORDS = re.compile(r"[\s/;:|\\_,-]+")
_BEGINS = re.compile(r"(?:BEGIN|START OF|START|END OF|END) | (?:TEXT|PORTION|PASSAGE)\Z")
_TOKEN_OF_MARK = re.compile(r"[A-Z]{2,}")
_SHORTEST_CAPTION = 2
"""Letters that in prose are rather an office's, as in (DS)."""
_CLOSING = (")", "]", "}", "\uff09", "\uff3d")

_ENTIRE = re.compile(r"[\s\-–—]*ENTIRE\s+TEXT[\s.]*$", re.IGNORECASE)
_CAPITALS = re.compile(r"[A-Z][^a-z()\n]*\Z")
_CODE = r"(?:\(b\)\(\d\)(?:\([A-F]\))?|\d\.\d\([a-h]\)|25X\d)"
# these two are compiled where a notice or a mark in words stands, most papers have none
_WHOLE_NOTICE = (
    rf"\[(?:(?P<marking>{_OF_NOTICE}): )?(?:\d{{1,6}} lines?|no words) withheld"
    rf"(?:: (?:no exemption cited|{_CODE}(?:, {_CODE}){{0,20}}))?\]\s*"
)
_JUNK = rf"{JUNK}\Z"
_OUR_NOTICE = re.compile(NOTICE)
_LONGEST_MARK = 4
"""Letters of a mark that is not spelled out."""

Quality = Literal["stated", "entire", "damaged", "unknown"]
"""How sure a mark is."""


class Mark(NamedTuple):
    """A mark as read: a damaged one has the marking of the letters that are left of it."""

    written: str
    marking: Marking
    quality: Quality


@lru_cache(maxsize=4096)
def read_mark(scheme: Scheme, written: str, *, numbered: bool) -> Mark | None:
    """Return the mark that *written* is, with its brackets, or None where it is other text.

    Behind a paragraph number, anything in capitals stands where only a mark may stand; without
    one, only what begins as a mark does. When in doubt it is a mark that no one can read.
    """
    inner = _fold(written[1:-1])
    entire = _ENTIRE.search(inner)
    if entire:
        marking = scheme.parse(inner[: entire.start()])
        return Mark(written, marking, "entire" if marking.known else "unknown")
    marking = scheme.parse(inner)
    if marking.known:
        return Mark(written, marking, "stated" if is_exact(written) else "damaged")
    if _is_of_another_scheme(scheme, inner, numbered=numbered):
        return Mark(written, marking, "unknown")
    if len(inner) <= _LONGEST_MARK or re.match(_JUNK, written):
        return Mark(written, letters_of(scheme, inner), "damaged")
    return None


def is_entire(written: str) -> bool:
    """Tell whether a mark in brackets is one for the entire text."""
    return _ENTIRE.search(written[1:-1]) is not None


def is_exact(written: str) -> bool:
    """Tell whether a mark has round brackets, and letters of our alphabet in capitals, or words.

    Another may be another mark: an ``(S)`` was once read ``{C)`` (reading.md, section 2).
    """
    inner = written[1:-1].strip()
    spelled_out = len(inner) > _LONGEST_MARK and inner.replace(" ", "").isalpha()
    round_ones = written[0] == "(" and written[-1] == ")"
    return round_ones and (spelled_out or inner == _fold(inner).upper())


def find_groups(text: str, places: Iterable[tuple[int, int]]) -> Iterator[re.Match[str]]:
    """Yield everything in brackets at *places* that may be a mark; those of one kind fast."""
    other = any(bracket in text for bracket in OTHER_BRACKETS)
    finditer = re.compile(_ANY_GROUP if other else _GROUP).finditer
    for start, end in places:
        yield from finditer(text, start, end)


@lru_cache(maxsize=4096)
def read_inside(scheme: Scheme, written: str) -> Marking | None:
    """Return what a group in brackets inside a text means where it is a mark, or None.

    Inside, prose has brackets of its own: only what the scheme knows is a mark there, or knows
    to be one, or what has the double slash that nothing but marks have.
    """
    if not written.endswith(_CLOSING):
        return scheme.unknown  # a mark that nothing closes: who knows what it says
    inner = _fold(" ".join(written[1:-1].split())).strip(_FRAME)
    if inner.lower() == inner and len(inner) == 1:
        return None  # (a) … (c): the items of a list
    entire = _ENTIRE.search(inner)
    if entire:
        return scheme.parse(inner[: entire.start()])
    marking = scheme.parse(inner)
    upper = inner.upper()
    has_slashes = "//" in inner and "://" not in inner  # as an address on the web has
    if marking.known or has_slashes or (inner == upper and upper in scheme.unread):
        return marking
    control = scheme.controls.get(scheme.control_of.get(inner, ""))
    if control is not None and control.message and len(inner) > _SHORTEST_CAPTION:
        return scheme.parse(f"{scheme.levels[0].banner}//{inner}")
    return _named_inside(scheme, inner)


def _named_inside(scheme: Scheme, inner: str) -> Marking | None:
    """Return what a group means that says where a level begins, or has its mark in words."""
    upper = inner.upper()
    begun = _BEGINS.sub("", upper)
    if begun != upper and names_level(scheme, begun):
        return scheme.parse(begun)
    first, *others = _BETWEEN_WORDS.split(inner)
    if len(first) > 1 and all(other.upper() in scheme.control_of for other in others):
        first, others = first.upper(), [other.upper() for other in others]  # (Secret; Noforn)
    is_mark = first in scheme.level_of and others and all(map(_TOKEN_OF_MARK.fullmatch, others))
    return scheme.unknown if is_mark else None


def names_level(scheme: Scheme, words: str) -> bool:
    """Tell whether *words* in capitals are a marking above the lowest, or say where one begins."""
    marking = scheme.parse(_BEGINS.sub("", words))
    return marking.known and marking.level > 0


def _is_of_another_scheme(scheme: Scheme, inner: str, *, numbered: bool) -> bool:
    """Tell whether what is in brackets is a mark, though not one of the scheme."""
    capitals = _CAPITALS.match(inner) is not None
    if inner.upper() in scheme.unread or "//" in inner:
        return True
    if numbered:  # as in (VS-NfD)
        mostly = sum(map(str.isupper, inner)) >= sum(map(str.islower, inner)) > 0
        return capitals or (mostly and " " not in inner)
    words = re.split(r"[/ \-]+", inner)
    has_level = any(word in scheme.level_of for word in words[1:] if len(word) > 1)
    return capitals and (has_level or (words[0] in scheme.level_of and len(words) > 1))


def letters_of(scheme: Scheme, damaged: str) -> Marking:
    """Return the join of the levels whose letters are left in a damaged mark."""
    marking = scheme.lowest
    for letter in set(_fold(damaged).upper()):
        if letter in scheme.level_of:
            marking = marking.join(scheme.marking(scheme.level_of[letter]))
    return marking


def _fold(text: str) -> str:
    """Return *text* with look-alike letters of other alphabets as ours, and tight slashes."""
    return re.sub(r"\s*/\s*", "/", fold(text).strip())


def begins_notice(text: str, start: int) -> bool:
    """Tell whether a notice that a release of ours left begins at *start*."""
    return _OUR_NOTICE.match(text, start) is not None


def is_notice(scheme: Scheme, text: str) -> bool:
    """Tell whether *text* is, from end to end, a notice that a release of ours left."""
    match = re.fullmatch(_WHOLE_NOTICE, text) if begins_notice(text, 0) else None
    return match is not None and (
        match["marking"] in (None, UNKNOWN) or _is_outline(scheme, match["marking"])
    )


def _is_outline(scheme: Scheme, written: str) -> bool:
    """Tell whether a notice may have a marking: other words in it would be those of a portion."""
    programs = "|".join(
        re.escape(control.portion)
        for control in scheme.controls.values()
        if control.takes == "programs" and not control.short_form
    )
    named = re.sub(rf"\b({programs})(?![\w-])", r"\1-X", written) if programs else written
    marking = scheme.parse(named)
    return marking.known and marking.outline().portion == written

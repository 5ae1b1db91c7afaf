"""What is left of a mark that scanning damaged, and the most that it may have been.

Anything that stands where a mark may stand and is neither a word nor a number was one.
"""

import re
from functools import cache

from redactor.documents.text.items import ANY_SIGN, is_closed
from redactor.documents.text.marks import WITHHELD_BEFORE, Mark, begins_notice, letters_of
from redactor.documents.text.words import (
    AROUND,
    BRACKETS,
    LETTERS_OF_MARKS,
    LONGEST_SHORT,
    SHORT_WORDS,
    SMALL_WORDS,
    closes_bracket,
    is_word,
    without_notes,
)
from redactor.markings.marking import Marking
from redactor.markings.scheme import Scheme

_LOWEST = re.compile(r"[(\[{<] ?U{1,2} ?[)\]}>]")
"""A mark with a bracket of another kind, or a letter read twice, that only ``(U)`` becomes: what
scanning makes of others has no U (reading.md, section 2, 123 damaged marks)."""
_PREFIX = re.compile(
    r"(?:[>#*•|–—-]+[ \t]*|[.,'\"’:;~_°]{1,2}[ \t]+|<[a-z]{1,6}>"
    r"|(?:¶|\\P)[ ]?(?=\d)|(?:¶|\\P)[ ]?\d{1,3}[ \t]+"
    r"|(?:\d{1,3}(?:\.\d{1,2})*[.,]|\d{1,2}\)(?![.,;]))[ \t]*(?=\S)"
    r"|\d{1,2}(?:\.\d{1,2})+[ \t]+|[IVX]{1,4}\.[ \t]+"
    r"|\d{1,2}[ \t]+(?=[(\[{])|[A-Za-z]\.[ \t]+|[a-zABD-RV-Z]\)[ \t]+|\*{1,3}){0,6}"
)
_WITHHELD_BEFORE = re.compile(WITHHELD_BEFORE)
_ORDINARY = re.compile(r"[A-Za-z]{2,}(?:[ ,\n]|\Z)|\d{2,}\Z")
"""How most lines begin, and a word or number that is all there is."""
_TOKEN = re.compile(r"[\"'“‘«]*((?:[(\[{<£©]\S{0,20}?|\w{1,4})[)\]}>](?=[^\W\d_a-z])|\S{1,40})")
"""A word; what may be a mark is one of its own where the next word is glued to it."""
_LONGEST_STRUCK = 12
_SPACED = re.compile(r"(?:\w[ ]){6}")
"""A word whose letters scanning parted."""
_FEW = re.compile(rf"([a-z]{{2,3}})[ \t]+(?=(?:{ANY_SIGN})?[\"“]?[A-Z])")
# compiled where dashes stand before a mark
STRUCK = (
    r"(?<![-–—_~])[-–—_~]++[ \t]?(?:[^\W_]{1,3}[-–—_~]+(?=\s)"
    r"|(?=(?:\w{1,2}[ ]{1,2}){0,2}(?:[b-hj-zB-HJ-Z]|[a-z][A-Z])[ ])"
    r"(?:\w{1,2}[ ]{1,2}){2,3}(?=[\"“]?[A-Z\d]))"
)
"""Letters between strokes, as ``-Sf-``, or behind one and with blanks between them, ``- f S f``."""
_LONGEST_TAIL = 4
_BETWEEN_NAMES = re.compile(r"[/ -]+")
_IN_BRACKETS = re.compile(
    r"[(\[](?P<word>[A-Za-z]{2,}[.,:]?|e\.g\.,?|i\.e\.,?)[ \t\n]+"
    rf"(?:[^()\[\]{{}}\n]|\n(?![ \t]*{ANY_SIGN})){{1,200}}[)\]]"
)
"""Several words in brackets, as ``(No. 55)``, in which no item begins."""
_NO_MARK = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]?|[A-Za-z]{0,3}-?[$€]?\d[\d.,%:/-]*[a-z]{0,2}")
"""Initials, and a figure; what is no mark besides is a link or the end of a tag."""
_TAKEN_OUT = frozenset({"CLASSIFIED", "DELETED", "EXCISED", "REDACTED", "SANITIZED"})
_SHORTEST_NAME = 4
"""Letters of a mark's name that are enough to tell it."""


def find_damaged(scheme: Scheme, text: str, start: int) -> Mark | None:
    """Return what is left of a mark at *start*, where one may stand, or None where words do.

    What stands before a mark, as a number or the sign of a list, is passed over. Anything there
    that is neither a word nor a number is a mark that was damaged.
    """
    if _ORDINARY.match(text, start):
        return None if text[start].isupper() else _before_a_sentence(scheme, text, start)
    prefix = _PREFIX.match(text, start)
    at = prefix.end() if prefix else start
    struck = re.compile(STRUCK).search(text, start, at + _LONGEST_STRUCK) if at > start else None
    if struck is not None and struck.start() < at:
        return Mark(struck[0].rstrip(), letters_of(scheme, struck[0]), "damaged")
    match = _TOKEN.match(text, at)
    if (
        match is None
        or _SPACED.match(text, at)
        or begins_notice(text, at)
        or _WITHHELD_BEFORE.match(text, at)
    ):
        return None
    token = match[1]
    if closes_bracket(text, at, token) or _is_in_brackets(text, match.start(1)):
        return None
    bare = without_notes(token)
    bracketed = not BRACKETS.isdisjoint(bare)
    is_left = bracketed and (is_half_name(scheme, bare) or is_mark_like(scheme, bare))
    is_mark = is_left or _is_name(scheme, token) or not is_word(bare or token)
    if not is_mark and not _is_tail(token) and not _is_short(token):
        return _before_a_sentence(scheme, text, at)
    return Mark(match[0], letters_of(scheme, token), "damaged")


def _is_in_brackets(text: str, at: int) -> bool:
    """Tell whether several words stand in the brackets that begin at *at*."""
    match = _IN_BRACKETS.match(text, at)
    return match is not None and is_closed(text, match.end("word"), text[at])


def _is_name(scheme: Scheme, token: str) -> bool:
    """Tell whether *token* is a mark without its brackets, as ``S/NF``."""
    return "/" in token and scheme.parse(token.strip(".,;:")).known


def is_mark_like(scheme: Scheme, written: str) -> bool:
    """Tell whether what stands in brackets, or behind or before one, is no word or figure.

    It has large letters, figures or signs among its letters, or is the name of a mark or of what
    was taken out.
    """
    inner = written.strip(AROUND)
    if inner.rstrip(".").upper() in _names(scheme):
        return True
    if _NO_MARK.fullmatch(inner) or "](" in written or "</" in written:
        return False
    return not all(part.islower() or part.istitle() for part in inner.split("-"))


@cache
def _names(scheme: Scheme) -> frozenset[str]:
    """Return the names of levels and controls, in short too, and what says that one was there."""
    levels = [form for level in scheme.levels[1:] for form in (level.banner, *level.also)]
    short = [form[:n] for form in levels for n in range(_SHORTEST_NAME, len(form))]
    controls = [form for form in scheme.control_of if len(form) > _SHORTEST_NAME]
    return frozenset((*levels, *short, *controls, *scheme.unread, *_TAKEN_OUT))


@cache
def level_names(scheme: Scheme) -> frozenset[str]:
    """Return the names of the levels that may stand for a mark without brackets."""
    return frozenset(
        form
        for level in scheme.levels[1:]
        if not level.foreign
        for form in (level.banner, *level.also)
        if len(form) > _SHORTEST_NAME and "_" not in form
    )


def is_half_name(scheme: Scheme, token: str) -> bool:
    """Tell whether *token* is a mark in words or letters of which one bracket is lost."""
    if ("(" in token) == (")" in token):
        return False
    parts = _BETWEEN_NAMES.split(token.strip("()[]{}.,;:"))
    forms = (scheme.level_of, scheme.control_of, scheme.unread)
    return all(any(part in known for known in forms) for part in parts)


def _before_a_sentence(scheme: Scheme, text: str, start: int) -> Mark | None:
    """Return what is left of a mark where a few small letters, no word, stand before a sentence."""
    match = _FEW.match(text, start)
    if match is None or match[1] in SMALL_WORDS:
        return None
    return Mark(match[1], letters_of(scheme, match[1]), "damaged")


def _is_tail(token: str) -> bool:
    """Tell whether a token is short and has only the closing bracket, as in ``fC)``."""
    closed = token.rstrip(".,;:'\"’”")
    letters = closed[:-1]
    return (
        closed.endswith((")", "]"))
        and "(" not in token
        and len(letters) <= _LONGEST_TAIL
        and not (letters.isalpha() and letters.islower())
        and not (letters.isdigit() and len(letters) < LONGEST_SHORT)
    )


def _is_short(token: str) -> bool:
    """Tell whether a token is a bracket before few letters that make no word, as in ``(gf``."""
    if not token.startswith("("):
        return False
    letters = token.strip('()"“‘.,;:')
    if len(letters) >= LONGEST_SHORT and letters.isalpha():
        return False
    return (
        letters.isalpha()
        and letters not in SHORT_WORDS
        and set(letters) <= (LETTERS_OF_MARKS | set("abcdefghijklmnopqrstuvwxyz"))
    )


def is_lowest(mark: Mark) -> bool:
    """Tell whether a damaged mark can only have been that of the lowest level."""
    return mark.written != "(U)" and _LOWEST.fullmatch(mark.written) is not None


def most_of_damaged(scheme: Scheme, mark: Mark, whole: Marking) -> Marking:
    """Return the most that a damaged mark can be: what the document is, and its letters are.

    Where neither says anything, it is the highest level.
    """
    if is_lowest(mark):
        return whole.at_level(0)
    marking = whole.join(mark.marking)
    return marking.join(scheme.highest) if marking.level == 0 else marking

"""What stands in brackets at the place of a mark: a mark, a damaged one, or other words."""

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from redactor.markings.marking import Marking
from redactor.markings.scheme import Scheme

BRACKETED = r"\([^()\n]{0,120}\)"
NOTICE = r"\[(?:[A-Z][A-Z/]{0,12}:[ ])?(?:\d{1,6}[ ]lines?|no[ ]words)[ ]withheld"
"""How the notice begins that a release of ours leaves at the place of a deletion."""

JUNK = (
    rf"(?!{NOTICE})"
    r"(?:[(\[{<][^\s()\[\]{}<>]{0,4}[)\]}>]"
    r"|[(\[{<£©][A-Z0-9]{1,2}(?=\s)"
    r"|[^\s()\[\]{}<>]{1,2}[\]}>](?=\s))"
)
"""What OCR leaves of a mark (reading.md, section 2): a short group with one bracket or two."""

_ENTIRE = re.compile(r"[\s\-–—]*ENTIRE\s+TEXT[\s.]*$", re.IGNORECASE)
_CAPITALS = re.compile(r"[A-Z][^a-z()\n]*\Z")
_JUNK = re.compile(rf"{JUNK}\Z")
_LEFT_OVER = re.compile(JUNK)
_LONGEST_SHORT = 4
_LETTERS_OF_MARKS = frozenset("BUCSTOF")


class Quality(Enum):
    """How sure a mark is."""

    STATED = "stated"
    ENTIRE = "entire text"
    DAMAGED = "damaged"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark as read: a damaged one has the marking that it looks most like."""

    written: str
    marking: Marking
    quality: Quality


@lru_cache(maxsize=4096)
def read_mark(scheme: Scheme, written: str, *, numbered: bool) -> Mark | None:
    """Return the mark that *written* is, with its brackets, or None where it is other text.

    Behind a paragraph number, anything in capitals stands where only a mark may stand; without
    one, only what begins as a mark does. When in doubt it is a mark that no one can read.
    """
    inner = written[1:-1].strip()
    entire = _ENTIRE.search(inner)
    if entire:
        marking = scheme.parse(inner[: entire.start()])
        return Mark(written, marking, Quality.ENTIRE if marking.known else Quality.UNKNOWN)
    marking = scheme.parse(inner)
    if marking.known:
        exact = inner == inner.upper() and written[0] == "(" and written[-1] == ")"
        return Mark(written, marking, Quality.STATED if exact else Quality.DAMAGED)
    if _is_of_another_scheme(scheme, inner, numbered=numbered):
        return Mark(written, marking, Quality.UNKNOWN)
    if len(inner) <= _LONGEST_SHORT or _JUNK.match(written):
        return Mark(written, scheme.lowest, Quality.DAMAGED)
    return None


def _is_of_another_scheme(scheme: Scheme, inner: str, *, numbered: bool) -> bool:
    """Tell whether what is in brackets is a mark, though not one of the scheme."""
    capitals = _CAPITALS.match(inner) is not None
    if numbered:  # as in (VS-NfD)
        capitals_rule = sum(map(str.isupper, inner)) >= sum(map(str.islower, inner)) > 0
        return capitals or (capitals_rule and " " not in inner)
    words = re.split(r"[/ \-]+", inner)
    has_level = any(word in scheme.level_of for word in words[1:] if len(word) > 1)
    return capitals and (
        "//" in inner or has_level or (words[0] in scheme.level_of and len(words) > 1)
    )


def find_damaged(scheme: Scheme, text: str, start: int) -> Mark | None:
    """Return what is left of a mark at *start*, behind a paragraph number, if anything is."""
    match = _LEFT_OVER.match(text, start)
    return Mark(match[0], scheme.lowest, Quality.DAMAGED) if match else None


def is_confusable(written: str) -> bool:
    """Tell whether what is in brackets may be a mark of few letters that was damaged."""
    inner = written.strip("()[]{}<> ")
    return len(inner) <= 1 or not inner.isalpha() or set(inner) <= _LETTERS_OF_MARKS

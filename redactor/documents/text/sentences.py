"""Where a sentence ends, what ends none, and what stands behind its end."""

import re

SIGN = r"[^\w\s(\[{<£©¶]"
"""A stop, quotation mark, dash, bullet or stroke, or a bracket that closes; no pilcrow.

Told by what it is not: a pattern that lists signs beyond Latin-1 takes long to compile.
"""
SIGNS = rf"{SIGN}{{0,9}}"
STOP = rf"[.!?]{SIGNS}"
"""A full stop, with the quotation and the brackets that it closes."""

_LOOK_BACK = 200
_STOPS = frozenset(".!?…:;")
_NOTED = re.compile(
    r"[.!?…][^\w\s]{0,9}\s?"
    r"(?:\[\d{1,3}\]|\d{1,2}|\([^()]{1,30}\)|(?i:END) \w{1,12}){1,3}[\W_]*+\Z"
)
"""A stop with the signs of footnotes, or a remark in brackets, behind it."""
_LONGEST_NOTE = 80
_INITIALS = re.compile(r"\b(?:[A-Za-z]\.){2,}\s*\Z")
_SMALL = re.compile(r"\s*(?:[a-z]{4}|[a-z]{3}(?:[.?!,;:]|\s+[a-z]))")
_LAST_SMALL = re.compile(r"\s*[a-z]{3}\s*\Z")
_NUMBER = re.compile(r"\s*\d")
_ABBREVIATION = re.compile(r"(\b[ap]\.m|[A-Za-z]+)\.\s*\Z")
_BEFORE_FIGURES = frozenset("No Nos Vol Art Para Sec".split())
_BEFORE_NUMBERS = _BEFORE_FIGURES | frozenset(
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Rm Ch Fig para paras p pp sec secs art arts"
    " Arts".split()
)
_OF_LAWS = re.compile(r"\b(?:\d{1,2} (?:U\.S\.C|C\.F\.R)|P\.L|H\.R|E\.O|Stat)\.\s*\Z")
"""What stands before the section or the number of a law, of three figures or more."""
_LAW = re.compile(r"\s*\d{3}")
_TITLES = frozenset("Adm Amb Capt Col Dr Gen Gov Lt Maj Mr Mrs Ms Prof Rep Sen St".split())
_ABBREVIATIONS = _BEFORE_NUMBERS | _TITLES | {"a.m", "p.m"}
_SECTION = re.compile(
    r"\s*(?:\d{2,4}[A-Z]?|\d\.\d{1,2}|\d(?!\([a-z]\)\.?\n))"
    r"(?:\([A-Za-z\d]{1,4}\))+(?![ \t]*\n?[ \t]*[\"“]?[A-Z])"
)
"""The section of a law, where no sentence begins behind it.

One figure and one letter at the end of a line may be what is left of a mark.
"""
_LONGER_NUMBER = re.compile(r"\s*(?:\d{2}|\d[.,;:)])")
"""No single figure alone, which may be what is left of a mark."""


def has_ended(text: str, start: int, end: int) -> bool:
    """Tell whether the words of *text* from *start* to *end* end a sentence, or lead to a list."""
    behind = max(start, end - _LOOK_BACK)
    at = end
    while at > behind and not text[at - 1].isalnum():
        at -= 1
    if not _STOPS.isdisjoint(text[at:end]):
        return True
    return _NOTED.search(text, max(behind, end - _LONGEST_NOTE), end) is not None


def is_abbreviation(text: str, at: int) -> bool:
    """Tell whether the word before *at* is one of those that stand before a name or a number."""
    return _abbreviation(text, at) in _ABBREVIATIONS


def is_title(text: str, at: int) -> bool:
    """Tell whether the word before *at* is the short form of one that stands before a name."""
    return _abbreviation(text, at) in _TITLES


def is_abbreviated(text: str, at: int, *, goes_on: bool = False) -> bool:
    """Tell whether the stop before *at* ends no sentence, as in ``U.S. troops`` and ``No. 5``.

    Three letters at the end may be what is left of a mark, unless the sentence *goes_on* there.
    """
    if _SMALL.match(text, at) or (goes_on and _LAST_SMALL.match(text, at)):
        return _INITIALS.search(text, max(0, at - _LOOK_BACK), at) is not None
    if _LAW.match(text, at) and _OF_LAWS.search(text, max(0, at - _LONGEST_NOTE), at):
        return True
    known = _BEFORE_NUMBERS if _LONGER_NUMBER.match(text, at) else _BEFORE_FIGURES
    return _NUMBER.match(text, at) is not None and _abbreviation(text, at) in known


def is_cited(text: str, at: int) -> bool:
    """Tell whether the section of a law or a paper stands at *at*, as in ``Sec. 5(b)``."""
    if _SECTION.match(text, at) is None:
        return False
    before = max(0, at - _LOOK_BACK)
    named = _abbreviation(text, at) in _BEFORE_NUMBERS
    return named or _INITIALS.search(text, before, at) is not None


def _abbreviation(text: str, at: int) -> str:
    match = _ABBREVIATION.search(text, max(0, at - _LONGEST_NOTE), at)
    return match[1] if match else ""

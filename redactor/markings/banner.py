"""Banner lines: the marking of a document or page, as a line of its own.

A telegram's class line may be letter-spaced, and goes on with the message's number:
``C O N F I D E N T I A L SECTION 01 OF 02 BAKU 000150`` (5 FAH-2 H-222).
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from redactor.markings.lines import find_lines
from redactor.markings.marking import Marking
from redactor.markings.scheme import Scheme

_BETWEEN_LETTERS = " {0,2}"
_BETWEEN_WORDS = " {1,5}"
_NO_WORD = 4
_TELLING = 5
"""Letters that tell the beginning of a banner from most words."""


class Banner(NamedTuple):
    """A banner line: the marking as written, what it means, and a telegram's number behind it.

    One that is not *certain* only begins as a banner does: it counts for the document's marking,
    but the line stays text.
    """

    written: str
    marking: Marking
    number: str = ""
    certain: bool = True


def find_banners(
    scheme: Scheme, text: str, places: Iterable[tuple[int, int]]
) -> Iterator[tuple[int, Banner]]:
    """Yield start and meaning of every line at *places* of *text* that is a banner."""
    for match, shift in find_lines(_pattern(scheme), text, places):
        banner = _read(scheme, match)
        if banner is not None:
            yield match.start() + 1 + shift, banner


def _read(scheme: Scheme, match: re.Match[str]) -> Banner | None:
    line, other, rest = match[0], match["other"], match["rest"]
    if match["owned"]:
        written = match["owned"].rstrip(" \t*_.)-")
        marking = scheme.parse(written)
        return Banner(written, marking) if marking.known or line.isupper() else None
    written = line.strip(" \t\n()>*_#.-") if other else match["level"] + match["controls"]
    marking = _leading(scheme, match["level"])
    if other:
        if other.lstrip()[0] != "/" and not line.isupper():
            return None  # prose that begins with the word
        return Banner(written, scheme.parse(written))
    if (match["number"] or rest) and not line.isupper():
        return None  # a class line with a number is in capitals; anything else with one is prose
    if match["controls"]:
        marking = scheme.parse(marking.banner + match["controls"])
    return Banner(written, marking, match["number"] or "", certain=not rest)


def _spaced(word: str) -> str:
    return _BETWEEN_LETTERS.join(map(re.escape, word))


def begins_banner(scheme: Scheme) -> str:
    """Return a pattern, for any case, that every banner begins with, and little else does."""
    begins = {
        _spaced("".join(form.split())[:_TELLING])
        + ("(?![A-Z0-9])" if len(form.replace(" ", "")) < _TELLING else "")
        for form in _leading_forms(scheme)
    }
    return f"(?i://|{'|'.join(sorted(begins))})"


@cache
def _pattern(scheme: Scheme) -> re.Pattern[str]:
    """Banner = level {("//" | "/" | " ") control} ["SECTION" n "OF" n] [post number].

    Whatever else stands behind slashes, dashes or commas is a part of the banner that is not
    understood; what else follows in capitals may be such a part, or the rest of a sentence.
    """
    leading = sorted(_leading_forms(scheme), key=len, reverse=True)
    spaced = "|".join(
        _BETWEEN_WORDS.join(_spaced(word) for word in form.split()) for form in leading
    )
    return re.compile(
        r"\n[ \t>*_#(-]{0,80}+(?:(?P<owned>//(?=[A-Z])[^\n]{3,200})$|"
        rf"(?={begins_banner(scheme)})(?P<level>{spaced})(?![A-Z0-9])"
        rf"(?P<controls>(?:(?: ?// ?| ?/ ?| {{1,3}}){_controls(scheme).pattern}\b)*+)"
        r"(?:[ \t]+SECTION[ \t]+\d+[ \t]+OF[ \t]+\d+)?+"
        r"(?:[ \t]+(?P<number>[A-Z][A-Z.'-]*(?: [A-Z][A-Z.'-]*){0,2}[ \t]+\d{3,7})(?=[ \t*_.)]*$)"
        r"|(?P<other>[ \t]*(?:/|[,;\u2013\u2014-][^A-Z0-9\n]{0,9}+[A-Z0-9])[^\n]*+)"
        r"|(?P<rest>\)?[ \t]+[^\s*_.)-][^\n]{0,79}$))?"
        r"[ \t*_.)-]*+$)",
        re.IGNORECASE | re.MULTILINE,
    )


@cache
def _controls(scheme: Scheme) -> re.Pattern[str]:
    plain = (form for form, name in scheme.control_of.items() if scheme.controls[name].is_plain)
    ordered = sorted(plain, key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(map(re.escape, ordered))})" if ordered else "(?!)")


@lru_cache(maxsize=256)
def _leading(scheme: Scheme, written: str) -> Marking:
    return _by_squeezed_form(scheme)[_squeeze(written)]


@cache
def _by_squeezed_form(scheme: Scheme) -> dict[str, Marking]:
    return {_squeeze(form): scheme.parse(form) for form in _leading_forms(scheme)}


def _leading_forms(scheme: Scheme) -> list[str]:
    """Return what a banner may begin with: levels spelled out, and controls that stand alone.

    Of the marks of other owners those that say whose they are; of controls that are also written
    behind a level, none that could be a word.
    """
    levels = [
        form for level in scheme.levels if not level.foreign for form in (level.banner, *level.also)
    ]
    alone = [
        form
        for control in scheme.controls.values()
        if control.alone is not None
        for form in control.forms
        if control.written_alone or len(form) >= _NO_WORD
    ]
    pairs = [form for form, pair in scheme.words.pair_of.items() if form != pair.portion]
    led = [form for form in pairs if any(form.startswith(f"{first} ") for first in alone)]
    return levels + alone + led + [form for form in scheme.owner_of if " " in form]


def _squeeze(text: str) -> str:
    return re.sub(r"[^A-Z0-9]", "", text.upper())

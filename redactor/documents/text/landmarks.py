"""Lines that begin or interrupt something: numbers, marks, labels, items, headings of pages."""

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from redactor.documents.text.items import ROMAN
from redactor.documents.text.marks import BRACKETED, JUNK
from redactor.documents.text.sentences import SIGN
from redactor.markings.lines import find_lines, lines_with

PILCROW = r"(?:\[[^\]\s]{0,2}\]\(\#?\)|¶|&para;|\$?\\P)"
"""A pilcrow as conversions leave it: a link, an entity, TeX, or itself."""

_POST_PAGE = r"[A-Z][A-Z ]{2,24}\d{6,11}[ ]+\d{3}(?:\.\d)?[ ]OF[ ]\d{3}"
"""What stands between the pages of a telegram since 2006: ``PORT ELMAR 00000207  001.2 OF 002``."""

PAGE = rf"(?:PAGE|[Pp]age[ ]\d|{_POST_PAGE})"
"""How a line between pages begins that begins as words do."""

_ROMAN = rf"(?:{ROMAN}|[IVX]{{2,4}})"
_SIGN = rf"(?:{_ROMAN}[.)]|o[ ])"
"""Signs of a list that begin as words do."""

_BOLD = rf"\*\*{BRACKETED}\*\*(?=[ \t]*+\S)"
"""A mark before other words, between the signs for bold letters."""
_BOLD_WORDS = rf"\*\*(?={BRACKETED}[ \t]++[^*\s])"
"""The sign for bold letters before a mark, where the words behind it are bold too."""

_LANDMARK = re.compile(
    rf"""
    \n[ \t]*+
    (?: (?![A-Za-z]{{3}} | [A-Za-z]{{1,2}}[ ]) | (?={PAGE}|NNNN|{_SIGN}[ \t]*[(\[]) )
    # most lines begin with a word
    (?:
      (?:(?:{SIGN}{{1,2}}+|\#{{3,6}}+)[ \t]++ | (?!{_BOLD})[-*•–—]{{1,2}}+(?=\() | o[ \t]++(?=\()
        | (?:\[\d{{1,3}}\]|\d{{1,2}}/)[ \t]*+(?=\([A-Z]))?+
      (?:
        (?P<pilcrow>{PILCROW})?+[ ]?+
        (?: (?:\*\*)?+(?P<number>\d{{1,4}})(?:\$?\\?[.)](?!\d)|,(?=[ ]\([A-Z]))(?:\*\*)?+
          | (?P<part>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}})\.?(?=[ \t]+(?:\([A-Z]|\[))
          | (?P<letter>[A-Za-z]|{_ROMAN})[.)](?![\w.]) )
        [ \t]*+ (?:{_BOLD_WORDS})?+ (?P<mark>{BRACKETED}|{_BOLD})?+
      | (?P<sub>\((?:[a-z]|[ivx]{{1,4}}|\d{{1,2}})\)) [ \t]*+ (?P<submark>{BRACKETED})
      | (?:¶[ ]?)?(?:{_BOLD_WORDS})?+(?P<bare>{BRACKETED}|{JUNK}|{_BOLD})
      )
    | (?P<page>PAGE[ ]+\d{{1,3}}[ ]+(?:OF[ ]+\d{{1,3}}|[A-Z][A-Z ]{{1,24}}\d{{3}}[^a-z\n]{{0,40}})
        |[Pp]age[ ]\d{{1,3}}[ ]of[ ]\d{{1,3}} | P(?:age|AGE)[ ]\d{{1,3}} | -[ ]?\d{{1,3}}[ ]?-
        |{_POST_PAGE})[ \t]*+$
    | (?P<end>NNNN|BT|\#\d{{4}})[ \t]*+$
    )
    """,
    re.VERBOSE | re.MULTILINE,
)


# compiled where a label stands before a mark
_LABELLED = (
    rf"[ \t]*+(?:[^\w\s]{{1,2}}[ \t]+|\((?:[a-z]|[ivx]{{1,4}}|\d{{1,2}})\)[ \t]+"
    r"|[A-Za-z]{1,3}[.)][ \t]+)?"
    rf"(?P<label>[A-Z][\w.'-]*(?:[ /][\w.'-]+){{0,5}}):[ \t]+(?P<mark>{BRACKETED})(?=[ \t]+\S)"
)
"""Who speaks, or what a paragraph is, before its mark."""

Landmark = Literal["number", "letter", "bare", "label", "page", "end"]
"""What a line is, or how it begins."""


class Lead(NamedTuple):
    """A line with a landmark: where the line starts and where the words behind it do.

    The *mark* has the signs for bold letters on both its sides, if any.
    """

    landmark: Landmark
    start: int
    words: int
    label: str = ""
    mark: str = ""
    pilcrow: bool = False


def find_landmarks(text: str, places: Iterable[tuple[int, int]]) -> Iterator[Lead]:
    """Yield the landmarks at *places* of *text* in order."""
    for match, shift in find_lines(_LANDMARK, text, places):
        yield _lead(match, shift)


def _lead(match: re.Match[str], shift: int) -> Lead:
    start, end = match.start() + 1 + shift, match.end() + shift
    pilcrow, number, part, letter, mark = match.group("pilcrow", "number", "part", "letter", "mark")
    number = number or part
    if number or letter:
        landmark: Landmark = "number" if number else "letter"
        return Lead(landmark, start, end, number or letter, mark or "", pilcrow is not None)
    kind = match.lastgroup
    if kind == "bare":
        return Lead("bare", start, end, mark=match["bare"])
    if kind == "submark":
        return Lead("letter", start, end, match["sub"][1:-1], match["submark"])
    return Lead("page" if kind == "page" else "end", start, end)


def find_labels(text: str) -> Iterator[Lead]:
    """Yield the lines that begin with a label and a mark, as ``The Minister: (C) We agree``."""
    for start, end in lines_with(": (", text):
        label = read_label(text, start, end)
        if label is not None:
            yield label


def read_label(text: str, start: int, end: int) -> Lead | None:
    """Return the label and the mark that words from *start* to *end* begin with, or None."""
    match = re.compile(_LABELLED).match(text, start, end)
    return Lead("label", start, match.end(), match["label"], match["mark"]) if match else None

"""The header of a telegram's later sections, which repeats that of the first.

A long telegram goes out in sections, each with a header and the class line ``SECTION 02 OF 02``
(5 FAH-2 H-222); between them a paragraph, or a sentence, goes on.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache

from redactor.documents.text.drafts import Place
from redactor.documents.text.header import ADDRESSEE
from redactor.documents.text.sentences import has_ended
from redactor.markings.banner import Banner

SECTION = re.compile(r"SECTION[ \t]+0*(?:[2-9]|[1-9]\d)[ \t]+OF[ \t]+\d", re.IGNORECASE)
"""What the class line of a later section has."""

_MOST_LINES = 3
"""Lines of what stands between the fields of a header, at most."""
_TO = re.compile(r"\s*(?:TO|INFO) ")
_BLANK = re.compile(r"\n[ \t]*(?=\n)")


@cache
def sent_along() -> re.Pattern[str]:
    """Match what the lines of a header before the class line begin with."""
    return re.compile(
        r"\s*(?:V?ZCZC|ZN[A-Z] |DE R|(?:ZZ|OO|PP|RR|YY) R|[ZOPRY](?: [ZOPRY])? \d{6}Z "
        r"|R[UH][A-Z]{2,7}/|NNNN\s*\Z|BT\s*\Z|#\d{4}\s*\Z|SIPDIS\s*\Z"
        rf"|(?:FM|TO|INFO) (?x:{ADDRESSEE}))"
    )


def header_end(text: str, banners: Mapping[int, Banner], fields: Iterable[int], body: int) -> int:
    """Return where the last field of the header ends, of those that begin at *fields*.

    It stands before the first numbered or marked paragraph, at *body*, and before the header of the
    first later section. Words may stand between the fields, but no sentences: those of the foot of
    a page are none of the header.
    """
    until = min(body, _first_repeat(text, banners) or body)
    end = 0
    for start in sorted(start for start in fields if start < until):
        if any(map(_is_prose, _BLANK.split(text[end:start])[1:])):
            break
        end = _line_end(text, start) + 1
    return min(until, end or _line_end(text, 0) + 1)


def find_repeats(text: str, banners: Mapping[int, Banner], head: int, body: int) -> Iterator[Place]:
    """Yield the places of lines behind *head*, the end of the last field, that repeat the header.

    The header ends with the block of that field, or where the first numbered or marked paragraph
    begins, at *body*; where both are in a later section, at *head*. Before the class line of such a
    section the lines are those that are only sent along, and other banners; behind it those that
    the header has too.
    """
    header: frozenset[str] | None = None
    last = head
    for start, stop in _sections(text, banners):
        if start < last:
            continue
        if header is None:
            blank = _BLANK.search(text, max(0, head - 1), body)
            until = blank.end() if blank else body
            until = until if until <= start else head
            header = _lines(text[:until])
        yield start, stop
        yield from _lines_above(text, start, last, banners, header)
        at = last = stop + 1
        while at < len(text):
            end = _line_end(text, at)
            if text[at:end].strip() not in header:  # which has a blank line
                break
            if text[at:end].strip():
                yield at, end
            at = last = end + 1


def _is_prose(block: str) -> bool:
    if block.count("\n") > _MOST_LINES:
        return True
    return not block.isupper() and has_ended(block, 0, len(block))  # who it is for is in capitals


def _first_repeat(text: str, banners: Mapping[int, Banner]) -> int:
    """Return where the header of the first section that has anything above it begins, or 0."""
    sections = list(_sections(text, banners))
    first = next((start for start, banner in banners.items() if banner.number), 0)
    sent = _lines(text[:first] if (first, _line_end(text, first)) not in sections else "")
    last = 0
    for section, end in sections:
        above = (start for start, _ in _lines_above(text, section, last, banners, sent))
        begin = min(above, default=section)
        if text[last:begin].strip():
            return begin
        last = end
    return 0


def _sections(text: str, banners: Mapping[int, Banner]) -> Iterator[Place]:
    """Yield the places of the class lines of later sections."""
    for start, banner in banners.items():
        end = _line_end(text, start)
        if banner.number and SECTION.search(text, start, end):
            yield start, end


def _lines_above(
    text: str, at: int, last: int, banners: Collection[int], header: Collection[str]
) -> Iterator[Place]:
    """Yield the places of the lines of a *header* above its class line *at*, back to *last*.

    To whom it goes stands below other lines of it: a line of the body may begin as those do.
    """
    addressees: list[Place] = []
    while at > last:
        begin = text.rfind("\n", 0, at - 1) + 1
        line = text[begin : at - 1]
        known = begin in banners or line.strip() in header
        if line.strip() and not (known or sent_along().match(line)):
            return
        if not known and _TO.match(line):
            addressees.append((begin, at - 1))
        elif line.strip():
            yield from addressees
            addressees = []
            yield begin, at - 1
        at = begin


def _lines(text: str) -> frozenset[str]:
    return frozenset(line.strip() for line in text.split("\n"))


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end

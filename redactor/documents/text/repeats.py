"""The header of a telegram's later sections, which repeats that of the first.

A long telegram goes out in sections, each with a header and the class line ``SECTION 02 OF 02``
(5 FAH-2 H-222); between them a paragraph, or a sentence, goes on.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from redactor.documents.text.header import ADDRESSEE
from redactor.markings.banner import Banner

SECTION = re.compile(r"SECTION[ \t]+0*(?:[2-9]|[1-9]\d)[ \t]+OF[ \t]+\d", re.IGNORECASE)
"""What the class line of a later section has."""

_BLANK = re.compile(r"\n[ \t]*(?=\n)")


@cache
def sent_along() -> re.Pattern[str]:
    """Match what the lines of a header before the class line begin with."""
    return re.compile(
        r"\s*(?:V?ZCZC|ZN[A-Z] |DE R|(?:ZZ|OO|PP|RR|YY) R|[ZOPRY](?: [ZOPRY])? \d{6}Z "
        r"|R[UH][A-Z]{2,7}/|NNNN\s*\Z|BT\s*\Z|#\d{4}\s*\Z|SIPDIS\s*\Z"
        rf"|(?:FM|TO|INFO) (?x:{ADDRESSEE}))"
    )


def find_repeats(
    text: str, banners: Mapping[int, Banner], head: int, body: int
) -> Iterator[tuple[int, int]]:
    """Yield the places of lines behind *head*, the end of the last field, that repeat the header.

    The header ends with the block of that field, or where the first numbered or marked paragraph
    begins, at *body*. Before the class line of a later section the lines are those that are only
    sent along, and other banners; behind it those that the header has too.
    """
    header: frozenset[str] | None = None
    last = head
    for start, banner in banners.items():
        end = _line_end(text, start)
        if start < head or not banner.number or not SECTION.search(text, start, end):
            continue
        if header is None:
            blank = _BLANK.search(text, max(0, head - 1), body)
            header = frozenset(
                line.strip() for line in text[: blank.end() if blank else body].split("\n")
            )
        yield start, end
        at = start
        while at > last:
            begin = text.rfind("\n", 0, at - 1) + 1
            line = text[begin : at - 1]
            sent = sent_along().match(line) or line.strip() in header
            if line.strip() and not (sent or begin in banners):
                break
            if line.strip():
                yield begin, at - 1
            at = begin
        at = last = end + 1
        while at < len(text):
            end = _line_end(text, at)
            if text[at:end].strip() not in header:  # which has a blank line
                break
            if text[at:end].strip():
                yield at, end
            at = last = end + 1


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end

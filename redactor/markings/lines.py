"""Finds lines of a text by a pattern, fast."""

import re
from collections.abc import Iterable, Iterator

_FIRST = 2000
"""How much of the text is looked at for the first line, which no line feed precedes."""


def find_lines(
    pattern: re.Pattern[str], text: str, places: Iterable[tuple[int, int]]
) -> Iterator[tuple[re.Match[str], int]]:
    r"""Yield the matches of *pattern*, which begins with a line feed, and what to add to places.

    It is looked for in *places* of the text, each from the start of a line, or the end of the one
    before, to the end of one. A pattern that begins with ``\n`` and not with ``^`` lets the regex
    engine skip from line to line. The first line is matched with a line feed put before it, hence
    the shift of its places.
    """
    for start, end in places:
        begin = start - 1
        if start == 0:
            begin = 0
            stop = text.find("\n", 0, end)
            stop = end if stop < 0 else stop
            cut = "x" if stop > _FIRST else ""  # so that a cut is not taken for a line's end
            top = pattern.match(f"\n{text[: min(_FIRST, stop)]}{cut}")
            if top is not None:
                yield top, -1
                begin = top.end() - 1
        for match in pattern.finditer(text, begin, end):
            yield match, 0


def lines_with(part: str, text: str, start: int = 0) -> Iterator[tuple[int, int]]:
    """Yield the places of lines of *text* from *start* on that have *part*: far faster."""
    at = text.find(part, start)
    while at >= 0:
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        yield text.rfind("\n", 0, at) + 1, end
        at = text.find(part, end)

"""Finds lines of a text by a pattern, fast."""

import re
from collections.abc import Iterator

_FIRST = 2000
"""How much of the text is looked at for the first line, which no line feed precedes."""


def find_lines(
    pattern: re.Pattern[str], text: str, end: int | None = None
) -> Iterator[tuple[re.Match[str], int]]:
    r"""Yield the matches of *pattern*, which begins with a line feed, and what to add to places.

    A pattern that begins with ``\n`` and not with ``^`` lets the regex engine skip from line to
    line. The first line is matched with a line feed put before it, hence the shift of its places.
    """
    end = len(text) if end is None else end
    stop = text.find("\n", 0, end)
    stop = end if stop < 0 else stop
    cut = "x" if stop > _FIRST else ""  # so that the place of a cut is not taken for a line's end
    top = pattern.match(f"\n{text[: min(_FIRST, stop)]}{cut}")
    begin = 0
    if top is not None:
        yield top, -1
        begin = top.end() - 1
    for match in pattern.finditer(text, begin, end):
        yield match, 0

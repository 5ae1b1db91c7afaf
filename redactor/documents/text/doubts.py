"""Where a portion may have ended whose mark, or whose next one's, is lost."""

import re

from redactor.documents.text.whole import BETWEEN_LETTERS

_ENDS_SENTENCE = re.compile(r"[.!?:][^\w(\[{<]*(?:\S{1,5}[^\w(\[{<]*)?\Z")
"""The end of a sentence, with a short word behind it, which may be what is left of a mark."""
_TAIL = 60
"""How far before its end a line is asked for the end of a sentence."""
_SPARE = 8
"""Columns that a line has to spare, with the next word on it, where it was ended on purpose."""
_LEAST_WIDTH = 55
"""Columns of the narrowest page."""


def squeeze(line: str) -> str:
    """Return *line* without the blanks that scanning put into it."""
    return BETWEEN_LETTERS.sub("", " ".join(line.split()))


def may_end_portion(line: str, following: str, width: int) -> bool:
    """Tell whether *line* may be the last of a portion, and *following* the first of another.

    It is where it ends a sentence, or leaves room for the next word in lines as wide as *width*.
    """
    if _ENDS_SENTENCE.search(line, max(0, len(line) - _TAIL)):
        return True
    word = squeeze(following).partition(" ")[0]
    return len(squeeze(line)) + 1 + len(word) + _SPARE <= max(width, _LEAST_WIDTH)

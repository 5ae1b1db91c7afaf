"""Where a portion may have ended whose mark, or whose next one's, is lost."""

import re
from collections.abc import Sequence

from redactor.documents.text.closings import Closing
from redactor.documents.text.evidence import Trace
from redactor.documents.text.inside import Inside
from redactor.documents.text.layout import Layout
from redactor.documents.text.whole import BETWEEN_LETTERS
from redactor.markings.marking import Marking

_ENDS_SENTENCE = re.compile(r"[.!?:][^\w(\[{<]*(?:\S{1,5}[^\w(\[{<]*)?\Z")
"""The end of a sentence, with a short word behind it, which may be what is left of a mark."""
_STRAY = re.compile(
    r"^[ \t]*+(?:[.,'\"‘’“”:;|~_=°»«\\^]{1,2}[ \t]+\S|\d{1,3}[('’][ \t]|.*(?:[a-z] ){6})",
    re.MULTILINE,
)
"""What scanning leaves at the start of lines, and of numbers; or a line of spaced letters."""
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


def find_trace(
    layout: Layout,
    closings: Sequence[Closing],
    inside: Sequence[Inside],
    text: str,
    whole: Marking,
    *,
    odd_starts: bool,
) -> Trace:
    """Return what shows that marks of a document may be lost; *odd_starts* are of lines."""
    marks = [draft.mark for draft in layout.drafts if draft.mark is not None]
    if (
        layout.odd
        or odd_starts
        or any(_is_damaged(text, one) for one in inside)
        or any(mark.quality == "damaged" for mark in marks)
        or any(one.mark.quality == "damaged" for one in closings)
        or any(_STRAY.search(text, start, end) for start, end in layout.rest)
    ):
        return "scanned"
    stated = [mark.marking for mark in marks if mark.quality in ("stated", "entire")]
    said = (*stated, *(one.marking for one in inside))
    return "none" if any(marking.reaches(whole) for marking in said) else "no mark as high"


def _is_damaged(text: str, one: Inside) -> bool:
    """Tell whether a mark is damaged, and no editor's note of what was withheld."""
    return not one.exact and "declassified" not in text[one.start : one.end]

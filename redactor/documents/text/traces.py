"""What shows that a paper was scanned, and that its marks may be damaged or lost."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import pairwise

from redactor.documents.text.closings import Closing
from redactor.documents.text.continuations import is_cut
from redactor.documents.text.damaged import find_damaged
from redactor.documents.text.drafts import BODY, Draft
from redactor.documents.text.evidence import Trace
from redactor.documents.text.inside import Inside
from redactor.documents.text.items import item_sign
from redactor.documents.text.layout import Layout
from redactor.documents.text.notes import find_notes
from redactor.documents.text.starts import (
    begins_oddly,
    behind_note,
    find_behind_sign,
    find_lost_bracket,
    is_next_item,
    is_open,
)
from redactor.documents.text.whole import covering_controls
from redactor.markings.marking import Marking
from redactor.markings.scheme import Scheme

_STRAY = re.compile(
    r"^[ \t]*+(?:[.,'\"‘’“”:;|~_=°»«\\^]{1,2}[ \t]+\S|\d{1,3}[('’][ \t]|.*(?:[a-z] ){6})",
    re.MULTILINE,
)
"""What scanning leaves at the start of lines, and of numbers; or a line of spaced letters."""
_LINE_END = re.compile(r"\n[ \t]*+")
_NUMBER = re.compile(r"\d{1,3}\.[ \t]+(?=\S)")
"""The number of a paragraph."""
_TAIL = 200
"""How far back the end of a mark is looked for."""


def find_trace(
    scheme: Scheme,
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
    covering = covering_controls(scheme, whole)
    reached = any(marking.join(covering).reaches(whole) for marking in said)
    return "none" if reached else "no mark as high"


def _is_damaged(text: str, one: Inside) -> bool:
    """Tell whether a mark is damaged, and no editor's note of what was withheld."""
    return not one.exact and "declassified" not in text[one.start : one.end]


def has_odd_starts(
    scheme: Scheme,
    text: str,
    layout: Layout,
    inside: Sequence[Inside],
    closings: Sequence[Closing],
) -> bool:
    """Tell whether a line behind a sentence begins with what is left of a mark.

    The marks *inside* the text are others, and the notes of an editor are none. Behind a mark of
    *closings* a number may stand.
    """
    known = {one.start for one in inside} | find_notes(text)
    closed = {one.end for one in closings if one.mark.quality == "stated" and not one.is_place}
    for before, draft in pairwise((None, *layout.drafts)):
        if draft is None or draft.kind not in BODY or draft.plain:
            continue
        for at in _starts(text, before, draft):
            words = _behind_sign(text, layout.items, closed, draft, at)
            if at in known or words in known:
                continue
            if words is not None:
                odd = find_behind_sign(scheme, text, words) is not None
            else:
                odd = _is_odd(scheme, text, draft, at)
            if odd:
                return True
    return False


def _behind_sign(
    text: str, items: Mapping[int, int], closed: Container[int], draft: Draft, at: int
) -> int | None:
    """Return where the words begin behind the sign of an item, or of a note below a rule, at *at*.

    Behind a mark that has *closed* a portion the number of the next one may stand. None where no
    sign surely does.
    """
    note = behind_note(text, at)
    if note is not None:
        return note
    begin = max(0, at - _TAIL)
    if begin + len(text[begin:at].rstrip()) in closed and (number := _NUMBER.match(text, at)):
        return number.end()
    alone = at == draft.words and item_sign(text, at) == "dash"  # an item parted from its list
    return items.get(at, at if alone else None)


def _is_odd(scheme: Scheme, text: str, draft: Draft, at: int) -> bool:
    """Tell whether what is left of a mark stands at the start of a line."""
    if find_lost_bracket(scheme, text, at) and not is_next_item(text, at):
        return True
    if at != draft.words and (is_open(text, at) or is_next_item(text, at)):
        return False
    return bool(find_damaged(scheme, text, at) or begins_oddly(scheme, text, at))


def _starts(text: str, before: Draft | None, draft: Draft) -> Iterator[int]:
    """Yield where the words of *draft*, if no mark stands before them, and its lines begin.

    Behind a page they may go on with a sentence of the draft *before*: then they begin nothing.
    """
    goes_on = draft.page and before is not None and is_cut(text, before.spans[-1])
    if draft.mark is None and not goes_on:
        yield draft.words
    for start, end in draft.spans:
        for match in _LINE_END.finditer(text, start, end):
            yield match.end()

"""Where the marks of a document stand, told from all of them together."""

from collections.abc import Iterable, Sequence

from redactor.documents.document import Style
from redactor.documents.text.basis import ENTIRE
from redactor.documents.text.closings import Closing
from redactor.documents.text.drafts import Draft
from redactor.documents.text.stretches import BODY, begins_with_mark


def tell_style(drafts: Sequence[Draft], text: str, closings: Iterable[Closing]) -> Style:
    """Return where the marks of *drafts* stand, and those that end their lines, if any does."""
    if any(draft.is_entire or draft.basis == ENTIRE for draft in drafts):
        return "entire text"
    first = min((draft.spans[0][0] for draft in drafts if draft.kind in BODY), default=0)
    ends = any(draft.closed for draft in drafts) or any(
        closing.mark.quality == "stated" and closing.start > first for closing in closings
    )
    starts = any(not draft.closed and begins_with_mark(draft, text) for draft in drafts)
    if starts and ends:
        return "mixed"
    if starts or ends:
        return "start" if starts else "end"
    body = any(draft.mark is not None and draft.kind in BODY for draft in drafts)
    marked = any(draft.mark is not None for draft in drafts)
    return "start" if body else "subject only" if marked else "none"

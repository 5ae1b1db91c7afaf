"""Where the marks of a document stand, told from all of them together."""

from collections.abc import Sequence

from redactor.documents.document import Style
from redactor.documents.text.basis import ENTIRE
from redactor.documents.text.drafts import Draft
from redactor.documents.text.stretches import BODY, begins_with_mark


def tell_style(drafts: Sequence[Draft], text: str) -> Style:
    """Return where the marks of *drafts* stand."""
    if any(draft.basis == ENTIRE for draft in drafts):
        return "entire text"
    ends = any(draft.closed for draft in drafts)
    starts = any(not draft.closed and begins_with_mark(draft, text) for draft in drafts)
    if starts and ends:
        return "mixed"
    if starts or ends:
        return "start" if starts else "end"
    body = any(draft.mark is not None and draft.kind in BODY for draft in drafts)
    marked = any(draft.mark is not None for draft in drafts)
    return "start" if body else "subject only" if marked else "none"

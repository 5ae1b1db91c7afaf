"""Decides what marking every portion has, and why: fail closed, and never guess downwards.

A readable mark is the marking; a damaged one is the least upper bound of what it could be; a
continuation has at least the marking of what it continues; what else is unmarked has the
document's marking.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from redactor.documents.document import Portion
from redactor.documents.text import labels
from redactor.documents.text.basis import (
    BASIS,
    DAMAGED,
    DIFFERENT,
    FLAGGED_UNMARKED,
    NOTICE,
    SECTION,
    STATED,
    UNMARKED,
)
from redactor.documents.text.cuts import is_cut, most_of_damaged, split_all
from redactor.documents.text.drafts import Draft
from redactor.documents.text.headings import is_plainly_heading
from redactor.documents.text.inside import (
    Inside,
    closes,
    covering_controls,
    document_marking,
    find_inside,
)
from redactor.documents.text.layout import Layout
from redactor.documents.text.marks import Mark, find_damaged, find_damaged_at_ends, is_notice
from redactor.markings.marking import Marking, least
from redactor.markings.scheme import Scheme

_ITEM = re.compile(r"(?:[-*•–—]|[a-z][.)]|\((?:[a-z]|\d{1,2})\))[ \t]")
_BULLETS = frozenset("-*•–—")
_BODY = frozenset({"paragraph", "subparagraph", "text"})
_NO_FIELD = frozenset({"text", "paragraph", "notice", "heading"})


def assign(scheme: Scheme, text: str, layout: Layout) -> tuple[Marking, tuple[Portion, ...]]:
    """Return the marking of the document and its portions."""
    labels.mend_numbers(layout.drafts)
    inside = find_inside(scheme, text, layout.rest)
    whole = document_marking(scheme, layout, inside, text)
    ends = {draft.spans[-1][1] for draft in layout.drafts} if inside else ()
    closed = any(closes(text, one, ends) for one in inside)
    drafts: list[Draft] = []
    parent: Draft | None = None
    for draft in layout.drafts:
        before = drafts[-1] if drafts else None
        if draft.loose and before and _continue(scheme, before, parent, draft, text, whole):
            continue
        drafts.append(draft)
        parent = draft if draft.kind == "paragraph" else parent
        if draft.plain:
            continue
        _read_first(scheme, draft, text, whole)
        if draft.mark is None:
            _read_field_marks(scheme, draft, text, whole, inside)
        elif closed and draft.kind == "paragraph" and not draft.label:
            _distrust(draft, whole)
    drafts = split_all(scheme, drafts, text, whole, inside, closed=closed)
    _mark_headings(drafts, text)
    covering = covering_controls(scheme, whole)
    return whole, tuple(
        [
            Portion(
                identity,
                draft.kind,
                draft.label,
                draft.mark.written if draft.mark else "",
                draft.marking.join(covering) if covering.controls else draft.marking,
                draft.basis,
                tuple(draft.spans),
                draft.words,
                draft.gap,
                draft.flags,
            )
            for identity, draft in zip(labels.name(drafts), drafts, strict=True)
        ]
    )


def _read_first(scheme: Scheme, draft: Draft, text: str, whole: Marking) -> None:
    """Give *draft* the marking that its own mark has, or that it has without one."""
    mark = draft.mark
    if mark is None:
        if _is_notice(scheme, draft, text):
            draft.kind, draft.marking, draft.basis = "notice", scheme.lowest, NOTICE
        else:
            draft.marking, draft.basis, draft.flags = whole, UNMARKED, FLAGGED_UNMARKED
        return
    draft.marking, draft.basis = mark.marking, BASIS[mark.quality]
    if mark.quality == "damaged":
        draft.marking = most_of_damaged(scheme, mark, whole)
    if mark.quality in ("damaged", "unknown"):
        draft.flags = (mark.quality,)


def _read_field_marks(
    scheme: Scheme, draft: Draft, text: str, whole: Marking, inside: Sequence[Inside]
) -> None:
    """Read the marks that a field has elsewhere than before its words: then it is not unmarked."""
    if draft.kind in _NO_FIELD or draft.loose:
        return
    start, end = draft.spans[0][0], draft.spans[-1][1]
    marks: Sequence[Inside] = ()
    if inside and inside[0].start < end:
        marks = inside[bisect_left(inside, (start,)) : bisect_left(inside, (end,))]
    if marks:
        draft.mark = Mark(text[marks[-1].start : marks[-1].end], marks[-1].marking, "stated")
        draft.marking, draft.basis, draft.flags = marks[0].marking, STATED, ()
        for one in marks:
            draft.marking = draft.marking.join(one.marking)
    elif draft.kind in ("subject", "references"):
        damaged = find_damaged_at_ends(scheme, text, draft.words, end)
        if damaged is not None:
            draft.mark = damaged
            draft.marking = most_of_damaged(scheme, damaged, whole)
            draft.basis, draft.flags = DAMAGED, ("damaged",)


def _distrust(draft: Draft, whole: Marking) -> None:
    """Take an unnumbered paragraph for the most that it may be.

    Where marks close paragraphs, the one before it may be the mark of the text before that.
    """
    if not draft.marking.dominates(whole):
        draft.marking = draft.marking.join(whole)
        draft.basis, draft.flags = DIFFERENT, (*draft.flags, "marks differ")


def _is_notice(scheme: Scheme, draft: Draft, text: str) -> bool:
    return (
        text.startswith("[", draft.words)
        and len(draft.spans) == 1
        and is_notice(scheme, text[draft.words : draft.spans[0][1]])
    )


def _continue(
    scheme: Scheme, before: Draft, parent: Draft | None, draft: Draft, text: str, whole: Marking
) -> bool:
    """Add a loose draft to the paragraph *before* it where it goes on with it; tell whether.

    It does where it could not be marked lower, or is an item of a list, or goes on in the middle
    of a sentence that was cut. Otherwise it stands for itself.
    """
    if before.kind not in ("paragraph", "subparagraph"):
        return False
    if _is_notice(scheme, draft, text):
        return False
    item = _ITEM.match(text, draft.words)
    if not before.marking.dominates(whole):
        if find_damaged(scheme, text, draft.words) is not None:
            return False
        begins_inside = draft.page or text[draft.words].islower()
        if item is None and not (begins_inside and is_cut(text, before)):
            return False
    below = item is not None and item[0][0] not in _BULLETS and before.kind == "subparagraph"
    if below and parent is not None:
        before.marking = before.marking.join(parent.marking)
    if "continued" not in before.flags:
        before.flags = (*before.flags, "continued")
    before.spans.extend(draft.spans)
    return True


def _mark_headings(drafts: Sequence[Draft], text: str) -> None:
    """Give every heading without a mark the least marking in its section, from the end.

    What only looks like a title may be the end of the portion before it: then it has at least
    that marking too.
    """
    before: Draft | None = None
    headings: list[tuple[int, Draft | None]] = []
    for at, draft in enumerate(drafts):
        if draft.kind == "heading":
            headings.append((at, before))
        else:
            before = draft
    until = len(drafts)
    section: list[Marking] = []
    for at, before in reversed(headings):
        heading = drafts[at]
        if at + 1 < until:
            section = [draft.marking for draft in drafts[at + 1 : until]]
        if section:
            heading.marking, heading.basis, heading.flags = least(section), SECTION, ()
        until = at
        if before is None or before.kind not in _BODY:
            continue
        if not is_plainly_heading(text[heading.words : heading.spans[0][1]]):
            heading.marking = heading.marking.join(before.marking)

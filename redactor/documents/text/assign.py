"""Decides what marking every portion has, and why: fail closed, and never guess downwards.

A readable mark is the marking; a damaged one is the least upper bound of what it could be; a
continuation has at least the marking of what it continues; what else is unmarked has the
document's marking.
"""

import re
from collections.abc import Container, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from redactor.documents.document import Portion, Style
from redactor.documents.text import labels
from redactor.documents.text.basis import (
    BASIS,
    FLAGGED_UNMARKED,
    NOTICE,
    UNMARKED,
)
from redactor.documents.text.closings import Closing, find_closings
from redactor.documents.text.continuations import (
    between_numbers,
    brothers_of_marked,
    continue_portion,
    join_cut,
)
from redactor.documents.text.cuts import split_all
from redactor.documents.text.damaged import (
    is_lowest,
    most_of_damaged,
)
from redactor.documents.text.drafts import (
    BODY,
    NO_FIELD,
    PARAGRAPHS,
    Draft,
    Place,
    holds_notice,
    raise_to,
)
from redactor.documents.text.entire import cover
from redactor.documents.text.evidence import Evidence
from redactor.documents.text.fields import doubt_subject, read_field_marks, read_marks_behind
from redactor.documents.text.headings import mark_headings
from redactor.documents.text.inside import (
    Inside,
    closes,
    find_inside,
)
from redactor.documents.text.layout import Layout
from redactor.documents.text.marks import Mark
from redactor.documents.text.sentences import has_ended
from redactor.documents.text.stretches import Stretch
from redactor.documents.text.style import begins_with_mark, find_stretches, tell_style
from redactor.documents.text.titles import page_tops, raise_titles, subject_of
from redactor.documents.text.traces import find_trace, has_odd_starts
from redactor.documents.text.whole import covering_controls, document_marking
from redactor.markings.marking import Marking
from redactor.markings.scheme import Scheme

_MARK_LIKE = re.compile(r"[(\[{<].*\w", re.DOTALL)
"""What is left of a mark, with a bracket and a letter; other junk is common in a scan."""


class Assigned(NamedTuple):
    """The marking of a document, where its marks stand, and its portions."""

    marking: Marking
    style: Style
    portions: tuple[Portion, ...]


def assign(scheme: Scheme, text: str, layout: Layout) -> Assigned:
    """Decide what every portion of a document is."""
    labels.mend_numbers(scheme, layout.drafts, text)
    evidence = _gather(scheme, text, layout)
    drafts = _read_drafts(evidence, layout)
    doubt_subject(evidence, drafts)
    marks = [
        (one.start, one.marking if one.exact else evidence.whole)
        for one in evidence.inside
        if one.exact or _MARK_LIKE.match(text, one.start, one.end)
    ]
    damaged = (one for one in evidence.closings if one.evident and one.mark.quality != "stated")
    marks += [(one.start, evidence.whole) for one in damaged]
    if not evidence.stamped:
        cover(drafts, layout.messages, layout.note, marks)
    mark_headings(drafts, text)
    style = tell_style(drafts, text, evidence.closings)
    return Assigned(evidence.whole, style, _portions(evidence, drafts))


def _gather(scheme: Scheme, text: str, layout: Layout) -> Evidence:
    """Return what all of the document shows."""
    inside = find_inside(scheme, text, layout.rest)
    whole = document_marking(scheme, layout, inside, text)
    body = [
        span
        for draft in layout.drafts
        if draft.kind in BODY and not draft.plain
        for span in draft.spans
    ]
    closings = list(find_closings(scheme, text, body, inside))
    odd_starts = has_odd_starts(scheme, text, layout, inside, closings)
    more = odd_starts or _may_be_more(layout, inside, closings, text)
    stamped = whole.level == 0 and more
    if stamped:
        whole = whole.join(scheme.highest)
    trace = find_trace(scheme, layout, closings, inside, text, whole, odd_starts=odd_starts)
    return Evidence(scheme, text, whole, inside, closings, layout.odd, layout.items, trace, stamped)


def _read_drafts(evidence: Evidence, layout: Layout) -> list[Draft]:
    """Return the drafts of the portions, each stretch by where its marks stand."""
    scheme, text = evidence.scheme, evidence.text
    messages = [one.start for one in layout.messages]
    stretches = find_stretches(evidence, layout.drafts, messages)
    turned = {
        draft.spans[0][0]
        for before, draft in pairwise(layout.drafts)
        if draft.page and has_ended(text, *before.spans[-1])
    }
    # taken now: what the drafts say is read before they are joined and cut
    tops = page_tops(text, layout.drafts)
    subjects = {subject_of(text, draft) for draft in layout.drafts if draft.kind == "subject"}
    stretch = Stretch(evidence, turned, subjects)
    drafts: list[Draft] = []
    for by_closings, group in groupby(
        enumerate(layout.drafts),
        lambda one: one[0] in stretches and not holds_notice(scheme, one[1], text),
    ):
        run = [draft for _, draft in group]
        before = drafts[-1] if drafts else None
        if by_closings:
            fields = [draft for draft in run if draft.kind not in BODY]
            found = _with_marks_before(evidence, fields, before, tops, closed=True)
            found += stretch.portions(run, before)
            drafts += sorted(found, key=lambda one: one.spans[0][0])
        else:
            drafts += _with_marks_before(evidence, run, before, tops, closed=bool(stretches))
    raise_titles(text, drafts, tops, subjects)
    join_cut(text, drafts)
    return drafts


def _portions(evidence: Evidence, drafts: Sequence[Draft]) -> tuple[Portion, ...]:
    covering = covering_controls(evidence.scheme, evidence.whole)
    return tuple(
        [
            Portion(
                identity,
                draft.kind,
                "" if draft.part else draft.label,
                draft.mark.written if draft.mark else "",
                draft.marking.join(covering) if covering.controls else draft.marking,
                draft.basis,
                tuple(draft.spans if draft.aside is None else _without(draft, draft.aside)),
                draft.words,
                draft.gap,
                draft.flags,
                draft.until,
            )
            for identity, draft in zip(labels.name(drafts), drafts, strict=True)
        ]
    )


def _without(draft: Draft, aside: Place) -> Iterator[Place]:
    """Yield the spans of *draft*, without the mark that stands *aside* among its words."""
    first, *more = draft.spans
    yield first[0], aside[0]
    yield aside[1], first[1]
    yield from more


def _may_be_more(
    layout: Layout, inside: Sequence[Inside], closings: Sequence[Closing], text: str
) -> bool:
    """Tell whether marks were damaged that may be above the lowest level.

    Then what says that all is lowest may be the stamp of a release.
    """
    marks = [draft.mark for draft in layout.drafts if draft.mark is not None]
    marks += [
        Mark(text[one.start : one.end], one.marking, "damaged") for one in inside if not one.exact
    ]
    marks += [one.mark for one in closings if one.evident]
    return any(mark.quality == "damaged" and not is_lowest(mark) for mark in marks)


def _with_marks_before(
    evidence: Evidence,
    drafts: Sequence[Draft],
    last: Draft | None,
    tops: Container[int],
    *,
    closed: bool,
) -> list[Draft]:
    """Return the portions of *drafts*, whose marks stand before their words if anywhere.

    They stand behind *last*, and pages begin at *tops*. *closed*: elsewhere in the document marks
    close paragraphs.
    """
    text, whole, inside = evidence.text, evidence.whole, evidence.inside
    ends = {d.spans[-1][1] for d in drafts if d.kind in PARAGRAPHS} if inside else ()
    among = any(closes(text, one, ends) for one in inside)
    found: list[Draft] = []
    parent: Draft | None = None
    starts = any(begins_with_mark(d, text) and d.spans[0][0] not in tops for d in drafts)
    doubtful = not evidence.intact and (evidence.closed or not starts)
    brothers = brothers_of_marked(drafts, text)
    counted = between_numbers(evidence, drafts)
    for at, draft in enumerate(drafts):
        before = found[-1] if found else None
        if (
            draft.loose
            and before
            and (at not in brothers or before.marking.dominates(whole))
            and continue_portion(evidence, found, parent, draft, counted=at in counted)
        ):
            continue
        found.append(draft)
        parent = draft if draft.kind == "paragraph" else parent
        if draft.plain:
            continue
        _read_first(evidence, draft)
        if draft.mark is None:
            read_field_marks(evidence, draft)
        elif draft.kind not in NO_FIELD:
            read_marks_behind(evidence, draft)
        elif draft.kind == "paragraph" and not draft.label:
            run_on = not (draft.gap or draft.page)
            turned = doubtful and draft.spans[0][0] in tops
            behind_unmarked = run_on and _is_unmarked(text, before or last)
            if among or behind_unmarked or turned or (closed and run_on):
                raise_to(draft, whole)  # its mark may be that of the text before it
    return split_all(evidence, found, closed=among)


def _is_unmarked(text: str, draft: Draft | None) -> bool:
    """Tell whether *draft* is words without a mark, and no ruled line."""
    if draft is None or draft.mark is not None or draft.kind not in PARAGRAPHS:
        return False
    return any(map(str.isalnum, text[draft.words : draft.spans[-1][1]]))


def _read_first(evidence: Evidence, draft: Draft) -> None:
    """Give *draft* the marking that its own mark has, or that it has without one."""
    scheme, whole = evidence.scheme, evidence.whole
    mark = draft.mark
    if mark is None:
        if holds_notice(scheme, draft, evidence.text):
            draft.kind, draft.marking, draft.basis = "notice", scheme.lowest, NOTICE
        else:
            draft.marking, draft.basis, draft.flags = whole, UNMARKED, FLAGGED_UNMARKED
        return
    draft.marking, draft.basis = mark.marking, BASIS[mark.quality]
    if mark.quality == "damaged":
        draft.marking = most_of_damaged(scheme, mark, whole)
    if mark.quality in ("damaged", "unknown"):
        draft.flags = (mark.quality,)

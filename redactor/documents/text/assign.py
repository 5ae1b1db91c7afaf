"""Decides what marking every portion has, and why: fail closed, and never guess downwards.

A readable mark is the marking; a damaged one is the least upper bound of what it could be; a
continuation has at least the marking of what it continues; what else is unmarked has the
document's marking.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from redactor.documents.document import Portion, Style
from redactor.documents.text import labels
from redactor.documents.text.basis import (
    BASIS,
    DAMAGED,
    FLAGGED_UNMARKED,
    NOTICE,
    SECTION,
    STATED,
    UNMARKED,
)
from redactor.documents.text.closings import Closing, find_closings
from redactor.documents.text.cuts import has_odd_starts, is_cut, split_all
from redactor.documents.text.damaged import (
    find_level_in_field,
    find_mark_in_field,
    has_left_in_words,
    is_lowest,
    most_of_damaged,
)
from redactor.documents.text.doubts import find_trace
from redactor.documents.text.drafts import (
    BODY,
    NOTE,
    PARAGRAPHS,
    SPEAKER,
    Draft,
    Place,
    raise_to,
)
from redactor.documents.text.entire import cover
from redactor.documents.text.evidence import Evidence
from redactor.documents.text.headings import begins_part, is_plainly_heading, names_part
from redactor.documents.text.inside import (
    Inside,
    closes,
    find_inside,
)
from redactor.documents.text.items import DASHES, item_sign
from redactor.documents.text.layout import Layout
from redactor.documents.text.marks import Mark, is_notice
from redactor.documents.text.sentences import has_ended
from redactor.documents.text.starts import find_behind_page, find_behind_sign, find_instead
from redactor.documents.text.stretches import Stretch
from redactor.documents.text.style import find_stretches, tell_style
from redactor.documents.text.whole import covering_controls, document_marking
from redactor.markings.marking import Marking, least
from redactor.markings.scheme import Scheme

_MARK_LIKE = re.compile(r"[(\[{<].*\w", re.DOTALL)
"""What is left of a mark, with a bracket and a letter; other junk is common in a scan."""
_MARKED = frozenset({"paragraph", "subparagraph"})
_NO_FIELD = BODY | {"notice"}


class Assigned(NamedTuple):
    """The marking of a document, where its marks stand, and its portions."""

    marking: Marking
    style: Style
    portions: tuple[Portion, ...]


def assign(scheme: Scheme, text: str, layout: Layout) -> Assigned:
    """Decide what every portion of a document is."""
    labels.mend_numbers(layout.drafts)
    evidence = _gather(scheme, text, layout)
    drafts = _read_drafts(evidence, layout)
    marks = [
        (one.start, one.marking if one.exact else evidence.whole)
        for one in evidence.inside
        if one.exact or _MARK_LIKE.match(text, one.start, one.end)
    ]
    damaged = (one for one in evidence.closings if one.evident and one.mark.quality != "stated")
    marks += [(one.start, evidence.whole) for one in damaged]
    if not evidence.stamped:
        cover(drafts, layout.messages, layout.note, marks)
    _mark_headings(drafts, text)
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
    odd_starts = has_odd_starts(scheme, text, layout, inside)
    more = odd_starts or _may_be_more(layout, inside, closings, text)
    stamped = whole.level == 0 and more
    if stamped:
        whole = whole.join(scheme.highest)
    trace = find_trace(layout, closings, inside, text, whole, odd_starts=odd_starts)
    return Evidence(scheme, text, whole, inside, closings, layout.odd, layout.items, trace, stamped)


def _read_drafts(evidence: Evidence, layout: Layout) -> list[Draft]:
    """Return the drafts of the portions, each stretch by where its marks stand."""
    scheme, text = evidence.scheme, evidence.text
    stretches = find_stretches(layout.drafts, text, evidence.closings, intact=evidence.intact)
    turned = {
        draft.spans[0][0]
        for before, draft in pairwise(layout.drafts)
        if draft.page and has_ended(text, *before.spans[-1])
    }
    stretch = Stretch(evidence, turned)
    drafts: list[Draft] = []
    for by_closings, group in groupby(
        enumerate(layout.drafts),
        lambda one: one[0] in stretches and not _stands_alone(scheme, one[1], text),
    ):
        run = [draft for _, draft in group]
        before = drafts[-1] if drafts else None
        if by_closings:
            drafts += stretch.portions(run, before)
        else:
            drafts += _with_marks_before(evidence, run, before, closed=bool(stretches))
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


def _stands_alone(scheme: Scheme, draft: Draft, text: str) -> bool:
    """Tell whether no mark behind other words can be the mark of *draft*: a field, a notice."""
    return draft.kind not in BODY or _is_notice(scheme, draft, text)


def _with_marks_before(
    evidence: Evidence, drafts: Sequence[Draft], last: Draft | None, *, closed: bool
) -> list[Draft]:
    """Return the portions of *drafts*, whose marks stand before their words if anywhere.

    They stand behind *last*. *closed*: elsewhere in the document marks close paragraphs.
    """
    text, whole, inside = evidence.text, evidence.whole, evidence.inside
    ends = {d.spans[-1][1] for d in drafts if d.kind in PARAGRAPHS} if inside else ()
    among = any(closes(text, one, ends) for one in inside)
    found: list[Draft] = []
    parent: Draft | None = None
    brothers = _brothers_of_marked(drafts, text)
    for at, draft in enumerate(drafts):
        before = found[-1] if found else None
        if (
            draft.loose
            and before
            and (at not in brothers or before.marking.dominates(whole))
            and _continue(evidence, before, parent, draft)
        ):
            continue
        found.append(draft)
        parent = draft if draft.kind == "paragraph" else parent
        if draft.plain:
            continue
        _read_first(evidence, draft)
        if draft.mark is None:
            _read_field_marks(evidence, draft)
        elif draft.kind not in _NO_FIELD:
            _read_marks_behind(evidence, draft)
        elif draft.kind == "paragraph" and not draft.label:
            run_on = not (draft.gap or draft.page)
            turned = draft.page and not evidence.intact and evidence.closed
            behind_unmarked = run_on and _is_unmarked(before or last)
            if among or behind_unmarked or turned or (closed and run_on):
                raise_to(draft, whole)  # its mark may be that of the text before it
    return split_all(evidence, found, closed=among)


def _is_unmarked(draft: Draft | None) -> bool:
    return draft is not None and draft.mark is None and draft.kind in PARAGRAPHS


def _read_first(evidence: Evidence, draft: Draft) -> None:
    """Give *draft* the marking that its own mark has, or that it has without one."""
    scheme, whole = evidence.scheme, evidence.whole
    mark = draft.mark
    if mark is None:
        if _is_notice(scheme, draft, evidence.text):
            draft.kind, draft.marking, draft.basis = "notice", scheme.lowest, NOTICE
        else:
            draft.marking, draft.basis, draft.flags = whole, UNMARKED, FLAGGED_UNMARKED
        return
    draft.marking, draft.basis = mark.marking, BASIS[mark.quality]
    if mark.quality == "damaged":
        draft.marking = most_of_damaged(scheme, mark, whole)
    if mark.quality in ("damaged", "unknown"):
        draft.flags = (mark.quality,)


def _read_field_marks(evidence: Evidence, draft: Draft) -> None:
    """Read the marks that a field has elsewhere than before its words: then it is not unmarked."""
    if draft.kind in _NO_FIELD or draft.loose:
        return
    scheme, text, whole = evidence.scheme, evidence.text, evidence.whole
    start, end = draft.spans[0][0], draft.spans[-1][1]
    marks = evidence.inside_from(start, end)
    if marks:
        draft.mark = Mark(text[marks[-1].start : marks[-1].end], marks[-1].marking, "stated")
        draft.marking, draft.basis, draft.flags = marks[0].marking, STATED, ()
        for one in marks:
            draft.marking = draft.marking.join(one.marking)
        if not all(one.exact for one in marks):
            draft.marking = most_of_damaged(scheme, draft.mark, draft.marking.join(whole))
            draft.basis, draft.flags = DAMAGED, ("damaged",)
        if not text[marks[-1].end : end].strip(" \t.,;") and marks[-1].start > draft.words:
            draft.until = draft.words + len(text[draft.words : marks[-1].start].rstrip())
    elif draft.kind in ("subject", "references"):
        draft.mark = find_mark_in_field(scheme, text, draft.words, end)
        if draft.mark is not None and draft.mark.quality == "stated":
            draft.marking, draft.basis, draft.flags = draft.mark.marking, STATED, ()
        elif draft.mark is not None:
            draft.marking = most_of_damaged(scheme, draft.mark, whole)
            draft.basis, draft.flags = DAMAGED, ("damaged",)


def _read_marks_behind(evidence: Evidence, draft: Draft) -> None:
    """Take a field for the most that marks behind its own say, or what is left of some."""
    start, end = draft.words, draft.spans[-1][1]
    for one in evidence.inside_from(start, end):
        raise_to(draft, one.marking if one.exact else evidence.whole)
    if draft.kind in ("subject", "references"):
        named = find_level_in_field(evidence.scheme, evidence.text, start, end)
        if named is not None:
            raise_to(draft, named.marking)
        if has_left_in_words(evidence.text, start, end):
            raise_to(draft, evidence.whole)


def _is_notice(scheme: Scheme, draft: Draft, text: str) -> bool:
    return (
        text.startswith("[", draft.words)
        and len(draft.spans) == 1
        and is_notice(scheme, text[draft.words : draft.spans[0][1]])
    )


def _continue(evidence: Evidence, before: Draft, parent: Draft | None, draft: Draft) -> bool:
    """Add a loose draft to the paragraph *before* it where it goes on with it; tell whether.

    It does where it could not be marked lower, or is an item of a list, or goes on in the middle
    of a sentence that was cut. Otherwise it stands for itself.
    """
    if before.kind not in ("paragraph", "subparagraph") or before.is_entire:
        return False
    scheme, text, intact = evidence.scheme, evidence.text, evidence.intact
    if _is_notice(scheme, draft, text):
        return False
    listed = draft.words in evidence.items or text[draft.words] in DASHES
    item = item_sign(text, draft.words) if listed else ""
    if not before.marking.dominates(evidence.whole):
        words = evidence.items.get(draft.words, draft.words)
        left = find_behind_sign if item else find_behind_page if draft.page else find_instead
        if left(scheme, text, words) is not None:
            return False
        turned = draft.page and intact and not _begins_anew(text, before, draft)
        begins_inside = turned or text[draft.words].islower()
        begins_inside = begins_inside and NOTE.match(text, draft.words) is None
        if item and not intact:
            return False
        if not item and not (begins_inside and is_cut(text, before)):
            return False
    below = item not in ("", "dash") and before.kind == "subparagraph"
    if below and parent is not None:
        before.marking = before.marking.join(parent.marking)
    if "continued" not in before.flags:
        before.flags = (*before.flags, "continued")
    before.spans.extend(draft.spans)
    return True


def _begins_anew(text: str, before: Draft, draft: Draft) -> bool:
    """Tell whether *draft*, behind a page break, begins something and ends no cut sentence.

    A speaker does, the name of a part of a paper, and a title in capitals behind small letters.
    """
    start, end = draft.spans[0]
    line = text[start:end].partition("\n")[0]
    if SPEAKER.match(line) or begins_part(line):
        return True
    capitals = line.isupper() and len(line.split()) > 1
    return capitals and not text[before.spans[-1][0] : before.spans[-1][1]].isupper()


def _is_item(draft: Draft, text: str) -> bool:
    return draft.kind == "subparagraph" or item_sign(text, draft.spans[0][0]) != ""


def _brothers_of_marked(drafts: Sequence[Draft], text: str) -> frozenset[int]:
    """Return which of *drafts*, by place, are items of lists of which another one has a mark."""
    found: set[int] = set()
    for is_item, group in groupby(
        enumerate(drafts),
        lambda one: not one[1].plain and _is_item(one[1], text),
    ):
        among = list(group) if is_item else []
        if any(draft.mark is not None for _, draft in among):
            found.update(at for at, draft in among if draft.mark is None)
    return frozenset(found)


def _mark_headings(drafts: Sequence[Draft], text: str) -> None:
    """Give every heading without a mark the least marking in its section, from the end.

    What only looks like a title may be the end of the portion before it: then it has at least
    that marking too. Above the first paragraph it is the subject of a paper that names none.
    """
    named = any(draft.kind == "subject" for draft in drafts)
    paragraphs = (at for at, draft in enumerate(drafts) if draft.kind in _MARKED)
    top = 0 if named else next(paragraphs, 0)
    before: Draft | None = None
    headings: list[tuple[int, Draft | None]] = []
    for at, draft in enumerate(drafts):
        if draft.kind == "heading" and draft.mark is None:
            headings.append((at, before))
        else:
            before = draft
    until = len(drafts)
    section: list[Marking] = []
    for at, before in reversed(headings):
        heading = drafts[at]
        title = text[heading.words : heading.spans[0][1]]
        if at + 1 < until:
            section = [draft.marking for draft in drafts[at + 1 : until]]
        if section and (at >= top or names_part(title)):
            heading.marking, heading.basis, heading.flags = least(section), SECTION, ()
        until = at
        if before is None or before.kind not in PARAGRAPHS:
            continue
        if not is_plainly_heading(title):
            heading.marking = heading.marking.join(before.marking)

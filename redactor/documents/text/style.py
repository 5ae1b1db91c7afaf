"""Where the marks of a document stand, told from all of them together."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import groupby

from redactor.documents.document import Style
from redactor.documents.text.basis import ENTIRE
from redactor.documents.text.closings import Closing
from redactor.documents.text.continuations import is_cut
from redactor.documents.text.drafts import BODY, Draft
from redactor.documents.text.evidence import Evidence
from redactor.documents.text.sentences import has_ended
from redactor.documents.text.titles import page_tops

_LEAST = 2
"""Marks that make a style."""


def begins_with_mark(draft: Draft, text: str) -> bool:
    """Tell whether a draft has its mark before its words, on one line with them."""
    if draft.plain:
        return True
    mark = draft.mark
    if mark is None or draft.kind not in BODY:
        return False
    if mark.quality == "damaged" and mark.written[:1] not in "([{<£©«":
        return False
    line_end = text.find("\n", draft.words)
    line = text[draft.words : line_end if line_end >= 0 else None]
    return any(map(str.isalnum, line))  # a mark in bold has two stars behind it


def find_stretches(
    evidence: Evidence, drafts: Sequence[Draft], messages: Sequence[int]
) -> frozenset[int]:
    """Return which of *drafts*, by their place, stand where marks close portions.

    Marks before the words part such stretches. One mark makes no style; and beside marks before
    words, what is left of marks makes none either, nor one that no blank line or number follows.
    A mark for the entire text leaves no room for others in its message; *messages* are where those
    begin. Where all marks are intact, one that begins a line may close what precedes it there (see
    `_may_all_close`). Beside marks before words, others stand before words too where words stand
    behind the last of them.
    """
    text, closings = evidence.text, evidence.closings
    among = [bisect_right(messages, draft.spans[0][0]) for draft in drafts]
    entire = {message for draft, message in zip(drafts, among, strict=True) if draft.is_entire}
    begins = [
        message in entire or begins_with_mark(draft, text)
        for draft, message in zip(drafts, among, strict=True)
    ]
    if evidence.intact and not entire and _may_all_close(drafts, text, begins, closings):
        begins = [False] * len(drafts)
    mixed = any(begins)
    if mixed and evidence.inside:
        ends = _ends_of_cut(text, drafts)
        begins = [
            begun or (at not in ends and _has_words_behind_marks(evidence, draft))
            for at, (draft, begun) in enumerate(zip(drafts, begins, strict=True))
        ]
    closing = _evident(drafts, closings, at_ends=mixed)
    found: set[int] = set()
    stop = 0
    for with_mark, group in groupby(begins):
        start, stop = stop, stop + len(list(group))
        evident = [one for among in closing[start:stop] for one in among]
        readable = sum(one.mark.quality == "stated" for one in evident)
        if not with_mark and len(evident) >= _LEAST and (readable >= _LEAST or not mixed):
            found.update(range(start, stop))
    return frozenset(found)


def _has_words_behind_marks(evidence: Evidence, draft: Draft) -> bool:
    """Tell whether *draft* has marks, and words behind the last one of them."""
    end = draft.spans[-1][1]
    marks = [one for one in evidence.inside_from(draft.words, end) if one.exact]
    return bool(marks) and any(map(str.isalnum, evidence.text[marks[-1].end : end]))


def _ends_of_cut(text: str, drafts: Sequence[Draft]) -> frozenset[int]:
    """Return which of *drafts*, by place, may end a sentence that the page above them cut.

    No mark stands before it; a note may stand between, at the foot of that page.
    """
    tops = page_tops(text, drafts)
    found: set[int] = set()
    above: Draft | None = None
    for at, draft in enumerate(drafts):
        if draft.spans[0][0] not in tops:
            above = draft
        elif above is None or begins_with_mark(above, text):
            continue
        elif text[draft.words].islower() or is_cut(text, above.spans[-1]):
            found.add(at)
    return frozenset(found)


def _may_all_close(
    drafts: Sequence[Draft], text: str, begins: Sequence[bool], closings: Sequence[Closing]
) -> bool:
    """Tell whether every mark that *begins* one of *drafts* can be that of the text before it.

    Then it stands below that text, or behind a page, nothing else closes that text, which ends a
    sentence, and something closes the words behind it.
    """
    ends = {one.end for one in closings if one.evident}
    closed = [draft.spans[-1][1] in ends for draft in drafts]
    for at, (draft, begun) in enumerate(zip(drafts, begins, strict=True)):
        if not begun:
            continue
        apart = at == 0 or draft.label or (draft.gap and not draft.page)
        if apart or drafts[at - 1].kind not in BODY or closed[at - 1]:
            return False
        if not has_ended(text, *drafts[at - 1].spans[-1]):
            return False
        last = at
        while not closed[last] and last + 1 < len(drafts) and _goes_on(drafts, begins, last + 1):
            last += 1
        below = last + 1 < len(drafts) and begins[last + 1] and not drafts[last + 1].gap
        if not (closed[last] or below):
            return False
    return True


def _goes_on(drafts: Sequence[Draft], begins: Sequence[bool], at: int) -> bool:
    """Tell whether the draft at *at*, behind a page, may go on with the one before it."""
    return drafts[at].page and not begins[at] and drafts[at].kind == "text"


def _evident(
    drafts: Sequence[Draft], closings: Sequence[Closing], *, at_ends: bool
) -> list[list[Closing]]:
    """Return for each of *drafts* the evident marks that close its lines, or only its end."""
    starts = [closing.start for closing in closings]
    return [
        [
            one
            for start, end in draft.spans
            for one in closings[bisect_left(starts, start) : bisect_left(starts, end)]
            if one.evident and (not at_ends or one.end >= draft.spans[-1][1])
        ]
        if draft.kind in BODY
        else []
        for draft in drafts
    ]


def tell_style(drafts: Sequence[Draft], text: str, closings: Iterable[Closing]) -> Style:
    """Return where the marks of *drafts* stand; *closings* are those that end lines.

    One in a paragraph is that of a part of it, which begins or ends there.
    """
    if any(draft.is_entire or draft.basis == ENTIRE for draft in drafts):
        return "entire text"
    first = min((draft.spans[0][0] for draft in drafts if draft.kind in BODY), default=0)
    last = {draft.spans[-1][1] for draft in drafts}
    ends = any(draft.closed for draft in drafts) or any(
        closing.mark.quality == "stated" and closing.start > first and closing.end in last
        for closing in closings
    )
    starts = any(not draft.closed and begins_with_mark(draft, text) for draft in drafts)
    if starts and ends:
        return "mixed"
    if starts or ends:
        return "start" if starts else "end"
    body = any(draft.mark is not None and draft.kind in BODY for draft in drafts)
    marked = any(draft.mark is not None for draft in drafts)
    return "start" if body else "subject only" if marked else "none"

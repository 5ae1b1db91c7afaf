"""Decides what marking every portion has, and why: fail closed, and never guess downwards.

A readable mark is the marking; a damaged one is the least upper bound of what it could be; a
continuation has at least the marking of what it continues; what else is unmarked has the
document's marking.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from redactor.documents.document import Portion, lines_at
from redactor.documents.text import labels
from redactor.documents.text.layout import Draft, Layout
from redactor.documents.text.marks import Mark, Quality
from redactor.markings.marking import Marking
from redactor.markings.scheme import Scheme

STATED = "stated"
ENTIRE = "entire text"
UNKNOWN = "unknown mark: withheld at every level"
DAMAGED = "damaged: most restrictive reading"
DIFFERENT = "marks differ: most restrictive reading"
UNMARKED = "unmarked: document level"
SECTION = "with its section"
NOTICE = "notice of an earlier release"

_BASIS = {
    Quality.STATED: STATED,
    Quality.ENTIRE: ENTIRE,
    Quality.UNKNOWN: UNKNOWN,
    Quality.DAMAGED: DAMAGED,
}
_INSIDE = re.compile(r"\([A-Z]{1,3}(?:/{1,2}[A-Z][A-Z0-9/ ,-]{0,30})?\)")
_ITEM = re.compile(r"(?:[-*•–—]|[a-z][.)]|\((?:[a-z]|\d{1,2})\))[ \t]")
_ENDS_SENTENCE = re.compile(r"[.!?:;][\"'”’)\]]*\s*\Z")
_CODE = r"(?:\(b\)\(\d\)(?:\([A-F]\))?|\d\.\d\([a-h]\)|25X\d)"
_NOTICE = re.compile(
    r"\[(?:(?P<marking>[A-Z][A-Z/]{0,12}): )?(?:\d{1,6} lines?|no words) withheld"
    rf"(?:: (?:no exemption cited|{_CODE}(?:, {_CODE}){{0,20}}))?\]\s*\Z"
)
_FLAGGED_UNMARKED = ("unmarked",)
_TAIL = 200
"""How far back the end of a sentence is looked for."""


class Inside(NamedTuple):
    """A readable mark somewhere in the text."""

    start: int
    end: int
    marking: Marking


def assign(scheme: Scheme, text: str, layout: Layout) -> tuple[Marking, tuple[Portion, ...]]:
    """Return the marking of the document and its portions."""
    labels.mend_numbers(layout.drafts)
    inside = _find_inside(scheme, text)
    whole = _document_marking(scheme, layout, inside, text)
    drafts: list[Draft] = []
    for draft in layout.drafts:
        if draft.loose and _continue(drafts, draft, text, whole):
            continue
        _read_first(scheme, draft, text, whole)
        drafts.append(draft)
    drafts = _split_all(drafts, text, whole, inside)
    _mark_headings(drafts)
    covering = _covering_controls(scheme, whole)
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
                lines_at(text, draft.spans, draft.words),
                draft.gap,
                draft.flags,
            )
            for identity, draft in zip(labels.name(drafts), drafts, strict=True)
        ]
    )


def _find_inside(scheme: Scheme, text: str) -> list[Inside]:
    """Find every mark in the text that is readable, or begins with a level and goes on."""
    found = []
    for match in _INSIDE.finditer(text):
        if match.start() and text[match.start() - 1].isalnum():
            continue  # the end of a word, as in S/S-S(C) or employee(S)
        marking = scheme.parse(match[0])
        level = match[0].strip("()").partition("/")[0]
        if marking.known or level in scheme.level_of:
            found.append(Inside(match.start(), match.end(), marking))
    return found


def _document_marking(
    scheme: Scheme, layout: Layout, inside: Sequence[Inside], text: str
) -> Marking:
    """Return the join of banners, captions and marks.

    Without a banner, a damaged mark could have been any; without banner and mark at the place of
    one, the document could be anything: then it has the highest level.
    """
    marks = [draft.mark for draft in layout.drafts if draft.mark is not None]
    banners = [banner.marking for banner in layout.banners]
    certain = banners or (marks and not any(mark.quality is Quality.DAMAGED for mark in marks))
    marking = scheme.lowest if certain else scheme.highest
    inner = (one.marking for one in inside)
    for other in {*banners, *(mark.marking for mark in marks), *inner}:
        marking = marking.join(other)
    for draft in layout.drafts:
        if draft.kind == "captions":
            words = re.split(r"[ /]+", text[slice(*draft.spans[0])].strip())
            names = [scheme.control_of[word] for word in words if word in scheme.control_of]
            marking = marking.join(scheme.marking(0, names))
    return marking


def _covering_controls(scheme: Scheme, whole: Marking) -> Marking:
    """Return the controls that a banner or caption lays on every portion of the message."""
    return scheme.marking(0, [c for c in whole.controls if scheme.controls[c].message])


def _read_first(scheme: Scheme, draft: Draft, text: str, whole: Marking) -> None:
    """Give *draft* the marking that its own mark has, or that it has without one."""
    mark = draft.mark
    if mark is None:
        if text.startswith("[", draft.words) and _is_notice(scheme, draft, text):
            draft.kind, draft.marking, draft.basis = "notice", scheme.lowest, NOTICE
        else:
            draft.marking, draft.basis, draft.flags = whole, UNMARKED, _FLAGGED_UNMARKED
        return
    draft.marking, draft.basis = mark.marking, _BASIS[mark.quality]
    if mark.quality is Quality.DAMAGED:
        draft.marking = whole.join(mark.marking)
    if mark.quality in (Quality.DAMAGED, Quality.UNKNOWN):
        draft.flags = (mark.quality.value,)


def _is_notice(scheme: Scheme, draft: Draft, text: str) -> bool:
    """Tell whether a draft is, from end to end, a notice that a release of ours left."""
    match = _NOTICE.match(text, draft.words, draft.spans[0][1])
    alone = len(draft.spans) == 1
    return (
        alone
        and match is not None
        and (match["marking"] is None or scheme.parse(match["marking"]).known)
    )


def _continue(drafts: list[Draft], draft: Draft, text: str, whole: Marking) -> bool:
    """Add a loose draft to the paragraph before it where it goes on with it; tell whether.

    It does where it could not be marked lower, or is an item of a list, or goes on in the middle
    of a sentence that was cut. Otherwise it stands for itself.
    """
    before = drafts[-1] if drafts else None
    if before is None or before.kind not in ("paragraph", "subparagraph"):
        return False
    if text.startswith("[", draft.words) and _NOTICE.match(text, draft.words, draft.spans[0][1]):
        return False
    item = _ITEM.match(text, draft.words) is not None
    if not (item or before.marking.dominates(whole)):
        begins_inside = draft.page or text[draft.words].islower()
        if not (begins_inside and _is_cut(text, before)):
            return False
    if item and before.kind == "subparagraph":
        parent = next((d for d in reversed(drafts) if d.kind == "paragraph"), before)
        before.marking = before.marking.join(parent.marking)
    if "continued" not in before.flags:
        before.flags = (*before.flags, "continued")
    before.spans.extend(draft.spans)
    return True


def _is_cut(text: str, draft: Draft) -> bool:
    start, end = draft.spans[-1]
    return _ENDS_SENTENCE.search(text, max(start, end - _TAIL), end) is None


def _split_all(
    drafts: Sequence[Draft], text: str, whole: Marking, inside: Sequence[Inside]
) -> list[Draft]:
    """Cut portions that are marked lower than the document where something inside is not."""
    pieces: list[Draft] = []
    for draft in drafts:
        pieces.append(draft)
        if draft.mark is not None and not draft.marking.dominates(whole):
            pieces += _split(draft, text, whole, inside)
    return pieces


def _split(draft: Draft, text: str, whole: Marking, inside: Sequence[Inside]) -> Iterator[Draft]:
    """Cut *draft* before each mark inside it that raises its marking, and at doubtful lines.

    A mark at its very end may be the mark of all of it: then it takes the join.
    """
    end = draft.spans[-1][1]
    for cut, mark in _cuts(draft, text, inside, whole):
        if draft.marking.dominates(mark.marking):
            continue
        marking = draft.marking.join(mark.marking)
        words = cut + len(mark.written)
        rest = text[words:end]
        if not rest.strip(" \t\n.;,"):
            draft.marking, draft.basis = marking, DIFFERENT
            draft.flags = (*draft.flags, "marks differ")
            return
        before = [(s, min(e, cut)) for s, e in draft.spans if s < cut]
        after = [(max(s, cut), e) for s, e in draft.spans if e > cut]
        start = before[-1][0]
        before[-1] = (start, start + len(text[slice(*before[-1])].rstrip()))
        draft.spans = before
        draft = replace(
            draft,
            spans=after,
            words=words + len(rest) - len(rest.lstrip(" \t")),
            mark=mark,
            marking=marking,
            basis=_BASIS[mark.quality],
            flags=("inside",),
        )
        yield draft


def _cuts(
    draft: Draft, text: str, inside: Sequence[Inside], whole: Marking
) -> list[tuple[int, Mark]]:
    """Return the places in *draft* where another portion may begin, in order."""
    end = draft.spans[-1][1]
    marks = inside[bisect_left(inside, (draft.words,)) : bisect_left(inside, (end,))]
    cuts = [
        (m.start, Mark(text[m.start : m.end], m.marking, Quality.STATED))
        for m in marks
        if any(s <= m.start < e for s, e in draft.spans)
    ]
    cuts += [(doubt, Mark("", whole, Quality.DAMAGED)) for doubt in draft.doubts]
    return sorted(cuts, key=lambda cut: cut[0])


def _mark_headings(drafts: Sequence[Draft]) -> None:
    """Give every heading without a mark the least marking in its section, from the end."""
    section: list[Marking] = []
    in_heading = False
    for draft in reversed(drafts):
        if draft.kind == "heading":
            in_heading = True
            if section:
                draft.marking, draft.basis, draft.flags = _least(section), SECTION, ()
        else:
            if in_heading:
                section = []
            in_heading = False
            section.append(draft.marking)


def _least(markings: Iterable[Marking]) -> Marking:
    """Return the marking that all others dominate, or, where there is none, the join of all."""
    distinct = list(dict.fromkeys(markings))
    for marking in distinct:
        if all(other.dominates(marking) for other in distinct):
            return marking
    join = distinct[0]
    for marking in distinct[1:]:
        join = join.join(marking)
    return join

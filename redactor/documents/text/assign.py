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

from redactor.documents.document import Portion
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
_TAIL = 200
"""How far back the end of a sentence is looked for."""


class Inside(NamedTuple):
    """A readable mark somewhere in the text."""

    start: int
    end: int
    marking: Marking


class Assigned(NamedTuple):
    """A draft with its marking and the reason for it."""

    draft: Draft
    marking: Marking
    basis: str
    flags: tuple[str, ...] = ()


def assign(scheme: Scheme, text: str, layout: Layout) -> tuple[Marking, tuple[Portion, ...]]:
    """Return the marking of the document and its portions."""
    labels.mend_numbers(layout.drafts)
    inside = _find_inside(scheme, text)
    whole = _document_marking(scheme, layout, inside, text)
    assigned: list[Assigned] = []
    for draft in layout.drafts:
        if not (draft.loose and _continue(assigned, draft, text, whole)):
            assigned.append(_first_reading(scheme, draft, text, whole))
    pieces: list[Assigned] = []
    for one in assigned:
        if one.draft.mark is None or one.marking.dominates(whole):
            pieces.append(one)
        else:
            pieces += _split(one, text, whole, inside)
    assigned = _with_sections(pieces)
    covering = _covering_controls(scheme, whole)
    ids = labels.name(one.draft for one in assigned)
    return whole, tuple(
        _portion(identity, one, one.marking.join(covering) if covering.controls else one.marking)
        for identity, one in zip(ids, assigned, strict=True)
    )


def _portion(identity: str, one: Assigned, marking: Marking) -> Portion:
    draft = one.draft
    written = draft.mark.written if draft.mark else ""
    return Portion(
        identity,
        draft.kind,
        draft.label,
        written,
        marking,
        one.basis,
        tuple(draft.spans),
        draft.words,
        one.flags,
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


def _first_reading(scheme: Scheme, draft: Draft, text: str, whole: Marking) -> Assigned:
    mark = draft.mark
    if mark is not None:
        damaged = mark.quality is Quality.DAMAGED
        marking = whole.join(mark.marking) if damaged else mark.marking
        flags = (mark.quality.value,) if mark.quality in (Quality.DAMAGED, Quality.UNKNOWN) else ()
        return Assigned(draft, marking, _BASIS[mark.quality], flags)
    if _is_notice(scheme, draft, text):
        draft.kind = "notice"
        return Assigned(draft, scheme.lowest, NOTICE)
    return Assigned(draft, whole, UNMARKED, ("unmarked",))


def _is_notice(scheme: Scheme, draft: Draft, text: str) -> bool:
    """Tell whether a draft is, from end to end, a notice that a release of ours left."""
    if len(draft.spans) > 1 or not text.startswith("[", draft.words):
        return False
    match = _NOTICE.match(text, draft.words, draft.spans[0][1])
    return match is not None and (match["marking"] is None or scheme.parse(match["marking"]).known)


def _continue(assigned: list[Assigned], draft: Draft, text: str, whole: Marking) -> bool:
    """Add a loose draft to the paragraph before it where it goes on with it; tell whether.

    It does where it could not be marked lower, is an item of a list, begins in the middle of a
    sentence, or stands behind a page break that cut one. Otherwise it stands for itself.
    """
    before = assigned[-1] if assigned else None
    if before is None or before.draft.kind not in ("paragraph", "subparagraph"):
        return False
    if text.startswith("[", draft.words) and _NOTICE.match(text, draft.words, draft.spans[0][1]):
        return False
    item = _ITEM.match(text, draft.words) is not None
    goes_on = (
        before.marking.dominates(whole)
        or text[draft.words].islower()
        or item
        or (draft.page and _is_cut(text, before.draft))
    )
    if not goes_on:
        return False
    marking, basis = before.marking, before.basis
    if item and before.draft.kind == "subparagraph":
        parent = next((a for a in reversed(assigned) if a.draft.kind == "paragraph"), before)
        marking = marking.join(parent.marking)
    flags = before.flags if "continued" in before.flags else (*before.flags, "continued")
    before.draft.spans.extend(draft.spans)
    assigned[-1] = Assigned(before.draft, marking, basis, flags)
    return True


def _is_cut(text: str, draft: Draft) -> bool:
    start, end = draft.spans[-1]
    return _ENDS_SENTENCE.search(text, max(start, end - _TAIL), end) is None


def _split(
    one: Assigned, text: str, whole: Marking, inside: Sequence[Inside]
) -> Iterator[Assigned]:
    """Cut a portion before each mark inside it that raises its marking, and at doubtful lines.

    A mark at its very end may be the mark of all of it: then the portion takes the join.
    """
    draft, marking, basis, flags = one
    end = draft.spans[-1][1]
    for cut, mark in _cuts(draft, text, inside, whole):
        if marking.dominates(mark.marking):
            continue
        marking_here = marking.join(mark.marking)
        words = cut + len(mark.written)
        if not text[words:end].strip(" \t\n.;,"):
            marking, basis, flags = marking_here, DIFFERENT, (*flags, "marks differ")
            break
        before = [(s, min(e, cut)) for s, e in draft.spans if s < cut]
        after = [(max(s, cut), e) for s, e in draft.spans if e > cut]
        before[-1] = (before[-1][0], before[-1][0] + len(text[slice(*before[-1])].rstrip()))
        yield Assigned(replace(draft, spans=before), marking, basis, flags)
        words += len(text[words:end]) - len(text[words:end].lstrip(" \t"))
        draft = replace(draft, spans=after, words=words, mark=mark)
        marking, basis, flags = marking_here, _BASIS[mark.quality], ("inside",)
    yield Assigned(draft, marking, basis, flags)


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


def _with_sections(assigned: Sequence[Assigned]) -> list[Assigned]:
    """Give every heading without a mark the least marking in its section, from the end."""
    result: list[Assigned] = []
    section: list[Marking] = []
    in_heading = False
    for one in reversed(assigned):
        if one.draft.kind != "heading":
            section = [one.marking] if in_heading else [*section, one.marking]
            result.append(one)
        elif section:
            result.append(one._replace(marking=_least(section), basis=SECTION, flags=()))
        else:
            result.append(one)
        in_heading = one.draft.kind == "heading"
    return result[::-1]


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

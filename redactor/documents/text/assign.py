"""Decides what marking every portion has, and why: fail closed, and never guess downwards.

A readable mark is the marking; a damaged one is the least upper bound of what it could be; a
continuation has at least the marking of what it continues; what else is unmarked has the
document's marking.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from operator import itemgetter
from typing import NamedTuple

from redactor.documents.document import Portion, lines_at, words_at
from redactor.documents.text import labels
from redactor.documents.text.layout import Draft, Layout
from redactor.documents.text.marks import (
    Mark,
    Quality,
    find_damaged,
    find_groups,
    read_inside,
)
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
_ITEM = re.compile(r"(?:[-*•–—]|[a-z][.)]|\((?:[a-z]|\d{1,2})\))[ \t]")
_BULLETS = frozenset("-*•–—")
_BLANK = frozenset(" \t")
_NUMBER = re.compile(
    r"[ \t]*(?:\d{1,2}[.,)'][ \t]+[A-Z\"“(]|(?:¶|\\P)[ ]?\d|\d{1,2}(?:\.\d{1,2})+[ \t]+\S)"
)
_CITES = re.compile(r"\b[13]\.[345][ \t]*(?:\([a-z]\)[ \t,and]*)*\Z|\([a-zA-Z0-9]\)\Z")
_TAIL_OF_CODE = 24
_MAY_BE_CAPTIONS = frozenset({"captions", "attention", "text", "heading", "number"})
_LONGEST_ABBREVIATION = 4
_SHORTEST_CAPTION = 2
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
    """A mark somewhere in the text; *closing* where it ends a block or a line before a blank."""

    start: int
    end: int
    marking: Marking


def assign(scheme: Scheme, text: str, layout: Layout) -> tuple[Marking, tuple[Portion, ...]]:
    """Return the marking of the document and its portions."""
    labels.mend_numbers(layout.drafts)
    inside = _find_inside(scheme, text)
    whole = _document_marking(scheme, layout, inside, text)
    ends = {draft.spans[-1][1] for draft in layout.drafts}
    closed = any(_closes(text, one, ends) for one in inside)
    drafts: list[Draft] = []
    for draft in layout.drafts:
        if draft.loose and _continue(scheme, drafts, draft, text, whole):
            continue
        _read_first(scheme, draft, text, whole)
        if draft.mark is None:
            _read_field_marks(scheme, draft, text, whole, inside)
        elif closed and draft.kind == "paragraph" and not draft.label:
            _distrust(draft, whole)
        drafts.append(draft)
    drafts = _split_all(scheme, drafts, text, whole, inside, closed=closed)
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
    """Find every group in brackets that is a mark, wherever it stands."""
    found: list[Inside] = []
    last = 0
    for match in find_groups(text):
        if text.startswith("[", match.start()) and _NOTICE.match(match[0]):
            continue
        marking = read_inside(scheme, match[0])
        start, end = match.span()
        if marking is not None and not _is_code(text, start, last):
            found.append(Inside(start, end, marking))
            last = end
    return found


def _is_code(text: str, start: int, last: int) -> bool:
    """Tell whether a group at *start* belongs to what stands before it.

    As in ``(b)(7)(C)``, ``1.4 (C)`` and an office such as ``S/S-S(C)``. A mark may stand behind
    another, which ends at *last*.
    """
    before = text[max(0, start - _TAIL_OF_CODE) : start]
    stem = before.rstrip()
    if not stem or (last and not text[last:start].strip()):
        return False
    if stem[-1] in ")]" or stem[-1].isdigit():
        return stem == before or _CITES.search(stem) is not None
    word = stem.split()[-1] if stem == before else ""
    return word.isupper()


def _closes(text: str, one: Inside, ends: Collection[int]) -> bool:
    """Tell whether a mark stands at the end of a portion, behind its words."""
    end = one.end
    while end < len(text) and text[end] in ".,;":
        end += 1
    return (
        end in ends
        and text[one.start - 1 : one.start] in (" ", "\n")
        and (text[max(0, one.start - 2) : one.start].strip() != "")
    )


def _document_marking(
    scheme: Scheme, layout: Layout, inside: Sequence[Inside], text: str
) -> Marking:
    """Return the join of banners, captions and marks.

    Without a banner, marks speak for the document where nothing else does: where a damaged mark,
    a numbered paragraph without one, an authority block or the name of a level stands there,
    it could be anything, and has the highest level. So it has without any mark.
    """
    marks = [draft.mark for draft in layout.drafts if draft.mark is not None]
    banners = [banner.marking for banner in layout.banners]
    certain = banners or (marks and not _hints_at_more(scheme, layout, text))
    marking = scheme.lowest if certain else scheme.highest
    inner = (one.marking for one in inside)
    for other in {*banners, *(mark.marking for mark in marks), *inner}:
        marking = marking.join(other)
    return marking.join(_captions(scheme, layout, text))


def _hints_at_more(scheme: Scheme, layout: Layout, text: str) -> bool:
    """Tell whether a document without a banner shows that it may be more than its marks say."""
    for draft in layout.drafts:
        if draft.kind in ("authority", "declassification"):
            return True
        if draft.kind == "text" and draft.spans[0][0] < layout.body:
            return True
        if draft.mark is None:
            if draft.kind == "paragraph":
                return True
        elif draft.mark.quality is Quality.DAMAGED:
            return True
    return _level_words(scheme).search(text) is not None


@cache
def _level_words(scheme: Scheme) -> re.Pattern[str]:
    """Return a pattern for the names of levels above the lowest, and of marks not read yet."""
    above = [level.banner for level in scheme.levels[1:]]
    names = [*above, *(form for form in scheme.unread if len(form) > _LONGEST_ABBREVIATION)]
    spaced = "|".join(" ?".join(name.replace(" ", "")) for name in names)
    return re.compile(rf"\b(?:{spaced})\b|\bENTIRE\s+TEXT\b", re.IGNORECASE)


def _captions(scheme: Scheme, layout: Layout, text: str) -> Marking:
    """Return the controls that stand in the header outside its fields, as captions do."""
    lines = [
        words_at(text, draft.spans, draft.spans[0][0])
        for draft in layout.drafts
        if draft.spans[0][0] < layout.body and draft.kind in _MAY_BE_CAPTIONS
    ]
    header = "\n".join(lines).upper()
    squeezed = re.sub(r"\b(\w) (?=\w\b)", r"\1", header)
    marking = scheme.lowest
    for word in _caption_words(scheme).findall(f"{header}\n{squeezed}"):
        if word in scheme.unread:
            return scheme.unknown
        marking = marking.join(scheme.marking(0, [scheme.control_of[word]]))
    return marking


@cache
def _caption_words(scheme: Scheme) -> re.Pattern[str]:
    forms = [form for form in scheme.unread if len(form) > _LONGEST_ABBREVIATION]
    forms += [form for form in scheme.control_of if len(form) > _SHORTEST_CAPTION]
    ordered = sorted(forms, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, ordered))})\b")


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
        draft.marking = _damaged(scheme, mark, whole)
    if mark.quality in (Quality.DAMAGED, Quality.UNKNOWN):
        draft.flags = (mark.quality.value,)


def _damaged(scheme: Scheme, mark: Mark, whole: Marking) -> Marking:
    """Return the most that a damaged mark can be: what the document is, and its letters are.

    Where neither says anything, it is the highest level.
    """
    marking = whole.join(mark.marking)
    return scheme.highest if marking is scheme.lowest else marking


def _read_field_marks(
    scheme: Scheme, draft: Draft, text: str, whole: Marking, inside: Sequence[Inside]
) -> None:
    """Read the marks that a field has elsewhere than before its words: then it is not unmarked."""
    if draft.kind in ("text", "paragraph", "notice", "heading") or draft.loose:
        return
    start, end = draft.spans[0][0], draft.spans[-1][1]
    first = bisect_left(inside, (start,))
    marks = inside[first : bisect_left(inside, (end,))]
    if marks:
        draft.mark = Mark(text[marks[-1].start : marks[-1].end], marks[-1].marking, Quality.STATED)
        draft.marking, draft.basis, draft.flags = marks[0].marking, STATED, ()
        for one in marks:
            draft.marking = draft.marking.join(one.marking)
    elif draft.kind in ("subject", "references"):
        damaged = find_damaged(scheme, text, draft.words)
        last = text.rfind(" ", draft.words, end) + 1
        if damaged is None and last > draft.words:
            damaged = find_damaged(scheme, text[last:end], 0)
        if damaged is not None:
            draft.mark = damaged
            draft.marking = _damaged(scheme, damaged, whole)
            draft.basis, draft.flags = DAMAGED, ("damaged",)


def _distrust(draft: Draft, whole: Marking) -> None:
    """Take an unnumbered paragraph for the most that it may be.

    Where marks close paragraphs, the one before it may be the mark of the text before that.
    """
    if not draft.marking.dominates(whole):
        draft.marking = draft.marking.join(whole)
        draft.basis, draft.flags = DIFFERENT, (*draft.flags, "marks differ")


def _is_notice(scheme: Scheme, draft: Draft, text: str) -> bool:
    """Tell whether a draft is, from end to end, a notice that a release of ours left."""
    match = _NOTICE.match(text, draft.words, draft.spans[0][1])
    alone = len(draft.spans) == 1
    return (
        alone
        and match is not None
        and (match["marking"] is None or scheme.parse(match["marking"]).known)
    )


def _continue(scheme: Scheme, drafts: list[Draft], draft: Draft, text: str, whole: Marking) -> bool:
    """Add a loose draft to the paragraph before it where it goes on with it; tell whether.

    It does where it could not be marked lower, or is an item of a list, or goes on in the middle
    of a sentence that was cut. Otherwise it stands for itself.
    """
    before = drafts[-1] if drafts else None
    if before is None or before.kind not in ("paragraph", "subparagraph"):
        return False
    if text.startswith("[", draft.words) and _NOTICE.match(text, draft.words, draft.spans[0][1]):
        return False
    item = _ITEM.match(text, draft.words)
    if not before.marking.dominates(whole):
        if find_damaged(scheme, text, draft.words) is not None:
            return False
        begins_inside = draft.page or text[draft.words].islower()
        if item is None and not (begins_inside and _is_cut(text, before)):
            return False
    if item is not None and item[0][0] not in _BULLETS and before.kind == "subparagraph":
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
    scheme: Scheme,
    drafts: Sequence[Draft],
    text: str,
    whole: Marking,
    inside: Sequence[Inside],
    *,
    closed: bool,
) -> list[Draft]:
    """Cut marked portions where something inside them is, or may be, more than they are.

    Controls of a mark inside that the portion's level hides are kept: they count again once the
    level is lowered.
    """
    pieces: list[Draft] = []
    for draft in drafts:
        pieces.append(draft)
        if draft.mark is None or draft.kind not in ("paragraph", "subparagraph"):
            continue
        first = bisect_left(inside, (draft.words,))
        marks = inside[first : bisect_left(inside, (draft.spans[-1][1],))]
        for one in marks:
            if one.marking.controls and draft.marking.dominates(one.marking):
                draft.marking = draft.marking.join(one.marking)
        if not draft.marking.dominates(whole):
            pieces += _split(draft, text, _cuts(scheme, draft, text, marks, whole), closed=closed)
    return pieces


def _split(
    draft: Draft, text: str, cuts: Sequence[tuple[int, Mark]], *, closed: bool
) -> Iterator[Draft]:
    """Cut *draft* before each of *cuts* that raises its marking.

    A mark at its very end may be the mark of all of it, and so may any in a document whose marks
    *closed* paragraphs: then it takes the join.
    """
    end = draft.spans[-1][1]
    for cut, mark in cuts:
        if draft.marking.dominates(mark.marking):
            continue
        marking = draft.marking.join(mark.marking)
        words = cut + len(mark.written)
        if closed or cut <= draft.words or not text[words:end].strip(" \t\n.;,"):
            draft.marking, draft.basis = marking, DIFFERENT
            draft.flags = (*draft.flags, "marks differ")
            continue
        before = [(s, min(e, cut)) for s, e in draft.spans if s < cut]
        after = [(max(s, cut), e) for s, e in draft.spans if e > cut]
        start = before[-1][0]
        before[-1] = (start, start + len(text[slice(*before[-1])].rstrip()))
        draft.spans = before
        while text[words : words + 1] in _BLANK:
            words += 1
        draft = replace(
            draft,
            spans=after,
            words=min(words, end),
            mark=mark,
            marking=marking,
            basis=_BASIS[mark.quality],
            flags=("inside",),
        )
        yield draft


def _cuts(
    scheme: Scheme, draft: Draft, text: str, marks: Sequence[Inside], whole: Marking
) -> list[tuple[int, Mark]]:
    """Return the places in *draft* where another portion may begin, in order, one mark to each.

    They are marks that can be read, and lines that begin with what may be left of one.
    """
    cuts: dict[int, Mark] = {
        one.start: Mark(text[one.start : one.end], one.marking, Quality.STATED) for one in marks
    }
    for start, end in draft.spans:
        for at in (max(start, draft.words), *_line_starts(text, start, end)):
            if at >= draft.words and at not in cuts:
                damaged = find_damaged(scheme, text, at) or _numbered(scheme, text, at)
                if damaged is not None:
                    marking = _damaged(scheme, damaged, whole)
                    cuts[at] = Mark("", marking, Quality.DAMAGED)
    return sorted(
        ((at, mark) for at, mark in cuts.items() if any(s <= at < e for s, e in draft.spans)),
        key=itemgetter(0),
    )


def _numbered(scheme: Scheme, text: str, at: int) -> Mark | None:
    """Return a damaged mark where a numbered paragraph without one may begin, behind a sentence."""
    if text[at : at + 1].isalpha() or _NUMBER.match(text, at) is None or _is_open(text, at):
        return None
    return Mark("", scheme.lowest, Quality.DAMAGED)


def _is_open(text: str, at: int) -> bool:
    return _ENDS_SENTENCE.search(text, max(0, at - _TAIL), at) is None


def _line_starts(text: str, start: int, end: int) -> Iterator[int]:
    at = text.find("\n", start, end)
    while at >= 0:
        yield at + 1
        at = text.find("\n", at + 1, end)


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

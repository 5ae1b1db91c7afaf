"""Cuts marked portions where something inside them is, or may be, more than they are."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from copy import copy
from itertools import pairwise

from redactor.documents.text.basis import BASIS
from redactor.documents.text.damaged import most_of_damaged
from redactor.documents.text.doubts import may_end_portion
from redactor.documents.text.drafts import (
    BODY,
    SPEAKER,
    Draft,
    is_numbered,
    raise_to,
    written_lines,
)
from redactor.documents.text.evidence import Evidence
from redactor.documents.text.inside import Inside
from redactor.documents.text.items import (
    FIRST_PLACES,
    NUMBERED,
    begins_row,
    has_columns,
    has_earlier,
    is_of_list_above,
    item_dash,
    item_form,
    item_sign,
    note_sign,
)
from redactor.documents.text.marks import Mark
from redactor.documents.text.pieces import after_blanks
from redactor.documents.text.sentences import STOP
from redactor.documents.text.starts import (
    behind_note,
    find_at_start,
    find_behind_mark,
    find_behind_sign,
    is_next_item,
    is_open,
)
from redactor.markings.scheme import Scheme

_BLANK = frozenset(" \t")
_LINE_END = re.compile(r"\n[ \t]*+")
# compiled where a label may stand before a mark
_LABEL_BEFORE = rf"{STOP}\s+(?P<label>[A-Z][\w'’-]*\.?(?:\s[\w'’-]+\.?){{0,4}}:\s+)\Z"
"""Who speaks, behind a sentence and before a mark."""
_NOTHING_MORE = re.compile(r"[ \t\n.;,]*\Z")
_FIRST_OF_LIST = re.compile(r"\n[ \t]*1[.)]")
_WRAPPED_DASH = re.compile(r"[–—][ ][a-z]")
"""A dash in a sentence, with which its next line begins."""
_LONGEST_SIGN = 5
_NO_NUMBER = 100
"""More than any number of an item."""
_LEAST_WORD = 3
_FAR = 2000
"""How far from an item of a list the one before it is, at most."""
_TAIL = 200
"""How far back a label, or the end of a mark, is looked for."""


def split_all(evidence: Evidence, drafts: Sequence[Draft], *, closed: bool) -> list[Draft]:
    """Cut marked portions where something inside them is, or may be, more than they are.

    Controls of a mark inside that the portion's level hides are kept: they count again once the
    level is lowered. Where marks were lost, one whose mark is may stand right behind another.
    """
    text, whole, trace = evidence.text, evidence.whole, evidence.trace
    pieces: list[Draft] = []
    run_on = _run_on(drafts, text)
    number = ""
    for above, draft, following in zip((None, *drafts), drafts, (*drafts[1:], None), strict=False):
        pieces.append(draft)
        if draft.kind != "subparagraph":
            number = draft.label
        lost = (run_on and trace != "none") or (trace == "scanned" and not draft.label)
        if draft.plain and len(draft.spans) == 1 and not lost:
            continue  # nothing else stands in it
        if draft.mark is None or draft.kind not in ("paragraph", "subparagraph"):
            continue
        marks = evidence.inside_from(draft.words, draft.spans[-1][1])
        hidden = {
            one.marking
            for one in marks
            if one.marking.controls and draft.marking.dominates(one.marking)
        }
        if hidden:
            draft.marking = evidence.scheme.join((draft.marking, *hidden))
        if not draft.marking.dominates(whole) and _has_damaged_end(evidence, draft):
            raise_to(draft, whole)
        if not draft.marking.dominates(whole):
            missing = _missing_number(draft, text, number)
            cuts = _cuts(evidence, draft, marks, following, missing)
            mark = Mark("", whole, "damaged")
            for row in _rows_in(text, above, draft, following):
                cuts.setdefault(row, mark)
            if lost:
                cuts.update((place, mark) for place in _first_doubt(draft, text))
            pieces += _split(draft, text, sorted(cuts.items()), closed=closed)
    return pieces


def _rows_in(
    text: str, above: Draft | None, draft: Draft, following: Draft | None
) -> Iterator[int]:
    """Yield the lines of *draft*, a row of a table with a mark, that may be rows without theirs.

    The draft *above* it is a row too, or the *following* one, right at it; or the lines have wide
    columns. What is set below its words goes on with it.
    """
    start = draft.spans[0][0]
    if not begins_row(text, start):
        return
    near = (
        above if not draft.gap else None,
        following if following and not following.gap else None,
    )
    is_table = any(one and begins_row(text, one.spans[0][0]) for one in near)
    wide = begins_row(text, start, wide=True)
    for begin, end in draft.spans:
        for line, _ in written_lines(text, begin, end):
            at = after_blanks(text, line)
            outer = at > draft.words and at - line < draft.words - start
            if outer and (is_table or (wide and has_columns(text, at))):
                yield at


def _has_damaged_end(evidence: Evidence, draft: Draft) -> bool:
    """Tell whether a line of *draft* ends with what is left of a mark, which may be its own."""
    closings = evidence.closings_from(draft.words, draft.spans[-1][1])
    return any(one.evident and one.mark.quality == "damaged" for one in closings)


def _run_on(drafts: Sequence[Draft], text: str) -> bool:
    """Tell whether portions stand right behind what precedes them, with no blank line between.

    So do rows of tables, and notes, in any paper.
    """
    return any(
        draft.mark is not None
        and draft.kind in BODY
        and not (draft.gap or draft.page)
        and not (begins_row(text, draft.spans[0][0]) or note_sign(text, draft.spans[0][0]))
        for draft in drafts
    )


def _first_doubt(draft: Draft, text: str) -> Iterator[int]:
    """Yield the first place in *draft* where another portion may begin whose mark is lost."""
    width = 0
    places = (place for span in draft.spans for place in written_lines(text, *span))
    for (start, end), (following, stop) in pairwise(places):
        width = max(width, end - start)
        if may_end_portion(text[start:end], text[following:stop], width):
            yield following
            return


def _split(
    draft: Draft, text: str, cuts: Sequence[tuple[int, Mark]], *, closed: bool
) -> Iterator[Draft]:
    """Cut *draft* before each of *cuts* that raises its marking.

    A mark at its very end may be the mark of all of it, and so may any in a document whose marks
    *closed* paragraphs: then it takes the join.
    """
    end = draft.spans[-1][1]
    for cut, mark in cuts:
        if draft.marking.dominates(mark.marking) or not draft.marking.known:
            continue  # nobody may read what is not known: no more than that
        words = cut + len(mark.written)
        begun = draft.aside[1] if draft.aside else draft.words
        if closed or cut <= begun or _NOTHING_MORE.match(text, words, end):
            raise_to(draft, mark.marking)
            continue
        before = [(s, min(e, cut)) for s, e in draft.spans if s < cut]
        after = [(max(s, cut), e) for s, e in draft.spans if e > cut]
        start = before[-1][0]
        before[-1] = (start, start + len(text[slice(*before[-1])].rstrip()))
        draft.spans, draft.words = before, min(draft.words, before[0][1])
        while text[words : words + 1] in _BLANK:
            words += 1
        draft = copy(draft)
        draft.aside = None
        draft.spans, draft.words, draft.mark = after, min(words, end), mark
        draft.marking = draft.marking.join(mark.marking)
        quality = mark.quality if mark.marking.known else "unknown"
        draft.basis, draft.part = BASIS[quality], True
        draft.flags = ("inside",) if quality == "stated" else ("inside", quality)
        yield draft


def _cuts(
    evidence: Evidence,
    draft: Draft,
    marks: Sequence[Inside],
    following: Draft | None,
    missing: str,
) -> dict[int, Mark]:
    """Return the places in *draft* where another portion may begin, with one mark to each.

    They are marks that can be read, and lines that begin with what may be left of one, or with the
    number *missing*, if that is not empty.
    """
    scheme, text, whole = evidence.scheme, evidence.text, evidence.whole
    cuts: dict[int, Mark] = {}
    for one in marks:
        if one.withheld and draft.marking.level > 0:
            continue  # in the same paragraph, which is as high as its mark says
        mark = Mark(text[one.start : one.end], one.marking, "stated")
        if not (one.exact or scheme.unknown is one.marking):
            written = "" if _may_be_word(scheme, mark.written) else mark.written
            mark = Mark(written, most_of_damaged(scheme, mark, whole), "damaged")
        back = max(draft.words, one.start - _TAIL)
        label = re.compile(_LABEL_BEFORE).search(text, back, one.start)
        if label is None:
            cuts[one.start] = mark
        else:  # who speaks belongs to what is said
            cuts[label.start("label")] = mark._replace(written="")
    signs = _signs_with_marks(draft, text, marks, following)
    others = _lists_without_marks(draft, text, signs) if evidence.intact else ()
    ends = {one.end for one in marks}
    for start, end in draft.spans:
        odd = [match.end() for match in _LINE_END.finditer(text, start, end)]
        for at in (max(start, draft.words), *odd):
            if at < draft.words or at in cuts:
                continue
            blanks = len(before := text[max(0, at - _TAIL) : at]) - len(before.rstrip())
            marked = at - blanks in ends
            brother = item_dash(text, at) not in others
            brother = brother and not _is_inner_number(text, at, draft, following)
            brother = brother and _begins_brother(text, at, signs, missing)
            brother = brother or _goes_on_above(text, draft, at)
            brother = brother and at > draft.words and not marked
            damaged = Mark("", scheme.lowest, "damaged") if brother else None
            damaged = damaged or _damaged_at(evidence, draft, at)
            if damaged is not None:
                cuts[at] = Mark("", most_of_damaged(scheme, damaged, whole), "damaged")
    starts = [start for start, _ in draft.spans]
    return {
        at: mark
        for at, mark in cuts.items()
        if at >= starts[0] and at < draft.spans[bisect_right(starts, at) - 1][1]
    }


def _damaged_at(evidence: Evidence, draft: Draft, at: int) -> Mark | None:
    """Return what may be left of a mark at the start of a line, or of the line before a page.

    Behind the own mark of *draft* or the sign of an item any words may begin, and only a second
    mark that is evident counts.
    """
    scheme, text = evidence.scheme, evidence.text
    if text.rfind("\n", 0, at) + 1 in evidence.odd:
        return Mark("", evidence.whole, "damaged")
    if at == draft.words and draft.mark is not None and draft.mark.quality == "stated":
        return find_behind_mark(scheme, text, evidence.items.get(at, at))
    words = evidence.items.get(at, behind_note(text, at))
    if words is None:
        return find_at_start(scheme, text, at)
    known = evidence.inside_from(words, words + 1)
    return None if known else find_behind_sign(scheme, text, words)


def _may_be_word(scheme: Scheme, written: str) -> bool:
    """Tell whether what is taken for a mark may be a word in brackets, which must not be lost."""
    inner = written.strip("()[]{}.,;:")
    return len(inner) >= _LEAST_WORD and inner.isalpha() and not scheme.parse(inner).known


def _signs_with_marks(
    draft: Draft, text: str, marks: Sequence[Inside], following: Draft | None
) -> frozenset[str]:
    """Return the signs of lists of which an item in *draft*, or right behind it, has a mark.

    They are kinds of signs, and dashes as they are written. An item behind it that is the first
    of its list has no brothers in *draft*.
    """
    starts = [text.rfind("\n", 0, one.start) + 1 for one in marks]
    marked = [
        start
        for start, one in zip(starts, marks, strict=True)
        if len(text[start : one.start].strip()) <= _LONGEST_SIGN
        or _is_spoken(text, start, one.start)
    ]
    marked += [draft.spans[0][0], draft.words]
    if following is not None and following.mark is not None and following.label not in FIRST_PLACES:
        marked += [following.spans[0][0], following.words]
    return frozenset(sign(text, start) for start in marked for sign in (_sign, item_dash)) - {""}


def _is_spoken(text: str, start: int, mark: int) -> bool:
    """Tell whether nothing but who speaks stands from *start* to a *mark*."""
    speaker = SPEAKER.match(text, start)
    return speaker is not None and speaker.end() == mark


def _sign(text: str, start: int) -> str:
    sign = item_sign(text, start)
    if sign in ("letter", "bracket"):
        return item_form(text, start)
    if NUMBERED.match(text, start):
        return "1)"
    sign = sign or note_sign(text, start)
    return sign or ("speaker" if SPEAKER.match(text, start) else "")


def _lists_without_marks(draft: Draft, text: str, signs: Collection[str]) -> frozenset[str]:
    """Return the dashes with which several lines of *draft* begin, and none of *signs* is.

    One line alone may be an item of another list, whose dash was read as this one.
    """
    if "dash" not in signs:
        return frozenset()
    lines = (start for span in draft.spans for start, _ in written_lines(text, *span))
    dashes = Counter(item_dash(text, start) for start in lines)
    return frozenset(dash for dash, n in dashes.items() if n > 1 and dash not in signs) - {""}


def _missing_number(draft: Draft, text: str, number: str) -> str:
    """Return the number that the paragraph behind *draft* has, if *draft* has no list.

    It stands in a paragraph with a *number*, or in one without.
    """
    if not number.isdigit() or any(_FIRST_OF_LIST.search(text, *s) for s in draft.spans):
        return ""
    return str(int(number) + 1)


def _goes_on_above(text: str, draft: Draft, at: int) -> bool:
    """Tell whether an item without a mark at *at* goes on with a list that began above *draft*."""
    begin = draft.spans[0][0]
    if item_form(text, at) == "" and NUMBERED.match(text, at) is None:
        return False
    if is_open(text, at):
        return False
    if has_earlier(text, at, text[max(begin, at - _FAR) : at].rstrip()):
        return False
    if item_dash(text, at):
        return not is_numbered(draft, text) and is_of_list_above(text, at, begin)
    return has_earlier(text, at, text[max(0, begin - _FAR) : begin])


def _is_inner_number(text: str, at: int, draft: Draft, following: Draft | None) -> bool:
    """Tell whether ``2)`` at *at* goes on with a list in *draft*, which has such a number too.

    Its number is not between those of *draft* and of the one *following*, nor the one before that.
    """
    place, own = (NUMBERED.match(text, start) for start in (at, draft.spans[0][0]))
    if place is None or own is None or not is_next_item(text, at):
        return False
    number, first = int(place[1]), int(own[1])
    label = following.label if following else ""
    last = int(label) if label.isdecimal() else _NO_NUMBER
    is_before = number == last - 1 != first
    return max(number, first) > 1 and not (first < number < last or is_before)


def _begins_brother(text: str, at: int, signs: Collection[str], missing: str) -> bool:
    """Tell whether an item without a mark stands at *at*, in a list of which another has one."""
    if missing and re.match(rf"{missing}[.)](?!\d)", text[at : at + _TAIL]):
        return not is_next_item(text, at)
    if _WRAPPED_DASH.match(text, at) and item_dash(text, at) not in signs and is_open(text, at):
        return False
    return bool(signs) and _sign(text, at) in signs

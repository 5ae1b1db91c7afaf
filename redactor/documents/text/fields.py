"""The marks of header fields, which may stand before their words, behind them, or among them."""

import re
from collections.abc import Sequence

from redactor.documents.text.basis import DAMAGED, LOST, STATED
from redactor.documents.text.damaged import find_damaged, most_of_damaged
from redactor.documents.text.drafts import BODY, NO_FIELD, Draft, raise_to
from redactor.documents.text.evidence import Evidence
from redactor.documents.text.items import is_in_list
from redactor.documents.text.marks import Mark, letters_of
from redactor.documents.text.starts import find_lost_bracket
from redactor.documents.text.words import (
    AROUND,
    LONGEST_SHORT,
    SMALL_WORDS,
    STROKES,
    closes_bracket,
)
from redactor.markings.scheme import Scheme

_LEVEL_BEFORE = re.compile(r"([A-Z][A-Z/ ]{4,60}):[ ]")
_LEVEL_BEHIND = re.compile(r"[-–—/;,][ ]*([A-Z][A-Za-z/ ]{4,60})\Z")
_LONGEST_LEVEL = 80
_FAR_BELOW = 4
"""Lines, with a mark or number each, that a subject may go on for at most."""
_WORDS = re.compile(r"[A-Za-z]{4,}(?: [A-Za-z0-9.']+)* (?:[A-Za-z]{4,}|[0-9]{2,})")
"""Words between which nothing stands, and of which the first and last are no odd ones."""
_LEFT_IN_WORDS = re.compile(
    r"[ \t]([(\[{<](?:[^\s()]|(?!\d\d\)[ ]\w)[^\sA-Z()]{2}|[ ]?\w[ ]\w?)[)\]}>]|[|~]\w{1,2}[|~])"
    r"(?=[\s;,.]|\Z)"
)
_HALF = re.compile(r"[ \t]([^\w\s(]?\w{1,3}\))\W*\Z")
"""A bracket that nothing opened behind few letters or figures."""


def read_field_marks(evidence: Evidence, draft: Draft) -> None:
    """Read the marks that a field has elsewhere than before its words: then it is not unmarked."""
    if draft.kind in NO_FIELD or draft.loose:
        return
    scheme, text, whole = evidence.scheme, evidence.text, evidence.whole
    start, end = draft.spans[0][0], draft.spans[-1][1]
    marks = evidence.inside_from(start, end)
    if marks:
        draft.mark = Mark(text[marks[-1].start : marks[-1].end], marks[-1].marking, "stated")
        draft.marking, draft.basis, draft.flags = marks[0].marking, STATED, ()
        for one in marks:
            draft.marking = draft.marking.join(one.marking)
        ends = [draft.words, *(one.end for one in marks)]
        between = zip(ends, [*(one.start for one in marks), end], strict=True)
        left = any(_find_left(text, *place) for place in between)
        if left or not all(one.exact and not one.is_place for one in marks):
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


def read_marks_behind(evidence: Evidence, draft: Draft) -> None:
    """Take a field for the most that marks behind its own say, or what is left of some."""
    start, end = draft.words, draft.spans[-1][1]
    for one in evidence.inside_from(start, end):
        raise_to(draft, one.marking if one.exact else evidence.whole)
    if draft.kind in ("subject", "references"):
        named = _find_level(evidence.scheme, evidence.text, start, end)
        if named is not None:
            raise_to(draft, named.marking)
        if _find_left(evidence.text, start, end) is not None:
            raise_to(draft, evidence.whole)


def doubt_subject(evidence: Evidence, drafts: Sequence[Draft]) -> None:
    """Give a subject without a mark the one that closes the words which may go on with it.

    Those stand right below it, or begin with a small letter.
    """
    for at, draft in enumerate(drafts):
        if draft.kind != "subject" or draft.mark is not None:
            continue
        mark = _mark_below(evidence, drafts[at + 1 : at + 1 + _FAR_BELOW])
        if mark is not None and not evidence.scheme.lowest.dominates(mark.marking):
            draft.mark, draft.marking = mark, draft.marking.join(mark.marking)
            draft.basis, draft.flags = LOST, ("mark lost",)


def _mark_below(evidence: Evidence, drafts: Sequence[Draft]) -> Mark | None:
    """Return the first mark of *drafts* that stands behind words, where these go on with others."""
    for at, draft in enumerate(drafts):
        start, end = draft.spans[0][0], draft.spans[-1][1]
        small = at == 0 and evidence.text[draft.words : draft.words + 1].islower()
        if draft.kind not in BODY or (draft.gap and not small):
            return None
        if draft.closed and draft.mark is not None:
            return draft.mark._replace(marking=draft.marking)
        if draft.mark is not None and draft.mark.quality == "stated":
            return None  # it stands before the words of another portion
        places = [(one.start, one.end) for one in evidence.inside_from(start, end)]
        places += [(one.start, one.end) for one in evidence.closings_from(start, end)]
        if places:
            return Mark(evidence.text[slice(*places[-1])], draft.marking, "damaged")
    return None


def find_mark_in_field(scheme: Scheme, text: str, start: int, end: int) -> Mark | None:
    """Return the level that a field names, or what is left of a mark at its ends or in it."""
    if _WORDS.fullmatch(text, start, end):
        return None  # which most fields are
    named = _find_level(scheme, text, start, end)
    if named is not None:
        return named
    damaged = find_damaged(scheme, text, start) or find_lost_bracket(scheme, text, start)
    said = text[start:end].rstrip(STROKES)
    last = max(said.rfind(" "), said.rfind("\t")) + 1
    if damaged is None and last > 0:
        damaged = find_damaged(scheme, said[last:], 0) or _few_letters(scheme, said[last:])
    if damaged is None and not closes_bracket(said, last, said[last:]):
        half = _HALF.search(said)
        damaged = Mark(half[1], letters_of(scheme, half[1]), "damaged") if half else None
    left = None if damaged else _find_left(text, start, end)
    return Mark(left, letters_of(scheme, left), "damaged") if left else damaged


def _find_level(scheme: Scheme, text: str, start: int, end: int) -> Mark | None:
    """Return the level that a field names at its ends, as ``SECRET: Talks``."""
    before = _LEVEL_BEFORE.match(text, start, end)
    behind = _LEVEL_BEHIND.search(text, max(start, end - _LONGEST_LEVEL), end)
    for named in filter(None, (before, behind)):
        marking = scheme.parse(named[1])
        if marking.known and marking.level > 0:
            return Mark(named[1], marking, "stated")
    return None


def _find_left(text: str, start: int, end: int) -> str | None:
    """Return what may be left of a mark among the words of a field, and is no item of a list."""
    found = _LEFT_IN_WORDS.finditer(text, start, end)
    return next((one[1] for one in found if not is_in_list(text, one.start(1), one[1])), None)


def _few_letters(scheme: Scheme, last: str) -> Mark | None:
    """Return what is left of a mark where the *last* of a field is few small letters, no word."""
    letters = last.strip(AROUND)
    few = letters.isalpha() and letters.islower() and len(letters) <= LONGEST_SHORT
    return (
        Mark(last, letters_of(scheme, last), "damaged")
        if few and letters not in SMALL_WORDS
        else None
    )

"""Finds the marks that stand anywhere in a text, and the document's own marking from them."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from redactor.documents.document import words_at
from redactor.documents.text.damaged import find_damaged
from redactor.documents.text.drafts import Draft, item_sign
from redactor.documents.text.header import LONGEST_ABBREVIATION, are_names
from redactor.documents.text.layout import Layout
from redactor.documents.text.marks import (
    WITHHELD_BEFORE,
    find_groups,
    is_exact,
    is_notice,
    letters_of,
    read_inside,
)
from redactor.markings.marking import Marking
from redactor.markings.scheme import Scheme
from redactor.markings.short_forms import expand

_CITES = re.compile(
    r"\b(?:1\.[345]|3\.[35])[ \t]*(?:\([a-z]\)[ \t,and]*)*\Z"
    r"|\(b\)[ ]?\(\d\)[ ]?(?:\([A-Za-z]\)[ ]?)*\Z"
)
_GLUED = re.compile(r"(?:\([A-Za-z0-9]{1,3}\)|(?<!\d)\d{1,3}|\d\.\d)\Z")
"""What a code in brackets stands right behind."""
_LEFT = re.compile(
    rf"\((?P<level>TS|[SCR])[^\w()\n][^()\n]{{0,20}}{WITHHELD_BEFORE}[^()\n]{{0,20}}\)"
    rf"|{WITHHELD_BEFORE}"
    r"|(?P<left>[(\[{<£©](?!\d+\])[^\s()\[\]{}<>]{0,4}[)\]}>])(?!\w)"
)
"""What an earlier release says that it withheld, and what may be left of a mark."""
_HALF = re.compile(
    r"(?<=[.!?\"”’)])[ \t]+(?:\d{1,2}\.[ \t]+)?"
    r"(?P<half>(?=\S*[()\[\]{}<>£©§»])\S{1,5}|/\S{1,3}/|[A-Z][A-Z ]{4,11}:)(?=[ \t]+\S)"
)
"""What between two sentences has one bracket, strokes, or a level's name."""
_FAR = 400
_SENTENCES_WITHHELD = re.compile(r"\b(?:lines?|paragraphs?|pages?|marking|text)\b", re.IGNORECASE)
"""What a notice of a name, a number or a code word does not have."""
_PORTIONS_WITHHELD = re.compile(r"\b(?:paragraphs?|pages?|marking)\b", re.IGNORECASE)
_BEHIND_A_SENTENCE = re.compile(r"[.!?][\"”’)]{0,2}[ \t]+\Z")
_LONGEST_END = 6
_SENTENCE_AT_END = re.compile(r"[a-z]{2}[.!?][\"”’)]*\Z")
_WHEN = re.compile(r"DECL[A-Z ]*:?[ ]*(?!N/?A\b)\S|OADR|X[1-8]\b", re.IGNORECASE)
_OFFICE = re.compile(r"\([A-Z]{1,3}/[A-Z]{1,4}(?: \d{1,9})?\)")
BETWEEN_LETTERS = re.compile(r"(?<=\b\w) (?=\w\b)")
"""A blank that scanning put into a word, or a typist between the letters of one."""
_WORD = re.compile(r"\w+")
_TAIL_OF_CODE = 24
_NO_CODES = "STU"
"""Letters of marks that no list of reasons or exemptions has (E.O. 13526 sec. 1.4; 5 USC 552)."""
_MAY_BE_CAPTIONS = frozenset({"captions", "attention", "text", "heading", "number"})
_SHORTEST_CAPTION = 2


class Inside(NamedTuple):
    """A mark somewhere in the text; one that is not *exact* has letters or brackets of others.

    *withheld*: it says that an earlier release withheld something there, in the same paragraph.
    """

    start: int
    end: int
    marking: Marking
    exact: bool = True
    withheld: bool = False


def find_inside(scheme: Scheme, text: str, places: Sequence[tuple[int, int]]) -> list[Inside]:
    """Find every group in brackets at *places* that is a mark, or what is left of one."""
    found = {one.start: one for one in find_marks(scheme, text, places)}
    items: dict[str, int] = {}
    for place, stop in places:
        for match in _LEFT.finditer(text, place, stop):
            start, end = match.span()
            left = match["left"] or match["level"] or ""
            if match["left"] and not _is_left(text, start, left, items):
                continue
            if left or _SENTENCES_WITHHELD.search(match[0]):
                among = not left and _PORTIONS_WITHHELD.search(match[0]) is None
                one = Inside(start, end, letters_of(scheme, left), exact=False, withheld=among)
                found.setdefault(start, one)
        for match in _HALF.finditer(text, place, stop):
            start, end = match.span("half")
            if _is_half(scheme, text, start, match["half"]):
                left = match["half"]
                found.setdefault(start, Inside(start, end, letters_of(scheme, left), exact=False))
    return sorted(found.values(), key=lambda one: one.start)


def _is_left(text: str, start: int, written: str, items: dict[str, int]) -> bool:
    """Tell whether a group is what is left of a mark between sentences, and no item of a list."""
    before = text[max(0, start - _LONGEST_END) : start]
    return _BEHIND_A_SENTENCE.search(before) is not None and not _is_item(written, items)


def _is_half(scheme: Scheme, text: str, start: int, written: str) -> bool:
    """Tell whether a word between sentences is half of a mark, and no half of brackets in prose."""
    if written.endswith(":"):
        return scheme.level_of.get(written[:-1], 0) > 0
    if "(" in written and ")" not in written:
        behind = text[start + len(written) : start + _FAR]
        closed, opened = behind.find(")"), behind.find("(")
        return closed < 0 or 0 <= opened < closed or not written.startswith("(")
    if ")" in written and "(" not in written:
        before = text[max(0, start - _FAR) : start]
        return before.rfind("(") <= before.rfind(")")
    return not written.startswith(("(", "["))


def _is_item(written: str, items: dict[str, int]) -> bool:
    """Tell whether a group is an item of a list in prose, ``(1)``, or the one behind another."""
    inner = written.strip("()")
    if not (written == f"({inner})" and len(inner) == 1 and inner.isalnum()):
        return False
    first = inner in "1a"
    follows = chr(ord(inner) - 1) in items
    if first or follows:
        items[inner] = 1
    return first or follows


def find_marks(scheme: Scheme, text: str, places: Iterable[tuple[int, int]]) -> Iterator[Inside]:
    """Yield every group in brackets at *places* that is a mark."""
    last = 0
    for match in find_groups(text, places):
        if is_notice(scheme, match[0]):
            continue
        marking = read_inside(scheme, match[0])
        start, end = match.span()
        one_letter = len(match[0].strip("()[]{} \n")) <= 1
        if marking is scheme.unknown and _is_office(match[0], text, start):
            continue
        if marking is not None and not (one_letter and _is_code(text, start, last)):
            yield Inside(start, end, marking, is_exact(match[0]))
            last = end


def _is_office(written: str, text: str, start: int) -> bool:
    """Tell whether a group is an office behind a name, as ``Stafford (S/ARN)`` and ``(S/S 86)``.

    A mark stands behind a sentence, or before one.
    """
    before = text[max(0, start - _TAIL_OF_CODE) : start].rstrip(" ")
    return _OFFICE.fullmatch(written) is not None and before[-1:].isalnum()


def _is_code(text: str, start: int, last: int) -> bool:
    """Tell whether a group at *start* belongs to what stands before it.

    As in ``(b)(7)(C)``, ``1.4 (C)``, ``Copyright (C)`` and an office such as ``S/S-S(C)``. A mark
    may stand behind another, which ends at *last*.
    """
    before = text[max(0, start - _TAIL_OF_CODE) : start]
    stem = before.rstrip()
    if stem.lower().endswith("copyright"):
        return True
    if text[start + 1 : start + 2] in _NO_CODES and not before[-1:].isalpha():
        return False
    if not stem or (last and start - len(before) + len(stem) <= last):
        return False
    if stem[-1] in ")]" or stem[-1].isdigit():
        glued = stem == before and _GLUED.search(stem) is not None
        return glued or _CITES.search(stem) is not None
    word = stem.split()[-1] if stem == before else ""
    return word.isupper() and word[-1] not in ".!?"


def closes(text: str, one: Inside, ends: Collection[int]) -> bool:
    """Tell whether a mark stands at the end of a portion, behind its words."""
    end = one.end
    while end < len(text) and text[end] in ".,;":
        end += 1
    return (
        end in ends
        and text[one.start - 1 : one.start] in (" ", "\n")
        and (text[max(0, one.start - 2) : one.start].strip() != "")
    )


def document_marking(
    scheme: Scheme, layout: Layout, inside: Sequence[Inside], text: str
) -> Marking:
    """Return the join of banners, captions and marks.

    Without a banner, marks speak for the document where nothing else does: where a damaged mark,
    a numbered paragraph without one, an authority block or the name of a level stands there,
    it could be anything, and has the highest level. So it has without any mark.
    """
    marks = [draft.mark for draft in layout.drafts if draft.mark is not None]
    banners = [banner.marking for banner in layout.banners.values()]
    certain = (
        banners
        or layout.named
        or (layout.note is not None and layout.note.certain)
        or all(message.marking for message in layout.messages)
        or (marks and not _hints_at_more(scheme, layout, text))
    )
    said = {*banners, *(mark.marking for mark in marks), *(one.marking for one in inside)}
    said.update(layout.odd.values())
    if layout.note is not None:
        said.add(layout.note.marking)
    listing = scheme.join(banners)
    captions = _captions(scheme, layout, text)
    marking = scheme.join((captions, *(expand(other, listing) for other in said)))
    if certain and (marking.level > 0 or not _was_classified(layout, text)):
        return marking
    return marking.join(scheme.highest)


def _was_classified(layout: Layout, text: str) -> bool:
    """Tell whether a header says until when, or by whom, the document is classified.

    Then what says that it is not is the stamp of a release.
    """
    for draft in layout.drafts:
        said = text[draft.words : draft.spans[0][1]]
        if draft.kind == "declassification" and says_when(said):
            return True
        if draft.kind == "authority" and draft.spans[0][0] < layout.body:
            return True
    return False


def says_when(declassification: str) -> bool:
    """Tell whether the words of an E.O. line say when the message is declassified."""
    return _WHEN.search(declassification) is not None


def _hints_at_more(scheme: Scheme, layout: Layout, text: str) -> bool:
    """Tell whether a document without a banner shows that it may be more than its marks say."""
    for draft in layout.drafts:
        if draft.kind in ("authority", "declassification"):
            return True
        if draft.kind == "text" and draft.spans[0][0] < layout.body:
            return True
        if draft.mark is None:
            if draft.kind == "paragraph" or _is_unmarked_prose(scheme, draft, text):
                return True
        elif draft.mark.quality == "damaged":
            return True
    said = _level_words(scheme)
    at = 0
    for draft in layout.drafts:
        start, end = draft.spans[0][0], draft.spans[-1][1]
        if draft.mark is not None and draft.mark.marking.level > 0:
            if said.search(text, at, start):
                return True
            at = end
    return said.search(text, at) is not None


def _is_unmarked_prose(scheme: Scheme, draft: Draft, text: str) -> bool:
    """Tell whether a block between marked paragraphs is one whose own mark is lost."""
    start, end = draft.spans[0]
    if draft.kind != "text":
        return False
    if find_damaged(scheme, text, draft.words) is not None:
        return True
    if draft.page or item_sign(text, start) or text[draft.words].islower():
        return False
    return _SENTENCE_AT_END.search(text, start, end) is not None


@cache
def _level_words(scheme: Scheme) -> re.Pattern[str]:
    """Return a pattern for the names of levels above the lowest, and of marks not read yet."""
    above = [level.banner for level in scheme.levels[1:]]
    names = [*above, *(form for form in scheme.unread if len(form) > LONGEST_ABBREVIATION)]
    names += [
        form for form in (*scheme.control_of, *scheme.words.owner_of) if _says_more(scheme, form)
    ]
    spaced = "|".join(" ?".join(map(re.escape, name.replace(" ", ""))) for name in names)
    return re.compile(rf"\b(?:{spaced or '(?!)'})\b|\bENTIRE\s+TEXT\b", re.IGNORECASE)


def _says_more(scheme: Scheme, form: str) -> bool:
    """Tell whether a form of several words can only be the name of a mark above the lowest."""
    control = scheme.controls.get(scheme.control_of.get(form, ""))
    return " " in form and (control is None or control.alone is not None)


def _captions(scheme: Scheme, layout: Layout, text: str) -> Marking:
    """Return the controls that stand in the header outside its fields, as captions do."""
    lines: list[str] = []
    for draft in layout.drafts:
        start = draft.spans[0][0]
        if start >= layout.body:
            break
        if draft.kind in _MAY_BE_CAPTIONS:
            said = words_at(text, draft.spans, start)
            is_text = draft.kind == "text"
            lines += filter(_may_be_captions, said.split("\n")) if is_text else [said]
    return captions_in(scheme, "\n".join(lines))


def _may_be_captions(line: str) -> bool:
    """Tell whether a line has no words of prose, in which ``spoke`` and ``sensitive`` are words."""
    return line.isupper() or (are_names(line) and not line.rstrip().endswith("."))


def captions_in(scheme: Scheme, lines: str) -> Marking:
    """Return the controls among the words of *lines*, letter-spaced ones too."""
    header = lines.upper()
    squeezed = BETWEEN_LETTERS.sub("", header)
    words = _WORD.findall(header if squeezed == header else f"{header}\n{squeezed}")
    alone, several = _caption_forms(scheme)
    said = set(words)
    found = {alone[word] for word in said & alone.keys()}
    if not said.isdisjoint(several):
        run = f" {' '.join(words)} "
        among = (form for first in said & several.keys() for form in several[first])
        found |= {form for form, words_of_it in among if words_of_it in run}
    return scheme.join(_caption(scheme, form) for form in found)


def _caption(scheme: Scheme, form: str) -> Marking:
    if form in scheme.unread:
        return scheme.unknown
    return scheme.parse(f"{scheme.levels[0].banner}//{form}")


@cache
def _caption_forms(
    scheme: Scheme,
) -> tuple[dict[str, str], dict[str, list[tuple[str, str]]]]:
    """Return what may stand as a caption: by its one word, or by the first of its words."""
    forms = [form for form in scheme.unread if len(form) > LONGEST_ABBREVIATION]
    for form, name in scheme.control_of.items():
        control = scheme.controls[name]
        shortest = (
            _SHORTEST_CAPTION if control.message or control.written_alone else LONGEST_ABBREVIATION
        )
        if control.is_plain and len(form) > shortest:
            forms.append(form)
    words = {form: _WORD.findall(form) for form in forms}
    alone = {said[0]: form for form, said in words.items() if len(said) == 1}
    several: dict[str, list[tuple[str, str]]] = {}
    for form, said in words.items():
        if len(said) > 1:
            several.setdefault(said[0], []).append((form, f" {' '.join(said)} "))
    return alone, several


def covering_controls(scheme: Scheme, whole: Marking) -> Marking:
    """Return the controls that a banner or caption lays on every portion of the message."""
    if whole.controls.isdisjoint(scheme.words.on_message):
        return scheme.lowest
    return scheme.marking(0, whole.controls & scheme.words.on_message)

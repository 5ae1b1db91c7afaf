"""Finds the marks that stand anywhere in a text, and what is left of some between sentences."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from redactor.documents.text.damaged import (
    STRUCK,
    find_damaged,
    is_mark_like,
    level_names,
)
from redactor.documents.text.items import ANY_SIGN, LATER_PLACE, is_closed, is_in_list, is_place
from redactor.documents.text.marks import (
    WITHHELD_BEFORE,
    begins_notice,
    find_groups,
    is_exact,
    is_notice,
    letters_of,
    names_level,
    read_inside,
)
from redactor.documents.text.sentences import SIGN, STOP, has_ended, is_abbreviation, is_cited
from redactor.documents.text.words import (
    AROUND,
    BRACKETS,
    LONGEST_SHORT,
    SHORT_WORDS,
    closes_bracket,
    may_begin_sentence,
    without_notes,
)
from redactor.markings.marking import Marking
from redactor.markings.scheme import Scheme

# compiled where a code stands in brackets
_CITES = (
    r"\b(?:1\.[345]|3\.[35])[ \t]*(?:\([a-z]\)[ \t,and]*)*\Z"
    r"|\(b\)[ ]?\(\d\)[ ]?(?:\([A-Za-z]\)[ ]?)*\Z"
)
_GLUED = re.compile(r"(?:\([A-Za-z0-9]{1,3}\)|(?<!\d)\d{1,3}|\d\.\d)\Z")
"""What a code in brackets stands right behind."""
_LEFT = re.compile(
    rf"\((?P<level>TS|[SCR])[^\w()\n][^()\n]{{0,20}}{WITHHELD_BEFORE}[^()\n]{{0,20}}\)"
    rf"|{WITHHELD_BEFORE}"
    r"|(?P<left>\([ ]?\)|[(\[{<£©](?!\d+\])[^\s()\[\]{}<>]{0,20}[)\]}>])(?![a-z\d_(])"
)
"""What an earlier release says that it withheld, and what may be left of a mark."""
_HALF = re.compile(
    r"(?<=[.!?\"”’):\]\d*†–—-])[ \t]+(?:\d{1,2}\.[ \t]+)?(?:\*\*(?=\())?+"
    r"(?P<half>(?=\S*[()\[\]{}<>£©§»])\S{1,20}|/\S{1,3}/|[A-Z][A-Z /]{4,30}[:.])(?=[ \t]+\S)"
    r"|(?<=[a-z][.!?])(?P<glued>\(?[A-Z\d]-?\)?)(?=[ \t]+[A-Z])"
)
"""What between two sentences has one bracket, strokes, or a level's name."""
_NOTED = re.compile(r"[a-z][.!?][\"”’)]*\d{1,2}\Z")
"""The end of a sentence with the sign of a footnote."""
_LONGEST_LEFT = 6
"""A group, or half of one, that is longer may be words."""
_ENDS_A_SENTENCE = frozenset('.!?"”’)')
# these two are compiled where an earlier release withheld something
_SENTENCES_WITHHELD = r"(?i)\b(?:lines?|paragraphs?|pages?|mark(?:ing)?|classification|text)\b"
"""Words of a notice of sentences or more; one of a name, a number or a code word has none."""
_PORTIONS_WITHHELD = r"(?i)\b(?:paragraphs?|pages?|mark(?:ing)?|classification)\b"
_BEHIND_A_SENTENCE = re.compile(
    rf"(?:{STOP}|(?<!\d){STOP}(?:\[\d+\]|\d{{1,2}}))[ \t]+(?:(?:_|{SIGN}){{1,2}}[ \t]*)?\Z"
    r"|[a-z]{2}[.!?]\Z|</?[a-z]{1,6}/?>\Z|\n[^\w\n]*(?:[A-Z]\d|\d{1,2}/)[ \t]+\Z"
    rf"|(?:\A|\n|\)[ \t])[^\w\n]*(?:{ANY_SIGN})?[A-Z]\w+\.?(?: \w+){{0,5}}:[ \t]+\Z"
)
"""The end of a sentence with the sign of a footnote, a label such as ``Comment:``, or a code."""
_LONGEST_END = 80
_AFTER_A_STOP = re.compile(
    r"(?<=[.!?])[ \t]+(?=(?P<first>(?!&[ \t])[^\s\w\"“‘'$]\S*|\w+[^\s\w.,;:!?'’\"”-]\S*))"
)
"""The end of a sentence before what does not begin as a word, or goes on as none."""
# these are compiled where a text is not plain
_BEFORE_A_SENTENCE = r"[ \t]?[.:;–—-]?\s+[\"“]?(?:[A-Z](?:[a-z]|[ \t]|\.[A-Z])|NOFORN\b|ORCON\b)"
_NOTED_STOP = r"[.!?][\"”’)]{0,3}(?:\[\d{1,3}\]|\d{1,2}|[*†‡]{1,2})?"
_STRUCK = rf"(?:{_NOTED_STOP}|:)[ \t]++(?P<struck>{STRUCK})"
_ODD_FIRST = (
    rf"(?:[\w%)]{_NOTED_STOP}|\w:)[ \t]++"
    r"(?!(?![$_])[\W_]+[ \t]|[$€£]\d)"
    r"(?=[-–—]|\S{0,4}(?:_|[^\w\s.,;:!?'’\"”-])|\S{1,4}[-–—][ \t]|\S{1,5}[ \t]+[•–—-])"
    r"(?P<first>[^\s()\[\]{}<>]{1,5})(?:[ \t][•–—-]+)?[ \t]+(?=[\"“]?[A-Z\d])"
)
"""The first word of a sentence, with a sign among its letters or around them."""
_LOST_BRACKET = re.compile(
    r"(?<=[.!?:;,][ \t])(?:[^\w\s][ \t]*+)?(?P<left>(?:[aA1]|[ivx]+)\)|"
    rf"{LATER_PLACE})[ \t]+(?=[\"“]?[A-Z])"
)
"""What lost its first bracket, or the place of an item in a list."""
_QUOTED_AND_GOES_ON = r"(?<=\w)[\"”’'][ \t]+\S+[ \t]+[a-z]"
"""A sentence that goes on behind a quotation and brackets: ``"peace" ("mir") is``."""
_BRACKET = re.compile(r"[()\[\]{}<>£©§»]")
_BEFORE_WORDS = re.compile(r"((?=\S*\w)\S{1,8}|\S{1,8}(?=[ \t]+[\"“]?[A-Z\d]))[ \t]+(?=\S)")
"""What stands before other words; signs alone stand before a large letter or a figure."""
_IN_PROSE = (
    r"[(\[](?:[A-Z]{2,}|\d{2,}|[a-z]{3,}|[ivx]+|[A-Z][a-z]{2,})[)\]][.,;:]?|[£§]\d.*|</?[a-z]{1,6}/?>"
    rf"|\((?:{'|'.join(sorted(SHORT_WORDS))})\)|[^\w(]?(?:\w|\d\d)\.?\)|[<>=-]+"
    r"|\((?:[$€£<>]?\d[\d.,:/-]+%?|[$€£<>]\d|\d%|[A-Za-z]+\.(?:[A-Za-z]+\.?)*)\)[.,;:]?"
    r"|\([A-Z]{1,3}(?:[&/][A-Z]{1,3}|-\d{2,3})\)[.,;:]?"
)
"""Names, years, words and places of items in brackets, amounts of money, and tags."""
_LONGEST_ROW = 40
_BULLETS = '•*·- \t"“'
"""What may stand between the mark of a row and its words."""
_ROW = r"\W*(?:\d[\d:/.-]*Z?|[A-Z][a-z]{2,8} \d{1,2}(?:, \d{4})?)"
"""A time, a date or a word with a figure, all that stands before the mark of a row."""
_FEW = 2
"""Letters and figures of what is surely no words."""
_OFFICE = re.compile(r"\([A-Z]{1,3}/[A-Z]{1,4}(?: \d{1,9})?\)")
_TAIL_OF_CODE = 24
_BEHIND_A_CLOSING = re.compile(
    r"(?P<signs>[.,;:\"”’)]*(?:\[\d{1,3}\]|[*†‡]{1,2})*[.,;]*)"
    rf"(?P<next>[ \t]*\n[ \t]*(?P<item>{ANY_SIGN})?)?"
)
"""What may stand between a mark and the end of its line, and the sign of an item below it."""
_LONGEST_GAP = 80
_WIDEST_BLANK = 2
"""Blanks between two sentences; more of them part the columns of a row."""
_NO_CODES = "STU"
"""Letters of marks that no list of reasons or exemptions has (E.O. 13526 sec. 1.4; 5 USC 552)."""


class Inside(NamedTuple):
    """A mark somewhere in the text; one that is not *exact* has letters or brackets of others.

    *withheld*: it says that an earlier release withheld something there, in the same paragraph.
    *is_place*: it may be the place of an item, and closes nothing but a sentence.
    """

    start: int
    end: int
    marking: Marking
    exact: bool = True
    withheld: bool = False
    is_place: bool = False


def find_inside(scheme: Scheme, text: str, places: Sequence[tuple[int, int]]) -> list[Inside]:
    """Find every group in brackets at *places* that is a mark, or what is left of one."""
    found = {one.start: one for one in find_marks(scheme, text, places)}
    for place, stop in places:
        for one in (
            *_find_left(scheme, text, place, stop),
            *_find_halves(scheme, text, place, stop),
            *_find_names(scheme, text, place, stop),
            *_find_odd(scheme, text, place, stop),
            *_find_odd_words(scheme, text, place, stop),
            *_find_lost_brackets(scheme, text, place, stop),
            *_find_before_words(scheme, text, place, stop),
        ):
            found.setdefault(one.start, one)
    return sorted(found.values(), key=lambda one: one.start)


def _find_left(scheme: Scheme, text: str, place: int, stop: int) -> Iterator[Inside]:
    """Yield the groups in brackets that are left of marks, and notices of what was withheld."""
    for match in _LEFT.finditer(text, place, stop):
        start, end = match.span()
        left = match["left"] or match["level"] or ""
        if match["left"] and not _is_left(scheme, text, start, left):
            continue
        if left or re.search(_SENTENCES_WITHHELD, match[0]):
            among = not left and re.search(_PORTIONS_WITHHELD, match[0]) is None
            yield Inside(start, end, letters_of(scheme, left), exact=False, withheld=among)


def _find_halves(scheme: Scheme, text: str, place: int, stop: int) -> Iterator[Inside]:
    """Yield what has one bracket, strokes, or a level's name, between sentences."""
    for match in _HALF.finditer(text, place, stop):
        left = match["half"] or match["glued"]
        start, end = match.span(match.lastgroup or 0)
        behind = _is_behind(text, start) or (
            text[match.start() - 1] in _ENDS_A_SENTENCE
            and not re.compile(_QUOTED_AND_GOES_ON).match(text, match.start() - 1)
        )
        odd = not is_cited(text, start) and _is_half(scheme, text, start, left)
        if behind and odd and not is_in_list(text, start, left):
            yield Inside(start, end, letters_of(scheme, left), exact=False)


def _find_names(scheme: Scheme, text: str, place: int, stop: int) -> Iterator[Inside]:
    """Yield the names of levels that stand alone between sentences."""
    for name in level_names(scheme):
        start = text.find(name, place, stop)
        while start >= 0:
            end = start + len(name)
            before = text[max(0, start - _TAIL_OF_CODE) : start]
            said = before.rstrip(" \t")
            behind = said != before and (said[-1:] in _ENDS_A_SENTENCE or said[-1:].isdigit())
            if behind and re.compile(_BEFORE_A_SENTENCE).match(text, end):
                yield Inside(start, end, scheme.lowest, exact=False)
            start = text.find(name, end, stop)


def _find_odd(scheme: Scheme, text: str, place: int, stop: int) -> Iterator[Inside]:
    """Yield what stands behind a sentence and is no word."""
    for match in _AFTER_A_STOP.finditer(text, place, stop):
        at = match.end() + 2 * text.startswith("**(", match.end())  # a mark in bold
        damaged = find_damaged(scheme, text, at)
        if damaged is None or is_in_list(text, at, damaged.written):
            continue
        if closes_bracket(text, at, match["first"]) or is_cited(text, at):
            continue
        start = text.index(damaged.written, at)  # behind the signs that lead to it
        yield Inside(start, start + len(damaged.written), scheme.lowest, exact=False)


def _find_odd_words(scheme: Scheme, text: str, place: int, stop: int) -> Iterator[Inside]:
    """Yield what stands between two sentences and may begin none, without brackets."""
    for match in re.compile(_STRUCK).finditer(text, place, stop):
        yield Inside(*match.span("struck"), scheme.lowest, exact=False)
    for match in re.compile(_ODD_FIRST).finditer(text, place, stop):
        start, end = match.span("first")
        begins = is_abbreviation(text, start) or may_begin_sentence(scheme, match["first"])
        if not begins:
            yield Inside(start, end, scheme.lowest, exact=False)


def _find_lost_brackets(scheme: Scheme, text: str, place: int, stop: int) -> Iterator[Inside]:
    """Yield what lost its first bracket, behind a sentence or a label and before a large letter."""
    for match in _LOST_BRACKET.finditer(text, place, stop):
        start, end = match.span("left")
        if not (is_in_list(text, start, match["left"]) or closes_bracket(text, start, ")")):
            yield Inside(start, end, scheme.lowest, exact=False)


def _find_before_words(scheme: Scheme, text: str, place: int, stop: int) -> Iterator[Inside]:
    """Yield what has a bracket, is no word, and stands before others, behind a sign."""
    for bracket in _BRACKET.finditer(text, place, stop):
        at = bracket.start()
        start = 1 + max(text.rfind(blank, max(place, at - _LONGEST_LEFT), at) for blank in " \n\t")
        if text.startswith("**(", start):  # a mark in bold
            start += 2
        match = _BEFORE_WORDS.match(text, start, stop) if start > place else None
        if match is None or not _is_odd(text, start, match[1]):
            continue
        if not (_belongs(text, place, match) or is_in_list(text, start, match[1])):
            few = sum(map(str.isalnum, match[1])) <= _FEW  # more may be words, and are kept
            end = match.end(1) if few else start
            yield Inside(start, end, letters_of(scheme, match[1]), exact=False)


def _belongs(text: str, place: int, match: re.Match[str]) -> bool:
    """Tell whether what *match* found belongs to letters or figures before it in its line.

    It does not where those are the place of an item in a list, or all that the line has, and a
    large letter stands behind it.
    """
    start = match.start()
    if re.compile(_QUOTED_AND_GOES_ON).search(text, max(place, start - 2), match.end() + 2):
        return True
    line = text[max(place, start - _LONGEST_ROW) : start].rpartition("\n")[2].strip()
    if not line or not (line[-1].isalnum() or line.endswith((")", ","))):
        return not line
    last = line.split()[-1]
    at = text.rindex(last, 0, start)
    behind = text[match.end() : match.end() + _LONGEST_LEFT].lstrip(_BULLETS)
    is_row = re.fullmatch(_ROW, line) is not None and behind[:1].isupper()
    return not (is_row or is_in_list(text, at, last))


def _is_odd(text: str, start: int, token: str) -> bool:
    """Tell whether a *token* with brackets is no word, name or figure in brackets of prose."""
    bare = without_notes(token).lstrip("\"“‘'")
    inner = bare.strip(AROUND).rstrip(".")
    if any(map(str.isalnum, bare.partition("(")[0])) and "(" in bare:
        return False  # what stands in brackets belongs to the word before it
    if BRACKETS.isdisjoint(bare) or begins_notice(text, start):
        return False
    if closes_bracket(text, start, token):
        return False
    if re.fullmatch(_IN_PROSE, bare):
        return False
    if bare[0] in "([" and not BRACKETS.isdisjoint(bare[1:]):
        return not (inner.isalpha() and len(inner) > LONGEST_SHORT)
    return bare[0] not in "([" or not is_closed(text, start + len(token), bare[0])


def _is_behind(text: str, start: int) -> bool:
    """Tell whether *start* is behind a sentence or a label."""
    before = text[max(0, start - _LONGEST_END) : start]
    return _BEHIND_A_SENTENCE.search(before) is not None


def _is_left(scheme: Scheme, text: str, start: int, written: str) -> bool:
    """Tell whether a group is what is left of a mark between sentences, and no item of a list."""
    if len(written) > _LONGEST_LEFT and not is_mark_like(scheme, written):
        return False
    return _is_behind(text, start) and not is_in_list(text, start, written)


def _is_half(scheme: Scheme, text: str, start: int, written: str) -> bool:
    """Tell whether a word between sentences is half of a mark, and no half of brackets in prose."""
    if written.endswith((":", ".")) and written[0].isalpha() and written[:-1].isupper():
        return names_level(scheme, written[:-1])
    word = without_notes(written).rstrip(".,;:?!")
    if ("(" not in written and ")" not in written and written.isalnum()) or (
        word.isalpha() and word.islower()
    ):
        return False
    if len(written) > _LONGEST_LEFT and not is_mark_like(scheme, written):
        return False
    if "(" in written and ")" not in written:
        return not (is_closed(text, start + len(written)) and written.startswith("("))
    if ")" in written and "(" not in written:
        return not closes_bracket(text, start, written)
    return not written.startswith(("(", "[")) or not BRACKETS.isdisjoint(written[1:-1])


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
            place = is_place(text, start, match[0])
            yield Inside(start, end, marking, is_exact(match[0]), is_place=place)
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
    if _NOTED.search(stem):
        return False
    if stem[-1] in ")]" or stem[-1].isdigit():
        glued = stem == before and _GLUED.search(stem) is not None
        return glued or re.search(_CITES, stem) is not None
    word = stem.split()[-1] if stem == before else ""
    return word.isupper() and word[-1].isalnum()


def closes(text: str, one: Inside, ends: Collection[int]) -> bool:
    """Tell whether a mark stands at the end of a portion, or of an item or a row in one.

    There it is the mark of the words before it. Portions end at *ends*.
    """
    before = text[max(0, one.start - _LONGEST_GAP) : one.start]
    gap = before[len(before.rstrip()) :]
    behind = _BEHIND_A_CLOSING.match(text, one.end)
    if behind is None or gap == "" or gap.count("\n") > 1:
        return False
    if one.is_place and not has_ended(text, 0, one.start):
        return False
    if one.end in ends or behind.end("signs") in ends:
        return True
    is_last = behind["next"] is not None and "\n" not in gap
    return is_last and (behind["item"] is not None or "\t" in gap or len(gap) > _WIDEST_BLANK)

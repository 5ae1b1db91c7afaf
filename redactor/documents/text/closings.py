"""Marks at the ends of lines, where they may close the text before them.

White House and NSC papers have a portion's mark behind its words (reading.md, section 3, traps
1 to 3). On release the classified ones were struck through, so that scanning made anything of
them; what no line of words ends with is taken for what is left of one.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from redactor.documents.text.damaged import (
    is_half_name,
    is_mark_like,
)
from redactor.documents.text.drafts import written_lines
from redactor.documents.text.inside import Inside
from redactor.documents.text.items import ANY_SIGN, is_closed, is_in_list
from redactor.documents.text.marks import Mark, Quality, is_entire, letters_of
from redactor.documents.text.sentences import (
    SIGNS,
    STOP,
    has_ended,
    is_abbreviated,
    is_abbreviation,
    is_cited,
)
from redactor.documents.text.words import (
    BRACKETS,
    FAR_BACK,
    LETTERS_OF_MARKS,
    LONGEST_SHORT,
    STROKES,
    closes_bracket,
    is_last_word,
    may_end_line,
    without_note,
    without_notes,
)
from redactor.markings.scheme import Scheme

_LABEL = re.compile(r"[^\w(]*(?:\d{1,3}|[A-Za-z])[.)](?![A-Za-z])\s*")
_AND = re.compile(r"[-–—•'*_~|]*(?:[ \t]*[,;][ \t]*(?:(?:and|or)[ \t]*)?|[ \t]+(?:and|or)[ \t]*)")
_LAST_AND = re.compile(r"(?:[,;][ \t]*+(?:and(?:/or)?|or)?+|[ \t](?:and(?:/or)?|or))\Z")
_NEXT_ITEM = re.compile(rf"\s*\n[ \t]*(?:{ANY_SIGN}|\(\w{{1,4}}\))")
"""The item that goes on with a list."""
_ITEM = re.compile(r"\(?(?:\d{1,2}|[A-Za-z]|[ivx]{2,4})\)(?=[ \t]+[A-Z]?[a-z])")
_LEADS_ON = re.compile(r"(?:[,;:]|\b(?:and|or|and/or))[ \t]+\Z")
_NEXT_WORDS = re.compile(rf"[ \t]*\n[ \t]*(?!{ANY_SIGN}|\(\w{{1,4}}\))[\"“‘'$]?\w")
"""Words on the next line, which begin no item."""
_OPEN_LINE = re.compile(r"[A-Za-z,][ \t]*\n\Z")
_LAST_WORD = re.compile(
    r"[^\W\d_]+[.?!]+|[^\W\d_]{2,}[.?!](?:\d{1,2}|\[\d+\]|[*†‡]{1,2})|[a-z]{3,}[,;:]"
)
"""The last word of a sentence, with the sign of a footnote, or of an item."""
_NOTHING = re.compile(r"(?:[\s.;:'’*_•~|—–-]|\[\d+\])*(?:\d{1,2}[\s.;:]*)?")
_GOES_ON = re.compile(r"[ \t]*\n[ \t]*(?!o[ \t]|(?:[a-z]{1,2}|[ivx]{1,4})[.)][ \t])[a-z]")
"""A next line with the rest of a sentence; with a small letter for its place it is an item."""
# compiled where a line may end with a mark
_MARKED_BELOW = (
    r"[ \t]*\n[ \t]*[a-z][^\n]*[\w)\"”][ \t]\([A-Z][A-Z/]{0,9}\)"
    r"[;,]?(?:[ ](?:and|or))?[ \t]*(?:\n|\Z)"
)
"""An item of a list on the next line, which needs no full stop before its mark."""
_BLOCK_END = re.compile(r"[ \t]*(?:\n[ \t]*)?(?:\n|\Z)")
_AROUND = STROKES + "†‡'\"“”‘’.,;:"
_FIGURE_BETWEEN_LINES = re.compile(r"[.!?]\n\d[ \t]*\n[ \t]*[A-Z]")
"""One figure below a sentence and above another; the number of a page has blank lines around it."""
# these are compiled where a text needs them
_OPENED = (
    r"[^.!?:;\s][ ]\([^\s()]{1,5}[ \t]*\n[ \t]*(?!\(?\w{1,3}[.)][ \t])"
    r"(?:(?![a-z][.!?]\s)[^()\n]){1,80}\)"
)
"""A bracket in a sentence that the next line closes."""
_OFFICE = re.compile(r"[AS]/[PS](?:-[A-Z]{1,2})?")
"""An office of the Department of State that stands on a line of its own."""
_BODY = re.compile(r"[ \t]*[A-Z]{3,6}:[ \t]*")
"""A body that stands above the names of those who are of it, as ``NSC:``."""
_SAID = r"\((?!\S{0,4}N[FPEH]\))(?P<said>[A-Za-z]{2,20}|\d{1,3}%|(?:19|20)\d\d|[$€]\d[\d.,]*"
_SAID += r"|(?![CSTU])[A-Z]{1,2}-\d{1,3}s?|[A-Z]{1,3}/[A-Z]{1,4})\)[.,;:]?\Z"
"""Brackets that a sentence ends with."""
_COUNTED = r"\(\d{1,2}\)[.;]"
"""The last of the items that a sentence counts, ``fish (3).``."""
_SMALL_WORDS = 2
"""Words, as ``of`` and ``the``, that a short form has no letter of."""
_BEFORE_WORDS = " \t–—-"
_TAIL = 30
"""How far before its end a line may have the end of a sentence, with a mark behind it."""
_LONGEST_ODD = 14
"""Letters of the longest mark of which scanning may have made several words."""
_SENTENCE_END = re.compile(
    rf"[.!?:;]{SIGNS}(?=[\s(\[{{<£©])|[.!?](?=\w{{1,3}}[)\]}}>]\W*$)"
    r"|(?=[ \t][(\[{<£©]\S{0,4}[)\]}>]?[ \t]?\.?$)"
    r"|(?<=[A-Za-z]{2}[.!?])(?:\d{1,2}|\[\d+\])(?=[ \t])"
)
_GOES_ON_SMALL = re.compile(rf"[a-z]{{4,}}(?!\.\.){STOP}\s+(?=[a-z]{{1,3}}\W*$)")
"""The end of a sentence, and few small letters, with which no other begins."""
_ODD_WORD = re.compile(
    r"(?<=[ \t])(?P<odd>(?:[-–—~_*•·'’§\])}>]+|[(\[{<]\w{0,2})[(\[{<]\S{0,4}|«\S{0,4}"
    r"|[A-Z\d]{1,2}[(\[{<]\w{0,2}|[(\[{<](?:[ ]\w{0,2}[ ]?|\w{1,2}[ ])[)\]}>]"
    r"|/\S{1,3}/|[-–—]+[ ](?:\w[ ]){1,2}\w"
    r"|[(\[{<](?:[A-Z\d][ ][A-Z\d]|(?:TS|[SC58])[^\s()]{0,2}N[FPEH][)\]}>])"
    r"|(?P<closed>[^\s()\[\]{}]{0,4})[)\]}>])[ \t.,;:•·*'\"”’—–-]*\Z"
)
"""What no line ends with: a sign and a bracket, one bracket that nothing opened, NOFORN."""
_HALF = re.compile(r"[(\[{]\w{1,4}[^\w)\]}]*")
"""A bracket and few letters, which may be words where it is closed behind them."""
_ODD_SIGNS = BRACKETS | frozenset("/–—-~_*")
_LONGEST_WORD = 30
_LONGEST_ALONE = 6
_WORDS_ONLY = re.compile(r"[ \t]*(?:\w[\w'’ -]*(?<=\w)|\([a-z]{2,}[ ][^()\n]{1,40}\))")
"""What is between the end of a sentence and a next line that goes on with it."""
_WORDS = re.compile(r"(?<!\S)[^\W\d_]{4,}(?!\S)")
"""No mark has a word of four letters or more beside it."""


class Closing(NamedTuple):
    """A mark at the end of a line, from *start*; the line has words from *line* to *end*.

    One that is not *evident* has no bracket: it may be a word. *is_place*: it may be the place of
    an item, or name one.
    """

    line: int
    start: int
    end: int
    mark: Mark
    evident: bool = True
    is_place: bool = False


def find_closings(
    scheme: Scheme, text: str, places: Iterable[tuple[int, int]], inside: Sequence[Inside]
) -> Iterator[Closing]:
    """Yield the marks, and what is left of some, at the ends of lines at *places* of *text*."""
    starts = [one.start for one in inside]
    for begin, stop in places:
        for line, end in written_lines(text, begin, stop):
            last = bisect_left(starts, end) - 1
            one = inside[last] if last >= 0 and inside[last].end > line else None
            if one is not None and _closes(text, line, one, end):
                written = text[one.start : one.end]
                if not (_is_labelled(text, line, one.start) or is_entire(written)):
                    quality: Quality = "stated" if one.exact else "damaged"
                    quality = quality if one.marking.known else "unknown"
                    mark = Mark(written, one.marking, quality)
                    yield Closing(line, one.start, end, mark, is_place=one.is_place)
                continue
            damaged = _damaged(scheme, text, line, end, one)
            if damaged is not None:
                yield damaged


def _damaged(scheme: Scheme, text: str, line: int, end: int, one: Inside | None) -> Closing | None:
    """Return what is left of a mark at the end of a line; *one* is the last mark that it has."""
    if one is not None and not any(map(str.isalnum, text[one.end : end])):
        return None  # the mark of something that the sentence names
    if one is None and _ends_plainly(text[max(line, end - _LONGEST_WORD) : end]):
        return None
    if _is_opened(text, line, end):
        return None
    label = _LABEL.match(text, line, end)
    labelled = label is not None and label.end() < end
    words = one.end if one is not None else label.end() if label and labelled else line
    goes_on = _GOES_ON.match(text, end) is not None
    goes_on = goes_on and re.compile(_MARKED_BELOW).match(text, end) is None
    odd = words + _odd_end(scheme, text, words, end, goes_on=goes_on)
    if odd < words:
        odd = _odd_word(scheme, text, words, end)
    before = (
        _LAST_AND.search(text, max(words, end - _TAIL), end)
        if odd < words and not goes_on
        else None
    )
    if before is not None and (
        _NEXT_ITEM.match(text, end)
        or not BRACKETS.isdisjoint(
            text[max(words, before.start() - _LONGEST_ALONE) : before.start()]
        )
    ):
        odd = _before_and(scheme, text, words, before.start())
    written = text[odd:end].strip(_AROUND) if odd >= words else ""
    if odd < words or closes_bracket(text, odd, written):
        return None
    last = written.rpartition(" ")[2]
    at = text.rindex(last, odd, end)
    counted = re.compile(_COUNTED).fullmatch(text, at, end) and not has_ended(text, 0, odd)
    leads = _LEADS_ON.search(text, max(line, at - _TAIL), at) and _NEXT_WORDS.match(text, end)
    is_item = (goes_on or counted or leads) and is_in_list(text, at, last)
    if is_item or _is_said(scheme, text, odd, end):
        return None
    mark = Mark(written, letters_of(scheme, written), "damaged")
    return Closing(line, odd, end, mark, evident=not BRACKETS.isdisjoint(written))


def _is_said(scheme: Scheme, text: str, start: int, end: int) -> bool:
    """Tell whether the brackets at the end of a line are its sentence's own.

    Short forms of the words right before them, names, shares and years; no sentence has ended
    before them. Other figures may be what is left of a mark.
    """
    match = re.compile(_SAID).search(text, start, end)
    if match is None or has_ended(text, 0, match.start()):
        return False
    said = match["said"]
    if said.isalpha() and len(said) > LONGEST_SHORT:
        return said[0].isupper() and not is_mark_like(scheme, said.title())
    before = text[max(0, match.start() - FAR_BACK) : match.start()].split()
    near = before[-len(said) - _SMALL_WORDS :]
    initials = "".join(word[0] for word in near if word[0].isupper())
    is_name = len(said) == LONGEST_SHORT and said.isupper() and said[0] not in LETTERS_OF_MARKS
    return is_name or not said.isalpha() or (len(said) > 1 and initials.endswith(said))


def _is_opened(text: str, line: int, end: int) -> bool:
    """Tell whether a line ends with a bracket in a sentence, which the next line closes."""
    last = text.rfind(" ", line, end)
    if last <= line or not text.startswith("(", last + 1):
        return False
    return re.compile(_OPENED).match(text, last - 1) is not None


def _is_labelled(text: str, line: int, mark: int) -> bool:
    """Tell whether a *mark* stands behind a number only, which no open sentence ends with."""
    is_label = _LABEL.fullmatch(text, line, mark) is not None
    return is_label and _OPEN_LINE.search(text, max(0, line - FAR_BACK), line) is None


def _closes(text: str, line: int, one: Inside, end: int) -> bool:
    """Tell whether a mark on the line from *line* to *end* is the mark of what stands before it.

    In the middle of a sentence it is the mark of something that this names.
    """
    if one.is_place:
        return has_ended(text, 0, one.start) and _NOTHING.fullmatch(text, one.end, end) is not None
    if _AND.fullmatch(text, one.end, end) and _NEXT_ITEM.match(text, end):
        return True
    if _NOTHING.fullmatch(text, one.end, end) is None:
        return False
    if has_ended(text, line, one.start):
        return True
    if _GOES_ON.match(text, end) or text[one.start : one.end].islower():
        return False
    alone = not text[line : one.start].strip(_AROUND)
    return alone or _BLOCK_END.match(text, end) is not None


def _ends_plainly(tail: str) -> bool:
    """Tell at a glance that a line which ends with *tail* ends with words, no sentence in it."""
    letters = tail.replace(" ", "")
    return letters.isalnum() and len(letters) > _LONGEST_ALONE


def _odd_end(scheme: Scheme, text: str, start: int, stop: int, *, goes_on: bool) -> int:
    """Return where in a line from *start* to *stop* what is no word begins and ends it, or -1.

    Where its sentence *goes_on* in the next line, only what stands behind another is odd.
    """
    line = text[start:stop]
    bare = without_notes(line.strip(_AROUND))
    if len(bare) <= _LONGEST_ALONE or _is_left(scheme, bare):
        is_figure = _FIGURE_BETWEEN_LINES.match(text, start - 2) is not None
        is_said = _is_last_word(text, start, line) or _BODY.fullmatch(line) is not None
        is_odd = is_figure or (_is_odd_alone(bare) and not is_said)
        return len(line) - len(line.lstrip()) if is_odd else -1
    small = None if goes_on else _GOES_ON_SMALL.search(line, max(0, len(line) - _LONGEST_WORD))
    if small is not None:
        return small.end()
    for end in reversed(list(_SENTENCE_END.finditer(line, max(0, len(line) - _TAIL)))):
        rest = without_note(line[end.end() :].strip(_AROUND))
        if not rest or (goes_on and not end[0]) or (" " in rest and len(rest) > _LONGEST_ODD):
            continue
        if (goes_on and _WORDS_ONLY.fullmatch(line, end.end())) or is_cited(
            text, start + end.end()
        ):
            continue
        item = _ITEM.search(text, start + end.end(), stop)
        if item is not None and is_in_list(text, item.start(), item[0]):
            continue
        is_name = len(rest) > LONGEST_SHORT and scheme.level_of.get(rest, 0) > 0
        is_half = _HALF.fullmatch(rest) is not None and not is_closed(text, stop)
        left = end[0] != "" and (is_name or is_half or _is_left(scheme, rest))
        if not left and (may_end_line(rest) or _WORDS.search(rest)):
            continue
        if not BRACKETS.isdisjoint(rest) or not _is_abbreviated(
            line, end.end(), rest, goes_on=goes_on
        ):
            return end.end()
    return -1


def _is_abbreviated(line: str, at: int, rest: str, *, goes_on: bool) -> bool:
    """Tell whether the stop before *at* ends no sentence, and *rest* behind it may be words."""
    few = rest.islower() and len(rest) <= LONGEST_SHORT and not is_last_word(rest)
    if is_abbreviation(line, at) and (goes_on or not few):
        return True
    return is_abbreviated(line, at, goes_on=goes_on)


def _before_and(scheme: Scheme, text: str, start: int, stop: int) -> int:
    """Return where what is left of a mark begins before ``, and``, which leads on, or -1."""
    odd = -1
    if stop - start > _LONGEST_ALONE:
        odd = _odd_end(scheme, text, start, stop, goes_on=False)
    return start + odd if odd >= 0 else _odd_word(scheme, text, start, stop)


def _is_last_word(text: str, start: int, line: str) -> bool:
    """Tell whether a *line* of one word ends the sentence before it, or is one."""
    if _LAST_WORD.fullmatch(line.strip(_BEFORE_WORDS)) is None:
        return False
    return line.strip(_AROUND)[:1].isupper() or not has_ended(text, 0, start)


def _odd_word(scheme: Scheme, text: str, line: int, end: int) -> int:
    """Return where the last word of a line begins if it can be none, as ``fS)``, or -1."""
    last = max(text.rfind(" ", line, end), text.rfind("\t", line, end)) + 1
    if last > line and is_half_name(scheme, text[last:end]):
        return last
    if _ODD_SIGNS.isdisjoint(text[max(line, end - _TAIL) : end]):
        return -1
    match = _ODD_WORD.search(text, line, end)
    if match is None:
        return -1
    inner = match["closed"] or ""
    is_word = inner.isalpha() and match["odd"].endswith(")")
    return -1 if is_word and len(inner) > LONGEST_SHORT else match.start("odd")


def _is_left(scheme: Scheme, bare: str) -> bool:
    """Tell whether one word with brackets is what is left of a mark of several letters."""
    brackets = not BRACKETS.isdisjoint(bare)
    return brackets and " " not in bare and is_mark_like(scheme, bare)


def _is_odd_alone(bare: str) -> bool:
    if bare == "" or bare.isdecimal() or _OFFICE.fullmatch(bare):
        return False
    return not (BRACKETS.isdisjoint(bare) and may_end_line(bare))

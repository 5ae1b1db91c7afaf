"""Marks for the entire text of a message, and how far each of them reaches.

``S—Entire text.``, ``(C-ENTIRE TEXT).``, ``1. CONFIDENTIAL - ENTIRE TEXT``, with and without
brackets, dash and number (reading.md, section 1). A file may hold several messages, each with its
own; a message ends at its ``NNNN``, or where the class line of another stands.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from redactor.documents.text.basis import ENTIRE, UNMARKED
from redactor.documents.text.drafts import Draft
from redactor.documents.text.marks import Mark, letters_of, read_mark
from redactor.documents.text.notes import Note
from redactor.documents.text.repeats import sent_along
from redactor.markings.banner import Banner
from redactor.markings.lines import lines_with
from redactor.markings.marking import Marking
from redactor.markings.odd_banners import level_like
from redactor.markings.scheme import Scheme

_FRAME = " .,:;_*'\"“”–—-"
_LONGEST_ODD = 3


@cache
def _line() -> re.Pattern[str]:
    """Match a line that begins with a mark for the entire text."""
    return re.compile(
        r"[^\w\n(\[{©]{0,6}(?:(?P<label>\d{1,3})[.,)'’]{0,2}[^\w\n(\[{©]{1,12})?"
        r"(?P<mark>(?P<open>[(\[{])?(?P<said>[^\n()\[\]{}]{1,40}?)[\s.,:_]{0,3}(?P<sign>[–—-][\s.,:_–—-]{0,5})?"
        r"ENTIRE[ ]{1,3}TEXT[ .]{0,3}[)\]}]?)"
        r"(?:(?P<but>[ ,]{0,3}(?:EXCEPT|EXCLUDING|BUT|LESS|OTHER|SAVE)\b)|(?![ ]*[a-z]))\.?",
        re.IGNORECASE,
    )


class Entire(NamedTuple):
    """A line with a mark for the entire text: where its mark and the words behind it begin."""

    start: int
    words: int
    label: str
    mark: Mark


def find_entire(scheme: Scheme, text: str) -> Iterator[Entire]:
    """Yield the lines of *text* that begin with a mark for the entire text, in order."""
    lines = {line for part in ("NTIRE", "ntire") for line in lines_with(part, text)}
    for start, end in sorted(lines):
        match = _line().match(text, start, end)
        mark = _read(scheme, match) if match else None
        if match and mark:
            yield Entire(start, match.end(), match["label"] or "", mark)


def _read(scheme: Scheme, match: re.Match[str]) -> Mark | None:
    written, said = match["mark"].rstrip(" ."), match["said"].strip(_FRAME)
    if match["open"] and written[-1] in ")]}" and not match["but"]:
        return read_mark(scheme, written, numbered=True)
    marking = scheme.parse(said)
    if marking.known:
        return Mark(written, marking, "damaged" if match["but"] else "entire")
    level = level_like(scheme, said)
    if level is not None:
        return Mark(written, scheme.marking(level), "damaged")
    is_odd = len(said) <= _LONGEST_ODD or (" " not in said and match["sign"])
    return Mark(written, letters_of(scheme, said), "damaged") if is_odd else None


class Message(NamedTuple):
    """A message in a text, and what the mark for its entire text and its banners come to."""

    start: int
    marking: Marking | None


def find_messages(
    scheme: Scheme,
    text: str,
    entire: Iterable[Entire],
    banners: Mapping[int, Banner],
    odd: Mapping[int, Marking],
    ends: Iterable[int],
) -> list[Message]:
    """Return the messages in a text whose lines *ends* end one, the first of which begins it.

    A class line with another number than the last begins one too, with what is sent along before
    it. One without a mark for its entire text that can be read has no marking.
    """
    starts = {0, *ends}
    number: list[str] = []
    for start, banner in banners.items():
        if banner.number and number and banner.number.split() != number:
            starts.add(_first_sent_along(text, start))
        number = banner.number.split() or number
    ordered = sorted(starts)
    said: list[list[Marking]] = [[] for _ in ordered]
    marks: list[list[Mark]] = [[] for _ in ordered]
    for one in entire:
        marks[bisect_right(ordered, one.start) - 1].append(one.mark)
    for start, above in (*((at, banner.marking) for at, banner in banners.items()), *odd.items()):
        said[bisect_right(ordered, start) - 1].append(above)
    return [
        Message(start, scheme.join((*banner, *(mark.marking for mark in own))))
        if own and all(mark.quality == "entire" for mark in own)
        else Message(start, None)
        for start, banner, own in zip(ordered, said, marks, strict=True)
    ]


def _first_sent_along(text: str, start: int) -> int:
    """Return where the lines begin that are sent along before the class line at *start*."""
    first = at = start
    while at > 0:
        begin = text.rfind("\n", 0, at - 1) + 1
        sent = sent_along().match(text, begin, at - 1)
        if not (sent or text[begin:at].isspace()):
            break
        first = begin if sent else first
        at = begin
    return first


def _message_at(messages: Sequence[Message], place: int) -> Message:
    """Return the message of *messages*, in their order, which *place* lies in."""
    return messages[bisect_right(messages, place, key=lambda one: one.start) - 1]


def cover(
    drafts: Sequence[Draft],
    messages: Sequence[Message],
    note: Note | None,
    marks: Iterable[tuple[int, Marking]],
) -> None:
    """Give what has no mark in a message that of its entire text, and what a *note* says.

    A mark for the entire text that a mark in its message goes beyond covers nothing; *marks* are
    those that stand anywhere, by place.
    """
    if all(message.marking is None for message in messages):
        return
    reach: dict[Message, list[Draft]] = {message: [] for message in messages}
    said: dict[Message, set[Marking]] = {message: set() for message in messages}
    for draft in drafts:
        message = _message_at(messages, draft.spans[0][0])
        reach[message].append(draft)
        if draft.mark:
            said[message].add(draft.marking)
    for place, mark in marks:
        said[_message_at(messages, place)].add(mark)
    for message, among in reach.items():
        marking = message.marking
        if marking is None or not all(map(marking.dominates, said[message])):
            continue
        covered = marking if note is None else marking.join(note.marking)
        for draft in among:
            if draft.basis == UNMARKED:
                draft.marking = covered
                draft.basis, draft.flags = ENTIRE, ()

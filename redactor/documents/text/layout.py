"""Makes portions of lines: which lines belong together, and what each group is.

The results are drafts: portions with their places and marks as written, whose marking is not
decided yet. Every character that is not blank is in a draft or is page furniture.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from string import ascii_letters

from redactor.documents.text import header
from redactor.documents.text.builder import Builder, Event, mark_of
from redactor.documents.text.drafts import Draft, Place
from redactor.documents.text.entire import Message, find_entire, find_messages
from redactor.documents.text.items import find_items
from redactor.documents.text.landmarks import Lead, find_labels, find_landmarks
from redactor.documents.text.notes import Note, read_source_notes
from redactor.documents.text.plain import Plain
from redactor.documents.text.repeats import SECTION, find_repeats, header_end, sent_along
from redactor.documents.text.sentences import is_abbreviated
from redactor.markings.banner import Banner, find_banners
from redactor.markings.marking import Marking
from redactor.markings.odd_banners import OddBanner, find_odd_banners
from redactor.markings.scheme import Scheme

_GOES_ON = frozenset(ascii_letters + ",")
"""What a line ends with that ends no sentence."""
_WORDS = re.compile(r"[A-Z][A-Z'-]*[ ,](?!.*:)")
"""The next line of one, and no field of a header."""
_FAR = 100
"""How far into a line its section is named."""
_NEAR = 40
"""How far above the end of a page its number stands."""
_NUMBER_ABOVE = re.compile(r"\n[ \t]*(?P<number>\d{1,3})\s*\Z")
_NUMBER_BELOW = re.compile(r"\s{0,40}?(?P<number>\d{1,3})[ \t]*$", re.MULTILINE)
"""The number of a page alone on its line, before and behind what ends the page."""
_BLANK_LINES = re.compile(r"\n(?:[^\S\n]*+\n)+")


@dataclass(slots=True)
class Layout:
    """All drafts of a text in order, its furniture, and its banners by where they stand.

    The body begins at *body*; *repeats* are the lines of its header that later sections have
    again. *rest* are the places of what is not plain paragraphs (see `plain`), *odd* what lines
    there would mean if they were banners, by place, *named* whether one is nearly a name, and
    *lacking* whether one of several messages with a subject has no banner and no such line. *note*
    is what an editor says of the document, *items* is where lines begin with the signs of a list,
    and where the words behind these do.
    """

    body: int
    rest: list[Place]
    drafts: list[Draft]
    furniture: list[Place]
    repeats: list[Place]
    banners: dict[int, Banner]
    messages: list[Message]
    odd: dict[int, Marking]
    named: bool
    lacking: bool
    note: Note | None
    items: Mapping[int, int]


def lay_out(scheme: Scheme, text: str, plain: Sequence[Plain], pages: Sequence[int]) -> Layout:
    """Return the drafts of *text*: header fields until the first paragraph, then the body.

    *plain* are the plain paragraphs, which nothing else is looked for in; *pages* end at form
    feeds.
    """
    blocks, rest = _blocks(text, plain)
    leads = list(find_landmarks(text, rest))
    read = list(find_banners(scheme, text, rest))
    furniture = {start for start, _ in read} | {x.start for x in leads if x.landmark == "page"}
    items = find_items(text, rest, furniture)
    leads = [
        lead
        for lead in leads
        if lead.landmark != "bare" or lead.words - len(lead.mark) not in items
    ]
    entire = list(find_entire(scheme, text))
    body = next((lead.start for lead in leads if _begins_body(scheme, text, lead)), len(text))
    body = min([body, *(one.start for one in plain[:1]), *(one.start for one in entire[:1])])
    labels = list(find_labels(text))
    body = _first_label(scheme, text, rest, labels, body)
    events: dict[int, Event] = {lead.start: lead for lead in leads}
    marked = {lead.start for lead in leads if lead.mark}
    events.update((label.start, label) for label in labels if label.start not in marked)
    fields = dict(header.find_fields(scheme, text, rest, body))
    events.update(fields)
    entire_lines = {one.start for one in entire}
    banners = {
        start: _in_its_place(text, body, start, banner)
        for start, banner in read
        if start not in entire_lines
    }
    events.update((start, banner) for start, banner in banners.items() if banner.certain)
    events.update((one.start, one) for one in entire)
    head = header_end(text, banners, fields, body)
    repeats = list(find_repeats(text, banners, head, body))
    certain = [start for start, banner in banners.items() if banner.certain and start > head]
    numbers = {*_page_numbers(text, [*pages, *certain], head)}
    furnished = (*numbers, *(start for start, _ in repeats))
    events.update((start, Lead("page", start, start)) for start in furnished)
    again = {start for start, _ in repeats}
    ends = [lead.start for lead in leads if lead.landmark == "end" and lead.start not in again]
    known = {at: one.marking for at, one in banners.items()}
    strict = bool(entire) or _lacks_banner(text, ends, known)
    odd = find_odd_banners(scheme, text, rest, known, strict=strict)
    above = {one.start: one.marking for one in odd if one.is_name}
    messages = find_messages(scheme, text, entire, banners, above, ends)
    for one in odd:
        if one.is_name:
            events.setdefault(one.start, Banner("", one.marking, certain=False))
    begins = {one.start for one in messages[1:]}
    builder = Builder(scheme, text, body, events, plain, begins, pages)
    builder.add_blocks(blocks)
    note = read_source_notes(scheme, text)
    return Layout(
        body,
        rest,
        builder.finish(),
        builder.furniture,
        repeats,
        banners,
        messages,
        _may_be_banners(banners, odd),
        any(one.is_name for one in odd),
        _lacks_banner(text, ends, known.keys() | above.keys()),
        note,
        items,
    )


def _page_numbers(text: str, ends: Iterable[int], head: int) -> Iterator[int]:
    """Yield where bare numbers stand alone on the lines next to *ends* of pages, behind *head*.

    Those are form feeds and the banners in the headings and at the feet of pages.
    """
    for end in ends:
        above = _NUMBER_ABOVE.search(text, max(head, end - _NEAR), end)
        below = _NUMBER_BELOW.match(text, text.find("\n", end) + 1 or len(text))
        yield from (match.start("number") for match in (above, below) if match)


def _lacks_banner(text: str, ends: Sequence[int], banners: Collection[int]) -> bool:
    """Tell whether one of several messages with a subject, parted at *ends*, has no banner."""
    if not (ends and banners):
        return False
    messages = pairwise((0, *ends, len(text)))
    bare = (m for m in messages if not any(m[0] <= at < m[1] for at in banners))
    return any("SUBJ" in text[start:end].upper() for start, end in bare)


def _may_be_banners(banners: Mapping[int, Banner], odd: Iterable[OddBanner]) -> dict[int, Marking]:
    """Return what lines that stay text would mean if they were banners that say more."""
    unread = {
        start: banner.marking
        for start, banner in banners.items()
        if not (banner.certain or banner.marking.known)
    }
    return unread | {one.start: one.marking for one in odd}


def _in_its_place(text: str, body: int, start: int, banner: Banner) -> Banner:
    """Return a banner, or what it says at least where it stands in the midst of a sentence."""
    more = banner.number or not banner.marking.known
    if start < body or banner.leading is None or not more:
        return banner
    before, behind = text.rfind("\n", 0, start - 1) + 1, text.find("\n", start) + 1
    is_header = sent_along().match(text, before, start) or SECTION.search(text, start, start + _FAR)
    above = text[before:start]
    open_before = banner.number or (len(above.split()) > 1 and above.rstrip()[-1:] in _GOES_ON)
    blank = above.isspace() or not _WORDS.match(text, behind or len(text))
    if is_header or blank or not open_before:
        return banner
    marking = banner.marking if banner.marking.known else banner.leading
    return banner._replace(marking=marking, number="", certain=False)


def _first_label(
    scheme: Scheme, text: str, places: Sequence[Place], labels: Sequence[Lead], body: int
) -> int:
    """Return where the body begins: with a label before *body* if one is behind the header."""
    before = [lead.start for lead in labels if lead.start < body and not header.is_name(lead.label)]
    if not before:
        return body
    last = max((start for start, _ in header.find_fields(scheme, text, places, body)), default=-1)
    return next((start for start in before if start > last), body)


def _begins_body(scheme: Scheme, text: str, lead: Lead) -> bool:
    if lead.landmark == "number":  # no section of a law, nor the rest of a date
        above = text[text.rfind("\n", 0, max(0, lead.start - 1)) + 1 : lead.start]
        return bool(lead.mark) or above.isspace() or not is_abbreviated(text, lead.start)
    mark = mark_of(scheme, text, lead)
    if lead.landmark == "letter" or mark is None:
        return mark is not None
    stop = text.find("\n", lead.words)
    alone = not text[lead.words : stop if stop >= 0 else None].strip()
    return mark.quality != "damaged" and not alone  # one alone may end what stands before it


def _blocks(text: str, plain: Sequence[Plain]) -> tuple[list[Place], list[Place]]:
    """Return the places of runs of lines that are not blank, and of what has other than *plain*.

    Each block is from the start of a line.
    """
    blocks: list[Place] = []
    rest: list[Place] = []
    at = 0
    for start, _, end, _, _ in plain:
        if not text[at:start].isspace():
            rest.append((at, start))
            blocks += _split(text, at, start)
        blocks.append((start, end))
        at = end
    if text[at:].strip():
        rest.append((at, len(text)))
        blocks += _split(text, at, len(text))
    return blocks, rest


def _split(text: str, start: int, end: int) -> Iterator[Place]:
    """Yield the blocks from *start* to *end*."""
    part = text[start:end]
    last = text.find("\n", start + len(part.rstrip()), end)
    last = end if last < 0 else last
    begin = text.rfind("\n", start, end - len(part.lstrip())) + 1 or start
    for match in _BLANK_LINES.finditer(text, begin, last):
        yield begin, match.start()
        begin = match.end()
    yield begin, last

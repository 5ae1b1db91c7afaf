"""Clean telegrams, read in one pass.

In a clean telegram every line of the header has the form of its field, in the usual order, every
paragraph is plain (see `plain`), numbered in sequence, and nothing else stands between and behind
them but plain headings and a signature. What is not clean from end to end is left to the careful
reader; the tests hold the two against each other.
"""

import re
from collections.abc import Collection, Sequence
from functools import cache, lru_cache
from typing import NamedTuple, TypeAlias

from redactor.documents.document import Field, Portion, Style
from redactor.documents.text.basis import FLAGGED_UNMARKED, SECTION, STATED, UNMARKED
from redactor.documents.text.damaged import level_names
from redactor.documents.text.fields import find_mark_in_field
from redactor.documents.text.header import ADDRESSEE
from redactor.documents.text.headings import is_plainly_heading, may_be_heading
from redactor.documents.text.inside import find_inside, find_marks
from redactor.documents.text.plain import Plain
from redactor.documents.text.statements import may_state
from redactor.documents.text.whole import captions_in, covering_controls, says_when
from redactor.markings.banner import Banner, find_banners, may_begin_banner
from redactor.markings.marking import Marking, least
from redactor.markings.odd_banners import may_be_odd_banner
from redactor.markings.scheme import Scheme
from redactor.markings.short_forms import expand, has_lists

_FIELDS: tuple[tuple[Field, int], ...] = (
    ("transmission", 0),
    ("date", 0),
    ("from", 3),
    ("to", 3),
    ("info", 5),
    ("number", 0),
    ("captions", 0),
    ("declassification", 0),
    ("tags", 6),
    ("subject", 9),
    ("references", 0),
    ("authority", 15),
)
"""Fields in their usual order, and the characters of the name before their words."""
_PLACE = {field: place for place, (field, _) in enumerate(_FIELDS)}
_NAME = dict(_FIELDS)
_BLANK_LINE = 2
_new = tuple.__new__
"""Makes a portion in half the time of `Portion(...)`."""
_CAPTIONS = ("number", "captions")
_BEFORE_THE_NUMBER = frozenset({"transmission", "date", "from"})
_BEGINS: dict[Field, tuple[str, ...]] = {
    "transmission": tuple("VZCZC ZCZC ZN ZZ DE OO PP RR YY".split()),
    "from": ("FM ",),
    "to": ("TO ", "RU", "RH"),
    "info": ("INFO ", "RU", "RH"),
    "captions": ("SIPDIS",),
    "declassification": ("E.O. ",),
    "tags": ("TAGS: ",),
    "subject": ("SUBJECT: ",),
    "authority": ("Classified By: ",),
}
"""What the lines of these fields always begin with, in a clean telegram."""
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ /"
_MANY = frozenset({"transmission", "references"})
_OF_LINES = frozenset({"transmission", "to", "info"})
_REFERENCE = re.compile(r"(?:REF: )?(?:([A-Z])\.[ \t]+)?")
_ORDINARY = re.compile(r"[A-Za-z]+(?: [A-Za-z]+)*+(?: \d+)?")
"""Words, and a figure behind them."""
_HEADING = re.compile(r"\n\n([A-Z][A-Za-z]{2,}(?: [A-Za-z]{2,}){0,3})\n\n")
_SIGNATURE = re.compile(r"\n\n((?!PAGE|NNNN)[A-Z]{3,24})[ \t\n]*\Z")

_Line: TypeAlias = tuple[Field, int, int, bool]
"""A field of the header, where it starts and ends, and whether a blank line precedes it."""


class Read(NamedTuple):
    """What is read of a text: its marking, banner, portions, and the places of its furniture.

    *listing* is what all of its banners say together: short forms mean the list of that. *style*
    is where its marks stand, *repeats* are the lines that have its header again.
    """

    marking: Marking
    banner: Banner | None
    portions: tuple[Portion, ...]
    listing: Marking
    style: Style = "start"
    furniture: tuple[tuple[int, int], ...] = ()
    repeats: tuple[tuple[int, int], ...] = ()


def read_clean(scheme: Scheme, text: str, plain: Sequence[Plain]) -> Read | None:
    """Return a clean telegram, whose paragraphs are *plain*, or None if it is not one."""
    if not plain or [one.number for one in plain] != [str(n) for n in range(1, len(plain) + 1)]:
        return None
    body = plain[0].start
    lines = _header_lines(scheme, text, body)
    if lines is None or any(find_marks(scheme, text, [(0, body)])):
        return None
    banner = _banner(scheme, text, lines)
    if banner is None:
        return None
    captions = [
        text[start:end].rstrip("0123456789") for field, start, end, _ in lines if field in _CAPTIONS
    ]
    said: Collection[Marking] = {one.mark.marking for one in plain}
    if has_lists(banner.marking):
        said = [expand(marking, banner.marking) for marking in said]
    whole = scheme.join((banner.marking, _captions(scheme, "\n".join(captions)), *said))
    says_more = whole.level == 0 and (
        any(_says_more(scheme, text, *line[:3]) for line in lines) or may_state(scheme, text[body:])
    )
    if says_more or not whole.known or covering_controls(scheme, whole).controls:
        return None
    fields = _fields(scheme, text, lines, whole, banner)
    end = _signature(scheme, text, plain[-1].end, whole)
    paragraphs = _paragraphs(scheme, text, plain, end or ())
    if fields is None or paragraphs is None or end is None:
        return None
    return Read(whole, banner, (*fields, *paragraphs, *end), banner.marking)


def _header_lines(scheme: Scheme, text: str, body: int) -> list[_Line] | None:
    """Return the fields up to *body*, or None where anything else stands there."""
    lines: list[_Line] = []
    at = place = 0
    gap = True
    match_field = _header().match
    plainly = _plain_fields(scheme)
    fragile = _OF_LINES - plainly
    while at < body:
        match = match_field(text, at, body)
        if match is None:
            return None
        field: Field = match.lastgroup  # type: ignore[assignment] # the groups are named after them
        start = at
        if field not in plainly and may_begin_banner(scheme, text, at) != (field == "number"):
            return None
        if field in fragile and "\n" in match[field]:
            return None
        last, place = place, _PLACE[field]
        if place < last or (place == last and lines and field not in _MANY):
            return None
        if field == "references" and place > last and not text.startswith("REF", start):
            return None
        at, end = match.end(), match.end(field)
        lines.append((field, start, end, gap))
        gap = at - end > 1
    return lines


def _says_more(scheme: Scheme, text: str, field: Field, start: int, end: int) -> bool:
    """Tell whether a field may say that a message with the lowest level was classified."""
    if field == "declassification":
        return says_when(text[start:end])
    return field == "authority" or (field != "number" and may_state(scheme, text[start:end]))


@cache
def _plain_fields(scheme: Scheme) -> frozenset[Field]:
    """Return the fields of which no line could begin as a banner or captions of the scheme do."""
    captions = tuple(form[:2] for form in scheme.control_of)
    return frozenset(
        field
        for field, names in _BEGINS.items()
        if not any(may_begin_banner(scheme, name + more) for name in names for more in _LETTERS)
        and (field not in ("to", "info") or not any(n.startswith(captions) for n in names))
    )


def _banner(scheme: Scheme, text: str, lines: Sequence[_Line]) -> Banner | None:
    """Return the class line's meaning, if one stands where it may and can be read."""
    before: set[Field] = set()
    for field, start, end, _ in lines:
        if field == "number" and not before.isdisjoint(_BEFORE_THE_NUMBER):
            banner = next((found for _, found in find_banners(scheme, text, [(start, end)])), None)
            return banner if banner is not None and banner.certain and banner.number else None
        before.add(field)
    return None


def _fields(
    scheme: Scheme, text: str, lines: Sequence[_Line], whole: Marking, banner: Banner
) -> list[Portion] | None:
    """Return the portions of the header, or None where one may hold a damaged mark."""
    portions: list[Portion] = []
    seen: dict[str, int] = {}
    for field, start, end, gap in lines:
        words = start + _NAME[field]
        base: str = field
        label = ""
        if field == "number":
            words = text.rindex(banner.number, start, end)
        elif field == "references":
            words, label = _reference(text, start)
            base = f"references-{label}" if label else field
        if field in ("subject", "references") and _has_mark(scheme, text, words, end):
            return None
        count = seen[base] = seen.get(base, 0) + 1
        identity = base if count == 1 else f"{base}#{count}"
        place = ((start, end),)
        unmarked = (whole, UNMARKED, place, words, gap, FLAGGED_UNMARKED, 0)
        portions.append(_new(Portion, (identity, field, label, "", *unmarked)))
    return portions


def _has_mark(scheme: Scheme, text: str, start: int, end: int) -> bool:
    """Tell whether a field has a mark, or what is left of one, at its ends or among its words."""
    if find_mark_in_field(scheme, text, start, end) is not None:
        return True
    names = level_names(scheme)
    if _ORDINARY.fullmatch(text, start, end) and not any(name in text[start:end] for name in names):
        return False  # which most fields are
    return bool(find_inside(scheme, text, [(start, end)]))


def _reference(text: str, start: int) -> tuple[int, str]:
    """Return where the words of the reference at *start* begin, and its letter."""
    match = _REFERENCE.match(text, start)
    return (match.end(), match[1] or "") if match else (start, "")


def _paragraphs(
    scheme: Scheme, text: str, plain: Sequence[Plain], behind_all: Sequence[Portion]
) -> list[Portion] | None:
    """Return the paragraphs and the headings between them, or None where there is more."""
    portions: list[Portion] = []
    titles: list[int] = []
    behind = plain[0].start
    for start, words, end, number, mark in plain:
        if start - behind > _BLANK_LINE and not text[behind:start].isspace():
            title = _HEADING.fullmatch(text, behind, start)
            if title is None or not _is_title(scheme, title[1]):
                return None
            titles.append(len(portions))
            place = title.span(1)
            name = f"heading#{len(titles)}" if len(titles) > 1 else "heading"
            portions.append(
                Portion(
                    name, "heading", "", "", scheme.unknown, SECTION, (place,), place[0], gap=True
                )
            )
        stated = (mark.marking, STATED, ((start, end),), words, True, (), 0)
        portions.append(_new(Portion, (number, "paragraph", number, mark.written, *stated)))
        behind = end
    until = len(portions)
    for at in reversed(titles):
        closing = behind_all if until == len(portions) else ()
        section = least([p.marking for p in (*portions[at + 1 : until], *closing)])
        portions[at] = portions[at]._replace(marking=section)
        until = at
    return portions


@lru_cache(maxsize=1024)  # an archive has many telegrams of each post
def _captions(scheme: Scheme, lines: str) -> Marking:
    """Return the controls that captions and the line of the number, without that, lay on all."""
    return captions_in(scheme, lines)


@lru_cache(maxsize=256)
def _is_title(scheme: Scheme, title: str) -> bool:
    look = may_be_heading(title) and is_plainly_heading(title)
    return look and not may_begin_banner(scheme, title)


def _signature(scheme: Scheme, text: str, start: int, whole: Marking) -> tuple[Portion, ...] | None:
    """Return the signature behind the last paragraph, nothing, or None where there is more."""
    if not text[start:].strip():
        return ()
    match = _SIGNATURE.match(text, start)
    if match is None or may_begin_banner(scheme, match[1]):
        return None
    if may_be_odd_banner(scheme, match[1]):
        return None
    start, end = match.span(1)
    unmarked = (whole, UNMARKED, ((start, end),), start, True, FLAGGED_UNMARKED, 0)
    return (_new(Portion, ("signature", "signature", "", "", *unmarked)),)


@cache
def _header() -> re.Pattern[str]:
    """Match one field of the header with the line feeds behind it."""
    said = r"[^\s()\[\]{}<>£©§»][^()\[\]{}<>£©§»\n]*"
    sent = r"(?:V?ZCZC|DE RU[A-Z]{2}|Z[NZ][A-Z] [A-Z]{5}\b|(?:ZZ|OO|PP|RR|YY) R[A-Z]{4}).*"
    more = r"(?:\nR[UH][A-Z]{2,7}/[A-Z0-9/ ,'&-]{2,60})*+"
    posts = rf"(?x:{ADDRESSEE})[A-Z0-9/ ,'&-]*{more}"
    return re.compile(
        rf"(?:(?P<transmission>{sent}(?:\n{sent})*+)"
        r"|(?P<date>[ZOPRY](?: [ZOPRY])? \d{6}Z [A-Z]{3} \d{2,4})"
        r"|(?P<from>FM [A-Z0-9][A-Z0-9/ ,'-]*)"
        rf"|(?P<to>TO {posts})"
        rf"|(?P<info>INFO {posts})"
        r"|(?P<captions>SIPDIS)"
        r"|(?P<declassification>E\.O\. \d{5}: (?:DECL: [0-9/]{8,10}|N/A))"
        r"|(?P<tags>TAGS: [A-Z]{2,5}(?:[ ,]{1,2}[A-Z]{2,5})*+)"
        rf"|(?P<subject>SUBJECT: {said})"
        rf"|(?P<references>(?:REF: |(?=[A-Z]\. ))(?:[A-Z]\. )?{said})"
        r"|(?P<authority>Classified By: [A-Za-z](?!.*[.!?][ \t]+[^\w\s]).*)"
        r"|(?P<number>[A-Z][A-Z.' -]* \d{3,8})"
        r")(?<![ \t])\n++"
    )

"""Portions in the making."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from redactor.documents.document import Kind
from redactor.documents.text.basis import DIFFERENT
from redactor.documents.text.items import NUMBERED, item_place, note_sign
from redactor.documents.text.marks import Mark, is_notice
from redactor.markings.marking import Marking
from redactor.markings.scheme import Scheme

Place: TypeAlias = tuple[int, int]
"""Start and end of something in a text."""


PARAGRAPHS = frozenset({"paragraph", "subparagraph", "text"})
"""What a line that begins nothing may go on with; a field goes on by rules of its own."""
BODY = PARAGRAPHS | {"heading"}
"""The kinds of portions that are no fields of a header."""
NO_FIELD = BODY | {"notice"}
"""Those, and what an earlier release of ours left."""

NOTE = re.compile(r"[*†‡]|\d{1,2}/[ \t]")
"""What a footnote begins with."""
SPEAKER = re.compile(
    r"[ \t]*[A-Z][\w.'’-]*(?:[ /](?:[A-Z][\w.'’-]*|de|la|von|van|of|the|to)){0,5}"
    r"(?: [(\[][^()\[\]\n]{1,30}[)\]])?[:—][ \t]*(?=\S)"
)
"""Who speaks, at the start of a line of dialogue."""
_LINE = re.compile(r"[^\n]+")
_RULES = ("---", "___", "===", "~~~")
"""The end of a line that is ruled above a footnote."""
_TAIL = 40


def written_lines(text: str, start: int, end: int) -> Iterator[Place]:
    """Yield the lines from *start* to *end* that are not blank, without the blanks behind them."""
    for match in _LINE.finditer(text, start, end):
        said = match[0].rstrip()
        if said:
            yield match.start(), match.start() + len(said)


def is_below_rule(text: str, at: int) -> bool:
    """Tell whether a ruled line, as it stands above footnotes, is the last one before *at*."""
    return text[max(0, at - _TAIL) : at].rstrip().endswith(_RULES)


def is_note(text: str, at: int) -> bool:
    """Tell whether a footnote begins at *at*, by its sign."""
    return NOTE.match(text, at) is not None or note_sign(text, at) != ""


@dataclass
class Draft:
    """A portion in the making.

    *loose*: it has neither number nor mark, and may go on with the portion before it. *page*:
    page furniture stands before it; *gap*: a blank line does; *plain*: it is a plain paragraph.
    *is_entire*: it is a mark for the entire text. *closed*: its mark stands behind its words,
    which end at *until* if that is not 0. *aside*: the place of its mark among its words, behind
    a label. *part*: it is cut from the one with its label.
    *marking*, *basis* and *flags* are decided last (see `assign`).
    """

    kind: Kind
    spans: list[tuple[int, int]]
    words: int
    marking: Marking
    label: str = field(default="", init=False)
    mark: Mark | None = field(default=None, init=False)
    pilcrow: bool = field(default=False, init=False)
    loose: bool = field(default=False, init=False)
    page: bool = field(default=False, init=False)
    gap: bool = field(default=False, init=False)
    plain: bool = field(default=False, init=False)
    basis: str = field(default="", init=False)
    flags: tuple[str, ...] = field(default=(), init=False)
    is_entire: bool = field(default=False, init=False)
    closed: bool = field(default=False, init=False)
    until: int = field(default=0, init=False)
    aside: Place | None = field(default=None, init=False)
    part: bool = field(default=False, init=False)


def raise_to(draft: Draft, marking: Marking) -> None:
    """Give *draft* at least *marking*, and say that its marks differ where that is more."""
    if draft.marking.dominates(marking):
        return
    draft.marking, draft.basis = draft.marking.join(marking), DIFFERENT
    if "marks differ" not in draft.flags:
        draft.flags = (*draft.flags, "marks differ")


def is_numbered(draft: Draft, text: str) -> bool:
    """Tell whether *draft* has the number of a paragraph, and not the place of an item."""
    begin = draft.spans[0][0]
    is_item = NUMBERED.match(text, begin) or item_place(text, begin)
    return draft.label.isdecimal() and not is_item


def take_sign(draft: Draft, text: str) -> None:
    """Make the letter or number of an item that the words of *draft* begin with its label."""
    number = NUMBERED.match(text, draft.words)
    place = (number[1], number.end()) if number else item_place(text, draft.words)
    if place is not None:
        draft.kind = "subparagraph"
        draft.label, draft.words = place


def holds_notice(scheme: Scheme, draft: Draft, text: str) -> bool:
    """Tell whether *draft* is a notice that a release of ours left, and nothing else."""
    return (
        text.startswith("[", draft.words)
        and len(draft.spans) == 1
        and is_notice(scheme, text[draft.words : draft.spans[0][1]])
    )

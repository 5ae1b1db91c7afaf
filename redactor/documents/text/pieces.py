"""Pieces of a stretch, which one mark may close, and what their lines begin with."""

import re
from dataclasses import dataclass

from redactor.documents.text.closings import Closing
from redactor.documents.text.drafts import SPEAKER, Draft
from redactor.documents.text.evidence import Evidence
from redactor.documents.text.headings import RULE
from redactor.documents.text.items import item_dash, item_form, item_sign
from redactor.documents.text.sentences import has_ended, is_abbreviated
from redactor.documents.text.starts import is_first_item, is_next_item
from redactor.markings.marking import Marking

_NUMBER = re.compile(r"[^\w\n]{0,3}(?:\d{1,3}|[a-z])[.,)('’]{1,2}[ \t]+(?=\S)")
_DECIMAL = re.compile(r"[^\w\n]{0,3}(\d{1,3})[.,)('’]{1,2}[ \t]")
_FIGURE = re.compile(r"[ \t]*\(?(\d{1,3})\)?(?:,|[.)]?[ \t]+[a-z\d])")
"""A figure that a sentence goes on with: ``18, 1981``."""
_FOOT = re.compile(r"[ \t]*(?:\d{1,2}|[a-z]/)[ \t]")
"""What a note at the foot of a page may begin with, beside numbers with a stop."""
_ACTION = re.compile(r"[ \t]*Action:")
"""What follows from a paragraph, in a summary of conclusions: no one speaks."""
_ENDS = tuple('.?!:;"”’)')
RULED = re.compile(rf"{RULE}\Z")
OPEN = re.compile(r"(?:[;:,]|\b(?:and|or))\Z")
"""The end of what goes on in the next line, or in the next item."""


@dataclass
class Line:
    """The place of a line; *page*: page furniture stands before it."""

    start: int
    end: int
    page: bool


@dataclass
class Piece:
    """Lines that one mark may close; *draft* is the one that it begins, or that it is cut from.

    *least*: what they are at least, whatever their mark says.
    """

    draft: Draft
    first: bool
    lines: list[Line]
    least: Marking
    closing: Closing | None = None


class Signs:
    """Tells what the lines of pieces begin with: numbers, signs of lists, speakers, notes."""

    def __init__(self, evidence: Evidence) -> None:
        self.text, self.items, self.intact = evidence.text, evidence.items, evidence.intact

    def begins(self, piece: Piece, line: Line) -> bool:
        """Tell whether *line* has a number, a dash or a speaker, behind a sentence or another.

        So does what stands below a line that is ruled behind a sentence.
        """
        last = piece.lines[-1]
        own, first = self._leads(line), self._leads(piece.lines[0])
        is_action = "speaker" not in first and _ACTION.match(self.text, line.start)
        if "number" in first or is_action:
            own -= {"speaker"}
        if "number" in own and self._is_in_sentence(piece, line):
            own -= {"number"}
        if self._is_ruled(piece):
            return True
        if self.text[last.start : last.end].rstrip(" \t*_").endswith(_ENDS):
            return bool(own)
        if "number" in own and self._is_figure(piece, line):
            own -= {"number"}
        return not own.isdisjoint(first)

    def _is_ruled(self, piece: Piece) -> bool:
        """Tell whether *piece* ends with a line that is ruled below a sentence, above a note.

        Below words that lead to it, a table has one.
        """
        if len(piece.lines) == 1:
            return False
        above, last = piece.lines[-2:]
        if not RULED.match(self.text, last.start, last.end):
            return False
        leads = self.text[above.start : above.end].rstrip().endswith(":")
        return not leads and has_ended(self.text, above.start, above.end)

    def may_be_note(self, piece: Piece, line: Line, above: Line) -> bool:
        """Tell whether *line*, below an open one, begins as a note at the foot of a page does."""
        if OPEN.search(self.text, above.start, above.end) or self._is_figure(piece, line):
            return False
        return bool(self._leads(line)) or _FOOT.match(self.text, line.start) is not None

    def is_listed(self, line: Line) -> bool:
        """Tell whether *line* begins with an item of a list that other lines go on with."""
        return after_blanks(self.text, line.start) in self.items

    def sign(self, line: Line) -> str:
        """Return what sign of a list *line* begins with, or its kind: a number is one here too."""
        sign = item_dash(self.text, line.start) or item_sign(self.text, line.start)
        if sign or not self._is_numbered(line):
            return sign
        return "item" if self.is_listed(line) else "number"

    def is_next(self, line: Line, above: Line) -> bool:
        """Tell whether *line* may be the item behind *above*: no number but the next one is."""
        number, last = (_DECIMAL.match(self.text, one.start) for one in (line, above))
        return number is None or last is None or int(number[1]) == int(last[1]) + 1

    def _leads(self, line: Line) -> set[str]:
        """Return what *line* may begin with: a number, a dash, a speaker."""
        leads = {
            "number": self._is_numbered(line),
            "speaker": SPEAKER.match(self.text, line.start),
            "dash": item_sign(self.text, line.start) == "dash",
        }
        return {lead for lead, stands in leads.items() if stands}

    def _is_numbered(self, line: Line) -> bool:
        if self.is_listed(line):
            return True
        number = _NUMBER.match(self.text, line.start)
        return number is not None and not is_abbreviated(self.text, line.start)

    def _is_in_sentence(self, piece: Piece, line: Line) -> bool:
        """Tell whether *line* begins with an item of a list that began in the middle of a line."""
        at, first = (after_blanks(self.text, one.start) for one in (line, piece.lines[0]))
        if not self.intact or is_first_item(self.text, at) or not is_next_item(self.text, at):
            return False
        return item_form(self.text, at) != item_form(self.text, first)

    def _is_figure(self, piece: Piece, line: Line) -> bool:
        """Tell whether a figure in a sentence begins *line*, and not the next number or item."""
        if self.is_listed(line) and self.is_listed(piece.lines[0]):
            return False
        figure = _FIGURE.match(self.text, line.start)
        if figure is None:
            return False
        return not piece.draft.label.isdecimal() or int(figure[1]) != int(piece.draft.label) + 1


def after_blanks(text: str, at: int) -> int:
    """Return where the words of *text* begin behind the blanks at *at*."""
    while text[at : at + 1] in (" ", "\t"):
        at += 1
    return at

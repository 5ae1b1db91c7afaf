"""Cuts blocks of a text into drafts at the lines that begin something."""

import re
from collections import deque
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import TypeAlias

from redactor.documents.document import Kind
from redactor.documents.text import header, headings
from redactor.documents.text.basis import STATED
from redactor.documents.text.damaged import find_damaged
from redactor.documents.text.drafts import PARAGRAPHS, Draft, Place, is_below_rule, take_sign
from redactor.documents.text.entire import Entire
from redactor.documents.text.fields import find_mark_in_field
from redactor.documents.text.header import FieldLine
from redactor.documents.text.items import begins_row, is_place, item_sign, note_sign
from redactor.documents.text.landmarks import Lead, read_label
from redactor.documents.text.marks import BRACKETED, JUNK, Mark, begins_notice, read_mark
from redactor.documents.text.plain import Plain
from redactor.documents.text.sentences import has_ended
from redactor.documents.text.words import BRACKETS, STROKES
from redactor.markings.banner import Banner
from redactor.markings.scheme import Scheme

_REFERENCE = re.compile(r"\(?([A-Z])[.)][ \t]+")
_FURNITURE = ("page", "end")
_TAIL = 200
_BEHIND_THE_SUBJECT = frozenset(
    {"references", "tags", "authority", "declassification", "captions", "transmission"}
)
_ALONE = re.compile(rf"{BRACKETED}|{JUNK}|[(\[{{<]\w{{1,4}}|\w{{1,4}}[)\]}}>]")
_STROKES = STROKES + ".,;:"
_BLANKS = frozenset(" \t")
_YEAR = 4
_LONGEST_ODD = 8
"""Letters of a line that may be what is left of the mark of the one above it."""
_LONGEST_TITLE = 4
"""Words of the longest title that stands right above a paragraph."""
_SMALL_WORD = 3
_ABBREVIATION = re.compile(r"[A-Z][A-Za-z]{0,3}\.")
_WHITE = frozenset(" \t\n")

Event: TypeAlias = Lead | FieldLine | Banner | Entire
"""What a line may begin or be."""


def mark_of(scheme: Scheme, text: str, lead: Lead) -> Mark | None:
    """Return the mark that a line begins with, if what stands there is one, and no item's place."""
    if not lead.mark:
        return None
    written = lead.mark[2:-2] if lead.mark.startswith("**") else lead.mark
    if lead.landmark == "bare" and is_place(text, text.find(written, lead.start), written):
        return None
    return read_mark(scheme, written, numbered=lead.landmark != "bare")


class Builder:
    """Cuts each block before every line that begins something, and makes drafts of the pieces.

    No draft goes on behind a place where one of *messages* begins. *pages* end at form feeds.
    """

    def __init__(
        self,
        scheme: Scheme,
        text: str,
        body: int,
        events: dict[int, Event],
        plain: Sequence[Plain],
        messages: Collection[int],
        pages: Sequence[int],
    ) -> None:
        self.scheme, self.text, self.body = scheme, text, body
        self.events, self.messages = events, messages
        self.pages = deque(pages)
        self.plain = {paragraph.start: paragraph for paragraph in plain}
        self.undecided = scheme.unknown
        self.prose = len(text)
        self.drafts: list[Draft] = []
        self.furniture: list[tuple[int, int]] = []
        self.page = self.gap = self.ended = self.header_over = self.covered = False
        self.seen: set[Kind] = set()

    def add_blocks(self, blocks: Sequence[tuple[int, int]]) -> None:
        """Add the *blocks* of the text, each cut before the lines that begin something."""
        plain = self.plain
        below = (place + 1 for place in self.pages)
        starts = [*sorted({*self.events, *self.messages, *below}), len(self.text)]
        at = 0
        for (begin, end), (following, _) in pairwise((*blocks, (len(self.text), 0))):
            if begin in plain:
                self._add_plain(plain[begin])
                continue
            start = begin
            while starts[at] < end:
                after = starts[at]
                at += 1
                if after > start:
                    self.add(start, after - 1, -1, first=start == begin)
                    start = after
            self.add(start, end, following, first=start == begin)

    def _add_plain(self, paragraph: Plain) -> None:
        start, words, end, number, mark = paragraph
        self._turn_page(start)
        draft = Draft("paragraph", [(start, end)], words, mark.marking)
        draft.label, draft.mark, draft.basis = number, mark, STATED
        draft.page, draft.gap, draft.plain = self.page, True, True
        self.page = self.gap = self.ended = False
        self.drafts.append(draft)

    def finish(self) -> list[Draft]:
        """Return the drafts, with a surname that stands alone at its end as the signature."""
        self._doubt_quotations()
        last = self.drafts[-1] if self.drafts else None
        if last is not None and last.loose and len(self.drafts) > 1 and len(last.spans) == 1:
            (start, end) = last.spans[0]
            if headings.SURNAME.match(self.text[start:end].strip()):
                last.kind, last.loose = "signature", False
        return self.drafts

    def _doubt_quotations(self) -> None:
        """Take a line of an authority block that stands alone before other text for a quotation."""
        last = max(
            (at for at, draft in enumerate(self.drafts) if draft.kind in PARAGRAPHS), default=0
        )
        for draft, following in pairwise(self.drafts[: last + 1]):
            alone = draft.gap and (following.kind != "authority" or following.gap)
            if draft.kind == "authority" and alone and not self._in_header(draft.spans[0][0]):
                draft.kind, draft.words = "text", draft.spans[0][0]

    def add(self, start: int, stop: int, following: int, *, first: bool) -> None:
        """Add the lines from *start* to *stop*, of which only the first may begin something.

        *first*: a blank line precedes them. The next block is at *following*, or they do not end
        theirs.
        """
        self._turn_page(start)
        if start in self.messages:
            self.ended = first = True
        self.gap = first
        event = self.events.get(start)
        if event is None:
            if not self._closes_subject(start, stop, first=first):
                self._add_text(start, stop, following, first=first)
        elif isinstance(event, FieldLine):
            if not (self._may_begin(event, start, stop) and self._add_field(event, start, stop)):
                self._add_text(start, stop, following, first=first or self._in_header(start))
        elif isinstance(event, Banner):
            self._add_banner(event, start, stop)
        elif isinstance(event, Entire):
            draft = self._draft("paragraph", start, stop, event.words, label=event.label)
            draft.mark, draft.is_entire = event.mark, True
            self.ended, self.covered = False, True
        elif event.landmark in _FURNITURE:
            self.ended = self.ended or event.landmark == "end"
            self._add_furniture(start, stop)
        elif not (
            self._closes_subject(start, stop, first=first)
            or self._add_paragraph(event, stop, first=first)
        ):
            begins = self._in_header(start) and not self._is_open()
            self._add_text(start, stop, following, first=first or begins)

    def _is_open(self) -> bool:
        """Tell whether the last draft is text in small letters, and ends no sentence."""
        if not self._follows("text"):
            return False
        start, end = self.drafts[-1].spans[-1]
        small = any(map(str.islower, self.text[start:end]))
        return small and not has_ended(self.text, start, end)

    def _in_header(self, place: int) -> bool:
        return place < min(self.body, self.prose)

    def _may_begin(self, line: FieldLine, start: int, stop: int) -> bool:
        """Tell whether a line that looks like a field stands where one may stand.

        A field goes out when a policy names it. So behind the subject and a block of text, only
        what never stands in a letter may follow; behind the first paragraph, or prose, only the
        lines of an authority block that say what one says.
        """
        if self._in_header(start):
            return not self.header_over or line.field in _BEHIND_THE_SUBJECT
        behind = self.gap or self.page or self._follows("authority")
        return (
            behind
            and line.field == "authority"
            and header.is_authority(self.text, start, line.words, self._line_end(start, stop))
        )

    def _add_field(self, line: FieldLine, start: int, stop: int) -> bool:
        """Add a field of the header; tell whether the header may have it here."""
        kind, words, mark, formed = line
        if kind in self.seen and not header.may_repeat(kind):
            return False
        if kind == "transmission":
            self._add_transmission(start, stop)
            return True
        text = self.text
        line_end = self._line_end(words, stop)
        if not (formed or header.has_its_form(kind, text, words, line_end)):
            return False
        if line_end < stop and kind in ("to", "info"):
            line_end = header.addresses_end(text, line_end, stop)
        self.seen.add(kind)
        draft = self._draft(kind, start, line_end, words)
        if mark:
            draft.mark = read_mark(self.scheme, mark.strip(), numbered=False)
        elif text.startswith("(", draft.words):
            self._take_mark(draft, line_end)
        if kind == "references" and (label := _REFERENCE.match(text, draft.words, stop)):
            draft.label, draft.words = label[1], label.end()
        draft.words = min(draft.words, draft.spans[0][1])
        if line_end < stop:
            self._extend_field(draft, line_end + 1, stop)
        return True

    def _add_transmission(self, start: int, stop: int) -> None:
        self.seen.add("transmission")
        if self._follows("transmission") and not self.gap:
            self.drafts[-1].spans[-1] = (self.drafts[-1].spans[-1][0], stop)
        else:
            self._draft("transmission", start, stop, start)

    def _take_mark(self, draft: Draft, stop: int) -> None:
        """Read the mark that may stand before the words of a field."""
        match = re.compile(BRACKETED).match(self.text, draft.words, stop)
        mark = read_mark(self.scheme, match[0], numbered=False) if match else None
        if mark is not None:
            draft.mark = mark
            draft.words += len(mark.written)
            draft.words += len(self.text[draft.words : stop]) - len(
                self.text[draft.words : stop].lstrip(" \t")
            )

    def _extend_field(self, draft: Draft, start: int, stop: int) -> None:
        """Add the lines behind that of a field: the rest of it, as far as that goes, then text.

        Where a sentence stands among those lines, none is surely the field's.
        """
        if self._closes_subject(start, stop, first=False):
            return
        if header.is_prose(self.text[start:stop]):
            self._add_text(start, stop, -1, first=True)
            return
        begin, end = draft.spans[0]
        before = self.text[max(begin, self.text.rfind("\n", begin, end) + 1) : end]
        lines = 1
        while start <= stop:
            line_end = self._line_end(start, stop)
            line = self.text[start:line_end]
            if not header.continues(draft.kind, before, line, lines):
                self._add_text(start, stop, -1, first=True)
                return
            draft.spans[0] = (begin, line_end)
            before, lines, start = line, lines + 1, line_end + 1

    def _closes_subject(self, start: int, stop: int, *, first: bool) -> bool:
        """Add a line that has the mark of the subject before it and no more; tell whether it does.

        A subject's mark may stand on the next line (reading.md, section 3, trap 2). Behind a blank
        line it may be another's, and counts only where that is stricter.
        """
        draft = self.drafts[-1] if self._follows("subject") else None
        line_end = self._line_end(start, stop)
        written = self.text[start:line_end].strip(_STROKES)
        if draft is None or draft.mark is not None or line_end < stop:
            return False
        mark = None
        if _ALONE.fullmatch(written):
            mark = read_mark(self.scheme, written, numbered=True)
        elif len(written) <= _LONGEST_ODD:
            mark = self._left_below(start, written, first=first)
        if mark is None or (first and mark.quality == "stated" and mark.marking.level == 0):
            return False
        self.gap = False
        draft.mark, draft.until = mark, draft.spans[0][1]
        draft.spans.append((start, start + len(self.text[start:line_end].rstrip())))
        return True

    def _left_below(self, start: int, written: str, *, first: bool) -> Mark | None:
        """Return what is left of a subject's mark on a line from *start*, that has nothing else."""
        mark = find_damaged(self.scheme, self.text, start)
        few = all(len(word) == 1 and word.isalpha() for word in written.split())
        if mark is None or not (few or mark.written.strip(_STROKES) == written):
            return None
        return None if first and BRACKETS.isdisjoint(written) else mark

    def _add_banner(self, banner: Banner, start: int, stop: int) -> None:
        """Add a banner line; with a telegram's number it is a part of the header once."""
        in_header = banner.number and start < self.body
        if in_header and self.drafts and self.seen.isdisjoint(("from", "date", "transmission")):
            self._add_text(start, stop, -1, first=True)  # capitals that begin with the word
        elif in_header and "number" not in self.seen:
            self.seen.add("number")
            line_end = self._line_end(start, stop)
            number = self.text.rindex(banner.number, start, line_end)
            self._draft("number", start, line_end, number)
            if line_end < stop:
                self._add_text(line_end + 1, stop, -1, first=True)
        else:
            below = self._follows("subject") and not self.gap and self.drafts[-1].mark is None
            if below and not self.scheme.lowest.dominates(banner.marking):  # it may be a release's
                self.drafts[-1].mark = Mark(banner.written, banner.marking, "stated")
            self._add_furniture(start, stop)

    def _turn_page(self, start: int) -> None:
        """Begin another page at *start* if a form feed stands between it and what was added."""
        while self.pages and self.pages[0] < start:
            self._end_page(self.pages.popleft())

    def _end_page(self, place: int) -> None:
        self.page = not self._in_header(place) or self.body == len(self.text)

    def _add_furniture(self, start: int, stop: int) -> None:
        line_end = self._line_end(start, stop)
        self.furniture.append((start, line_end))
        self._end_page(start)
        if line_end < stop:
            self._add_text(line_end + 1, stop, -1, first=True)

    def _add_paragraph(self, lead: Lead, stop: int, *, first: bool) -> bool:
        """Add the paragraph or reference that *lead* begins; tell whether it does begin one."""
        if lead.landmark == "label":
            return self._add_labelled(lead, stop, first=first)
        if lead.start < self.body:
            if lead.landmark != "letter" or not self._follows("references"):
                return False
            self._draft("references", lead.start, stop, lead.words, label=lead.label)
            return True
        mark = mark_of(self.scheme, self.text, lead)
        behind_paragraph = self._follows_paragraph()
        begins = self._interrupts
        begun = mark is not None or (self._ends_before(lead) and len(lead.label) < _YEAR)
        opens = lead.start == self.body and begun and not self._is_alone(lead)
        if first or self.page or opens or not behind_paragraph:
            begins = self._begins_paragraph
        below = behind_paragraph and not (first or self.page)
        if (below and self._is_figure(lead, mark)) or not begins(lead, mark, stop):
            return False
        kind: Kind = "subparagraph" if lead.landmark == "letter" else "paragraph"
        words = lead.words
        if mark is None:
            words -= len(lead.mark)
            mark = find_damaged(self.scheme, self.text, words)
            if mark is not None and self.text.startswith(mark.written, words):
                words += len(mark.written)
        label = read_label(self.text, words, self._line_end(words, stop)) if mark is None else None
        draft = self._draft(kind, lead.start, stop, words, label=lead.label)
        draft.mark, draft.pilcrow = mark, lead.pilcrow
        if label is not None:
            named = mark_of(self.scheme, self.text, label)
            if named is not None and named.quality == "stated":
                draft.mark, draft.aside = named, self._aside(label)
        self.ended = False
        return True

    def _add_labelled(self, lead: Lead, stop: int, *, first: bool) -> bool:
        """Add the paragraph whose mark stands behind a label; tell whether one begins here."""
        mark = mark_of(self.scheme, self.text, lead)
        begins = first or self.page or self._ends_before(lead)
        if self._in_header(lead.start) or mark is None or mark.quality != "stated" or not begins:
            return False
        draft = self._draft("paragraph", lead.start, stop, lead.start)
        draft.mark, draft.aside = mark, self._aside(lead)
        if item_sign(self.text, draft.words) == "bracket":
            take_sign(draft, self.text)
        self.ended = False
        return True

    def _aside(self, label: Lead) -> Place:
        """Return the place of the mark behind a label, and of the blanks behind it."""
        end = label.words
        while self.text[end : end + 1] in _BLANKS:
            end += 1
        return label.words - len(label.mark), end

    def _begins_paragraph(self, lead: Lead, mark: Mark | None, stop: int) -> bool:
        """Tell whether *lead*, behind a blank line, begins a paragraph."""
        if lead.landmark == "number":
            return True
        if mark is None:
            return lead.landmark == "letter" and begins_notice(self.text, lead.words)
        # a mark alone may end the paragraph before it
        return lead.landmark == "letter" or bool(self.text[lead.words : stop].strip())

    def _interrupts(self, lead: Lead, mark: Mark | None, stop: int) -> bool:
        """Tell whether *lead*, on the line after other text, begins a paragraph there."""
        if lead.landmark != "bare":
            is_date = len(lead.label) == _YEAR or not self._ends_before(lead)
            if mark is not None and self._is_alone(lead) and is_date:
                return False  # a date, and the mark behind it
            covered = self.covered and lead.landmark == "number" and self._ends_before(lead)
            return mark is not None or covered or begins_notice(self.text, lead.words)
        if mark is None or mark.quality == "damaged":
            return False
        line = self.text[lead.words : self._line_end(lead.words, stop)]
        is_item = self._is_note(lead, line) or item_sign(self.text, lead.start)
        begins = is_item or self._ends_before(lead) or self._is_row(lead)
        return bool(line.strip() and begins)

    def _is_note(self, lead: Lead, said: str) -> bool:
        """Tell whether *lead* begins a note: with a large letter, or right below another one."""
        if not note_sign(self.text, lead.start):
            return False
        before = self.text.rfind("\n", 0, lead.start - 1) + 1
        is_below = is_below_rule(self.text, lead.start) or note_sign(self.text, before) != ""
        return is_below or not said.lstrip()[:1].islower()

    def _is_row(self, lead: Lead) -> bool:
        """Tell whether *lead* begins a row of a table, and so does the line before it."""
        before = self.text.rfind("\n", 0, lead.start - 1) + 1
        return begins_row(self.text, before) and begins_row(self.text, lead.start)

    def _ends_before(self, lead: Lead) -> bool:
        """Tell whether a sentence, or a part of one, ends before *lead*."""
        before = self.text[max(0, lead.start - _TAIL) : lead.start].rstrip()
        return before.endswith(headings.ENDS_NO_TITLE)

    def _is_figure(self, lead: Lead, mark: Mark | None) -> bool:
        """Tell whether *lead* may be a figure that ends a sentence, and the mark that closes it.

        A notice must not show it.

        The sentence began in unmarked words on the line before, which may be withheld: only their
        shape is asked, that is no short title's, and their end, that may be an abbreviation's.
        """
        if mark is None or mark.quality != "stated":
            return False
        if lead.landmark == "bare" or self.drafts[-1].mark is not None:
            return False
        if is_below_rule(self.text, lead.start):
            return False
        above = self.text[self.text.rfind("\n", 0, lead.start - 1) + 1 : lead.start].split()
        is_title = len(above) <= _LONGEST_TITLE and all(
            word[0].isupper() or len(word) <= _SMALL_WORD for word in above
        )
        abbreviated = above and _ABBREVIATION.fullmatch(above[-1]) is not None
        ended = self._ends_before(lead) or has_ended(self.text, 0, lead.start)
        return not is_title and (abbreviated or not ended)

    def _add_text(self, start: int, stop: int, following: int, *, first: bool) -> None:
        """Add lines without number or mark: the rest of a paragraph, a heading, or text.

        *first*: they follow on a blank line or on furniture. The next block is at *following*.
        """
        if not (first or self.page or self._is_interrupted()) and self._follows_paragraph():
            draft = self.drafts[-1]
            draft.spans[-1] = (draft.spans[-1][0], start + len(self.text[start:stop].rstrip()))
        elif self._is_heading(start, stop, following):
            self._draft("heading", start, stop, start)
        elif self.text[start:stop].strip():
            draft = self._draft("text", start, stop, start)
            draft.loose = start > self.body and not self.ended
            if start < self.prose and header.begins_body(self.text[start:stop]):
                self.prose = start
            self.header_over = self.header_over or start >= self.prose or "subject" in self.seen

    def _is_alone(self, lead: Lead) -> bool:
        """Tell whether the line of *lead* has nothing but its mark."""
        return not self.text[lead.words : self._line_end(lead.words, len(self.text))].strip()

    def _is_heading(self, start: int, stop: int, following: int) -> bool:
        """Tell whether a block is a heading: a title of one line, before a paragraph's start.

        Nothing outside the line itself and the marks around it is asked: what a withheld portion
        says must not decide.
        """
        if self.page and not headings.names_part(self.text[start:stop]):
            return False  # a title that all pages have
        if following not in self.plain:
            lead = self.events.get(following)
            begins = ("number", "bare")
            if not isinstance(lead, Lead) or lead.landmark not in begins:
                return False
            alone = lead.landmark == "bare" and self._is_alone(lead)
            if alone:
                return False  # it may be the mark of this one
        if not headings.may_be_heading(self.text[start:stop]):
            return False
        return find_mark_in_field(self.scheme, self.text, start, stop) is None

    def _draft(self, kind: Kind, start: int, stop: int, words: int, label: str = "") -> Draft:
        text = self.text
        while text[words : words + 1] in _BLANKS:
            words += 1
        while text[stop - 1] in _WHITE and stop > start:
            stop -= 1
        draft = Draft(kind, [(start, stop)], min(words, stop), self.undecided)
        draft.label, draft.gap, draft.page = label, self.gap or self.page, self.page
        self.page = self.gap = False
        self.drafts.append(draft)
        return draft

    def _is_interrupted(self) -> bool:
        """Tell whether page furniture stands behind the last draft, if there is one."""
        if not (self.drafts and self.furniture):
            return False
        return self.furniture[-1][0] >= self.drafts[-1].spans[-1][1]

    def _follows_paragraph(self) -> bool:
        return bool(self.drafts) and self.drafts[-1].kind in PARAGRAPHS

    def _follows(self, kind: Kind) -> bool:
        return bool(self.drafts) and self.drafts[-1].kind == kind

    def _line_end(self, start: int, end: int) -> int:
        stop = self.text.find("\n", start, end)
        return end if stop < 0 else stop

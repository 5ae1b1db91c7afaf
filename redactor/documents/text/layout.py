"""Makes portions of lines: which lines belong together, and what each group is.

The results are drafts: portions with their places and marks as written, whose marking is not
decided yet. Every character that is not blank is in a draft or is page furniture.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from redactor.documents.document import Field, Kind
from redactor.documents.text import header
from redactor.documents.text.landmarks import Landmark, Lead, find_landmarks
from redactor.documents.text.marks import BRACKETED, Mark, Quality, is_confusable, read_mark
from redactor.markings.banner import Banner, find_banners
from redactor.markings.scheme import Scheme

_BLOCK = re.compile(r"\S[^\n]*(?:\n[ \t]*+\S[^\n]*)*")
_BRACKETED = re.compile(BRACKETED)
_REFERENCE = re.compile(r"\(?([A-Z])[.)][ \t]+")
_SURNAME = re.compile(r"[A-Z][A-Z'-]{1,24}(?:[ ][A-Z][A-Z'-]{0,24}){0,2}\Z")
_UNDERLINED = re.compile(r"([^\n]+)\n[ \t]*[-=_~]{3,}[ \t]*\Z")
_SENTENCE_END = tuple(".!?:;,\"'”’)]-–—")
_FURNITURE = (Landmark.PAGE, Landmark.END)
_HEADING_WORDS = frozenset(
    "ACTION BACKGROUND COMMENT COMMENTS CONCLUSION CONCLUSIONS DISCUSSION INTRODUCTION OVERVIEW"
    " REACTION RECOMMENDATION RECOMMENDATIONS SUMMARY".split()
)
_LONGEST_HEADING = 60
_LONGEST_SMALL_WORD = 3


@dataclass(slots=True)
class Draft:
    """A portion in the making.

    *loose*: it has neither number nor mark, and may go on with the portion before it. *page*:
    page furniture stands before it. *doubts*: places inside that may begin another portion.
    """

    kind: Kind
    spans: list[tuple[int, int]]
    words: int
    label: str = ""
    mark: Mark | None = None
    pilcrow: bool = False
    loose: bool = False
    page: bool = False
    doubts: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Layout:
    """All drafts of a text in order, its furniture and its banners."""

    drafts: list[Draft]
    furniture: list[tuple[int, int]]
    banners: list[Banner]


def lay_out(scheme: Scheme, text: str) -> Layout:
    """Return the drafts of *text*: header fields until the first paragraph, then the body."""
    builder = _Builder(scheme, text)
    blocks = list(_blocks(text))
    for (start, end), (following, _) in pairwise((*blocks, (len(text), len(text)))):
        builder.add_block(start, end, following)
    return builder.finish()


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of runs of lines that are not blank, from line start to last character."""
    for match in _BLOCK.finditer(text):
        yield text.rfind("\n", 0, match.start()) + 1, match.end()


class _Builder:
    def __init__(self, scheme: Scheme, text: str) -> None:
        self.scheme, self.text = scheme, text
        self.layout = Layout([], [], [])
        self.body = False
        self.page = False
        self.seen: set[Field] = set()
        self.leads = {lead.start: lead for lead in find_landmarks(text)}
        self.banners = {start: banner for start, _, banner in find_banners(scheme, text)}
        self.events = sorted({*self.leads, *self.banners})
        self.next_event = 0

    def add_block(self, start: int, end: int, following: int) -> None:
        """Add the lines from *start* to *end*; the next block starts at *following*."""
        if not self.body or self._is_authority(start, end):
            start = self.add_header(start, end, following)
        if start < end:
            self.add_body(start, end, following)

    def finish(self) -> Layout:
        """Return the layout, with a surname that stands alone at its end as the signature."""
        drafts = self.layout.drafts
        last = drafts[-1] if drafts else None
        if last is not None and last.loose and self.body and len(drafts) > 1:
            (start, end), *others = last.spans
            if not others and _SURNAME.match(self.text[start:end].strip()):
                last.kind, last.loose = "signature", False
        return self.layout

    def add_header(self, start: int, end: int, following: int) -> int:
        """Add header lines up to *end*; return where the body begins, or *end*."""
        begun = start
        while start < end:
            stop = self._line_end(start, end)
            if not self.body and self._begins_body(start, stop):
                self.body = True
                return start
            if not self._add_field(start, stop, first=start == begun):
                if start == begun:
                    self._add_text(start, stop, following if stop == end else -1)
                else:
                    self._extend_field(start, stop)
            start = stop + 1
        return end

    def _begins_body(self, start: int, stop: int) -> bool:
        lead = self.leads.get(start)
        if lead is None or self._authority_behind(lead, stop):
            return False
        if lead.landmark is Landmark.NUMBER:
            return True
        if lead.landmark is Landmark.LETTER:
            return bool(lead.mark) and not self._follows("references")
        mark = self._mark(lead)
        return mark is not None and mark.quality is not Quality.DAMAGED

    def _add_field(self, start: int, stop: int, *, first: bool) -> bool:
        """Add one line where it has the form of a header line; tell whether it has."""
        banner = self.banners.get(start)
        if banner is not None:
            self._add_banner(banner, start, stop)
            return True
        lead = self.leads.get(start)
        if lead and lead.landmark in _FURNITURE and not self._is_transmission(start, stop):
            self.layout.furniture.append((start, stop))
            return True
        if lead and lead.landmark is Landmark.LETTER and self._follows("references"):
            self._draft("references", start, stop, lead.words, label=lead.label)
            return True
        behind = self._authority_behind(lead, stop) if lead else None
        found = behind or header.read_field(self.scheme, self.text, start, stop)
        if found is None or (not header.may_repeat(found[0]) and found[0] in self.seen):
            return False
        kind, words = found
        self.seen.add(kind)
        if kind == "transmission" and not first and self._follows(kind):
            self.layout.drafts[-1].spans.append((start, stop))
            return True
        draft = self._draft(kind, start, stop, words)
        if behind and lead:
            draft.mark = self._mark(lead)
        else:
            self._take_mark(draft, stop)
        if kind == "references" and (label := _REFERENCE.match(self.text, draft.words, stop)):
            draft.label, draft.words = label[1], label.end()
        return True

    def _take_mark(self, draft: Draft, stop: int) -> None:
        """Read the mark that may stand before the words of a field."""
        match = _BRACKETED.match(self.text, draft.words, stop)
        mark = read_mark(self.scheme, match[0], numbered=False) if match else None
        if mark is not None:
            draft.mark = mark
            draft.words = self._skip_blanks(draft.words + len(mark.written))

    def _add_banner(self, banner: Banner, start: int, stop: int) -> None:
        self.layout.banners.append(banner)
        if banner.number and not self.body and "number" not in self.seen:
            self.seen.add("number")
            self._draft("number", start, stop, self.text.rindex(banner.number, start, stop))
        else:
            self.layout.furniture.append((start, stop))
            self.page = self.body

    def _extend_field(self, start: int, stop: int) -> None:
        """Add a line that has no form of its own: the rest of the field before it, or text."""
        draft = self.layout.drafts[-1] if self.layout.drafts else None
        if draft is not None and (
            draft.kind == "text"
            or header.continues(
                draft.kind,
                self.text[slice(*draft.spans[-1])],
                self.text[start:stop],
                len(draft.spans),
            )
        ):
            draft.spans.append((start, stop))
        else:
            self._draft("text", start, stop, start)

    def _authority_behind(self, lead: Lead, stop: int) -> tuple[Field, int] | None:
        """Return the authority block that stands behind a mark, as in ``(U) Classified by``."""
        if lead.landmark is not Landmark.BARE:
            return None
        words = self._skip_blanks(lead.words)
        found = header.read_field(self.scheme, self.text, words, stop)
        return found if found is not None and found[0] == "authority" else None

    def _is_authority(self, start: int, end: int) -> bool:
        lead = self.leads.get(start)
        if lead is not None:
            return self._authority_behind(lead, end) is not None
        found = header.read_field(self.scheme, self.text, start, self._line_end(start, end))
        return found is not None and found[0] == "authority"

    def _is_transmission(self, start: int, stop: int) -> bool:
        found = header.read_field(self.scheme, self.text, start, stop)
        return found is not None and found[0] == "transmission"

    def _follows(self, kind: Kind) -> bool:
        return bool(self.layout.drafts) and self.layout.drafts[-1].kind == kind

    # Body: a block is cut before each line with a landmark.

    def add_body(self, start: int, end: int, following: int) -> None:
        """Add the lines of the body from *start* to *end*."""
        cuts = [start, *self._events_between(start, end), end + 1]
        for begin, after in pairwise(cuts):
            stop = after - 1
            banner, lead = self.banners.get(begin), self.leads.get(begin)
            if banner is not None or (lead is not None and lead.landmark in _FURNITURE):
                line_end = self._line_end(begin, stop)
                if banner is not None:
                    self._add_banner(banner, begin, line_end)
                else:
                    self.layout.furniture.append((begin, line_end))
                    self.page = True
                if line_end < stop:
                    self._add_text(line_end + 1, stop, -1)
            elif lead is not None and self._add_paragraph(lead, stop, first=begin == start):
                continue
            elif begin == start or self.page:
                self._add_text(begin, stop, following if stop == end else -1)
            else:
                self._extend(begin, stop, doubtful=self._is_doubtful(lead))

    def _events_between(self, start: int, end: int) -> list[int]:
        """Return the landmarks after *start* up to *end*; blocks come in order."""
        first = self.next_event
        while first < len(self.events) and self.events[first] <= start:
            first += 1
        last = first
        while last < len(self.events) and self.events[last] < end:
            last += 1
        self.next_event = last
        return self.events[first:last]

    def _add_paragraph(self, lead: Lead, stop: int, *, first: bool) -> bool:
        """Add the paragraph that *lead* begins; tell whether it does begin one."""
        mark = self._mark(lead)
        if not (self._begins_paragraph(lead, mark, stop) if first else self._interrupts(lead, mark)):
            return False
        kind: Kind = "subparagraph" if lead.landmark is Landmark.LETTER else "paragraph"
        words = lead.words if mark is not None else lead.words - len(lead.mark)
        draft = self._draft(kind, lead.start, stop, words, label=lead.label)
        draft.mark, draft.pilcrow = mark, lead.pilcrow
        return True

    def _begins_paragraph(self, lead: Lead, mark: Mark | None, stop: int) -> bool:
        """Tell whether *lead*, behind a blank line, begins a paragraph."""
        if lead.landmark is Landmark.NUMBER:
            return True
        if mark is None:
            return False
        if lead.landmark is Landmark.BARE and not self.text[lead.words : stop].strip():
            return False  # a mark alone may end the paragraph before it
        return True

    def _interrupts(self, lead: Lead, mark: Mark | None) -> bool:
        """Tell whether *lead*, on the line after other text, begins a paragraph there."""
        if lead.landmark is not Landmark.BARE:
            return mark is not None
        if mark is None or mark.quality is Quality.DAMAGED:
            return False
        line = self.text[lead.words : self._line_end(lead.words, len(self.text))]
        before = self.text[max(0, lead.start - 200) : lead.start].rstrip()[-1:]
        return bool(line.strip()) and before in _SENTENCE_END

    def _is_doubtful(self, lead: Lead | None) -> bool:
        """Tell whether a line inside a paragraph may be the damaged beginning of another."""
        if lead is None or lead.landmark is Landmark.LETTER:
            return False
        return lead.landmark is Landmark.NUMBER or is_confusable(lead.mark)

    def _add_text(self, start: int, stop: int, following: int) -> None:
        """Add text without number or mark, before the block at *following* if it is a block."""
        if not self.text[start:stop].strip():
            return
        if self._is_heading(start, stop, following):
            self._draft("heading", start, stop, start)
        else:
            self._draft("text", start, stop, start).loose = self.body

    def _is_heading(self, start: int, stop: int, following: int) -> bool:
        """Tell whether a block is a heading: a title of one line, before a paragraph's start.

        A heading goes out with its section, so in doubt it is not one. Nothing outside the line
        itself and the marks around it is asked: what a withheld portion says must not decide.
        """
        lead = self.leads.get(following)
        if lead is None or lead.landmark not in (Landmark.NUMBER, Landmark.BARE):
            return False
        title = self.text[start:stop].strip()
        underlined = _UNDERLINED.match(title)
        title = (underlined[1] if underlined else title).strip("#*_ \t")
        if "\n" in title or len(title) > _LONGEST_HEADING or title.endswith(_SENTENCE_END):
            return False
        words = title.split()
        if underlined is None and title.isupper():
            return not _HEADING_WORDS.isdisjoint(words)
        large = (w[0].isupper() or w[0].isdigit() for w in words if len(w) > _LONGEST_SMALL_WORD)
        return bool(words) and words[0][0].isupper() and all(large)

    def _extend(self, start: int, stop: int, *, doubtful: bool) -> None:
        draft = self.layout.drafts[-1]
        draft.spans[-1] = (draft.spans[-1][0], stop)
        if doubtful:
            draft.doubts.append(start)

    # What both need.

    def _draft(self, kind: Kind, start: int, stop: int, words: int, label: str = "") -> Draft:
        end = start + len(self.text[start:stop].rstrip())
        draft = Draft(kind, [(start, end)], self._skip_blanks(words), label, page=self.page)
        self.page = False
        self.layout.drafts.append(draft)
        return draft

    def _mark(self, lead: Lead) -> Mark | None:
        if not lead.mark:
            return None
        numbered = lead.landmark is not Landmark.BARE
        return read_mark(self.scheme, lead.mark, numbered=numbered)

    def _skip_blanks(self, at: int) -> int:
        while at < len(self.text) and self.text[at] in " \t":
            at += 1
        return at

    def _line_end(self, start: int, end: int) -> int:
        stop = self.text.find("\n", start, end)
        return end if stop < 0 else stop

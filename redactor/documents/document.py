"""A document as read: portions with their places, marks and meaning."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Literal, NamedTuple

from redactor.markings.banner import Banner
from redactor.markings.marking import Marking
from redactor.markings.scheme import Scheme

Field = Literal[
    "transmission",
    "date",
    "from",
    "to",
    "info",
    "number",
    "captions",
    "attention",
    "declassification",
    "tags",
    "subject",
    "references",
    "authority",
    "signature",
]
"""A part of a telegram or memorandum that stands around its paragraphs."""

Confidence = Literal["exact", "normal", "doubtful"]
"""How sure the reading of a portion is: it has a mark that can be read; it follows from others;
or it is the most that it may be, and a person has to look."""

DOUBTS = frozenset({"damaged", "unknown", "marks differ", "mark lost"})
"""The flags of a portion that was read as the most that it may be."""

Style = Literal["start", "end", "mixed", "entire text", "subject only", "none"]
"""Where the marks of a document stand; `subject only` covers everything that is no paragraph."""

Kind = Literal[Field, "heading", "paragraph", "subparagraph", "text", "notice"]
"""What a portion is. `text` has neither number nor mark; `notice` stands for a portion that an
earlier release withheld."""

LINE = 70
"""Characters that count as one line where the amount of a portion is told."""
_OTHER_DIGEST = "0" * 64
_FILLER = "x" * (LINE - 1) + "\n"


class Portion(NamedTuple):
    """A part of a document that carries, or should carry, its own mark.

    *spans* are its places in the document's text, start and end, in order; page furniture lies
    between them, and a mark that stands behind a speaker. The first begins with the label, and
    with the mark where that stands before the words; these begin at *words*. *gap*: a blank line
    precedes. *basis* says why it is taken to have its *marking*. *until*: where the words end, if
    behind them stands the mark that closes it; else 0.
    """

    id: str
    kind: Kind
    label: str
    mark: str
    marking: Marking
    basis: str
    spans: tuple[tuple[int, int], ...]
    words: int
    gap: bool
    flags: tuple[str, ...] = ()
    until: int = 0

    @property
    def start(self) -> int:
        """Where the portion begins, its label and mark included."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Where the portion ends."""
        return self.spans[-1][1]

    @property
    def length(self) -> int:
        """How many characters its words have."""
        spans = until(self.spans, self.until) if self.until else self.spans
        first = max(0, spans[0][1] - self.words)
        return first + sum([end - start for start, end in spans[1:]]) if len(spans) > 1 else first

    @property
    def confidence(self) -> Confidence:
        """How sure its reading is."""
        if not DOUBTS.isdisjoint(self.flags):
            return "doubtful"
        return "exact" if self.mark else "normal"

    @property
    def lines(self) -> int:
        """How many lines of usual length its words fill, however they are wrapped."""
        return -(-self.length // LINE)


class Authority(NamedTuple):
    """What the classification authority block and the E.O. line say.

    *reasons* are citations such as ``1.4(b)`` (E.O. 13526 sec. 1.4, or 1.5 of E.O. 12958 before
    2003). *declassify_on* is the latest date named, or None where there is none or where any
    instruction is not a date; *instruction* is that instruction as written.
    """

    classified_by: str = ""
    reasons: tuple[str, ...] = ()
    declassify_on: date | None = None
    instruction: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A document: its text, portions in reading order, and what holds for the whole of it.

    *text* is the decoded source, character for character, with line ends and invisible
    characters made plain one for one, so that places in it are places in the source.
    *furniture* are the places of page headings, which belong to no portion. *style* is where its
    marks stand.
    """

    name: str
    sha256: str
    format: str
    scheme: Scheme
    text: str = field(repr=False)
    portions: tuple[Portion, ...]
    furniture: tuple[tuple[int, int], ...]
    banner: Banner | None
    marking: Marking
    style: Style
    read_authority: Callable[[], Authority] = field(repr=False)

    @property
    def authority(self) -> Authority:
        """What the authority block and the E.O. line say, read when it is first asked for."""
        return self.read_authority()

    def words(self, portion: Portion) -> str:
        """Return the words of *portion*, without its label and mark."""
        spans = portion.spans
        if portion.until:
            spans = until(spans, portion.until)
        if len(spans) == 1:
            return self.text[portion.words : spans[0][1]]
        return words_at(self.text, spans, portion.words)

    def lead(self, portion: Portion) -> str:
        """Return what stands before the words of *portion*: its label and mark as written."""
        return self.text[portion.start : portion.words]

    def twin(self, replaced: Collection[str], *, same_amount: bool) -> "Document":
        """Return this document with other words in the portions whose ids are *replaced*.

        Labels, marks and places in the order stay, and what the authority block says; the words,
        their length, and so the places of all that follows, and the digest of the source do not.
        The amount stays where *same_amount* says that a release may tell it.
        """
        text, more = self.text, not same_amount
        pieces: list[str] = []
        portions: list[Portion] = []
        copied = shift = 0
        new = tuple.__new__  # half the time of Portion(...)
        for portion in self.portions:
            identity, kind, label, mark, marking, basis, spans, at, gap, flags, last = portion
            start, words = spans[0][0] + shift, at + shift
            moved: tuple[tuple[int, int], ...]
            if identity in replaced:
                length = portion.length if last or len(spans) > 1 else spans[0][1] - at
                filler = _FILLER * (-(-length // LINE) + more)
                if len(filler) == length:
                    filler = filler[1:]
                pieces += (text[copied:at], filler)
                copied = spans[-1][1]
                shift += len(filler) - (copied - at)
                moved, last = ((start, words + len(filler)),), 0
            elif len(spans) == 1:
                moved = ((start, spans[0][1] + shift),)
            else:
                moved = tuple([(begin + shift, end + shift) for begin, end in spans])
            last = last and last + shift
            fields = (identity, kind, label, mark, marking, basis, moved, words, gap, flags, last)
            portions.append(new(Portion, fields))
        pieces.append(text[copied:])
        return Document(
            self.name,
            _OTHER_DIGEST,
            self.format,
            self.scheme,
            "".join(pieces),
            tuple(portions),
            self.furniture,
            self.banner,
            self.marking,
            self.style,
            self.read_authority,
        )


def words_at(text: str, spans: Sequence[tuple[int, int]], start: int) -> str:
    """Return what *text* has at *spans*, from *start* on, one span to a line.

    Where nothing but blank lines is between two, one stays, unless a sentence goes on there.
    """
    pieces = [text[start : spans[0][1]]]
    for (_, end), (begin, stop) in pairwise(spans):
        lines = text.count("\n", end, begin)
        cut = text[end - 1 : end].isalpha() and text[begin : begin + 1].islower()
        apart = lines > 1 and text[end:begin].isspace() and not cut
        between = "\n\n" if apart else "\n" if lines else ""
        pieces += (between, text[begin:stop])
    return "".join(pieces)


def until(spans: Sequence[tuple[int, int]], stop: int) -> tuple[tuple[int, int], ...]:
    """Return *spans* as far as *stop*; the first stays, if only as a place."""
    first, *more = spans
    cut = [(start, min(end, stop)) for start, end in more if start < stop]
    return (first[0], min(first[1], stop)), *cut

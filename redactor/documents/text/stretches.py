"""Portions whose marks stand behind their words: cut where a mark closes them.

In such a stretch of a document the mark belongs to the text before it, as far back as the mark,
blank line or number before. Where marks were lost, a mark that lets out covers only what is
surely its own: any line may have been the end of a portion whose mark is gone.
"""

import re
from collections.abc import Collection, Container, Iterator, Sequence
from itertools import takewhile, zip_longest

from redactor.documents.text.basis import (
    BASIS,
    CLOSED,
    DIFFERENT,
    FLAGGED_UNMARKED,
    LOST,
    UNMARKED,
)
from redactor.documents.text.closings import Closing
from redactor.documents.text.continuations import is_cut
from redactor.documents.text.damaged import most_of_damaged
from redactor.documents.text.doubts import may_end_portion, squeeze
from redactor.documents.text.drafts import (
    BODY,
    Draft,
    Place,
    raise_to,
    take_sign,
    written_lines,
)
from redactor.documents.text.evidence import Evidence
from redactor.documents.text.headings import is_continued, may_head_page, names_part
from redactor.documents.text.items import ANY_SIGN, item_sign
from redactor.documents.text.marks import Mark
from redactor.documents.text.pieces import OPEN, RULED, Line, Piece, Signs, after_blanks
from redactor.documents.text.sentences import STOP, has_ended, is_abbreviated, is_title
from redactor.documents.text.style import begins_with_mark
from redactor.documents.text.titles import repeats_subject
from redactor.markings.marking import Marking

# compiled where a sentence is cut
_NOTE = r"[ \t]*(?:[*†‡¹²³]|\d{1,2}/|\[\d{1,2}\])[ \t]"
"""What a footnote begins with where no line is ruled above it."""
_STOPPED = re.compile(rf"{STOP}\s*\Z")
_NEXT_SENTENCE = rf"\S{STOP}\s+(?=[\"“(]?[A-Z\d])"  # compiled where a list has marks
_SIGN = re.compile(ANY_SIGN)
_LONG = 3
_TITLE = 2
"""How many words of more than *_LONG* letters a title has that ends as a sentence does."""
_MOST_OF_TITLE = 2
"""Lines of the title of a page and its mark."""
_LABEL = re.compile(r"\W*[A-Z][a-zA-Z]+(?: [a-zA-Z]+)?:")
_MOST_OF_NAME = 4
"""Words in capitals that a name has, with what its owner is."""
_TAIL = 30


class Stretch:
    """Reads drafts that have no mark before their words, and which marks close.

    *turned* are the places behind pages, the sentence before which has ended; *subjects* those of
    the document.
    """

    def __init__(
        self, evidence: Evidence, turned: Container[int], subjects: Collection[str]
    ) -> None:
        self.evidence, self.subjects = evidence, subjects
        self.scheme, self.text, self.whole = evidence.scheme, evidence.text, evidence.whole
        self.intact = evidence.intact
        self.signs = Signs(evidence)
        self.closings = {closing.end: closing for closing in evidence.closings}
        if self.intact:
            self.closings = {one.end: one for one in self._closings_among(turned)} | self.closings

    def portions(self, drafts: Sequence[Draft], before: Draft | None) -> Iterator[Draft]:
        """Yield the portions that *drafts* have when they are cut behind the marks.

        Fields among them are none, and no portion goes on behind one. The first may still belong
        to the portion *before* it where that has a mark at its start, and so may the list that it
        begins, as far as its first mark.
        """
        pieces = list(self._pieces(drafts))
        self._doubt_marks_alone(pieces)
        if pieces and before is not None and begins_with_mark(before, self.text):
            sign = self.signs.sign(pieces[0].lines[0])
            for piece in takewhile(lambda one: self.signs.sign(one.lines[0]) == sign, pieces):
                piece.least = piece.least.join(before.marking)
                if piece.closing is not None or not sign:
                    break
        for at, (piece, closing) in enumerate(zip(pieces, self._list_marks(pieces), strict=True)):
            if closing is None and self._is_heading(piece, pieces[at + 1 : at + 2]):
                piece.draft.kind = "heading"
            yield from self._drafts(piece, closing)

    def _closings_among(self, turned: Container[int]) -> Iterator[Closing]:
        """Yield the marks before other words that stand behind a sentence, and so close it.

        Where a mark may be lost, none in mid-line is trusted: it has the join of all there.
        """
        at_ends = {closing.start for closing in self.evidence.closings}
        for one in self.evidence.inside:
            if one.start in at_ends or one.is_place or not (one.exact and one.marking.known):
                continue
            labelled = self.text[max(0, one.start - _TAIL) : one.start].rstrip().endswith(":")
            if one.start in turned or (has_ended(self.text, 0, one.start) and not labelled):
                line = self.text.rfind("\n", 0, one.start) + 1
                mark = Mark(self.text[one.start : one.end], one.marking, "stated")
                yield Closing(line, one.start, one.end, mark)

    def _lines(self, start: int, end: int) -> Iterator[Place]:
        """Yield the lines from *start* to *end*, cut behind marks that close something in them."""
        for begin, stop in written_lines(self.text, start, end):
            at = begin
            for one in self.evidence.inside_from(begin, stop):
                if one.end < stop and one.end in self.closings:
                    yield at, one.end
                    at = after_blanks(self.text, one.end)
            yield at, stop

    def _pieces(self, drafts: Sequence[Draft]) -> Iterator[Piece]:
        piece: Piece | None = None
        for draft in drafts:
            if draft.kind not in BODY:
                if piece is not None:
                    yield piece
                piece = None
                continue
            first = True
            for i, (start, end) in enumerate(draft.spans):
                for begin, stop in self._lines(start, end):
                    line = Line(begin, stop, page=draft.page if first else i > 0)
                    closing = self.closings.get(line.end)
                    goes_on = (
                        self._goes_on(piece, draft, line)
                        if first
                        else not (piece is not None and self.signs.begins(piece, line))
                    )
                    if piece is not None and goes_on:
                        line.page = line.page or first
                        piece.lines.append(line)
                    else:
                        if piece is not None:
                            yield piece
                        alone = closing is not None and self._is_alone(closing)
                        piece = Piece(draft, first and not alone, [line], self.scheme.lowest)
                    first = False
                    if closing is not None:
                        piece.closing = closing
                        yield piece
                        piece = None
        if piece is not None:
            yield piece

    def _is_heading(self, piece: Piece, following: Sequence[Piece]) -> bool:
        """Tell whether *piece* names a part, between blank lines, above one that a mark closes.

        Any other title may be a paragraph that lost its mark.
        """
        draft = piece.draft
        apart = piece.first and draft.kind == "text" and draft.gap and not draft.page
        closed = any(one.first and one.draft.gap and one.closing for one in following)
        if not (self.intact and apart and closed and len(piece.lines) == 1):
            return False
        start, end = piece.lines[0].start, piece.lines[0].end
        return names_part(self.text[start:end]) and not self.evidence.inside_from(start, end)

    def _doubt_marks_alone(self, pieces: Sequence[Piece]) -> None:
        """Read marks on lines of their own as those of the text on both sides, where in doubt."""
        doubtful = self._may_stand_above(pieces)
        closed = True
        for piece, below in zip_longest(pieces, pieces[1:]):
            closes_nothing = closed and self._is_bare(piece)
            closed = piece.closing is not None
            if piece.closing is None or not self._is_alone(piece.closing):
                continue
            if doubtful:
                mark = piece.closing.mark._replace(quality="damaged", marking=self.whole)
                piece.closing = piece.closing._replace(mark=mark)
            if below is not None and (doubtful or closes_nothing):
                mark = piece.closing.mark
                least = mark.marking if mark.quality == "stated" else self.whole
                below.least = below.least.join(least)

    def _may_stand_above(self, pieces: Sequence[Piece]) -> bool:
        """Tell whether marks on lines of their own may be those of the text below them.

        Then the first closes nothing, or the last has text right below it that no mark closes.
        """
        if len(pieces) == 1:
            return False
        if self._is_bare(pieces[0]):
            return True
        if pieces[-1].closing is not None:
            return False
        last, end = pieces[-2].closing, pieces[-1]
        return last is not None and self._is_alone(last) and not (end.first and end.draft.gap)

    def _may_go_on(self, piece: Piece, below: Piece) -> bool:
        """Tell whether words of *piece* may go on *below* the mark that closes it.

        That may be the place of an item, or the mark of a title, a note or an item in a sentence.
        """
        first = self.text[below.lines[0].start : below.lines[0].end].split()[0]
        page, gap = below.lines[0].page, below.first and below.draft.gap
        if piece.closing is not None and piece.closing.is_place:
            return page or not gap
        if first[0] in ")],;" or self._has_title(piece, turned=page):
            return True
        is_small = first[0].isalpha() and first.islower()  # what scanning left may begin so
        apart = page or gap or self._is_stopped(piece)
        return is_small and apart and not self.signs.sign(below.lines[0])

    def _is_stopped(self, piece: Piece) -> bool:
        """Tell whether the words that a mark closes end with a full stop, as a title's may."""
        end = piece.closing.start if piece.closing else piece.lines[-1].end
        return _STOPPED.search(self.text, max(0, end - _TAIL), end) is not None

    def _has_title(self, piece: Piece, *, turned: bool) -> bool:
        """Tell whether a sentence of *piece* is cut by what may be a title, or a note.

        A title stands behind a page, and ends no sentence, or looks like one; *turned*: another
        page begins below, and what looks like a note at its foot may be one.
        """
        end = piece.closing.start if piece.closing else piece.lines[-1].end
        for at in range(len(piece.lines) - 1, 0, -1):
            line, above = piece.lines[at], piece.lines[at - 1]
            if has_ended(self.text, above.start, above.end):
                continue
            if line.page:
                said = self.text[line.start : end].strip()
                if said[:1].islower():
                    return False
                is_line = at == len(piece.lines) - 1
                is_title = is_continued(said) or not has_ended(self.text, line.start, end)
                is_title = is_title or repeats_subject(f"{said}\n", self.subjects)
                return is_title or (is_line and (turned or _may_be_title(said)))
            ruled = RULED.match(self.text, above.start, above.end) is not None
            if ruled and at == 1:
                return False  # the words above it have their mark, or none is trusted for them
            if ruled or re.compile(_NOTE).match(self.text, line.start):
                return True
            if turned and self.signs.may_be_note(piece, line, above):
                return True
        return False

    def _goes_on(self, piece: Piece | None, draft: Draft, line: Line) -> bool:
        """Tell whether the first *line* of *draft* still belongs to the *piece* before it."""
        if draft.label or piece is None:
            return False
        closing = self.closings.get(line.end)
        if closing is not None and self._is_alone(closing):
            near = not draft.gap or draft.page
            return near or closing.mark.marking.dominates(self.whole)
        start = next((one.start for one in reversed(piece.lines) if one.page), piece.lines[0].start)
        cut = is_cut(self.text, (start, piece.lines[-1].end))
        listed = self.signs.is_listed(line) and self.signs.begins(piece, line)
        goes_on = draft.kind == "text" and draft.page and cut and not listed
        if self.text[draft.words].islower():
            return goes_on
        return goes_on and self.intact and not self._ends_page(piece, start)

    def _ends_page(self, piece: Piece, start: int) -> bool:
        """Tell whether what *piece* has from *start* may stand last: names, or behind a label."""
        said = self.text[start : piece.lines[-1].end]
        if _LABEL.match(said):
            return True
        if said.isupper():
            return len(said.split()) <= _MOST_OF_NAME
        return all(map(may_head_page, said.split("\n")))

    def _is_bare(self, piece: Piece) -> bool:
        """Tell whether *piece* is a mark, behind a number or alone, and nothing that it closes."""
        if piece.closing is None or len(piece.lines) > 1:
            return False
        numbered = piece.first and piece.draft.mark is not None
        return numbered or self._is_alone(piece.closing)

    def _is_alone(self, closing: Closing) -> bool:
        return not any(map(str.isalnum, self.text[closing.line : closing.start]))

    def _list_marks(self, pieces: Sequence[Piece]) -> list[Closing | None]:
        """Return for each piece the mark that closes the list which it is an item of, if any.

        An item that goes on in the next ends as one does; what leads to a list ends in a colon,
        and is as high as all of its items. Where marks were lost, none is trusted. A piece that
        may go on below its mark becomes at least what is there, and behind the title of a page.
        """
        marks: list[Closing | None] = []
        following: Closing | None = None
        listed: list[tuple[str, Closing | None]] = []
        signs = ""
        below: Piece | None = None
        behind = beyond = self.scheme.lowest  # what the piece below is, and the one behind that
        for piece in reversed(pieces):
            if below is not None and self._may_go_on(piece, below):
                is_title = below.lines[0].page and len(below.lines) <= _MOST_OF_TITLE
                piece.least = piece.least.join(behind.join(beyond) if is_title else behind)
            said = self.text[piece.lines[-1].start : piece.lines[-1].end].rstrip(" \t*_")
            sign = self.signs.sign(piece.lines[0])
            if piece.closing is not None:
                following = piece.closing if piece.closing.mark.quality == "stated" else None
            elif self.intact and signs and said.endswith(":"):
                following = self._lead_mark(piece, [one for its, one in listed if its != sign])
                listed = []
            elif not (self._is_item(piece, below, sign) and sign == signs and OPEN.search(said)):
                following = None
            if sign != signs and not (signs and below is not None and below.lines[0].page):
                listed = []  # behind a page, a list may go on below a note
            signs = sign
            marks.append(following)
            if following is not None:
                marking = self._read(piece, following)[0]
                following = following._replace(mark=following.mark._replace(marking=marking))
            listed.append((sign, following))
            if not self._is_bare_number(piece):  # that of a page
                beyond, behind = behind, following.mark.marking if following else self.whole
                below = piece
        return marks[::-1]

    def _is_item(self, piece: Piece, below: Piece | None, sign: str) -> bool:
        """Tell whether *piece* has the *sign* of an item, and the one *below* may be the next.

        What has a number and several sentences is no item.
        """
        if not (self.intact and sign and below is not None):
            return False
        if sign == "number" and self._has_sentences(piece):
            return False
        return self.signs.is_next(below.lines[0], piece.lines[0])

    def _has_sentences(self, piece: Piece) -> bool:
        start, end = after_blanks(self.text, piece.lines[0].start), piece.lines[-1].end
        sign = _SIGN.match(self.text, start)
        start = sign.end() if sign else start
        return any(
            not (is_title(self.text, match.end()) or is_abbreviated(self.text, match.end()))
            for match in re.compile(_NEXT_SENTENCE).finditer(self.text, start, end)
        )

    def _is_bare_number(self, piece: Piece) -> bool:
        return self.text[piece.lines[0].start : piece.lines[-1].end].strip().isdecimal()

    def _lead_mark(self, piece: Piece, listed: Sequence[Closing | None]) -> Closing | None:
        """Return the mark of what leads to a list: all that the marks of the items say.

        There is none where an item has none, nor where several have marks of their own and the
        lead has more sentences than one: what stands before the last has no mark then.
        """
        known = [one for one in listed if one is not None]
        several = len({one.end for one in known}) > 1
        if not known or len(known) < len(listed) or (several and self._has_sentences(piece)):
            return None
        marking = self.scheme.join(one.mark.marking for one in known)
        return known[0]._replace(mark=known[0].mark._replace(marking=marking))

    def _drafts(self, piece: Piece, closing: Closing | None) -> Iterator[Draft]:
        """Yield the portion that *piece* is, and before it what may not be its own."""
        own = piece.closing
        is_bare = self._is_bare(piece)
        if own is None or is_bare:
            draft = self._draft(piece, piece.lines, first=piece.first)
            if closing is None or is_bare:
                draft.marking, draft.basis, draft.flags = self.whole, UNMARKED, FLAGGED_UNMARKED
                draft.words = draft.spans[-1][1] if is_bare else draft.words
            else:
                draft.marking, draft.basis = closing.mark.marking, CLOSED
                draft.mark, draft.closed = closing.mark, True
                raise_to(draft, piece.least)
                for one in self.evidence.inside_from(piece.lines[0].start, piece.lines[-1].end):
                    raise_to(draft, one.marking if one.exact else self.whole)
            yield draft
            return
        marking, basis, flags = self._read(piece, own)
        doubt = 0
        if not (self.intact or marking.dominates(self.whole)):
            doubt = self._last_doubt(piece.lines)
        if doubt:
            lost = self._draft(piece, piece.lines[:doubt], first=piece.first)
            lost.marking, lost.basis, lost.flags = self.whole, LOST, ("mark lost",)
            yield lost
        draft = self._draft(piece, piece.lines[doubt:], first=piece.first and not doubt)
        draft.marking, draft.basis, draft.flags, draft.mark = marking, basis, flags, own.mark
        draft.closed = True
        if own.evident:
            draft.until = self._words_end(piece.lines[doubt:], own.start)
        if draft.kind == "text":
            draft.kind = "paragraph"
        yield draft

    def _read(self, piece: Piece, closing: Closing) -> tuple[Marking, str, tuple[str, ...]]:
        """Return what a closed piece is, with the marks inside it, and why."""
        mark = closing.mark
        marking, basis = mark.marking, BASIS[mark.quality]
        if mark.quality == "damaged":
            marking = most_of_damaged(self.scheme, mark, self.whole)
        among = self.evidence.inside_from(piece.lines[0].start, closing.start)
        others = [
            one.marking if one.exact else self.whole
            for one in among
            if not (one.withheld and marking.level > 0)
        ]
        others.append(piece.least)
        if not all(marking.dominates(other) for other in others):
            return self.scheme.join((marking, *others)), DIFFERENT, ("marks differ",)
        return marking, basis, () if mark.quality == "stated" else (mark.quality,)

    def _last_doubt(self, lines: Sequence[Line]) -> int:
        """Return how many of *lines* may be those of another portion whose mark is lost.

        Only lines behind it are asked: what a withheld portion says must not decide.
        """
        width = 0
        alone = len(lines) - 1 - self._is_mark(lines[-1])
        for at in range(alone, 0, -1):
            said, following = (self.text[x.start : x.end] for x in lines[at - 1 : at + 1])
            width = max(width, len(squeeze(following)))
            turned = lines[at].page and not following.lstrip()[0].islower()
            if turned or may_end_portion(said, following, width):
                return at
        return 0

    def _is_mark(self, line: Line) -> bool:
        closing = self.closings.get(line.end)
        return closing is not None and self._is_alone(closing)

    def _words_end(self, lines: Sequence[Line], mark: int) -> int:
        """Return where the words end before the *mark* that closes them."""
        for line in reversed(lines):
            said = self.text[line.start : min(line.end, mark)].rstrip()
            if said:
                return line.start + len(said)
        return mark

    def _draft(self, piece: Piece, lines: Sequence[Line], *, first: bool) -> Draft:
        """Return a draft of *lines*, with the number of the *piece* if it is its first part."""
        old = piece.draft
        spans: list[tuple[int, int]] = []
        for line in lines:
            end = line.start + len(self.text[line.start : line.end].rstrip())
            if spans and not line.page:
                spans[-1] = (spans[-1][0], end)
            else:
                spans.append((line.start, end))
        if not first:  # a number there may be a figure: a notice must not show it
            words = after_blanks(self.text, spans[0][0])
            draft = Draft("text", spans, words, self.whole)
        else:
            words = old.words
            if old.mark is not None:
                at = self.text.rfind(old.mark.written, spans[0][0], words)
                words = at if at >= 0 and old.mark.written else words
            draft = Draft(old.kind, spans, min(words, spans[0][1]), self.whole)
            draft.label, draft.page = old.label, old.page
        draft.gap = True
        listed = draft.words in self.evidence.items
        if draft.kind == "text" and (listed or item_sign(self.text, draft.words) == "bracket"):
            take_sign(draft, self.text)
        return draft


def _may_be_title(said: str) -> bool:
    """Tell whether a line that ends as a sentence does may be a title, by its large letters."""
    title = said.rstrip('.?!"”’)')
    long = [word for word in title.split() if len(word) > _LONG]
    return len(long) >= _TITLE and may_head_page(title)

"""Drafts that go on with the portion before them, behind a page or a blank line."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby, pairwise
from math import inf

from redactor.documents.text.drafts import (
    BODY,
    PARAGRAPHS,
    SPEAKER,
    Draft,
    Place,
    holds_notice,
    is_below_rule,
    is_note,
    is_numbered,
    raise_to,
    written_lines,
)
from redactor.documents.text.evidence import Evidence
from redactor.documents.text.headings import (
    ENDS_NO_TITLE,
    LONGEST,
    SURNAME,
    begins_part,
    is_continued,
    may_be_at_foot,
    may_be_heading,
    may_head_page,
)
from redactor.documents.text.items import (
    DASHES,
    FIRST_PLACES,
    has_earlier,
    is_of_list_above,
    item_dash,
    item_form,
    item_place,
    item_sign,
    note_sign,
)
from redactor.documents.text.sentences import has_ended
from redactor.documents.text.starts import find_behind_page, find_behind_sign, find_instead
from redactor.markings.marking import Marking

_LED_TO = re.compile(r":\s*\n[ \t]*\(?[1aAiI][.)][ \t]")
"""A colon, and the first item of a list below it."""
_LONGEST_TITLE = 3 * LONGEST
"""Characters of a title and of what is left of a page's heading below it."""
_NUMBER = re.compile(r"\W*\d+\W??([.),])")
_LEADS_ON = (":", ";")
_RULE = "-_=~ \t\n"
_LONGEST_SIGN = 4
_FAR = 2000
"""How far behind the beginning of an item its list begins at most."""
_LEAST_WIDTH = 40
"""Characters of a full line, at least; names and short words tell nothing of how long one is."""
_FIELD = re.compile(r"[a-z]{2,8}(?: by)?:[ \t]")
"""What begins a line for copies or enclosures, in small letters, as ``cc:`` and ``drafted by:``."""
_TAIL = 200
"""How far back the last lines of a portion are looked for."""
MOST_PARTS = 3
"""Parts of a portion of which the page may have cut one: lines without a mark may be its last."""
_MOST_BETWEEN = 30
"""Portions that may stand between the parts of a sentence, and parts of one, that are asked."""


def continue_portion(
    evidence: Evidence, found: Sequence[Draft], parent: Draft | None, draft: Draft, *, counted: bool
) -> bool:
    """Add a loose draft to the last paragraph *found*, where it goes on with it; tell whether.

    It does where it could not be marked lower, or is an item of a list, or goes on in the middle
    of a sentence that was cut, or no number is missing (*counted*). Otherwise it stands for itself.
    """
    before = found[-1]
    if before.kind not in ("paragraph", "subparagraph") or before.is_entire:
        return False
    text = evidence.text
    if holds_notice(evidence.scheme, draft, text):
        return False
    listed = draft.words in evidence.items or text[draft.words] in DASHES
    item = item_sign(text, draft.words) if listed else ""
    lower = not before.marking.dominates(evidence.whole)
    if lower and not _surely_goes_on(evidence, found, draft, item, counted=counted):
        if item and evidence.closed and _leads(text, before):
            raise_to(before, evidence.whole)  # its end may lead to the list, which a mark closes
        return False
    below = item not in ("", "dash") and before.kind == "subparagraph"
    if below and parent is not None and not _leads_to_list(text, before, draft):
        before.marking = before.marking.join(parent.marking)
    if "continued" not in before.flags:
        before.flags = (*before.flags, "continued")
    before.spans.extend(draft.spans)
    return True


def _surely_goes_on(
    evidence: Evidence, found: Sequence[Draft], draft: Draft, item: str, *, counted: bool
) -> bool:
    """Tell whether *draft*, with the sign of an *item* or none, can be no portion without a mark.

    Nothing that may be left of a mark stands before it, and it is a part of the last one *found*.
    What has a number, and leads to the items right below it, is no title and no note.
    """
    scheme, text, before = evidence.scheme, evidence.text, found[-1]
    words = evidence.items.get(draft.words, draft.words)
    left = find_behind_sign if item else find_behind_page if draft.page else find_instead
    if left(scheme, text, words) is not None:
        return False
    if item:
        turned = before.page or draft.page
        said = "\n".join([text[start:end] for start, end in before.spans[-_MOST_BETWEEN:]])
        listed = (item == "dash" and not draft.page) or has_earlier(text, draft.words, said)
        is_part = evidence.intact and listed
        is_part = is_part and not (turned and _is_running_title(evidence, found, draft))
        is_part = is_part and not _goes_on_above(text, before, draft)
    else:
        turned = draft.page and evidence.intact and not _begins_anew(text, before, draft)
        begins_inside = turned or text[draft.words].islower()
        begins_inside = begins_inside and _FIELD.match(text, draft.words) is None
        noted = is_note(text, draft.words) or (draft.page and _is_below_another(text, found))
        is_part = begins_inside and not noted and is_cut(text, before.spans[-1])
        is_part = is_part and not _is_running_title(evidence, found, draft)
        is_part = is_part or (turned and not noted and counted)
    if item and is_numbered(before, text) and not (before.page or draft.page):
        leads = any(text.startswith(":", end - 1) for _, end in before.spans[-_MOST_BETWEEN:])
        return is_part and (leads or not _is_among_others(text, found))
    return is_part and not _is_among_others(text, found)


def _is_running_title(evidence: Evidence, found: Sequence[Draft], draft: Draft) -> bool:
    """Tell whether the last of *found*, with a mark, is the title of a page, and *draft* none.

    One in capitals is, where *draft* has small letters, or page headings are on both its sides; in
    small letters one at the top of a page, with room for the first word of *draft*.
    """
    text, before = evidence.text, found[-1]
    end = before.spans[-1][1]
    if before.label or end - before.words > _LONGEST_TITLE:
        return False
    said = [line for line in text[before.words : end].split("\n") if any(map(str.isalpha, line))]
    if len(said) != 1:
        return False
    title = said[0].strip()
    if may_be_heading(title) or is_continued(title):
        return True
    if title.endswith(ENDS_NO_TITLE):
        return False
    below = text[draft.words : _first_mark(evidence, draft.words, draft.spans[-1][1])].split("\n")
    if title.isupper():
        return (before.page and draft.page) or any(map(_has_small, below))
    is_short = before.page and has_room(
        said[0], below[0], width_of(text, found[-_MOST_BETWEEN:-1], below, before.marking)
    )
    return is_short or may_head_page(title)


def _is_below_another(text: str, found: Sequence[Draft]) -> bool:
    """Tell whether the last of *found* is a note, below a paragraph that no page cut.

    What begins as the one before it does is an item of its list.
    """
    note, *above = reversed(found[-_MOST_BETWEEN:])
    begin = note.spans[0][0]
    if not (is_note(text, begin) or is_below_rule(text, begin)):
        return False
    if above and note_sign(text, begin) == "" and text[begin] == text[above[0].spans[0][0]]:
        return False
    said = next((draft for draft in above if not is_note(text, draft.spans[0][0])), None)
    return said is None or not is_cut(text, last_words(text, said))


def _goes_on_above(text: str, before: Draft, draft: Draft) -> bool:
    """Tell whether the item *draft* goes on with a list that began above the one *before* it.

    That leads to no list, and has none with such a dash.
    """
    dash = item_dash(text, draft.words)
    begin = before.spans[0][0]
    if not dash or is_numbered(before, text) or _leads(text, before):
        return False
    lines = (line for span in before.spans[-_MOST_BETWEEN:] for line in written_lines(text, *span))
    if any(item_dash(text, start) == dash for start, _ in lines):
        return False
    return is_of_list_above(text, draft.words, begin)


def _is_among_others(text: str, found: Sequence[Draft]) -> bool:
    """Tell whether the last of *found* may stand in a sentence, or above a list, of one before it.

    As titles, notes and items do, and sources at the foot of the page before. That one is open,
    and so is all between, and marked higher; so it may be where more stands between than is asked.
    """
    last, *before = reversed(found[-_MOST_BETWEEN:])
    begin = last.spans[0][0]
    form = item_form(text, begin)
    number, stop = (0, "") if is_below_rule(text, begin) else _number(text, last)
    counted = False
    has_small = _has_small(text[last.words : min(last.words + _LONGEST_TITLE, last.spans[-1][1])])
    for draft, below in zip(before, (last, *before), strict=False):
        start, end = last_words(text, draft)
        said = text[max(start, draft.words, end - _TAIL) : end]
        is_brother = form and item_form(text, draft.spans[0][0]) == form
        if number > 1 and _number(text, draft) == (number - 1, stop):
            noted = is_below_rule(text, draft.spans[0][0])
            number, counted = (0, False) if noted else (number - 1, True)
            continue
        is_counted = counted and number > 1  # it belongs to the paragraph of a number before
        begin = draft.spans[0][0]
        noted = is_note(text, begin) or is_below_rule(text, begin)
        let_out = last.page and last.marking.dominates(draft.marking)
        noted = noted or (let_out and may_be_at_foot(draft))
        if is_brother or is_counted or noted:
            continue
        if _is_no_sentence(draft, said, turned=below.page, has_small=has_small):
            continue
        if not (is_cut(text, (start, end)) or said.rstrip(_RULE).endswith(_LEADS_ON)):
            return False
        if not last.marking.dominates(draft.marking):
            return True
    return len(found) > _MOST_BETWEEN and not counted


def join_cut(text: str, drafts: Sequence[Draft]) -> None:
    """Raise what is cut, and its rest, to each other where each has a mark of its own.

    One stands before the words, the other closes them: in a document that has both, the first may
    be that of what stands above it.
    """
    for before, draft in pairwise(drafts):
        if before.mark is None or before.closed or not draft.closed or draft.label:
            continue
        if before.kind not in PARAGRAPHS or item_sign(text, draft.spans[0][0]):
            continue
        apart = draft.page or text[draft.words].islower()
        if apart and is_cut(text, before.spans[-1]):
            marking = draft.marking
            raise_to(draft, before.marking)
            raise_to(before, marking)


def last_words(text: str, draft: Draft) -> Place:
    """Return the place of the last part of *draft* that is neither like a title nor a note."""
    last, *more = reversed(draft.spans[-MOST_PARTS:])
    for part in more:
        start, end = last
        noted = not text[start : start + 2].isalpha()  # it begins with a sign
        if end - start > LONGEST or not (noted or may_head_page(text[start:end])):
            break
        last = part
    return last


def _is_no_sentence(draft: Draft, said: str, *, turned: bool, has_small: bool) -> bool:
    """Tell whether *draft*, which has *said* something, is a title, or no paragraph.

    One without a mark leads to nothing, and has large letters or is a sentence of its own. One in
    capitals stands out where what it stands above *has_small* letters. Others, with the next page
    right below them (*turned*), may be the first line of a paragraph.
    """
    if draft.kind not in PARAGRAPHS or "\n" in said:
        return draft.kind not in PARAGRAPHS
    if draft.mark is None:
        return not said.endswith(_LEADS_ON) and (
            may_head_page(said) or has_ended(said, 0, len(said))
        )
    stands_out = has_small and said.isupper() and not said.endswith(ENDS_NO_TITLE)
    return stands_out or (may_be_heading(said) and not turned)


def _number(text: str, draft: Draft) -> tuple[int, str]:
    """Return the number of a paragraph and what stands behind it, or 0 and nothing."""
    match = _NUMBER.match(text, draft.spans[0][0]) if draft.kind == "paragraph" else None
    return (int(draft.label), match[1]) if match and draft.label.isdecimal() else (0, "")


def _leads(text: str, draft: Draft) -> bool:
    """Tell whether *draft* ends with what leads to something."""
    start, end = draft.spans[-1]
    return text[max(start, end - _TAIL) : end].endswith(":")


def _leads_to_list(text: str, before: Draft, draft: Draft) -> bool:
    """Tell whether the item *draft* is of a list that the item *before* it leads to."""
    end = min(draft.words + _LONGEST_SIGN, before.words + _FAR)
    return _LED_TO.search(text, before.words, end) is not None


def is_cut(text: str, place: Place) -> bool:
    """Tell whether the words at *place* end in the middle of a sentence.

    Lines in capitals at the end of one in small letters are what is left of a page's heading; one
    name there may be its signature.
    """
    start, end = place
    said = text[max(start, end - _TAIL) : end]
    lines = said.split("\n")
    if any(map(_has_small, lines)):
        while not (_has_small(lines[-1]) or has_ended(lines[-1], 0, len(lines[-1]))):
            lines.pop()
    elif len(lines) > 1 and SURNAME.match(lines[-1].strip()):
        lines.pop()
    said = "\n".join(lines)
    return not has_ended(said, 0, len(said))


def brothers_of_marked(drafts: Sequence[Draft], text: str) -> frozenset[int]:
    """Return which of *drafts*, by place, are items of lists of which another one has a mark.

    Several with a sign that none with a mark has are a list within an item; one alone is, where
    it goes on with a list in what stands above them all.
    """
    found: set[int] = set()
    for is_item, group in groupby(
        enumerate(drafts),
        lambda one: not one[1].plain and _is_item(one[1], text),
    ):
        among = list(group) if is_item else []
        signs = {at: item_form(text, draft.spans[0][0]) for at, draft in among}
        unmarked = {at: signs[at] for at, draft in among if draft.mark is None}
        marked = {sign for at, sign in signs.items() if at not in unmarked}
        times = Counter(unmarked.values())
        if not marked:
            continue
        first = among[0][0]
        if (
            first in unmarked
            and first > 0
            and _goes_on_with_list(text, *drafts[first - 1 : first + 1])
        ):
            times[signs[first]] += 1
        found.update(at for at, sign in unmarked.items() if sign in marked or times[sign] == 1)
    return frozenset(found)


def _goes_on_with_list(text: str, before: Draft, item: Draft) -> bool:
    """Tell whether the place of *item* is the next one of a list in the draft *before* it."""
    place = item_place(text, item.words)
    start, end = before.spans[-1]
    said = text[max(start, end - _FAR) : end]
    return (
        place is not None and place[0] not in FIRST_PLACES and has_earlier(text, item.words, said)
    )


def between_numbers(evidence: Evidence, drafts: Sequence[Draft]) -> frozenset[int]:
    """Return which of *drafts* stand on a new page between a paragraph and that of the next number.

    All paragraphs with marks are numbered there, without a gap or another list among them, so a new
    one would have a number: they are what a page parted from the paragraph before. They look like
    no title and no list.
    """
    if not any(draft.loose and draft.page for draft in drafts):
        return frozenset()
    text = evidence.text
    marked = [draft for draft in drafts if draft.kind == "paragraph" and draft.mark is not None]
    if not all(is_numbered(draft, text) for draft in marked):
        return frozenset()
    numbers = [_number(text, draft)[0] for draft in marked]
    if any(number != before + 1 for before, number in pairwise(numbers)):
        return frozenset()
    return frozenset(
        at + 1
        for at, (before, draft, following) in enumerate(
            zip(drafts, drafts[1:], drafts[2:], strict=False)
        )
        if draft.loose
        and draft.page
        and before.mark is not None
        and following.mark is not None
        and before.kind == following.kind == "paragraph"
        and _is_set_in_lines(evidence, draft)
    )


def _is_set_in_lines(evidence: Evidence, draft: Draft) -> bool:
    """Tell whether *draft* is sentences, of several lines that are as long as words let them be."""
    text = evidence.text
    start, end = draft.spans[0]
    end = _first_mark(evidence, start, end)
    lines = text[start:end].split("\n")
    width = max(map(len, lines))
    full = not any(has_room(line, below, width) for line, below in pairwise(lines))
    return len(lines) > 1 and full and has_ended(text, start, end)


def _first_mark(evidence: Evidence, start: int, end: int) -> int:
    """Return where the first mark from *start* to *end* stands, or *end*.

    What stands behind it may be withheld, and must not decide.
    """
    return next((one.start for one in evidence.inside_from(start, end)), end)


def width_of(text: str, drafts: Sequence[Draft], below: Sequence[str], released: Marking) -> float:
    """Return how long the lines of *drafts*, and those *below*, may be.

    How long what is withheld with *released* is must not decide: where nothing else has several
    lines, or only short ones, they may have any length.
    """
    parts = [
        text[max(start, end - _TAIL) : end].split("\n")
        for draft in drafts
        if draft.kind in PARAGRAPHS and released.dominates(draft.marking)
        for start, end in draft.spans[-MOST_PARTS:]
    ]
    parts.append([*below])
    width = max(len(line) for lines in parts for line in lines)
    return width if width >= _LEAST_WIDTH and any(len(lines) > 1 for lines in parts) else inf


def has_room(line: str, below: str, width: float) -> bool:
    """Tell whether the first word *below* a *line* would have left it shorter than *width*."""
    first, *_ = below.split(None, 1) or [""]
    return len(line) + len(first) < width


def _begins_anew(text: str, before: Draft, draft: Draft) -> bool:
    """Tell whether *draft*, behind a page break, begins something and ends no cut sentence.

    A speaker does, the name of a part of a paper, and a title in capitals behind small letters.
    """
    start, end = draft.spans[0]
    line = text[start:end].partition("\n")[0]
    if SPEAKER.match(line) or begins_part(line):
        return True
    capitals = line.isupper() and len(line.split()) > 1
    return capitals and not text[before.spans[-1][0] : before.spans[-1][1]].isupper()


def _is_item(draft: Draft, text: str) -> bool:
    if draft.kind == "subparagraph":
        return True
    return draft.kind in BODY and item_sign(text, draft.spans[0][0]) != ""


def _has_small(line: str) -> bool:
    return any(map(str.islower, line))

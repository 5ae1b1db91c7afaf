"""The title that a page begins with, and below it the rest of what the page cut.

The mark of the title is not that of the rest.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from redactor.documents.text.continuations import (
    MOST_PARTS,
    has_room,
    is_cut,
    last_words,
    width_of,
)
from redactor.documents.text.drafts import (
    PARAGRAPHS,
    Draft,
    Place,
    is_below_rule,
    is_note,
    raise_to,
)
from redactor.documents.text.headings import (
    ENDS_NO_TITLE,
    LONGEST,
    is_continued,
    may_be_at_foot,
    may_head_page,
)
from redactor.documents.text.items import ANY_SIGN
from redactor.documents.text.sentences import STOP, has_ended, is_abbreviation

_MOST_LINES = 3
"""Lines of the heading of a page, at most, that are not known to be furniture."""
_MOST_BETWEEN = 12
"""Portions that may stand between what a page cut and the next page, at most."""
_TAIL = 200
"""How far back the last lines of a portion are looked for."""
_ITEM = re.compile(r"[ \t]*[^\w\s(#]{1,2}[ \t]")
_ITEM_LINE = re.compile(rf"^[ \t]*(?:{ANY_SIGN})", re.MULTILINE)
_SENTENCE = re.compile(r"\w[ ]+\w.*[.!?][\"”’)]*\s*\Z")
_STOPPED = re.compile(rf"[^\W\d]{{3}}{STOP}\s*\Z")
_LONGEST_SUBJECT = 400
_MARK_BEHIND = re.compile(r"\([A-Z/]{1,20}\)\s*\Z")
_PIECES = re.compile(r"[\n(\[–—:/*_-]|,[ \t]*(?:cont|p(?:age|\.)[ \t]*\d)", re.IGNORECASE)
"""What the words of a subject again end with, as before ``(Continued)`` and ``- Page 2``."""


def page_tops(text: str, drafts: Sequence[Draft]) -> frozenset[int]:
    """Return where the first portions of pages begin, and those below the lines of a heading."""
    tops: set[int] = set()
    is_top = False
    for draft in drafts:
        is_top = is_top or draft.page
        if is_top:
            tops.add(draft.spans[0][0])
            is_top = _may_be_at_edge(text, draft)
    return frozenset(tops)


def subject_of(text: str, draft: Draft) -> str:
    """Return the letters of a subject, however its words are written and parted."""
    words = text[draft.words : draft.until or draft.spans[0][1]]
    return _normal(_MARK_BEHIND.sub("", words))


def repeats_subject(words: str, subjects: Collection[str]) -> bool:
    """Tell whether *words* begin with one of *subjects*, and more lines follow."""
    title = words[:_LONGEST_SUBJECT].rpartition("\n")[0]
    said, at = "", 0
    for end in (*(match.start() for match in _PIECES.finditer(title)), len(title)):
        said += _normal(title[at:end])
        at = end
        if said and said in subjects:
            return True
    return False


def raise_titles(
    text: str, drafts: Sequence[Draft], tops: Collection[int], subjects: Collection[str]
) -> None:
    """Raise what may be the title of a page above the rest of what the page cut, to what was cut.

    It has a mark before its words and no number, and is not cut from another portion. *tops* are
    where pages begin. One of the *subjects* of the document is a title there, and wherever a
    sentence was cut above it.
    """
    for at, draft in enumerate(drafts):
        if draft.mark is None or draft.label or draft.closed or draft.part:
            continue
        start, _ = draft.spans[0]
        said = "\n".join([text[begin:end] for begin, end in draft.spans])
        words = draft.words - start
        is_top = start in tops
        is_subject = repeats_subject(said[words:], subjects)
        if not (is_top or is_subject):
            continue
        ended = bool(_ITEM.match(said))
        before = drafts[max(0, at - _MOST_BETWEEN) : at]
        for above in _may_be_cut(text, before, draft, tops):
            ended = ended or _ends_cut(text, above)
            parts = above.spans[-MOST_PARTS:]
            cut = any(is_cut(text, part) for part in parts)
            may_be_cut = cut or not all(_has_stopped(text, part) for part in parts)
            heads_page = is_top and (
                is_subject
                or (not ended and _goes_on(text, above))
                or _may_be_title(text, before, draft, said, words, cut=cut, may_be_cut=may_be_cut)
            )
            if heads_page or (is_subject and cut):
                raise_to(draft, above.marking)


def _may_be_cut(
    text: str, before: Sequence[Draft], title: Draft, tops: Collection[int]
) -> Iterator[Draft]:
    """Yield those of the drafts *before* a *title* that the page may have cut, from the last one.

    Short lines, sources and notes may stand at the foot of a page, below what it cut; what has a
    mark and stands above the title at the top of the same page was not cut by it. How long what
    is withheld with the title is must not decide.
    """
    ruled = -1
    is_top = True
    for at in range(len(before) - 1, 0, -1):
        if is_below_rule(text, before[at].spans[0][0]):
            ruled = at
        is_top = is_top and _may_be_at_edge(text, before[at])
        if before[at].page and not is_top:
            break
    turned = title.page
    for at, draft in reversed([*enumerate(before)]):
        on_same_page = not turned and draft.spans[0][0] in tops
        turned = draft.page or not on_same_page
        if draft.kind not in PARAGRAPHS:
            continue
        if draft.mark is None or not on_same_page:
            yield draft
        noted = 0 <= ruled <= at or is_note(text, draft.spans[0][0])
        noted = noted or (title.marking.dominates(draft.marking) and may_be_at_foot(draft))
        if not (draft.mark is None or noted or _may_be_at_edge(text, draft)):
            return


def _goes_on(text: str, draft: Draft) -> bool:
    """Tell whether *draft* ends in a sentence, which goes on elsewhere.

    Lines of headings, and of lists, need no full stop.
    """
    start, end = last_words(text, draft)
    near = max(start, draft.words, end - _TAIL)
    if _ITEM_LINE.search(text, near, end) or not is_cut(text, (start, end)):
        return False
    return draft.mark is not None or not _may_be_at_edge(text, draft)


def _ends_cut(text: str, draft: Draft) -> bool:
    """Tell whether *draft*, without a mark, is the end of what a page cut."""
    if draft.mark is not None or not text[draft.words].islower():
        return False
    return has_ended(text, *draft.spans[-1])


def _has_stopped(text: str, place: Place) -> bool:
    """Tell whether the words at *place* end with a full stop, and with no short form of a word."""
    start, end = place
    stopped = _STOPPED.search(text, max(start, end - _TAIL), end) is not None
    return stopped and not is_abbreviation(text, end)


def _may_be_title(
    text: str,
    before: Sequence[Draft],
    draft: Draft,
    said: str,
    words: int,
    *,
    cut: bool,
    may_be_cut: bool,
) -> bool:
    """Tell whether what is *said* in a *draft*, from its *words* on, may begin with a title.

    A title is no item, and says that it goes on from another page, or stands out in capitals, or
    ends before the next word would be too long for its line; what is *before* tells how long that
    is. Where a sentence was *cut* above, the look of a title is enough; where none *may be cut*,
    small letters below go on with the line itself. What ends as a sentence is no title, unless
    small letters below go on with another, or it has that look too.
    """
    line, *rest = said.split("\n")
    if not rest or _ITEM.match(line):
        return False
    title = line[words:]
    if is_continued(title) or (title.isupper() and not rest[0].isupper()):
        return True
    goes_on = rest[0].lstrip()[:1].islower()
    width = width_of(text, before, rest, draft.marking)
    is_short = has_room(line, rest[0], width)
    if cut and len(rest) > 1 and not _ITEM.match(rest[0]):
        is_short = is_short or has_room(rest[0], rest[1], width)  # the title has two lines
    if title.endswith(ENDS_NO_TITLE):
        stopped = title.endswith(".")
        looks_so = may_head_page(title)
        return (is_short and (cut or goes_on or looks_so)) or (stopped and goes_on and cut)
    return (is_short and (may_be_cut or not goes_on)) or (cut and may_head_page(title))


def _may_be_at_edge(text: str, draft: Draft) -> bool:
    """Tell whether *draft* may be of the heading or the foot of a page: one line, or short ones.

    With a mark it is one, without a number, and ends no sentence.
    """
    start, end = draft.spans[-1]
    if end - start > _MOST_LINES * LONGEST:
        return False
    lines = text[start:end].split("\n")
    if len(lines) == 1:
        return draft.mark is None or not (draft.label or has_ended(text, start, end))
    return (
        draft.mark is None
        and len(lines) <= _MOST_LINES
        and not any(len(line) > LONGEST or _SENTENCE.search(line) for line in lines)
    )


def _normal(words: str) -> str:
    return "".join(filter(str.isalnum, words)).casefold()

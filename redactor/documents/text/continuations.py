"""Drafts that go on with the portion before them, behind a page or a blank line."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from redactor.documents.text.drafts import NOTE, SPEAKER, Draft, Place, holds_notice
from redactor.documents.text.evidence import Evidence
from redactor.documents.text.headings import SURNAME, begins_part
from redactor.documents.text.items import DASHES, item_form, item_sign
from redactor.documents.text.sentences import has_ended
from redactor.documents.text.starts import find_behind_page, find_behind_sign, find_instead

_LED_TO = re.compile(r":\s*\n[ \t]*\(?[1aAiI][.)][ \t]")
"""A colon, and the first item of a list below it."""
_LONGEST_SIGN = 4
_FAR = 2000
"""How far behind the beginning of an item its list begins at most."""
_TAIL = 200
"""How far back the last lines of a portion are looked for."""


def continue_portion(evidence: Evidence, before: Draft, parent: Draft | None, draft: Draft) -> bool:
    """Add a loose draft to the paragraph *before* it where it goes on with it; tell whether.

    It does where it could not be marked lower, or is an item of a list, or goes on in the middle
    of a sentence that was cut. Otherwise it stands for itself.
    """
    if before.kind not in ("paragraph", "subparagraph") or before.is_entire:
        return False
    scheme, text, intact = evidence.scheme, evidence.text, evidence.intact
    if holds_notice(scheme, draft, text):
        return False
    listed = draft.words in evidence.items or text[draft.words] in DASHES
    item = item_sign(text, draft.words) if listed else ""
    if not before.marking.dominates(evidence.whole):
        words = evidence.items.get(draft.words, draft.words)
        left = find_behind_sign if item else find_behind_page if draft.page else find_instead
        if left(scheme, text, words) is not None:
            return False
        turned = draft.page and intact and not _begins_anew(text, before, draft)
        begins_inside = turned or text[draft.words].islower()
        begins_inside = begins_inside and NOTE.match(text, draft.words) is None
        if item and not intact:
            return False
        if not item and not (begins_inside and is_cut(text, before.spans[-1])):
            return False
    below = item not in ("", "dash") and before.kind == "subparagraph"
    if below and parent is not None and not _leads_to_list(text, before, draft):
        before.marking = before.marking.join(parent.marking)
    if "continued" not in before.flags:
        before.flags = (*before.flags, "continued")
    before.spans.extend(draft.spans)
    return True


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

    Several with a sign that none with a mark has are a list within an item.
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
        if marked:
            found.update(at for at, sign in unmarked.items() if sign in marked or times[sign] == 1)
    return frozenset(found)


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
    return draft.kind == "subparagraph" or item_sign(text, draft.spans[0][0]) != ""


def _has_small(line: str) -> bool:
    return any(map(str.islower, line))

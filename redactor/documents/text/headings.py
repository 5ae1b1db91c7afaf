"""What a heading looks like, and what one without a mark is."""

import re
from collections.abc import Sequence

from redactor.documents.text.basis import SECTION
from redactor.documents.text.drafts import PARAGRAPHS, Draft
from redactor.documents.text.items import FIRST_PLACES
from redactor.markings.marking import Marking, least

RULE = r"[ \t]*[-=_~]{3,}[ \t]*"
"""A ruled line, as it stands below titles and above footnotes."""
_UNDERLINED = re.compile(rf"(?:{RULE}\n)?(?!{RULE}\n)([^\n]+)\n{RULE}\Z")
ENDS_NO_TITLE = tuple(".!?:;,\"'”’)]-–—")
"""What stands at the end of a sentence, or of a part of one."""
SURNAME = re.compile(r"[A-Z][A-Z'-]{1,24}(?:[ ][A-Z][A-Z'-]{0,24}){0,2}\Z")
"""A name in capitals alone on its line, as a signature is."""
_WORDS = frozenset(
    "ACTION BACKGROUND COMMENT COMMENTS CONCLUSION CONCLUSIONS DISCUSSION INTRODUCTION MEDIA NEXT"
    " OVERVIEW PRESS REACTION RECOMMENDATION RECOMMENDATIONS REQUEST STEPS SUMMARY".split()
)
_PARTS = "TAB|ANNEX|APPENDIX|ATTACHMENT|ENCLOSURE|EXHIBIT"
# these three are compiled where a title has none of those words
_PART = rf"(?:PART|SECTION|{_PARTS}) [A-Z0-9]{{1,4}}"
_CONTINUED = r"(?i)[(\[,:–—-]\s*(?:cont(?:in|[.'’d)\]]|\s*\Z)[^\n]{0,8}|p(?:age|\.)\s*\d{1,3}\W*)\Z"
_BEGINS_PART = rf"(?i)\W*(?:MEMORANDUM|(?:{_PARTS})\b(?=\W+\w{{1,2}}\b|\W*\Z))"
_OF_MARKS = frozenset("<>{}[]£©§»")
"""Signs that scanning makes of the brackets of marks, and no title has."""
LONGEST = 60
"""Characters of the longest title."""
_LONGEST_CONTINUED = 20
_LONGEST_SMALL_WORD = 3
_SMALL_WORDS = frozenset(
    "about after against among before behind between during from into over since through toward"
    " towards under until upon with within without".split()
)
"""Longer words that have small letters in titles."""
_MARKED = frozenset({"paragraph", "subparagraph"})


def is_continued(title: str) -> bool:
    """Tell whether a title says that it goes on, as with ``(Continued)`` and ``- Page 2``."""
    return re.search(_CONTINUED, title[-_LONGEST_CONTINUED:]) is not None


def may_be_heading(block: str) -> bool:
    """Tell whether *block* has the look of a title: one line, its words with large letters.

    A heading goes out with its section, so in doubt it is not one.
    """
    if len(block) > 3 * LONGEST:
        return False
    title, underlined = _title(block)
    if "\n" in title or len(title) > LONGEST or title.endswith(ENDS_NO_TITLE):
        return False
    if not _OF_MARKS.isdisjoint(title):
        return False
    words = title.split()
    if not underlined and title.isupper():
        return _has_heading_words(words)
    large = [w[0].isupper() or w[0].isdigit() for w in words if len(w) > _LONGEST_SMALL_WORD]
    return bool(words) and words[0][0].isupper() and all(large)


def may_head_page(title: str) -> bool:
    """Tell whether a line has the look of the title of a page, with small words in it.

    What may be one marks nothing else: in doubt it is one.
    """
    words = [word for word in title.split() if len(word) > _LONGEST_SMALL_WORD]
    said = (word for word in words if word not in _SMALL_WORDS)
    return title.isupper() or (title[:1].isupper() and not any(w[0].islower() for w in said))


def may_be_at_foot(draft: Draft) -> bool:
    """Tell whether *draft* may be a note or a source at the foot of a page, by its length."""
    length = draft.spans[-1][1] - draft.spans[0][0]
    return length <= LONGEST and (not draft.label or draft.label in FIRST_PLACES)


def is_plainly_heading(block: str) -> bool:
    """Tell whether a heading is one by its own look: underlined, or of words that headings have."""
    title, underlined = _title(block)
    return underlined or _has_heading_words(title.upper().split())


def names_part(block: str) -> bool:
    """Tell whether a heading can be only that of a part, as ``Comment`` and ``Tab A``."""
    title = _title(block)[0].upper()
    return _has_heading_words(title.split()) or re.fullmatch(_PART, title) is not None


def begins_part(line: str) -> bool:
    """Tell whether *line* begins a part of a paper: an attachment, or a memorandum."""
    return re.match(_BEGINS_PART, line) is not None


def mark_headings(drafts: Sequence[Draft], text: str) -> None:
    """Give every heading without a mark the least marking in its section, from the end.

    What only looks like a title may be the end of the portion before it: then it has at least
    that marking too. Above the first paragraph it is the subject of a paper that names none.
    """
    named = any(draft.kind == "subject" for draft in drafts)
    paragraphs = (at for at, draft in enumerate(drafts) if draft.kind in _MARKED)
    top = 0 if named else next(paragraphs, 0)
    before: Draft | None = None
    headings: list[tuple[int, Draft | None]] = []
    for at, draft in enumerate(drafts):
        if draft.kind == "heading" and draft.mark is None:
            headings.append((at, before))
        else:
            before = draft
    until = len(drafts)
    section: list[Marking] = []
    for at, before in reversed(headings):
        heading = drafts[at]
        title = text[heading.words : heading.spans[0][1]]
        if at + 1 < until:
            section = [draft.marking for draft in drafts[at + 1 : until]]
        if section and (at >= top or names_part(title)):
            heading.marking, heading.basis, heading.flags = least(section), SECTION, ()
        until = at
        if before is None or before.kind not in PARAGRAPHS:
            continue
        if not is_plainly_heading(title):
            heading.marking = heading.marking.join(before.marking)


def _title(block: str) -> tuple[str, bool]:
    """Return the title in *block*, and whether it is underlined."""
    title = block.strip()
    underlined = _UNDERLINED.match(title)
    return (underlined[1] if underlined else title).strip("#*_ \t"), underlined is not None


def _has_heading_words(words: list[str]) -> bool:
    telling = {word for word in words if len(word) > _LONGEST_SMALL_WORD}
    return bool(telling) and telling <= _WORDS

"""What a whole document is marked: by its banners, captions, notes and marks together."""

import re
from collections.abc import Sequence
from functools import cache

from redactor.documents.document import words_at
from redactor.documents.text.damaged import find_damaged
from redactor.documents.text.drafts import Draft
from redactor.documents.text.header import LONGEST_ABBREVIATION, are_names
from redactor.documents.text.inside import Inside
from redactor.documents.text.items import DASHES
from redactor.documents.text.layout import Layout
from redactor.documents.text.sentences import STOP
from redactor.documents.text.statements import find_statements, label_all
from redactor.markings.marking import Marking
from redactor.markings.scheme import Scheme
from redactor.markings.short_forms import expand

_SENTENCE_AT_END = re.compile(rf"[a-z]{{2}}{STOP}\Z")
# compiled where a header says of its declassification
_WHEN = r"(?i)DECL[A-Z ]*:?[ ]*(?!N/?A\b)\S|OADR|X[1-8]\b"
BETWEEN_LETTERS = re.compile(r"(?<=\b\w) (?=\w\b)")
"""A blank that scanning put into a word, or a typist between the letters of one."""
_WORD = re.compile(r"\w+")
_MAY_BE_CAPTIONS = frozenset({"captions", "attention", "text", "heading", "number"})
_SHORTEST_CAPTION = 2


def document_marking(
    scheme: Scheme, layout: Layout, inside: Sequence[Inside], text: str
) -> Marking:
    """Return the join of banners, captions and marks.

    Without a banner, marks speak for the document where nothing else does: where a damaged mark,
    a numbered paragraph without one, an authority block or the name of a level stands there,
    it could be anything, and has the highest level. So it has without any mark, and where one of
    its messages has no banner. Labels of all its messages are as good as a banner. Where all that
    is the lowest level, other statements lift it.
    """
    marks = [draft.mark for draft in layout.drafts if draft.mark is not None]
    banners = [banner.marking for banner in layout.banners.values()]
    certain = not layout.lacking and (
        banners
        or layout.named
        or (layout.note is not None and layout.note.certain)
        or all(message.marking for message in layout.messages)
        or (marks and not _hints_at_more(scheme, layout, text))
    )
    said = {*banners, *(mark.marking for mark in marks), *(one.marking for one in inside)}
    said.update(layout.odd.values())
    if layout.note is not None:
        said.add(layout.note.marking)
    listing = scheme.join(banners)
    captions = _captions(scheme, layout, text)
    marking = scheme.join((captions, *(expand(other, listing) for other in said)))
    if marking.level == 0:
        statements = list(find_statements(scheme, text))
        marking = scheme.join((marking, *(one.marking for one in statements)))
        certain = label_all(statements, text) or (certain and marking.level == 0)
    if certain and (marking.level > 0 or not _was_classified(layout, text)):
        return marking
    return marking.join(scheme.highest)


def _was_classified(layout: Layout, text: str) -> bool:
    """Tell whether a header says until when, or by whom, the document is classified.

    Then what says that it is not is the stamp of a release.
    """
    for draft in layout.drafts:
        said = text[draft.words : draft.spans[0][1]]
        if draft.kind == "declassification" and says_when(said):
            return True
        if draft.kind == "authority" and draft.spans[0][0] < layout.body:
            return True
    return False


def says_when(declassification: str) -> bool:
    """Tell whether the words of an E.O. line say when the message is declassified."""
    return re.search(_WHEN, declassification) is not None


def _hints_at_more(scheme: Scheme, layout: Layout, text: str) -> bool:
    """Tell whether a document without a banner shows that it may be more than its marks say."""
    for draft in layout.drafts:
        if draft.kind in ("authority", "declassification"):
            return True
        if draft.kind == "text" and draft.spans[0][0] < layout.body:
            return True
        if draft.mark is None:
            if draft.kind == "paragraph" or _is_unmarked_prose(scheme, layout, draft, text):
                return True
        elif draft.mark.quality == "damaged":
            return True
    said = _level_words(scheme)
    at = 0
    for draft in layout.drafts:
        start, end = draft.spans[0][0], draft.spans[-1][1]
        if draft.mark is not None and draft.mark.marking.level > 0:
            if said.search(text, at, start):
                return True
            at = end
    return said.search(text, at) is not None


def _is_unmarked_prose(scheme: Scheme, layout: Layout, draft: Draft, text: str) -> bool:
    """Tell whether a block between marked paragraphs is one whose own mark is lost."""
    start, end = draft.spans[0]
    if draft.kind != "text":
        return False
    if find_damaged(scheme, text, draft.words) is not None:
        return True
    is_item = draft.words in layout.items or text[draft.words] in DASHES
    if draft.page or is_item or text[draft.words].islower():
        return False
    return _SENTENCE_AT_END.search(text, start, end) is not None


@cache
def _level_words(scheme: Scheme) -> re.Pattern[str]:
    """Return a pattern for the names of levels above the lowest, and of marks not read yet."""
    above = [level.banner for level in scheme.levels[1:]]
    names = [*above, *(form for form in scheme.unread if len(form) > LONGEST_ABBREVIATION)]
    names += [
        form for form in (*scheme.control_of, *scheme.words.owner_of) if _says_more(scheme, form)
    ]
    spaced = "|".join(" ?".join(map(re.escape, name.replace(" ", ""))) for name in names)
    return re.compile(rf"\b(?:{spaced or '(?!)'})\b|\bENTIRE\s+TEXT\b", re.IGNORECASE)


def _says_more(scheme: Scheme, form: str) -> bool:
    """Tell whether a form of several words can only be the name of a mark above the lowest."""
    control = scheme.controls.get(scheme.control_of.get(form, ""))
    return " " in form and (control is None or control.alone is not None)


def _captions(scheme: Scheme, layout: Layout, text: str) -> Marking:
    """Return the controls that stand in the header outside its fields, as captions do."""
    lines: list[str] = []
    for draft in layout.drafts:
        start = draft.spans[0][0]
        if start >= layout.body:
            break
        if draft.kind in _MAY_BE_CAPTIONS:
            said = words_at(text, draft.spans, start)
            is_text = draft.kind == "text"
            lines += filter(_may_be_captions, said.split("\n")) if is_text else [said]
    return captions_in(scheme, "\n".join(lines))


def _may_be_captions(line: str) -> bool:
    """Tell whether a line has no words of prose, in which ``spoke`` and ``sensitive`` are words."""
    return line.isupper() or (are_names(line) and not line.rstrip().endswith("."))


def captions_in(scheme: Scheme, lines: str) -> Marking:
    """Return the controls among the words of *lines*, letter-spaced ones too."""
    header = lines.upper()
    squeezed = BETWEEN_LETTERS.sub("", header)
    words = _WORD.findall(header if squeezed == header else f"{header}\n{squeezed}")
    alone, several = _caption_forms(scheme)
    said = set(words)
    found = {alone[word] for word in said & alone.keys()}
    if not said.isdisjoint(several):
        run = f" {' '.join(words)} "
        among = (form for first in said & several.keys() for form in several[first])
        found |= {form for form, words_of_it in among if words_of_it in run}
    return scheme.join(_caption(scheme, form) for form in found)


def _caption(scheme: Scheme, form: str) -> Marking:
    if form in scheme.unread:
        return scheme.unknown
    return scheme.parse(f"{scheme.levels[0].banner}//{form}")


@cache
def _caption_forms(
    scheme: Scheme,
) -> tuple[dict[str, str], dict[str, list[tuple[str, str]]]]:
    """Return what may stand as a caption: by its one word, or by the first of its words."""
    forms = [form for form in scheme.unread if len(form) > LONGEST_ABBREVIATION]
    for form, name in scheme.control_of.items():
        control = scheme.controls[name]
        shortest = (
            _SHORTEST_CAPTION if control.message or control.written_alone else LONGEST_ABBREVIATION
        )
        if control.is_plain and len(form) > shortest:
            forms.append(form)
    words = {form: _WORD.findall(form) for form in forms}
    alone = {said[0]: form for form, said in words.items() if len(said) == 1}
    several: dict[str, list[tuple[str, str]]] = {}
    for form, said in words.items():
        if len(said) > 1:
            several.setdefault(said[0], []).append((form, f" {' '.join(said)} "))
    return alone, several


def covering_controls(scheme: Scheme, whole: Marking) -> Marking:
    """Return the controls that a banner or caption lays on every portion of the message."""
    if whole.controls.isdisjoint(scheme.words.on_message):
        return scheme.lowest
    return scheme.marking(0, whole.controls & scheme.words.on_message)

"""Paragraph numbers as they were meant, and the ids of portions.

A pilcrow read as a digit turns ``¶3.`` into ``13.``: the number is then 1 and the number that
the sequence expects. Nothing is keyed on numbers: they repeat, are missing and start again.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from redactor.documents.text.drafts import PARAGRAPHS, Draft, holds_notice
from redactor.documents.text.sentences import has_ended, is_abbreviation
from redactor.markings.scheme import Scheme


def mend_numbers(scheme: Scheme, drafts: Sequence[Draft], text: str) -> None:
    """Give every numbered draft of *text* the number that it was meant to have.

    One without a mark that runs ahead may be a figure in a sentence, if none has ended before it:
    a notice must not show it. One that stands before a notice was a number when that was made.
    """
    last = 0
    damaged = False
    for before, draft in pairwise((None, *drafts)):
        if draft is None or draft.kind != "paragraph" or not draft.label.isdigit():
            continue
        number = int(draft.label)
        without = int(draft.label[1:] or 0)
        damaged = damaged or draft.pilcrow
        if (
            draft.label[0] == "1"
            and number != last + 1
            and (without == last + 1 or (damaged and without > last))
        ):
            number, damaged = without, True
        ahead = draft.mark is None and number > last + 1
        if ahead and _may_be_figure(text, before, draft) and not holds_notice(scheme, draft, text):
            draft.label, draft.words = "", draft.spans[0][0]
            continue
        draft.label = str(number)
        last = number


def _may_be_figure(text: str, before: Draft | None, draft: Draft) -> bool:
    """Tell whether the number of *draft* may be a figure in a sentence of the draft *before* it."""
    if before is None or before.kind not in PARAGRAPHS:
        return False
    start, end = before.spans[-1]
    return not (draft.gap and has_ended(text, start, end)) or is_abbreviation(text, end)


def name(drafts: Iterable[Draft]) -> list[str]:
    """Return an id for each draft, unique and the same for the same document.

    A paragraph's id is its number, so that a user can name it; what repeats gets ``#2``.
    """
    seen: dict[str, int] = {}
    parent = ""
    ids = []
    for draft in drafts:
        if draft.kind == "paragraph" or (draft.kind == "notice" and draft.label):
            base = parent = draft.label or "p"
        elif draft.kind == "subparagraph":
            base = f"{parent}.{draft.label}" if parent else draft.label
        else:
            base = f"{draft.kind}-{draft.label}" if draft.label else draft.kind
        count = seen[base] = seen.get(base, 0) + 1
        ids.append(base if count == 1 and base != "p" else f"{base}#{count}")
    return ids

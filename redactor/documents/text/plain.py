"""Blocks that are one numbered, marked paragraph and nothing else, told at a glance.

Most of a telegram is such blocks. In one, no line but the first can begin or interrupt anything,
and no mark stands but the first: the passes that look for those have nothing to find in it, and
do not look. What is not plainly so is left to them. So this saves time and changes no reading.
"""

import re
from functools import cache

from redactor.documents.text.basis import STATED
from redactor.documents.text.drafts import Draft
from redactor.documents.text.marks import read_mark
from redactor.markings.banner import begins_banner
from redactor.markings.scheme import Scheme

_ODD = "()[]{}<>£©§»\uff08\uff09\uff3b\uff3d"
"""What a mark or what is left of one has at least one of; a plain paragraph has none."""


def find_plain(scheme: Scheme, text: str) -> list[Draft]:
    """Return the plain paragraphs of *text* in order, their markings decided."""
    odd = [character for character in _ODD if character in text]
    drafts: list[Draft] = []
    for match in _pattern(scheme).finditer(text):
        number, written, said = match.groups()
        for character in odd:
            if character in said:
                break
        else:
            mark = read_mark(scheme, written, numbered=True)
            if mark is None or mark.quality != "stated":
                continue
            end = match.end() - (len(said) - len(said.rstrip()))
            draft = Draft("paragraph", [(match.start(1), end)], match.start(3), mark.marking)
            draft.label, draft.mark, draft.basis = number, mark, STATED
            draft.gap = draft.plain = True
            drafts.append(draft)
    return drafts


@cache
def _pattern(scheme: Scheme) -> re.Pattern[str]:
    """Match a blank line, number, mark, and lines that each begin with a word, up to the next.

    No line begins as a banner does, or as what stands between pages and messages.
    """
    first = r"(?:[A-Za-z]['’]?[A-Za-z]|[AIa] )"
    line = rf"(?!{begins_banner(scheme)}|[IVX]+\.|PAGE|NNNN|BT\b){first}.*+"
    return re.compile(
        rf"\n[ \t]*+\n(\d{{1,4}})\. (\([A-Z/]{{1,12}}\)) ++({line}(?:\n{line})*+)"
        r"(?=\n[ \t]*+\n|\n?\Z)"
    )

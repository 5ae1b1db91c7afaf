"""Reads marks and banners: tolerant of how they are written, and never of what they say.

    mark     = ["("] head {"//" entry {"/" entry}} [")"]
    head     = level | control that stands for one | "//" owner and level
    entry    = control | control "-" compartment {" " sub} | control {"/" program}
             | "REL TO" nation {", " nation} | "FGI" {" " nation} | category of CUI

IC Markings System Register and Manual 2016, sec. A.6 and G.1; DoDM 5200.01 Vol. 2, Encl. 4;
32 CFR 2002.20. What is written otherwise and can have one meaning only is read, with a warning.

`tokens` takes a mark apart, `heads` and `entries` read the pieces into a `draft`, and `manners`
says what is wrong with how they are written.
"""

from typing import TYPE_CHECKING

from redactor.markings.grammar import manners
from redactor.markings.grammar.draft import Draft, UnreadableError
from redactor.markings.grammar.entries import read_entries
from redactor.markings.grammar.heads import read_head
from redactor.markings.grammar.tokens import plain, tokenise
from redactor.markings.reading import Note, Reading

if TYPE_CHECKING:
    from redactor.markings.scheme import Scheme


def read(scheme: "Scheme", written: str) -> Reading:
    """Return what *written* means in *scheme*, in time linear in its length."""
    draft = Draft(scheme)
    text, form = plain(draft, written)
    try:
        tokens = tokenise(draft, text)
        categories = read_head(draft, tokens)
        for i, entries in enumerate(categories):
            draft.category = i + 1
            read_entries(draft, entries, last=i == len(categories) - 1)
        marking = draft.marking()
    except UnreadableError as error:
        note = Note("unknown-mark", str(error), scheme.source_of("unknown-mark"))
        return Reading(written, form or "portion", scheme.unknown, (), (note,))
    form = form or manners.form_of(draft)
    manners.check(draft, form, marking)
    return Reading(written, form, marking, tuple(draft.warnings), ())

"""Takes a written mark apart: its brackets, its slashes, and what stands between them."""

import re
import unicodedata
from typing import NamedTuple

from redactor.markings.grammar.draft import Draft, UnreadableError
from redactor.markings.reading import Form

LONGEST = 2000
"""Characters that a mark or banner may have; the longest list of nations has fewer."""

_LOOK_ALIKES = str.maketrans("СЅТОВКМНРЕАХІЈΤΟΒΚΜΝΡΕΑΧΙΥΗ", "CSTOBKMHPEAXIJTOBKMNPEAXIYH")
_HIDDEN = dict.fromkeys((0xAD, *range(0x200B, 0x2010), *range(0x2060, 0x2065), 0xFEFF))
_DASHES = dict.fromkeys((*range(0x2010, 0x2016), 0x2212), "-")
_SLASHES = re.compile(r"(/+)")
_SLASHES_BETWEEN = 2
_TYPO = 3
"""Slashes that stand for two; more of them leave a category empty."""
_EMPTY = "it has an empty category"


class Tokens(NamedTuple):
    """The entries of each category of a mark; one that is *owned* begins with two slashes."""

    categories: list[list[str]]
    owned: bool


def fold(text: str) -> str:
    """Return *text* with look-alike letters of other alphabets as ours, and nothing hidden."""
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFKC", text.translate(_HIDDEN))
    return plain.translate(_LOOK_ALIKES).translate(_DASHES)


def plain(draft: Draft, written: str) -> tuple[str, Form | None]:
    """Return a mark without brackets, in capitals, and its form where brackets tell it."""
    text = written.strip() if len(written) <= LONGEST else ""
    form: Form | None = None
    inner = text
    if text.startswith("(") or text.endswith(")"):
        form = "portion"
        inner = text.removeprefix("(").removesuffix(")")
        if len(text) - len(inner) == 1:
            draft.warn("portion-form", "one of its brackets is missing")
    folded = fold(inner)
    if folded != inner:
        draft.warn("portion-form", "it has letters of another alphabet, or hidden ones")
    upper = folded.upper()
    if upper != folded:
        draft.warn("portion-form", "it has small letters")
    tight = re.sub(r" ?(/+) ?", r"\1", " ".join(upper.split()))
    if tight != upper:
        draft.warn("portion-form", "it has blanks where none belong")
    return tight, form


def tokenise(draft: Draft, text: str) -> Tokens:
    """Return the entries of a mark that is *plain*.

    Raises:
        UnreadableError: it is empty or too long, or has an empty category.

    """
    if not text:
        raise UnreadableError(f"it is empty, or longer than {LONGEST} characters")
    first, *others = _SLASHES.split(text)
    owned = not first
    if owned:
        leading, first, *others = others
        if len(leading) > _TYPO or not first:
            raise UnreadableError(_EMPTY)
        if len(leading) != _SLASHES_BETWEEN:
            draft.warn("portion-form", "it does not begin with two slashes")
    categories = [[first]]
    for slashes, entry in zip(others[::2], others[1::2], strict=True):
        if len(slashes) > _TYPO or not entry:
            raise UnreadableError(_EMPTY)
        if len(slashes) == _TYPO:
            draft.warn("portion-form", "it has three slashes in a row")
        if len(slashes) > 1:
            categories.append([])
        categories[-1].append(entry)
    return Tokens(categories, owned)

"""A document as read, drawn as one page of HTML: for whoever must see whether it was read right.

The page holds the whole text of the document. It is for its reviewers, and no release.
"""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from jinja2 import Environment, Template

from redactor.documents.document import Confidence, Document, Portion

_COLORS = 5
"""The levels that have a color of their own; the lowest is 0, what is not known is `unknown`."""


class _Piece(NamedTuple):
    """A run of text: of a portion, of furniture, or what stands between them."""

    text: str
    css: str
    portion: str = ""
    mark: str = ""
    marking: str = ""
    basis: str = ""
    confidence: Confidence = "normal"
    first: bool = False


def as_html(document: Document) -> str:
    """Return *document* as one self-contained page, with its text. Loads nothing, runs nothing."""
    doubtful = [portion for portion in document.portions if portion.confidence == "doubtful"]
    return _template().render(
        name=document.name,
        banner=document.banner.written if document.banner else "none",
        marking=str(document.marking),
        style=document.style,
        portions=len(document.portions),
        doubtful=[(portion.id, str(portion.marking), portion.basis) for portion in doubtful],
        pieces=list(_pieces(document)),
    )


def _pieces(document: Document) -> Iterator[_Piece]:
    """Yield all of the text in its order, each character once."""
    places: list[tuple[int, int, Portion | None, bool]] = [
        (start, end, portion, i == 0)
        for portion in document.portions
        for i, (start, end) in enumerate(portion.spans)
    ]
    places += [(start, end, None, False) for start, end in document.furniture]
    at = 0
    for start, end, portion, first in sorted(places, key=lambda place: place[:2]):
        if start > at:
            yield _Piece(document.text[at:start], "between")
        begin = max(start, at)
        if end <= begin:
            continue
        yield _piece(document, portion, document.text[begin:end], first=first)
        at = end
    if at < len(document.text):
        yield _Piece(document.text[at:], "between")


def _piece(document: Document, portion: Portion | None, text: str, *, first: bool) -> _Piece:
    if portion is None:
        return _Piece(text, "furniture")
    marking = portion.marking
    top = max(len(document.scheme.levels) - 1, 1)
    color = "unknown" if not marking.known else str(marking.level * (_COLORS - 1) // top)
    return _Piece(
        text,
        f"portion level-{color} {portion.confidence}",
        portion.id,
        portion.mark,
        str(marking),
        portion.basis,
        portion.confidence,
        first,
    )


@cache
def _template() -> Template:
    source = files("redactor.documents").joinpath("templates", "reading.html")
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(source.read_text(encoding="utf-8"))

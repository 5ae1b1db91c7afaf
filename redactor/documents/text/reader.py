"""Reads plain text into a document."""

import hashlib
from collections.abc import Iterable, Sequence

from redactor.documents.document import Document, Portion
from redactor.documents.source import decode, page_breaks, plain
from redactor.documents.text.assign import assign
from redactor.documents.text.authority import AuthorityReader
from redactor.documents.text.clean import Read, read_clean
from redactor.documents.text.layout import lay_out
from redactor.documents.text.plain import Plain, find_plain, without_cuts, without_odd_ends
from redactor.markings.marking import Marking
from redactor.markings.scheme import Scheme
from redactor.markings.short_forms import expand, has_lists

_AUTHORITY = frozenset({"authority", "declassification"})


def read_text(data: bytes, name: str, scheme: Scheme) -> Document:
    """Read a telegram, memorandum or other plain text.

    Raises:
        InputError: *data* are not text.

    """
    decoded = decode(data, name)
    text = plain(decoded)
    pages = page_breaks(decoded)
    plain_ones = without_cuts(find_plain(scheme, text), pages)
    read = read_clean(scheme, text, plain_ones)
    read = read or _read_carefully(scheme, text, plain_ones, pages)
    marking, banner, portions, listing, style, furniture, repeats = read
    portions = _with_lists(portions, listing)
    blocks = [(portion.start, portion.end) for portion in portions if portion.kind in _AUTHORITY]
    return Document(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        format="text",
        scheme=scheme,
        text=text,
        portions=portions,
        furniture=furniture,
        banner=banner,
        marking=marking,
        style=style,
        read_authority=AuthorityReader(_without(text, repeats) if repeats else text, blocks),
    )


def _without(text: str, repeats: Iterable[tuple[int, int]]) -> str:
    """Return *text* with blanks for what *repeats* its header, place for place."""
    pieces: list[str] = []
    at = 0
    for start, end in sorted(repeats):
        pieces += (text[at:start], " " * (end - start))
        at = end
    return "".join((*pieces, text[at:]))


def _with_lists(portions: tuple[Portion, ...], banner: Marking) -> tuple[Portion, ...]:
    """Return *portions* with the lists of the *banner* where their marks mean these."""
    if not has_lists(banner):
        return portions
    full = {marking: expand(marking, banner) for marking in {p.marking for p in portions}}
    if all(short is long for short, long in full.items()):
        return portions
    return tuple(portion._replace(marking=full[portion.marking]) for portion in portions)


def _read_carefully(
    scheme: Scheme, text: str, plain_ones: Sequence[Plain], pages: Sequence[int]
) -> Read:
    layout = lay_out(scheme, text, without_odd_ends(scheme, text, plain_ones), pages)
    marking, style, portions = assign(scheme, text, layout)
    banner = next((banner for banner in layout.banners.values() if banner.certain), None)
    listing = scheme.join(banner.marking for banner in layout.banners.values())
    furniture, repeats = tuple(layout.furniture), tuple(layout.repeats)
    return Read(marking, banner, portions, listing, style, furniture, repeats)

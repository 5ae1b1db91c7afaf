"""Reads plain text into a document."""

import hashlib
from collections.abc import Sequence

from redactor.documents.document import Document
from redactor.documents.source import decode, plain
from redactor.documents.text.assign import assign
from redactor.documents.text.authority import AuthorityReader
from redactor.documents.text.clean import Read, read_clean
from redactor.documents.text.layout import lay_out
from redactor.documents.text.plain import Plain, find_plain
from redactor.markings.scheme import Scheme

_AUTHORITY = frozenset({"authority", "declassification"})


def read_text(data: bytes, name: str, scheme: Scheme) -> Document:
    """Read a telegram, memorandum or other plain text.

    Raises:
        InputError: *data* are not text.

    """
    text = plain(decode(data, name))
    plain_ones = find_plain(scheme, text)
    read = read_clean(scheme, text, plain_ones) or _read_carefully(scheme, text, plain_ones)
    marking, banner, portions, furniture = read
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
        read_authority=AuthorityReader(text, blocks),
    )


def _read_carefully(scheme: Scheme, text: str, plain_ones: Sequence[Plain]) -> Read:
    layout = lay_out(scheme, text, plain_ones)
    marking, portions = assign(scheme, text, layout)
    banner = next((banner for banner in layout.banners if banner.certain), None)
    return Read(marking, banner, portions, tuple(layout.furniture))

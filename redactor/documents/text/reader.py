"""Reads plain text into a document."""

import hashlib

from redactor.documents.document import Document
from redactor.documents.source import decode, plain
from redactor.documents.text.assign import assign
from redactor.documents.text.authority import AuthorityReader
from redactor.documents.text.layout import lay_out
from redactor.markings.scheme import Scheme

_AUTHORITY = frozenset({"authority", "declassification"})


def read_text(data: bytes, name: str, scheme: Scheme) -> Document:
    """Read a telegram, memorandum or other plain text.

    Raises:
        InputError: *data* are not text.

    """
    text = plain(decode(data, name))
    layout = lay_out(scheme, text)
    marking, portions = assign(scheme, text, layout)
    blocks = [(portion.start, portion.end) for portion in portions if portion.kind in _AUTHORITY]
    return Document(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        format="text",
        scheme=scheme,
        text=text,
        portions=portions,
        furniture=tuple(layout.furniture),
        banner=next((banner for banner in layout.banners if banner.certain), None),
        marking=marking,
        read_authority=AuthorityReader(text, blocks),
    )

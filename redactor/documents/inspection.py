"""A document as plain data: what was read, where it stands, and what it is taken to mean.

This is the contract of ``redactor inspect --json``.
"""

import re
from collections.abc import Iterable
from typing import Any

from redactor.documents.document import Document, Portion
from redactor.documents.text.landmarks import PILCROW
from redactor.markings.odd_banners import find_odd_banners

_LINK = re.compile(r"\[([^\]\n]*)\]\(#?[^)\n]*\)")
_REFERENCE = re.compile(r"(?:^|[\s,;])\(?([A-Z])[.)]\s+")
_DATE = re.compile(r"(?P<precedence>[ZOPRY](?: [ZOPRY])?) (?P<time>\d{6}Z [A-Z]{3} \d{2,4})")
_MANY = frozenset({"to", "info", "transmission", "captions", "attention"})


def as_data(document: Document, portions: Iterable[Portion]) -> dict[str, Any]:
    """Return what was read of *document*, and of these *portions* of it. Holds their text."""
    banner, authority = document.banner, document.authority
    return {
        "source": document.name,
        "sha256": document.sha256,
        "format": document.format,
        "banner": {
            "written": banner.written if banner else None,
            "marking": str(banner.marking) if banner else None,
        },
        "marking": str(document.marking),
        "style": document.style,
        "header": header(document),
        "authority": {
            "classified_by": authority.classified_by or None,
            "reasons": list(authority.reasons),
            "declassify_on": (
                authority.declassify_on.isoformat()
                if authority.declassify_on
                else authority.instruction or None
            ),
        },
        "portions": [_portion(document, portion) for portion in portions],
    }


def says_nothing(document: Document) -> bool:
    """Tell whether a document has its highest level since neither banner nor mark says any."""
    scheme, text = document.scheme, document.text
    if document.banner is not None or document.marking is not scheme.highest:
        return False
    if any(portion.mark for portion in document.portions):
        return False
    return not find_odd_banners(scheme, text, [(0, len(text))], {}, strict=True)


def _portion(document: Document, portion: Portion) -> dict[str, Any]:
    return {
        "id": portion.id,
        "kind": portion.kind,
        "label": portion.label,
        "mark": portion.mark,
        "marking": str(portion.marking),
        "basis": portion.basis,
        "confidence": portion.confidence,
        "start": portion.start,
        "end": portion.end,
        "text": document.words(portion).replace(" \n", "\n").strip(),
        "flags": list(portion.flags),
    }


def header(document: Document) -> dict[str, Any]:
    """Return the fields of the header: lists where there may be several, else one text."""
    fields: dict[str, Any] = {}
    for portion in document.portions:
        if portion.kind in ("paragraph", "subparagraph", "text", "heading", "notice"):
            continue
        text = document.words(portion).strip()
        if portion.kind == "tags":
            fields["tags"] = re.split(r"[,\s]+", _LINK.sub(r"\1", text))
        elif portion.kind == "references":
            fields.setdefault("references", {}).update(_references(portion, text))
        elif portion.kind == "date" and (match := _DATE.search(text)):
            fields.update(precedence=match["precedence"], date=match["time"])
        elif portion.kind in _MANY:
            lines = (line.strip() for line in text.split("\n"))
            fields.setdefault(portion.kind, []).extend(line for line in lines if line)
        elif portion.kind != "authority":
            fields.setdefault(portion.kind, " ".join(text.split()))
    return fields


def _references(portion: Portion, text: str) -> dict[str, str]:
    """Return references by their letter; those of one line are told apart."""
    text = re.sub(PILCROW, "", text)
    first, *others = _REFERENCE.split(f" {text}" if not portion.label else text)
    found = {portion.label: first} if first.strip() else {}
    found.update(zip(others[::2], others[1::2], strict=True))
    return {label: " ".join(words.strip(" ,;").split()) for label, words in found.items()}

"""Reads documents: one reader per format, chosen by what the file holds."""

from pathlib import Path

from redactor.documents.document import Document
from redactor.documents.text.reader import read_text
from redactor.errors import InputError
from redactor.markings.load import load_scheme
from redactor.markings.scheme import Scheme
from redactor.shipped import DEFAULT_SCHEME


def read(source: str | Path | bytes, *, scheme: str | Scheme = DEFAULT_SCHEME) -> Document:
    """Read the document at the path *source*, or the bytes of one.

    Raises:
        InputError: it cannot be read, or is in no format that redactor reads.

    """
    marks = load_scheme(scheme) if isinstance(scheme, str) else scheme
    if isinstance(source, bytes):
        return read_text(source, "document", marks)
    return read_text(read_bytes(Path(source)), str(source), marks)


def read_bytes(path: Path) -> bytes:
    """Return the bytes of the file at *path*.

    Raises:
        InputError: it cannot be read.

    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(str(path), f"cannot be read ({error.strerror})") from None

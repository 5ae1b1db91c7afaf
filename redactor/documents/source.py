"""Bytes to text: the encodings in which telegrams and memoranda are kept."""

import codecs
import re

from redactor.errors import InputError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_ODD = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xa0\u1680\u2000-\u200b\u200e\u200f\u2028-\u202f\u205f-\u206f"
    "\u3000\ufeff\u061c\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_VISIBLE_ASCII = bytes((*b"\t\n", *range(0x20, 0x7F)))
_PLAIN = {
    **dict.fromkeys((*range(9), *range(0x0E, 0x20), *range(0x7F, 0xA1)), " "),
    **dict.fromkeys((0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " "),
    **dict.fromkeys((0x200B, 0x200E, 0x200F, 0xFEFF, *range(0x202A, 0x202F)), " "),
    **dict.fromkeys((0x061C, *range(0x2060, 0x2070), *range(0xFFF9, 0xFFFC)), " "),
    **dict.fromkeys(range(0xE0000, 0xE0080), " "),
    **dict.fromkeys((0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029), "\n"),
}


def decode(data: bytes, name: str) -> str:
    """Return the text of *data*: UTF-8, UTF-16 or UTF-32 by their byte order mark, or cp1252.

    The byte order mark is not part of the text.

    Raises:
        InputError: the data are empty, binary, or text in none of these encodings.

    """
    if not data.strip():
        raise InputError(name, "is empty", "give a file with text")
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decode(data[len(bom) :], encoding, name)
    nul = data.find(0)
    if nul >= 0:
        raise InputError(
            name,
            f"holds a NUL at byte {nul}: a binary file, or UTF-16 without its byte order mark",
            "save it as UTF-8 text",
        )
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return _decode(data, "cp1252", name)
    if not text.strip():
        raise InputError(name, "is empty", "give a file with text")
    return text


def _decode(data: bytes, encoding: str, name: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        tried = "neither UTF-8 nor cp1252" if encoding == "cp1252" else f"not {encoding.upper()}"
        raise InputError(
            name, f"is {tried} text at byte {error.start}", "save it as UTF-8 text"
        ) from None
    if not text.strip():
        raise InputError(name, "is empty", "give a file with text")
    if "\0" in text:
        raise InputError(name, f"holds a NUL at character {text.index(chr(0))}", "remove it")
    return text


def page_breaks(text: str) -> list[int]:
    """Return where the form feeds of a decoded *text* stand."""
    return [match.start() for match in re.finditer("\f", text)]


def plain(text: str) -> str:
    """Return *text* with every line end a line feed, every other blank a space, and nothing hidden.

    One character for one, so that places stay. What could hide a mark, drive a terminal or
    reverse the order of reading is gone; joiners and soft hyphens, which words need, stay.
    """
    if "\r" in text:
        text = text.replace("\r\n", " \n")
    if text.isascii() and not text.encode().translate(None, _VISIBLE_ASCII):
        return text
    return text.translate(_PLAIN) if _ODD.search(text) else text

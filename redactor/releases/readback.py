"""Reads a produced file back as its readers might: everything in it that could be read as words.

Safe side, and independent: knows bytes, and nothing of how they were made.
"""

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import suppress

RUN = 4
"""Words in a row that must not appear; a shorter portion must not appear whole."""

_ALL_KNOWN = b"\1" * RUN
_FOLDED = bytes(ord(chr(c).lower()) if chr(c).isalnum() else 32 for c in range(128)) + bytes(128)
_STRETCH, _OVERLAP = 1 << 16, 1 << 10
_PASSAGE = 100
"""Characters of a passage that is worth taking out; a short one could stand inside a leak."""
_NOT_WORD = re.compile(r"[\W_]+")


def words(text: str) -> list[str]:
    """Return the words of *text*: letters and digits only, case and form folded."""
    if text.isascii():
        return text.encode().translate(_FOLDED).decode().split()
    folded = unicodedata.normalize("NFKC", text).casefold()
    visible = "".join(c for c in folded if unicodedata.category(c) not in ("Cf", "Mn"))
    return _NOT_WORD.sub(" ", visible).split()


def stretches(text: str) -> Iterator[list[str]]:
    """Yield the words of *text* in stretches that overlap, so that memory stays small."""
    begin = 0
    while len(text) - begin > _STRETCH + _OVERLAP:
        end = text.find(" ", begin + _STRETCH, begin + _STRETCH + _OVERLAP)
        end = begin + _STRETCH if end < 0 else end
        yield words(text[begin : end + _OVERLAP])
        begin = end
    yield words(text[begin:])


class UnreadableError(ValueError):
    """What was produced is not text that a reader of this module could read."""


def views(data: bytes) -> Iterator[str]:
    """Yield every text that *data* may be read as: plain, and with markup or escapes undone.

    Raises:
        UnreadableError: the data are not UTF-8 text.

    """
    try:
        text = data.decode()
    except UnicodeDecodeError:
        raise UnreadableError("is not UTF-8 text") from None
    if "\0" in text:
        raise UnreadableError("holds a NUL: it is not UTF-8 text")
    yield text
    if "<" in text or "&" in text:
        from redactor.releases.markup import pieces  # noqa: PLC0415 (most forms have none)

        found = pieces(text)
        yield " ".join(found)
        yield "".join(found)
    if "\\" in text and '"' in text:
        yield "\n".join(_unescaped(text))


class Readback:
    """What a produced file says beyond *known* passages, ready to be asked for runs of words.

    Known passages are taken out where they stand in order, so that the rest is short; what is
    not found so (a template may reorder or escape) stays, and is asked about like all else.
    """

    def __init__(self, data: bytes, known: Sequence[str] = ()) -> None:
        self._rests = [words(_without(view, known)) for view in views(data)]
        self._vocabulary = {word for rest in self._rests for word in rest}
        self._runs: dict[int, set[tuple[str, ...]]] = {}

    def runs(self, text: str) -> Iterator[tuple[str, ...]]:
        """Yield the runs of `RUN` words of *text* that are here, or all of it if it is shorter."""
        for read in stretches(text):
            if len(read) >= RUN:
                known = bytes(map(self._vocabulary.__contains__, read))
                if _ALL_KNOWN in known:
                    yield from self._runs_of(RUN).intersection(grams(read, RUN))
            elif read and tuple(read) in self._runs_of(len(read)):
                yield tuple(read)

    def _runs_of(self, length: int) -> set[tuple[str, ...]]:
        if length not in self._runs:
            self._runs[length] = {run for rest in self._rests for run in grams(rest, length)}
        return self._runs[length]

    def says(self, text: str) -> bool:
        """Tell whether a run of words of *text* is here."""
        return any(self.runs(text))


def _without(text: str, known: Sequence[str]) -> str:
    rest: list[str] = []
    at = 0
    for passage in known:
        found = text.find(passage, at) if len(passage) >= _PASSAGE else -1
        if found >= 0:
            rest.append(text[at:found])
            at = found + len(passage)
    rest.append(text[at:])
    return "\n".join(rest)


def grams(read: list[str], length: int) -> Iterator[tuple[str, ...]]:
    """Return the runs of *length* words in *read*, one for each place."""
    return zip(*(read[i:] for i in range(length)), strict=False)


def _unescaped(text: str) -> Iterator[str]:
    """Yield every string literal of JSON in *text*, its escapes undone."""
    for literal in re.findall(r'"(?:[^"\\]++|\\.)*+"', text):
        with suppress(ValueError):
            yield json.loads(literal, strict=False)

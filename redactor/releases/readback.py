"""Reads a produced file back as its readers might: everything in it that could be read as words.

Safe side, and independent: knows bytes, and nothing of how they were made.
"""

import json
import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress

RUN = 4
"""Words in a row that must not appear; a shorter portion must not appear whole."""

_ALL_KNOWN = b"\1" * RUN
_FOLDED = bytes(ord(chr(c).lower()) if chr(c).isalnum() else 32 for c in range(128)) + bytes(128)
_STRETCH, _OVERLAP = 1 << 16, 1 << 10
_LEAD = 60
"""Characters that may stand before a known passage on its line: a number, a name, a mark."""
_TELLING = 60
"""Characters by which a passage is found: for long ones, `str.find` prepares at length."""
_FOUR_WORDS = re.compile(r"(?<![^\W_])[^\W_]++(?:[\W_]++[^\W_]++){3}")
_NEAR, _FAR = 1 << 12, 1 << 16
_SHORT = 2 * RUN - 2
"""Characters that cannot hold a run, if they are ASCII."""
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

    Known passages are taken out where they stand in order, each from behind the beginning of a
    line to the end of one, and what is left falls into pieces. What is not found so stays (a
    template may reorder or escape) and is asked about like all else.
    """

    def __init__(self, data: bytes, known: Sequence[str] = ()) -> None:
        pieces = [piece for view in views(data) for piece in _without(view, known)]
        self._rest = words("\n".join(pieces))
        read = [words(piece) for piece in pieces if len(piece) > _SHORT or not piece.isascii()]
        long = [piece for piece in read if len(piece) >= RUN]
        self._vocabulary = {word for piece in long for word in piece}
        self._runs = {run for piece in long for run in grams(piece, RUN)}

    def runs(self, texts: Sequence[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Yield the runs of `RUN` words of *texts* that are here, each with the text's place.

        Of a shorter text, all of it is the run.
        """
        short: dict[tuple[str, ...], list[int]] = {}
        said = set(self._rest)
        for at, text in enumerate(texts):
            if not self._runs and text.isascii() and _FOUR_WORDS.search(text):
                continue
            for read in stretches(text):
                if len(read) < RUN:
                    if said.issuperset(read):
                        short.setdefault(tuple(read), []).append(at)
                elif _ALL_KNOWN in bytes(map(self._vocabulary.__contains__, read)):
                    for run in self._runs.intersection(grams(read, RUN)):
                        yield at, run
        for run in self._among_the_rest(short):
            for at in short[run]:
                yield at, run

    def _among_the_rest(self, short: Collection[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
        """Yield those of *short* runs that are here, in one pass for each length."""
        for length in {len(run) for run in short} - {0}:
            yield from set(short).intersection(grams(self._rest, length))

    def says(self, text: str) -> bool:
        """Tell whether a run of words of *text* is here."""
        return next(self.runs([text]), None) is not None


def _without(text: str, known: Sequence[str]) -> list[str]:
    """Return what *text* says between *known* passages.

    One that is not where it should be, give or take what was missed before, is not looked for in
    all of the rest: that would take time by the square of the length.
    """
    pieces: list[str] = []
    at = missed = 0
    for passage in known:
        length = len(passage)
        ahead = missed + length + _NEAR
        ahead = at + (ahead if ahead < _FAR else _FAR)  # noqa: FURB136 (a call costs time here)
        found = text.find(passage[:_TELLING], at, ahead)
        if found >= 0 and length > _TELLING and not text.startswith(passage, found):
            found = text.find(passage, found, ahead)
        end = found + length
        if found >= 0 and length and text[end : end + 1] in ("", "\n"):
            line = text.rfind("\n", at, found) + 1 or at
            if found - line <= _LEAD and text.count(" ", line, found) < RUN:
                pieces.append(text[at:found])
                at, missed = end, 0
                continue
        missed += length
    pieces.append(text[at:])
    return pieces


def grams(read: list[str], length: int, step: int = 1) -> Iterator[tuple[str, ...]]:
    """Return the runs of *length* words in *read*, one for each *step* places."""
    return zip(*(read[i::step] for i in range(length)), strict=False)


def _unescaped(text: str) -> Iterator[str]:
    """Yield every string literal of JSON in *text*, its escapes undone."""
    for literal in re.findall(r'"(?:[^"\\]++|\\.)*+"', text):
        with suppress(ValueError):
            yield json.loads(literal, strict=False)

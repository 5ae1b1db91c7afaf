"""Reads a produced file back as its readers might: everything in it that could be read as words.

Safe side, and independent: knows bytes, and nothing of how they were made.
"""

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence

RUN = 4
"""Words in a row that must not appear; a shorter portion must not appear whole."""

_ALL_KNOWN = b"\1" * RUN
_FOLDED = bytes(ord(chr(c).lower()) if chr(c).isalnum() else 32 for c in range(128)) + bytes(128)
_NOT_WORD = re.compile(r"[\W_]+")


def words(text: str) -> list[str]:
    """Return the words of *text*: letters and digits only, case and form folded."""
    if text.isascii():
        return text.encode().translate(_FOLDED).decode().split()
    folded = unicodedata.normalize("NFKC", text).casefold()
    visible = "".join(c for c in folded if unicodedata.category(c) not in ("Cf", "Mn"))
    return _NOT_WORD.sub(" ", visible).split()


def views(data: bytes) -> Iterator[str]:
    """Yield every text that *data* may be read as: plain, and as HTML or JSON where it may be."""
    text = data.decode("utf-8", errors="replace")
    yield text
    if "<" in text:
        from redactor.releases.markup import pieces  # noqa: PLC0415 (most forms have none)

        found = pieces(text)
        yield " ".join(found)
        yield "".join(found)
    elif "&" in text:
        import html  # noqa: PLC0415 (rare)

        yield html.unescape(text)
    if text.lstrip()[:1] in ("{", "["):
        try:
            yield "\n".join(_strings(json.loads(text)))
        except (ValueError, RecursionError):
            return


class Readback:
    """What a produced file says beyond *known* passages, ready to be asked for runs of words.

    Known passages are taken out where they stand in order, so that the rest is short; what is
    not found so (a template may reorder or escape) stays, and is asked about like all else.
    """

    def __init__(self, data: bytes, known: Sequence[str] = ()) -> None:
        self._rests = [words(_without(view, known)) for view in views(data)]
        self._vocabulary = {word for rest in self._rests for word in rest}
        self._runs = {run for rest in self._rests for run in _grams(rest)}

    def says(self, sought: list[str]) -> bool:
        """Tell whether a run of `RUN` words of *sought* is here, or all of it if it is shorter."""
        if len(sought) >= RUN:
            known = bytes(map(self._vocabulary.__contains__, sought))
            return _ALL_KNOWN in known and not self._runs.isdisjoint(_grams(sought))
        run = f" {' '.join(sought)} "
        return bool(sought) and any(run in f" {' '.join(rest)} " for rest in self._rests)

    def runs(self, sought: list[str]) -> Iterator[list[str]]:
        """Yield what of *sought* is here, in runs as `says` looks for them."""
        for run in _grams(sought) if len(sought) >= RUN else [tuple(sought)]:
            if self.says(list(run)):
                yield list(run)


def _without(text: str, known: Sequence[str]) -> str:
    rest: list[str] = []
    at = 0
    for passage in known:
        found = text.find(passage, at)
        if found >= 0:
            rest.append(text[at:found])
            at = found + len(passage)
    rest.append(text[at:])
    return "\n".join(rest)


def _grams(read: list[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(read[i:] for i in range(RUN)), strict=False)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield str(key)
            yield from _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)

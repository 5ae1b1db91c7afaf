"""The notes of an editor below a published document, and what its source note says.

The banner is not printed. Foreign Relations of the United States has it in the first footnote
(reading.md, section 1)::

    [1] Source: Department of State, Central Foreign Policy File. Secret; Immediate; Nodis. ...
"""

import re
from typing import NamedTuple

from redactor.markings.marking import Marking
from redactor.markings.scheme import Scheme

# compiled where a note names its source
_SOURCE = r"\[\d{1,3}\][ \t]*Source:([^\n]{0,2000}(?:\n(?!\s*\n|\[)[^\n]{1,200}){0,20})"
# compiled where a line begins with a sign of theirs
_SIGN = r"^\[(\d{1,3})\][ \t]+(?=\S)"
_NAMED = r"(?<=\S)\[(\d{1,3})\]"
"""What stands behind the word that a note belongs to."""
_BETWEEN_SENTENCES = re.compile(r"(?<=[.\]])\s+")


class Note(NamedTuple):
    """What source notes say; it is not *certain* where one has more than can be read."""

    marking: Marking
    certain: bool


def find_notes(text: str) -> frozenset[int]:
    """Return where the notes of an editor begin: ``[1]``, ``[2]``, in sequence to the last one.

    Each is named above, right behind a word. Others may be what is left of marks: then there are
    none.
    """
    if "\n[1]" not in text:
        return frozenset()
    notes = [(int(match[1]), match.start()) for match in re.finditer(_SIGN, text, re.MULTILINE)]
    named: dict[int, int] = {}
    for match in re.finditer(_NAMED, text):
        named.setdefault(int(match[1]), match.start())
    if any(
        number != at or named.get(number, start) >= start
        for at, (number, start) in enumerate(notes, 1)
    ):
        return frozenset()
    return frozenset(start for _, start in notes)


def read_source_notes(scheme: Scheme, text: str) -> Note | None:
    """Return what the source notes in *text* say of the documents, or None where there is none.

    Of the words behind the level those count that are controls of the scheme: others, as
    ``Immediate``, tell how it was sent.
    """
    if "Source:" not in text:
        return None
    said = [
        note
        for match in re.finditer(_SOURCE, text)
        for sentence in _BETWEEN_SENTENCES.split(match[1])
        if (note := _read(scheme, sentence.strip().rstrip("."))) is not None
    ]
    if not said:
        return None
    marking = scheme.join(note.marking for note in said)
    return Note(marking, certain=marking.level > 0 and all(note.certain for note in said))


def _read(scheme: Scheme, sentence: str) -> Note | None:
    level, *others = (" ".join(word.split()).upper() for word in sentence.split(";"))
    names = [name.banner for name in scheme.levels if not name.foreign]
    if level in names:
        controls = [word for word in others if word in scheme.control_of]
        return Note(scheme.parse("//".join((level, *controls))), certain=True)
    begun = [name for name in names if re.match(rf"{re.escape(name)}\b", level)]
    return Note(scheme.parse(max(begun, key=len)), certain=False) if begun else None

"""What an editor's source note says of a published document, whose banner is not printed.

Foreign Relations of the United States has it in the first footnote (reading.md, section 1)::

    [1] Source: Department of State, Central Foreign Policy File. Secret; Immediate; Nodis. ...
"""

import re

from redactor.markings.lines import lines_with
from redactor.markings.marking import Marking
from redactor.markings.scheme import Scheme

_SOURCE = re.compile(r"\[\d{1,3}\][ \t]*Source:")
_BETWEEN_SENTENCES = re.compile(r"(?<=[.\]])\s+")


def read_source_notes(scheme: Scheme, text: str) -> Marking | None:
    """Return what the source notes in *text* say of the documents, or None where there is none.

    Of the words behind the level those count that are controls of the scheme: others, as
    ``Immediate``, tell how it was sent.
    """
    said: list[Marking] = []
    for start, end in lines_with("Source:", text):
        if _SOURCE.match(text, start, end):
            paragraph = text.find("\n\n", end)
            note = text[start : paragraph if paragraph >= 0 else None]
            said += [
                marking
                for sentence in _BETWEEN_SENTENCES.split(note)
                if (marking := _read(scheme, sentence.rstrip("."))) is not None
            ]
    return scheme.join(said) if said else None


def _read(scheme: Scheme, sentence: str) -> Marking | None:
    level, *others = (" ".join(word.split()).upper() for word in sentence.split(";"))
    if level not in {name.banner for name in scheme.levels if not name.foreign}:
        return None
    controls = [word for word in others if word in scheme.control_of]
    return scheme.parse("//".join((level, *controls)))

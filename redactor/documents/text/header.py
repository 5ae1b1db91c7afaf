"""The parts of a header: transmission lines, addressees, subject, references, authority.

Telegrams: 5 FAH-2 H-320 (ACP-127 format lines), H-440 (captions). Memoranda: DoDM 5200.01.
A field goes out when a policy names it, so a line is taken for one only where it has its form.
"""

import re
from functools import cache

from redactor.documents.document import Field
from redactor.markings.scheme import Scheme

_NAMES: dict[str, Field] = {
    "FROM": "from",
    "TO": "to",
    "MEMORANDUM FOR": "to",
    "THROUGH": "to",
    "THRU": "to",
    "INFO": "info",
    "CC": "info",
    "DATE": "date",
    "TAGS": "tags",
    "SUBJECT": "subject",
    "SUBJ": "subject",
    "REF": "references",
    "REFS": "references",
    "REFERENCE": "references",
    "REFERENCES": "references",
    "CLASSIFIED BY": "authority",
    "DERIVED FROM": "authority",
    "REASON": "authority",
    "REASONS": "authority",
    "DECLASSIFY ON": "authority",
}

_ONCE: frozenset[Field] = frozenset({"date", "from", "to", "info", "subject", "tags"})
"""Fields that a header has once; a second one is text that looks like it."""

_WIDTH = 50
"""A line that its first word would have carried past this column was wrapped."""

_ADDRESS = re.compile(r"[ \t]*[A-Z0-9][A-Z0-9/ ,()'&-]{2,68}[ \t]*\Z")


@cache
def _pattern(scheme: Scheme) -> re.Pattern[str]:
    forms = sorted((*scheme.control_of, "SIPDIS"), key=len, reverse=True)
    captions = "|".join(map(re.escape, forms))
    return re.compile(
        rf"""
        [ \t]*+(?:[-*•][ \t]++)?+\*{{0,2}}
        (?:
          (?P<transmission>
            (?: V?ZCZC | DE[ ]RU[A-Z]{{2}} | Z[NZ][A-Z][ ][A-Z]{{5}}\b
              | (?:ZZ|OO|PP|RR|YY)[ ]R[A-Z]{{4}} | XMT[ ] | BT[ \t]*$ | NNNN[ \t]*$ | \#\d{{4}} ).*)
        | (?P<date>[ZOPRY](?:[ ][ZOPRY])?[ ]\d{{6}}Z[ ][A-Z]{{3}}[ ]\d{{2,4}}[ \t]*)
        | (?P<from>FM[ ])
        | (?P<to>TO[ ](?=[A-Z0-9/ ]+$))
        | (?P<info>INFO[ ](?=[A-Z0-9/ ]+$))
        | (?P<declassification>E\.?[ ]?[O0]\.?[ ]?\d{{5}})
        | (?P<captions>(?:{captions})(?:[ /]+(?:{captions}))*[ \t]*$)
        | (?P<attention>(?:[A-Z]{{2,12}}[ ])?(?:FOR|PASS|PASS[ ]TO)[ ][A-Z]+(?:/[A-Z]+)*
            (?:,?[ ][A-Z]+/[A-Z/]+)*[ \t]*$)
        | (?P<name>[A-Za-z]+(?:[ ][A-Za-z]+)?)[ \t]*(?::\*{{0,2}}|(?=\([A-Z/ ]{{1,12}}\)))[ \t]*
        )
        """,
        re.VERBOSE,
    )


def read_field(scheme: Scheme, text: str, start: int, end: int) -> tuple[Field, int] | None:
    """Return the field that the line from *start* to *end* begins, and where its words begin."""
    match = _pattern(scheme).match(text, start, end)
    if match is None:
        return None
    name = match["name"]
    if name is not None:
        field = _NAMES.get(name.upper())
        return (field, match.end()) if field else None
    group: Field = match.lastgroup  # type: ignore[assignment] # the groups are named after fields
    return group, match.end() if group in ("from", "to", "info") else match.start(group)


def may_repeat(field: Field) -> bool:
    """Tell whether a header may have *field* more than once."""
    return field not in _ONCE


def continues(field: Field, before: str, line: str, lines: int) -> bool:
    """Tell whether *line* goes on with *field*, whose last of *lines* lines is *before*."""
    if field == "transmission":
        return False
    if field in ("to", "info") and _ADDRESS.match(line) and _ADDRESS.match(before):
        return True
    first = line.split(maxsplit=1)[0]
    wrapped = len(before.rstrip()) + 1 + len(first) > _WIDTH
    return wrapped and lines < 3  # noqa: PLR2004 (a longer field is a paragraph without number)

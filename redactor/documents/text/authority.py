"""What the classification authority block and the E.O. line say.

``Classified By: NAME for reasons 1.4 (b) and (d).`` (5 FAH-1 H-235), ``E.O. 12958: DECL:
02/19/2018``, or the block of a memorandum (32 CFR 2001.21).
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from redactor.documents.document import Authority

_BY = re.compile(r"CLASSIFIED[ \t]+BY:?[ \t]*([^\n]+)", re.IGNORECASE)
_BEFORE_REASONS = re.compile(r"\b(?:FOR\s+)?REASONS?\b", re.IGNORECASE)
_REASON = re.compile(
    r"\b1\.([45])((?:[\s,/&]|\band\b|\bor\b|\([a-h](?:\s*,\s*[a-h])*\)|\b[a-h]\b)+)", re.IGNORECASE
)
_LETTER = re.compile(r"\b([a-h])\b", re.IGNORECASE)
_INSTRUCTION = re.compile(
    r"DECL(?:ASSIFY[ \t]+ON)?[ \t]*:[ \t]*(?:\n[ \t]*)?([^\n]{0,80})", re.IGNORECASE
)
# compiled where a date is written so, most are not
_NUMERIC = r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})\b"
_ISO = r"(\d{4})-?(\d{2})-?(\d{2})\b"
_DAY_MONTH = r"(\d{1,2})\s+([A-Za-z]{3})[A-Za-z]*\.?,?\s+(\d{4})\b"
_MONTH_DAY = r"([A-Za-z]{3})[A-Za-z]*\.?\s+(\d{1,2}),?\s+(\d{4})\b"
_MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()


def read_authority(text: str, blocks: Sequence[str]) -> Authority:
    """Return what the authority *blocks* of a document and the instructions in its *text* say.

    Instructions are looked for in the whole text, so that a second message in the same file can
    only make the date later. One that is not a date leaves the document without a date.
    """
    block = "\n".join(blocks)
    by = _BY.search(block)
    reasons = dict.fromkeys(
        f"1.{match[1]}({letter.lower()})"
        for match in _REASON.finditer(block)
        for letter in _LETTER.findall(match[2])
    )
    instructions = list(_instructions(text))
    dates = [_date(instruction) for instruction in instructions]
    known = [found for found in dates if found is not None]
    return Authority(
        classified_by=_BEFORE_REASONS.split(by[1], maxsplit=1)[0].strip(" ,;.\t") if by else "",
        reasons=tuple(sorted(reasons)),
        declassify_on=max(known) if known and len(known) == len(dates) else None,
        instruction="; ".join(dict.fromkeys(instructions)),
    )


def _instructions(text: str) -> Iterator[str]:
    """Yield what stands behind each ``DECL:`` or ``Declassify On:`` of *text*."""
    for part in ("ECL", "ecl"):  # finding a few letters is far cheaper than searching by pattern
        at = text.find(part, 1)
        while at >= 0:
            match = _INSTRUCTION.match(text, at - 1)
            if match is not None:
                yield match[1].strip(" .")
            at = text.find(part, at + 1)


def _date(written: str) -> date | None:
    """Return the date that *written* is from end to end, or None."""
    if match := re.fullmatch(_NUMERIC, written):
        month, day, year = (int(part) for part in match.groups())
    elif match := re.fullmatch(_ISO, written):
        year, month, day = (int(part) for part in match.groups())
    elif (match := re.fullmatch(_DAY_MONTH, written)) and match[2].upper() in _MONTHS:
        day, month, year = int(match[1]), _MONTHS.index(match[2].upper()) + 1, int(match[3])
    elif (match := re.fullmatch(_MONTH_DAY, written)) and match[1].upper() in _MONTHS:
        month, day, year = _MONTHS.index(match[1].upper()) + 1, int(match[2]), int(match[3])
    else:
        return None
    try:
        return date(year + 2000 if year < 100 else year, month, day)  # noqa: PLR2004 (two digits)
    except ValueError:
        return None

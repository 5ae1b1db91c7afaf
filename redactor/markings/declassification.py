"""Roll-up of declassification instructions: the one that lets the latest portion out last.

DoDM 5200.01 Vol. 2, Encl. 3, sec. 8.c.6 and 9; 32 CFR 2001.22 and 2001.26: 75X before 50X1-HUM
and 50X2-WMD, these before 50X, 25X, and a date. What is no instruction of today (OADR, X1 to X8,
MR), an event, and nothing at all stand for 25 years from the date of the document.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

_YEARS = 25
_EXEMPTION = re.compile(r"(75X\d?|50X1-HUM|50X2-WMD|50X\d?|25X\d?)(?:-\w+)?(?:\s*,\s*(.*))?")
_RANK = {"25X": 0, "50X": 1, "50X1-HUM": 2, "50X2-WMD": 2, "75X": 3}
_DATE = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")


class _Instruction(NamedTuple):
    """How late one lets go: its rank, and its date; *code* is the exemption it cites.

    Without a date it waits for an event, or needs none: *said* is all of it then.
    """

    rank: int
    until: date
    code: str
    said: str


def latest_instruction(instructions: Iterable[str], dated: date) -> str:
    """Return the instruction of a document of the date *dated* with such portions.

    As in ``20351231``, ``25X1, 20601231``, ``25X6, UPON WITHDRAWAL`` or ``50X1-HUM``.
    """
    found = [_read(instruction, dated) for instruction in instructions]
    last = max(found or [_read("", dated)])
    if last.code and last.until == date.max:
        return last.said
    until = last.until.strftime("%Y%m%d")
    return f"{last.code}, {until}" if last.code else until


def _read(instruction: str, dated: date) -> _Instruction:
    said = instruction.strip().upper()
    match = _EXEMPTION.fullmatch(said)
    if match is None:
        return _Instruction(-1, _date(said) or _years_later(dated), "", "")
    code = match[1]
    until = _date(match[2] or "")
    return _Instruction(
        _RANK.get(code, _RANK[code[:3]]), until or date.max, code, instruction.strip()
    )


def _date(said: str) -> date | None:
    match = _DATE.fullmatch(said)
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def _years_later(dated: date) -> date:
    try:
        return dated.replace(year=dated.year + _YEARS)
    except ValueError:  # 29 February
        return dated.replace(year=dated.year + _YEARS, day=28)

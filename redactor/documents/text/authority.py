"""What the classification authority block and the E.O. line say.

``Classified By: NAME for reasons 1.4 (b) and (d).`` (5 FAH-1 H-235), ``E.O. 12958: DECL:
02/19/2018``, or the block of a memorandum (32 CFR 2001.21).
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import accumulate

from redactor.documents.document import Authority
from redactor.markings.lines import lines_with

# all that follows is compiled where an authority is asked for, few releases do
_BY = r"(?i)CLASSIFIED[ \t]+BY:?[ \t]*([^\n]+)"
_BEFORE_REASONS = r"(?i)\b(?:FOR\s+)?REASONS?\b"
_REASON = r"(?i)\b1\.([45])((?:[\s,/&]|\band\b|\bor\b|\([a-h](?:\s*,\s*[a-h])*\)|\b[a-h]\b)+)"
_LETTER = r"(?i)\b([a-h])\b"
_INSTRUCTION = r"(?i)\bDECL(?:ASSIFY[ \t]+ON)?[ \t]*:[ \t]*(?:\n[ \t]*)?([^\n]*(?:\n[^\n]+)*)"
_SPEAKS = (
    r"\bDE[CG]L\b|\bDECLAS\b|\bDeclassif(?:y|ication)\b|\bDECLASSIF(?:Y|ICATION)\b|\bOADR\b"
    r"|\bX?GDS\b|\bRDS-|\b(?:25|50|75)X\d|\bE\.?[ ]?O\.?[ ]?1[1-3]\d{3}\b"
)
_PARTS = ("DEC", "DEG", "eclas", "OADR", "GDS", "RDS-", "5X", "0X", "O. 1", "O 1", "O.1")
"""What every word of `_SPEAKS` has a part of."""
_ONCE_A_MESSAGE = (r"FM[ ]", r"(?:SUBJECT|SUBJ|RE):", r"ZNY[ ]", r"MEMORANDUM[ ](?:FOR|OF|TO)\b")
_ENCLOSED = r"(?:TAB|ATTACHMENT|ENCLOSURE|ANNEX)\b"
_NUMERIC = r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})\b"
_ISO = r"(\d{4})-?(\d{2})-?(\d{2})\b"
_DAY_MONTH = r"(\d{1,2})\s+([A-Za-z]{3})[A-Za-z]*\.?,?\s+(\d{4})\b"
_MONTH_DAY = r"([A-Za-z]{3})[A-Za-z]*\.?\s+(\d{1,2}),?\s+(\d{4})\b"
_MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()


class AuthorityReader:
    """Reads the authority block and E.O. line, at *blocks* of a document's *text*, when asked."""

    def __init__(self, text: str, blocks: Sequence[tuple[int, int]]) -> None:
        self._text, self._blocks = text, blocks
        self._read: Authority | None = None

    def __call__(self) -> Authority:
        """Return what they say."""
        if self._read is None:
            self._read = read_authority(self._text, self._blocks)
        return self._read


def read_authority(text: str, blocks: Sequence[tuple[int, int]]) -> Authority:
    """Return what the authority block and E.O. line, at *blocks* of a document's *text*, say.

    Only there can a date declassify, and only where nothing else in the text speaks against it:
    an exemption, an instruction that is not a date, another message without its own date.
    """
    block = "\n".join(text[start:end] for start, end in blocks)
    by = re.search(_BY, block)
    reasons = dict.fromkeys(
        f"1.{match[1]}({letter.lower()})"
        for match in re.finditer(_REASON, block)
        for letter in re.findall(_LETTER, match[2])
    )
    instruction = re.compile(_INSTRUCTION)
    granted = [match for start, end in blocks for match in instruction.finditer(text, start, end)]
    dates = [_date(match[1].strip(" .")) for match in granted]
    others = list(_others(text, granted))
    known = [found for found in dates if found is not None]
    certain = len(known) == len(dates) and not others and len(known) >= _messages(text)
    instructions = [match[1].strip(" .") for match in granted] + others
    return Authority(
        classified_by=re.split(_BEFORE_REASONS, by[1], maxsplit=1)[0].strip(" ,;.\t") if by else "",
        reasons=tuple(sorted(reasons)),
        declassify_on=max(known) if known and certain else None,
        instruction="; ".join(dict.fromkeys(instructions)),
    )


def _others(text: str, granted: Sequence[re.Match[str]]) -> Iterator[str]:
    """Yield the words of *text* that speak of declassification and belong to no date granted."""
    spans = sorted((text.rfind("\n", 0, match.start()) + 1, match.end()) for match in granted)
    starts = [start for start, _ in spans]
    stops = list(accumulate((stop for _, stop in spans), max))
    lines = {line for part in _PARTS for line in lines_with(part, text)}
    for start, end in sorted(lines):
        for match in re.compile(_SPEAKS).finditer(text, start, end):
            before = bisect_right(starts, match.start())
            if not before or stops[before - 1] <= match.start():
                yield match[0]


def _messages(text: str) -> int:
    """Return how many messages *text* seems to hold, by the lines that each has once."""
    most = max(len(_beginning(line).findall(text)) for line in _ONCE_A_MESSAGE)
    return max(most, 2 if _beginning(_ENCLOSED).search(text) else 0)


def _beginning(line: str) -> re.Pattern[str]:
    """Match what a line begins with: compiled when it is asked for, which few policies do."""
    return re.compile(rf"^[ \t]*+{line}", re.IGNORECASE | re.MULTILINE)


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

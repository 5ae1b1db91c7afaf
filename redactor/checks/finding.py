"""What a check finds, and the rule that it breaks."""

from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "note"]


class Rule(NamedTuple):
    """A rule of a standard: *source* names the standard and the place in it."""

    id: str
    severity: Severity
    title: str
    source: str


class Finding(NamedTuple):
    """Where a rule is broken, and how; *suggestion* is the right form, where one follows.

    *line* and *column* count from 1. No words of the document are in it, but for marks that can
    be read.
    """

    rule: Rule
    line: int
    column: int
    portion: str
    message: str
    suggestion: str = ""

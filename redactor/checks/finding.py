"""What a check finds, and the rule that it breaks."""

from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "note"]


class Rule(NamedTuple):
    """A rule that marks follow; the scheme says which standard has it (`Scheme.source_of`)."""

    id: str
    severity: Severity
    title: str


class Finding(NamedTuple):
    """Where a rule is broken, and how; *suggestion* is the right form, where one follows.

    *source* is the standard that has the rule, and the place in it. *line* and *column* count
    from 1. No words of the document are in it, but for marks that can be read.
    """

    rule: Rule
    line: int
    column: int
    portion: str
    message: str
    source: str
    suggestion: str = ""

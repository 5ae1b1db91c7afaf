"""What can go wrong, as a user is told it.

    RedactorError
    ├── InputError           a document or template that cannot be read
    ├── LevelError           a ceiling that is not a marking, or that a policy does not release at
    ├── ConfigurationError   a policy or scheme with faults, each with its place
    ├── TemplateError        a template that does not render
    ├── OutputError          a release that cannot be written
    ├── LedgerError          a ledger that cannot be read or written
    └── VerificationError    a check that a release did not pass, or that could not run

Each names the place, the problem and, where one is known, the remedy. None ever holds text of a
document: whoever raises one has only places, sizes and names at hand.
"""

from collections.abc import Iterable
from typing import NamedTuple

DONE, FINDING, USAGE = 0, 1, 2


class RedactorError(Exception):
    """Something that a user can act on.

    *place* is a file, portion or option; *problem* says what is wrong with it; *remedy* what to do.
    """

    exit_status = USAGE

    def __init__(self, place: str, problem: str, remedy: str = "") -> None:
        self.place, self.problem, self.remedy = place, problem, remedy
        super().__init__(place, problem, remedy)

    def __str__(self) -> str:
        message = f"{self.place}: {self.problem}" if self.place else self.problem
        return f"{message}; {self.remedy}" if self.remedy else message


class InputError(RedactorError):
    """A document or template cannot be read."""


class LevelError(RedactorError):
    """A ceiling is not a marking of the scheme, or not one that the policy releases at."""


class TemplateError(RedactorError):
    """A template does not compile or does not render."""


class OutputError(RedactorError):
    """A release cannot be written where it was asked for."""


class LedgerError(RedactorError):
    """The ledger cannot be opened, read or written."""


class VerificationError(RedactorError):
    """A release did not pass a check, or the check could not run; nothing was written."""

    exit_status = FINDING


class Fault(NamedTuple):
    """One fault of a configuration file, at a line and column counted from 1."""

    line: int
    column: int
    problem: str


class ConfigurationError(RedactorError):
    """A policy or scheme has faults: all of them, sorted by place, one to a line."""

    def __init__(self, file: str, faults: Iterable[Fault]) -> None:
        self.file = file
        self.faults = tuple(sorted(set(faults)))
        super().__init__(file, f"{len(self.faults)} faults")

    def __str__(self) -> str:
        return "\n".join(
            f"{self.file}:{fault.line}:{fault.column}: {fault.problem}" for fault in self.faults
        )

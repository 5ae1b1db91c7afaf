"""What was read of a written mark: its marking, and what is wrong with how it is written."""

from typing import Literal, NamedTuple

from redactor.markings.marking import Marking

Form = Literal["portion", "banner"]


class Note(NamedTuple):
    """Something that is wrong with a mark: the rule against it, and the standard that has it."""

    rule: str
    message: str
    source: str


class Reading(NamedTuple):
    """A mark as read. It is unknown if there are *errors*; *warnings* are what was overlooked."""

    written: str
    form: Form
    marking: Marking
    warnings: tuple[Note, ...]
    errors: tuple[Note, ...]

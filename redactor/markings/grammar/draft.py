"""A mark while it is read: what it says so far, and what is wrong with how it says it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from redactor.markings.reading import Note

if TYPE_CHECKING:
    from redactor.markings.marking import Marking
    from redactor.markings.scheme import Scheme
    from redactor.markings.vocabulary import Control


class UnreadableError(Exception):
    """A part of a mark is not one of its scheme."""


class Used(NamedTuple):
    """A control of a mark, the form it was written in, and the category it stood in."""

    name: str
    form: str
    category: int


class Draft:
    """A mark while it is read.

    *level_form* is the level as written, *used* are the controls with their forms, and *category*
    is the place of the one that is being read, the head being 0.
    """

    def __init__(self, scheme: "Scheme") -> None:
        self.scheme = scheme
        self.level: int | None = None
        self.level_form = ""
        self.owner = ""
        self.atoms: list[str] = []
        self.release: list[str] | None = None
        self.display: list[str] | None = None
        self.permissions: list[str] = []
        self.used: list[Used] = []
        self.category = 0
        self.warnings: list[Note] = []

    def warn(self, rule: str, message: str) -> None:
        """Note that the mark is not written as *rule* has it."""
        note = Note(rule, message, self.scheme.source_of(rule))
        if note not in self.warnings:
            self.warnings.append(note)

    def use(self, names: Iterable[str], form: str) -> None:
        """Note that the controls *names* were written as *form*."""
        self.used += [Used(name, form, self.category) for name in names]

    def take(self, control: "Control", form: str, atom: str) -> None:
        """Add *atom*, which is *control* or a part of it, written as *form*."""
        self.use([control.portion], form)
        if control.role == "permission":
            self.permissions.append(control.portion)
        else:
            self.atoms.append(atom)

    def marking(self) -> "Marking":
        """Return what the mark means.

        Raises:
            UnreadableError: it has no level.

        """
        if self.level is None:
            raise UnreadableError("it has no level")
        return self.scheme.marking(
            self.level,
            self.atoms,
            owner=self.owner,
            release=self.release,
            display=self.display,
            permissions=self.permissions,
        )

"""The release as a value: released text, notices, the new banner, and nothing else.

Safe side: nothing here, and nothing that gets one, can reach what was withheld.
"""

from dataclasses import dataclass
from typing import NamedTuple

from redactor.decisions.decision import Decision
from redactor.markings.marking import Marking

NOTICE = "notice"


class Block(NamedTuple):
    """A released portion, or the notice in place of one that was masked.

    *kind* is the portion's, or ``notice``. *lead* stands before the words: a number or a field's
    name; *mark* is the portion mark in canonical form. *line* is all of it as one piece. *gap*:
    a blank line precedes; as text, a block is its line with that. A notice has the facts that
    the policy discloses, and no others.
    """

    kind: str
    lead: str
    mark: str
    text: str
    gap: bool
    line: str
    exemptions: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"\n{self.line}" if self.gap else self.line


@dataclass(frozen=True, slots=True)
class Release:
    """What a reader at the ceiling may see of a document.

    *marking* and *banner* say what survived; *stamp* are lines on how the release came about.
    *decisions* tell what happened to every portion, without any text; templates do not get them,
    since they also tell of portions that leave no trace.
    """

    marking: Marking
    banner: str
    level: str
    policy: str
    blocks: tuple[Block, ...]
    stamp: tuple[str, ...]
    decisions: tuple[Decision, ...]

    def render(self, form: str = "text") -> str:
        """Return the release in a *form*: ``text``, ``markdown``, ``html`` or ``json``."""
        from redactor.releases.rendering import Renderer  # noqa: PLC0415 (Jinja2 is slow to import)

        return Renderer.for_form(form).render(self)

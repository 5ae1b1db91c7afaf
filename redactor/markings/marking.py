"""What a mark means: level, controls, owner and audience, in a partial order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from redactor.markings.scheme import Scheme

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Marking:
    """What a reader must have to read something. `Scheme.marking` makes them: equal ones are one.

    *level* is a position in `Scheme.levels`, the lowest first. *controls* are what a reader needs
    besides, in portion forms such as ``NF``, ``SI-G ABCD`` or ``FGI DEU``, with all that these
    imply. *owner* is empty where the scheme's own nation made it, else ``NATO``, ``DEU GBR``,
    ``JOINT CAN USA`` or ``FGI``. *release* are the nations and groups that may have it, as its
    list says, *display* those that may see it; None where there is no list, empty where the mark
    says "as in the banner". *permissions* bar nobody: ``RELIDO``, ``EYES``.

    *audience* are the nations that *release* stands for; None is everybody. A marking that is not
    *known* had a part that the scheme does not have: it stands above every other, and nothing
    that a user can name dominates it.

    Controls that the level grants (SBU beside CONFIDENTIAL) are kept although they do not show:
    when the level is lowered, they count again. *portion* and *banner* are the canonical forms,
    such as ``S//NF`` and ``SECRET//NOFORN``. *held* are the atoms that a reader cleared for it has.
    """

    scheme: Scheme = field(repr=False)
    level: int
    controls: frozenset[str]
    known: bool
    owner: str
    release: frozenset[str] | None
    display: frozenset[str] | None
    permissions: frozenset[str]
    audience: frozenset[str] | None = field(repr=False)
    portion: str
    banner: str
    held: frozenset[str] = field(repr=False)

    def dominates(self, other: Marking) -> bool:
        """Tell whether a reader cleared for this marking may read what carries *other*."""
        if not (self.known and other.known) or self.level < other.level:
            return False
        if other.audience is not None and (
            self.audience is None or not self.audience <= other.audience
        ):
            return False
        return other.controls <= self.held or self.scheme.atoms.stand_for(self.held, other.controls)

    def reaches(self, other: Marking) -> bool:
        """Tell whether this is at least as high as *other*, and has all its controls.

        Unlike a reader's, a portion's audience may be larger: ``S//REL TO USA, GBR`` reaches ``C``.
        """
        return (
            self.level >= other.level
            and other.controls <= self.held
            and (other.release is None or self.audience is not None)
            and (not other.release or self.audience <= other.audience)  # type: ignore[operator]
        )

    def join(self, other: Marking) -> Marking:
        """Return the least marking that dominates both."""
        if other is self:
            return self
        return self.scheme.join((self, other))

    def at_level(self, level: int) -> Marking:
        """Return this marking with its level lowered to *level*, and with all its controls."""
        return self if level >= self.level else self._with(level, self.controls)

    def _with(self, level: int, controls: Iterable[str]) -> Marking:
        return self.scheme.marking(
            level,
            controls,
            known=self.known,
            owner=self.owner,
            release=self.release,
            display=self.display,
            permissions=self.permissions,
        )

    def without(self, consented: frozenset[str]) -> Marking:
        """Return this marking without the controls to which somebody *consented*, and their parts.

        What these absorb stays: consent to NODIS is none to what was SBU besides.
        """
        among = self.scheme.atoms.is_among
        left = [atom for atom in self.controls if not among(atom, consented)]
        if len(left) == len(self.controls):
            return self
        return self.scheme.marking(
            self.level,
            left,
            known=self.known,
            release=self.release,
            display=self.display,
            permissions=self.permissions,
        )

    def outline(self) -> Marking:
        """Return this marking without the words that its writer chose: the names of programs.

        What is told of a withheld portion tells no more of its mark than the vocabulary does.
        """
        if not self.controls:
            return self
        outlined = frozenset(map(self.scheme.atoms.outline, self.controls))
        return self if outlined == self.controls else self._with(self.level, outlined)

    def needs_consent(self) -> list[str]:
        """Return the controls that no level grants: somebody else must consent to a release."""
        return self.scheme.atoms.needing_consent(self.controls) if self.controls else []

    def __str__(self) -> str:
        """Return the portion form without its brackets, such as ``S//NF``."""
        return self.portion


def least(markings: Iterable[Marking]) -> Marking:
    """Return the marking that all others dominate, or, where there is none, the join of all."""
    distinct = list(dict.fromkeys(markings))
    lowest = distinct[0]
    for marking in distinct:
        if lowest.dominates(marking):
            lowest = marking
    if all(marking.dominates(lowest) for marking in distinct):
        return lowest
    return lowest.scheme.join(distinct)

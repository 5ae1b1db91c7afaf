"""What a mark means: a level and controls, in a partial order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from redactor.markings.scheme import Scheme

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, eq=False)
class Marking:
    """A level and controls of a scheme. `Scheme.marking` makes them: equal ones are one object.

    *level* is a position in `Scheme.levels`, the lowest first; *controls* are portion forms.
    A marking that is not *known* had a part that the scheme does not have: it stands above
    every other, and nothing that a user can name dominates it.

    Controls that the level grants (SBU beside CONFIDENTIAL) are kept although they do not show:
    when the level is lowered, they count again. *portion* and *banner* are the canonical forms,
    such as ``S//NF`` and ``SECRET//NOFORN``.
    """

    scheme: Scheme = field(repr=False)
    level: int
    controls: frozenset[str]
    known: bool
    portion: str
    banner: str

    def dominates(self, other: Marking) -> bool:
        """Tell whether a reader cleared for this marking may read what carries *other*."""
        if not (self.known and other.known) or self.level < other.level:
            return False
        return (
            other.controls <= self.controls
            or other.controls <= self.controls | self.scheme.levels[self.level].granted
        )

    def join(self, other: Marking) -> Marking:
        """Return the least marking that dominates both."""
        if other is self:
            return self
        return self.scheme.marking(
            max(self.level, other.level),
            self.controls | other.controls,
            known=self.known and other.known,
        )

    def at_level(self, level: int) -> Marking:
        """Return this marking with its level lowered to *level*, and with all its controls."""
        return self.scheme.marking(min(self.level, level), self.controls, known=self.known)

    def __str__(self) -> str:
        """Return the portion form without its brackets, such as ``S//NF``."""
        return self.portion


def least(markings: Iterable[Marking]) -> Marking:
    """Return the marking that all others dominate, or, where there is none, the join of all."""
    distinct = list(dict.fromkeys(markings))
    for marking in distinct:
        if all(other.dominates(marking) for other in distinct):
            return marking
    join = distinct[0]
    for marking in distinct[1:]:
        join = join.join(marking)
    return join


def write(scheme: Scheme, level: int, controls: frozenset[str], *, banner: bool) -> str:
    """Return the canonical form of a marking: its level, then its controls in their order.

    Controls that the level grants anyway do not show, and the level does not where a control
    stands for it.
    """
    granted = scheme.levels[level].granted
    shown = [c for name, c in scheme.controls.items() if name in controls - granted]
    parts = [control.banner if banner else control.portion for control in shown]
    if not any(control.alone == level for control in shown):
        parts.insert(0, scheme.levels[level].banner if banner else scheme.levels[level].portion)
    return "//".join((parts[0], "/".join(parts[1:]))) if len(parts) > 1 else parts[0]

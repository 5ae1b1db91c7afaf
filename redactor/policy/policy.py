"""A policy as a value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from redactor.errors import LevelError
from redactor.markings.marking import Marking
from redactor.markings.scheme import Scheme
from redactor.markings.vocabulary import Regime
from redactor.policy.notice import Notice

DOCUMENT_REASONS = "document.reasons"
"""Stands in a list of exemptions for the document's own reasons for classification."""

Disclosure = Literal["marking", "amount", "exemptions", "label"]


Withhold = Literal["mask", "strip"]
"""How a portion is withheld: with a notice at its place, or without a trace."""


class Condition(NamedTuple):
    """When a rule matches: every part that is given has to hold."""

    above: Marking | None = None
    at_least: Marking | None = None
    kinds: frozenset[str] | None = None
    labels: frozenset[str] | None = None
    has: frozenset[str] = frozenset()
    audience: frozenset[str] = frozenset()

    def matches(self, marking: Marking, kind: str, label: str) -> bool:
        """Tell whether a portion with *marking*, *kind* and *label* meets the condition.

        A marking that is not known counts as above and at least as high as any.
        """
        if self.above is not None and self.above.dominates(marking):
            return False
        if self.at_least is not None and marking.known and not marking.reaches(self.at_least):
            return False
        if marking.known and not self._fits(marking):
            return False
        if self.kinds is not None and kind not in self.kinds:
            return False
        return self.labels is None or label in self.labels

    def _fits(self, marking: Marking) -> bool:
        """Tell whether a marking has the controls, and may go to the nations, that are named."""
        atoms = marking.scheme.atoms
        for name in self.has:
            if name not in marking.permissions and not atoms.has(marking.controls, name):
                return False
        return marking.audience is None or self.audience <= marking.audience

    def __str__(self) -> str:
        parts = []
        if self.above is not None:
            parts.append(f"marking above {self.above}")
        if self.at_least is not None:
            parts.append(f"marking at least {self.at_least}")
        if self.has:
            parts.append(f"marking has {' and '.join(sorted(self.has))}")
        if self.audience:
            parts.append(f"marking may go to {' and '.join(sorted(self.audience))}")
        if self.kinds is not None:
            parts.append(f"kind {' or '.join(sorted(self.kinds))}")
        if self.labels is not None:
            parts.append(f"label {' or '.join(sorted(self.labels))}")
        return ", ".join(parts)


class Rule(NamedTuple):
    """Says how and on what ground a portion is withheld.

    With *withhold* it withholds what matches, whatever the level; without, it speaks only of
    portions that the level withholds anyway. No rule can let anything out.
    """

    id: str
    when: Condition
    withhold: Withhold | None
    exemptions: tuple[str, ...]


class Downgrade(NamedTuple):
    """The level that classified portions have once their declassification date has passed."""

    to: Marking
    authority: str


class Consent(NamedTuple):
    """Controls that no level grants, and on whose authority a release may carry them."""

    controls: frozenset[str]
    authority: str


@dataclass(frozen=True, slots=True, eq=False)
class Policy:
    """What may leave at which level, how the rest is withheld, and on what ground.

    *levels* is None where the policy releases at any level. *sha256* covers the policy's file,
    those that it extends, and its scheme's.
    """

    name: str
    title: str
    source: str
    sha256: str
    scheme: Scheme
    levels: tuple[Marking, ...] | None
    disclose: frozenset[Disclosure]
    headings_with_section: bool
    withhold_unmarked: bool
    withhold_doubtful: bool
    released_fields: frozenset[str]
    stripped_fields: frozenset[str]
    withhold: Withhold
    notice: Notice
    rules: tuple[Rule, ...]
    downgrade: Downgrade | None
    consents: tuple[Consent, ...]
    regime: Regime | None
    text: Mapping[str, str] = field(repr=False)

    def consented(self, marking: Marking) -> tuple[Marking, str]:
        """Return *marking* without what somebody consented to, and on whose authority, if so."""
        authorities: list[str] = []
        for consent in self.consents:
            less = marking.without(consent.controls)
            if less is not marking:
                marking = less
                authorities.append(consent.authority)
        return marking, "; ".join(authorities)

    def ceiling(self, level: str | None) -> Marking:
        """Return the ceiling that *level* names; None is the policy's default.

        Raises:
            LevelError: it is not a marking, or not one that the policy releases at.

        """
        if level is None:
            if self.levels is None:
                raise LevelError(
                    f"policy {self.name!r}", "releases at any level", "say which with --level"
                )
            return self.levels[0]
        ceiling = self.scheme.ceiling(level)
        if self.levels is not None and ceiling not in self.levels:
            allowed = ", ".join(str(allowed) for allowed in self.levels)
            raise LevelError(
                f"level {level!r}",
                f"is not one that policy {self.name!r} releases at",
                f"it releases at {allowed}",
            )
        return ceiling

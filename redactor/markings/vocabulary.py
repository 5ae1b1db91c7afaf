"""What a scheme's file says: levels, controls, owners and regimes, and their written forms."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from redactor.markings.nations import Nations

Takes = Literal["compartments", "programs", "nations", "codes"]
"""What may stand behind a control: ``SI-G ABCD``, ``SAR-BP/CD``, ``FGI DEU``, ``CUI//BUDG``."""

Role = Literal["release", "eyes", "display", "permission", "nation-only", "foreign"]
"""What a control means for the audience; one without a role is something a reader must have."""


class Level(NamedTuple):
    """A level: its portion form, banner form, other spellings, and the controls it grants.

    One that is *foreign* stands in marks of other owners only.
    """

    portion: str
    banner: str
    also: tuple[str, ...]
    granted: frozenset[str]
    foreign: bool = False

    @property
    def forms(self) -> tuple[str, ...]:
        """Every spelling of the level."""
        return (self.portion, self.banner, *self.also)


class Part(NamedTuple):
    """A compartment of a control: its forms, and what a mark with it must have besides."""

    portion: str
    banner: str
    also: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    needs_level: int | None = None


class Control(NamedTuple):
    """A control beside a level.

    *short* is its banner form beside a level. *alone* is the level that it means where it is
    written without one; *written_alone*: it then is so written. *message* says that it covers
    every portion of the message whose banner or caption carries it. *consent* names who must
    consent to a release. *absorbs* are the controls that it stands for too. *needs* and
    *excludes* are controls that a mark with it must and must not have.
    """

    portion: str
    banner: str
    short: str
    also: tuple[str, ...]
    category: int
    alone: int | None
    written_alone: bool
    beside_alone: frozenset[str] | None
    message: bool
    takes: Takes | None
    role: Role | None
    consent: str
    absorbs: tuple[str, ...]
    needs: tuple[str, ...]
    excludes: tuple[str, ...]
    yields: bool
    short_form: bool
    closed: bool
    parts: Mapping[str, Part]
    codes: frozenset[str]

    @property
    def forms(self) -> tuple[str, ...]:
        """Every spelling of the control."""
        return tuple(dict.fromkeys((self.portion, self.banner, self.short, *self.also)))

    @property
    def is_plain(self) -> bool:
        """Whether it is something that a reader must have, and says so by itself."""
        by_itself = self.takes in (None, "compartments", "codes") or self.short_form
        return by_itself and self.role in (None, "nation-only")


class Pair(NamedTuple):
    """One form for two controls beside an unclassified level: ``SBU-NF``.

    It stands where its *anchor*, one of them, would.
    """

    portion: str
    banner: str
    short: str
    also: tuple[str, ...]
    of: frozenset[str]
    anchor: str

    @property
    def forms(self) -> tuple[str, ...]:
        """Every spelling of the pair."""
        return tuple(dict.fromkeys((self.portion, self.banner, self.short, *self.also)))


class Organization(NamedTuple):
    """An owner with marks of its own: the forms of its levels, and its activities."""

    name: str
    levels: Mapping[int, tuple[str, str]]
    activities: tuple[str, ...]
    also: Mapping[str, str]


class Foreign(NamedTuple):
    """How marks of other owners are written, and the control that they carry in our papers."""

    control: str
    joint: str
    organizations: Mapping[str, Organization]


class Regime(NamedTuple):
    """Whose rules of roll-up hold where they differ.

    *without_common_release* is the control that a banner has where the portions have no audience
    in common. *hidden* does not show in a classified banner; *forced* is what it then has instead
    of some of these. *unstated_release*: a classified portion that says nothing of its release
    counts as if it did. *show_codes*: categories of CUI stand in the banner.
    """

    name: str
    title: str
    without_common_release: str
    hidden: frozenset[str]
    forced_by: frozenset[str]
    forced: str
    unstated_release: bool
    show_codes: bool
    programs_at_most: int | None
    with_level: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """What a scheme's file says.

    Levels stand the lowest first, controls in the order of a banner by their portion form.
    *level_of* and *control_of* give the position or portion form for every spelling; *pair_of*
    the pair. *unread* are marks that papers carry and the scheme does not compare: unknown, and
    known to be marks. *classified_from* is the level from which information is classified;
    *sources* name the standard behind a rule.
    """

    name: str
    title: str
    source: Path
    levels: tuple[Level, ...]
    controls: dict[str, Control]
    pairs: tuple[Pair, ...]
    nations: Nations
    foreign: Foreign | None
    regimes: dict[str, Regime]
    unread: frozenset[str]
    classified_from: int | None
    unmarked: str
    sources: dict[str, str]
    level_of: dict[str, int]
    control_of: dict[str, str]
    pair_of: dict[str, Pair]
    beside: dict[str, tuple[str, int]]

"""What a scheme's file says: levels, controls, owners and regimes, and their written forms."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal, NamedTuple

from redactor.markings.nations import Nations

Takes = Literal["compartments", "programs", "nations", "codes"]
"""What may stand behind a control: ``SI-G ABCD``, ``SAR-BP/CD``, ``FGI DEU``, ``CUI//BUDG``."""

Role = Literal["release", "eyes", "display", "permission", "nation-only", "foreign"]
"""What a control means for the audience; one without a role is something a reader must have."""

SPECIFIED = "SP-"
"""Stands before a category of CUI whose law or rule says how it is handled (32 CFR 2002.4)."""


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
    consent to a release. *absorbs* are the controls that it stands for too, *supersedes* those
    that no banner shows beside it. *needs* and *excludes* are controls that a mark with it must
    and must not have.
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
    supersedes: tuple[str, ...]
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


@dataclass(frozen=True, eq=False)
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

    @cached_property
    def nation_only(self) -> frozenset[str]:
        """The controls that shut out everybody but the own nation."""
        return frozenset(c.portion for c in self.controls.values() if c.role == "nation-only")

    @cached_property
    def on_message(self) -> frozenset[str]:
        """The controls that lie on every portion of the message whose banner has them."""
        return frozenset(c.portion for c in self.controls.values() if c.message)

    @cached_property
    def short_forms(self) -> frozenset[str]:
        """The controls that alone mean those that the banner names."""
        return frozenset(c.portion for c in self.controls.values() if c.short_form)

    @cached_property
    def without_list(self) -> frozenset[str]:
        """The controls beside which no list of nations stands."""
        return frozenset(c.portion for c in self.controls.values() if self.releasing in c.excludes)

    @cached_property
    def eyes(self) -> str:
        """The control whose list of nations is the older form of a release, or nothing."""
        return self._with_role("eyes")

    @cached_property
    def releasing(self) -> str:
        """The control that lists who may have it, or nothing."""
        return self._with_role("release")

    def _with_role(self, role: Role) -> str:
        return next((c.portion for c in self.controls.values() if c.role == role), "")

    @cached_property
    def squeezed(self) -> dict[str, int]:
        """The levels by their forms without blanks."""
        return {form.replace(" ", ""): level for form, level in self.level_of.items()}

    @cached_property
    def longest_levels(self) -> list[str]:
        """Every form of a level, the longest first."""
        return sorted(self.level_of, key=len, reverse=True)

    @cached_property
    def longest_with_parts(self) -> list[str]:
        """Every form of a control behind which something may stand, the longest first."""
        forms = (f for f, name in self.control_of.items() if self.controls[name].takes)
        return sorted(forms, key=len, reverse=True)

    @cached_property
    def foreign_level_of(self) -> dict[str, int]:
        """The levels by every form, those of other owners too."""
        return {form: i for i, level in enumerate(self.levels) for form in level.forms}

    @cached_property
    def owner_of(self) -> dict[str, tuple[str, int, tuple[str, ...]]]:
        """Owner, level and further entries by the forms that organizations have of their own."""
        found: dict[str, tuple[str, int, tuple[str, ...]]] = {}
        organizations = self.foreign.organizations if self.foreign else {}
        for name, organization in organizations.items():
            for level, forms in organization.levels.items():
                found.update((form, (name, level, ())) for form in forms)
            for activity in organization.activities:
                for level, made in enumerate(self.levels):
                    owner = f"{name} {activity}"
                    found[f"{owner} {made.banner}"] = (owner, level, ())
                    found[f"{name[0]}{activity}{made.portion}"] = (owner, level, ())
            for form, means in organization.also.items():
                head, *more = means.split("//")
                owner, level, _ = found[head]
                found[form] = (owner, level, tuple(more))
        return found

    @cached_property
    def owned_portions(self) -> frozenset[str]:
        """The portion forms that organizations have of their own."""
        banners = {level.banner for level in self.levels}
        return frozenset(
            form for form in self.owner_of if not any(form.endswith(f" {b}") for b in banners)
        )

    @cached_property
    def concealed(self) -> str:
        """The control that alone stands for every foreign source, as it does not name one."""
        foreign = self.foreign
        return foreign.control if foreign else ""

    @cached_property
    def order(self) -> dict[str, int]:
        """The places of the controls in a banner."""
        return {name: place for place, name in enumerate(self.controls)}

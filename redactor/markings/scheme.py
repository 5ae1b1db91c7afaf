"""A scheme of markings: makes markings of its vocabulary, and says what follows from them."""

from collections.abc import Collection, Iterable
from functools import cached_property
from weakref import WeakValueDictionary

from redactor.errors import LevelError
from redactor.markings import grammar
from redactor.markings.forms import Facts, Style, write
from redactor.markings.marking import UNKNOWN, Marking
from redactor.markings.reading import Reading
from redactor.markings.vocabulary import Control, Regime, Role, Vocabulary

_REMEMBERED = 4096
"""Marks whose meaning is kept; a document cannot make the table grow without bound."""

_EMPTY: frozenset[str] = frozenset()


class Scheme:
    """The markings of one vocabulary; one object for a file.

    *lowest* is the marking that everybody may read, *highest* the one of a document without
    banner and marks, *unknown* the one that no ceiling dominates.
    """

    def __init__(self, words: Vocabulary) -> None:
        self.words = words
        self.name, self.title, self.source = words.name, words.title, words.source
        self.levels, self.controls, self.nations = words.levels, words.controls, words.nations
        self.unread, self.level_of, self.control_of = words.unread, words.level_of, words.control_of
        self._made: WeakValueDictionary[object, Marking] = WeakValueDictionary()
        self._parsed: dict[str, Marking] = {}
        self._joined: dict[tuple[Marking, Marking], Marking] = {}
        self._control: dict[str, Control] = {}
        self._own: frozenset[str] | None = (
            frozenset({words.nations.own}) if words.nations.own else None
        )
        self.lowest: Marking = self.marking(0)
        self.unknown: Marking = self.marking(len(words.levels) - 1, known=False)
        self.highest: Marking = (
            self.parse(words.unmarked) if words.unmarked else self.marking(len(words.levels) - 1)
        )

    def __repr__(self) -> str:
        return f"Scheme({self.name!r})"

    def marking(
        self,
        level: int,
        controls: Iterable[str] = (),
        *,
        known: bool = True,
        owner: str = "",
        release: Collection[str] | None = None,
        display: Collection[str] | None = None,
        permissions: Collection[str] = (),
    ) -> Marking:
        """Return the marking of *level*, *controls* and the rest; equal ones are one object.

        What follows from these is added: the controls that others absorb, those that an *owner*
        carries. A list of nations beside a control that shuts all others out says nothing.
        """
        atoms = self._close((*controls, *self.carried(owner)))
        listed = None if release is None else frozenset(release)
        shown = None if display is None else frozenset(display)
        allowed = frozenset(permissions)
        if not atoms.isdisjoint(self.nation_only):
            listed, shown, allowed = None, None, _EMPTY
        audience = self._audience(level, atoms, listed, shown, allowed)
        if listed == self._own and audience == self._audience(level, atoms, None, shown, allowed):
            listed = None
        facts = Facts(level, atoms, known, owner, listed, shown, allowed)
        found = self._made.get(facts)
        if found is None:
            forms = (UNKNOWN, UNKNOWN.upper())
            if known:
                forms = (
                    write(self, facts, Style(banner=False)),
                    write(self, facts, Style(banner=True)),
                )
            found = Marking(self, *facts, audience, *forms, atoms | self.levels[level].granted)
            self._made[facts] = found
        return found

    def join(self, one: Marking, two: Marking) -> Marking:
        """Return the least marking that dominates both."""
        found = self._joined.get((one, two))
        if found is None:
            if len(self._joined) >= _REMEMBERED:
                self._joined.clear()
            found = self._joined[one, two] = self._join(one, two)
        return found

    def _join(self, one: Marking, two: Marking) -> Marking:
        if self.lowest in (one, two):
            return two if one is self.lowest else one
        release = one.release if one.release == two.release else None
        if release is None and one.audience is not None and two.audience is not None:
            release = self.nations.list_of(one.audience & two.audience)
        return self.marking(
            max(one.level, two.level),
            one.controls | two.controls,
            known=one.known and two.known,
            owner=one.owner if one.owner == two.owner else "",
            release=release,
            display=one.display if one.display == two.display else None,
            permissions=one.permissions & two.permissions,
        )

    @cached_property
    def nation_only(self) -> frozenset[str]:
        """The controls that shut out everybody but the own nation."""
        return frozenset(c.portion for c in self.controls.values() if c.role == "nation-only")

    @cached_property
    def short_forms(self) -> frozenset[str]:
        """The controls that alone mean those that the banner names."""
        return frozenset(c.portion for c in self.controls.values() if c.short_form)

    @cached_property
    def consenting(self) -> frozenset[str]:
        """The controls that need somebody's consent to a release."""
        return frozenset(c.portion for c in self.controls.values() if c.consent)

    def is_among(self, atom: str, named: Collection[str]) -> bool:
        """Tell whether *atom*, or the control that it is a part of, is *named*."""
        control = self.control(atom)
        return atom in named or (control.takes != "nations" and control.portion in named)

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
        organizations = self.words.foreign.organizations if self.words.foreign else {}
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

    def carried(self, owner: str) -> tuple[str, ...]:
        """Return the controls that information of *owner* carries; an owner not named may be any."""
        foreign = self.words.foreign
        if not owner or foreign is None:
            return ()
        names = owner.split()
        if names[0] in foreign.organizations:
            return (f"{foreign.control} {names[0]}",)
        if names[0] == foreign.control:
            return (foreign.control,)
        nations = names[1:] if names[0] == foreign.joint else names
        others = [name for name in nations if name != self.nations.own]
        return tuple(f"{foreign.control} {name}" for name in others) or (foreign.control,)

    def _audience(
        self,
        level: int,
        atoms: frozenset[str],
        release: frozenset[str] | None,
        display: frozenset[str] | None,
        permissions: frozenset[str],
    ) -> frozenset[str] | None:
        """Return the nations that may have it, or None for everybody.

        Without a list, what is classified or has a control is the own nation's until somebody
        decides otherwise.
        """
        if self._own is None:
            return None
        if release:
            return self.nations.expand(release) | self._own
        least = self.words.classified_from
        classified = least is not None and level >= least
        stated = release is not None or display is not None or permissions
        return self._own if classified or atoms or stated else None

    def control(self, atom: str) -> Control:
        """Return the control to which *atom*, a control or a part of one, belongs."""
        found = self._control.get(atom)
        if found is None:
            base = atom
            while base not in self.controls:
                base = base[: max(base.rfind("-"), base.rfind(" "))]
            found = self.controls[base]
            if len(self._control) < _REMEMBERED:
                self._control[atom] = found
        return found

    def _close(self, atoms: Iterable[str]) -> frozenset[str]:
        """Return *atoms* and all that they imply, and that only."""
        closed: set[str] = set()
        stack = list(atoms)
        while stack:
            atom = stack.pop()
            if atom not in closed:
                closed.add(atom)
                stack += self._implied(atom)
            if not stack:
                stack = self._drawn(closed)
        concealed = self.concealed
        if concealed in closed:
            closed = {atom for atom in closed if not atom.startswith(f"{concealed} ")}
        return frozenset(closed)

    def _implied(self, atom: str) -> list[str]:
        """Return what *atom* implies: what it is a part of, and what its control absorbs."""
        control = self.control(atom)
        part = atom[len(control.portion) :]
        implied = _above(control, atom)
        for name in control.absorbs:
            if not part or part[1:].split(" ")[0] in self.controls[name].parts:
                implied.append(name + part)
        return implied

    def _drawn(self, closed: Collection[str]) -> list[str]:
        """Return the parts of absorbed controls, as parts of those that absorb them."""
        drawn: list[str] = []
        for atom in closed:
            control = self.control(atom)
            part = atom[len(control.portion) :]
            if part and control.takes == "compartments":
                absorbers = self._absorbers.get(control.portion, ())
                drawn += [name + part for name in absorbers if name in closed]
        return [atom for atom in drawn if atom not in closed]

    @cached_property
    def _absorbers(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for control in self.controls.values():
            for name in control.absorbs:
                found.setdefault(name, []).append(control.portion)
        return found

    @cached_property
    def concealed(self) -> str:
        """The control that alone stands for every foreign source, as it does not name one."""
        foreign = self.words.foreign
        return foreign.control if foreign else ""

    def holds(self, ceiling: Marking, atom: str) -> bool:
        """Tell whether a reader at *ceiling* has what *atom* asks for."""
        held = ceiling.controls | self.levels[ceiling.level].granted
        return atom in held or self.stands_for(held, frozenset({atom}))

    def stands_for(self, held: frozenset[str], needed: frozenset[str]) -> bool:
        """Tell whether *held* has a concealed source that stands for all that *needed* adds."""
        concealed = self.concealed
        return (
            bool(concealed)
            and concealed in held
            and all(atom in held or atom.startswith(f"{concealed} ") for atom in needed)
        )

    @cached_property
    def order(self) -> dict[str, int]:
        """The places of the controls in a banner."""
        return {name: place for place, name in enumerate(self.controls)}

    def stated(self, atoms: Collection[str]) -> list[str]:
        """Return those of *atoms* that no other of them implies, in the order of a banner."""
        implied = {other for atom in atoms for other in self._implied(atom)}
        left = [atom for atom in atoms if atom not in implied]
        return sorted(left, key=lambda atom: (self.order[self.control(atom).portion], atom))

    def parse(self, written: str) -> Marking:
        """Return what *written* means, a mark or banner with or without brackets.

        Any text gives a marking: one with a part that the scheme does not have is unknown.
        """
        found = self._parsed.get(written)
        if found is None:
            if len(self._parsed) >= _REMEMBERED:
                self._parsed.clear()
            found = self._parsed[written] = self.read(written).marking
        return found

    def read(self, written: str) -> Reading:
        """Return what *written* means, and what is wrong with how it is written."""
        return grammar.read(self, written)

    @property
    def strictest(self) -> Regime | None:
        """The regime whose rules hold where none is named."""
        return next(iter(self.words.regimes.values()), None)

    def source_of(self, rule: str) -> str:
        """Return the standard that has the *rule*, and the place in it, or the scheme's title."""
        return self.words.sources.get(rule, self.title)

    def ceiling(self, written: str) -> Marking:
        """Return the marking that a user names as a ceiling.

        Raises:
            LevelError: it is not a marking of the scheme.

        """
        marking = self.parse(written)
        if marking.known:
            return marking
        levels = ", ".join(level.portion for level in self.levels if not level.foreign)
        named = [c.portion for c in self.controls.values() if c.role == "nation-only"]
        named += [c.portion for c in self.controls.values() if c.takes is None]
        example = self.marking(len(self.levels) - 1, named[:1])
        raise LevelError(
            f"level {written!r}",
            f"is not a marking of the scheme {self.name!r}",
            f"its levels are {levels}, as in {example}; see `redactor scheme show {self.name}`",
        )


def _above(control: Control, atom: str) -> list[str]:
    """Return what a part implies: ``SI-G ABCD`` ``SI-G``, and that ``SI``."""
    part = atom[len(control.portion) :]
    if not part or control.takes == "nations":
        return []
    if control.takes == "codes":
        return [control.portion]
    cut = max(part.rfind(" "), part.rfind("-"))
    if control.takes == "programs":  # a program's name may have blanks; its compartments a hyphen
        cut = part.rfind("-")
        return [atom[: len(control.portion) + cut]] if cut > 0 else []
    return [atom[: len(control.portion) + cut]]

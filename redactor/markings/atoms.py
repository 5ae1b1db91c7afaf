"""Atoms: what a reader needs besides a level, and how they follow from each other.

An atom is a control or a part of one, in portion form: ``NF``, ``SI-G ABCD``, ``FGI DEU``. A part
*implies* what it is a part of. A control *absorbs* others, as NODIS does EXDIS: who has it has
these too, and they do not show beside it; but they stay, since somebody may consent to one alone.
"""

from collections.abc import Callable, Collection, Iterable
from functools import cached_property

from redactor.markings.vocabulary import SPECIFIED, Control, Vocabulary

_REMEMBERED = 4096
_LONGEST_NUMBER = 2
"""Digits of the number of a part, as in ``RD-SG 14``."""


class Atoms:
    """The atoms of one vocabulary."""

    def __init__(self, words: Vocabulary) -> None:
        self._words = words
        self._control: dict[str, Control] = {}

    def control(self, atom: str) -> Control:
        """Return the control to which *atom* belongs."""
        found = self._control.get(atom)
        if found is None:
            base = atom
            while base not in self._words.controls:
                cut = max(base.rfind("-"), base.rfind(" "))
                if cut < 0:
                    raise KeyError(atom)
                base = base[:cut]
            found = self._words.controls[base]
            if len(self._control) < _REMEMBERED:
                self._control[atom] = found
        return found

    def close(self, atoms: Iterable[str]) -> frozenset[str]:
        """Return *atoms*, all that they are parts of, and the parts of what absorbs them.

        ``FRD-SG 14`` beside ``RD`` is ``RD-SG 14`` too: the two would be written as one.
        """
        closed = _reach(atoms, self._above)
        while drawn := self._drawn(closed):
            closed = _reach((*closed, *drawn), self._above)
        return closed

    def cover(self, atoms: Iterable[str]) -> frozenset[str]:
        """Return all that a reader has who has *atoms*: what they imply, and what they absorb."""
        return _reach(atoms, lambda atom: [*self._above(atom), *self._absorbed(atom)])

    def outline(self, atom: str) -> str:
        """Return *atom*, or the most of it that the vocabulary itself names.

        The names of programs and of unpublished compartments are words of whoever wrote the mark,
        and may be secrets themselves: ``SAR-BUTTER POPCORN`` is ``SAR``, ``SI-G ABCD`` ``SI-G``.
        """
        control = self.control(atom)
        part = atom[len(control.portion) :]
        if not part or control.takes == "nations":
            return atom
        if control.takes == "codes":
            named = part.strip().removeprefix(SPECIFIED) in control.codes
            return atom if named else control.portion
        name, *subs = part[1:].split(" ")
        if control.takes == "programs" or name not in control.parts:
            return control.portion
        numbered = all(sub.isdecimal() and len(sub) <= _LONGEST_NUMBER for sub in subs)
        return atom if numbered else f"{control.portion}-{name}"

    def stated(self, atoms: Collection[str]) -> list[str]:
        """Return those of *atoms* that show: no other implies or absorbs them; in their order."""
        hidden = {o for atom in atoms for o in (*self._above(atom), *self._absorbed(atom))}
        concealed = self._words.concealed
        if concealed in atoms:
            hidden |= {atom for atom in atoms if atom.startswith(f"{concealed} ")}
        return self._sorted(atom for atom in atoms if atom not in hidden)

    def needing_consent(self, atoms: Collection[str]) -> list[str]:
        """Return those of *atoms* to whose release somebody must consent, without their parts."""
        implied = {other for atom in atoms for other in self._above(atom)}
        return self._sorted(
            atom for atom in atoms if self.control(atom).consent and atom not in implied
        )

    def is_among(self, atom: str, named: Collection[str]) -> bool:
        """Tell whether *atom*, or the control that it is a part of, is *named*.

        Of a control with nations, each is its own; without one, its source is concealed.
        """
        control = self.control(atom)
        return atom in named or (control.takes != "nations" and control.portion in named)

    def has(self, atoms: Collection[str], name: str) -> bool:
        """Tell whether *atoms* have the control or part *name*, or anything that covers it."""
        concealed = self._words.concealed
        covered = self.cover(atoms)
        if name in covered or (name.startswith(f"{concealed} ") and concealed in covered):
            return True
        return name == concealed and any(a.startswith(f"{concealed} ") for a in covered)

    def stand_for(self, held: frozenset[str], needed: frozenset[str]) -> bool:
        """Tell whether *held* has *needed*, or a concealed source for what it has not."""
        concealed = self._words.concealed
        return needed <= held or (
            concealed in held
            and all(atom in held or atom.startswith(f"{concealed} ") for atom in needed)
        )

    def _sorted(self, atoms: Iterable[str]) -> list[str]:
        order = self._words.order
        return sorted(atoms, key=lambda atom: (order[self.control(atom).portion], atom))

    def _above(self, atom: str) -> list[str]:
        """Return what a part is a part of: ``SI-G`` for ``SI-G ABCD``, ``SI`` for that."""
        control = self.control(atom)
        part = atom[len(control.portion) :]
        if not part or control.takes == "nations":
            return []
        if control.takes == "codes":
            return [control.portion]
        if control.takes == "programs":  # a program's name may have blanks, and its parts a hyphen
            cut = part.rfind("-")
            return [atom[: len(control.portion) + cut]] if cut > 0 else []
        cut = max(part.rfind(" "), part.rfind("-"))
        return [atom[: len(control.portion) + cut]]

    def _absorbed(self, atom: str) -> list[str]:
        control = self.control(atom)
        part = atom[len(control.portion) :]
        return [
            name + part
            for name in control.absorbs
            if not part or part[1:].split(" ")[0] in self._words.controls[name].parts
        ]

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
        for control in self._words.controls.values():
            for name in control.absorbs:
                found.setdefault(name, []).append(control.portion)
        return found


def _reach(atoms: Iterable[str], step: Callable[[str], Iterable[str]]) -> frozenset[str]:
    """Return *atoms* and all that *step* leads to from them."""
    reached: set[str] = set()
    stack = list(atoms)
    while stack:
        atom = stack.pop()
        if atom not in reached:
            reached.add(atom)
            stack += step(atom)
    return frozenset(reached)

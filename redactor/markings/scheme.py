"""A scheme of markings: makes markings of its vocabulary, and says what follows from them."""

from collections.abc import Collection, Iterable
from weakref import WeakValueDictionary

from redactor.errors import LevelError
from redactor.markings import grammar
from redactor.markings.atoms import Atoms
from redactor.markings.forms import Facts, Style, write
from redactor.markings.marking import UNKNOWN, Marking
from redactor.markings.reading import Reading
from redactor.markings.vocabulary import Regime, Vocabulary

_REMEMBERED = 4096
"""Marks whose meaning is kept; a document cannot make the table grow without bound."""

_EMPTY: frozenset[str] = frozenset()
_MOST = 200
"""Controls and parts of them that a marking may have: no real one has a tenth of that."""


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
        self._joined: dict[frozenset[Marking], Marking] = {}
        self.atoms = Atoms(words)
        self.control, self.stated = self.atoms.control, self.atoms.stated
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

        What an *owner* carries is added. A list of nations says nothing beside a control that
        shuts all others out, or does not stand with one.
        """
        atoms = self.atoms.close((*controls, *self.carried(owner)))
        if len(atoms) > _MOST:
            return self.unknown
        listed = None if release is None else frozenset(release)
        shown = None if display is None else frozenset(display)
        allowed = frozenset(permissions)
        if not atoms.isdisjoint(self.words.nation_only):
            listed, shown, allowed = None, None, _EMPTY
        elif not atoms.isdisjoint(self.words.without_list):
            listed = None
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
            held = self.atoms.cover(atoms) | self.levels[level].granted
            found = Marking(self, *facts, audience, *forms, held)
            self._made[facts] = found
        return found

    def join(self, markings: Iterable[Marking]) -> Marking:
        """Return the least marking that dominates all of *markings*."""
        distinct = frozenset(markings) - {self.lowest}
        found = self._joined.get(distinct)
        if found is None:
            if len(self._joined) >= _REMEMBERED:
                self._joined.clear()
            found = self._joined[distinct] = self._join(distinct)
        return found

    def _join(self, distinct: frozenset[Marking]) -> Marking:
        first, *others = distinct or (self.lowest,)
        if not others:
            return first
        level = max(marking.level for marking in distinct)
        owner = first.owner if all(marking.owner == first.owner for marking in others) else ""
        if not owner and self.levels[level].foreign:
            level += 1
        release = self._common_list(distinct)
        permissions = frozenset.intersection(*(marking.permissions for marking in distinct))
        if release is None:
            permissions -= {self.words.eyes}
        return self.marking(
            level,
            frozenset[str]().union(*(marking.controls for marking in distinct)),
            known=all(marking.known for marking in distinct),
            owner=owner,
            release=release,
            display=first.display if all(m.display == first.display for m in others) else None,
            permissions=permissions,
        )

    def _common_list(self, markings: Iterable[Marking]) -> frozenset[str] | None:
        """Return the list of those who may have what any of *markings* is on."""
        limited = [marking for marking in markings if marking.audience is not None]
        lists = {marking.release for marking in limited}
        if not limited or (len(lists) == 1 and None not in lists):
            return next(iter(lists), None)
        common = frozenset.intersection(*(m.audience for m in limited if m.audience is not None))
        return self.nations.list_of(common)

    def carried(self, owner: str) -> tuple[str, ...]:
        """Return the controls that information of *owner* carries; who is not named may be any."""
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

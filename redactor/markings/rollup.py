"""Roll-up: the banner that follows from the marks of all portions, under a regime.

All portions are taken at once, never pair by pair, so that their order and number of times do
not matter (markings.md, section 3).
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from redactor.markings.forms import Facts, Style, write
from redactor.markings.marking import Marking
from redactor.markings.scheme import Scheme
from redactor.markings.short_forms import expand
from redactor.markings.vocabulary import Regime

UNCAVEATED_SINCE = date(2010, 6, 28)
"""Before, a classified portion that said nothing of its release was NOFORN (Register, Table 2)."""


class Because(NamedTuple):
    """Why a part of a banner is there, or is not: the rule, and the standard that has it."""

    part: str
    rule: str
    why: str
    source: str


class RollUp(NamedTuple):
    """What portions come to: *marking* is what a reader of all of them must have.

    *banner* and *portion* are how the regime writes it: what it hides in a classified banner is
    in the marking all the same, and shows again when the classified portions are gone.
    """

    marking: Marking
    banner: str
    portion: str
    because: tuple[Because, ...]


def roll_up(
    scheme: Scheme,
    portions: Iterable[Marking],
    regime: Regime | None = None,
    banner: Marking | None = None,
    dated: date | None = None,
) -> RollUp:
    """Return what *portions* come to under *regime*; None is the scheme's own order alone.

    Short forms are expanded from the old *banner* first. *dated* is the date of the document,
    which decides what a portion without a word on its release means; None is today's rule.
    """
    marks = set(portions)
    if banner is not None:
        marks = {expand(mark, banner) for mark in marks}
    marks.discard(scheme.lowest)
    if not marks:
        reason = Because(scheme.lowest.banner, "highest-level", "nothing is marked higher", "")
        return _rolled(scheme.lowest, scheme.lowest.banner, scheme.lowest.portion, [reason])
    if not all(mark.known for mark in marks):
        reason = Because("UNKNOWN", "unknown-mark", "a portion's mark is not known", "")
        return _rolled(scheme.unknown, scheme.unknown.banner, scheme.unknown.portion, [reason])
    if regime is None:
        joined = scheme.join(marks)
        return _rolled(joined, joined.banner, joined.portion, list(_parts(joined, {})))
    return _RollUp(scheme, marks, regime, dated).result()


def _rolled(marking: Marking, banner: str, portion: str, because: list[Because]) -> RollUp:
    scheme = marking.scheme
    named = [b if b.source else b._replace(source=scheme.source_of(b.rule)) for b in because]
    return RollUp(marking, banner, portion, tuple(named))


class _RollUp:
    """The rules of a regime, applied to the different marks of a document's portions."""

    def __init__(
        self, scheme: Scheme, marks: Collection[Marking], regime: Regime, dated: date | None
    ) -> None:
        self.scheme, self.marks, self.regime, self.dated = scheme, marks, regime, dated
        self.level = max(mark.level for mark in marks)
        least = scheme.words.classified_from
        self.classified = least is not None and self.level >= least
        self.because: dict[str, tuple[str, str]] = {}

    def result(self) -> RollUp:
        scheme, level = self.scheme, self.level
        owners = {mark.owner for mark in self.marks}
        owner = owners.pop() if len(owners) == 1 else ""
        if not owner and scheme.levels[level].foreign:
            level += 1
        controls = frozenset[str]().union(*(mark.controls for mark in self.marks))
        controls |= self._forced(controls)
        release = self._release(controls)
        if release.barred and self.regime.without_common_release:
            controls |= {self.regime.without_common_release}
        elif release.barred and not self.classified:  # the level alone would let in everybody
            controls |= scheme.words.nation_only
        marking = scheme.marking(
            level,
            controls,
            owner=owner,
            release=release.release,
            display=release.display,
            permissions=release.permissions,
        )
        shown = self._shown(marking)
        apart = self._apart(marking)
        style = Style(banner=True, with_level=self.regime.with_level, apart=apart)
        return _rolled(
            marking,
            write(scheme, shown, style),
            write(scheme, shown, style._replace(banner=False)),
            [
                *self._top(marking, owner),
                *_parts(marking, self.because, shown.controls),
                *self._gone(),
            ],
        )

    def _forced(self, controls: frozenset[str]) -> frozenset[str]:
        """Return what a classified banner has instead of controls that do not show in it."""
        by = self.regime.forced_by & controls
        if not (self.classified and by):
            return frozenset()
        names = " and ".join(sorted(by))
        self.because[self.regime.forced] = (
            "hidden-in-classified",
            f"{names} does not show beside a classified level and leaves this behind",
        )
        return frozenset({self.regime.forced})

    # Who may have it

    def _release(self, controls: frozenset[str]) -> "_Released":
        """Return the lists that hold for all portions (Register, Table 3; DoDM Encl. 4, 10.d)."""
        scheme = self.scheme
        nothing = _Released(None, None, frozenset(), barred=False)
        if not controls.isdisjoint(scheme.words.nation_only) or scheme.nations.own == "":
            return nothing
        stated = [mark for mark in self.marks if _speaks(mark)]
        if not stated:
            return nothing
        counted = [self._with_unstated(mark) for mark in self.marks]
        if None in counted:
            self.because[self.regime.without_common_release] = (
                "unstated-release",
                "a portion that says nothing of its release may not go to other nations",
            )
            return nothing._replace(barred=True)
        marks = [mark for mark in counted if mark is not None]
        permissions = frozenset.intersection(*(mark.permissions for mark in marks))
        lists = [mark.release for mark in marks]
        release: Collection[str] | None = None
        if all(listed is not None for listed in lists):
            release = self._common([listed for listed in lists if listed is not None])
        display = self._display(marks, release)
        if release is None:
            permissions -= {scheme.words.eyes}
        mixed = release is None and any(listed is not None for listed in lists)
        strict = bool(self.regime.without_common_release)
        if (release is None and display is None and not permissions) or (
            mixed and strict and display is None
        ):
            if strict:
                self.because[self.regime.without_common_release] = (
                    "no-common-release",
                    "the portions have no other nation in common to which they may go",
                )
            return _Released(None, None, frozenset() if strict else permissions, barred=True)
        return _Released(release, display, permissions, barred=False)

    def _with_unstated(self, mark: Marking) -> Marking | None:
        """Return *mark* with what it means for its release where it says nothing, or None.

        In the intelligence community an uncaveated classified portion counts as RELIDO, since
        2010; with a caveat, or from another government, as NOFORN (Register, Table 2).
        """
        if _speaks(mark) or not self.regime.unstated_release:
            return mark
        least = self.scheme.words.classified_from
        classified = least is not None and mark.level >= least
        permission = next(
            (c.portion for c in self.scheme.controls.values() if c.role == "permission"), ""
        )
        early = self.dated is not None and self.dated < UNCAVEATED_SINCE
        hidden = self.regime.hidden | self.scheme.levels[mark.level].granted
        if (classified and (mark.controls - hidden or early)) or mark.owner or not permission:
            return None
        return self.scheme.marking(mark.level, mark.controls, permissions=[permission])

    def _common(self, lists: list[frozenset[str]]) -> Collection[str] | None:
        """Return the nations that are on every list, as the lists name them."""
        nations = self.scheme.nations
        if frozenset() in lists:
            return frozenset() if set(lists) == {frozenset()} else None
        common = frozenset.intersection(*(nations.expand(listed) for listed in lists))
        if len(common) < 2 or nations.own not in common:  # noqa: PLR2004 (another nation)
            return None
        shared = frozenset.intersection(*lists)
        kept = {code for code in shared if nations.expand([code]) <= common}
        self.because[self.scheme.words.releasing] = (
            "common-release",
            "these nations may have every portion that is not plainly unclassified",
        )
        return kept | nations.list_of(common - nations.expand(kept))

    def _display(
        self, marks: list[Marking], release: Collection[str] | None
    ) -> Collection[str] | None:
        """Return the nations that may see every portion, and may not have it."""
        nations = self.scheme.nations
        if not any(mark.display for mark in marks):
            return None
        seen = [
            nations.expand(mark.display or ()) | nations.expand(mark.release or ())
            for mark in marks
        ]
        common = frozenset.intersection(*seen) - nations.expand(release or ()) - {nations.own}
        return nations.list_of(common) if common else None

    # What shows

    def _shown(self, marking: Marking) -> Facts:
        """Return what of *marking* the regime shows in a banner."""
        scheme, regime = self.scheme, self.regime
        stated = set(scheme.stated(marking.controls))
        if self.classified:
            stated = {a for a in stated if scheme.control(a).portion not in regime.hidden}
        else:
            others = {
                a for a in stated if scheme.control(a).role is None and not scheme.control(a).yields
            }
            if others:
                stated = {a for a in stated if not scheme.control(a).yields}
        stated -= {other for a in stated for other in scheme.control(a).supersedes}
        if not regime.show_codes:
            stated = self._without_codes(stated)
        if regime.programs_at_most:
            stated = self._without_programs(stated, regime.programs_at_most)
        return Facts(
            marking.level,
            frozenset(stated),
            known=True,
            owner=marking.owner,
            release=marking.release,
            display=marking.display,
            permissions=marking.permissions,
        )

    def _without_codes(self, stated: set[str]) -> set[str]:
        """Return *stated* with the bare control for its categories, and without their limits."""
        scheme = self.scheme
        coded = {c.portion for c in scheme.controls.values() if c.takes == "codes"}
        bases = {scheme.control(a).portion for a in stated if scheme.control(a).takes == "codes"}
        left = {a for a in stated if scheme.control(a).takes != "codes"} | bases
        limits = {
            name
            for control in scheme.controls.values()
            for name in control.beside_alone or ()
            if not scheme.controls[name].role
        }
        if not self.classified and left & limits:
            left |= coded  # limits do not stand without what they limit
        return left - limits

    def _without_programs(self, stated: set[str], most: int) -> set[str]:
        """Return *stated* with one word for more than *most* programs of a control."""
        for control in self.scheme.controls.values():
            programs = {a for a in stated if self.scheme.control(a) is control}
            named = control.takes == "programs" and not control.short_form
            if named and len(programs) > most:
                stated = (stated - programs) | {f"{control.portion}-MULTIPLE PROGRAMS"}
        return stated

    def _apart(self, marking: Marking) -> bool:
        """Tell whether a pair is written apart: NOFORN beside SBU comes from elsewhere too."""
        for pair in self.scheme.words.pairs:
            if pair.of <= marking.controls:
                rest = [mark for mark in self.marks if not pair.of <= mark.controls]
                return any(_speaks(mark) for mark in rest)
        return False

    # Why

    def _top(self, marking: Marking, owner: str) -> Iterator[Because]:
        form = self.scheme.levels[marking.level].banner
        yield Because(form, "highest-level", "the highest level of a portion", "")
        if owner:
            yield Because(owner, "one-owner", "every portion is of this owner", "")
        elif any(mark.owner for mark in self.marks):
            foreign = self.scheme.words.foreign
            part = foreign.control if foreign else ""
            yield Because(
                part, "foreign-in-ours", "portions of other owners are in a paper of ours", ""
            )

    def _gone(self) -> Iterator[Because]:
        """Tell what the portions have and the banner does not show."""
        stated = self.scheme.stated(frozenset[str]().union(*(mark.controls for mark in self.marks)))
        for atom in stated:
            if self.classified and self.scheme.control(atom).portion in self.regime.hidden:
                yield Because(
                    atom, "hidden-in-classified", "does not show beside a classified level", ""
                )


class _Released(NamedTuple):
    release: Collection[str] | None
    display: Collection[str] | None
    permissions: frozenset[str]
    barred: bool


def _speaks(mark: Marking) -> bool:
    """Tell whether a mark says who may have what carries it."""
    return (
        mark.release is not None
        or mark.display is not None
        or bool(mark.permissions)
        or not mark.controls.isdisjoint(mark.scheme.words.nation_only)
    )


def _parts(
    marking: Marking, because: dict[str, tuple[str, str]], shown: Collection[str] | None = None
) -> Iterator[Because]:
    """Yield every control of a banner with the rule that put it there."""
    scheme = marking.scheme
    for atom in scheme.stated(marking.controls if shown is None else shown):
        control = scheme.control(atom)
        part = control.short + atom[len(control.portion) :]
        rule, why = because.get(atom, ("union", "a portion has it, and it stays"))
        if atom in scheme.words.nation_only and atom not in because:
            rule, why = "nation-only", "a portion has it: nobody else's list stands beside it"
        yield Because(part, rule, why, "")
    if marking.release is not None:
        rule, why = because.get(
            scheme.words.releasing, ("common-release", "every portion has this list")
        )
        yield Because(scheme.words.releasing, rule, why, "")
    if marking.display is not None:
        displaying = next(c.banner for c in scheme.controls.values() if c.role == "display")
        yield Because(displaying, "common-release", "these nations may see every portion", "")
    for name in sorted(marking.permissions):
        yield Because(name, "common-permission", "every portion has it", "")

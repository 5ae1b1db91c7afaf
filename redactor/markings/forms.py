"""The canonical forms of a marking: of a portion, and of a banner under a regime."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from redactor.markings.vocabulary import SPECIFIED

if TYPE_CHECKING:
    from redactor.markings.scheme import Scheme
    from redactor.markings.vocabulary import Control, Pair


class Style(NamedTuple):
    """What a regime has to say about how a marking is written.

    *with_level* are controls that never stand for their level, *apart* says that two controls
    which have one form together are written each by itself.
    """

    banner: bool
    with_level: frozenset[str] = frozenset()
    apart: bool = False


class Facts(NamedTuple):
    """What a marking says, as `Marking` has it; *controls* with all that they imply."""

    level: int
    controls: frozenset[str]
    known: bool
    owner: str
    release: frozenset[str] | None
    display: frozenset[str] | None
    permissions: frozenset[str]


def write(scheme: "Scheme", facts: Facts, style: Style) -> str:
    """Return the canonical form of a marking: owner and level, then controls in their order.

    Controls that the level grants do not show, nor does the level where a control stands for it.
    """
    granted = scheme.levels[facts.level].granted
    hidden = granted.union(scheme.carried(facts.owner))
    stated = [atom for atom in scheme.stated(facts.controls) if atom not in hidden]
    entries: dict[str, str] = {}
    codes: dict[str, str] = {}
    pair = None if style.apart else _pair(scheme, facts.level, stated)
    parts_of: dict[str, list[str]] = {}
    for atom in stated:
        name = scheme.control(atom).portion
        parts_of.setdefault(name, []).append(atom[len(name) :])
    for name, control in scheme.controls.items():
        if pair is not None and name in pair.of:
            continue
        parts = parts_of.get(name, ())
        text = _audience(scheme, control, facts) if control.role else ""
        text = text or _entry(scheme, control, parts, style)
        if text:
            entries[name] = text
        if control.takes == "codes" and any(parts):
            codes[name] = "/".join(sorted(map(str.strip, filter(None, parts)), key=_specified))
    if pair is not None:
        entries[pair.anchor] = pair.short if style.banner else pair.portion
    head, alone = _head(scheme, facts, entries, style, pair)
    segments = [head, *([codes[alone]] if alone in codes else [])]
    of_category: dict[int, list[str]] = {}
    for name in scheme.controls:
        if name in entries and name != alone:
            of_category.setdefault(scheme.controls[name].category, []).append(name)
    for category in sorted(of_category):
        names = of_category[category]
        segments.append("/".join(entries[name] for name in names))
        segments += [codes[name] for name in names if name in codes]
    return "//".join(segments)


def _head(
    scheme: "Scheme",
    facts: Facts,
    entries: dict[str, str],
    style: Style,
    pair: "Pair | None",
) -> tuple[str, str]:
    """Return what a mark begins with, and the control that stands for the level, if any."""
    level = scheme.levels[facts.level]
    if facts.owner:
        return _owner(scheme, facts, banner=style.banner), ""
    for name, entry in entries.items():
        control = scheme.controls[name]
        others = entries.keys() - {name}
        if (
            control.alone == facts.level
            and control.written_alone
            and name not in style.with_level
            and (control.beside_alone is None or others <= control.beside_alone)
        ):
            if not style.banner:
                return entry, name
            return (pair if pair and name in pair.of else control).banner, name
    return level.banner if style.banner else level.portion, ""


def _owner(scheme: "Scheme", facts: Facts, *, banner: bool) -> str:
    """Return what the mark of another owner begins with: ``//NS``, ``//JOINT S CAN USA``."""
    level = scheme.levels[facts.level]
    form = level.banner if banner else level.portion
    first, _, rest = facts.owner.partition(" ")
    foreign = scheme.words.foreign
    organization = foreign.organizations.get(first) if foreign else None
    if organization is not None and rest:
        return f"//{first} {rest} {form}" if banner else f"//{first[0]}{rest}{form}"
    if organization is not None:
        return f"//{organization.levels[facts.level][banner]}"
    if foreign is not None and first == foreign.joint:
        return f"//{first} {form} {rest}".rstrip()
    return f"//{facts.owner} {form}"


def _pair(scheme: "Scheme", level: int, stated: Sequence[str]) -> "Pair | None":
    least = scheme.words.classified_from
    if least is not None and level >= least:
        return None
    return next((pair for pair in scheme.words.pairs if pair.of <= set(stated)), None)


def _audience(scheme: "Scheme", control: "Control", facts: Facts) -> str:
    """Return the entry of a control that speaks of who may have it, or nothing."""
    eyes = scheme.words.eyes in facts.permissions
    if control.role == "permission":
        return control.portion if control.portion in facts.permissions else ""
    if control.role == "display" and facts.display is not None:
        listed = ", ".join(scheme.nations.in_order(facts.display))
        return f"{control.portion} {listed}".rstrip()
    if control.role == "release" and facts.release is not None and not eyes:
        listed = ", ".join(scheme.nations.in_order(facts.release))
        return f"{control.portion} {listed}" if listed else control.short
    if control.role == "eyes" and eyes:
        listed = "/".join(scheme.nations.in_order(facts.release or ()))
        return f"{listed} {control.banner}" if listed else control.portion
    return ""


def _entry(scheme: "Scheme", control: "Control", parts: Sequence[str], style: Style) -> str:
    """Return a control with its *parts*, as in ``SI-G ABCD``, or nothing where it has none."""
    if not parts:
        return ""
    form = control.short if style.banner else control.portion
    named = [part for part in parts if part]
    if not named or control.takes == "codes":
        return form
    if control.takes == "nations":
        return f"{form} {' '.join(scheme.nations.in_order(part[1:] for part in named))}"
    if control.takes == "programs":
        programs = f"{form}-{'/'.join(sorted(part[1:] for part in named))}"
        return programs if len(named) == len(parts) else f"{form}/{programs}"
    below: dict[str, list[str]] = {}
    for part in named:
        compartment, _, sub = part[1:].partition(" ")
        below.setdefault(compartment, []).extend([sub] if sub else [])
    return form + "".join(
        f"-{_compartment(control, name, banner=style.banner)}" + "".join(f" {sub}" for sub in subs)
        for name, subs in ((name, sorted(below[name], key=_numeric)) for name in sorted(below))
    )


def _compartment(control: "Control", name: str, *, banner: bool) -> str:
    part = control.parts.get(name)
    return part.banner if part is not None and banner else name


def _numeric(sub: str) -> tuple[int, str]:
    return (int(sub) if sub.isdecimal() else 0, sub)


def _specified(code: str) -> tuple[bool, str]:
    """Order categories of CUI: the specified ones before the basic (32 CFR 2002.20(b))."""
    return (not code.startswith(SPECIFIED), code)

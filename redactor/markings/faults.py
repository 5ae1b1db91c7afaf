"""Finds what is wrong with a scheme and no JSON Schema can say."""

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from redactor.errors import Fault
from redactor.markings.scheme import Scheme
from redactor.strictyaml import YamlFile

if TYPE_CHECKING:
    from redactor.schema import Route

_GROUPS = ("levels", "controls", "pairs")


def find_faults(file: YamlFile, data: dict[str, Any]) -> Iterator[Fault]:
    """Find what a JSON Schema cannot say: forms used twice, names that do not exist, cycles."""
    levels = {level["portion"] for level in data["levels"]}
    controls = {control["portion"]: control for control in data.get("controls", ())}
    if data.get("classified_from", "") not in {"", *levels}:
        problem = f"{data['classified_from']!r} is not one of the levels"
        yield file.fault(("classified_from",), problem)
    yield from _twice(file)
    known = {
        **dict.fromkeys(("alone", "alone_read", "granted_from"), (levels, "levels")),
        **dict.fromkeys(
            ("absorbs", "supersedes", "needs", "excludes", "of"), (controls.keys(), "controls")
        ),
        **dict.fromkeys(("beside_alone", "hidden", "with_level"), (controls.keys(), "controls")),
        "category": (set(data.get("categories", ())), "categories"),
    }
    for group in ("controls", "pairs", "regimes"):
        for i, entry in enumerate(file.data.get(group, ())):
            for key, (names, what) in known.items():
                said = entry.get(key, [])
                for name in [said] if isinstance(said, str) else said:
                    if name not in names:
                        problem = f"{name!r} is not one of the {what}"
                        yield file.fault((group, i, key), problem)
    yield from _foreign(file, levels, controls)
    yield from _regimes(file, controls)
    yield from _cycles(file, controls)


def _foreign(
    file: YamlFile, levels: Collection[str], controls: Mapping[str, dict[str, Any]]
) -> Iterator[Fault]:
    """Find names that do not exist in what is said of other owners."""
    foreign = file.data.get("foreign")
    if foreign is None:
        return
    if controls.get(foreign["control"], {}).get("role") != "foreign":
        problem = f"{foreign['control']!r} is not a control whose role is foreign"
        yield file.fault(("foreign", "control"), problem)
    for i, owner in enumerate(foreign.get("organizations", ())):
        route = ("foreign", "organizations", i)
        for j, level in enumerate(owner["levels"]):
            if level["level"] not in levels:
                problem = f"{level['level']!r} is not one of the levels"
                yield file.fault((*route, "levels", j, "level"), problem)
        begins = (
            *(level["banner"] for level in owner["levels"]),
            *(f"{owner['name']} {activity} " for activity in owner.get("activities", ())),
        )
        for j, also in enumerate(owner.get("also", ())):
            head, *more = also["means"].split("//")
            if not head.startswith(begins) or any(name not in controls for name in more):
                problem = f"{also['means']!r} is not a mark of {owner['name']}"
                yield file.fault((*route, "also", j, "means"), problem)


def _regimes(file: YamlFile, controls: Collection[str]) -> Iterator[Fault]:
    """Find names that do not exist in what regimes put into a banner."""
    for i, regime in enumerate(file.data.get("regimes", ())):
        route = ("regimes", i)
        forced = regime.get("forced", {})
        named: list[tuple[Route, str]] = [
            ((*route, "forced", "by"), name) for name in forced.get("by", ())
        ]
        if forced:
            named.append(((*route, "forced", "control"), forced["control"]))
        if "without_common_release" in regime:
            where = (*route, "without_common_release")
            named.append((where, regime["without_common_release"]))
        for place, name in named:
            if name not in controls:
                yield file.fault(place, f"{name!r} is not one of the controls")


def _twice(file: YamlFile) -> Iterator[Fault]:
    """Find forms that more than one level, control or pair has."""
    seen: set[str] = set()
    for group in _GROUPS:
        for i, entry in enumerate(file.data.get(group, ())):
            forms = (entry["portion"], entry["banner"], entry.get("short", entry["banner"]))
            for form in dict.fromkeys((*forms, *entry.get("also", ()))):
                if form in seen:
                    yield file.fault((group, i), f"the form {form!r} is used twice")
                seen.add(form)


def _cycles(file: YamlFile, controls: Mapping[str, dict[str, Any]]) -> Iterator[Fault]:
    """Find controls that absorb themselves by way of others."""
    done: set[str] = set()
    for i, control in enumerate(file.data.get("controls", ())):
        way: list[str] = []
        stack = [(control["portion"], iter(control.get("absorbs", ())))]
        while stack and control["portion"] not in done:
            name, absorbed = stack[-1]
            way[len(stack) - 1 :] = [name]
            following = next((other for other in absorbed if other not in done), None)
            if following is None:
                done.add(name)
                stack.pop()
            elif following in way:
                problem = f"{following!r} absorbs itself, by way of others or not"
                yield file.fault(("controls", i, "absorbs"), problem)
                return
            else:
                more = controls.get(following, {}).get("absorbs", ())
                stack.append((following, iter(more)))


def find_misread(file: YamlFile, scheme: Scheme) -> Iterator[Fault]:
    """Find levels and controls that do not mean themselves when they are read back."""
    top = len(scheme.levels) - 1
    for i, level in enumerate(scheme.levels):
        for form in () if level.foreign else level.forms:
            if scheme.parse(form) is not scheme.marking(i):
                yield file.fault(("levels", i), f"the form {form!r} is not read as this level")
    for i, entry in enumerate(file.data.get("controls", ())):
        control = scheme.controls[entry["portion"]]
        if control.takes in ("nations", "programs") or control.role == "permission":
            continue
        marking = scheme.marking(top, [control.portion])
        for form in control.forms:
            if scheme.parse(f"{scheme.levels[top].banner}//{form}") is not marking:
                yield file.fault(("controls", i), f"the form {form!r} is not read as this control")

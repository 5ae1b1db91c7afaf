"""Reads schemes: YAML with a schema, and what a schema cannot say."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from redactor import strictyaml
from redactor.errors import ConfigurationError, Fault, InputError
from redactor.markings.build import make_vocabulary
from redactor.markings.scheme import Scheme
from redactor.shipped import SCHEMAS, SCHEMES
from redactor.strictyaml import YamlFile

_GROUPS = ("levels", "controls", "pairs")


def shipped_schemes() -> list[str]:
    """Return the names of the schemes that come with redactor."""
    return sorted(path.stem for path in SCHEMES.glob("*.yaml"))


def load_scheme(name: str, folder: Path | None = None) -> Scheme:
    """Return the scheme *name*: one that ships, or the path of a YAML file, from *folder* on.

    Raises:
        InputError: there is no such scheme, or its file cannot be read.
        ConfigurationError: its file has faults: all of them, each with file, line and column.

    """
    if name.endswith((".yaml", ".yml")) or "/" in name or "\\" in name:
        path = (folder or Path()).absolute() / name
        return _load(path, strictyaml.read(path), own=True)
    if name not in shipped_schemes():
        raise InputError(
            f"scheme {name!r}",
            "is not known",
            f"known are {', '.join(shipped_schemes())}; a file of your own needs its path, as in "
            f"./{name}.yaml",
        )
    path = SCHEMES / f"{name}.yaml"
    return _load(path, strictyaml.read(path), own=False)


@cache
def _load(path: Path, text: str, *, own: bool) -> Scheme:
    """Return the scheme of a file; the same text is the same scheme, whose markings compare.

    What a user's *own* file says is read back; for those that ship, the tests do that.
    """
    file = strictyaml.parse(text, str(path), SCHEMAS / "scheme.json")
    data = _borrowed(file, path)
    faults = list(_faults(file, data))
    if faults:
        raise ConfigurationError(file.name, faults)
    scheme = Scheme(make_vocabulary(data, path))
    misread = list(_misread(file, scheme)) if own else ()
    if misread:
        raise ConfigurationError(file.name, misread)
    return scheme


def _borrowed(file: YamlFile, path: Path) -> dict[str, Any]:
    """Return what a scheme says, with the controls and nations that it borrows from another."""
    data: dict[str, Any] = file.data
    borrows = data.get("borrows")
    if borrows is None:
        return data
    lender = SCHEMES / f"{borrows['from']}.yaml"
    if borrows["from"] not in shipped_schemes() or lender == path:
        problem = f"{borrows['from']!r} is not another scheme that ships"
        raise ConfigurationError(file.name, [file.fault(("borrows", "from"), problem)])
    lent = strictyaml.load(lender, SCHEMAS / "scheme.json").data
    if "borrows" in lent:
        problem = f"{borrows['from']!r} borrows in turn"
        raise ConfigurationError(file.name, [file.fault(("borrows", "from"), problem)])
    known = {control["portion"]: control for control in lent.get("controls", ())}
    missing = [name for name in borrows["controls"] if name not in known]
    if missing:
        raise ConfigurationError(
            file.name,
            [
                file.fault(("borrows", "controls"), f"{lent['scheme']} has no control {name!r}")
                for name in missing
            ],
        )
    wanted = [control for name, control in known.items() if name in borrows["controls"]]
    levels = {level["portion"] for level in data["levels"]}
    own = [{k: v for k, v in c.items() if k != "granted_from" or v in levels} for c in wanted]
    shared = {
        key: lent[key]
        for key in ("nations", "nation_aliases", "groups", "nation", "categories", "sources")
        if key in lent
    }
    return {**shared, **data, "controls": [*own, *data.get("controls", ())]}


def _faults(file: YamlFile, data: dict[str, Any]) -> Iterator[Fault]:
    """Find what a JSON Schema cannot say: forms used twice, names that do not exist, cycles."""
    levels = {level["portion"] for level in data["levels"]}
    controls = {control["portion"]: control for control in data.get("controls", ())}
    if data.get("classified_from", "") not in {"", *levels}:
        problem = f"{data['classified_from']!r} is not one of the levels"
        yield file.fault(("classified_from",), problem)
    yield from _twice(file)
    known = {
        **dict.fromkeys(("alone", "alone_read", "granted_from"), (levels, "levels")),
        **dict.fromkeys(("absorbs", "needs", "excludes", "of"), (controls.keys(), "controls")),
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
    yield from _cycles(file, controls)


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
    for i, control in enumerate(file.data.get("controls", ())):
        reached, stack = set[str](), list(control.get("absorbs", ()))
        while stack:
            name = stack.pop()
            if name not in reached and name in controls:
                reached.add(name)
                stack += controls[name].get("absorbs", ())
        if control["portion"] in reached:
            problem = f"{control['portion']!r} absorbs itself, by way of others or not"
            yield file.fault(("controls", i, "absorbs"), problem)


def _misread(file: YamlFile, scheme: Scheme) -> Iterator[Fault]:
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

"""Reads schemes: YAML with a schema, and what a schema cannot say."""

from functools import cache
from pathlib import Path
from typing import Any

from redactor import strictyaml
from redactor.errors import ConfigurationError, InputError
from redactor.markings.build import make_vocabulary
from redactor.markings.faults import find_faults, find_misread
from redactor.markings.scheme import Scheme
from redactor.shipped import SCHEMAS, SCHEMES
from redactor.strictyaml import YamlFile


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
    faults = list(find_faults(file, data))
    if faults:
        raise ConfigurationError(file.name, faults)
    scheme = Scheme(make_vocabulary(data, path))
    misread = list(find_misread(file, scheme)) if own else ()
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

"""Reads policies: YAML with a schema, and what a schema cannot say."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from redactor import strictyaml
from redactor.errors import ConfigurationError, Fault, InputError, LevelError
from redactor.markings.load import load_scheme
from redactor.markings.marking import Marking
from redactor.markings.scheme import Scheme
from redactor.markings.vocabulary import Regime
from redactor.policy.notice import Notice, NoticeError
from redactor.policy.policy import Condition, Consent, Downgrade, Policy, Rule, Withhold
from redactor.schema import Route
from redactor.shipped import POLICIES, SCHEMAS
from redactor.strictyaml import YamlFile

BUILT_IN_RULES = frozenset(
    {"level", "consent", "fields", "headings", "unmarked", "doubtful", "downgrade"}
)
"""What a decision names as its rule where no rule of the policy decided."""

_REQUIRED = ("title", "scheme", "levels")
_DEFAULT_NOTICE = "[withheld]"


def shipped_policies() -> list[str]:
    """Return the names of the policies that come with redactor."""
    return sorted(path.stem for path in POLICIES.glob("*.yaml"))


def load_policy(name: str) -> Policy:
    """Return the policy *name*: one that ships, or the path of a YAML file.

    Raises:
        InputError: there is no such policy, or its file cannot be read.
        ConfigurationError: it has faults: all of them, each with file, line and column.

    """
    files = [_open(_locate(name))]
    while base := files[-1].data.get("extends"):
        path = _locate(base, Path(files[-1].name).parent)
        if any(path.samefile(file.name) for file in files if path.exists()):
            problem = f"{base!r} extends this policy in turn"
            raise ConfigurationError(files[-1].name, [files[-1].fault(("extends",), problem)])
        files.append(_open(path))
    return _Loader(files).load()


def _locate(name: str, folder: Path | None = None) -> Path:
    """Return the file of the policy *name*; a path is relative to *folder*."""
    if name.endswith((".yaml", ".yml")) or "/" in name or "\\" in name:
        return (folder or Path()) / name
    if name not in shipped_policies():
        known = ", ".join(shipped_policies())
        raise InputError(
            f"policy {name!r}",
            "is not known",
            f"known are {known}; a file of your own needs its path, as in ./{name}.yaml",
        )
    return POLICIES / f"{name}.yaml"


def _open(path: Path) -> YamlFile:
    return strictyaml.load(path, SCHEMAS / "policy.json")


class _Loader:
    """Makes a policy of its file and those that it extends, the nearest first."""

    def __init__(self, files: list[YamlFile]) -> None:
        self.files = files
        self.own = files[0]
        self.faults: list[tuple[YamlFile, Fault]] = []

    def load(self) -> Policy:
        missing = [key for key in _REQUIRED if self._file(key) is None]
        if missing:
            names = ", ".join(repr(key) for key in missing)
            problem = f"the policy has no {names}; add it, or extend a policy that has it"
            raise ConfigurationError(self.own.name, [self.own.fault((), problem)])
        scheme = self._scheme()
        disclose = frozenset(self._value("disclose", []))
        withhold: Withhold = self._value("withhold", "mask")
        fields = self._value("fields", {})
        policy = Policy(
            name=self.own.data["policy"],
            title=self._value("title", ""),
            source=self.own.name,
            sha256=self._digest(scheme),
            scheme=scheme,
            levels=self._levels(scheme),
            disclose=disclose,
            headings_with_section=self._value("headings", "withhold") == "with-section",
            withhold_unmarked=self._value("unmarked", "document-level") == "withhold",
            withhold_doubtful=self._value("doubtful", "as-read") == "withhold",
            released_fields=frozenset(fields.get("release", ())),
            stripped_fields=frozenset(fields.get("strip", ())),
            withhold=withhold,
            notice=self._notice(disclose),
            rules=tuple(self._rules(scheme)),
            downgrade=self._downgrade(scheme),
            consents=tuple(self._consents(scheme)),
            regime=self._regime(scheme),
            text={file.name: Path(file.name).read_text(encoding="utf-8") for file in self.files},
        )
        self._check_fields(policy)
        if self.faults:
            first = self.faults[0][0]
            raise ConfigurationError(first.name, [f for file, f in self.faults if file is first])
        return policy

    def _file(self, key: str) -> YamlFile | None:
        return next((file for file in self.files if key in file.data), None)

    def _value(self, key: str, default: Any) -> Any:  # noqa: ANN401 (YAML is untyped)
        file = self._file(key)
        return default if file is None else file.data[key]

    def _fault(self, key: str, route: Route, problem: str) -> None:
        file = self._file(key) or self.own
        self.faults.append((file, file.fault(route, problem)))

    def _scheme(self) -> Scheme:
        name = self._value("scheme", "")
        file = self._file("scheme") or self.own
        try:
            return load_scheme(name, Path(file.name).parent)
        except InputError as error:
            problem = f"scheme {name!r} {error.problem}; {error.remedy}"
            raise ConfigurationError(file.name, [file.fault(("scheme",), problem)]) from None

    def _marking(self, scheme: Scheme, written: str, route: Route) -> Marking:
        try:
            return scheme.ceiling(written)
        except LevelError as error:
            self._fault(str(route[0]), route, f"{written!r} {error.problem}; {error.remedy}")
            return scheme.lowest

    def _levels(self, scheme: Scheme) -> tuple[Marking, ...] | None:
        levels = self._value("levels", [])
        if levels == "any":
            return None
        return tuple(self._marking(scheme, level, ("levels", i)) for i, level in enumerate(levels))

    def _notice(self, disclosed: frozenset[str]) -> Notice:
        try:
            return Notice(self._value("notice", _DEFAULT_NOTICE), disclosed)
        except NoticeError as error:
            own = "notice" not in self.own.data and "disclose" in self.own.data
            key = "disclose" if own else "notice"
            self._fault(key, (key,), str(error))
            return Notice(_DEFAULT_NOTICE, disclosed)

    def _rules(self, scheme: Scheme) -> Iterator[Rule]:
        seen: set[str] = set()
        for i, rule in enumerate(self._value("rules", [])):
            if rule["id"] in seen or rule["id"] in BUILT_IN_RULES:
                why = "stands twice" if rule["id"] in seen else "is the name of a built-in rule"
                self._fault("rules", ("rules", i, "id"), f"the rule id {rule['id']!r} {why}")
            seen.add(rule["id"])
            when, route = rule["when"], ("rules", i, "when", "marking")
            bounds = {
                bound: self._marking(scheme, written, (*route, bound))
                for bound, written in when.get("marking", {}).items()
                if bound in ("above", "at_least")
            }
            condition = Condition(
                bounds.get("above"),
                bounds.get("at_least"),
                frozenset(when["kind"]) if "kind" in when else None,
                frozenset(when["label"]) if "label" in when else None,
                frozenset(self._controls(scheme, when, (*route, "has"))),
                frozenset(self._nations(scheme, when, (*route, "audience"))),
            )
            withhold: Withhold | None = rule.get("withhold")
            yield Rule(rule["id"], condition, withhold, tuple(rule.get("exemptions", ())))

    def _controls(self, scheme: Scheme, when: dict[str, Any], route: Route) -> Iterator[str]:
        for i, written in enumerate(when.get("marking", {}).get("has", ())):
            found = self._control(scheme, written)
            if found is None:
                problem = f"{written!r} is not a control of the scheme {scheme.name!r}"
                self._fault(str(route[0]), (*route, i), problem)
            else:
                yield found

    def _control(self, scheme: Scheme, written: str) -> str | None:
        """Return the one control, or part of one, that *written* is."""
        marking = scheme.parse(f"{scheme.levels[-1].banner}//{written}")
        stated = [*scheme.stated(marking.controls), *sorted(marking.permissions)]
        return stated[0] if marking.known and len(stated) == 1 else None

    def _nations(self, scheme: Scheme, when: dict[str, Any], route: Route) -> Iterator[str]:
        for i, written in enumerate(when.get("marking", {}).get("audience", ())):
            code = scheme.nations.code(written)
            if code is None:
                problem = f"{written!r} is neither a nation nor a group of nations"
                self._fault(str(route[0]), (*route, i), problem)
            else:
                yield from scheme.nations.expand([code])

    def _consents(self, scheme: Scheme) -> Iterator[Consent]:
        for i, consent in enumerate(self._value("consent", [])):
            controls: set[str] = set()
            for j, written in enumerate(consent["to"]):
                found = self._control(scheme, written)
                if found is None or not scheme.control(found).consent:
                    problem = f"{written!r} is not a control that needs somebody's consent"
                    self._fault("consent", ("consent", i, "to", j), problem)
                else:
                    controls.add(found)
            yield Consent(frozenset(controls), consent["authority"])

    def _regime(self, scheme: Scheme) -> Regime | None:
        """Return the regime named, or the scheme's first, which is its strictest."""
        regimes = scheme.words.regimes
        file, by = self._file("regime"), self._file("scheme")
        named = (
            file is not None and by is not None and self.files.index(file) <= self.files.index(by)
        )
        name = self._value("regime", "") if named else ""
        if name and name not in regimes:
            known = ", ".join(regimes) or "none"
            problem = f"{name!r} is not a regime of the scheme {scheme.name!r}; it has {known}"
            self._fault("regime", ("regime",), problem)
            return None
        return regimes[name] if name else scheme.strictest

    def _downgrade(self, scheme: Scheme) -> Downgrade | None:
        for i, downgrade in enumerate(self._value("downgrade", [])):
            to = self._marking(scheme, downgrade["to"], ("downgrade", i, "to"))
            return Downgrade(to, downgrade["authority"])
        return None

    def _check_fields(self, policy: Policy) -> None:
        for name in sorted(policy.released_fields & policy.stripped_fields):
            self._fault("fields", ("fields", "strip"), f"{name!r} is also in 'release'")

    def _digest(self, scheme: Scheme) -> str:
        digest = hashlib.sha256()
        for path in (*(Path(file.name) for file in self.files), scheme.source):
            digest.update(hashlib.sha256(path.read_bytes()).digest())
        return digest.hexdigest()

"""Makes a vocabulary of what a scheme's YAML says."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from redactor.markings.nations import Nations
from redactor.markings.vocabulary import (
    Control,
    Foreign,
    Level,
    Organization,
    Pair,
    Part,
    Regime,
    Vocabulary,
)


def make_vocabulary(data: dict[str, Any], path: Path) -> Vocabulary:
    """Return the vocabulary of a scheme's *data*, which has no faults, from the file *path*."""
    position = {level["portion"]: i for i, level in enumerate(data["levels"])}
    categories = {name: i for i, name in enumerate(data.get("categories", ()))}
    controls = {
        control["portion"]: _control(control, position, categories)
        for control in data.get("controls", ())
    }
    granted_from = {
        control["portion"]: position[control["granted_from"]]
        for control in data.get("controls", ())
        if "granted_from" in control
    }
    levels = tuple(
        Level(
            level["portion"],
            level["banner"],
            tuple(level.get("also", ())),
            frozenset(name for name, least in granted_from.items() if i >= least),
            bool(level.get("foreign")),
        )
        for i, level in enumerate(data["levels"])
    )
    pairs = tuple(
        Pair(
            pair["portion"],
            pair["banner"],
            pair.get("short", pair["banner"]),
            tuple(pair.get("also", ())),
            frozenset(pair["of"]),
            pair["of"][0],
        )
        for pair in data.get("pairs", ())
    )
    return Vocabulary(
        name=data["scheme"],
        title=data["title"],
        source=path,
        levels=levels,
        controls=controls,
        pairs=pairs,
        nations=_nations(data),
        foreign=_foreign(data["foreign"], position) if "foreign" in data else None,
        regimes={regime["name"]: _regime(regime) for regime in data.get("regimes", ())},
        unread=frozenset(data.get("unread", ())),
        classified_from=position.get(data.get("classified_from", "")),
        unmarked=data.get("highest", ""),
        sources={entry["rule"]: entry["source"] for entry in data.get("sources", ())},
        level_of={
            form: i for i, level in enumerate(levels) if not level.foreign for form in level.forms
        },
        control_of={form: c.portion for c in controls.values() for form in c.forms},
        pair_of={form: pair for pair in pairs for form in pair.forms},
        beside={
            form: (control["portion"], controls[control["portion"]].category)
            for control in data.get("controls", ())
            for form in control.get("beside", ())
        },
    )


def _control(
    control: dict[str, Any], position: Mapping[str, int], categories: Mapping[str, int]
) -> Control:
    alone = control.get("alone", control.get("alone_read", ""))
    parts = [
        Part(
            part["portion"],
            part.get("banner", part["portion"]),
            tuple(part.get("also", ())),
            tuple(part.get("needs", ())),
            position.get(part.get("needs_level", "")),
        )
        for part in control.get("parts", ())
    ]
    return Control(
        portion=control["portion"],
        banner=control["banner"],
        short=control.get("short", control["banner"]),
        also=tuple(control.get("also", ())),
        category=categories.get(control.get("category", ""), 0),
        alone=position.get(alone),
        written_alone="alone" in control,
        beside_alone=frozenset(control["beside_alone"]) if "beside_alone" in control else None,
        message=control.get("covers") == "message",
        takes=control.get("takes"),
        role=control.get("role"),
        consent=control.get("consent", ""),
        absorbs=tuple(control.get("absorbs", ())),
        supersedes=tuple(control.get("supersedes", ())),
        needs=tuple(control.get("needs", ())),
        excludes=tuple(control.get("excludes", ())),
        yields=bool(control.get("yields")),
        short_form=bool(control.get("short_form")),
        closed=bool(control.get("closed")),
        parts={form: part for part in parts for form in (part.portion, part.banner, *part.also)},
        codes=frozenset(control.get("codes", "").split()),
    )


def _nations(data: dict[str, Any]) -> Nations:
    return Nations(
        own=data.get("nation", ""),
        codes=frozenset(data.get("nations", "").split()),
        aliases={alias["form"]: alias["means"] for alias in data.get("nation_aliases", ())},
        members={
            group["name"]: frozenset(group.get("members", "").split())
            for group in data.get("groups", ())
        },
    )


def _foreign(foreign: dict[str, Any], position: Mapping[str, int]) -> Foreign:
    return Foreign(
        foreign["control"],
        foreign["joint"],
        {
            organization["name"]: Organization(
                organization["name"],
                {
                    position[level["level"]]: (level["portion"], level["banner"])
                    for level in organization["levels"]
                },
                tuple(organization.get("activities", ())),
                {also["form"]: also["means"] for also in organization.get("also", ())},
            )
            for organization in foreign.get("organizations", ())
        },
    )


def _regime(regime: dict[str, Any]) -> Regime:
    forced = regime.get("forced", {})
    return Regime(
        name=regime["name"],
        title=regime["title"],
        without_common_release=regime.get("without_common_release", ""),
        hidden=frozenset(regime.get("hidden", ())),
        forced_by=frozenset(forced.get("by", ())),
        forced=forced.get("control", ""),
        unstated_release=bool(regime.get("unstated_release")),
        show_codes=regime.get("codes") != "withheld",
        programs_at_most=regime.get("programs_at_most"),
        with_level=frozenset(regime.get("with_level", ())),
    )

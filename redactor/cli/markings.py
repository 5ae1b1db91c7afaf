"""Commands about marks: marking parse, compare and rollup."""

import sys
from collections.abc import Iterator
from json import dumps
from typing import TYPE_CHECKING, Annotated, Any

import typer

from redactor.cli import console
from redactor.errors import FINDING, InputError
from redactor.shipped import DEFAULT_SCHEME

if TYPE_CHECKING:
    from redactor.markings.marking import Marking
    from redactor.markings.reading import Note, Reading
    from redactor.markings.rollup import RollUp
    from redactor.markings.scheme import Scheme
    from redactor.markings.vocabulary import Regime

app = typer.Typer(
    help="Read marks, compare them, and roll them up.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

_STANDARD_INPUT = "-"
_BETWEEN_MARKS = ";"


@app.command()
@console.command
def parse(
    mark: Annotated[str, typer.Argument(help="A mark or banner; - reads one from each line.")],
    *,
    scheme: console.SchemeName = DEFAULT_SCHEME,
    json: console.AsJson = False,
) -> None:
    """Say what a mark or banner means, and what is wrong with how it is written.

    Example: redactor marking parse "(S//REL TO USA, FVEY)"
    """
    from redactor.markings.load import load_scheme

    words = load_scheme(scheme)
    unknown = False
    for line in _lines(mark):
        reading = words.read(line)
        unknown = unknown or not reading.marking.known
        if json:
            _show_object(_as_data(reading), one_of_many=mark == _STANDARD_INPUT)
        else:
            console.show_table([("part", "meaning"), *_described(reading)])
    if unknown:
        raise typer.Exit(FINDING)


@app.command()
@console.command
def compare(
    one: Annotated[str, typer.Argument(help="A mark or banner.")],
    two: Annotated[str, typer.Argument(help="Another.")],
    *,
    scheme: console.SchemeName = DEFAULT_SCHEME,
    json: console.AsJson = False,
) -> None:
    """Say which of two markings dominates the other, or why neither does.

    Example: redactor marking compare "S//NF" "S//REL TO USA, GBR"
    """
    from redactor.markings.compare import obstacles
    from redactor.markings.load import load_scheme

    words = load_scheme(scheme)
    first, second = words.parse(one), words.parse(two)
    against = {first: list(obstacles(first, second)), second: list(obstacles(second, first))}
    because = list(dict.fromkeys((*against[first], *against[second])))
    dominant = [m for m in dict.fromkeys((first, second)) if not against[m]]
    if json:
        named = {(True, True): "equal", (True, False): "first", (False, True): "second"}
        relation = named.get((not against[first], not against[second]), "neither")
        facts = {"first": str(first), "second": str(second), "dominates": relation}
        console.show_json({**facts, "because": because})
    elif first is second or len(dominant) == 2:  # noqa: PLR2004 (each dominates the other)
        console.show(f"{first} and {second} ask the same of a reader")
    else:
        said = f"{dominant[0]} dominates {_other(dominant[0], first, second)}" if dominant else ""
        console.show("\n".join((said or "neither dominates the other", *because)))


def _other(marking: "Marking", first: "Marking", second: "Marking") -> "Marking":
    return second if marking is first else first


@app.command()
@console.command
def rollup(
    marks: Annotated[
        list[str], typer.Argument(help="The marks of all portions; - reads a line of them, with ;.")
    ],
    *,
    scheme: console.SchemeName = DEFAULT_SCHEME,
    regime: Annotated[
        str | None,
        typer.Option(help="Whose rules hold where they differ; without it the strictest."),
    ] = None,
    banner: Annotated[
        str | None, typer.Option(help="The old banner, which short forms such as (S//REL) mean.")
    ] = None,
    dated: Annotated[
        str | None, typer.Option(metavar="DATE", help="The date of the document, as 2005-01-31.")
    ] = None,
    declassify_on: Annotated[
        list[str] | None,
        typer.Option(metavar="WHEN", help="An instruction of a portion; the latest is shown."),
    ] = None,
    json: console.AsJson = False,
) -> None:
    """Say which banner follows from the marks of all portions, and why.

    Example: redactor marking rollup "(S//NF)" "(U//FOUO)" "(C)" --regime ic
    """
    from redactor.markings.declassification import latest_instruction
    from redactor.markings.load import load_scheme
    from redactor.markings.rollup import roll_up

    if declassify_on and dated is None:
        problem = "--declassify-on", "needs the date of the document", "give it with --dated"
        raise InputError(*problem)
    words = load_scheme(scheme)
    rules = _regime(words, regime)
    old = words.parse(banner) if banner is not None else None
    when = console.read_date(dated, "--dated") if dated is not None else None
    latest = latest_instruction(declassify_on, when) if declassify_on and when else None
    many = marks == [_STANDARD_INPUT]
    unknown = False
    for line in _lines(_STANDARD_INPUT) if many else [_BETWEEN_MARKS.join(marks)]:
        portions = [words.parse(mark) for mark in line.split(_BETWEEN_MARKS)]
        rolled = roll_up(words, portions, rules, old, when)
        unknown = unknown or not rolled.marking.known
        if json:
            told = {"declassify_on": latest} if latest else {}
            _show_object({**_rolled_as_data(rolled), **told}, one_of_many=many)
        else:
            rows = ((b.part, b.rule, b.why, b.source) for b in rolled.because)
            console.show(rolled.banner)
            if latest:
                console.show(f"Declassify On: {latest}")
            console.show_table([("part", "rule", "why", "source"), *rows])
    if unknown:
        raise typer.Exit(FINDING)


def _lines(mark: str) -> Iterator[str]:
    if mark != _STANDARD_INPUT:
        yield mark
        return
    for line in sys.stdin.buffer:
        yield line.decode(errors="replace").removesuffix("\n").removesuffix("\r")


def _show_object(value: dict[str, Any], *, one_of_many: bool) -> None:
    if one_of_many:
        console.show(dumps(value, ensure_ascii=False))
    else:
        console.show_json(value)


def _regime(scheme: "Scheme", name: str | None) -> "Regime | None":
    regimes = scheme.words.regimes
    if name is None:
        return scheme.strictest
    if name not in regimes:
        known = ", ".join(regimes) or "none"
        raise InputError(
            f"regime {name!r}", f"is not one of the scheme {scheme.name!r}", f"it has {known}"
        )
    return regimes[name]


def _as_data(reading: "Reading") -> dict[str, Any]:
    marking = reading.marking
    scheme, known = marking.scheme, marking.known
    listed = scheme.nations.expand(marking.release or ())
    return {
        "written": reading.written,
        "form": reading.form,
        "known": known,
        "level": scheme.levels[marking.level].portion if known else None,
        "portion": f"({marking.portion})" if known else None,
        "banner": marking.banner if known else None,
        "owner": marking.owner or None,
        "controls": _controls(marking),
        "rel_to": scheme.nations.in_order(listed),
        "display_only": scheme.nations.in_order(scheme.nations.expand(marking.display or ())),
        "consent": {c: scheme.control(c).consent for c in marking.needs_consent()},
        "warnings": [note._asdict() for note in reading.warnings],
        "errors": [note._asdict() for note in reading.errors],
    }


def _controls(marking: "Marking") -> list[str]:
    if not marking.known:
        return []
    return [*marking.scheme.stated(marking.controls), *sorted(marking.permissions)]


def _described(reading: "Reading") -> Iterator[tuple[str, str]]:
    facts = _as_data(reading)
    yield "written", reading.written
    if reading.marking.known:
        level = reading.marking.scheme.levels[reading.marking.level]
        yield "level", f"{level.portion}, {level.banner}"
        yield "portion", facts["portion"]
        yield "banner", facts["banner"]
        for part in ("owner", "controls", "rel_to", "display_only"):
            if facts[part]:
                said = facts[part]
                yield part.replace("_", " "), said if isinstance(said, str) else ", ".join(said)
        for control, whose in facts["consent"].items():
            yield "consent", f"{control} needs that of {whose}"
    yield from _notes("warning", reading.warnings)
    yield from _notes("error", reading.errors)


def _notes(name: str, notes: "tuple[Note, ...]") -> Iterator[tuple[str, str]]:
    for note in notes:
        yield name, f"{note.message} [{note.rule}: {note.source}]"


def _rolled_as_data(rolled: "RollUp") -> dict[str, Any]:
    marking, known = rolled.marking, rolled.marking.known
    return {
        "banner": rolled.banner if known else None,
        "portion": f"({rolled.portion})" if known else None,
        "level": marking.scheme.levels[marking.level].portion if known else None,
        "known": known,
        "because": [because._asdict() for because in rolled.because],
    }

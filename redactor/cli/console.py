"""What every command shares: output, messages, exit statuses, and the options of many."""

import functools
import json
import os
import sys
import traceback
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any, ParamSpec

import typer

from redactor.errors import FINDING, USAGE, ConfigurationError, OutputError, RedactorError

P = ParamSpec("P")

Source = Annotated[str, typer.Argument(metavar="FILE", help="A document; - is standard input.")]
Level = Annotated[
    str | None,
    typer.Option(help="The ceiling, such as U or SBU; without it the policy's default."),
]
SchemeName = Annotated[str, typer.Option("--scheme", help="A scheme that ships, or a YAML file.")]
PolicyName = Annotated[str, typer.Option("--policy", help="A policy that ships, or a YAML file.")]
AsOf = Annotated[
    str | None,
    typer.Option(
        metavar="DATE", help="The date at which declassification dates count: 2018-02-19."
    ),
]
LedgerPath = Annotated[
    Path | None,
    typer.Option("--ledger", help="The ledger; else REDACTOR_LEDGER, else your data folder."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]

_STANDARD_INPUT = "-"


def command(function: Callable[P, None]) -> Callable[P, None]:
    """Turn what can go wrong in a command into one clear line and an exit status."""

    @functools.wraps(function)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            function(*args, **kwargs)
        except RedactorError as error:
            fail(str(error), error.exit_status)
        except KeyboardInterrupt:
            fail("interrupted; nothing is half-written", USAGE)
        except BrokenPipeError:
            fail("standard output was closed before all was written", USAGE)
        except typer.Exit:
            raise
        except OSError as error:
            place = f"{error.filename}: " if error.filename else ""
            fail(f"{place}the system refused ({error.strerror})", USAGE)
        except Exception as error:  # noqa: BLE001 (a traceback could show withheld text)
            fail(f"internal error, {_place(error)}; please report this line", USAGE)

    return guarded


def _place(error: Exception) -> str:
    """Return where *error* was raised: names of code only, no message and no values."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} at {Path(frame.filename).name}:{frame.lineno}"


def fail(message: str, status: int) -> None:
    """Say what is wrong on standard error and end with *status*."""
    for line in message.splitlines():
        say(f"redactor: {line}")
    _let_go_of(sys.stdout)
    raise typer.Exit(status)


def _let_go_of(stream: Any) -> None:  # noqa: ANN401 (whatever stands for standard output)
    """Keep the interpreter from failing again when it closes an output that is gone."""
    try:
        stream.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def say(line: str) -> None:
    """Print *line* on standard error, with nothing in it that a terminal would obey."""
    shown = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in line)
    typer.echo(shown, err=True)


def write(data: bytes) -> None:
    """Write *data* to standard output as they are."""
    left = memoryview(data)
    while left:  # without a buffer of Python's own, a write may take a part only
        left = left[sys.stdout.buffer.write(left) :]
    sys.stdout.buffer.flush()


def show(text: str) -> None:
    """Print *text* on standard output, as UTF-8 wherever that goes."""
    try:
        write(text.encode("utf-8", "replace") + b"\n")
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(
            "standard output", f"cannot be written ({error.strerror})", "make room, and try again"
        ) from None


def show_json(value: object) -> None:
    """Print *value* as JSON on standard output."""
    show(json.dumps(value, ensure_ascii=False, indent=2))


def show_table(rows: Iterable[Sequence[str]]) -> None:
    """Print *rows*, the first of them the head, in columns; the last column may be cut."""
    table = [tuple(map(_plain, row)) for row in rows]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    room = max(_terminal_width() - sum(widths[:-1]) - 2 * (len(widths) - 1), 20)
    lines = []
    for row in table:
        cells = [cell.ljust(width) for cell, width in zip(row[:-1], widths[:-1], strict=True)]
        last = row[-1] if len(row[-1]) <= room else row[-1][: room - 1] + "…"
        lines.append("  ".join((*cells, last)).rstrip())
    show("\n".join(lines))


def _plain(cell: str) -> str:
    return "".join(c if c.isprintable() else " " for c in cell)


def _terminal_width() -> int:
    if not sys.stdout.isatty():
        return 10_000
    return os.get_terminal_size(sys.stdout.fileno()).columns


def show_list(kind: str, found: Iterable[tuple[str, list[str], str]], *, json: bool) -> None:
    """Show what ships of this *kind*: name, levels and title of each."""
    if json:
        show_json([{kind: name, "title": title, "levels": of} for name, of, title in found])
    else:
        rows = ((name, ", ".join(of), title) for name, of, title in found)
        show_table([(kind, "levels", "title"), *rows])


def check_file(file: Path, kind: str, load: Callable[[str], str], *, json: bool) -> None:
    """Load the YAML *file* of this *kind*, and tell its name or all of its faults."""
    try:
        name = load(str(file.absolute()))
    except ConfigurationError as error:
        if json:
            found = [fault._asdict() for fault in error.faults]
            show_json({"file": error.file, "faults": found})
        fail(str(error), FINDING)
    else:
        if json:
            show_json({"file": str(file), kind: name, "faults": []})
        else:
            show(f"{file}: {kind} {name} has no faults")


def read_source(source: str, scheme: Any) -> Any:  # noqa: ANN401 (imported where used)
    """Return the document at *source*, or on standard input."""
    from redactor.documents.reader import read
    from redactor.documents.text.reader import read_text

    if source == _STANDARD_INPUT:
        return read_text(sys.stdin.buffer.read(), "standard input", scheme)
    return read(source, scheme=scheme)


def read_date(written: str | None, option: str = "--as-of") -> date:
    """Return the date *written* behind *option*, or today's."""
    if written is None:
        return date.today()  # noqa: DTZ011 (a date of the user's own calendar)
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise RedactorError(
            f"{option} {written!r}", "is not a date", "write it as in 2018-02-19"
        ) from None


def ledger_path(named: Path | None) -> Path:
    """Return the ledger that the user named, or the default one."""
    from redactor.ledger.ledger import default_path

    return named or default_path()

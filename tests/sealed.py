"""Ledgers of invented entries, and hands that change them behind redactor's back."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from redactor.ledger import Entry, Ledger, PortionRow

KEY: Final = bytes(range(32))


def entry(number: int) -> Entry:
    """An entry that differs from those of other numbers in every field."""
    return Entry(
        recorded=f"2026-01-0{number}T12:00:00+00:00",
        tool=f"redactor 0.{number}",
        source_sha256=f"{number}a" * 32,
        policy=f"policy-{number}",
        policy_sha256=f"{number}b" * 32,
        level=f"L{number}",
        as_of=f"2025-01-0{number}",
        form=f"form-{number}",
        banner=f"BANNER {number}",
        output_sha256=f"{number}c" * 32,
        destination=f"/out/{number}",
        portions=(
            PortionRow(
                *("1", "paragraph", "1", "C", "mask", "classified", ("(b)(1)", "1.4(b)")),
                *("E.O. 13526", 3, f"{number}d" * 32),
            ),
            PortionRow("2", "heading", "2", "U", "release", "level", (), "", 1, ""),
            PortionRow("3", "text", "3", "SBU", "strip", "unmarked", (), "", 2, f"{number}e" * 32),
        ),
    )


def make(path: Path, entries: int) -> Path:
    """A ledger with that many entries, and always the same key: so always the same bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_name(f"{path.name}.key").write_bytes(KEY)
    with Ledger.open(path, create=True) as ledger:
        for number in range(1, entries + 1):
            append(ledger, entry(number))
    return path


def append(ledger: Ledger, one: Entry) -> int:
    """Record an entry as a release does that nothing interrupts."""
    intent = ledger.begin(one.destination, "")
    number = ledger.append(one, intent)
    ledger.finish(intent)
    return number


def change(path: Path, *statements: str) -> None:
    """Change a ledger with SQL, as whoever can write the file may."""
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def alter(path: Path, table: str, where: str, **values: str) -> None:
    """Set columns of the rows *where* to the values of SQL expressions."""
    columns = ", ".join(f"{column} = {value}" for column, value in values.items())
    change(path, f"UPDATE {table} SET {columns} WHERE {where}")  # noqa: S608 (our own words)


def found(path: Path) -> list[str]:
    """What a check of the whole ledger finds."""
    with Ledger.open(path) as ledger:
        return [str(finding) for finding in ledger.verify()]

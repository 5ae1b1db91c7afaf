"""The store: one SQLite file and, beside it, the key of its commitments.

Order of writing, so that a stopped machine leaves nothing that goes unseen (P8):

1. an intent: where a release is about to be written, and under which temporary name;
2. the release, complete, under its temporary name;
3. the entry, in the same transaction as the intent's note of it;
4. the release gets its name; 5. the intent goes.

An intent that stays shows what was interrupted; the next release to that place mends it.
"""

import hmac
import json
import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

from redactor.errors import LedgerError
from redactor.ledger.entry import GENESIS, Entry, PortionRow

APPLICATION_ID = 0x52444C47  # "RDLG"
VERSION = 1
STANDARD_OUTPUT = "-"
_WAIT_SECONDS = 5.0

_SCHEMA = f"""
PRAGMA application_id = {APPLICATION_ID};
PRAGMA user_version = {VERSION};
CREATE TABLE entries (
    number INTEGER PRIMARY KEY, recorded TEXT NOT NULL, tool TEXT NOT NULL,
    source_sha256 TEXT NOT NULL, policy TEXT NOT NULL, policy_sha256 TEXT NOT NULL,
    level TEXT NOT NULL, as_of TEXT NOT NULL, form TEXT NOT NULL, banner TEXT NOT NULL,
    output_sha256 TEXT NOT NULL, destination TEXT NOT NULL,
    previous TEXT NOT NULL, hash TEXT NOT NULL
) STRICT;
CREATE TABLE portions (
    entry INTEGER NOT NULL REFERENCES entries (number), position INTEGER NOT NULL,
    portion TEXT NOT NULL, kind TEXT NOT NULL, label TEXT NOT NULL, marking TEXT NOT NULL,
    action TEXT NOT NULL, rule TEXT NOT NULL, exemptions TEXT NOT NULL, authority TEXT NOT NULL,
    amount INTEGER NOT NULL, commitment TEXT NOT NULL,
    PRIMARY KEY (entry, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE head (
    only INTEGER PRIMARY KEY CHECK (only = 1), number INTEGER NOT NULL, hash TEXT NOT NULL,
    seal TEXT NOT NULL
) STRICT;
CREATE TABLE intents (
    id INTEGER PRIMARY KEY, destination TEXT NOT NULL, temporary TEXT NOT NULL, entry INTEGER
) STRICT;
"""


class Intent(NamedTuple):
    """A release that was begun: *entry* is the number of its entry once that is written."""

    id: int
    destination: str
    temporary: str
    entry: int | None


class Finding(NamedTuple):
    """Something that a check of the ledger found, and where."""

    place: str
    problem: str

    def __str__(self) -> str:
        return f"{self.place}: {self.problem}"


def default_path() -> Path:
    """Return where the ledger is: ``REDACTOR_LEDGER``, or the user's data folder."""
    named = os.environ.get("REDACTOR_LEDGER")
    if named:
        return Path(named)
    import platformdirs  # noqa: PLC0415 (only where no ledger is named)

    return platformdirs.user_data_path("redactor") / "ledger.db"


class Ledger:
    """An open ledger. Use as a context manager.

    Raises:
        LedgerError: in every method, where the file cannot be read or written.

    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path, self._connection = path, connection

    @classmethod
    @contextmanager
    def open(cls, path: Path, *, create: bool = False) -> Iterator["Ledger"]:
        """Open the ledger at *path*, made anew where *create* allows it and there is none."""
        with _as_ledger_errors(path):
            if not path.exists() and not create:
                raise LedgerError(str(path), "there is no ledger", "name it with --ledger")
            if create:
                path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(path, timeout=_WAIT_SECONDS, isolation_level=None)
        with closing(connection):
            ledger = cls(path, connection)
            with _as_ledger_errors(path):
                ledger._prepare(create=create)
            yield ledger

    def begin(self, destination: str, temporary: str) -> int:
        """Note that a release is about to be written; return the id of the intent."""
        with self._transaction() as connection:
            cursor = connection.execute(
                "INSERT INTO intents (destination, temporary) VALUES (?, ?)",
                (destination, temporary),
            )
            return cursor.lastrowid or 0

    def append(self, entry: Entry, intent: int) -> int:
        """Seal *entry* into the chain, for the release of *intent*; return its number."""
        with self._transaction():
            return self._append(entry, intent)

    def append_with_intent(self, entry: Entry) -> tuple[int, int]:
        """Seal *entry* and note that it is about to go out, at once; return intent and number."""
        with self._transaction() as connection:
            cursor = connection.execute(
                "INSERT INTO intents (destination, temporary) VALUES (?, '')",
                (entry.destination,),
            )
            intent = cursor.lastrowid or 0
            return intent, self._append(entry, intent)

    def _append(self, entry: Entry, intent: int) -> int:
        connection = self._connection
        number, previous = self._certain_end()
        number += 1
        sealed = entry.seal(number, previous)
        *facts, _ = entry
        connection.execute(
            f"INSERT INTO entries VALUES ({_marks(14)})",  # noqa: S608 (question marks)
            (number, *facts, previous, sealed),
        )
        connection.executemany(
            f"INSERT INTO portions VALUES ({_marks(12)})",  # noqa: S608 (question marks)
            ((number, position, *_row(portion)) for position, portion in enumerate(entry.portions)),
        )
        connection.execute(
            "INSERT OR REPLACE INTO head VALUES (1, ?, ?, ?)",
            (number, sealed, self._seal_of_head(number, sealed)),
        )
        noted = connection.execute("UPDATE intents SET entry = ? WHERE id = ?", (number, intent))
        if not noted.rowcount:
            raise LedgerError(
                str(self.path),
                f"another release to {entry.destination} took this one's place",
                "run the same release again",
            )
        return number

    def finish(self, intent: int) -> None:
        """Note that the release of *intent* is where it should be, or was given up."""
        with self._transaction() as connection:
            connection.execute("DELETE FROM intents WHERE id = ?", (intent,))

    def intents(self, destination: str | None = None) -> list[Intent]:
        """Return the intents that stay, for one *destination* or all."""
        found = (Intent(*row) for row in self._query("SELECT * FROM intents ORDER BY id"))
        return [i for i in found if destination is None or i.destination == destination]

    def numbers(self) -> list[int]:
        """Return the numbers of all entries, in order."""
        return [number for (number,) in self._query("SELECT number FROM entries ORDER BY 1")]

    def entry(self, number: int) -> Entry:
        """Return the entry *number*."""
        known = 0 < number < 1 << 63
        rows = self._query("SELECT * FROM entries WHERE number = ?", number) if known else []
        if not rows:
            raise LedgerError(str(self.path), f"has no entry {number}", "see 'redactor audit list'")
        facts = zip(Entry._fields, rows[0][1:-2], strict=False)
        return Entry(**dict(facts), portions=self._portions(number))

    def verify(self) -> list[Finding]:
        """Check the whole ledger: every seal, the chain, its end, and what was interrupted."""
        return [*self._check_file(), *self._check_chain(), *self._check_intents()]

    @property
    def key(self) -> bytes:
        """The key of the commitments, from the file beside the ledger."""
        path = self._key_path
        try:
            key = path.read_bytes()
        except OSError as error:
            raise LedgerError(
                str(path),
                f"the ledger's key cannot be read ({error.strerror})",
                "put it back beside the ledger: without it nothing can be added or checked",
            ) from None
        if len(key) != 32:  # noqa: PLR2004 (bytes of the key)
            raise LedgerError(str(path), "is not the key of a ledger", "put the right file back")
        return key

    @property
    def files(self) -> tuple[Path, Path]:
        """The files of the ledger: itself and its key."""
        return self.path, self._key_path

    @property
    def _key_path(self) -> Path:
        return self.path.with_name(self.path.name + ".key")

    def _prepare(self, *, create: bool) -> None:
        """Check that the file is a ledger, or make it one where it is new and empty."""
        connection = self._connection
        connection.execute("PRAGMA synchronous = FULL")
        (found,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if create and found == 0 and self._is_empty():
            self._make_key()
            with self._transaction():
                if self._is_empty():
                    for statement in _SCHEMA.split(";"):
                        connection.execute(statement)
                    seal = self._seal_of_head(0, GENESIS)
                    connection.execute("INSERT INTO head VALUES (1, 0, ?, ?)", (GENESIS, seal))
        elif found != APPLICATION_ID:
            raise LedgerError(str(self.path), "is not a ledger", "name another file with --ledger")
        elif version != VERSION:
            raise LedgerError(
                str(self.path), f"is a ledger of version {version}", "use the redactor that made it"
            )

    def _is_empty(self) -> bool:
        return self._query("SELECT count(*) FROM sqlite_schema") == [(0,)]

    def _query(self, statement: str, *values: str | int) -> list[tuple[Any, ...]]:
        with _as_ledger_errors(self.path):
            return self._connection.execute(statement, values).fetchall()

    def _make_key(self) -> None:
        """Make the key, whole or not at all, where there is none."""
        temporary = self._key_path.with_name(f"{self._key_path.name}.{os.getpid()}")
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_bytes(32))
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(temporary, self._key_path)
        temporary.unlink()

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with _as_ledger_errors(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
            except BaseException:
                if self._connection.in_transaction:  # SQLite may have rolled back itself
                    self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def _certain_end(self) -> tuple[int, str]:
        """Return number and hash of the last entry, once the seal of the head agrees."""
        number, sealed = self._last()
        if list(self._check_head(number, sealed)):
            raise LedgerError(
                str(self.path),
                "the end of its chain is not certain: nothing can be added",
                "run 'redactor audit verify'",
            )
        return number, sealed

    def _last(self) -> tuple[int, str]:
        rows = self._query("SELECT number, hash FROM entries ORDER BY 1 DESC LIMIT 1")
        return rows[0] if rows else (0, GENESIS)

    def _seal_of_head(self, number: int, sealed: str) -> str:
        return hmac.digest(self.key, f"{number}:{sealed}".encode(), "sha256").hex()

    def _portions(self, number: int) -> tuple[PortionRow, ...]:
        rows = self._query("SELECT * FROM portions WHERE entry = ? ORDER BY position", number)
        try:
            return tuple(_portion(position, row) for position, row in enumerate(rows))
        except (ValueError, RecursionError):
            raise LedgerError(
                str(self.path), f"entry {number} was damaged", "run 'redactor audit verify'"
            ) from None

    def _check_file(self) -> Iterator[Finding]:
        for (line,) in self._query("PRAGMA integrity_check"):
            if line != "ok":
                yield Finding(str(self.path), f"the file is damaged ({line})")

    def _check_chain(self) -> Iterator[Finding]:
        expected, last = GENESIS, 0
        rows = self._query("SELECT number, previous, hash FROM entries ORDER BY 1")
        for number, previous, sealed in rows:
            if number != last + 1:
                yield Finding(f"entry {last + 1}", "is missing: it was removed")
            elif previous != expected:
                yield Finding(f"entry {number}", "does not follow the entry before it")
            if not self._is_sealed(number, previous, sealed):
                yield Finding(f"entry {number}", "was changed after it was sealed")
            expected, last = sealed, number
        strays = self._query(
            "SELECT DISTINCT entry FROM portions WHERE entry NOT IN (SELECT number FROM entries)"
        )
        for (number,) in strays:
            yield Finding(f"entry {number}", "is missing, but rows of its portions are there")
        yield from self._check_head(last, expected)

    def _is_sealed(self, number: int, previous: str, sealed: str) -> bool:
        try:
            return self.entry(number).seal(number, previous) == sealed
        except (LedgerError, TypeError, ValueError):
            return False

    def _check_head(self, last: int, expected: str) -> Iterator[Finding]:
        rows = self._query("SELECT number, hash, CAST(seal AS BLOB) FROM head")
        number, sealed, seal = rows[0] if rows else (0, GENESIS, b"")
        expected_seal = self._seal_of_head(number, sealed).encode()
        if not isinstance(seal, bytes) or not hmac.compare_digest(seal, expected_seal):
            yield Finding("head", "was changed: the end of the chain is not certain")
        elif (number, sealed) != (last, expected):
            yield Finding(f"entry {number}", "the end of the chain was removed or replaced")

    def _check_intents(self) -> Iterator[Finding]:
        for intent in self.intents():
            entry = "no entry" if intent.entry is None else f"entry {intent.entry}"
            left = Path(intent.temporary).exists() if intent.temporary else False
            remains = f", {intent.temporary} is left over" if left else ""
            where = "standard output" if intent.destination == "-" else intent.destination
            yield Finding(
                entry,
                f"a release to {where} was interrupted{remains}; run the same release again",
            )


def _row(portion: PortionRow) -> tuple[str | int, ...]:
    return tuple(json.dumps(v) if isinstance(v, tuple) else v for v in portion)


def _portion(position: int, row: tuple[Any, ...]) -> PortionRow:
    """Return the portion that *row* holds, which must be the one at *position*."""
    if row[1] != position:
        raise ValueError("is another portion, or was moved")
    portion = PortionRow(*row[2:])
    return portion._replace(exemptions=_texts(str(portion.exemptions)))


def _texts(written: str) -> tuple[str, ...]:
    """Return the list of texts that *written* is in JSON."""
    texts = json.loads(written)
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        raise ValueError("is not a list of texts")
    return tuple(texts)


def _marks(count: int) -> str:
    return ", ".join("?" * count)


@contextmanager
def _as_ledger_errors(path: Path) -> Iterator[None]:
    """Turn what SQLite and the file system say into what a user can act on."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        name = getattr(error, "sqlite_errorname", "")
        if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            raise LedgerError(
                str(path), "is locked by another process", "wait for it to end, then try again"
            ) from None
        if name.startswith("SQLITE_READONLY"):
            raise LedgerError(str(path), "is read-only", "name another with --ledger") from None
        if name.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
            raise LedgerError(
                str(path), "is not a ledger, or is damaged", "name another file with --ledger"
            ) from None
        if name.startswith("SQLITE_FULL"):
            raise LedgerError(str(path), "cannot grow: the disk is full", "make room") from None
        raise LedgerError(
            str(path), f"cannot be used ({name or 'SQLite error'})", "name another with --ledger"
        ) from None
    except OSError as error:
        raise LedgerError(
            str(path), f"cannot be used ({error.strerror})", "name another with --ledger"
        ) from None
    except UnicodeDecodeError:  # of a message of SQLite about a damaged schema
        raise LedgerError(
            str(path), "is not a ledger, or is damaged", "name another file with --ledger"
        ) from None

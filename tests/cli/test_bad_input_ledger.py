"""A ledger that cannot be used: no release goes out that is not recorded."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from commandline import MEMO, names, refusal, run

ANOTHER = "name another file with --ledger"


@pytest.fixture
def ledger(folder: Path, ledger_path: Path) -> Path:
    """A ledger with one entry."""
    assert run("release", folder / "memo.txt", "--level", "U").exit_code == 0
    return ledger_path


USES = {
    "a release to a file": ["release", "memo.txt", "--level", "U", "-o", "out.txt"],
    "a release to standard output": ["release", "memo.txt", "--level", "U"],
    "audit list": ["audit", "list"],
    "audit show": ["audit", "show", "1"],
    "audit verify": ["audit", "verify"],
}
RELEASES = ("a release to a file", "a release to standard output")
uses = pytest.mark.parametrize("use", USES.values(), ids=USES.keys())
releases = pytest.mark.parametrize("use", [USES[name] for name in RELEASES], ids=RELEASES)


def refused(use: list[str], folder: Path) -> str:
    """What a command says that must not have written anything."""
    result = run(*use)
    assert result.stdout == ""
    assert names(folder) == ["memo.txt"]
    return refusal(result)


@uses
def test_a_ledger_that_another_process_holds_is_not_waited_for_without_end(
    folder: Path, ledger: Path, use: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("redactor.ledger.ledger._WAIT_SECONDS", 0.05)
    with closing(sqlite3.connect(ledger, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert refused(use, folder) == (
            f"{ledger}: is locked by another process; wait for it to end, then try again"
        )


@releases
def test_a_ledger_that_another_process_writes_to_is_not_waited_for_without_end(
    folder: Path, ledger: Path, use: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("redactor.ledger.ledger._WAIT_SECONDS", 0.05)
    with closing(sqlite3.connect(ledger, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert refused(use, folder) == (
            f"{ledger}: is locked by another process; wait for it to end, then try again"
        )
        assert run("audit", "verify").exit_code == 0


@releases
def test_a_read_only_ledger_takes_no_release(folder: Path, ledger: Path, use: list[str]) -> None:
    """SQLite opens a file of a later format for reading only, whoever asks (its byte 18)."""
    data = bytearray(ledger.read_bytes())
    data[18] = 3
    ledger.write_bytes(data)
    assert refused(use, folder) == f"{ledger}: is read-only; name another with --ledger"
    assert run("audit", "list").stdout.count("\n") == 2


@uses
def test_a_text_file_is_not_a_ledger(folder: Path, ledger_path: Path, use: list[str]) -> None:
    ledger_path.parent.mkdir()
    ledger_path.write_text("My diary.\n" * 100)
    assert refused(use, folder) == f"{ledger_path}: is not a ledger, or is damaged; {ANOTHER}"
    assert ledger_path.read_text() == "My diary.\n" * 100
    assert names(ledger_path.parent) == ["ledger.db"]


@uses
def test_another_database_is_not_a_ledger(folder: Path, ledger_path: Path, use: list[str]) -> None:
    ledger_path.parent.mkdir()
    with closing(sqlite3.connect(ledger_path)) as other:
        other.execute("CREATE TABLE songs (title TEXT)")
    before = ledger_path.read_bytes()
    assert refused(use, folder) == f"{ledger_path}: is not a ledger; {ANOTHER}"
    assert ledger_path.read_bytes() == before
    assert names(ledger_path.parent) == ["ledger.db"]


@uses
def test_a_ledger_of_another_version_is_left_to_the_redactor_that_made_it(
    folder: Path, ledger: Path, use: list[str]
) -> None:
    with closing(sqlite3.connect(ledger)) as other:
        other.execute("PRAGMA user_version = 2")
    assert refused(use, folder) == (
        f"{ledger}: is a ledger of version 2; use the redactor that made it"
    )


@uses
def test_a_ledger_cut_short_is_damaged(folder: Path, ledger: Path, use: list[str]) -> None:
    ledger.write_bytes(ledger.read_bytes()[:5000])
    line = refused(use, folder)
    assert line.startswith(f"{ledger}: ")
    assert line.endswith(f"is not a ledger, or is damaged; {ANOTHER}")


@uses
def test_a_folder_is_not_a_ledger(folder: Path, ledger_path: Path, use: list[str]) -> None:
    ledger_path.mkdir(parents=True)
    line = refused(use, folder)
    assert line.startswith(f"{ledger_path}: cannot be used (")
    assert line.endswith("; name another with --ledger")


@releases
def test_a_ledger_under_a_file_is_told_with_its_remedy(
    folder: Path, ledger_path: Path, use: list[str]
) -> None:
    ledger_path.parent.write_text("a file")
    line = refused(use, folder)
    assert line.startswith(f"{ledger_path}: cannot be used (")
    assert line.endswith("; name another with --ledger")


@pytest.mark.parametrize("use", [["list"], ["show", "1"], ["verify"]], ids=" ".join)
def test_no_audit_makes_a_ledger(ledger_path: Path, use: list[str]) -> None:
    assert refusal(run("audit", *use)) == (
        f"{ledger_path}: there is no ledger; name it with --ledger"
    )
    assert not ledger_path.parent.exists()


@releases
def test_without_its_key_a_ledger_takes_no_release(
    folder: Path, ledger: Path, use: list[str]
) -> None:
    key = Path(f"{ledger}.key")
    key.unlink()
    assert refused(use, folder) == (
        f"{key}: the ledger's key cannot be read (No such file or directory); "
        "put it back beside the ledger: without it nothing can be added or checked"
    )
    assert not key.exists()


@releases
def test_a_key_that_was_cut_is_not_used(folder: Path, ledger: Path, use: list[str]) -> None:
    key = Path(f"{ledger}.key")
    key.write_bytes(key.read_bytes()[:16])
    assert refused(use, folder) == f"{key}: is not the key of a ledger; put the right file back"


@pytest.mark.parametrize("room", [0, 1])
@releases
def test_a_ledger_that_cannot_grow_takes_no_release(
    folder: Path, ledger: Path, use: list[str], room: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite reports a full disk and a full count of pages alike."""
    pages = ledger.stat().st_size // 4096 + room
    connect = sqlite3.connect

    def with_few_pages(*arguments: Any, **options: Any) -> sqlite3.Connection:  # noqa: ANN401
        connection: sqlite3.Connection = connect(*arguments, **options)
        connection.execute(f"PRAGMA max_page_count = {pages}")
        return connection

    monkeypatch.setattr(sqlite3, "connect", with_few_pages)
    paragraphs = "".join(f"{n}. (C) Wenlock.\n\n" for n in range(1, 400))
    Path("memo.txt").write_bytes(MEMO + paragraphs.encode())
    assert refused(use, folder) == f"{ledger}: cannot grow: the disk is full; make room"
    assert run("audit", "verify").stdout == "1 entries, each as it was sealed\n"


@pytest.mark.parametrize("number", ["0", "2", "9223372036854775808"])
@pytest.mark.usefixtures("folder")
def test_an_entry_that_is_not_there_is_told_so(ledger: Path, number: str) -> None:
    assert refusal(run("audit", "show", number)) == (
        f"{ledger}: has no entry {number}; see 'redactor audit list'"
    )


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE portions SET exemptions = '['",
        "UPDATE portions SET exemptions = '7'",
        "UPDATE entries SET policy = CAST(x'ff41' AS TEXT)",
        "DROP TABLE portions",
    ],
)
@pytest.mark.parametrize("use", [["list"], ["show", "1"]], ids=" ".join)
@pytest.mark.usefixtures("folder")
def test_an_entry_that_cannot_be_read_is_named_as_damage_and_not_as_an_error_of_redactor(
    ledger: Path, use: list[str], change: str
) -> None:
    with closing(sqlite3.connect(ledger)) as other:
        other.execute(change)
        other.commit()
    line = refusal(run("audit", *use))
    assert line.startswith(f"{ledger}: ")
    assert "internal error" not in line

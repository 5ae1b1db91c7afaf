"""P8: a process that dies on the way to a release leaves nothing that goes unseen."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
from commandline import MEMO, RELEASED, names, refusal, run

from redactor.ledger import Ledger

DIED: Final = 9
DRIVER: Final = """
import os, resource, secrets, signal, sqlite3, sys
from redactor.cli import console, main
from redactor.ledger import Ledger

def die(*arguments, **options):
    os._exit(9)

def then_die(function, where=""):
    def patched(*arguments, **options):
        function(*arguments, **options)
        if str(arguments[-1]).endswith(where):
            die()
    return patched

def connect_until_entry(*arguments, **options):
    connection = connect(*arguments, **options)
    connection.set_trace_callback(lambda sql: die() if "INTO entries" in sql else None)
    return connection

connect, write = sqlite3.connect, console.write
moment, *sys.argv[1:] = sys.argv[1:]
if moment == "while the key is made":
    secrets.token_bytes = die
elif moment == "before the intent":
    Ledger.begin = die
elif moment == "after the intent":
    Ledger.begin = then_die(Ledger.begin)
elif moment == "while the file is written":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536))
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
elif moment == "before the entry":
    sqlite3.connect = connect_until_entry
elif moment == "after the entry":
    Ledger.append = then_die(Ledger.append)
elif moment == "before the release goes out":
    console.write = die
elif moment == "while the release goes out":
    console.write = then_die(lambda data: write(data[:100]))
elif moment == "after the file has its name":
    os.link = then_die(os.link, "out.txt")
    os.replace = os.rename = then_die(os.rename, "out.txt")
elif moment == "before the intent goes":
    Ledger.finish = die
elif moment == "after the intent went":
    Ledger.finish = then_die(Ledger.finish)
main()
"""
"""Runs redactor and dies at a moment; in the middle of a file it is the system that kills it."""

LARGE: Final = (
    MEMO + b"\n3. (U) " + b"The weather was fair in the capital and on the coast. " * 2_000
)
TO_A_FILE: Final = [
    "while the key is made",
    "before the intent",
    "after the intent",
    "while the file is written",
    "before the entry",
    "after the entry",
    "after the file has its name",
    "before the intent goes",
]
TO_STANDARD_OUTPUT: Final = [
    "while the key is made",
    "before the entry",
    "before the release goes out",
    "while the release goes out",
    "before the intent goes",
    "after the intent went",
]
RELEASE: Final = ("release", "memo.txt", "--level", "U")
FILE: Final = (*RELEASE, "-o", "out.txt")


@pytest.fixture(autouse=True)
def folder(folder: Path) -> Path:
    (folder / "memo.txt").write_bytes(LARGE)
    return folder


def kill(moment: str, *command: str) -> None:
    """Run a command in a process that dies at a moment."""
    driven = [sys.executable, "-c", DRIVER, moment, *command]
    process = subprocess.run(driven, capture_output=True, check=False)
    assert process.returncode in (DIED, -signal.SIGXFSZ), process.stderr.decode()


def is_seen(folder: Path) -> bool:
    """Whether `audit verify` tells of a release that was interrupted."""
    result = run("audit", "verify")
    assert result.exit_code in (0, 1), result.stderr
    assert (result.exit_code == 1) == ("was interrupted" in result.stderr)
    assert ("left over" in result.stderr) == bool(left_over(folder))
    return result.exit_code == 1


def left_over(folder: Path) -> list[str]:
    return [name for name in names(folder) if name.endswith(".redactor-tmp")]


def entries(ledger: Path) -> int:
    with Ledger.open(ledger) as book:
        return len(book.numbers())


def nothing_is_left(folder: Path, ledger: Path) -> bool:
    if not ledger.exists() or not ledger.stat().st_size:
        return names(folder) == ["memo.txt"]
    return names(folder) == ["memo.txt"] and not entries(ledger) and not is_seen(folder)


def assert_done(folder: Path, ledger: Path) -> None:
    """The release is there once, and once in the ledger, and no more is to be said."""
    released = (folder / "out.txt").read_bytes()
    assert released.startswith(RELEASED.removesuffix(b"\nUNCLASSIFIED\n"))
    assert released.endswith(b"UNCLASSIFIED\n")
    assert names(folder) == ["memo.txt", "out.txt"]
    verified = run("audit", "verify")
    assert (verified.exit_code, verified.stderr) == (0, "")
    assert entries(ledger) == 1


@pytest.mark.parametrize("moment", TO_A_FILE)
def test_a_process_that_dies_is_seen_and_the_same_release_again_mends_it(
    folder: Path, ledger_path: Path, moment: str
) -> None:
    kill(moment, *FILE)
    assert nothing_is_left(folder, ledger_path) or is_seen(folder)
    result = run(*FILE)
    assert result.exit_code == 0, result.stderr
    assert_done(folder, ledger_path)


def test_a_process_that_dies_when_all_is_done_has_done_it(folder: Path, ledger_path: Path) -> None:
    kill("after the intent went", *FILE)
    assert_done(folder, ledger_path)


@pytest.mark.parametrize("moment", TO_A_FILE[2:])
def test_a_file_that_is_to_be_replaced_is_there_as_it_was_or_as_it_will_be(
    folder: Path, ledger_path: Path, moment: str
) -> None:
    (folder / "out.txt").write_bytes(b"as it was")
    kill(moment, *FILE, "--force")
    replaced = moment in ("after the file has its name", "before the intent goes")
    assert ((folder / "out.txt").read_bytes() != b"as it was") == replaced
    assert is_seen(folder)
    result = run(*FILE, "--force")
    assert result.exit_code == 0, result.stderr
    assert_done(folder, ledger_path)


@pytest.mark.parametrize("moment", ["after the file has its name", "before the intent goes"])
def test_what_was_interrupted_can_also_be_mended_with_force(
    folder: Path, ledger_path: Path, moment: str
) -> None:
    kill(moment, *FILE)
    result = run(*FILE, "--force")
    assert result.exit_code == 0, result.stderr
    assert_done(folder, ledger_path)


@pytest.mark.parametrize("moment", ["after the file has its name", "before the intent goes"])
def test_a_process_that_dies_while_it_mends_is_seen_and_mended_too(
    folder: Path, ledger_path: Path, moment: str
) -> None:
    kill("after the entry", *FILE)
    kill(moment, *FILE)
    assert is_seen(folder)
    result = run(*FILE, "--force")
    assert result.exit_code == 0, result.stderr
    assert_done(folder, ledger_path)


@pytest.mark.parametrize("moment", TO_STANDARD_OUTPUT)
def test_a_process_that_dies_before_it_has_handed_over_is_seen_and_mended(
    folder: Path, ledger_path: Path, moment: str
) -> None:
    kill(moment, *RELEASE)
    done = moment == "after the intent went"
    assert done or nothing_is_left(folder, ledger_path) or is_seen(folder)
    result = run(*RELEASE)
    assert (result.exit_code, result.stdout_bytes[:100]) == (0, RELEASED[:100])
    assert run("audit", "verify").exit_code == 0
    assert entries(ledger_path) == (2 if done else 1)


@pytest.mark.parametrize("moment", ["after the intent", "before the entry", "after the entry"])
def test_another_release_to_the_same_place_does_not_hide_one_that_was_interrupted(
    folder: Path, moment: str
) -> None:
    """Its entry has its release, or it has no entry, or it is told of."""
    kill(moment, *FILE)
    run("release", "memo.txt", "--level", "C", "-o", "out.txt")
    first = run("audit", "list").stdout.splitlines()[1:2]
    recorded = bool(first) and first[0].split()[4] == "U"
    written = (folder / "out.txt").exists() and b"Wenlock" not in Path("out.txt").read_bytes()
    assert not recorded or written or is_seen(folder)


def test_releases_to_other_places_do_not_mend_it(folder: Path) -> None:
    kill("after the entry", *FILE)
    assert run(*RELEASE).exit_code == 0
    assert run(*RELEASE, "-o", "other.txt").exit_code == 0
    assert is_seen(folder)


def test_what_was_interrupted_is_named_with_what_to_do(folder: Path) -> None:
    kill("after the entry", *FILE)
    (temporary,) = left_over(folder)
    assert refusal(run("audit", "verify"), 1) == (
        f"entry 1: a release to {folder}/out.txt was interrupted, "
        f"{folder}/{temporary} is left over; run the same release again"
    )


def test_of_two_releases_to_one_place_at_a_time_none_is_recorded_that_is_not_there(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second runs whole while the first stands between its file and its entry."""
    append = Ledger.append
    others = [("release", "memo.txt", "--level", "C", "-o", "out.txt")]

    def overtaken(*arguments: object) -> int:
        if others:
            run(*others.pop())
        return append(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(Ledger, "append", overtaken)
    run(*FILE)
    levels = [line.split()[4] for line in run("audit", "list").stdout.splitlines()[1:]]
    there = "C" if b"Wenlock" in (folder / "out.txt").read_bytes() else "U"
    assert levels == [there] or is_seen(folder)


def test_the_file_has_its_name_on_the_disk_before_the_intent_goes(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that is only in memory is lost with the power, and nobody would know."""
    steps: list[str] = []
    sync, finish = os.fsync, Ledger.finish

    def synced(descriptor: int) -> None:
        steps.append(Path(f"/proc/self/fd/{descriptor}").readlink().name)
        sync(descriptor)

    def finished(ledger: Ledger, intent: int) -> None:
        steps.append(f"finish {(folder / 'out.txt').exists()}")
        finish(ledger, intent)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(Ledger, "finish", finished)
    assert run(*FILE).exit_code == 0
    assert steps[-2:] == [folder.name, "finish True"]

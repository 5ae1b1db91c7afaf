"""Full disks, closed pipes, interrupts and sheer size: nothing is half-written, all is told."""

import fcntl
import os
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from commandline import MEMO, RELEASED, SCRIPT, buffered, names, refusal, run

LARGE = MEMO + b"\n3. (U) " + b"The weather was fair in the capital and on the coast. " * 20_000
"""Its release is larger than what a pipe holds."""

INTERRUPTED = "entry 1: a release to standard output was interrupted; run the same release again"
STANDS = "entry 1 of the ledger stands; run the same release again"
LIMIT = 65_536
WITH_A_LIMIT = f"""
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, ({LIMIT}, {LIMIT}))
from redactor.cli import main
main()
"""
"""Python ignores SIGXFSZ, so a write beyond the limit fails as it does on a full disk."""

WAYS = pytest.mark.parametrize("output", [True, False], ids=["buffered", "unbuffered"])


@pytest.fixture
def folder(folder: Path) -> Iterator[Path]:
    (folder / "large.txt").write_bytes(LARGE)
    yield folder
    (folder / "large.txt").unlink()


@WAYS
@pytest.mark.usefixtures("folder")
def test_a_release_into_a_full_disk_is_told_and_the_same_release_again_mends_it(
    *, output: bool
) -> None:
    command = [SCRIPT, "release", "memo.txt", "--level", "U"]
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run(
            command, stdout=full, stderr=subprocess.PIPE, env=buffered(output=output), check=False
        )
    assert refusal(result) == (
        f"standard output: cannot be written (No space left on device); {STANDS}"
    )
    assert refusal(run("audit", "verify"), 1) == INTERRUPTED
    assert run("release", "memo.txt", "--level", "U").stdout_bytes == RELEASED
    assert run("audit", "verify").stdout == "1 entries, each as it was sealed\n"


@pytest.mark.parametrize(
    "command",
    [
        ["inspect", "memo.txt"],
        ["policy", "list"],
    ],
    ids=" ".join,
)
@pytest.mark.usefixtures("folder")
def test_facts_that_a_full_disk_does_not_take_are_told_with_their_place(command: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run(
            [SCRIPT, *command], stdout=full, stderr=subprocess.PIPE, env=buffered(), check=False
        )
    line = refusal(result)
    assert line.startswith("standard output")
    assert "No space left on device" in line


@WAYS
@pytest.mark.usefixtures("folder")
def test_a_release_of_which_a_full_disk_takes_a_part_is_not_called_done(*, output: bool) -> None:
    command = [sys.executable, "-c", WITH_A_LIMIT, "release", "large.txt", "--level", "U"]
    with Path("out.txt").open("wb") as out:
        result = subprocess.run(
            command, stdout=out, stderr=subprocess.PIPE, env=buffered(output=output), check=False
        )
    assert refusal(result) == (f"standard output: cannot be written (File too large); {STANDS}")
    assert refusal(run("audit", "verify"), 1) == INTERRUPTED


@pytest.mark.parametrize("before", [None, b"as it was"], ids=["a new file", "an existing file"])
def test_a_file_that_a_full_disk_does_not_take_is_not_there_at_all(
    folder: Path, before: bytes | None
) -> None:
    target = folder / "out.txt"
    if before is not None:
        target.write_bytes(before)
    there = names(folder)
    result = subprocess.run(
        [
            *(sys.executable, "-c", WITH_A_LIMIT),
            *("release", "large.txt", "--level", "U", "-o", "out.txt", "--force"),
        ],
        capture_output=True,
        check=False,
    )
    assert refusal(result) == f"{folder}: cannot be written (File too large); nothing was released"
    assert names(folder) == there
    assert before is None or target.read_bytes() == before
    assert run("audit", "verify").stdout == "0 entries, each as it was sealed\n"


@WAYS
@pytest.mark.parametrize(
    ("command", "message"),
    [
        (
            ["release", "large.txt", "--level", "U"],
            f"standard output: cannot be written (Broken pipe); {STANDS}",
        ),
        (["inspect", "large.txt", "--json"], "standard output was closed before all was written"),
    ],
    ids=["release", "inspect"],
)
@pytest.mark.usefixtures("folder")
def test_a_reader_who_closes_the_pipe_early_is_told_of(
    command: list[str], message: str, *, output: bool
) -> None:
    with subprocess.Popen(
        [SCRIPT, *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=buffered(output=output),
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        said = process.stderr.read()
    result = subprocess.CompletedProcess(command, process.returncode, b"", said)
    assert refusal(result) == message


@pytest.mark.parametrize("target", [[], ["-o", "out.txt"]], ids=["to standard output", "to a file"])
def test_an_interrupt_while_reading_leaves_nothing(
    folder: Path, ledger_path: Path, target: list[str]
) -> None:
    there = names(folder)
    with subprocess.Popen(
        [SCRIPT, "release", "-", "--level", "U", *target],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        process.stdin.write(MEMO)
        process.stdin.flush()
        _wait_until_read(process.stdin.fileno())
        process.send_signal(signal.SIGINT)
        out, said = process.communicate(timeout=30)
    result = subprocess.CompletedProcess("release", process.returncode, out, said)
    assert refusal(result) == "interrupted; nothing is half-written"
    assert names(folder) == there
    assert not ledger_path.exists()


def _wait_until_read(pipe: int) -> None:
    """Return once nothing of what was written to *pipe* is left in it."""
    until = time.monotonic() + 30
    while struct.unpack("i", fcntl.ioctl(pipe, termios.FIONREAD, b"\0" * 4))[0]:
        assert time.monotonic() < until, "nobody reads the pipe"
        time.sleep(0.01)


def test_a_pipe_is_not_waited_for_where_a_file_is_written(folder: Path) -> None:
    os.mkfifo("out.fifo")
    there = names(folder)
    result = subprocess.run(
        [SCRIPT, "release", "memo.txt", "--level", "U", "-o", "out.fifo", "--force"],
        capture_output=True,
        check=False,
        timeout=5,
    )
    assert refusal(result).startswith(f"{folder}/out.fifo: ")
    assert names(folder) == there


def test_a_hundred_million_bytes_of_one_line_are_withheld_in_one_notice(tmp_path: Path) -> None:
    source = tmp_path / "line.txt"
    words = b"Wenlock will resign in the spring before parliament meets. "
    with source.open("wb") as file:
        file.write(b"1. (C) ")
        for _ in range(100):
            file.write(words * (1_000_000 // len(words)))
    lines = -(-(source.stat().st_size - len(b"1. (C)  ")) // 70)
    result = subprocess.run(
        [SCRIPT, "release", source, "--level", "U"], capture_output=True, check=False
    )
    source.unlink()
    assert result.returncode == 0, result.stderr
    expected = f"UNCLASSIFIED\n\n1. [C: {lines} lines withheld]\n\nUNCLASSIFIED\n"
    assert result.stdout.decode() == expected

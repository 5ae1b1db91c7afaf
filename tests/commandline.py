"""Runs the command line as its users do, and holds a memorandum for it to release."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

from typer.testing import CliRunner, Result

from redactor.cli.app import app

MEMO: Final = b"""\
CONFIDENTIAL

SUBJECT: Harbor dues

1. (C) Minister Wenlock told us privately that he will resign before the treaty reaches parliament.

2. (U) The newspapers led with the draft treaty on March 12.
"""

WITHHELD: Final = ("Wenlock", "privately", "resign", "reaches", "parliament")
"""Words that only the withheld portion of the memorandum has."""

RELEASED: Final = b"""\
UNCLASSIFIED

SUBJECT: Harbor dues

1. [C: 2 lines withheld]

2. (U) The newspapers led with the draft treaty on March 12.

UNCLASSIFIED
"""
"""What a reader at U gets of the memorandum."""

SCRIPT: Final = str(Path(sys.executable).with_name("redactor"))


def run(*arguments: str | Path, stdin: bytes | None = None) -> Result:
    """Run a command in this process."""
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin)


def buffered(*, output: bool = True) -> dict[str, str]:
    """The environment, with Python's own buffer on standard output or without it."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    return kept if output else {**kept, "PYTHONUNBUFFERED": "1"}


def refusal(result: Result | subprocess.CompletedProcess[bytes], status: int = 2) -> str:
    """The one line in which a command said why it did nothing, without the program's name."""
    if isinstance(result, Result):
        code, out, err = result.exit_code, result.stdout_bytes, result.stderr
    else:
        code, out, err = result.returncode, result.stdout or b"", result.stderr.decode()
    assert "Traceback" not in err
    assert not [word for word in WITHHELD if word in err or word.encode() in out]
    assert (code, err.count("\n")) == (status, 1), err
    assert err.startswith("redactor: "), err
    return err.removeprefix("redactor: ").removesuffix("\n")


def names(folder: Path) -> list[str]:
    """The names of all files in a folder, hidden ones too."""
    return sorted(path.name for path in folder.iterdir())

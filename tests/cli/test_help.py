"""Every command says what it does, and shows an example that runs as it stands."""

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from commandline import run
from typer.main import get_command

from redactor.cli.app import app
from redactor.shipped import SCHEMES

PLAIN = re.compile(r"[ -~\n]*\Z")


def commands(group: Any, *path: str) -> Iterator[tuple[str, ...]]:  # noqa: ANN401 (typer's own)
    """The words of each command, such as ``audit show``, in the order of the help."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from commands(command, *path, name)
        else:
            yield (*path, name)


COMMANDS = list(commands(get_command(app)))
each = pytest.mark.parametrize("command", COMMANDS, ids=" ".join)


def example_of(command: tuple[str, ...]) -> str:
    """The line of a command's help that can be pasted."""
    lines = run(*command, "--help").stdout.splitlines()
    (example,) = [line.strip() for line in lines if line.strip().startswith("Example: ")]
    return example.removeprefix("Example: ")


def test_these_are_the_commands() -> None:
    assert [" ".join(command) for command in COMMANDS] == [
        "release",
        "inspect",
        "explain",
        "check",
        "verify",
        "audit list",
        "audit show",
        "audit verify",
        "marking parse",
        "marking compare",
        "marking rollup",
        "policy list",
        "policy show",
        "policy check",
        "scheme list",
        "scheme show",
        "scheme check",
    ]


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_the_help_of_redactor_names_every_command(option: str) -> None:
    result = run(option)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("Usage: redactor [OPTIONS] COMMAND [ARGS]...\n")
    listed = re.findall(r"^  ([a-z]+)  ", result.stdout, re.MULTILINE)
    assert listed == list(dict.fromkeys(command[0] for command in COMMANDS))


@pytest.mark.parametrize(
    "group", [(), ("audit",), ("policy",), ("scheme",)], ids=lambda g: " ".join(g) or "-"
)
def test_without_a_command_the_help_is_shown(group: tuple[str, ...]) -> None:
    result = run(*group)
    assert result.exit_code == 2
    assert "Usage: redactor" in result.output


@each
def test_the_help_of_each_command_is_plain_text_with_its_usage(command: tuple[str, ...]) -> None:
    result = run(*command, "-h")
    assert result.exit_code == 0
    assert result.stdout.startswith(f"Usage: redactor {' '.join(command)} [OPTIONS]")
    assert PLAIN.match(result.stdout)


@each
def test_the_example_of_each_command_is_of_that_command(command: tuple[str, ...]) -> None:
    assert example_of(command).startswith(f"redactor {' '.join(command)}")


@each
def test_the_example_of_each_command_runs_as_it_stands(
    command: tuple[str, ...], example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(example, "cable.txt")
    Path("my-policy.yaml").write_text("policy: my-policy\nextends: standard\n")
    shutil.copy(SCHEMES / "company.yaml", "my-company.yaml")
    if command != ("release",):
        run(*shlex.split(example_of(("release",)))[1:])
    program, *arguments = shlex.split(example_of(command))
    result = run(*arguments)
    assert (program, result.exit_code) == ("redactor", 0), result.stderr
    assert result.stdout or Path("cable.u.txt").exists()

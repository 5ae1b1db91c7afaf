import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
BIN = Path(sys.executable).parent


def blocks(kind: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)```", README, re.DOTALL)


@pytest.fixture
def folder(tmp_path: Path, example: Path) -> Path:
    """A folder as a reader of the README would have it."""
    shutil.copy(example, tmp_path / "cable.txt")
    (tmp_path / "memo.txt").write_text("SECRET\n\n1. (//GBR S) He left.\n\n2. (S) She too.\n")
    (tmp_path / "paper.txt").write_text("RESTRICTED//PERSONNEL\n\n1. (CONF//HR) He left.\n")
    for name, policy in zip(("my-policy", "partners", "london"), blocks("yaml"), strict=True):
        (tmp_path / f"{name}.yaml").write_text(policy, encoding="utf-8")
    return tmp_path


def run(command: str, folder: Path) -> str:
    environment = {**os.environ, "PATH": f"{BIN}:{os.environ['PATH']}"}
    done = subprocess.run(
        ["/bin/bash", "-o", "pipefail", "-c", command],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{command}: {done.stderr}"
    return done.stdout


def test_every_command_of_the_readme_runs_in_its_order(folder: Path) -> None:
    commands = [line for block in blocks("sh") for line in block.splitlines() if line]
    ours = [line for line in commands if "redactor " in line]
    assert len(ours) > 10
    for command in ours:
        run(command, folder)


@pytest.mark.parametrize("transcript", blocks("console"), ids=lambda t: str(t).splitlines()[0])
def test_a_transcript_in_the_readme_is_what_the_command_prints(
    transcript: str, folder: Path
) -> None:
    command, _, expected = transcript.partition("\n")
    assert run(command.removeprefix("$ "), folder) == expected


def test_the_python_of_the_readme_runs(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    (source,) = blocks("python")
    names: dict[str, object] = {}
    exec(source, names)  # noqa: S102 (our own README)
    assert "release" in names


def test_the_two_commands_that_the_readme_promises_are_in_the_makefile() -> None:
    makefile = (Path(__file__).parents[1] / "Makefile").read_text(encoding="utf-8")
    assert re.search(r"^demo:", makefile, re.MULTILINE)
    assert re.search(r"^test:", makefile, re.MULTILINE)

"""The wheel: installed elsewhere, it finds its policies, schemes, schemas and templates."""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest
from commandline import MEMO, RELEASED

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel of the repository, built with the backend at hand or one that pip gets."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--outdir", str(folder), str(REPOSITORY)]
    if find_spec("hatchling"):
        command.append("--no-isolation")
    built = subprocess.run(command, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    (found,) = folder.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def programs(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the programs of an environment with the wheel and what it depends on.

    The dependencies are those of the environment that runs the tests: a folder that a .pth file
    names comes last, and .pth files in it (that of an editable redactor) are not read.
    """
    home = tmp_path_factory.mktemp("environment") / "venv"
    venv.create(home, symlinks=True)
    programs = home / "bin"
    pip = [sys.executable, "-m", "pip", "--python", str(programs / "python")]
    options = ["--quiet", "--disable-pip-version-check", "--no-deps", "--no-index"]
    subprocess.run([*pip, "install", *options, str(wheel)], check=True)
    (packages,) = home.glob("lib/python*/site-packages")
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return programs


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that is neither the repository nor in it."""
    (tmp_path / "memo.txt").write_bytes(MEMO)
    return tmp_path


def run(programs: Path, folder: Path, *arguments: str) -> bytes:
    """What the installed redactor prints."""
    environment = {name: v for name, v in os.environ.items() if name != "PYTHONPATH"}
    environment["REDACTOR_LEDGER"] = str(folder / "ledger.db")
    return subprocess.run(
        [programs / arguments[0], *arguments[1:]],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        check=True,
    ).stdout


def names_in(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.mark.parametrize("folder_of", ["policies", "redactor"])
def test_every_file_of_the_package_and_its_policies_is_in_the_wheel(
    wheel: Path, folder_of: str
) -> None:
    root = REPOSITORY / folder_of
    files = {
        path.relative_to(root).as_posix()
        for path in root.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    inside = "redactor/policies/" if folder_of == "policies" else "redactor/"
    assert files
    assert {inside + file for file in files} - names_in(wheel) == set()


def test_nothing_else_is_in_the_wheel(wheel: Path) -> None:
    assert {name.split("/")[0] for name in names_in(wheel)} == {
        "redactor",
        f"{'-'.join(wheel.name.split('-')[:2])}.dist-info",
    }


def test_the_wheel_tells_type_checkers_that_it_is_typed(wheel: Path) -> None:
    assert "redactor/py.typed" in names_in(wheel)


def test_the_wheel_has_its_licence(wheel: Path) -> None:
    assert [name for name in names_in(wheel) if name.endswith(".dist-info/licenses/LICENSE")]


def test_the_installed_redactor_is_not_that_of_the_repository(programs: Path, folder: Path) -> None:
    printed = run(programs, folder, "python", "-c", "import redactor; print(redactor.__file__)")
    assert Path(printed.decode().strip()).is_relative_to(programs.parent)


def test_the_installed_redactor_lists_the_policies_that_ship(programs: Path, folder: Path) -> None:
    listed = run(programs, folder, "redactor", "policy", "list").decode().splitlines()
    assert [line.split()[0] for line in listed] == [
        *("policy", "foia-public", "historical", "standard", "tearline")
    ]


def test_the_installed_redactor_makes_a_release_and_records_it(
    programs: Path, folder: Path
) -> None:
    released = run(programs, folder, "redactor", "release", "memo.txt", "--level", "U")
    assert released == RELEASED
    assert run(programs, folder, "redactor", "audit", "verify") == (
        b"1 entries, each as it was sealed\n"
    )


def test_the_installed_redactor_finds_its_templates_schemes_and_schemas(
    programs: Path, folder: Path
) -> None:
    script = """
import redactor
from redactor.markings import load_scheme
from redactor.policy import shipped_policies

document = redactor.read("memo.txt")
for policy in shipped_policies():
    release = redactor.release(document, policy, "U")
    for form in ("text", "markdown", "html", "json"):
        assert "UNCLASSIFIED" in release.render(form)
        print(policy, form)
print(load_scheme("us").title)
"""
    printed = run(programs, folder, "python", "-c", script).decode().splitlines()
    assert len(printed) == 4 * 4 + 1
    assert printed[-1] == "United States national security information"

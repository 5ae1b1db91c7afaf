"""Wrong options, policies, templates and places to write: one line, and nothing is written."""

import os
from pathlib import Path

import pytest
from commandline import MEMO, RELEASED, WITHHELD, names, refusal, run

LEVELS = "its levels are U, C, S, TS, as in TS//NF; see `redactor scheme show us`"
OWN_PATH = "a file of your own needs its path, as in ./foia.yaml"
POLICIES = "known are foia-public, historical, standard, tearline"


@pytest.fixture
def kept(folder: Path) -> Path:
    """A folder with what must not be written over."""
    (folder / "kept.txt").write_text("as it was")
    (folder / "sub").mkdir()
    (folder / "source.lnk").symlink_to("memo.txt")
    return folder


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--level", "Z"], f"level 'Z': is not a marking of the scheme 'us'; {LEVELS}"),
        (["--level", "C//QQ"], f"level 'C//QQ': is not a marking of the scheme 'us'; {LEVELS}"),
        (["--level", ""], f"level '': is not a marking of the scheme 'us'; {LEVELS}"),
        ([], "policy 'standard': releases at any level; say which with --level"),
        (
            ["--level", "C", "--policy", "foia-public"],
            "level 'C': is not one that policy 'foia-public' releases at; it releases at U",
        ),
        (
            ["--policy", "foia"],
            f"policy 'foia': is not known; {POLICIES}; {OWN_PATH}",
        ),
        (["--policy", "gone.yaml"], "gone.yaml: cannot be read (No such file or directory)"),
        (["--policy", "./"], ".: cannot be read (Is a directory)"),
        (
            ["--level", "U", "--as-of", "19.02.2018"],
            "--as-of '19.02.2018': is not a date; write it as in 2018-02-19",
        ),
        (
            ["--level", "U", "--as-of", "2018-02-30"],
            "--as-of '2018-02-30': is not a date; write it as in 2018-02-19",
        ),
        (
            ["--level", "U", "--as-of", ""],
            "--as-of '': is not a date; write it as in 2018-02-19",
        ),
        (
            ["--level", "U", "--format", "pdf"],
            "format 'pdf': is not known; known are text, markdown, html, json",
        ),
        (
            ["--level", "U", "--template", "gone.txt"],
            "gone.txt: cannot be read (No such file or directory)",
        ),
        (["--level", "U", "--template", "."], ".: cannot be read (Is a directory)"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_an_option_that_means_nothing_is_named_with_what_would_be_right(
    folder: Path, ledger_path: Path, options: list[str], message: str
) -> None:
    result = run("release", "memo.txt", "-o", "out.txt", *options)
    assert refusal(result) == message
    assert names(folder) == ["memo.txt"]
    assert not ledger_path.exists()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (b"policy: b\xe9\n", "own.yaml: is not UTF-8 text; save it as UTF-8"),
        (b"", "own.yaml:1:1: the file must be a mapping"),
        (
            b"policy: own\nextends: standard\nlevles: [U]\n",
            "own.yaml:3:1: unknown key 'levles'; did you mean 'levels'?",
        ),
    ],
    ids=["not UTF-8", "empty", "an unknown key"],
)
def test_a_policy_file_with_a_fault_is_refused_at_its_place(
    folder: Path, text: bytes, message: str
) -> None:
    Path("own.yaml").write_bytes(text)
    result = run("release", "memo.txt", "-o", "out.txt", "--level", "U", "--policy", "own.yaml")
    assert refusal(result) == message
    assert names(folder) == ["memo.txt", "own.yaml"]


@pytest.mark.parametrize(
    ("template", "message"),
    [
        (b"caf\xe9", "own.txt: is not UTF-8 text; save it as UTF-8"),
        (b"{% for %}", "own.txt:1: Expected an expression, got 'end of statement block'"),
        (b"\n{{ document }}", "own.txt: does not render ('document' is undefined)"),
        (b"{{ 1 / 0 }}", "own.txt: does not render (ZeroDivisionError)"),
    ],
    ids=["not UTF-8", "a broken tag", "a name that is not there", "an error"],
)
def test_a_template_that_does_not_render_is_refused(
    folder: Path, template: bytes, message: str
) -> None:
    Path("own.txt").write_bytes(template)
    result = run("release", "memo.txt", "-o", "out.txt", "--level", "U", "--template", "own.txt")
    assert refusal(result) == message
    assert names(folder) == ["memo.txt", "own.txt"]


@pytest.mark.parametrize(
    ("target", "options", "problem"),
    [
        ("no/such/out.txt", [], "no/such: is not a folder; make it, or name another"),
        ("kept.txt/out.txt", [], "kept.txt: is not a folder; make it, or name another"),
        ("sub", [], "sub: is a folder; name a file in it"),
        ("sub", ["--force"], "sub: is a folder; name a file in it"),
        ("kept.txt", [], "kept.txt: exists already; give --force to replace it"),
        ("memo.txt", [], "memo.txt: holds the source document; name another file"),
        ("memo.txt", ["--force"], "memo.txt: holds the source document; name another file"),
        ("sub/../memo.txt", ["--force"], "memo.txt: holds the source document; name another file"),
        ("source.lnk", ["--force"], "source.lnk: holds the source document; name another file"),
    ],
    ids=[
        "no folder",
        "a file for a folder",
        "a folder",
        "a folder with --force",
        "an existing file",
        "the source",
        "the source with --force",
        "the source by another path",
        "a link to the source",
    ],
)
def test_a_place_that_must_not_be_written_is_left_as_it_was(
    kept: Path, target: str, options: list[str], problem: str
) -> None:
    result = run("release", "memo.txt", "--level", "U", "-o", target, *options)
    assert refusal(result) == f"{kept}/{problem}"
    assert names(kept) == ["kept.txt", "memo.txt", "source.lnk", "sub"]
    assert names(kept / "sub") == []
    assert Path("memo.txt").read_bytes() == MEMO
    assert Path("kept.txt").read_text() == "as it was"
    assert run("audit", "list").stdout.count("\n") == 1, "the head of the table alone"


def test_the_source_is_not_written_over_when_it_came_by_standard_input(folder: Path) -> None:
    result = run("release", "-", "--level", "U", "-o", "memo.txt", "--force", stdin=MEMO)
    assert refusal(result) == f"{folder}/memo.txt: holds the source document; name another file"
    assert Path("memo.txt").read_bytes() == MEMO


@pytest.mark.parametrize("suffix", ["", ".key"], ids=["the ledger", "its key"])
@pytest.mark.usefixtures("folder")
def test_the_ledger_is_not_written_over_even_with_force(ledger_path: Path, suffix: str) -> None:
    run("release", "memo.txt", "--level", "U")
    target = Path(f"{ledger_path}{suffix}")
    before = target.read_bytes()
    result = run("release", "memo.txt", "--level", "U", "-o", target, "--force")
    assert target.read_bytes() == before
    assert refusal(result).startswith(f"{target}: ")


@pytest.mark.parametrize("option", ["--output", "--ledger"])
def test_a_name_too_long_for_the_system_is_named(folder: Path, option: str) -> None:
    name = "n" * 300
    line = refusal(run("release", "memo.txt", "--level", "U", option, name))
    assert name in line
    assert "File name too long" in line
    assert names(folder) == ["memo.txt"]


NAMES = {"Latin-1": b"r\xe9sum\xe9", "UTF-8": "r\xe9sum\xe9".encode(), "odd": b"a b\n-c"}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
@pytest.mark.parametrize("option", ["--output", "--ledger", "--template", "--policy"])
def test_a_file_may_have_any_name_that_the_system_takes(
    folder: Path, ledger_path: Path, option: str, name: bytes
) -> None:
    path = Path(os.fsdecode(name + b".yaml"))
    if option == "--template":
        path.write_text("{{ banner }}")
    elif option == "--policy":
        path.write_text("policy: own\nextends: standard\n")
    result = run("release", "memo.txt", "--level", "U", "-o", "out.txt", option, path)
    assert result.exit_code == 0, result.stderr
    ledger = path if option == "--ledger" else ledger_path
    assert run("audit", "verify", "--ledger", ledger).exit_code == 0
    assert not [found for found in names(folder) if found.endswith("-tmp")]


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
@pytest.mark.usefixtures("folder")
def test_a_source_may_have_any_name_that_the_system_takes(name: bytes) -> None:
    path = os.fsdecode(name)
    Path(path).write_bytes(MEMO)
    result = run("release", path, "--level", "U")
    assert (result.exit_code, result.stdout_bytes) == (0, RELEASED)
    assert run("inspect", path, "--json").exit_code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["release"],
        ["release", "memo.txt", "more.txt"],
        ["release", "memo.txt", "--levle", "U"],
        ["explain", "memo.txt", "--level", "U"],
        ["verify", "memo.txt"],
        ["audit", "show"],
        ["audit", "show", "one"],
        ["relase", "memo.txt"],
    ],
    ids=" ".join,
)
@pytest.mark.usefixtures("folder")
def test_wrong_usage_ends_with_2_and_says_how_it_is_used(arguments: list[str]) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("Usage: ")
    assert "Try '" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.usefixtures("folder")
def test_a_portion_that_is_not_there_is_told_with_those_that_are() -> None:
    result = run("explain", "memo.txt", "--level", "U", "--portion", "9")
    assert refusal(result) == "portion '9': is not in the document; it has subject, 1, 2"


@pytest.mark.usefixtures("folder")
def test_force_replaces_an_existing_file() -> None:
    Path("out.txt").write_text("as it was")
    result = run("release", "memo.txt", "--level", "U", "-o", "out.txt", "--force")
    assert (result.exit_code, Path("out.txt").read_bytes()) == (0, RELEASED)
    assert not [word for word in WITHHELD if word in result.stderr]

"""Documents that cannot be read are refused in one line; odd ones are read, failing closed."""

import codecs
from pathlib import Path

import pytest
from commandline import MEMO, RELEASED, WITHHELD, names, refusal, run

TEXT = MEMO.decode()
AT = MEMO.index(b"lock")
BINARY = "a binary file, or UTF-16 without its byte order mark; save it as UTF-8 text"

REFUSED = {
    "empty": (b"", "is empty; give a file with text"),
    "blanks": (b" \n\t\r\n\x0c\n", "is empty; give a file with text"),
    "a byte order mark alone": (codecs.BOM_UTF8, "is empty; give a file with text"),
    "blanks behind a byte order mark": (
        codecs.BOM_UTF8 + b" \n",
        "is empty; give a file with text",
    ),
    "blanks of UTF-16": (" \n".encode("utf-16"), "is empty; give a file with text"),
    "blanks beyond ASCII": (
        "\N{NO-BREAK SPACE}\n\N{IDEOGRAPHIC SPACE}\n".encode(),
        "is empty; give a file with text",
    ),
    "binary": (
        b"\x7fELF" + bytes(range(256)) * 10,
        f"holds a NUL at byte 4: {BINARY}",
    ),
    "UTF-16 without its byte order mark": (
        TEXT.encode("utf-16-le"),
        f"holds a NUL at byte 1: {BINARY}",
    ),
    "NULs in the text": (
        MEMO.replace(b"Wenlock", b"Wen\0lock"),
        f"holds a NUL at byte {AT}: {BINARY}",
    ),
    "NULs in UTF-16": (
        TEXT.replace("Wenlock", "Wen\0lock").encode("utf-16"),
        f"holds a NUL at character {AT}; remove it",
    ),
    "no known encoding": (
        MEMO.replace(b"Wenlock", b"Wen\x81lock"),
        f"is neither UTF-8 nor cp1252 text at byte {AT}; save it as UTF-8 text",
    ),
    "UTF-16 cut in a character": (
        TEXT.encode("utf-16-le").join([codecs.BOM_UTF16_LE, b"\0"]),
        f"is not UTF-16-LE text at byte {2 * len(TEXT)}; save it as UTF-8 text",
    ),
}

refused = pytest.mark.parametrize(("data", "problem"), REFUSED.values(), ids=REFUSED.keys())


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "place"
    place.mkdir()
    monkeypatch.chdir(place)
    return place


@refused
def test_a_document_that_cannot_be_read_is_refused_and_nothing_is_written(
    folder: Path, ledger_path: Path, data: bytes, problem: str
) -> None:
    Path("memo.txt").write_bytes(data)
    result = run("release", "memo.txt", "--level", "U", "-o", "out.txt")
    assert refusal(result) == f"memo.txt: {problem}"
    assert names(folder) == ["memo.txt"]
    assert not ledger_path.exists()


@refused
def test_standard_input_is_refused_in_the_same_words(data: bytes, problem: str) -> None:
    result = run("release", "-", "--level", "U", stdin=data)
    assert refusal(result) == f"standard input: {problem}"
    assert result.stdout == ""


@pytest.mark.parametrize(
    "command",
    [
        ("inspect", "memo.txt"),
        ("inspect", "memo.txt", "--json"),
        ("explain", "memo.txt", "--level", "U", "--portion", "1"),
        ("verify", "good.txt", "--against", "memo.txt", "--level", "U"),
        ("audit", "verify", "--against", "memo.txt"),
    ],
    ids=" ".join,
)
@pytest.mark.usefixtures("folder")
def test_every_command_that_reads_a_document_refuses_a_binary_one(command: tuple[str, ...]) -> None:
    Path("good.txt").write_bytes(MEMO)
    Path("memo.txt").write_bytes(b"\0" + MEMO)
    run("release", "good.txt", "--level", "U")
    result = run(*command)
    assert refusal(result) == f"memo.txt: holds a NUL at byte 0: {BINARY}"
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("gone.txt", "gone.txt: cannot be read (No such file or directory)"),
        (".", ".: cannot be read (Is a directory)"),
        ("memo.txt/more", "memo.txt/more: cannot be read (Not a directory)"),
        ("m" * 300, f"{'m' * 300}: cannot be read (File name too long)"),
    ],
    ids=["missing", "a folder", "under a file", "too long a name"],
)
def test_a_source_that_is_no_file_is_refused(folder: Path, source: str, problem: str) -> None:
    Path("memo.txt").write_bytes(MEMO)
    assert refusal(run("release", source, "--level", "U", "-o", "out.txt")) == problem
    assert names(folder) == ["memo.txt"]


def test_a_name_that_would_drive_the_terminal_is_shown_plain() -> None:
    assert refusal(run("release", "\x1b[2Jmemo.txt", "--level", "U")) == (
        "\N{REPLACEMENT CHARACTER}[2Jmemo.txt: cannot be read (No such file or directory)"
    )


@pytest.mark.parametrize(
    "data",
    [
        codecs.BOM_UTF8 + MEMO,
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
        MEMO.replace(b"\n", b"\r\n"),
        MEMO.replace(b"\n", b"\r"),
        MEMO.replace(b"CONFIDENTIAL\n\n", b""),
        MEMO.replace(b"resign", b"\x93resign\x94"),
        MEMO.replace(b"privately", b"private\x07\x1b[8mly"),
    ],
    ids=[
        "UTF-8 with its mark",
        "UTF-16 with its mark",
        "UTF-16 with its mark, big end first",
        "UTF-32 with its mark",
        "line ends of Windows",
        "line ends of old Macs",
        "no banner",
        "withheld words in cp1252 quotes",
        "withheld words with controls of a terminal",
    ],
)
@pytest.mark.usefixtures("folder")
def test_the_same_memorandum_kept_otherwise_gives_the_same_release(data: bytes) -> None:
    Path("memo.txt").write_bytes(data)
    result = run("release", "memo.txt", "--level", "U")
    assert (result.exit_code, result.stdout_bytes) == (0, RELEASED)
    assert not [word for word in WITHHELD if word in result.stderr]


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        (
            "1. (U) The \N{LEFT DOUBLE QUOTATION MARK}Gazette\N{RIGHT DOUBLE QUOTATION MARK}.",
            ["1. (U) The \N{LEFT DOUBLE QUOTATION MARK}Gazette\N{RIGHT DOUBLE QUOTATION MARK}."],
        ),
        (
            "Wenlock will resign.\n\nThe weather was fair.",
            ["[TS: 1 line withheld]", "[TS: 1 line withheld]"],
        ),
        ("1. (C)\n\n2. (U)", ["1. [C: no words withheld]", "2. (U)"]),
        (
            "1. (C) Wenlock will.\n\n1. (U) Fair.\n\n7. (C) Resign.\n\n2. (U) More of it.",
            [
                "1. [C: 1 line withheld]",
                "1. (U) Fair.",
                "7. [C: 1 line withheld]",
                "2. (U) More of it.",
            ],
        ),
    ],
    ids=[
        "curly quotes in cp1252",
        "no mark and no banner",
        "only marks",
        "numbers twice and numbers missing",
    ],
)
@pytest.mark.usefixtures("folder")
def test_an_odd_document_is_released_as_far_as_it_is_understood(
    source: str, blocks: list[str]
) -> None:
    Path("memo.txt").write_bytes(source.encode("cp1252"))
    result = run("release", "memo.txt", "--level", "U")
    expected = ["UNCLASSIFIED", *blocks, "UNCLASSIFIED"]
    assert (result.exit_code, result.stdout) == (0, "\n\n".join(expected) + "\n")


@pytest.mark.parametrize("level", ["U", "TS//NF"])
@pytest.mark.parametrize(
    "lead",
    [
        "1. (S//QQ)",
        "1. (OFFICIAL-SENSITIVE)",
        "1. (OFFICIAL\N{EN DASH}SENSITIVE)",
        "1. (TLP:AMBER)",
        "1. (TLP:AMBER+STRICT)",
        "1. (SECRET+)",
        "(S//QQ)",
        "(NATO TOP SECRET)",
    ],
)
def test_a_mark_that_the_scheme_does_not_have_is_withheld_at_every_level_and_reported(
    lead: str, level: str
) -> None:
    source = f"{lead} Wenlock will resign.\n\n2. (U) Fair weather.\n"
    result = run("release", "-", "--level", level, stdin=source.encode())
    assert "Wenlock" not in result.stdout
    assert "2. (U) Fair weather." in result.stdout
    assert "has a mark that the scheme does not know" in result.stderr


def test_a_document_of_marks_alone_is_withheld_whole() -> None:
    result = run("release", "-", "--level", "U", stdin=b"(C)\n\n(U)\n\n(S//NF)\n")
    assert (result.exit_code, result.stdout.splitlines()[0]) == (0, "UNCLASSIFIED")
    assert "0 of 3 portions released, 3 masked" in result.stderr


@pytest.mark.parametrize("lead", ["1. (NATO RESTRICTED)", "(//NS)", "1. (S//OC)", "(//GBR U)"])
def test_a_mark_that_needs_somebodys_consent_is_withheld_at_every_level_and_reported(
    lead: str,
) -> None:
    source = f"{lead} Wenlock will resign.\n\n2. (U) Fair weather.\n"
    result = run("release", "-", "--level", "TS//NF", stdin=source.encode())
    assert "Wenlock" not in result.stdout
    assert "2. (U) Fair weather." in result.stdout
    assert "needs the consent of the" in result.stderr

"""Commitments: who has the original and the key can check what was withheld, nobody else."""

import json
import stat
from pathlib import Path

import pytest
from commandline import MEMO, WITHHELD, refusal, run
from sealed import append, change, entry, make

from redactor.errors import LedgerError
from redactor.ledger import Ledger
from redactor.ledger.entry import commit

KEYLESS = (
    "{key}: the ledger's key cannot be read (No such file or directory); "
    "put it back beside the ledger: without it nothing can be added or checked"
)

pytestmark = pytest.mark.usefixtures("folder")


def release(*options: str, source: str = "memo.txt") -> None:
    result = run("release", source, "--level", "U", *options)
    assert result.exit_code == 0, result.stderr


def commitment(number: int, *options: str) -> str:
    """The commitment of an entry to portion 1."""
    shown = json.loads(run("audit", "show", str(number), "--json", *options).stdout)
    (found,) = [row["commitment"] for row in shown["portions"] if row["portion"] == "1"]
    return str(found)


def key_of(ledger: Path) -> Path:
    return ledger.with_name(f"{ledger.name}.key")


@pytest.mark.parametrize(
    "other",
    [
        (b"K" * 32, "digest", "1", "words"),
        (b"k" * 32, "tsegid", "1", "words"),
        (b"k" * 32, "digest", "2", "words"),
        (b"k" * 32, "digest", "1", "other"),
    ],
    ids=["key", "document", "portion", "words"],
)
def test_a_commitment_depends_on_each_of(other: tuple[bytes, str, str, str]) -> None:
    assert commit(b"k" * 32, "digest", "1", "words") == commit(b"k" * 32, "digest", "1", "words")
    assert commit(*other) != commit(b"k" * 32, "digest", "1", "words")


def test_a_commitment_tells_where_a_portions_name_ends_and_its_words_begin() -> None:
    assert commit(b"k" * 32, "d", "1", "2 words") != commit(b"k" * 32, "d", "12", " words")


def test_equal_words_in_two_documents_commit_differently() -> None:
    Path("other.txt").write_bytes(MEMO + b"\n3. (U) A word more.\n")
    release()
    release(source="other.txt")
    assert commitment(1) != commitment(2)


def test_the_same_document_commits_alike_in_every_release() -> None:
    release()
    release("--format", "html")
    assert commitment(1) == commitment(2)


def test_equal_documents_commit_differently_in_two_ledgers() -> None:
    release("--ledger", "one.db")
    release("--ledger", "two.db")
    assert commitment(1, "--ledger", "one.db") != commitment(1, "--ledger", "two.db")


def test_what_is_released_is_not_committed_to(ledger_path: Path) -> None:
    release()
    with Ledger.open(ledger_path) as ledger:
        rows = ledger.entry(1).portions
    assert [(row.action, bool(row.commitment)) for row in rows] == [
        *(("release", False), ("mask", True), ("release", False))
    ]


def test_the_key_is_for_its_owner_alone(ledger_path: Path) -> None:
    release()
    assert stat.S_IMODE(key_of(ledger_path).stat().st_mode) == 0o600


def test_the_original_agrees_with_what_was_committed_to() -> None:
    release()
    result = run("audit", "verify", "--against", "memo.txt")
    assert (result.exit_code, result.stdout) == (0, "1 entries, each as it was sealed\n")


def test_the_original_may_come_by_standard_input() -> None:
    release()
    assert run("audit", "verify", "--against", "-", stdin=MEMO).exit_code == 0


def test_another_document_is_the_source_of_no_entry() -> None:
    release()
    Path("other.txt").write_bytes(MEMO.replace(b"Wenlock", b"Wenlick"))
    result = run("audit", "verify", "--against", "other.txt")
    assert refusal(result) == "other.txt: is the source of no entry in the ledger"


def test_a_commitment_to_other_words_is_found_and_named_without_them(ledger_path: Path) -> None:
    release()
    with Ledger.open(ledger_path) as ledger:
        first = ledger.entry(1)
        other = commit(ledger.key, first.source_sha256, "1", "He will stay.")
        rows = (row._replace(commitment=other) for row in first.portions if row.commitment)
        append(ledger, first._replace(portions=tuple(rows)))
    result = run("audit", "verify", "--against", "memo.txt")
    assert refusal(result, 1) == "entry 2: the commitment to portion 1 is not to these words"


def test_a_damaged_ledger_is_told_of_also_where_a_document_is_checked(ledger_path: Path) -> None:
    release()
    change(ledger_path, "UPDATE entries SET level = 'C'")
    result = run("audit", "verify", "--against", "memo.txt")
    assert refusal(result, 1) == "entry 1: was changed after it was sealed"


def test_without_the_key_nothing_is_appended(ledger_path: Path) -> None:
    make(ledger_path, entries=1)
    key_of(ledger_path).unlink()
    with Ledger.open(ledger_path) as ledger:
        with pytest.raises(LedgerError) as refused:
            append(ledger, entry(2))
        assert ledger.numbers() == [1]
    assert str(refused.value) == KEYLESS.format(key=key_of(ledger_path))
    assert not key_of(ledger_path).exists()


@pytest.mark.parametrize("against", [[], ["--against", "memo.txt"]], ids=["alone", "against"])
def test_without_the_key_verify_says_that_it_cannot_check(
    ledger_path: Path, against: list[str]
) -> None:
    release()
    key_of(ledger_path).unlink()
    result = run("audit", "verify", *against)
    assert refusal(result) == KEYLESS.format(key=key_of(ledger_path))
    assert result.stdout == ""


def test_without_the_key_the_record_can_still_be_read(ledger_path: Path) -> None:
    release()
    key_of(ledger_path).unlink()
    assert run("audit", "list").exit_code == 0
    assert commitment(1)


def test_a_new_ledger_takes_up_the_key_that_lies_there(ledger_path: Path) -> None:
    release()
    before = commitment(1)
    ledger_path.unlink()
    release()
    assert commitment(1) == before


def written(folder: Path) -> bytes:
    """All bytes of all files in a folder."""
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_no_word_of_a_withheld_portion_is_in_the_bytes_of_the_ledger_or_its_key(
    ledger_path: Path, encoding: str
) -> None:
    for policy in ("standard", "foia-public", "historical", "tearline"):
        for form in ("text", "markdown", "html", "json"):
            release("--policy", policy, "--format", form)
            release("--policy", policy, "--format", form, "-o", f"{policy}.{form}", "--json")
    kept = written(ledger_path.parent).lower()
    assert b"tearline" in kept
    assert not [word for word in WITHHELD if word.lower().encode(encoding) in kept]


def test_no_word_of_a_refused_release_is_in_the_bytes_of_the_ledger(ledger_path: Path) -> None:
    Path("own.txt").write_text("{{ blocks | join }}{{ nothing }}")
    run("release", "memo.txt", "--level", "U", "--template", "own.txt")
    run("release", "memo.txt", "--level", "U", "-o", "no/such/out.txt")
    kept = written(ledger_path.parent).lower()
    assert not [word for word in WITHHELD if word.lower().encode() in kept]


def test_the_name_of_the_source_is_not_in_the_bytes_of_the_ledger(ledger_path: Path) -> None:
    Path("Wenlock-resigns.txt").write_bytes(MEMO)
    release(source="Wenlock-resigns.txt")
    release("-o", "out.txt", source="Wenlock-resigns.txt")
    assert b"wenlock" not in written(ledger_path.parent).lower()


def test_no_digest_that_words_can_be_guessed_by_is_in_the_ledger(
    ledger_path: Path, example: Path
) -> None:
    """The digests of source, policy and release are known; every other one depends on the key."""
    shown = []
    for name in ("one.db", "two.db"):
        release("--ledger", name, source=str(example))
        entry = json.loads(run("audit", "show", "1", "--ledger", name, "--json").stdout)
        shown.append({row["commitment"] for row in entry["portions"]} - {""})
    assert shown[0]
    assert shown[0].isdisjoint(shown[1])
    assert not ledger_path.exists()

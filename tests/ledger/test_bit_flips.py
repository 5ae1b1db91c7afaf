"""P9: one bit of the ledger's file is changed: it is found, or no entry is other than it was."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sealed import KEY, entry, make

from redactor.errors import RedactorError
from redactor.ledger import Ledger

ENTRIES = [(1, entry(1)), (2, entry(2))]


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger, of the same bytes in every run."""
    return make(tmp_path_factory.mktemp("original") / "ledger.db", entries=2)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where changed ledgers are put, beside the right key."""
    path = tmp_path_factory.mktemp("copy") / "ledger.db"
    path.with_name("ledger.db.key").write_bytes(KEY)
    return path


def flip(path: Path, data: bytes, bit: int) -> None:
    """Put *data* at *path* with one bit changed, and nothing of an earlier ledger beside it."""
    for side in ("-journal", "-wal", "-shm"):
        path.with_name(f"{path.name}{side}").unlink(missing_ok=True)
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    path.write_bytes(changed)


def is_found(path: Path) -> bool:
    """Whether a check finds something, or says that the file cannot be used."""
    try:
        with Ledger.open(path) as ledger:
            return bool(ledger.verify())
    except RedactorError:
        return True


def entries_in(path: Path) -> list[tuple[int, object]]:
    with Ledger.open(path) as ledger:
        return [(number, ledger.entry(number)) for number in ledger.numbers()]


def bits_in_use(data: bytes) -> list[int]:
    """The bits of bytes that hold something, and then all bits."""
    written = [8 * at + bit for at, byte in enumerate(data) if byte for bit in range(8)]
    return [*written, *range(8 * len(data))]


@settings(max_examples=500, deadline=None)
@given(st.integers(0, 2**20))
def test_a_flipped_bit_is_found_or_leaves_every_entry_as_it_was(
    original: Path, copy: Path, where: int
) -> None:
    data = original.read_bytes()
    bits = bits_in_use(data)
    flip(copy, data, bits[where % len(bits)])
    assert is_found(copy) or entries_in(copy) == ENTRIES


@pytest.mark.parametrize(
    "place",
    [b"SQLite format 3", b"CREATE TABLE entries", b"CREATE TABLE intents", b"recorded TEXT"],
    ids=bytes.decode,
)
def test_a_letter_of_the_schema_that_is_no_longer_text_is_found(
    original: Path, copy: Path, place: bytes
) -> None:
    data = original.read_bytes()
    flip(copy, data, 8 * data.index(place) + 7)
    assert is_found(copy)


def test_a_flipped_bit_of_the_words_of_an_entry_is_always_found(original: Path, copy: Path) -> None:
    data = original.read_bytes()
    start = data.index(b"2026-01-02T12:00:00+00:00")
    end = data.index(b"/out/2") + len(b"/out/2")
    missed = []
    for bit in range(8 * start, 8 * end, 3):
        flip(copy, data, bit)
        if not is_found(copy):
            missed.append(bit)
    assert missed == []


@pytest.mark.parametrize("bit", range(0, 256, 37))
def test_a_flipped_bit_of_the_key_is_found(original: Path, tmp_path: Path, bit: int) -> None:
    path = tmp_path / "ledger.db"
    path.write_bytes(original.read_bytes())
    flip(path.with_name("ledger.db.key"), KEY, bit)
    assert is_found(path)

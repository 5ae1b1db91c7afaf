"""P9: a change of any entry, or of their order or number, is found and located."""

from pathlib import Path

import pytest
from sealed import KEY, alter, append, change, entry, found, make

from redactor.errors import LedgerError, RedactorError
from redactor.ledger import Entry, Ledger, PortionRow

CHANGED = "was changed after it was sealed"
UNSURE_END = "head: was changed: the end of the chain is not certain"
FACTS = [field for field in Entry._fields if field != "portions"]
ROW = list(PortionRow._fields)


@pytest.fixture
def ledger(ledger_path: Path) -> Path:
    return make(ledger_path, entries=3)


def test_a_ledger_that_nobody_touched_has_no_findings(ledger: Path) -> None:
    assert found(ledger) == []


def test_an_empty_ledger_has_no_findings(ledger_path: Path) -> None:
    assert found(make(ledger_path, entries=0)) == []


def test_an_entry_comes_back_as_it_was_written(ledger: Path) -> None:
    with Ledger.open(ledger) as book:
        assert book.numbers() == [1, 2, 3]
        assert [book.entry(number) for number in (1, 2, 3)] == [entry(1), entry(2), entry(3)]


@pytest.mark.parametrize("field", FACTS)
@pytest.mark.parametrize("number", [1, 2, 3], ids=["first", "middle", "last"])
def test_a_changed_field_of_an_entry_is_found_at_its_entry(
    ledger: Path, number: int, field: str
) -> None:
    alter(ledger, "entries", f"number = {number}", **{field: f"{field} || '.'"})
    assert found(ledger) == [f"entry {number}: {CHANGED}"]


@pytest.mark.parametrize("field", ROW)
@pytest.mark.parametrize("position", [0, 2])
def test_a_changed_field_of_a_portion_is_found_at_its_entry(
    ledger: Path, position: int, field: str
) -> None:
    values = {"amount": "amount + 1", "exemptions": """'["(b)(6)"]'"""}
    value = values.get(field, f"{field} || '.'")
    alter(ledger, "portions", f"entry = 2 AND position = {position}", **{field: value})
    assert found(ledger) == [f"entry 2: {CHANGED}"]


def test_a_changed_position_is_found_at_its_entry_even_where_the_order_stays(ledger: Path) -> None:
    alter(ledger, "portions", "entry = 2 AND position = 2", position="9")
    assert found(ledger) == [f"entry 2: {CHANGED}"]


def test_every_field_that_is_stored_is_sealed() -> None:
    """A field that a change of the code adds and forgets to seal would be found here."""
    sealed = entry(1).seal(1, "")
    other = entry(2)
    for name in FACTS:
        values = {field: getattr(entry(1), field) for field in (*FACTS, "portions")}
        assert Entry(**{**values, name: getattr(other, name)}).seal(1, "") != sealed, name


@pytest.mark.parametrize(
    "value",
    [
        "CAST(x'ff41' AS TEXT)",
        "'['",
        "'7'",
        "'null'",
        "'{}'",
        "'[7]'",
        "'[NaN]'",
        """'["\\ud800"]'""",
        "printf('%.*c', 100000, '[')",
    ],
    ids=[
        *("not text", "not JSON", "a number", "null", "a mapping", "a list of a number"),
        *("not a number", "half a character", "too deep"),
    ],
)
def test_exemptions_that_cannot_be_read_are_found_at_their_entry(ledger: Path, value: str) -> None:
    alter(ledger, "portions", "entry = 2", exemptions=value)
    assert found(ledger) == [f"entry 2: {CHANGED}"]


@pytest.mark.parametrize("field", FACTS)
def test_a_field_that_is_no_longer_text_is_found_at_its_entry(ledger: Path, field: str) -> None:
    alter(ledger, "entries", "number = 2", **{field: "CAST(x'ff41' AS TEXT)"})
    assert found(ledger) == [f"entry 2: {CHANGED}"]


REMOVE = "DELETE FROM entries WHERE number = {n}", "DELETE FROM portions WHERE entry = {n}"
MOVE = "UPDATE entries SET number = {to} WHERE number = {n}"
MOVE_ROWS = "UPDATE portions SET entry = {to} WHERE entry = {n}"
COPY = """
    INSERT INTO entries SELECT 4, recorded, tool, source_sha256, policy, policy_sha256, level,
    as_of, form, banner, output_sha256, destination, hash, hash FROM entries WHERE number = 3
"""

COPY_ROW = """
    INSERT INTO portions SELECT 2, 9, '9', kind, label, marking, action, rule, exemptions,
    authority, amount, commitment FROM portions WHERE entry = 1 AND position = 0
"""


def removed(number: int) -> list[str]:
    return [statement.format(n=number) for statement in REMOVE]


def moved(number: int, to: int) -> list[str]:
    return [statement.format(n=number, to=to) for statement in (MOVE, MOVE_ROWS)]


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        (removed(1), ["entry 1: is missing: it was removed"]),
        (removed(2), ["entry 2: is missing: it was removed"]),
        (removed(3), ["entry 3: the end of the chain was removed or replaced"]),
        (
            ["DELETE FROM entries WHERE number = 2"],
            [
                "entry 2: is missing: it was removed",
                "entry 2: is missing, but rows of its portions are there",
            ],
        ),
        (["DELETE FROM portions WHERE entry = 2"], [f"entry 2: {CHANGED}"]),
        (
            ["DELETE FROM portions WHERE entry = 2 AND position = 1"],
            [f"entry 2: {CHANGED}"],
        ),
        (
            ["UPDATE portions SET position = 9 WHERE entry = 2 AND position = 0"],
            [f"entry 2: {CHANGED}"],
        ),
        (
            [COPY_ROW],
            [f"entry 2: {CHANGED}"],
        ),
        (
            ["UPDATE portions SET entry = 7 WHERE entry = 2"],
            [f"entry 2: {CHANGED}", "entry 7: is missing, but rows of its portions are there"],
        ),
        (
            [*moved(1, 9), *moved(2, 1), *moved(9, 2)],
            [
                "entry 1: does not follow the entry before it",
                f"entry 1: {CHANGED}",
                "entry 2: does not follow the entry before it",
                f"entry 2: {CHANGED}",
                "entry 3: does not follow the entry before it",
            ],
        ),
        (
            moved(3, 4),
            [
                "entry 3: is missing: it was removed",
                f"entry 4: {CHANGED}",
                "entry 3: the end of the chain was removed or replaced",
            ],
        ),
        (
            [COPY],
            [
                f"entry 4: {CHANGED}",
                "entry 3: the end of the chain was removed or replaced",
            ],
        ),
        (
            ["UPDATE entries SET previous = 'x' WHERE number = 2"],
            ["entry 2: does not follow the entry before it", f"entry 2: {CHANGED}"],
        ),
        (
            ["UPDATE entries SET hash = 'x' WHERE number = 2"],
            [f"entry 2: {CHANGED}", "entry 3: does not follow the entry before it"],
        ),
        (["UPDATE head SET number = 2"], [UNSURE_END]),
        (["UPDATE head SET hash = 'x'"], [UNSURE_END]),
        (["UPDATE head SET seal = 'x'"], [UNSURE_END]),
        (["UPDATE head SET seal = '\xe9'"], [UNSURE_END]),
        (["UPDATE head SET seal = CAST(x'ff' AS TEXT)"], [UNSURE_END]),
        (["DELETE FROM head"], [UNSURE_END]),
        ([*removed(3), "DELETE FROM head"], [UNSURE_END]),
    ],
    ids=[
        "the first removed",
        "the middle removed",
        "the tail cut",
        "removed, its portions left",
        "its portions removed",
        "one portion removed",
        "portions reordered",
        "a portion added",
        "portions moved to an entry that is not there",
        "two exchanged",
        "the last renumbered",
        "one added",
        "previous changed",
        "hash changed",
        "number of the head changed",
        "hash of the head changed",
        "seal of the head changed",
        "seal of the head not ASCII",
        "seal of the head not text",
        "head removed",
        "head removed and the tail cut",
    ],
)
def test_what_is_removed_added_or_reordered_is_found_where_it_was(
    ledger: Path, statements: list[str], expected: list[str]
) -> None:
    change(ledger, *statements)
    assert found(ledger) == expected


def rechained(path: Path) -> None:
    """Seal all entries anew, as one can who knows the code but not the key."""
    with Ledger.open(path) as book:
        entries = [book.entry(number) for number in book.numbers()]
    previous = "0" * 64
    for number, one in enumerate(entries, start=1):
        sealed = one.seal(number, previous)
        links = {"previous": f"'{previous}'", "hash": f"'{sealed}'"}
        alter(path, "entries", f"number = {number}", **links)
        alter(path, "head", "only = 1", number=str(number), hash=f"'{sealed}'")
        previous = sealed


def test_a_chain_sealed_anew_without_the_key_is_found(ledger: Path) -> None:
    change(ledger, "UPDATE entries SET level = 'U'")
    rechained(ledger)
    assert found(ledger) == [UNSURE_END]


def test_a_tail_cut_with_the_head_set_back_is_found(ledger: Path) -> None:
    change(ledger, *removed(3))
    rechained(ledger)
    assert found(ledger) == [UNSURE_END]


def test_a_ledger_emptied_to_its_last_row_is_found(ledger: Path) -> None:
    change(ledger, "DELETE FROM entries", "DELETE FROM portions", "DELETE FROM head")
    assert found(ledger) != []


@pytest.mark.parametrize(
    "forged",
    [
        ["UPDATE entries SET level = 'U'"],
        removed(3),
        ["DELETE FROM entries", "DELETE FROM portions", "DELETE FROM head"],
    ],
    ids=["entries changed", "the tail cut", "all removed"],
)
def test_another_release_does_not_cover_up_a_chain_that_was_forged(
    ledger: Path, forged: list[str]
) -> None:
    change(ledger, *forged)
    rechained(ledger)
    try:
        with Ledger.open(ledger) as book:
            append(book, entry(4))
    except RedactorError:
        assert found(ledger) != [], "it was refused, and still is found"
    assert found(ledger) != []


def test_a_ledger_with_the_key_of_another_is_found_and_takes_no_entry(ledger: Path) -> None:
    ledger.with_name(f"{ledger.name}.key").write_bytes(KEY[::-1])
    assert found(ledger) == [UNSURE_END]
    with Ledger.open(ledger) as book, pytest.raises(LedgerError):
        append(book, entry(4))


@pytest.mark.parametrize("table", ["entries", "portions", "head", "intents"])
def test_a_ledger_without_one_of_its_tables_cannot_be_used(ledger: Path, table: str) -> None:
    change(ledger, f"DROP TABLE {table}")
    with pytest.raises(LedgerError):
        found(ledger)

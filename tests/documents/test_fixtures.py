import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import redactor

FIXTURES = Path(__file__).parent / "fixtures"
ROW = re.compile(r'(\S+)\s+(\S+)\s+(.+?)\s+"(.*)"')


def cases() -> Iterator[object]:
    """A fixture file holds cases: a title, the input and what is expected, parted by dots."""
    for path in sorted(FIXTURES.glob("*.txt")):
        parts = re.split(r"^\.\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        title = parts[0].strip()
        for source, rest in zip(parts[1::2], parts[2::2], strict=True):
            expected, _, following = rest.partition("\n\n")
            yield pytest.param(source, expected.splitlines(), id=title)
            title = following.strip()


@pytest.mark.parametrize(("source", "expected"), list(cases()))
def test_a_fixture_is_read_as_it_says(source: str, expected: list[str]) -> None:
    document = redactor.read(source.encode())
    read = [
        (p.id, str(p.marking), p.basis, " ".join(document.words(p).split()))
        for p in document.portions
    ]
    rows = [match.groups() for line in expected if (match := ROW.fullmatch(line))]
    assert len(rows) == len([line for line in expected if line])
    assert read == rows

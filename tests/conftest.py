from pathlib import Path

import pytest
from commandline import MEMO
from hypothesis import settings

settings.register_profile("untimed", settings(), deadline=None)  # timing belongs in benchmarks
settings.load_profile("untimed")

SHARED = Path(__file__).parents[2] / "shared"
EXAMPLE = Path(__file__).parents[1] / "docs" / "examples" / "cable.txt"


@pytest.fixture
def example() -> Path:
    return EXAMPLE


@pytest.fixture(autouse=True)
def ledger_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No test touches the ledger of whoever runs it."""
    path = tmp_path / "ledger" / "ledger.db"
    monkeypatch.setenv("REDACTOR_LEDGER", str(path))
    return path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with one marked memorandum in it."""
    place = tmp_path / "place"
    place.mkdir()
    monkeypatch.chdir(place)
    (place / "memo.txt").write_bytes(MEMO)
    return place


@pytest.fixture
def seeds() -> Path:
    folder = SHARED / "seeds"
    if not folder.is_dir():
        pytest.skip("the two real telegrams are in ../shared/seeds, which is not here")
    return folder

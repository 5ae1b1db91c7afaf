"""`redactor scheme`: systems of marks other than the US one, and a company's own."""

import json
from pathlib import Path

import pytest
from commandline import refusal, run

from redactor.shipped import SCHEMES

pytestmark = pytest.mark.usefixtures("folder")

PAPER = b"""\
RESTRICTED//PERSONNEL

1. (PUB) The quay is open.

2. (RES//HR) The foreman is leaving.
"""


@pytest.fixture
def own(folder: Path) -> Path:
    """A company's own scheme and policy, and a paper with its marks."""
    (folder / "marks.yaml").write_bytes((SCHEMES / "company.yaml").read_bytes())
    (folder / "own.yaml").write_text(
        "policy: own\nextends: standard\nscheme: ./marks.yaml\nlevels: any\n"
    )
    (folder / "paper.txt").write_bytes(PAPER)
    return folder


def test_scheme_list_names_every_scheme_with_its_levels() -> None:
    rows = {
        row["scheme"]: row["levels"] for row in json.loads(run("scheme", "list", "--json").stdout)
    }
    assert set(rows) == {path.stem for path in SCHEMES.glob("*.yaml")}
    assert rows["us"] == ["U", "C", "S", "TS"]
    assert len(run("scheme", "list").stdout.splitlines()) == len(rows) + 1


def test_what_scheme_show_prints_is_a_scheme_to_copy(folder: Path) -> None:
    (folder / "copy.yaml").write_text(run("scheme", "show", "company").stdout)
    result = run("scheme", "check", "copy.yaml")
    assert (result.exit_code, result.stdout) == (0, "copy.yaml: scheme company has no faults\n")


def test_scheme_check_finds_every_fault_with_its_place(own: Path) -> None:
    text = (own / "marks.yaml").read_text()
    text = text.replace("portion: RES,", "portion: INT,").replace("portion: FIN,", "portion: fin,")
    (own / "marks.yaml").write_text(text)
    result = run("scheme", "check", "marks.yaml")
    assert result.exit_code == 1
    assert "marks.yaml:19:15: 'portion' must be a form" in result.stderr
    (own / "marks.yaml").write_text(text.replace("portion: fin,", "portion: FIN,"))
    assert "the form 'INT' is used twice" in run("scheme", "check", "marks.yaml").stderr


def test_scheme_check_finds_a_form_that_is_not_read_back(own: Path) -> None:
    text = (own / "marks.yaml").read_text().replace("portion: RND,", "portion: PUB/HR,")
    (own / "marks.yaml").write_text(text)
    result = run("scheme", "check", "marks.yaml")
    assert (result.exit_code, result.stdout) == (0, "marks.yaml: scheme company has no faults\n")
    (own / "marks.yaml").write_text(text.replace("portion: PUB,", "portion: PUB//X,"))
    assert run("scheme", "check", "marks.yaml").exit_code == 1


def test_an_unknown_scheme_is_refused_with_those_that_ship() -> None:
    message = refusal(run("inspect", "memo.txt", "--scheme", "usa"))
    assert message.startswith(
        "scheme 'usa': is not known; known are company, cui, eu, nato, tlp, uk, us"
    )


@pytest.mark.usefixtures("own")
def test_a_paper_is_inspected_by_a_companys_own_marks() -> None:
    read = json.loads(run("inspect", "paper.txt", "--scheme", "./marks.yaml", "--json").stdout)
    assert [portion["marking"] for portion in read["portions"]] == ["PUB", "RES//HR"]


@pytest.mark.usefixtures("own")
def test_a_paper_is_released_by_a_companys_own_marks() -> None:
    released = run("release", "paper.txt", "--policy", "own.yaml", "--level", "PUB").stdout
    assert "The quay is open." in released
    assert "foreman" not in released
    assert released.startswith("PUBLIC\n")
    higher = run("release", "paper.txt", "--policy", "own.yaml", "--level", "RES//HR").stdout
    assert "2. (RES//HR) The foreman is leaving." in higher


@pytest.mark.usefixtures("own")
def test_the_record_of_a_companys_own_paper_is_checked_by_its_scheme() -> None:
    run("release", "paper.txt", "--policy", "own.yaml", "--level", "PUB")
    arguments = ("audit", "verify", "--against", "paper.txt", "--scheme", "./marks.yaml")
    assert run(*arguments).exit_code == 0


@pytest.mark.parametrize(
    ("scheme", "banner", "low", "high"),
    [
        ("tlp", "TLP:AMBER", "TLP:GREEN", "TLP:AMBER"),
        ("tlp", "TLP:RED", "TLP:AMBER", "TLP:AMBER+STRICT"),
        ("uk", "SECRET", "OFFICIAL", "S"),
        ("uk", "OFFICIAL-SENSITIVE", "O", "OFFICIAL-SENSITIVE"),
        ("eu", "EU SECRET", "R-UE/EU-R", "S-UE/EU-S"),
        ("nato", "NATO SECRET", "NR", "NS"),
    ],
)
def test_papers_of_other_schemes_are_released_at_their_levels(
    scheme: str, banner: str, low: str, high: str, folder: Path
) -> None:
    paper = f"{banner}\n\n1. ({low}) The quay is open.\n\n2. ({high}) Guns.\n"
    (folder / "paper.txt").write_text(paper)
    (folder / "own.yaml").write_text(f"policy: own\nextends: standard\nscheme: {scheme}\n")
    released = run("release", "paper.txt", "--policy", "own.yaml", "--level", low).stdout
    assert "The quay is open." in released
    assert "Guns" not in released

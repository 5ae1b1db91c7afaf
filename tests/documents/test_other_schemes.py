"""A company reads its papers by a scheme of its own, without a word of US law."""

from pathlib import Path

import pytest

import redactor
from redactor.markings import Scheme, load_scheme

COMPANY = """\
scheme: company
title: Harbor Works
levels:
  - {portion: P, banner: PUBLIC}
  - {portion: I, banner: INTERNAL}
  - {portion: R, banner: RESTRICTED}
"""


@pytest.fixture
def company(tmp_path: Path) -> Scheme:
    (tmp_path / "company.yaml").write_text(COMPANY, encoding="utf-8")
    return load_scheme("company.yaml", tmp_path)


def test_a_paper_is_read_by_the_levels_of_its_scheme(company: Scheme) -> None:
    source = b"INTERNAL\n\n1. (P) The quay is open.\n\n2. (I) The crane is broken.\n\n3. He left.\n"
    document = redactor.read(source, scheme=company)
    assert [str(p.marking) for p in document.portions] == ["P", "I", "I"]


def test_a_mark_of_another_scheme_is_unknown_in_it(company: Scheme) -> None:
    document = redactor.read(b"1. (P) Open.\n\n2. (S//NF) Closed.\n", scheme=company)
    assert [str(p.marking) for p in document.portions] == ["P", "unknown"]


def test_a_paper_without_marks_has_its_highest_level(company: Scheme) -> None:
    document = redactor.read(b"The crane is broken.\n", scheme=company)
    assert [str(p.marking) for p in document.portions] == ["R"]


@pytest.mark.parametrize(
    ("banner", "marking"),
    [
        ("UK SECRET", "S"),
        ("UK TOP SECRET", "TS"),
        ("UK OFFICIAL-SENSITIVE", "OS"),
        ("U K  S E C R E T", "S"),
        ("SECRET", "S"),
    ],
)
def test_a_banner_may_name_the_kingdom(banner: str, marking: str) -> None:
    paper = f"{banner}\n\n(O) The quay is open.\n\nThe crane is broken.\n".encode()
    document = redactor.read(paper, scheme=load_scheme("uk"))
    assert str(document.marking).removeprefix("O//") == marking
    assert [p.kind for p in document.portions] == ["paragraph", "text"]


def test_a_mark_may_name_the_kingdom() -> None:
    paper = b"UK SECRET\n\n(UK OFFICIAL) The quay is open.\n\n(UK SECRET) The crane is broken.\n"
    document = redactor.read(paper, scheme=load_scheme("uk"))
    assert [str(p.marking) for p in document.portions] == ["O", "S"]

"""What is read high inside a paragraph because nobody can be sure is what a person should see."""

import pytest

import redactor


@pytest.mark.parametrize(
    ("paragraph", "basis"),
    [
        ("1. (U) The weather was fair. (8) Zulu left.", "damaged: most restrictive reading"),
        ("1. (U) The weather was fair.\nvey Zulu left.", "damaged: most restrictive reading"),
        (
            "1. (U) The weather was fair. (C//QQ) Zulu left.",
            "unknown mark: withheld at every level",
        ),
    ],
)
def test_a_part_behind_a_mark_that_is_not_sure_is_doubtful(paragraph: str, basis: str) -> None:
    document = redactor.read(f"SECRET\n\n{paragraph}\n\n2. (S) Bonn.\n\nSECRET\n".encode())
    part = document.portions[-2]
    assert (part.id, part.confidence, part.basis) == ("1#2", "doubtful", basis)


def test_a_part_behind_a_mark_that_is_read_is_sure() -> None:
    paper = b"SECRET\n\n1. (U) The weather was fair. (S) Zulu left.\n\nSECRET\n"
    assert redactor.read(paper).portions[-1].confidence == "exact"

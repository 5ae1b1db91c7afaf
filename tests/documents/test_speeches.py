"""Marks behind a label, and several marks in one paragraph."""

import redactor

Read = list[tuple[str, str]]


def read(body: str) -> Read:
    paper = f"SECRET\n\nSUBJECT: (U) Talks\n\n{body}\n\nSECRET\n"
    document = redactor.read(paper.encode())
    portions = [one for one in document.portions if one.kind != "subject"]
    return [(str(one.marking), document.words(one)) for one in portions]


def test_a_mark_behind_a_speaker_is_that_of_what_he_says() -> None:
    speeches = "The Minister: (S) We agree.\n\nMr. Quill: (U) Fine."
    assert read(speeches) == [("S", "The Minister: We agree."), ("U", "Mr. Quill: Fine.")]


def test_a_mark_behind_the_label_of_a_numbered_paragraph_is_its_mark() -> None:
    assert read("1. Comment: (U) Fine.\n\n2. (S) Bonn.") == [
        ("U", "Comment: Fine."),
        ("S", "Bonn."),
    ]


def test_who_speaks_in_mid_line_belongs_to_what_is_said() -> None:
    paragraph = "1. (U) Fine was the day. Mr. Quill: (S) We agree."
    assert read(paragraph) == [("U", "Fine was the day."), ("S", "Mr. Quill: (S) We agree.")]


def test_a_line_with_another_label_and_no_mark_is_read_as_the_document_is() -> None:
    header = "PLACE: (U) Elmar\nPURPOSE: To recruit him\n\n1. (S) Bonn."
    assert read(header)[:2] == [("U", "PLACE: Elmar"), ("S", "PURPOSE: To recruit him")]


def test_a_mark_that_closes_in_mid_line_closes_what_precedes_it_there() -> None:
    paper = "The day was fair. (U) He went to see them. (S) It rained. (U)\n\nBonn. (S)"
    assert read(paper) == [
        ("U", "The day was fair."),
        ("S", "He went to see them."),
        ("U", "It rained."),
        ("S", "Bonn."),
    ]


def test_a_release_writes_the_mark_before_the_label() -> None:
    paper = b"SECRET\n\nSUBJECT: (U) Talks\n\nThe Minister: (U) We agree.\n\n(S) Bonn.\n"
    text = redactor.release(redactor.read(paper), "standard", "U").render()
    assert "(U) The Minister: We agree.\n" in text

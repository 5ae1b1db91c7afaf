"""Numbered papers: what begins a paragraph, a line or an item as words do is no damaged mark."""

import pytest
from readings import released

import redactor

CALM = "The sea was calm."


def read(paper: str) -> list[tuple[str, str]]:
    document = redactor.read(f"SECRET\n\n{paper}\n".encode())
    return [
        (str(portion.marking), " ".join(document.words(portion).split()))
        for portion in document.portions
    ]


FIRST_WORDS = [
    "12 SHIPS ARE IN PORT.",
    "1,200 Marines left.",
    "1987 Talks went well.",
    "15th Fleet Command left.",
    "10-15 SHIPS ARE IN PORT.",
    "$5 Million was paid.",
    "3% Growth was seen.",
    "U.S. POLICY IS KNOWN.",
    "U.K. Ambassador Quill left.",
    "H.E. Quill left.",
    "J. Quill left.",
    "F-16 AIRCRAFT ARE IN.",
    "G-8 Ministers met.",
    "G8 Ministers met.",
    "A/S Quill left.",
    "S/CT Director Quill left.",
    "O'Neil Inc. left.",
    "Al-Din Quill left.",
    "eBay Inc. left.",
    "AT&T Inc. left.",
    "R&D Spending rose.",
    "Q: Who left?",
    "A: Quill left.",
    "Why? We agree.",
]


@pytest.mark.parametrize("said", [*FIRST_WORDS, "8 SHIPS ARE IN.", "PM: We agree.", "12. We do."])
def test_a_paragraph_with_its_mark_begins_with_any_words(said: str) -> None:
    assert read(f"1. (S) Bonn.\n\n2. (U) {said}\n\n3. (U) {CALM}") == [
        ("S", "Bonn."),
        ("U", said),
        ("U", CALM),
    ]


@pytest.mark.parametrize("said", FIRST_WORDS)
def test_a_line_behind_a_sentence_begins_with_any_words(said: str) -> None:
    assert read(f"1. (U) {CALM}\n{said}\n2. (U) {CALM}\n3. (S) Bonn.") == [
        ("U", f"{CALM} {said}"),
        ("U", CALM),
        ("S", "Bonn."),
    ]


@pytest.mark.parametrize("said", FIRST_WORDS)
def test_a_sentence_behind_another_begins_with_any_words(said: str) -> None:
    assert read(f"1. (U) {CALM} {said}\n\n2. (S) Bonn.") == [
        ("U", f"{CALM} {said}"),
        ("S", "Bonn."),
    ]


@pytest.mark.parametrize("said", [one for one in FIRST_WORDS if ":" not in one])
def test_a_line_in_a_paper_with_marks_behind_begins_with_any_words(said: str) -> None:
    above = "The weather was calm all day today in the harbor and at sea."
    below = "The minister told us that he will resign and go abroad soon."
    assert read(f"{above}\n{CALM} (U)\n\n{below}\n{said} (S)") == [
        ("U", f"{above} {CALM}"),
        ("S", f"{below} {said}"),
    ]


SECOND_MARKS = [
    "(8)",
    "vey",
    "569)",
    "ie-4)",
    "{8",
    "@)",
    "SECRET:",
    "S/NF",
    "-(Sf-",
    '-fet"',
    "ws.",
]
STARTS = [*SECOND_MARKS, "YA:", "8", "s)", "l8l", "181", "S.", "S8", "E-9)", "TS/SI", "17-3"]


@pytest.mark.parametrize("policy", ["standard", "foia-public"])
@pytest.mark.parametrize(
    "paper",
    [
        *(f"1. (U) {mark} Zulu left.\n\n2. (S) Bonn." for mark in SECOND_MARKS),
        *(f"(U) Fair was he.\n{start} Zulu left.\n(S) Bonn." for start in STARTS),
        *(f"1. (U) Fair.\n{start} Zulu left.\n\n2. (S) Bonn." for start in STARTS),
        "(U) Fair was he.\n\nJ. Zulu told us.\n\n(S) Bonn.",
        "1. (U) Fair was he.\n\nB. Zulu Plans\n\n2. (S) Bonn.",
        "A. Calm\n\n1. (U) Fair was he.\n\nB. Zulu Plans\n\n2. (S) Bonn.",
    ],
)
def test_what_scanning_leaves_of_a_mark_is_no_word(paper: str, policy: str) -> None:
    assert "zulu" not in released(f"SECRET\n\n{paper}\n", policy)


SIGNS = [
    ("a.", "b."),
    ("A.", "B."),
    ("i.", "ii."),
    ("a)", "b)"),
    ("(1)", "(2)"),
    ("(a)", "(b)"),
    ("*", "*"),
    ("•", "•"),
    ("o", "o"),
    ("-", "-"),
    ("--", "--"),
]


def with_items(signs: tuple[str, str], gap: str, level: str = "U") -> str:
    items = f"   {signs[0]} The sea is calm.{gap}   {signs[1]} The land is calm."
    return f"1. ({level}) It is so:{gap}{items}\n\n2. (U) {CALM}\nThe land was too.\n\n3. (S) Bonn."


@pytest.mark.parametrize("signs", SIGNS)
def test_items_behind_blank_lines_belong_to_their_paragraph(signs: tuple[str, str]) -> None:
    one, two = signs
    assert read(with_items(signs, "\n\n")) == [
        ("U", f"It is so: {one} The sea is calm. {two} The land is calm."),
        ("U", f"{CALM} The land was too."),
        ("S", "Bonn."),
    ]


@pytest.mark.parametrize("signs", [*SIGNS, ("1)", "2)")])
def test_items_on_lines_below_another_belong_to_their_paragraph(signs: tuple[str, str]) -> None:
    one, two = signs
    assert read(with_items(signs, "\n")) == [
        ("U", f"It is so: {one} The sea is calm. {two} The land is calm."),
        ("U", f"{CALM} The land was too."),
        ("S", "Bonn."),
    ]


@pytest.mark.parametrize("signs", [*SIGNS, ("1)", "2)")])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_items_make_no_other_paragraph_a_doubtful_one(signs: tuple[str, str], gap: str) -> None:
    marks = {said: marking for marking, said in read(with_items(signs, gap, level="S"))}
    assert marks[f"{CALM} The land was too."] == "U"


def test_lists_in_lists_belong_to_their_paragraph() -> None:
    items = "a. Oil:\n\n  * It is dear.\n\n    o It is.\n\n    o So.\n\n  * It is far.\n\nb. Fish."
    marks = [marking for marking, _ in read(f"1. (U) He said:\n\n{items}\n\n2. (S) Bonn.")]
    assert marks == ["U", "S"]


@pytest.mark.parametrize("policy", ["standard", "foia-public"])
@pytest.mark.parametrize(
    "body",
    [
        *(
            f"1. (U) Fair was he:{gap}{one} Calm.{gap}{two} {mark} Zulu left.\n\n2. (S) Bonn."
            for one, two in (("a.", "b."), ("(a)", "(b)"), ("*", "*"), ("o", "o"), ("i.", "ii."))
            for mark in ("(8)", "{8", "vey", "569)", "@)", "SECRET:", '-fet"')
            for gap in ("\n", "\n\n")
        ),
        *(
            f"1. (U) Fair was he.\n\n{lone} Zulu left.\n\n2. (S) Bonn."
            for lone in ("a.", "b.", "i.", "8)", "(8)", "*", "•", "o", "J.", "**", "†")
        ),
        *(
            f"1. (U) Calm.\n{one} Zulu left.\n\n2. (U) Fair was he.\n{two} Zulu too.\n\n3. (S) B."
            for one, two in (("a.", "b."), ("*", "*"), ("o", "o"), ("1)", "2)"), ("(1)", "(2)"))
        ),
        "1. (U) Fair.\n\na. Bonn\n\n2. (U) Calm.\n\nb. Zulu Plans are here.\n\n3. (S) Bonn.",
        "1. (U) Fair.\n\n* Calm.\n\nZulu left us.\n\n* Zulu left.\n\n2. (S) Bonn.",
    ],
)
def test_a_sign_outside_a_list_may_be_what_is_left_of_a_mark(body: str, policy: str) -> None:
    assert "zulu" not in released(f"SECRET\n\n{body}\n", policy)


@pytest.mark.parametrize("policy", ["standard", "foia-public"])
@pytest.mark.parametrize("sign", ["*", "**", "†", "1/ ", "* ", "† "])
@pytest.mark.parametrize("page", ["", "SECRET\n\n- 2 -\n\n"])
def test_a_footnote_below_another_paragraph_stands_for_itself(
    sign: str, page: str, policy: str
) -> None:
    note = f"{page}{sign}The zulu source is a cabinet member.\n\n{page}"
    for body in (f"Fair was the day.\n\n{note}", f"Fair was the day in\n\n{note}Bonn.\n\n"):
        paper = f"SECRET\n\n1. (S) Bonn is ours.{sign}\n\n2. (U) {body}3. (U) Fair.\n"
        assert "zulu" not in released(paper, policy)


LEVELS = [
    "CONFIDENTIAL: The",
    "CONFIDENTIAL The",
    "CONFIDENTIAL - The",
    "CONFIDENTIAL//NOFORN The",
    "CONFIDENTIAL -- THE",
    "SECRET: The",
    "SECRET - The",
    "SECRET//NOFORN The",
    "TOP SECRET: The",
    "TOP SECRET//SI//NOFORN The",
    "- SECRET: The",
    "Begin Secret text:\nThe",
    "[Begin Confidential]\nThe",
]


@pytest.mark.parametrize("policy", ["standard", "foia-public"])
@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize(
    "paper",
    [
        "1. (U) Fair was the day.\n{} zulu agent left.\n\n2. (C) Bonn.",
        "(U) Fair was the day.\n{} zulu agent left.\n(C) Bonn.",
        "1. (U) Fair was the day.\n\n{} zulu agent left.\n\n2. (C) Bonn.",
        "1. (U) Fair was the day:\n\n- {} zulu agent left.\n\n2. (C) Bonn.",
        "1. (U) {} zulu agent left.\n\n2. (C) Bonn.",
        "Fair was the day. (U)\n{} zulu agent left.\nCalm was the sea. (U)\n\nBonn. (C)",
    ],
)
def test_the_name_of_a_level_before_a_line_is_a_mark(paper: str, level: str, policy: str) -> None:
    assert "zulu" not in released(f"CONFIDENTIAL\n\n{paper.format(level)}\n", policy)


def test_a_secret_text_ends_no_earlier_than_its_paragraph() -> None:
    body = "Fair.\nBegin Secret text:\nThe zulu left.\nEnd Secret text."
    assert "zulu" not in released(f"SECRET\n\n1. (U) {body}\n\n2. (S) Bonn.\n")


@pytest.mark.parametrize(
    "said",
    [
        "He kept it\nSECRET FROM ALL.",
        "He saw the\nSECRET Service.",
        "It is\nConfidential: he said.",
    ],
)
def test_the_name_of_a_level_in_a_sentence_is_a_word(said: str) -> None:
    assert read(f"1. (U) {said}\n\n2. (S) Bonn.")[0] == ("U", " ".join(said.split()))


@pytest.mark.parametrize(
    "unit", [". ", "a. ", "- ", "a. x\nb. y\n", "* x\n\n", "a. x\n\n1. y\n\nb. z\n\n"]
)
def test_a_long_run_of_signs_is_read(unit: str) -> None:
    paper = f"SECRET\n\n1. (U) The sea.\n\n(U) The {unit * 8000}\n\n2. (S) Bonn.\n"
    assert redactor.read(paper.encode()).portions


@pytest.mark.parametrize("start", ["J.", "B.", "a.", "*", "o", "II.", "U.S.", "12"])
def test_a_block_without_a_mark_between_marked_ones_is_no_item(start: str) -> None:
    paper = f"(U) {CALM}\n\n{start} Zulu told us so.\n\n(U) {CALM}\n"
    assert "zulu" not in released(paper)


def test_a_speech_in_a_numbered_paragraph_may_have_lost_its_mark() -> None:
    speeches = "The President: Fair.\nMr. Quill: Zulu is ours.\n\n2. (S) The President: Yes."
    assert "zulu" not in released(f"SECRET\n\n1. (U) {speeches}\n")

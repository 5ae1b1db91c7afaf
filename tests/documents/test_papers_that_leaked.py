"""Papers that an adversary made a release of, with a paragraph in it that should have stayed."""

import pytest

import redactor
from redactor.errors import VerificationError

FAIR, BONN = "Fair. (U)\n\n", "\n\nBonn. (S)\n"

NOTICES = [
    "5. (U) The weather was fair. [7 lines not declassified]. They believe zulu.\n\n6. (S) B.",
    "5. (U) The weather was fair.\n[less than 1 line not declassified]. They, zulu.\n\n6. (S) B.",
    f"{FAIR}Bonn. (S)\nZulu said [2 lines not declassified]\nThe fleet is out. (U)",
    "(U) Fair.\n[portion marking not declassified] Zulu.\n\n(S) Bonn.",
    f"{FAIR}Zulu. [portion marking not\ndeclassified]\nThe fleet is out. (U){BONN}",
    f"{FAIR}Zulu. [portion marking not declassified] The fleet is out. (U){BONN}",
]
IN_MID_SENTENCE = [
    f'{FAIR}The zulu agency reports in "National Policy (U),"\nthat he takes bribes. (S){BONN}',
    f"{FAIR}The zulu office of the Under Secretary (U)\nis in Bonn. (S){BONN}",
]
IN_MID_LINE = [
    f"{FAIR[:-2]} Zulu. (8) The fleet is out. (U)\n\nBonn. (U)",
    "(U) Fair. (8) Zulu. (U) The fleet is out.\n\n(S) Bonn.",
    "(U) THE WEATHER WAS FAIR. (8) THE AGENT ZULU WAS LOST.\n\n(S) BONN.",
]
AT_THE_END = [
    f"Fair. (U)\nZulu was {end}\nThe fleet is out. (U)\nBonn. (S)"
    for end in ("lost.(8)", "lost. 8", "lost (8).", "lost.(S", "lost.fS)", "lost.(sh", "lost. is")
]
AT_THE_END += [
    f"Fair. (U)\nThe agent zulu in the ministry told us that the vote was {end}\n"
    "The fleet is out. (U)\nBonn. (8)"
    for end in ("lost. 8", "lost. S", "lost. to", "lost.[3]", "lost.3", "lost. Jest", "lost.(8)")
]
AT_THE_START = [
    f"(U) Fair.\n{start} Zulu.\n(S) Bonn."
    for start in ("vey", "wi", "ws", "hh", "YA:", "ie-4)", "569)", "8", "s)", "l8l", "SECRET:")
]
ITEMS = [
    "1. (U) Fair.\n\n   a. (U) Calm.\n\n   b. Zulu.\n\n   c. (8) Bonn.\n\n2. (U) End.",
    "(U) Fair.\n\n- (U) Calm.\n\n- Zulu.\n\n- (8) Bonn.",
    "1. (U) Fair.\n\n   a. vey Zulu.\n\n2. (S) Bonn.",
]
RUN_ON = [
    "1. (U) Fair.\nZulu.\n2. (8) Bonn.\n3. (U) End.",
    "(U) Fair.\nZulu.\n\n(8) Bonn.",
    "(U) The weather in the old harbor was fair and the fleet is out.[2]\nZulu.\n(8) Bonn.\n(U) E.",
    "1. (U) The weather was fair.1\n\nSECRET\nPAGE 02 STATE 334229\n\nZulu.\n\n2. (S) Bonn.",
    f"{FAIR}The zulu left.[3]\n\nSECRET\n- 2 -\n\nCalm. (U){BONN}",
    "Fair. (U)\nMr. Quill: Zulu.\nThe Minister: Calm. (U)\nMr. Quill: Bonn. (S)",
]
LISTS = [
    f"{FAIR}Bonn. (S)\n\nMr. Zulu, our agent in Poland\n\nCalm. (U)",
    f"{FAIR}Bonn. (S)\n\nAmbassador: The zulu agent told us that—\n\nMinister: Calm. (U)",
]
ABOVE = ["SUMMARY\n(U)\nFair.\n(S)\nThe agent zulu told us so.\n(U)\nThe fleet went out."]

UNDER_SECRET = [
    *NOTICES,
    *IN_MID_SENTENCE,
    *IN_MID_LINE,
    *AT_THE_END,
    *AT_THE_START,
    *ITEMS,
    *RUN_ON,
    *LISTS,
    *ABOVE,
]


def released(paper: str, level: str) -> str:
    try:
        return redactor.release(redactor.read(paper.encode()), "standard", level).render().lower()
    except VerificationError:
        return ""  # refused is safe


@pytest.mark.parametrize("body", UNDER_SECRET)
def test_what_may_be_secret_does_not_go_out_at_u(body: str) -> None:
    assert "zulu" not in released(f"SECRET\n\n{body}\n", "U")


@pytest.mark.parametrize(
    "paper",
    [
        "Memo\n\nZulu.\n\n[1] Source: A. Secret [codeword not declassified]. Unclassified.\n",
        "UNCLASSIFIED\n\n1. UNCLASSIFIED - ENTIRE TEXT.\n\n2. Fair.\n\n| SECRET |\n\nZulu.\n",
        "UNCLASSIFIED\n\nFair. (U)\n\nBonn. (8)\n\nCalm. (U)\n\nZulu.\n",
        "UNCLASSIFIED\n\nSREREE\n\nZulu.\n\n(U) Fair.\n\n(8) Bonn.\n",
        "CONFIDENTIAL\n\nFAIR. (U)\nTHE ZULU WAS LOST.(C)\nTHE FLEET IS OUT. (U)\nBONN. (C)\n",
    ],
)
def test_a_word_of_a_lower_level_does_not_lower_the_rest(paper: str) -> None:
    assert "zulu" not in released(paper, "U")


@pytest.mark.parametrize(
    "paper",
    [
        "FOR OFFICIAL USE ONLY\n\n1. (U) Fair.\n\n2. (8) Zulu.\n",
        "Fair.\n(SBU)\n\nZulu. (8)\n\nCalm. (U)\n",
        "Memo\n\nZulu.\n\n[1] Source: A. Secret/Sensitive. See Document 5. Confidential.\n",
        "CONFIDENTIAL\n\n1. CONFIDENTIAL - ENTIRE TEXT.\n\nS E G R E T STATE 12345\n\n1. Zulu.\n",
        "SECRET\n\nFair. (U)\n\nForeign Agents (C)\nand zulu Spies are here. (S)\n\nBonn. (S)\n",
        "SECRET\n\nFair. (U)\n\nThe zulu Chancellor (C)\nin Bonn left. (S)\n\nBonn. (S)\n",
    ],
)
def test_what_may_be_secret_does_not_go_out_at_c(paper: str) -> None:
    assert "zulu" not in released(paper, "C")


@pytest.mark.parametrize(
    "unit",
    ["[1] Source: foo bar.\n", "(a) (U) foo\n(b) (8) foo\n", "Foo (U)\n", "SECTION 02 OF 02\n"],
)
def test_a_long_paper_of_one_kind_of_line_is_read(unit: str) -> None:
    document = redactor.read(f"SECRET\n1. (U) foo\n{unit * 8000}".encode())
    assert document.portions


@pytest.mark.parametrize(
    "said",
    ["He counted all,\n47, boats in the harbor. (S)", "He said so.\n47. Boats came. (S)"],
)
def test_a_figure_at_the_start_of_a_withheld_line_is_no_number_of_a_paragraph(said: str) -> None:
    paper = f"SECRET\n\n{FAIR}{said}\n\nCalm. (U)\n"
    release = redactor.release(redactor.read(paper.encode()), "standard", "U")
    assert "47" not in release.render()
    assert not [one for one in release.decisions if "47" in (one.label, one.portion)]

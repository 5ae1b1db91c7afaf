"""Papers whose marks are intact, in the forms that a reader of scans may stumble over."""

import pytest

import redactor

START = "SECRET\n\nMEMORANDUM FOR THE PRESIDENT\n\nSUBJECT: (U) Norland\n\n"
END = "SECRET\n\nMEMORANDUM FOR THE PRESIDENT\n\nSUBJECT: Norland (U)\n\n"
CABLE = "S E C R E T STATE 221144\nE.O. 12356: DECL: OADR\nTAGS: PREL, NL\nSUBJECT: RADAR\n\n"
SOLD, LEFT, TOLD = "The radar was sold.", "The minister left.", "They were told."


def read(paper: str) -> list[tuple[str, str]]:
    document = redactor.read(f"{paper}\n\nSECRET\n".encode())
    return [
        (str(portion.marking), " ".join(document.words(portion).split()))
        for portion in document.portions
        if portion.kind in ("paragraph", "subparagraph")
    ]


def between(said: str, style: str) -> str:
    """Put an unclassified paragraph between two that are not."""
    if style == "start":
        return f"{START}(S) {SOLD}\n\n(U) {said}\n\n(S) {TOLD}"
    return f"{END}{SOLD} (S)\n\n{said} (U)\n\n{TOLD} (S)"


@pytest.mark.parametrize(
    ("blanks", "line_end"), [(" ", "\n"), ("\t", "\n"), ("", "\r\n"), ("  ", "\r\n")]
)
def test_blanks_behind_end_marks_hide_none(blanks: str, line_end: str) -> None:
    paper = f"{END}{SOLD} (S){blanks}\n\n{LEFT} (U){blanks}\n\n{TOLD} (C)"
    assert read(paper.replace("\n", line_end)) == [("S", SOLD), ("U", LEFT), ("C", TOLD)]


def test_the_mark_behind_a_subject_makes_no_end_style() -> None:
    assert read(f"{END}(S) {SOLD}\n\n(U) {LEFT}\n\n(C) {TOLD}") == [
        ("S", SOLD),
        ("U", LEFT),
        ("C", TOLD),
    ]


@pytest.mark.parametrize(
    "said",
    [
        "The Ministry of Foreign Affairs (MFA).\nThen he left.",
        "He spoke with the European Community (EC)\nand the Ministry.",
        "Action: OSD\nto prepare a paper.",
        'He said "We will not sell any ships."  They\nagreed.  He said "I cannot."  He\nleft.',
        "They gave him one year (or\ntwo) to leave.",
        "He came at 6 p.m. EST.\nThen he left.",
        "He came on Oct. 4\nand left on Oct. 5.",
        "He wrote of it in Vol. II\nof his memoirs.",
        "Prices rose (4%).\nThen they fell.",
        "It was signed by the Department on May\n12.",
        "He met Senator Quill\n(R-Illinois) in Bonn.",
        "He left with his wife.[3]",
        "He left for good and went to the\nU.S.[1]",
        "He told us so (see p. 4).1",
        "The plan has three parts: a) more ships, b) more nets, and c) fewer quotas.",
        "The plan has parts: 1) More ships. 2) More nets. 3) Fewer quotas.",
        "It says: (i) No one may fish. (ii) All may sell. (iii) So be it.",
        "It says: (A) No one may fish. (B) All may sell.",
        "He came. $5-6 Million left.",
        "He told Senator\nRoe (D) Ohio and Mr. Lie (Bonn) Bell.",
        "The AIM-9(L) Sidewinder and the USS Bell, (DD-963) Captain Roe, left.",
        'It costs ($50) Monday, and (10%) Tuesday. He said, "(Bell) Roe left."',
        "He left [sic] Bonn for Elmar (Bonn) Bell said.",
        "He came [name not declassified] said no.",
        "He saw them leave. The (F-16s)\nwere old.",
        "He saw them leave. All of it (see Tab A)\nis known.",
        "He asked of the patrol of U.S. loyal.1 Not\nall were.",
        "He asked for much. Not e.g.\nfor fish.",
        "He asked for much. Fish and/or\nships were dear.",
        "He asked for much. The G-7\nmet again.",
        "He asked for some U.S. net.\nThey had none.",
        "He asked for some U.S.\nnet. They had none.",
        "He asked e.g. her.[1] Then he left.",
        "He saw the nets (see Tab\nA) in the end.",
        "See the Act, as amended (22\nU.S.C. 2304).",
        "He was heard (He\nsaid this twice.) and left.",
        "Ms. Brandt\n(NOR). He is old.",
        "It was in the Act (USA)\nand so on.",
        "He was born on Oct.\n4, 1931 in Bonn.",
        "See pp.\n12-14. Then he left.",
        "See para.\n2, and leave.",
        "He came on Oct. 4,\n1931.",
        "He read\n3(b) of the Act.",
        "It was at\n1430Z that he left.",
        "It cost\n$3.50/MCF then.",
        "He told\nS/S-O. Then he left.",
        "He had no\ne-mail then.",
        "It was neither there nor\nwere they.",
        "The ship—the S.S. Norland—was\nbuilt in Bonn.",
        "The Minister... did\nnot say so.",
        "Drafted by Quill\nx21234",
        "The treaty was signed in Bonn by both of them in the spring of\n1974. It is in force.",
        "It was the month of July\n12. It rained.",
        "They read the Act (22 U.S.C.\n2304).",
        "The Minister came to Bonn with his men and spoke of oil. Lt.\nPeng left it at that.",
        "The Minister came to Bonn with his men and spoke of oil. Li\nPeng left it at that.",
        "The law that bars it is 5 U.S.C.\n552. He knew it, and left.",
        "Grain for Elmar went out under P.L.\n480. They were glad of it.",
        "It was more than the sum of the\n150–180 threshold and the rest.",
        "He fished there for years.\n1961–62 was the best of them.",
        "They left.\nHe (S. Moe) left.",
        "They left.\nWe & they left.",
        "They left.\nIn §3 of the Act they said no.",
        "They left.\nBy 3Q 1986 they had oil.",
        "I told him so in his office (S.\nWing). He left.",
        "(see Tab A) He left.",
    ],
)
@pytest.mark.parametrize("style", ["start", "end"])
def test_words_at_the_ends_of_lines_are_words(said: str, style: str) -> None:
    assert read(between(said, style)) == [("S", SOLD), ("U", " ".join(said.split())), ("S", TOLD)]


@pytest.mark.parametrize(
    "notice",
    ["[2 lines not declassified]", "[name not declassified]", "[5 lines\nnot declassified]"],
)
def test_what_an_earlier_release_withheld_in_a_paragraph_leaves_its_mark(notice: str) -> None:
    assert read(f"{START}1. (S) {SOLD}\n\n2. (C) {notice} {LEFT}") == [
        ("S", SOLD),
        ("C", " ".join(f"{notice} {LEFT}".split())),
    ]


def test_levels_written_out_are_marks() -> None:
    assert read(f"{START}(Secret) {SOLD}\n\n(Unclassified) {LEFT}") == [("S", SOLD), ("U", LEFT)]


@pytest.mark.parametrize("lead", ["—", "o ", "ii. ", "(ii) ", "II. ", "¶ ", "**1.** ", "### "])
def test_signs_before_a_mark_hide_none(lead: str) -> None:
    marks = [marking for marking, _ in read(f"{START}(S) {SOLD}\n\n{lead}(U) {LEFT}")]
    assert marks == ["S", "U"]


@pytest.mark.parametrize("lead", ["", "1. ", "**1.** ", "a. ", "- ", "* "])
def test_a_mark_in_bold_is_no_damaged_one(lead: str) -> None:
    found = read(f"{START}{lead}**(S)** {SOLD}\n\n{lead.replace('1', '2')}**(U)** {LEFT}")
    assert found == [("S", SOLD), ("U", LEFT)]


@pytest.mark.parametrize("sign", ["[1] ", "[12]", "1/ "])
@pytest.mark.parametrize("title", ["", "Notes\n\n", "----------\n"])
def test_a_note_with_a_mark_of_its_own_has_that(sign: str, title: str) -> None:
    found = read(
        f"{START}1. (S) {SOLD}\n\n{title}{sign}(U) {LEFT}\n{sign.replace('1', '2')}(C) {TOLD}"
    )
    assert found[-2:] == [("U", LEFT), ("C", TOLD)]


def test_a_mark_for_the_entire_text_leaves_the_marks_of_the_next_message() -> None:
    header = "SECRET\n\nFM AMEMBASSY BONN\nSUBJECT: TALKS\n\n"
    first = f"{header}1. (S - ENTIRE TEXT)\n\n2. {SOLD}\n\nNNNN\n"
    second = f"{header}1. {TOLD} (S)\n\n2. {LEFT} (U)"
    assert read(f"{first}\n{second}")[1:] == [("S", SOLD), ("S", TOLD), ("U", LEFT)]
    assert read(f"{second}\n\nNNNN\n\n{first}")[:2] == [("S", TOLD), ("U", LEFT)]


@pytest.mark.parametrize("gap", ["   ", "\t"])
def test_every_row_of_a_table_has_its_own_mark(gap: str) -> None:
    rows = f"(S)  Radar{gap}1,200\n(U)  Fish{gap}80\n(C)  Gold{gap}14"
    assert read(f"{START}1. (U) {LEFT}\n\n{rows}\n\n2. (U) {TOLD}")[1:4] == [
        ("S", "Radar 1,200"),
        ("U", "Fish 80"),
        ("C", "Gold 14"),
    ]


def test_a_mark_in_mid_sentence_begins_no_row() -> None:
    said = read(f"{START}(S) The radar and   the\n(U) gold were sold.\n\n(U) {LEFT}")
    assert said[0] == ("S", "The radar and the (U) gold were sold.")


@pytest.mark.parametrize("below", ["     salted", "     Total   83"])
def test_a_row_of_two_lines_leaves_the_next_row_its_mark(below: str) -> None:
    rows = f"(U)  Fish    80\n{below}\n(C)  Gold    14"
    assert read(f"{START}1. (S) {SOLD}\n\n{rows}\n\n2. (U) {TOLD}")[2] == ("C", "Gold 14")


@pytest.mark.parametrize("below", ["(U)  Fish  80\n(U)  Rain  3", "1/ (U) Fish.\n2/ (U) Rain."])
def test_rows_and_notes_leave_wrapped_paragraphs_whole(below: str) -> None:
    said = "He told them of the fish.\nThey came\nthere. Oil came."
    paper = f"{START}(C) {SOLD}\n\n{below}\n\n(U) {said}"
    assert read(paper)[-1] == ("U", " ".join(said.split()))


def test_a_note_in_mid_sentence_has_no_mark_of_its_own() -> None:
    said = read(f"{START}(S) The fleet took\n1/ (C) and others.\n\n(U) {LEFT}")
    assert said[0] == ("S", "The fleet took 1/ (C) and others.")


def test_notes_that_begin_with_small_letters_have_their_own_marks() -> None:
    notes = "----------\n1/ (U) see the paper\n2/ (C) that of Elmar\n3/ (S) the radar"
    found = read(f"{START}1. (U) {LEFT}\n{notes}\n\n2. (U) {TOLD}")
    assert found[1:4] == [("U", "see the paper"), ("C", "that of Elmar"), ("S", "the radar")]


@pytest.mark.parametrize("title", ["Background", "Summary", "Next Steps"])
@pytest.mark.parametrize("page", ["\n\f", "\n\n- 2 -\n\n", "\n\nSECRET\n\n\f"])
def test_a_section_may_begin_with_its_page(page: str, title: str) -> None:
    document = redactor.read(f"{START}1. (S) {SOLD}{page}{title}\n\n2. (U) {LEFT}\n".encode())
    *_, heading, _ = document.portions
    assert (heading.kind, str(heading.marking)) == ("heading", "U")


@pytest.mark.parametrize("number", ["2", "Page 2", "PAGE 2", "12"])
@pytest.mark.parametrize(
    "page",
    ["\n\n{}\n\n\f", "\n{}\n\f", "\n\f{}\n\n", "\n\f            {}\n", "\n\nSECRET\n{}\n\f\n"],
)
def test_the_number_of_a_page_is_no_part_of_the_paragraph_that_it_cuts(
    page: str, number: str
) -> None:
    cut = f"The minister of{page.format(number)}Norland left."
    found = read(f"{START}1. (S) {SOLD}\n\n2. (U) {cut}\n\n3. (C) {TOLD}")
    assert found[1] == ("U", "The minister of Norland left.")


REST = (
    "He added that the price of the island had been agreed upon\nin the winter session, as planned."
)


@pytest.mark.parametrize(
    "page",
    [
        "\n\nSECRET\n\nPAGE 02 ELMAR 00207 221144Z\n\n",
        "\n\n- 2 -\n\n",
        "\n\f",
        "\n\n12\n\n\fSECRET\n\n",
    ],
)
def test_a_page_may_part_a_numbered_paragraph_between_two_sentences(page: str) -> None:
    found = read(f"{START}1. (S) {SOLD}\n\n2. (U) {LEFT}{page}{REST}\n\n3. (C) {TOLD}")
    assert found[1] == ("U", f"{LEFT} {REST}".replace("\n", " "))


@pytest.mark.parametrize("sign", ["", "*", "-", "•"])
def test_a_wrapped_portion_at_the_top_of_a_page_is_no_title(sign: str) -> None:
    said = "The minister of Norland told us of\n      agreements that are good for them all."
    first, above, below = (f"{sign} ({level})".lstrip() for level in "USU")
    page = "SECRET\n- 2 -"
    found = read(f"{START}{first} {said}\n\n{above} {SOLD}\n\n{page}\n\n{below} {said}")
    assert found[-1] == ("U", " ".join(said.split()))


def test_a_note_on_an_earlier_page_leaves_the_mark_of_a_paragraph_below_a_page() -> None:
    cut = (
        f"1. (S) The radar and the\n----------\n* (U) {LEFT}\n\nSECRET\n\n- 2 -\n\nrest were sold."
    )
    said = "The talks on the port were held by\nmen of both. The rest of us were there, and heard."
    paper = f"{START}{cut}\n\n2. (U) {TOLD}\n\nSECRET\n\n- 3 -\n\n(U) {said}"
    assert read(paper)[-1] == ("U", " ".join(said.split()))


@pytest.mark.parametrize("heading", ["## Harbor", "### Talks on Harbors"])
def test_a_heading_of_markdown_shows_no_damage(heading: str) -> None:
    body = f"- **(S)** {SOLD}\n\n{heading}\n\n- **(U)** {LEFT}\n  He went home."
    assert read(f"SECRET\n\n# Norland\n\n{body}")[-1] == ("U", f"{LEFT} He went home.")


def test_a_mark_in_bold_closes_what_stands_above_it() -> None:
    paper = f"{END}1. {SOLD}\n**(S)**\n\n2. {LEFT}\n**(U)**\n\n3. {TOLD}\n**(S)**"
    found = [(marking, said.rstrip(" *")) for marking, said in read(paper)]
    assert found == [("S", SOLD), ("U", LEFT), ("S", TOLD)]


def test_a_mark_in_bold_on_a_line_of_its_own_begins_no_list() -> None:
    paper = f"{END}{LEFT}\n**(U)**\n\n- {SOLD} **(C)**\n- {TOLD} **(U)**"
    assert [marking for marking, _ in read(paper)] == ["U", "C", "U"]


@pytest.mark.parametrize("said", ["two parts, 1) oil, and\n2) gold.", "this:\n1) oil,\n2) gold."])
def test_the_items_in_a_paragraph_are_no_brothers_of_what_has_its_number(said: str) -> None:
    paper = f"{START}1) (S) {SOLD}\n\n2) (U) It has {said}\n\n3) (S) {TOLD}"
    assert read(paper)[1] == ("U", f"It has {said}".replace("\n", " "))


@pytest.mark.parametrize(
    "line",
    [
        "SECRET, AND THAT THE FLEET BE READY BY JUNE",
        "SECRET - THE FLEET WAS NOT TO SAIL BY JUNE",
        "SECRET; THE FLEET WAS NOT TO SAIL",
        "CONFIDENTIAL UNTIL MAY 1985",
    ],
)
def test_a_line_of_a_telegram_that_begins_as_a_banner_is_not_lost(line: str) -> None:
    paper = (
        f"{CABLE}1. (S) HE ASKED THAT THEY BE KEPT\n{line}\nAND THAT NO ONE BE TOLD.\n\n2. (U) X."
    )
    assert read(paper)[0] == ("S", f"HE ASKED THAT THEY BE KEPT {line} AND THAT NO ONE BE TOLD.")


def test_a_line_before_a_section_that_begins_as_an_address_is_not_lost() -> None:
    paper = (
        "S E C R E T SECTION 01 OF 02 ELMAR 000207\n\nSUBJECT: TALKS\n\n"
        "1. (U) THE MINISTER HAS SAID THAT HE PLANS\nTO RESIGN AND MUST BE\n"
        "S E C R E T SECTION 02 OF 02 ELMAR 000207\nLET GO. THAT WAS IT.\n\n2. (U) CALM.\n"
    )
    assert "TO RESIGN AND MUST BE" in read(paper)[0][1]


def test_a_mark_for_the_entire_text_may_have_controls() -> None:
    document = redactor.read(f"SECRET//NOFORN\n\n1. (S//NF - ENTIRE TEXT)\n\n2. {SOLD}\n".encode())
    assert str(document.marking) == "S//NF"


def test_an_authority_block_at_the_foot_of_a_memorandum_is_read() -> None:
    document = redactor.read(
        f"{START}1. (S) {SOLD}\n\nClassified By: Ruth Annesley\nReason: 1.4 (b), (d)\n"
        "Declassify On: 20390313\n".encode()
    )
    assert document.authority.reasons == ("1.4(b)", "1.4(d)")
    assert [portion.kind for portion in document.portions][-3:] == ["authority"] * 3


@pytest.mark.parametrize(
    "signs", [("(1)", "(2)", "(3)"), ("(a)", "(b)", "(c)"), ("(i)", "(ii)", "(iii)")]
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_items_in_brackets_belong_to_their_paragraph(signs: tuple[str, ...], gap: str) -> None:
    items = gap.join(f"{sign} They left." for sign in signs)
    assert read(f"{START}1. (S) {SOLD}\n\n2. (U) They said:{gap}{items}\n\n3. (S) {TOLD}") == [
        ("S", SOLD),
        ("U", " ".join(f"They said: {items}".split())),
        ("S", TOLD),
    ]


@pytest.mark.parametrize("signs", [("(1)",), ("(2)", "(3)"), ("(8)", "(9)"), ("(a)", "(f)")])
def test_a_sign_in_brackets_outside_a_sequence_may_be_a_damaged_mark(
    signs: tuple[str, ...],
) -> None:
    items = "\n\n".join(f"{sign} They left." for sign in signs)
    marks = [marking for marking, _ in read(f"{START}1. (S) {SOLD}\n\n2. (U) So.\n\n{items}")]
    assert marks == ["S", "U", *("S" for _ in signs)]


@pytest.mark.parametrize(
    "said",
    [
        "Costs rose (see Tab\nB).",
        "Costs rose by much (see\nTab B).",
        "He came at 3:00 p.m.\nin London.",
        "They met in May;\nthe French did not.",
        "It rained. In the U.S.\nview, this is of use.",
        "The Bureau gave the contract\n(No. 55) to Holm.",
        "He spoke with the agent (fnu).\nThen he left.",
        "They bought aircraft\n(F-16s) for the north.",
        "They agreed on\n(a) the radar and (b) the fleet.",
    ],
)
@pytest.mark.parametrize("style", ["start", "end"])
def test_lines_are_wrapped_anywhere(said: str, style: str) -> None:
    assert read(between(said, style)) == [("S", SOLD), ("U", " ".join(said.split())), ("S", TOLD)]


@pytest.mark.parametrize(
    "said",
    [
        "He met the bureau\n(K. Quill) and left.",
        "He met the bureau\n(K. Quill). He left.",
        "He met the bureau\n(INR/EAP), which left.",
        "He met Quill\n(b. 1932) and left.",
        "He sent aid\n[sic] and left.",
        "It has aid\n(e.g., wheat that comes from the north and the\neast) and ships.",
        "It falls under Section\n3(c) of the Act.",
        "It falls under Section\n3 (c) of the Act.",
        "He is\n45 (?), married, and rich.",
    ],
)
@pytest.mark.parametrize("style", ["start", "end"])
def test_a_line_may_begin_with_brackets_of_its_sentence(said: str, style: str) -> None:
    assert read(between(said, style))[1] == ("U", " ".join(said.split()))


@pytest.mark.parametrize(
    "said",
    [
        "It rained. NSC\nstaff left.",
        "It rained. The NSC\nstaff left.",
        "It rained. The B-1B\nand the rest left.",
        "He wrote on oil; see\nalso Tab B.",
        'He asked, "Is it true?" as\nif he knew.',
        "He came at 3:15 p.m. (local time)\nand left.",
        "The text is at 22 U.S.C. 2370(e)(1) and\nat 22 C.F.R. 120.1 et seq. The rest is old.",
        "He spoke of the product\n(GNP) of the year.",
        "He said that the\nS-3's had left.",
        "He said that the\n82d Airborne left.",
        "The U.S. & Soviet teams met there.",
        'The "Big Seven" (G-7) left.',
        'The word "peace" ("mir") is old.',
    ],
)
@pytest.mark.parametrize("style", ["start", "end"])
def test_what_ends_no_sentence_keeps_the_mark_of_its_paragraph(said: str, style: str) -> None:
    assert read(between(said, style))[1] == ("U", " ".join(said.split()))


@pytest.mark.parametrize(
    "said",
    [
        "He spoke in Bonn (November\n18, 1981) of the man.",
        "He was in Room\n208, OEOB.",
        "He saw a total of\n12, of which ten left.",
        "He said that (1) we accept,\n(2) we reject, and (3) wait.",
        "He met (1) Norland,\n(2) Bonn, and (3) Belize.",
    ],
)
def test_a_figure_in_a_sentence_begins_no_paragraph(said: str) -> None:
    body = f"1. Snow fell. (S)\n\n2. {said} (U)\n\n3. Hail fell. (S)\n\nSECRET\n"
    paper = f"SECRET\n\nSUBJECT: Norland (U)\n\n{body}"
    assert read(paper)[1] == ("U", " ".join(said.split()))


@pytest.mark.parametrize("sign", ["[2]", " [3]", "3"])
def test_a_footnote_may_stand_behind_an_end_mark(sign: str) -> None:
    assert read(f"{END}{SOLD} (S)\n\n{LEFT} (U){sign}\n\n{TOLD} (C)") == [
        ("S", SOLD),
        ("U", LEFT),
        ("C", TOLD),
    ]


@pytest.mark.parametrize("numbers", [("1. ", "2. ", "3. "), ("", "", "")])
def test_an_action_goes_with_its_item(numbers: tuple[str, str, str]) -> None:
    one, two, three = numbers
    item = "Principals noted the trip.\nAction: OVP to inform the press."
    assert read(f"{END}{one}{item} (U)\n\n{two}{SOLD} (S)\n\n{three}{LEFT} (U)") == [
        ("U", " ".join(item.split())),
        ("S", SOLD),
        ("U", LEFT),
    ]


@pytest.mark.parametrize("style", ["start", "end"])
@pytest.mark.parametrize(
    "said",
    [
        "They saw the price of fish and of the\nnet;",
        "They saw the rest of what was sold with the (F-16s)\n(F-18s) there;",
        "They saw the rest of what was owed to the bank\n(EXIM) there;",
    ],
)
def test_an_item_may_end_with_any_word(said: str, style: str) -> None:
    found = read(between(f"They did:\n* They left;\n* {said}\n* They came.", style))
    assert {said for marking, said in found if marking == "S"} == {SOLD, TOLD}


@pytest.mark.parametrize(
    ("signs", "marked"),
    [
        (("*", "*"), ("•", "•")),
        (("--", "--"), ("-", "-")),
        (("i.", "ii."), ("a.", "b.")),
        (("a.", "b."), ("i.", "ii.")),
        (("a.", "b."), ("a.", "b.")),
    ],
)
def test_a_list_with_marks_behind_one_without_is_another(
    signs: tuple[str, str], marked: tuple[str, str]
) -> None:
    items = f"They did:\n{signs[0]} They left;\n{signs[1]} They came."
    others = f"{marked[0]} (S) {SOLD}\n\n{marked[1]} (C) {TOLD}"
    marks = [marking for marking, _ in read(f"{START}(U) {items}\n\n{others}")]
    assert marks == ["U", "S", "C"]


def test_an_item_with_a_mark_inside_is_cut_there() -> None:
    found = read(f"{START}1. (U) {LEFT}\n\na. (U) {LEFT} (S) {SOLD}\n\nb. (U) {LEFT}")
    assert [marking for marking, _ in found] == ["U", "U", "S", "U"]


def test_capital_letters_are_items_where_marks_close() -> None:
    paper = f"{END}They did:\nA. They left;\nB. They came. (U)\n\n{SOLD} (S)"
    assert read(paper) == [
        ("U", "They left;"),
        ("U", "They came."),
        ("S", SOLD),
    ]


def test_a_mark_behind_a_page_closes_what_precedes_the_page() -> None:
    page = "\nSECRET\nSECRET\nPAGE 02 ELMAR 000207\n"
    paper = f"{END}{LEFT} (U)\n\n{SOLD}{page}(S) {TOLD} (S)\n\n{LEFT} (U)"
    assert read(paper) == [("U", LEFT), ("S", SOLD), ("S", TOLD), ("U", LEFT)]


def test_what_leads_to_a_list_is_as_high_as_its_items() -> None:
    paper = f"{END}1. He asked for two things:\na. oil; and\nb. fish. (U)\n\n2. {SOLD} (S)\n"
    portions = redactor.read(paper.encode()).portions
    assert [str(portion.marking) for portion in portions][-4:] == ["U", "U", "U", "S"]


def test_a_dash_item_with_a_mark_begins_one_behind_a_title() -> None:
    assert [
        m for m, _ in read(f"{START}(C) Norland\n- (C) {SOLD}\n- (S) {TOLD}\n- (U) {LEFT}")
    ] == [
        "C",
        "C",
        "S",
        "U",
    ]


@pytest.mark.parametrize(
    "page", ["SECRET                       2", "SECRET", "SECRET\n\n- 2 -", "-SECRET- -2-"]
)
def test_a_sentence_goes_on_behind_a_page(page: str) -> None:
    cut = f"The polls had been wrong and\n\n{page}\n\nhe would go. (C)"
    paper = f"{END}{SOLD} (S)\n\n{cut}\n\n{LEFT} (U)"
    assert read(paper)[1] == ("C", "The polls had been wrong and he would go.")


@pytest.mark.parametrize(
    "banner", ["-CONFIDENTIAL- DECLASSIFIED", "CONFIDENTIAL- PER E.O. 13526", "CONFIDENTIAL - 2 -"]
)
def test_a_stamp_behind_a_banner_is_no_control(banner: str) -> None:
    document = redactor.read(
        f"{banner}\n\nSUBJECT: Telcon (U)\n\n{LEFT} (U)\n\n{SOLD} (C)\n".encode()
    )
    assert str(document.marking) == "C"


def test_the_authority_line_makes_no_paper_a_damaged_one() -> None:
    cable = (
        "C O N F I D E N T I A L PORT ELMAR 000207\n\nE.O. 12958: DECL: 02/14/2018\n"
        "TAGS: PREL, NL\nSUBJECT: NORLAND\n\nClassified By: Hale for reasons 1.4 (b) and (d).\n\n"
        "1. (C) He was tired.\n\n2. (SBU) Economists made these points:\n\n-- oil is dear;\n\n"
        "-- the krone is weak.\n\n3. (U) He left.\n"
    )
    document = redactor.read(cable.encode())
    paragraphs = [str(p.marking) for p in document.portions if p.kind == "paragraph"]
    assert paragraphs == ["C", "SBU", "U"]


def test_a_paragraph_keeps_its_own_control_under_the_caption_of_its_message() -> None:
    header = "C O N F I D E N T I A L BONN 207\n\nEXDIS\n\nSUBJECT: FISH\n\n"
    cable = f"{header}1. (C) {SOLD}\n\n2. (SBU) {LEFT}\n"
    assert str(redactor.read(cable.encode()).portions[-1].marking) == "SBU//XD"


def test_the_number_of_something_may_begin_a_line() -> None:
    said = f"They sold Port Elmar Fish No.\n5 Ltd. to him. {LEFT}"
    assert read(between(said, "start"))[1] == ("U", " ".join(said.split()))


@pytest.mark.parametrize(
    "said",
    [
        "Norland: (1) fish; (2) oil.",
        "Points to make: (a) fish; (b) oil.",
        "He said: (laughter) No.",
    ],
)
def test_a_label_before_a_bracket_keeps_the_mark_of_its_paragraph(said: str) -> None:
    assert [said for _, said in read(between(said, "start"))] == [SOLD, said, TOLD]


@pytest.mark.parametrize("above", ["MEMORANDUM FOR THE RECORD", "OFFICE OF THE DIRECTOR\nSECRET"])
def test_a_paragraph_may_stand_right_below_a_header(above: str) -> None:
    assert [said for _, said in read(f"{above}\n(U) {LEFT}\n(S) {SOLD}")] == [LEFT, SOLD]


def test_a_banner_is_in_no_portion() -> None:
    document = redactor.read(b"OFFICE OF THE DIRECTOR\nCONFIDENTIAL\n1. He left.\n2. He came.\n")
    assert not any("CONFIDENTIAL" in document.words(portion) for portion in document.portions)


def test_an_office_in_a_header_is_no_mark() -> None:
    header = "SECRET\n\nINFORMATION MEMORANDUM\nS/S\n\nTO: The Secretary\n\nSUBJECT: Norland (C)"
    assert read(f"{header}\n\n{SOLD} (S)\n\n{LEFT} (U)") == [("S", SOLD), ("U", LEFT)]


def test_titles_above_closed_paragraphs_go_with_them() -> None:
    paper = f"{END}Background\n\n{LEFT} (U)\n\nDiscussion\n\n{TOLD} (C)\n\n{SOLD} (S)\n"
    document = redactor.read(paper.encode())
    headings = [portion for portion in document.portions if portion.kind == "heading"]
    assert [str(portion.marking) for portion in headings] == ["U", "C"]


@pytest.mark.parametrize("sign", ["*", "o", "•"])
def test_a_list_goes_on_behind_a_page(sign: str) -> None:
    page = "\n\nSECRET\n\n- 2 -\n\n\fSECRET\n\n"
    items = f"They did:\n\n{sign} They left;\n\n{sign} They came;{page}{sign} They went."
    assert [marking for marking, _ in read(between(items, "start"))] == ["S", "U", "S"]


def test_a_word_that_may_be_a_mark_is_not_lost() -> None:
    paper = f"{START}(S) {SOLD}\n\n(C) {LEFT} (NOR) is old.\n\n(U) {TOLD}\n"
    text = redactor.release(redactor.read(paper.encode()), "standard", "S").render()
    assert "(NOR) is old." in text


@pytest.mark.parametrize("paper", ["Comment: (C) (S) He left.", "(U).\n\n(C) \ne\n\n("])
def test_the_places_of_a_portion_are_in_order(paper: str) -> None:
    for portion in redactor.read(f"{paper}\n".encode()).portions:
        places = [place for span in portion.spans for place in span]
        assert places == sorted(places)
        assert portion.start <= portion.words <= portion.end


@pytest.mark.parametrize("rule", ["* * *", "______"])
def test_a_rule_may_stand_above_a_list(rule: str) -> None:
    listed = "- They left. (U)\n- They sold oil. (S)"
    assert read(f"{END}{LEFT} (U)\n\n{rule}\n\n{listed}") == [
        ("U", LEFT),
        ("U", "- They left."),
        ("S", "- They sold oil."),
    ]


def test_a_mark_alone_behind_a_paragraph_stops_no_release() -> None:
    paper = f"{END}1. {SOLD} (S)\n\n2. {TOLD}\n\n(U)\n\n3. {LEFT} (U)\n\nSECRET\n"
    for level in "US":
        released = redactor.release(redactor.read(paper.encode()), "standard", level)
        assert LEFT in released.render()


@pytest.mark.parametrize("number", ["2.1.", "2.1", "2\\.", "2,"])
def test_numbers_are_written_in_many_ways(number: str) -> None:
    paper = f"{START}1. (S) {SOLD}\n\n{number} (U) {LEFT}\n\n3. (S) {TOLD}"
    assert read(paper) == [("S", SOLD), ("U", LEFT), ("S", TOLD)]


def test_a_class_line_may_have_a_number_of_eight_figures() -> None:
    paper = f"UNCLASSIFIED STATE 00012345\n\nSUBJECT: FISH\n\n1. (SBU) {LEFT}\n"
    assert str(redactor.read(paper.encode()).marking) == "SBU"


@pytest.mark.parametrize(
    "said",
    [
        "The law bars it in Sec. 5(b) of the Act.",
        "The law bars it in Art. 5(b), para. 3(c), No. 3(b) and 22 C.F.R. 120(b) of the Act.",
        "The law, 5 U.S.C. 552(b), bars it.",
        "We can (1) pay; (2) go; and (3)\nwait for him.",
        "We can a) pay; b)\ngo; and c)\nwait for him.",
        "He has options: (1) stay; or (2) go.",
        "He has oil (1), gas (2), and fish (3).",
        "The questions are: (a) Who pays? (b) Who goes? (c) Who stops?",
    ],
)
@pytest.mark.parametrize("style", ["start", "end"])
def test_a_section_of_a_law_and_an_item_of_a_list_keep_the_mark_of_their_paragraph(
    said: str, style: str
) -> None:
    assert read(between(said, style))[1] == ("U", " ".join(said.split()))


@pytest.mark.parametrize(
    "said",
    [
        "We want (a) peace;\n(b) fair seas; and\n(c) oil.",
        "We want (1) peace,\n(2) fair seas, and\n(3) oil.",
        "We want 1) peace;\n2) fair seas; and\n3) oil.",
        "There are three options:\n(1) accept; (2) reject; or (3) wait.",
        "He said:\n(a) we accept, (b) we reject, and (c) wait.",
        "He will discuss (a) the budget, (b) the pipeline, and\n(c) Belize.",
        "He met a) Norland,\nb) Bonn, and c) Belize.",
    ],
)
def test_a_list_that_goes_on_in_a_line_belongs_to_its_paragraph(said: str) -> None:
    assert read(between(said, "start"))[1] == ("U", " ".join(said.split()))


@pytest.mark.parametrize(
    "field", ["FROM: JOHN M. POINDEXTER", "TO: George P. Shultz", "DATE: Sept. 12, 1984"]
)
def test_an_initial_ends_no_field(field: str) -> None:
    paper = f"SECRET\n\n{field}\nSUBJECT: (U) Talks\n\n1. (U) Rain fell.\n\n2. (S) Snow fell.\n"
    first = redactor.read(paper.encode()).portions[0]
    assert first.kind == field.partition(":")[0].lower()


@pytest.mark.parametrize(
    "said",
    [
        "He left the European Community (EC).",
        "He met the Christian Social Union (CSU).",
        "He paid half of it (50%).",
        "He left the Pact\n(NATO).",
        "They will go.\nArticle 4 (c) of the treaty bars it.",
        "The paper was sent to the Joint Staff (J-3).",
        "He paid it ($5).",
        "He went to the Council (NSC).",
        "The law is in 10 U.S.C. 2304(c)(1).",
        "It is Sec. 1.3(a).",
    ],
)
def test_brackets_at_the_end_of_a_sentence_are_its_own(said: str) -> None:
    assert read(between(said, "start"))[1] == ("U", " ".join(said.split()))


@pytest.mark.parametrize(
    "subject",
    [
        "Strategic Defense Initiative (SDI)",
        "Arms Control (START and INF)",
        "Meeting with Quill (4 May)",
        "EC (10) Ministers Meet",
        "Your Meeting with the\n         U.S. Ambassador to Norland",
    ],
)
def test_a_subject_with_brackets_has_the_mark_behind_it(subject: str) -> None:
    paper = f"SECRET\n\nSUBJECT: {subject} (U)\n\n1. (U) Rain fell.\n\n2. (S) Snow fell.\n"
    first = redactor.read(paper.encode()).portions[0]
    assert (first.kind, str(first.marking), first.flags) == ("subject", "U", ())


@pytest.mark.parametrize("line", ["Q & A", "/s/ Bob", "$5M"])
def test_a_line_below_a_subject_is_kept(line: str) -> None:
    paper = f"SECRET\n\nSUBJECT: Norland\n\n{line}\n\n1. (U) Rain fell.\n\n2. (S) Snow fell.\n"
    assert line in redactor.release(redactor.read(paper.encode()), "standard", "S").render()


@pytest.mark.parametrize(
    ("above", "items"),
    [
        ("a. (C)", "-- move;\n\n-- report."),
        ("a. (C)", "(1) move;\n\n(2) report."),
        ("• (C)", "-- move;\n\n-- report."),
        ("(1) (C)", "(a) move;\n\n(b) report."),
        ("(a) (C)", "(i) move;\n\n(ii) report."),
    ],
)
def test_a_list_within_an_item_has_its_mark(above: str, items: str) -> None:
    body = f"1. (S) Snow fell.\n\n{above} He will:\n\n{items}\n\n2. (U) Fair."
    assert read(f"SECRET\n\nSUBJECT: (U) Norland\n\n{body}\n")[1][0] == "C"


def test_a_mark_between_blank_lines_is_no_place_of_an_item_in_mid_line() -> None:
    body = "(S) Snow fell.\n\n(U) We have (A) oil and (B) fish.\n\n(C) Rain fell.\n\n(U) Fair."
    assert read(f"SECRET\n\nSUBJECT: (U) Norland\n\n{body}\n")[2] == ("C", "Rain fell.")


WITH_PLACES_AT_LINE_ENDS = [
    "We want: (1) oil; and (2)\nU.S. forces.",
    "We want: (a) oil; and (b)\nU.S. forces.",
    "We want: 1) oil; and 2)\nU.S. forces.",
    "We want: 1) the\nresults; and 2) the\nfish.",
    "We want: (A) the\nKing; and (B) oil.",
    "We want the following: (1) oil;\n(2) gold; and (3) U.S. fish.",
    "(The President left the room.)",
    "(Note: We agree.) He came.",
    "He met Adm. J.\nPoindexter.",
    "Prices rose. Mr. Quill (S/P)\ncleared it.",
    "He saw Mr. Roe (S/ARN)\nleave.",
]


@pytest.mark.parametrize("style", ["start", "end"])
@pytest.mark.parametrize("said", WITH_PLACES_AT_LINE_ENDS)
def test_places_of_items_and_offices_may_end_a_line(said: str, style: str) -> None:
    assert read(between(said, style))[1] == ("U", " ".join(said.split()))


def test_a_list_of_round_bullets_is_read_again_as_it_was() -> None:
    paper = b"SECRET\n\nHe came. (S)\n\no It may rain. (U)\n\no We concur. (C)\n\nSECRET\n"
    first = redactor.release(redactor.read(paper), "standard", "C").render()
    assert redactor.release(redactor.read(first.encode()), "standard", "C").render() == first


def test_an_authority_line_may_stand_right_below_a_banner() -> None:
    paper = b"SECRET\n\nHe came. (U)\n\nHe went. (S)\n\nSECRET\nDeclassify on: OADR\n"
    assert redactor.read(paper).portions[-1].kind == "authority"


def test_a_mark_behind_a_bullet_is_no_place_of_an_item_in_mid_line() -> None:
    body = "(S) We have (A) oil and (B) fish.\n\n- (C) Rain fell.\n\n- (C) Snow fell."
    assert read(f"SECRET\n\nSUBJECT: (U) Norland\n\n{body}\n")[1][0] == "C"


@pytest.mark.parametrize("title", ["Northern Harbor", "NORTHERN HARBOR"])
@pytest.mark.parametrize("number", ["2. ", ""])
def test_a_title_with_a_mark_leaves_the_list_of_the_next_paragraph_its_own(
    title: str, number: str
) -> None:
    body = f"(S) {title}\n\n{number}(C) We want:\n\n- Oil;\n\n- Fish.\n\n(U) Fair."
    assert read(f"SECRET\n\nSUBJECT: (U) Talks\n\n{body}\n")[1] == (
        "C",
        "We want: - Oil; - Fish.",
    )


@pytest.mark.parametrize("sign", ["1/", "1.", "*"])
def test_a_ruled_note_behind_a_mark_has_its_own(sign: str) -> None:
    body = f"{LEFT} (U)\n______\n{sign} See Tab A. (U)\n\n{SOLD} (S)"
    assert [level for level, _ in read(END + body)] == ["U", "U", "S"]


def test_items_closed_by_their_marks_are_released_with_their_numbers() -> None:
    body = f"We want: (C)\n1) {SOLD} (U)\n2) {LEFT} (U)\n\n{TOLD} (S)\n\nSECRET\n"
    first = redactor.release(redactor.read((END + body).encode()), "standard", "C").render()
    assert redactor.release(redactor.read(first.encode()), "standard", "C").render() == first


def test_items_that_begin_lines_are_portions_where_one_mark_closes_them() -> None:
    body = "Mr. Roe: We want:\n(1) Oil;\n(2) Gold; and\n(3) Fish. (S)\n\nMr. Root: Fair. (U)"
    found = [words for _, words in read(f"SECRET\n\nSUBJECT: Talks (U)\n\n{body}\n")]
    assert found[:3] == ["Oil;", "Gold; and", "Fish."]


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        (f"5. {SOLD} (S)\n\n6. ", f"\n\n8. {TOLD} (C)"),
        (f"1. {SOLD} (S)\n2. ", f"\n3. {TOLD} (C)"),
        (f"{SOLD}* (S)\n\n", f"\n\n{TOLD} (C)\n\n______\n* See Tab A. (U)"),
        (f"{SOLD} (S)\n\n", f"\n\n{TOLD} (C)\n\n______\n1. See Tab A. (U)"),
        (f"4. We met:\n\n1) Roe; and\n\n2) Quill. (S)\n\n5. {TOLD} (C)\n\n6. ", ""),
    ],
    ids=["gaps in the numbers", "closed up", "a ruled note", "a numbered note", "a list between"],
)
def test_the_mark_that_closes_a_list_is_that_of_its_items(before: str, behind: str) -> None:
    paper = f"{END}{before}We want:\n- Oil;\n- Fish. (U){behind}\n\nSECRET\n"
    document = redactor.read(paper.encode())
    found = [(str(portion.marking), document.words(portion)) for portion in document.portions]
    assert ("U", "- Oil;") in found


@pytest.mark.parametrize("sign", ["{})", "({})"])
def test_items_in_small_letters_that_one_mark_closes_are_portions_with_it(sign: str) -> None:
    items = [f"{sign.format(n)} {said}" for n, said in enumerate(["oil,", "fish, and", "gold."], 1)]
    body = f"4. {LEFT} (U)\n\n5. We want:\n" + "\n".join(items) + f" (C)\n\n6. {SOLD} (S)"
    assert read(END + body) == [
        ("U", LEFT),
        ("C", "We want:"),
        ("C", "oil,"),
        ("C", "fish, and"),
        ("C", "gold."),
        ("S", SOLD),
    ]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_list_below_an_item_is_its_own_where_another_item_has_one(gap: str) -> None:
    lines = [
        "- (U) We want:",
        "-- oil there;",
        "-- gold.",
        "- (U) Fine.",
        "-- It rains.",
        "-- Fair.",
    ]
    found = read(f"{START}2. (S) {SOLD}{gap}{gap.join(lines)}")
    assert [level for level, _ in found] == ["S", "U", "U"]


@pytest.mark.parametrize("sign", ["({})", "{})"])
def test_the_first_paragraph_may_have_a_list_over_lines(sign: str) -> None:
    said = f"He said that we need {sign.format('a')} a plan, and\n{sign.format('b')} more oil."
    assert read(f"{END}{said} (U)\n\n{SOLD} (S)")[0] == ("U", " ".join(said.split()))


def test_an_item_of_a_closed_list_begins_behind_a_page() -> None:
    body = f"{SOLD} (S)\n\nWe want:\na. oil of theirs, and\n\nSECRET\n- 2 -\n\nb. fish there. (U)"
    assert read(END + body)[-2:] == [("U", "oil of theirs, and"), ("U", "fish there.")]


def test_what_leads_to_a_list_has_none_of_the_next_page() -> None:
    above = "1. We want:\n-- more oil; and\n-- more fish. (U)"
    below = "2. They met:\n(a) Mr. Roe; and\n(b) Mr. Quill. (S)"
    paper = f"{END}{above}\n\nSECRET\n- 2 -\n\n{below}\n\nSECRET\n"
    document = redactor.read(paper.encode())
    lead = next(p for p in document.portions if document.words(p) == "We want:")
    assert str(lead.marking) == "U"


def test_a_ruled_note_with_a_mark_before_it_is_no_damage() -> None:
    note = f"______\n1/ (U) {LEFT}\n\n3. (U) Fair."
    body = f"1. (S) {SOLD}\n\n2. (U) We met\nthere. {TOLD}\n{note}"
    assert read(START + body)[1:3] == [("U", f"We met there. {TOLD} ______"), ("U", LEFT)]


@pytest.mark.parametrize("said", ["Dr. Roe wanted two things:", "At No. 15 we agreed on these:"])
def test_a_short_form_ends_no_sentence_above_a_list(said: str) -> None:
    body = f"   1. {SOLD} (S)\n\n   2. {said}\n\n- Oil. (U)\n\n- Fish. (U)\n\n   3. {TOLD} (C)"
    assert read(END + body)[1] == ("U", said)


@pytest.mark.parametrize("figures", ["12, 1986 while", "12-15, 1986 and", "5, 6 and 7 when"])
def test_a_page_may_stand_before_figures(figures: str) -> None:
    body = f"(S) {SOLD}\n\n(U) They wrote of\n\nSECRET\n- 2 -\n\n{figures} we came."
    assert read(START + body)[1] == ("U", f"They wrote of {figures} we came.")


def test_a_bullet_behind_a_mark_may_stand_before_small_letters() -> None:
    found = read(f"{START}(S) {SOLD}\n\n(U) o grain, and\n\n(C) o wood.")
    assert [level for level, _ in found] == ["S", "U", "C"]


def test_the_fifth_item_of_a_list_may_be_a_roman_numeral() -> None:
    items = "i. their oil;\nii. gold;\niii. fish;\niv. grain; and\nv. wood."
    found = read(f"{END}1. {SOLD} (S)\n\n2. We want:\n{items} (C)\n\n3. {LEFT} (U)")
    assert [level for level, _ in found] == ["S", *6 * ["C"], "U"]


def test_a_paragraph_behind_a_page_and_a_list_has_its_own_mark() -> None:
    lines = (
        "(U) The minister has postponed the visit until June 12, 1986 as well",
        "as the shipping accord. The minister rejected the draft treaty while",
        "the talks in Geneva continue.",
    )
    body = "(S) We want:\n\n- grain\n- wood\n\nSECRET\n- 2 -\n\n" + "\n".join(lines)
    assert read(START + body)[-1] == ("U", " ".join(lines).removeprefix("(U) "))


def test_an_item_at_the_top_of_a_page_is_no_title_of_it() -> None:
    item = "The U.S. team came to the harbor,\nand it was glad that it was there before."
    body = f"(S) {SOLD}\n\n(C) It sold gold to the\n\nSECRET\n- 2 -\n\n  - (U) {item}"
    assert read(START + body)[-1] == ("U", item.replace("\n", " "))


@pytest.mark.parametrize("note", ["[1] (U)", "* (U)", "1. (U)", "(U)"])
def test_a_note_right_below_a_ruled_line_has_its_own_mark(note: str) -> None:
    assert read(f"{START}(S) {SOLD}[1]\n\n-----\n{note} {LEFT}")[-1] == ("U", LEFT)


def test_a_number_below_a_blank_line_begins_a_paragraph_behind_a_short_form_too() -> None:
    document = redactor.read(b"SECRET\n\nREF: Our telegram of 5 Nov.\n\n1. Oil.\n\n2. (U) Fish.\n")
    assert [portion.label for portion in document.portions] == ["", "1", "2"]


def test_blanks_behind_a_line_with_an_open_bracket_are_nothing() -> None:
    said = "They sold (22 C.F.R. 120) gold."
    paper = f"{END}They sold (22  \nC.F.R. 120) gold. (S)\n\n{LEFT} (U)"
    assert read(paper) == [("S", said), ("U", LEFT)]


@pytest.mark.parametrize("page", ["\n\n2\n\f\n", "\n\nSECRET\n\n2\n\n", "\n\n\f2\n\n"])
def test_pages_of_a_paper_without_numbers_and_marks_before_words_have_numbers(page: str) -> None:
    assert read(f"{END}{LEFT} (U){page}{SOLD} (S)") == [("U", LEFT), ("S", SOLD)]


def test_a_paper_without_numbers_and_marks_before_words_may_have_sections() -> None:
    section = "SECRET SECTION 02 OF 04 ELMAR 01234"
    said = "The minister said that\n\nSECRET\n\n{}\n\nthe radar was sold."
    found = read(f"{END}{LEFT} (U)\n\n{said.format(section)} (U)\n\n{TOLD} (S)")
    whole = "The minister said that the radar was sold."
    assert found == [("U", LEFT), ("U", whole), ("S", TOLD)]


PUBLISHED = """28. Memorandum From the Secretary to the President[1]

Oslo, June 7, 1989, 3-4 p.m.

SUBJECT

Norland (U)

PARTICIPANTS

The Vice President's Office:

Karl Quill

NSC:

Anna Roe

The radar was sold.[2] (S)

We should seek the following:

1. the sale of the radar;

2. the visit of the minister; and

3. a list of the names. (C)

The minister left. (U)

[1] Source: Elmar Library, Boxes 11/05/1986-11/06/1986 (3). Secret. Quill crossed out a name.

[2] See Tab A, Document 27. (Elmar Library, Council: Security Decision Directives (SDDs), SDD 249)
"""


def test_the_notes_of_an_editor_are_no_traces_of_scanning() -> None:
    said = [(str(p.marking), p.mark) for p in redactor.read(PUBLISHED.encode()).portions]
    listed = [("C", "(C)")] * 4
    assert listed == said[said.index(("S", "(S)")) + 1 : said.index(("U", "(U)"), -3)]


def test_a_note_that_no_sign_names_may_be_what_is_left_of_a_mark() -> None:
    document = redactor.read(PUBLISHED.replace("sold.[2]", "sold.").encode())
    assert "C" not in {str(p.marking) for p in document.portions if p.mark != "(C)"}
    assert {str(p.marking) for p in document.portions if "visit" in document.words(p)} == {"S"}


@pytest.mark.parametrize(("caption", "control"), [("NODIS", "ND"), ("EXDIS", "XD")])
def test_no_mark_of_a_portion_needs_the_caption_of_its_message(caption: str, control: str) -> None:
    items = "-- fish of the port;\n\n-- oil of the port."
    paper = f"SECRET {caption}\n\n1. (S) {SOLD}\n\n2. (U) {LEFT} He said:\n\n{items}"
    *_, last = read(paper)
    assert last == (f"U//{control}", f"{LEFT} He said: -- fish of the port; -- oil of the port.")


def test_what_a_list_of_names_leads_to_is_no_list_of_the_paragraphs_below() -> None:
    names = "PARTICIPANTS\n\nState:\n\nKarl Quill"
    paper = (
        f"{START}{names}\n\n1. (U) {LEFT} He said:\n\n—He sold it.\n\n—He left.\n\n2. (S) {SOLD}"
    )
    assert read(paper) == [("U", f"{LEFT} He said: —He sold it. —He left."), ("S", SOLD)]


@pytest.mark.parametrize("sign", ["", "2. ", "- ", "a. "])
def test_a_mark_may_begin_words_in_bold(sign: str) -> None:
    paper = f"{START}1. (S) {SOLD}\n\n{sign}**(U) Fish:** {LEFT}\n\n3. (S) {TOLD}"
    assert read(paper) == [("S", SOLD), ("U", f"Fish:** {LEFT}"), ("S", TOLD)]


def test_words_that_the_summary_of_a_telegram_has_too_are_no_header_of_its_next_section() -> None:
    fields = "E.O. 12356: DECL: OADR\nTAGS: PARM, UR\nSUBJECT: TALKS\n\n"
    class_line = "S E C R E T SECTION {} OF 02 STATE 334221"
    summary = "BEGIN SUMMARY\n\nThe talks went on\nin Geneva.\n\n"
    body = f"1. (S) They will go on\nin Geneva.\n{class_line.format('02')}\n\n2. (U) {LEFT}"
    paper = f"{class_line.format('01')}\n\n{fields}{summary}{body}"
    assert read(paper) == [("S", "They will go on in Geneva."), ("U", LEFT)]


def test_the_header_of_a_telegram_ends_before_its_next_section_which_has_the_fields_again() -> None:
    header = "FM ELMAR\nTO OSLO\nS E C R E T SECTION {} OF 02 STATE 334221\n"
    fields = "E.O. 12356: DECL: OADR\nTAGS: PARM, UR\n"
    first = f"{header.format('01')}{fields}\n{LEFT} (U)\n\n{TOLD} The radar\n"
    assert read(f"{first}{header.format('02')}{fields}was sold. (S)\n\nSECRET\n") == [
        ("U", LEFT),
        ("S", f"{TOLD} The radar was sold."),
    ]


def test_a_line_below_the_header_of_a_section_is_no_part_of_it() -> None:
    header = "FM ELMAR\nTO OSLO\nS E C R E T SECTION {} OF 02 STATE 334221\n"
    first = f"{header.format('01')}TAGS: PARM, UR\n\n{LEFT} (U)\n\n{TOLD} The radar\n"
    assert read(f"{first}{header.format('02')}was sold. (S)\n\n\nSECRET\n") == [
        ("U", LEFT),
        ("S", f"{TOLD} The radar was sold."),
    ]


@pytest.mark.parametrize("foot", ["cc: Mr. Hill", "CLASSIFIED BY: K. QUILL"])
def test_fields_at_the_foot_of_a_page_are_none_of_the_header(foot: str) -> None:
    header = "S E C R E T SECTION {} OF 02 STATE 334221\n"
    first = (
        f"{header.format('01')}TAGS: PARM, UR\n\n{LEFT} (U)\n\n{TOLD} The radar\nwas sold. (S)\n"
    )
    page = f"\n{TOLD} He\n{foot}\nSECRET\n\nleft. (S)\n\n{LEFT} He said that he\n"
    assert read(f"{first}{page}{header.format('02')}\nwas sold. (S)")[-1] == (
        "S",
        f"{LEFT} He said that he was sold.",
    )


def test_words_in_capitals_between_the_fields_of_a_header_are_of_the_header() -> None:
    header = (
        "S E C R E T SECTION {} OF 02 STATE 334221\n\nFOR THE AMBASSADOR.\n\nTAGS: PARM, UR\n\n"
    )
    first = f"{header.format('01')}{LEFT} (U)\n\n{TOLD} The radar\n"
    assert read(f"{first}{header.format('02')}was sold. (S)") == [
        ("U", LEFT),
        ("S", f"{TOLD} The radar was sold."),
    ]


@pytest.mark.parametrize("title", ["(S) REVIEW OF THE TALKS", "(S) Review of the Talks"])
@pytest.mark.parametrize("foot", ["\n", "\n(U) Source: State.\n\n"])
def test_a_heading_with_a_mark_at_the_top_of_a_page_goes_on_in_nothing(
    title: str, foot: str
) -> None:
    long = "The minister told the envoy that the visit had gone well and that\nall is fair."
    paper = f"SECRET\n\nSUBJECT: Fish (U)\n\n(S) {long}\n{foot}SECRET\n\n- 2 -\n\n{title}\n\n"
    assert read(f"{paper}(U) {long}\n\n(S) {long}\n\nSECRET\n")[-2] == (
        "U",
        long.replace("\n", " "),
    )


def test_a_paragraph_below_a_title_and_behind_a_sentence_is_no_title() -> None:
    long = "The minister told the envoy that the visit had gone well and that\nall is fair."
    paper = (
        f"SECRET\n\nSUBJECT: Fish (U)\n\n(S) {long}\n\nSECRET\n\n- 2 -\n\n(U) Talks on Radar\n\n"
    )
    assert read(f"{paper}(U) {long}\n\nSECRET\n")[-1] == ("U", long.replace("\n", " "))


@pytest.mark.parametrize("last", ["SECURE.", "CONFIDENTLY.", "SECRET.", 'SECRETS."'])
def test_a_word_near_a_level_s_name_is_no_banner_where_its_sentence_has_a_mark(last: str) -> None:
    said = "THE MAN WHO CAME TO SEE US IN THE SPRING SAID THAT IT WAS"
    assert read(f"{END}THE PRESS HAS IT. (U)\n\n{said}\n{last} (S)\n\nALL KNOW. (U)") == [
        ("U", "THE PRESS HAS IT."),
        ("S", f"{said} {last}"),
        ("U", "ALL KNOW."),
    ]


@pytest.mark.parametrize("behind", ["", "\nTO AMEMBASSY BONN", "\nBT\n#4221"])
def test_words_above_a_later_section_are_no_addressees_of_it(behind: str) -> None:
    class_line = "S E C R E T SECTION {} OF 02 STATE 334221"
    said = f"WE HAVE ASKED THEM TO SEND THE REPLY\nTO AMEMBASSY LONDON{behind}"
    head = f"FM SECSTATE WASHDC\nTO AMEMBASSY ROME\n{class_line.format('01')}\n\nSUBJECT: TALKS\n\n"
    paper = f"{head}1. (S) {said}\n{class_line.format('02')}\n\nBEFORE THE MEETING."
    assert "TO AMEMBASSY LONDON" in read(paper)[0][1]

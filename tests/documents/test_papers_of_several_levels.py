"""Papers whose parts are at several levels: what may not go out, and what is read exactly."""

import pytest
from readings import released

import redactor

STAFF = "MEMORANDUM FOR STAFF\n\n(U) Fair.\n\n"


def read(paper: str) -> list[tuple[str, str]]:
    """Return the marking and the words of each portion of the body."""
    document = redactor.read(paper.encode())
    return [
        (str(portion.marking), " ".join(document.words(portion).split()))
        for portion in document.portions
        if portion.kind in ("paragraph", "subparagraph", "text", "heading")
    ]


MARKS_IN_WORDS = {
    "CUI//SP-PRVCY": "CUI//SP-PRVCY",
    "CUI//SP-PRVCY//FEDCON": "CUI//SP-PRVCY//FEDCON",
    "CUI//LEI": "CUI//LEI",
    "SECRET//NOFORN": "S//NF",
    "SECRET//REL TO USA, GBR": "S//REL TO USA, GBR",
    "SECRET//FGI GBR": "S//FGI GBR",
    "SECRET//25X1": "S",
    "CONFIDENTIAL//20301231": "C",
    "SECRET/EYES ONLY": "S//EYES",
    "SECRET - NOFORN": "S//NF",
    "SECRET//QQ": "unknown",
}


@pytest.mark.parametrize("said", ["The employee left.", "THE EMPLOYEE LEFT."])
@pytest.mark.parametrize("mark", MARKS_IN_WORDS)
@pytest.mark.parametrize("sign", ["", "- ", "-- ", "* ", "> ", "# "])
def test_a_mark_in_words_before_a_portion_is_no_banner(sign: str, mark: str, said: str) -> None:
    banner = "CUI" if mark.startswith("CUI") else "SECRET"
    paper = f"{banner}\n\n{STAFF}{sign}({mark}) {said}\n\n({banner}) Bonn.\n"
    assert read(paper)[1] == (MARKS_IN_WORDS[mark], said)


LIKE_A_BANNER = [
    "SECRET - ZULU AGENT LEFT",
    "SECRET/ZULU",
    "SECRET, ZULU LEFT",
    "SECRET//ZULU LEFT.",
    "SECRET NOFORN - ZULU LEFT",
    "//NATO SECRET// ZULU LEFT",
    "**(SECRET//FGI GBR)** The zulu left",
    "(SECRET//NOFORN THE ZULU LEFT",
    "SECRET//NF) THE ZULU LEFT",
    "(CUI//SP-PRVCY The zulu left",
]


@pytest.mark.parametrize("line", LIKE_A_BANNER)
def test_a_line_with_more_than_a_marking_is_not_lost(line: str) -> None:
    for paper in (f"{STAFF}{line}", f"1. (U) Fair.\n{line}", f"Fair. (U)\n{line}\nCalm. (U)"):
        said = " ".join(words for _, words in read(f"SECRET\n\n{paper}\n\n(S) Bonn.\n"))
        assert "zulu" in said.lower()


@pytest.mark.parametrize("line", ["SECRET//NOFORN//QQ", "SECRET//QQ", "SECRET NOFORN/WNINTEL"])
def test_a_line_that_is_all_marking_is_a_banner(line: str) -> None:
    document = redactor.read(f"{line}\n\n1. (U) Fair was\n\n{line}\n\n- 2 -\n\nit.\n".encode())
    assert document.banner is not None
    assert document.banner.written == line
    assert [document.words(portion) for portion in document.portions] == ["Fair was\nit."]


FIRST = "UNCLASSIFIED BONN 00012\n\nSUBJECT: FAIR\n\n1. UNCLASSIFIED - ENTIRE TEXT.\n\n2. FAIR.\n"
NEXT = "C O N F I D E N T I A L BERN 00099\n\n"
MESSAGES = [
    f"{FIRST}{between}{NEXT}THE ZULU MINISTER WILL RESIGN.\n"
    for between in ("", "\n", "QUILL\n\n\n", "QUILL\n\f", "QUILL\n\n----------\n\n")
]
MESSAGES += [
    f"{FIRST}\n{NEXT}SUBJECT: ZULU TALKS\n\n1. (C) BERN.\n",
    f"{FIRST}\n{NEXT}FM AMEMBASSY BERN\nTO ZULU COLLECTIVE\n\n1. (C) BERN.\n",
    f"{FIRST}FM AMEMBASSY BERN\nTO ZULU COLLECTIVE\n\n{NEXT}1. (C) BERN.\n",
    f"{FIRST}\n{NEXT}zulu will resign.\n",
]


def test_no_paragraph_goes_on_into_the_next_message() -> None:
    assert read(f"{FIRST}QUILL\n\n{NEXT}HE WILL RESIGN.\n\n1. (C) BERN.\n") == [
        ("U", ""),
        ("U", "FAIR. QUILL"),
        ("C", "HE WILL RESIGN."),
        ("C", "BERN."),
    ]


STATEMENTS = [
    "Classification: CONFIDENTIAL",
    "Classification: Confidential",
    "Security Classification: Secret",
    "Overall classification: Secret",
    "Classification level: Secret",
    "Classification - SECRET",
    "**Classification:** CONFIDENTIAL",
    "Marking: SECRET",
    "Class: C",
    "This email is CONFIDENTIAL.",
    "INCOMING TELEGRAM     CONFIDENTIAL",
    "Department of State\tSECRET",
    "SECRET        Department of State",
    "Personal and Confidential",
    "Secret and Personal",
    "U.S. SECRET",
    "MOST SECRET",
    "EYES ONLY",
    "EYES ONLY FOR THE AMBASSADOR",
    "SECURITY INFORMATION",
    (
        "Classified by DAS, A/GIS, DoS on 08/31/2015 - Class: CONFIDENTIAL - Reason: 1.4(D) - "
        "Declassify on: 07/22/2029"
    ),
    "Classified by DAS, A/GIS, DoS on 08/31/2015 ~ Class:\nCONFIDENTIAL ~ Reason: 1.4(D)",
    "(with CONFIDENTIAL attachment)",
    "WITH SECRET ATTACHMENT",
    "(Secret attachment)",
    "(Classified attachment)",
    "Upon removal of classified attachment this memorandum is open to all.",
    "Regraded UNCLASSIFIED when separated from classified enclosure",
    "UNCLASSIFIED WITHOUT ATTACHMENTS",
]
MAIL = "From: Quill, Henry\nTo: Smith, Jane\nSubject: Fair\n\n"
LIFTED = [f"UNCLASSIFIED\n\n{MAIL}{line}\n\nThe zulu left.\n" for line in STATEMENTS]
LIFTED += [f"UNCLASSIFIED\n\n{line}\n\nLetter\n\nThe zulu left.\n" for line in STATEMENTS]
QUOTED = "-----Original Message-----\nFrom: Smith, Jane\nSubject: agent\n\n"
LIFTED += [
    f"UNCLASSIFIED\n\n{MAIL}Thanks.\n\n{QUOTED}Classification: CONFIDENTIAL\n\nThe zulu.\n",
    f"UNCLASSIFIED\n\n{MAIL}Thanks.\n\n{QUOTED}SensitivityMarking: SBU\n\nThe zulu left.\n",
    f"{MAIL}Classification: UNCLASSIFIED\n\n{QUOTED}The zulu left.\n",
    f"The zulu left us in winter and went to Bonn.\n\n{MAIL}Classification: UNCLASSIFIED\n",
    f"{MAIL}Classification: UNCLASSIFIED\n\nOn Monday Smith wrote:\n\nThe zulu left.\n",
]


@pytest.mark.parametrize(
    "line",
    [
        "We must keep this confidential.",
        "They held a secret ballot.",
        "Social class: working",
        "The treaty  Secret ballot",
        "Secret       12,000",
        "The working class - confidential or not - left.",
        "Class: Economics",
        "Marking: yellow",
        "Sensitivity: Personal",
        "Confidential sources said so.",
        "Please see the secret attachment that Jane sent.",
        "The paper was unclassified when I sent it.",
        "Classification: UNCLASSIFIED",
    ],
)
def test_words_in_a_paper_of_the_lowest_level_do_not_lift_it(line: str) -> None:
    paper = f"UNCLASSIFIED\n\n{MAIL}{line}\n\nThey left.\n"
    assert str(redactor.read(paper.encode()).marking) == "U"


@pytest.mark.parametrize(
    ("first", "second", "marking"),
    [("UNCLASSIFIED", "Unclassified", "U"), ("UNCLASSIFIED", "CONFIDENTIAL", "C")],
)
def test_labels_of_all_messages_are_as_good_as_a_banner(
    first: str, second: str, marking: str
) -> None:
    paper = (
        f"{MAIL}Thanks.\n\nClassification: {first}\n\n"
        f"{QUOTED}Classification: {second}\n\nThey left.\n"
    )
    assert str(redactor.read(paper.encode()).marking) == marking


@pytest.mark.parametrize(
    ("line", "marking"),
    [("US SECRET", "S"), ("EU SECRET", "S"), ("T0P SECRET", "TS"), ("TO SECRET", "TS")],
)
def test_a_line_that_has_a_whole_name_is_like_no_longer_one(line: str, marking: str) -> None:
    paper = f"SECRET\n\n{line}\n\n1. (U) Fair.\n\n{line}\n\n2. (S) Bonn.\n"
    assert str(redactor.read(paper.encode()).marking) == marking


@pytest.mark.parametrize("title", ["Comment", "Fish in Norland", "NEXT STEPS"])
@pytest.mark.parametrize("above", ["", "---------\n", "=====\n", "  ____\n"])
def test_a_rule_may_stand_above_a_heading_too(above: str, title: str) -> None:
    paper = f"SECRET\n\n1. (U) Fair.\n\n{above}{title}\n-----\n\n2. (U) Calm.\n\n3. (S) Bonn.\n"
    portions = redactor.read(paper.encode()).portions
    assert [(p.kind, str(p.marking)) for p in portions][1] == ("heading", "U")


TITLES = [
    f"SECRET\n\n{title}\n\n1. (U) Fair.\n\n2. (S) Bonn.\n"
    for title in (
        "Recruitment of Zulu in Poland",
        "Recruitment of Zulu in Poland\n-----------------------------",
        "=====\nRecruitment of Zulu\n=====",
        "Department of State\n\nRecruitment of Zulu in Poland",
        "May 5, 1987\n\nRecruitment of Zulu in Poland",
        "Recruitment of Zulu in Poland\n\nSummary",
    )
]


@pytest.mark.parametrize("header", ["SUBJECT: Fish (U)\n\nFish in Norland", "Summary"])
def test_a_heading_above_the_first_paragraph_goes_with_its_section(header: str) -> None:
    paper = f"SECRET\n\n{header}\n\n1. (U) Fair.\n\n2. (S) Bonn.\n"
    portions = redactor.read(paper.encode()).portions
    assert {p.kind: str(p.marking) for p in portions}["heading"] == "U"


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "page",
    [
        "PORT ELMAR 00000207  002.2 OF 003",
        "PORT ELMAR 00000207  002 OF 003",
        "Page 2 of 3",
        "page 2 of 3",
        "PAGE 2 OF 3",
    ],
)
def test_a_line_between_pages_is_in_no_paragraph(page: str, gap: str) -> None:
    paper = f"SECRET\n\n1. (U) The agent in the town{gap}{page}{gap}said so.\n\n2. (S) Bonn.\n"
    assert read(paper)[0] == ("U", "The agent in the town said so.")


@pytest.mark.parametrize("line", ["Page 2 of 3 was lost.", "Pages 2 to 3 were lost"])
def test_a_sentence_may_begin_with_a_page(line: str) -> None:
    assert read(f"SECRET\n\n1. (U) Fair.\n{line}\n\n2. (S) Bonn.\n")[0] == ("U", f"Fair. {line}")


LEAKED = [f"SECRET\n\n1. (U) Fair was it.\n{line}\n\n2. (S) B.\n" for line in LIKE_A_BANNER]
LEAKED += [f"UNCLASSIFIED\n\n1. (U) Fair.\n\n{line}\n\n2. (U) B.\n" for line in LIKE_A_BANNER]


@pytest.mark.parametrize("policy", ["standard", "foia-public"])
@pytest.mark.parametrize("paper", [*LEAKED, *MESSAGES, *LIFTED, *TITLES])
def test_what_may_be_higher_does_not_go_out_at_u(paper: str, policy: str) -> None:
    assert "zulu" not in released(paper, policy)

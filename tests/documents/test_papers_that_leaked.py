"""Papers that an adversary made a release of, with a paragraph in it that should have stayed."""

import pytest
from readings import released

import redactor

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
HEADERS = [
    f"MEMORANDUM FOR THE PRESIDENT\n\nFROM: HENRY QUILL\n\nSUBJECT: Meeting\n\n{body}{BONN}"
    for body in (
        f"{FAIR}Ref: zulu cable from the station says that he\ntakes money. (S)",
        f"{FAIR}References: zulu cable says that he takes money. (S)",
        f"{FAIR}Reasons: the zulu agent takes money. He has since he came.\nAnd more. (S)",
        f"{FAIR}E.O. 12333 ZULU AGENTS ARE OUT",
        f"{FAIR}TAGS: ZULU",
    )
]
HEADERS += [
    f"MEMORANDUM FOR THE PRESIDENT\n\nFROM: HENRY QUILL\n\n{FAIR}{line}{BONN}"
    for line in ("SUBJECT: Zulu agent", "To: Zulu Harbor Agent", "Date: Zulu Harbor 1987")
]
HEADERS += [
    (
        "MEMORANDUM FOR THE PRESIDENT\n\nFROM: HENRY QUILL\n\n"
        "SUBJECT: Meeting With the Foreign Minister of the Republic\n"
        "Zulu told us last night that he would resign in\nthe winter. He asked for money. (S)\n\n"
        f"{FAIR}Bonn. (S)"
    ),
    "SUBJECT: Meeting with Quill (U)\nPARTICIPANTS: Zulu, our agent\n\n(U) Fair.\n\n(S) Bonn.",
]
SUBJECTS = [
    f"SUBJECT: {subject}\n\n1. (U) Calm.\n\n2. (S) Bonn."
    for subject in (
        "Zulu Plan\n(S)",
        "Zulu Plan\n(8)",
        "Zulu Plan\n\n(S)",
        "Talks (8) with Zulu Plan",
        "Zulu Plan - SECRET",
    )
]
LEADS = [
    (
        "The zulu agent in Bonn told us the following:\n\n- The weather is fair. (U)\n\n"
        "- The minister will resign. (S)\n\n- The vote is on. (S)"
    ),
]
NUMBERED = [
    *(f"1. (U) The weather was fair. {m} Zulu was lost.\n\n2. (S) Bonn." for m in ("(8)", "(f)")),
    "1. (U) Fair.\n\n2. (U) Calm.\nZulu left us. (8)\n\n3. (S) Bonn.",
    "1. (U) Fair.*\n* Zulu told us. (8)\n\n2. (S) Bonn.",
    "1. (U) The list is here:\nZulu    paid 3000    (8)\nCalm    paid 2000    (U)\n\n2. (S) B.",
    "(U) Fair. Zulu left. (8)\n\n(S) Bonn.",
    "1. (U) Fair.\nBEGIN CONFIDENTIAL\nZulu.\nEND CONFIDENTIAL\n\n2. (S) Bonn.",
]
LOST_ITEMS = [
    *(
        f"1. (U) Fair.\n\n   a. {mark} Zulu left us.\n\n   b. (S) Bonn."
        for mark in ("569)", "ie-4)", "YA:", '-fet"')
    ),
    *(
        f"1. (U) Fair.\n\n   a. (U) Calm.\n   b. {mark} Zulu left.\n\n2. (S) Bonn."
        for mark in ("569)", "ie-4)", '-fet"')
    ),
    *(f"(S) Bonn.\n\n- (U) Fair.\n- {mark} Zulu left us." for mark in ("569)", "ie-4)", "YA:")),
    "1. (U) Fair.\n\n   a. Zulu.\n\n   b. (S) Bonn.\n\n2. (U) End.",
    "(U) Fair.\n\n- Zulu.\n\n- (S) Bonn.",
    "1. (U) Fair:\na. (U) Calm\nb. Zulu left in winter\n\n2. (S) Bonn.",
    "1. (U) Fair.\n\n   a. (U) Calm in the harbor\n   b. Zulu left in winter\n\n2. (8) Bonn.",
    f"{FAIR}- Bonn. (S)\n- Zulu left.\n- Calm. (U)\n- Bern. (C)",
]
INSIDE = [
    '(U) The harvest is new.\nHas zulu winter station with the ambassador?\n-fet" Bonn came.',
    "(S) Bonn.\n(U) Calm.\nZulu left on Monday.\n{C) Bern.\n@) Rome.",
]
OPEN_ENDS = [
    f"The zulu agent in the ministry told us that the vote was lost {mark}\n"
    "Fair weather was had by all in the harbor today and yesterday too. (U)\n"
    "Bonn. (S)\nBern. (S)"
    for mark in ("fS)", "@)", ")", "ie-4)", "569)", "-(Sf-", "-(G)-", "S)", "/S/", "- f S f")
]
OPEN_ENDS += [
    f"1. Fair. (S)\n\n- The treaty with zulu not on trade before {mark}\n"
    "- Delegation vote NATO (U)\n\n2. Calm. (U)"
    for mark in ("-(G)-", "wi")
]
OPEN_ENDS += [
    "Zulu\tBonn\t(8)\nCalm\tBern\t(U)\nRome\tBern\t(S)",
    f"{FAIR}Bonn. (S)\nGorbachev: Zulu is ours\nThe President: Yes. (U)\nGorbachev: Bern. (S)",
    "1. Bonn. (S)\n2. Zulu will sail on Monday with ten ships. - f S f\n3. Calm. (U)\n4. B. (8)",
]
JOINED = [
    f"(U) The weather was fair. {mark} Zulu was lost.\n\n(S) Bonn."
    for mark in ("fS)", "(S", "(8", "8)", "{8", "©", "(sh", "@)", "-(Sf-", "/S/", "SECRET:")
]
JOINED += ["1. (U) Ambassador was loyal. 2. -(Of Zulu left.\n\n3. (S) Bonn."]
TITLES = [
    f"Zulu Plan {mark}\n\n1. (U) Calm.\n\n2. (S) Bonn." for mark in ("(8", "(gf", "{3", "(sh")
]
ABOVE = ["SUMMARY\n(U)\nFair.\n(S)\nThe agent zulu told us so.\n(U)\nThe fleet went out."]

BETWEEN = [
    f"1. (U) The weather was fair. {said}\n\n2. (S) Bonn."
    for said in (
        '(8) "Zulu is lost," he said.',
        "(f) 'Zulu is lost,' he said.",
        "(8) 12 ships of zulu sailed.",
        "(8) [name not declassified] of zulu left.",
        "(8) zulu left.",
        "-(G)- Zulu left.",
        "(8): Zulu left.",
        "(p); Zulu left.",
        "(S/[handling restriction not declassified]) Zulu left.",
    )
]
BETWEEN += [f"{FAIR}Zulu left. (S/[codeword not declassified])\nCalm. (U)\nBonn. (S)"]
SIGNS = [
    f"1. (U) Fair:\n{sign}Zulu left.\n{sign}(S) Bonn.\n\n2. (S) End."
    for sign in ("- ", "—", "-", "• ", "•", "*")
]
SIGNS += [
    "1. (U) Fair:\n\n- Zulu left in winter\n- (S) Bonn\n\n2. (S) End.",
    "1. (U) Fair:\n\na. (U) Calm.\n   - Zulu left.\n   - (S) Bonn.\n\n2. (S) End.",
    "1) (U) Calm\n2) Zulu left in winter\n3) (S) Bonn",
]
SIGNS += [
    f"{FAIR}{sign}Bonn. (S)\n{sign}Zulu left in winter.\n{sign}Calm. (U)\n\nEnd. (S)"
    for sign in ("--", "-", "•", "—", "*")
]
SIGNS += [
    f"Fair. (S)\n\n{one} The treaty with zulu is not on the table before (8)\n"
    f"{two} Delegation votes (U)\n\nCalm. (U)"
    for one, two in (("o", "o"), ("i.", "ii."), ("i)", "ii)"))
]
ABBREVIATED = [
    f"{FAIR}The zulu agent left {end}\nThe fleet is out. (U){BONN}"
    for end in ("at 6 p.m. (8)", "with the Gen. (S", "in Oct. (sh", "at 6 p.m. {8")
]
SUBJECTS_BELOW = [
    f"SUBJECT: {subject}\n\n1. (U) Calm.\n\n2. (S) Bonn."
    for subject in (
        "Zulu Plan\n\n(8)",
        "Zulu Plan\n(S",
        "Zulu Plan\n-(S)-",
        "Zulu Plan\nSECRET",
        "Zulu Plan with the Minister\n        for Norland (S)",
        "Zulu Plan; Secret",
        "Zulu Plan, SECRET",
        "Zulu Plan -- Secret",
        "Zulu Plan /S/",
        "SECRET: Zulu Plan",
    )
]
SUBJECTS_BELOW += [
    f"Zulu Plan\n\n{mark}\n\n1. (U) Fair.\n\n2. (S) Bonn." for mark in ("(S)", "(8)")
]
SPEAKERS = [
    f"Gorbachev: Fair. (U)\nGorbachev: Zulu is ours.\n{speaker}: Yes. (U)\nGorbachev: Bonn. (S)"
    for speaker in (
        "The Vice-President",
        "Foreign Minister O'Hara",
        "Kissinger/Quill",
        "Shultz (interrupting)",
        "Secretary Shultz [to Bell]",
        "Amb. de la Cruz",
    )
]
FOOTNOTES = [
    f"1. (U) Fair was the weather{end}\n\nSECRET\n- 2 -\n\nZulu told us so.\n\n2. (S) Bonn."
    for end in (".*", ".1/", ".**", ".†", '." 2/', ".)*", "…", ". -", ".--", ".»")
]

BRACKETED_ITEMS = [
    "1. (U) Fair was the day:\n(1) Zulu left in winter.\n(2) (S) Bonn.\n\n2. (S) End.",
    "1. (U) Fair was the day:\n(a) (U) Bonn.\n(b) Zulu left in winter.\n\n2. (S) End.",
    "1. (U) Fair was the day:\n1) Zulu left in winter.\n2) (S) Bonn.\n\n2. (S) End.",
    "(S) We want:\n- These:\n(1) (C) Oil.\n(2) (U) It is fair.\n- Zulu left.\n\n(U) End.",
    "(S) We want:\n- These:\n-- (U) Oil.\n-- (U) It is fair.\n- Zulu left.\n- He sold.\n\n(U) End.",
    "1. (U) Fair was the day:\n(i) (U) Bonn\n(ii) Zulu left in winter\n\n2. (S) End.",
    "1. (U) Fair was the day:\n--Zulu left in winter.\n\n--(S) Bonn.\n\n2. (S) End.",
]
BEHIND_SIGNS = [
    f"1. (U) Fair was the {tail} (8) Zulu left.\n\n2. (S) End."
    for tail in ("day.[1]", "day.1", "day.”1", "day.*", "day.--", "day.—", "day .")
]
BEHIND_SIGNS += [
    f"1. (U) Fair. {mark} Zulu left.\n\n2. (S) End."
    for mark in ("—(C-)—•", "({@)", "S//NF)", "-f&h", "J&j-", "(SECRET", "(NOFORN")
]
BEHIND_LABELS = [
    f"1. (U) Fair.\nComment: {mark} Zulu left. End comment.\n\n2. (S) End."
    for mark in ("(8)", "(S", "(8", "@)", "-(Sf-", "fS)")
]
NAMES = [
    "1. (U) Fair was he.\n(CONFIDENTIAL Zulu left us.\n\n2. (S) Bonn.",
    *(
        f"Fair was he. (U)\nZulu left us. {mark}\nCalm was he. (U)\nBonn. (S)"
        for mark in ("(SECRET", "SECRET)", "(S-NF", "(SECRET/NODIS")
    ),
    "(U) The President: Fair.\nMr. Quill: Zulu is ours.\n(U) The President: Yes.\n(S) Bonn.",
    "1. (U) Fair was he.1\n__________\n1 (8) Zulu left.\n\n2. (S) Bonn.",
]
NAMES += [
    f"1. (U) Fair it was. {end}\n\nSECRET\n\nPAGE 02 BONN 00012\n\nZulu left.\n\n2. (S) Bonn."
    for end in ("(reftel)", "(ref A)", "END COMMENT", "End quote")
]

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
    *HEADERS,
    *SUBJECTS,
    *LEADS,
    *NUMBERED,
    *LOST_ITEMS,
    *INSIDE,
    *OPEN_ENDS,
    *JOINED,
    *TITLES,
    *BETWEEN,
    *SIGNS,
    *ABBREVIATED,
    *SUBJECTS_BELOW,
    *SPEAKERS,
    *FOOTNOTES,
    *BRACKETED_ITEMS,
    *BEHIND_SIGNS,
    *BEHIND_LABELS,
    *NAMES,
]


ENTIRE = "UNCLASSIFIED\n\n1. UNCLASSIFIED - ENTIRE TEXT.\n\n2. Fair."
UNDER_U = [
    f"{ENTIRE}\n\n3. Zulu told us. (C)",
    f"{ENTIRE}\n\n3. Zulu told us. (SBU)",
    f"{ENTIRE} (C) Zulu told us.",
    f"{ENTIRE}\n\n(S)\n\nZulu told us.",
    f"{ENTIRE} [2 lines not declassified] Zulu.",
    "UNCLASSIFIED\n\n1. UNCLASSIFIED - ENTIRE TEXT EXCEPT PARAGRAPH 3.\n\n2. Fair.\n\n3. Zulu.",
    f"{ENTIRE}\n\nSHERET:.\n\nZulu told us.",
    f"{ENTIRE}\n\nSRCREE 2\n\nZulu told us.",
    "(U) The weather was fair.\n\nThe zulu agent told us so.\n\n(U) Calm.",
    "(U) Fair.\n\n-f&h Zulu told us so.\n\n(U) Calm.",
    (
        "UNCLASSIFIED\n\nFM AMEMBASSY BONN\nTO SECSTATE WASHDC\n\nE.O. 12958: DECL: 02/19/2018\n"
        "TAGS: PREL, GM\nSUBJECT: ZX\n\nClassified By: Quill for reasons 1.4 (b) and (d).\n\n"
        "1. (U) Fair.\n\n2. Zulu was lost.\n\n3. (U) Calm.\n\nUNCLASSIFIED"
    ),
]


UNDER_U += [
    f"{stamp}{paper}"
    for stamp in ("UNCLASSIFIED\n\n", "")
    for paper in (
        "(U) Fair was the day.\n(8) Zulu told us so.\n(U) Calm was he.",
        "(U) Fair was the day.\nie-4) Zulu told us so.\n(U) Calm was he.",
        "1. (U) Fair was the day. (8) Zulu told us so.\n\n2. (U) Calm was he.",
        "1. (U) Fair was the day.\n\n   a. (8 Zulu told us so.\n\n   b. (U) B.\n\n2. (U) Calm.",
        "Zulu Plan (8)\n\n1. (U) Fair was the day.\n\n2. (U) Calm was he.",
        "(U) Fair was the day.\n\nie-4) Zulu told us so.\n\n(U) Calm was he.",
        "(U) Fair was the day.\n\nijt] Zulu told us so.\n\n(U) Calm was he.",
        "- (U) Fair was the day.\n- 569) Zulu told us so.\n- (U) Calm was he.",
        "(U) Fair was he.\n\n(SBU Zulu left us.\n\n(U) Calm was he.",
        "Fair was he. (U)\n\nZulu left us. (8)\n\nCalm was he. (U)",
    )
]


UNDER_U += [
    f"UNCLASSIFIED\n\n{paper}"
    for paper in (
        "SUBJECT: Talks\n\n(8) Zulu told us so.\n\n(U) Calm was he.",
        "(8) Zulu told us so.\n\n(U) Calm was he.",
        "(U) Fair was the day.\n\n- 2 -\n\n(gf Zulu told us so.\n\n(U) Calm was he.",
        "1. (U) Fair was the day.\n\n- 2 -\n\n- fS) Zulu told us so.\n\n2. (U) Calm was he.",
        "(U) Fair was the day.\n\nBackground\n\nfS) Zulu told us so.\n\n(U) Calm was he.",
        "(U) Fair was the day\n\n(gf Zulu told us so.\n\n(U) Calm was he.",
        "1. (U) Fair was he.\n\nBEGIN TEXT\n\n-(Sf- Zulu.\n\nEND TEXT\n\n2. (U) Calm was he.",
        "1. (U-ENTIRE TEXT).\n\n2. Fair.\n\n- 2 -\n\n-(Sf- Zulu.",
        "Fair was he. (U)\n\nZulu left us.\n\n- 2 -\n\n(8) Calm was he. (U)\n\nBonn. (U)",
        "1. (U) Fair was he.\n\nBEGIN SECRET TEXT\n\nZulu.\n\nEND SECRET TEXT\n\n2. (U) End.",
        "2. (CONFIDENTIAL Zulu left us.\n\n3. (U) Bonn.",
        "Fair was he. (U)\n\nZulu left us. (FOUO\n\nCalm was he. (U)",
    )
]


def test_a_quoted_line_of_another_paper_declassifies_nothing() -> None:
    paper = (
        "SECRET\n\nMEMORANDUM FOR THE RECORD\n\nRE: Talks\n\n1. (S) Zulu left. He wrote:\n\n"
        "Declassify On: 01/02/1999\n\n2. (S) Bonn.\n"
    )
    assert "zulu" not in released(paper, "historical")


@pytest.mark.parametrize("policy", ["standard", "foia-public"])
@pytest.mark.parametrize("body", UNDER_SECRET)
def test_what_may_be_secret_does_not_go_out_at_u(body: str, policy: str) -> None:
    assert "zulu" not in released(f"SECRET\n\n{body}\n", policy)


@pytest.mark.parametrize(
    "paper",
    [
        "Memo\n\nZulu.\n\n[1] Source: A. Secret [codeword not declassified]. Unclassified.\n",
        "UNCLASSIFIED\n\n1. UNCLASSIFIED - ENTIRE TEXT.\n\n2. Fair.\n\n| SECRET |\n\nZulu.\n",
        "UNCLASSIFIED\n\nFair. (U)\n\nBonn. (8)\n\nCalm. (U)\n\nZulu.\n",
        "UNCLASSIFIED\n\nSREREE\n\nZulu.\n\n(U) Fair.\n\n(8) Bonn.\n",
        "CONFIDENTIAL\n\nFAIR. (U)\nTHE ZULU WAS LOST.(C)\nTHE FLEET IS OUT. (U)\nBONN. (C)\n",
        *UNDER_U,
    ],
)
def test_a_word_of_a_lower_level_does_not_lower_the_rest(paper: str) -> None:
    assert "zulu" not in released(paper)


@pytest.mark.parametrize(
    "paper",
    [
        "FOR OFFICIAL USE ONLY\n\n1. (U) Fair.\n\n2. (8) Zulu.\n",
        "Fair.\n(SBU)\n\nZulu. (8)\n\nCalm. (U)\n",
        "Memo\n\nZulu.\n\n[1] Source: A. Secret/Sensitive. See Document 5. Confidential.\n",
        "CONFIDENTIAL\n\n1. CONFIDENTIAL - ENTIRE TEXT.\n\nS E G R E T STATE 12345\n\n1. Zulu.\n",
        "SECRET\n\nFair. (U)\n\nForeign Agents (C)\nand zulu Spies are here. (S)\n\nBonn. (S)\n",
        "CONFIDENTIAL\n\n1. CONFIDENTIAL - ENTIRE TEXT.\n\n2. Fair.\n\n3. Zulu was lost. (S)\n",
        *(
            f"UNCLASSIFIED STATE 000011\n\nSUBJECT: A\n\n1. (U) FAIR WEATHER.\n\n{last}\n"
            "CONFIDENTIAL NODIS BONN 00012\n\nSUBJECT: B\n\n1. ZULU IS LOST.\n"
            for last in ("GEORGE SHULTZ", "END TEXT")
        ),
        "SECRET\n\nFair. (U)\n\nThe zulu Chancellor (C)\nin Bonn left. (S)\n\nBonn. (S)\n",
    ],
)
def test_what_may_be_secret_does_not_go_out_at_c(paper: str) -> None:
    assert "zulu" not in released(paper, level="C")


@pytest.mark.parametrize("name", ["Subject: Old paper", "RE: Old paper", "Subj: Old paper"])
def test_the_date_of_an_enclosed_paper_declassifies_no_other(name: str) -> None:
    paper = (
        f"SECRET\n\nMEMORANDUM FOR THE RECORD\n\n{name}\n\n1. (S) Zulu left.\n\nTAB A\n\n"
        f"MEMORANDUM FOR FILE\n\n{name}\n\n1. (S) Bonn.\n\nClassified By: A B\n"
        "Reason: 1.4(b)\nDeclassify On: 01/02/1999\n"
    )
    assert "zulu" not in released(paper, "historical")


CITED = [
    f"{FAIR}Treaty with zulu (as Quill told us)(C)\nDelegation came. (U)\nBonn. (C)",
    f"{FAIR}The zulu plan was made in 1987(C)\nDelegation came. (U)\nBonn. (C)",
    "1. (U) Fair, as in ref (b) (C) Zulu told us.\n\n2. (C) Bonn.",
    "1. (U) Fair, as in 3.4 (C) Zulu told us.\n\n2. (C) Bonn.",
]


@pytest.mark.parametrize("body", CITED)
def test_a_mark_is_no_citation_where_none_can_be(body: str) -> None:
    assert "zulu" not in released(f"CONFIDENTIAL\n\n{body}\n")


@pytest.mark.parametrize("mark", ["(TS}", "{TS)", "[TS)", "(CTS}", "{SBU)", "(LOU}"])
def test_a_damaged_mark_of_several_letters_is_read(mark: str) -> None:
    paper = f"TOP SECRET\n\n1. (U) Fair.\n\n2. {mark} Zulu left.\n\n3. (TS) Bonn.\n"
    assert "zulu" not in released(paper)


def test_text_behind_the_end_of_a_telegram_is_no_part_of_its_last_paragraph() -> None:
    telegram = "S E C R E T STATE 22\nSUBJECT: RADAR\n\n1. (S) A.\n\n2. (U) THE MINISTRY SAID NO.\n"
    for end in ("SHULTZ\nNNNN\n", "NNNN\n", "SHULTZ\n\nSECRET\n\n"):
        assert "zulu" not in released(f"{telegram}{end}THE ZULU TELEGRAM IS HERE.\n")


def test_a_long_run_of_blanks_in_a_subject_is_read() -> None:
    paper = f"SECRET\n\nSUBJECT: a{' ' * 60_000}b\n\n1. (U) foo.\n\n2. (S) Foo.\n"
    assert redactor.read(paper.encode()).portions


@pytest.mark.parametrize(
    "unit",
    [
        "[1] Source: foo bar.\n",
        "(a) (U) foo\n(b) (8) foo\n",
        "Foo (U)\n",
        "SECTION 02 OF 02\n",
        "S E C R E T SECTION 02 OF 02 STATE 123456\n",
        "- bar (S)\n",
        "         ",
        "\t\t\t\t",
        *(". ", "I. >", "-'\" a. ", "(8) ", "a.(8 ", "[x deleted"),
    ],
)
def test_a_long_paper_of_one_kind_of_line_is_read(unit: str) -> None:
    paper = f"SECRET\n1. (U) foo\n{unit * 8000}\n\n2. (S) Foo. (S)\n"
    document = redactor.read(paper.encode())
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


def test_what_may_have_lost_its_mark_has_one_in_a_release() -> None:
    paper = (
        "SECRET\n\n(U) The harbor was open\nguns came by sea.\n\n(8) He will resign.\n\nSECRET\n"
    )
    policy = redactor.load_policy("standard")
    at_s = redactor.release(redactor.read(paper.encode()), policy, "S").render()
    assert "(S) guns came by sea." in at_s
    assert "guns" not in redactor.release(redactor.read(at_s.encode()), policy, "U").render()


@pytest.mark.parametrize(
    "paper",
    [
        "He came. (U)\n\nZulu Radar Sale\n\nWe agree. (U)\n\nWe left. (S)",
        "Mr. Roe: (U) He came.\n\nZulu Radar Sale\n\nMr. Lie: (S) Fair.\n\nMr. Roe: (U) So.",
        "We spoke. (U)\n\n- Zulu sold it. We doubt it\n\nNLR-748-23-4-1\n\nnow. (S)\n\n- So. (S)",
    ],
)
def test_a_release_lets_nothing_more_out_when_it_is_released_again(paper: str) -> None:
    source = f"SECRET\n\nSUBJECT: (U) Fish\n\n{paper}\n"
    at_s = redactor.release(redactor.read(source.encode()), "standard", "S").render()
    assert "zulu" not in released(source)
    assert "zulu" not in released(at_s)


@pytest.mark.parametrize(
    ("one", "other"),
    [("He sold the guns at No.", "He sold the guns at Mo."), ("COMMENT", "BALLOON")],
)
def test_the_words_above_a_number_decide_no_more_than_their_shape(one: str, other: str) -> None:
    paper = "SECRET\n\n{}\n5. (U) Fair weather came.\n\n(S) He told."
    shown = [released(paper.format(words), "tearline") for words in (one, other)]
    assert shown[0] == shown[1]


def test_lines_of_a_header_behind_text_have_no_marks_in_a_release() -> None:
    telegram = (
        "S E C R E T PORT ELMAR 000207\n\nTAGS: PREL\nSUBJECT: ELMAR\n\nThis is for you only.\n\n"
        "REF: PORT ELMAR 00188\n\nClassified By: Roe\n\n1. (U) He came.\n\n2. (C) He sold it.\n"
    )
    once = redactor.release(redactor.read(telegram.encode()), "standard", "S").render()
    assert "(S) REF" not in once
    assert redactor.release(redactor.read(once.encode()), "standard", "S").render() == once


@pytest.mark.parametrize(
    "paper",
    [
        "SUBJECT: The Zulu Radar\nSBU\n\n1. (U) They left.\n\n2. (SBU) So.",
        "SUBJECT: The Zulu Radar\nof the North (SBU)\n\nThey left. (U)\n\nGone. (SBU)",
        "SUBJECT: Fish (U)\n\nHe came. (U)\n\nZulu Radar Sale\n\nWe agree. (U)\n\nWe left. (SBU)",
    ],
)
def test_what_is_sensitive_is_withheld_as_what_is_classified(paper: str) -> None:
    source = f"SBU\n\n{paper}\n"
    at_sbu = redactor.release(redactor.read(source.encode()), "standard", "SBU").render()
    assert "zulu" not in released(source)
    assert "zulu" not in released(at_sbu)


@pytest.mark.parametrize("figure", ["35.", "3.5.", "3.5"])
def test_no_notice_shows_the_figure_that_ends_a_withheld_sentence(figure: str) -> None:
    said = f"The price of the oil in Bonn is now\n{figure} (S) They left on Monday. (U)"
    paper = f"SECRET\n\nSUBJECT: Fish (U)\n\nHe came. (U)\n\n{said}\n\nSo. (U)\n"
    release = redactor.release(redactor.read(paper.encode()), "standard", "U")
    assert figure.strip(".") not in release.render()
    assert [one.label for one in release.decisions if one.label] == []


@pytest.mark.parametrize("between", ["\n", "\n\n", " "])
def test_a_damaged_mark_before_a_list_is_no_item_of_it(between: str) -> None:
    paper = f"1. (U) He came; (b) Zulu sold it.{between}It has: (a) oil; (b) fish."
    source = f"SECRET\n\nSUBJECT: Fish (U)\n\n{paper}\n\n2. (S) So.\n"
    assert "zulu" not in released(source)


CLOSED_IN_A_PORTION = [
    "1. (U) The list:\n- Calm came.  (U)\n- The zulu sold it.  (S)\n- Rome came.  (U)",
    "1. (U) The list:\n- Calm came. (U)\n- The zulu sold it. (S)\nWe will report more.",
    "1. (U) The list:\n(1) Calm came.\t(U)\n(2) The zulu sold it.\t(S)\n(3) Rome came.\t(U)",
    '1. (U) "The list:\n- Calm came. (U)\n- The zulu sold it. (S)\n- Rome came. (U)"',
    "1. (U) The list:\n- Calm came. (U)[1]\n- The zulu sold it. (S)[2]\n- Rome came. (U)[3]",
    "1. (U) The list:\n- Calm came. (U)*\n- The zulu sold it. (S)*\n- Rome came. (U)*",
    "(U) This week:\nBonn    Quill came    (U)\nRome    The zulu sold    (S)\nBern    Roe    (U)",
    "(U) This week:\nBonn    Quill came    (U)\nRome    The zulu sold    (S)\nMore will come.",
]
BEFORE_ANYTHING = [
    f"1. (U) Fair was he. Comment: (8) {said} End comment."
    for said in ("12 of zulu sold.", "the zulu sold.", "$5 of zulu sold.", "- the zulu sold.")
]
IN_LISTS = [
    "1. (U) He said: (1) (U) calm he was; (2) (8) The zulu sold it; (3) (U) he left.",
    "1. (U) He said: a) (U) calm he was, b) (8) the zulu sold it, c) (S) he left.",
    "1. (U) Fair was he. (gf The zulu sold three goods: 1) oil; 2) fish.",
    "1. (U) Fair was he.\n(sh The zulu sold three goods: 1) oil; 2) fish.",
    "1. (U) Fair was he. (a) The zulu sold two goods: (a) oil; (b) fish.",
    "1. (U) We sold (1) oil and (2) fish. (2) The zulu sold the radar.",
    "1. (U) They met at the U.N. (a) the zulu sold the radar.",
    "(U) The list:\nI. (U) Fair was he.\nII. The zulu sold it.\nIII. (S) End he did.",
    "(U) The talks:\nQuill— (U) Fair.\nShultz— The zulu sold it.\nQuill— (S) End he did.",
]
SUBJECTS_WITH_MARKS = [
    "SUBJECT: The zulu sold the radar\t(8)\n\n1. (U) Fair.",
    "SUBJECT: Fish in the harbor (U); The zulu sold the radar (8)\n\n1. (U) Fair.",
    "SUBJECT: The zulu sold the radar (8); Fish in the harbor (U)\n\n1. (U) Fair.",
]
SUBJECTS_WITH_MARKS += [
    f"SUBJECT: The zulu sold the radar\n{mark}\n\n1. (U) Fair."
    for mark in ("@)", "»)", ")", "ie-4)", "f6-)-", "©", "J&j-", "-f&h", "- f S f", "\n@)")
]
STROKES_BEHIND = [
    '1. (U) He is "calm." -f&h The zulu sold the radar.',
    "1. (U) Calm was he.[1] - f S f The zulu sold the radar.",
    'Calm was he. (U) The zulu "sold the radar." J&j- Fair was he. (U)',
]


@pytest.mark.parametrize(
    "body",
    [*CLOSED_IN_A_PORTION, *BEFORE_ANYTHING, *IN_LISTS, *SUBJECTS_WITH_MARKS, *STROKES_BEHIND],
)
def test_a_mark_counts_wherever_one_may_stand(body: str) -> None:
    assert "zulu" not in released(f"SECRET\n\n{body}\n\n2. (S) End.\n")


@pytest.mark.parametrize("banner", ["SREREE STATE 000012", "SHERET:.", "SECRFT", "Q7"])
def test_a_telegram_whose_banner_cannot_be_read_is_not_covered_by_that_of_another(
    banner: str,
) -> None:
    first = "UNCLASSIFIED STATE 000011\n\nSUBJECT: FISH\n\n1. (U) FAIR.\n\nSHULTZ\nNNNN"
    second = f"{banner}\n\nSUBJECT: RADAR\n\n1. THE ZULU SOLD IT.\n\nQUILL\nNNNN"
    assert "zulu" not in released(f"{first}\n\n{second}\n")


@pytest.mark.parametrize("level", ["SREREE", "SHERET:"])
def test_an_entire_text_mark_that_cannot_be_read_is_no_lower_than_any(level: str) -> None:
    paper = f"UNCLASSIFIED\n\nSUBJECT: FISH\n\n1. {level} - ENTIRE TEXT.\n\n2. THE ZULU SOLD IT.\n"
    assert "zulu" not in released(paper)


WRAPPED_SUBJECTS = [
    f"Zulu Radar Sale: Your Meeting with the\n         {end}"
    for end in (
        "U.S. Ambassador to Norland (S)",
        "George H. W. Bush on Jan. 5 (C)",
        "Act? (S)",
        "Minister of Norland (SBU)",
        "(NSSD 4-86) (S)",
        "the Next Steps for Our\n         Delegation\n         to the Talks (S)",
    )
]
WRAPPED_SUBJECTS += [
    "1. Zulu Radar Sale\n         2. Zulu Oil (S)",
    "Zulu Radar Sale and\nMeeting in Bonn (S)",
]
WRAPPED_SUBJECTS += [
    f"ZULU RADAR SALE TO THE MINISTRY OF NORLAND AND\n         THE DELEGATION {mark}"
    for mark in ("(gf", "(f)", "(a)", "{af", "-(Sf-", "Ric>", "ijt]", "f6-)-", "J&j-", "- f S f")
]


@pytest.mark.parametrize("subject", WRAPPED_SUBJECTS)
def test_the_mark_of_a_wrapped_subject_is_that_of_all_its_lines(subject: str) -> None:
    paper = f"SECRET\n\nMEMORANDUM FOR THE PRESIDENT\n\nSUBJECT: {subject}"
    assert "zulu" not in released(f"{paper}\n\n1. (S) They sold it.\n\n2. (U) Fair.\n\nSECRET\n")


IN_MID_PARAGRAPH = [
    "The weather was fair. (a) The zulu agent spoke of paragraph (b) of the treaty.",
    "The weather was fair. (a) The zulu agent spoke of Sec. 4 (b) of the law.",
    "It was fair. (gf The zulu agent asked for 1.) oil and 2.) fish.",
    "It was fair. (gf The zulu agent asked for I) oil and II) fish.",
    "It was fair. (gf The zulu agent asked for 2) oil and 3) fish.",
    'He said "no."  - f S f  The zulu agent sold oil.',
    "It was fair.[1] - f S f 12 zulu ships sold oil.",
    'He left in 1987. -fet" The zulu agent sold oil.',
    'He left the U.S. -fet" The zulu agent sold oil.',
    'THE WEATHER WAS FAIR. -fet" THE ZULU AGENT SOLD OIL.',
    "He left the U.S. 5(c) The zulu agent sold oil.",
]


@pytest.mark.parametrize("said", IN_MID_PARAGRAPH)
def test_what_is_left_of_a_mark_in_mid_paragraph_counts(said: str) -> None:
    paper = f"SECRET\n\nSUBJECT: (U) Norland\n\n1. (S) They sold it.\n\n2. (U) {said}"
    assert "zulu" not in released(f"{paper}\n\n3. (U) Fair.\n\nSECRET\n")


def test_strokes_behind_a_footnote_in_capitals_close_what_stands_before_them() -> None:
    body = "THEY SOLD IT. (S)\nFAIR. (U)\nTHE ZULU SOLD THE RADAR.1 -f&h\nTHE FLEET IS OUT. (U)"
    assert "zulu" not in released(f"SECRET\n\nSUBJECT: NORLAND (U)\n\n{body}\n\nSECRET\n")


@pytest.mark.parametrize("mark", ["(56)", "(69)", "(569)"])
@pytest.mark.parametrize(
    "said", ["Tab I    Zulu paper {}\nTab II   Fish (U)", "- Zulu {};\n- Fish (U)"]
)
def test_figures_behind_a_row_may_be_what_is_left_of_its_mark(said: str, mark: str) -> None:
    paper = "SECRET\n\nSUBJECT: Norland (U)\n\nThey sold it. (S)\n\n" + said.format(mark)
    assert "zulu" not in released(f"{paper}\n")


@pytest.mark.parametrize("mark", ["(56)", "(69)"])
def test_figures_behind_a_subject_may_be_what_is_left_of_its_mark(mark: str) -> None:
    paper = f"SECRET\n\nSUBJECT: Zulu Radar Sale {mark}\n\n1. (S) They sold it.\n\n2. (U) Fair.\n"
    assert "zulu" not in released(paper)


@pytest.mark.parametrize("mark", ["(8)", "(f)", "S)", "(S/N F)"])
def test_items_that_only_their_marks_begin_need_no_full_stop(mark: str) -> None:
    items = f"(U) peace and quiet in the islands of the north\n{mark} the zulu gold\n(U) rain"
    paper = f"SECRET\n\n1. (S) They sold it.\n\n2. (U) We want:\n{items}\n\n3. (U) Fair.\n"
    assert "zulu" not in released(paper)


CLOSED_UP = [
    "1) (U) It rained (see Tab 1) in Bonn.\n2) The zulu sold oil.\n3) (S) They went.",
    "1. (U) Fishing Talks (Round 1)\n2. Zulu Oil Sale\n3. (S) Radar Sale",
    "1. (U) It rained (Tab 1), and\n2. The zulu sold oil.\n3. (S) They went.",
    "4) (U) We want 1) peace; 2) fish; and 3) oil.\n5) YA: The zulu sold it.\n6) (S) They went.",
]


@pytest.mark.parametrize("body", CLOSED_UP)
def test_the_next_number_is_missed_behind_a_figure_in_brackets(body: str) -> None:
    assert "zulu" not in released(f"SECRET\n\nSUBJECT: (U) Norland\n\n{body}\n")


@pytest.mark.parametrize(
    "said", ["It rained for a day (1). The zulu left", "Zulu sold (1) and left"]
)
def test_a_figure_without_a_stop_that_ends_a_line_is_no_item(said: str) -> None:
    body = f"They sold it. (S)\n\n{said} (2)\nIt is fair. (U)"
    assert "zulu" not in released(f"SECRET\n\nSUBJECT: Norland (U)\n\n{body}\n")


@pytest.mark.parametrize("level", ["(unclassified).", "is (unclassified):"])
def test_a_level_in_small_letters_in_a_sentence_closes_nothing(level: str) -> None:
    body = f"The zulu note came by pouch {level}\nHe left for Bonn. (S)\n\nFair. (U)"
    assert "zulu" not in released(f"SECRET\n\nSUBJECT: Norland (U)\n\n{body}\n")


def test_the_first_item_of_a_list_stands_behind_a_colon() -> None:
    body = "(S) Hail.\n\n(U) peace and\n(a) the zulu gold; (b) x\n(U) rain"
    assert "zulu" not in released(f"SECRET\n\nSUBJECT: (U) Norland\n\n{body}\n")


WITH_CAPITALS = [
    (
        "1. (S) Bonn is out.\n\n2. (S) He asked us to:\n\n   (A) Send aid to Bonn.\n\n"
        "   (B) Send fish.\n\n   (C) Tell the zulu that we left.\n\n   (D) Go.\n\n"
        "3. (C) Fair."
    ),
    (
        "1. (S) Bonn is out.\n\n2. (S) He asked us to:\n\n   (A) send aid to Bonn,\n\n"
        "   (B) send fish.\n\n   (C) tell the zulu that we left.\n\n3. (C) Fair."
    ),
    (
        "FM AMEMBASSY BONN\nTO SECSTATE WASHDC\n\n"
        "E.O. 12356: DECL: OADR\nTAGS: PREL\nSUBJECT: TALKS\n\n1. SECRET - ENTIRE TEXT.\n\n"
        "2. He asked us to:\n\n(A) Send aid to Bonn.\n\n(B) Send fish.\n\n"
        "(C) Tell the zulu that we left.\n\n3. Fair."
    ),
    (
        "MEMORANDUM FOR THE RECORD\n\nHe asked us to:\n\n(A) Send aid to Bonn.\n\n"
        "(B) Send fish.\n\n(C) Tell the zulu that we left."
    ),
    (
        "1. (S) BONN IS OUT.\n\n2. (S) WE HAVE AIMS: "
        "(A) THE FLEET GOES OUT; (B) THE ARMY COMES IN;\n(C) ZULU LEAVES US.\n\n"
        "3. (C) FAIR."
    ),
    (
        "1. (S) Bonn is out.\n\n"
        "2. (S) He said:\n(A) The fleet is out.\n(B) The army is in.\n(C) The zulu left us.\n\n"
        "3. (C) FAIR."
    ),
    (
        "1. (S) Bonn is out.\n\n2. (S) He asked us to:\n   (A) Send aid.\n\nSECRET\n\n"
        "PAGE 02 BONN 00012\n\n   (B) Send fish.\n   (C) Tell the zulu that we left.\n\n"
        "3. (C) Fair."
    ),
    "Bonn is out. (S)\n\nThe zulu left us. See Tab (C).\nWe stay. (S)\n\nFair. (C)",
    "Bonn is out. (S)\n\nThe zulu left us, as in ref (C).\nThe fleet is out. (S)\n\nFair. (C)",
    (
        "Bonn is out. (S)\n\n"
        "The zulu left us. The aims are: (A) oil; (B) fish; (C)\npeace. (S)\n\nFair. (C)"
    ),
    (
        "BONN IS OUT. (S)\n\n"
        "THE ZULU LEFT US. WE WANT (A) PEACE AND (B) FISH AND (C)\nRAIN IN THE SEA. (S)\n\n"
        "FAIR. (C)"
    ),
    "1. Bonn is out. (S)\n\n2. The zulu left us. See Tab\n(C).\nBonn. (S)\n\n3. Fair. (C)",
    (
        "BONN IS OUT. (S)\n\n1. ZULU HAS THREE GOALS. "
        "THEY ARE: (A) OIL? (B) FISH? (C) WHO\nSTOPS BONN? (S)\n\n"
        "FAIR. (C)"
    ),
    (
        "BONN IS OUT. (S)\n\n"
        "ZULU. Reasons: (A) He had no oil. (B) He had no fish. (C)\nHe had no aid. (S)\n\n"
        "FAIR. (C)"
    ),
    "MEMORANDUM\n\nSUBJECT: Zulu Options (A), (B) and (C)\n\n1. (S) Bonn.\n\n2. (C) Fair.",
    "MEMORANDUM\n\nSUBJECT: Your Zulu Memo of June, Tab (C)\n\n1. (S) Bonn.\n\n2. (C) Fair.",
]

WITH_CAPITALS += [
    f"1. (S) He would:\n(A) go to Bonn{said}\n(B) see Elmar;\n(C) tell the zulu.\n\n2. (C) Fair."
    for said in (", see Tab (C);", " with (A) oil, (B) fish and (C) gold;")
]


@pytest.mark.parametrize("body", WITH_CAPITALS)
def test_the_place_of_an_item_in_capitals_lowers_nothing(body: str) -> None:
    document = redactor.read(f"SECRET\n\n{body}\n\nSECRET\n".encode())
    assert "zulu" not in redactor.release(document, "standard", "C").render().lower()


@pytest.mark.parametrize("mark", ["(8)", "(8", "(sf", "{8", "(8);"])
def test_an_item_without_a_stop_ends_with_its_mark(mark: str) -> None:
    items = f"The aims were: (U)\naid to the zulu ministry {mark}\npeace with Bonn (U)"
    assert "zulu" not in released(f"SECRET\n\nThey sold it. (S)\n\n{items}\n\nFair. (U)\n")


CLOSED_BY_A_CAPITAL = [
    (
        "U",
        (
            "Bonn is out. (S)\nWe want (A) oil and (B) fish. (U)\nThe zulu asked us:\n"
            "i. to go to Bonn, and\nii. to see Elmar. (C)\nHe came. (U)\nBonn is out. (S)"
        ),
    ),
    (
        "C",
        (
            "(S) Bonn is out.\n\n(C) Fair.\nWe want (A) oil and (B) fish. (C)\n"
            "Zulu left us. (S)\nMr. Quillon: He came. (C)"
        ),
    ),
    (
        "C",
        "Bonn is out. (S)\nWe want (A) oil. (B) The zulu left. (C)\nThe fleet left us. (S)",
    ),
]


@pytest.mark.parametrize(("level", "body"), CLOSED_BY_A_CAPITAL)
def test_a_mark_that_may_be_the_place_of_an_item_still_closes(level: str, body: str) -> None:
    document = redactor.read(f"SECRET\n\n{body}\n\nSECRET\n".encode())
    assert "zulu" not in redactor.release(document, "standard", level).render().lower()


def test_below_a_closing_that_may_be_a_place_the_next_portion_has_its_own_mark() -> None:
    body = "Bonn is out. (S)\nWe want (A) oil and (B) fish. (C)\nThe zulu came. (U)"
    assert "zulu" in released(f"SECRET\n\n{body}\n\nSECRET\n").lower()


AMONG_OTHERS = {
    "notes that end without a stop": (
        "(S) He left. It has told us that\n\n----------\n7. (U) See State 1234\n"
        "8. (U) See Bonn 88, paragraph 3\n\nSECRET\n- 2 -\n\nzulu would go."
    ),
    "a note with its own mark, without a stop": (
        "(S) He left. It has told us that\n\n[1] (U) See State 1234\n\nSECRET\n- 2 -\n\n"
        "zulu would go."
    ),
    "notes with their own marks": (
        "(S) He sold the\n-----\n1/ (U) See Bonn\n2/ (U) See the paper of Elmar\n\n"
        "SECRET\n- 2 -\n\nzulu fleet. Gold went."
    ),
    "a note with its own mark right below": (
        "(S) He left. It has told us that\n[1] (U) See State 1234\nSECRET\nSECRET\nzulu would go."
    ),
    "two notes, the first one of which ends": (
        "(S) The zulu office has\n\n__________\n1) (S) See the cable.\n2) (U) See State 1234\n\n"
        "SECRET\n\nSECRET\n\npostponed it until zulu went."
    ),
    "a running title that ends as a sentence does": (
        "(S) The fleet sold gold and the\n\nSECRET\n\n- 2 -\n\n"
        "(U) Policy toward the U.S.\nharbor was closed by him. Zulu left."
    ),
    "a running title right above the text": (
        "(S) The fleet sold gold and the\nSECRET\nSECRET\nPAGE 02 STATE 334229\n"
        "(U) FISHING IN ELMAR\nharbor was closed. Zulu left."
    ),
    "a running title in small letters, below a bare number": (
        "(S) The fleet sold gold and the\n\nSECRET\n\n2\n\n"
        "(U) Policy toward Elmar\nharbor was closed by him. Zulu left."
    ),
    "a running title behind a note": (
        "(S) The fleet sold gold and the\n----------\n* (U) See State 12.\n\nSECRET\n\n- 2 -\n\n"
        "(U) Talks on the Port\nharbor was closed by him. Zulu left."
    ),
    "a running title behind two notes": (
        "(S) The fleet sold gold and the\n----------\n1. (U) See State 12.\n2. (U) See Bonn 8.\n\n"
        "SECRET\n\n- 2 -\n\n(U) Talks on the Port\nharbor was closed by him. Zulu left."
    ),
    "a running title behind a form feed": (
        "2. (S) The fleet sold gold and the\n\f(U) TALKS ON THE HARBOR\nharbor was shut. Zulu left."
    ),
    "the subject again, behind a sentence": (
        "2. (S) The fleet sold gold.\n\nSECRET\n\n- 2 -\n\n(U) Fish\nHe left. Zulu sold it all."
    ),
    "a running title behind a sentence": (
        "2. (S) The fleet of Elmar sold gold.\n\nSECRET\n\n- 2 -\n\n"
        "(U) Talks on the Port\nHe left. Zulu sold it all to us."
    ),
    "a running title above the last line": (
        "2. (S) The fleet of Elmar sold gold to the harbor of Bonn.\n\nSECRET\n\n- 2 -\n\n"
        "(U) Talks on the Port of Bonn\nZulu sold it all to us."
    ),
    "a running title behind an amount": (
        "2. (S) The fleet of Elmar sold gold for $4.5\n\nSECRET\n\n- 2 -\n\n"
        "(U) Policy toward Elmar\nmillion. Zulu sold it all to us."
    ),
    "a running title behind a mark in a paragraph": (
        "2. (U) Rain. (S) The fleet sold gold and the\n\nSECRET\n\n- 2 -\n\n"
        "(U) Talks on the Port\nharbor was closed by him. Zulu left."
    ),
    "a running title on the page after that of a note": (
        "1. (U) Fair.\n----------\n* (U) See State 12.\n\nSECRET\n\n- 2 -\n\n2. (C) Fine.\n\n"
        "3. (U) Rain.\n\n4. (S) The fleet sold gold and the\n\nSECRET\n\n- 3 -\n\n"
        "(U) Talks on the Port\nharbor was closed by him. Zulu left."
    ),
    "a running title behind a ruled heading": (
        "(U) Fair.\n----------\n(U) Good.\n\n(S) The fleet sold gold and the\n\nSECRET\n\n- 3 -\n\n"
        "(U) Talks on the Port\nharbor was closed by him. Zulu left."
    ),
    "a running title behind one line of a name": (
        "2. (S) The Minister of Defense and the Chief of the Staff\n\nSECRET\n\n- 2 -\n\n"
        "(U) Policy toward Elmar\n\nof Elmar sold the zulu to Bonn."
    ),
    "a running title behind a short line that lost its mark": (
        "1. (U) Fair.\n\n2. (U) Fine.\n\n3. He sold gold to the\n\nSECRET\n\n- 2 -\n\n"
        "(U) Talks on the Port\nbank of the zulu in Elmar, and left."
    ),
    "a running title behind a line without a mark": (
        "(U) They met in Bonn.\n\nThe minister sold gold to the\n\nSECRET\n\n- 2 -\n\n"
        "(U) Talks on the Port\nbank of the zulu in Elmar, and left."
    ),
    "a running title behind an item that lost its mark": (
        "(U) Two said:\n\na. (C) They met.\n\nb. They sold gold to the\n\nSECRET\n\n- 2 -\n\n"
        "(U) Talks on the Port\nbank of the zulu in Elmar, and left."
    ),
    "a running title behind a marked caption": (
        "(S) They sold gold to the\n\nFigure 1: (U) A map\n\nSECRET\n\n- 2 -\n\n"
        "(U) Talks on the Port\nbank of the zulu in Elmar, and left."
    ),
    "a running title below a marked heading": (
        "(S) They sold gold to the\n\nSECRET\n\n- 2 -\n\n(U) The Sea\n\n"
        "(U) Talks on the Port\nbank of the zulu in Elmar, and left."
    ),
    "a running title below a sentence of the page": (
        "(S) They sold gold to the\n\nSECRET\n\nPage 2 of 4 pages.\n"
        "(U) Talks on the Port\nbank of the zulu in Elmar, and left."
    ),
    "a running title below a long line of the page": (
        "(S) They sold gold to the\n\nSECRET\n\nBureau of Fish and Ships, Office of the Harbors "
        "of the North, Room 12\n\n(U) Talks on the Port\nbank of the zulu in Elmar, and left."
    ),
    "a running title apart, behind a sentence of the page": (
        "(S) They sold gold to the\n\nSECRET\n\nPage 2 of 4 pages.\n\n"
        "(U) Talks on the Port\n\nbank of the zulu in Elmar, and left."
    ),
    "a running title that goes on, behind a note": (
        "(S) The fleet sold gold and a\n\n* (U) See the report.\n\nSECRET\n\fSECRET\n\n"
        "(U) Talks on the Port (Continued)\n\nzulu ceiling. The deputy left."
    ),
    "a running title in small letters, behind a note": (
        "(S) The fleet of Elmar sold gold and a\n\n[1] (U) See the report.\n\nSECRET\n\f"
        "(U) Talks between them\n\nzulu ceiling and the port of Elmar. He left."
    ),
    "notes with numbers of their own": (
        "1. (C) It rains.\n\n2. (S) The fleet of Elmar sold gold and the\n\n__________\n"
        "1. (U) See the report of May.\n\nSECRET\n\fSECRET\n\ngrain of the port by\n\n__________\n"
        "2. (U) See the report of June.\n\nSECRET\n\fSECRET\n\n"
        "zulu percent in the year that follows the visit of the\nminister to us."
    ),
    "notes with numbers of their own, behind sentences": (
        "1. (C) It rains.\n\n2. (S) The fleet sold gold.[1]\n\n1. (U) See the report.\n\nSECRET\n\f"
        "The zulu sold gold in the year that follows the visit of the\nminister to us.[2]\n\n"
        "2. (U) See the report of June.\n\nSECRET\n\f"
    ),
    "a running title that goes on, twice, above a list": (
        "(S) He said:\n\n- Oil is here;\n\n- The fleet and\n\nSECRET\n\n(U) Fish (Continued)\n\n"
        "  deputy sold gold.\n\nSECRET\n\n(U) Fish (Continued)\n\n- The zulu left;"
    ),
    "a running title that goes on, twice, around one line": (
        "(S) He left.\n\nSECRET\n\fSECRET\n\n(U) Talks on Fish (Continued)\n\nHe made a\n\n"
        "SECRET\n\fSECRET\n\n(U) Talks on Fish (Continued)\n\nzulu credit of forty."
    ),
    "notes around what leads to a list": (
        "(S) He sold the\n\n__________\n2. (C) See the talks.\n\nSECRET\n\ngold, and asked for:\n\n"
        "__________\n3. (U) They left.\n\nSECRET\n\n    a. Zulu gold.\n\n    b. Fish."
    ),
    "a running title": (
        "(S) The fleet sold gold and the\n\nSECRET\n\n- 2 -\n\n(U) FISHING IN ELMAR\n\n"
        "harbor was closed. Zulu left."
    ),
    "a title in a paper in capitals": (
        "2. (S) HE SOLD.\n\nSECRET\n\n(U) FISHING IN ELMAR\n\n- 2 -\n\nTHE ZULU LEFT."
    ),
    "a subject on the next page": (
        "2. (S) The fleet sold gold.\n\nSECRET\n\fSECRET\n\nSUBJECT: (U) Fish\n- 2 -\n\nZulu left."
    ),
    "a caption": "2. (S) He sold the\n\n(U) Table 1. Fish\n\nharbor. Zulu left.",
    "items": "2. (S) He said\n\n-- (U) fish are good,\n\n-- (U) boats are bad\n\nand zulu left.",
    "a title above a list": (
        "2. (S) He sold:\n\nSECRET\n\n(U) Fishing in Elmar\n\n- 2 -\n\n(1) Zulu left.\n\n(2) Bonn."
    ),
    "a note, and a list of other signs": (
        "2. (S) He sold these:\n__________\n1. (U) See Tab B.\n\nSECRET\n\n- 2 -\n\n"
        "a. Zulu left; and\nb. Bonn."
    ),
    "a note in a list": (
        "2. (S) He sold:\n\n-- Bonn.\n\n* (U) See Tab B.\n\nSECRET\n\n- 2 -\n\n"
        "-- Zulu left.\n-- Bonn."
    ),
    "items below an item with a dash": (
        "2. (S) He said:\n\n-- Bonn left us.\n\na. (U) Fine.\n\n-- Zulu sold gold."
    ),
    "items below an item with a dash, closed up": (
        "2. (S) He said:\n-- Bonn left us.\na. (U) Fine.\nb. (U) It rains.\n-- Zulu sold gold."
    ),
    "items below two items": (
        "2. (S) He said:\n\n-- Bonn left us.\n\na. (U) Fine.\n\n-- Elmar left.\n\na. (U) It rains."
        "\n\n-- Zulu sold gold."
    ),
    "a comment in a list": (
        "2. (S) He said:\n\n-- Bonn left us.\n\n(U) Comment: Fine.\n\n-- Zulu sold gold."
    ),
    "numbered items": (
        "(S) Orme proposed that:\n\n1. (U) the harbor be opened, and\n\n2. (U) the vote be held,"
        "\n\nonce the zulu agent is paid."
    ),
    "a numbered note": (
        "(S) Orme said that\n\n1. (U) Bonn 1234, March 3, 1983\n\nSECRET\n- 2 -\n\n"
        "the zulu agent would leave."
    ),
    "a note that ends like an item": (
        "2. (S) He said:\n\na. Bonn left us.\n\n* (U) See the harbor of Alba.\n\nb. Zulu sold gold."
    ),
    "a note in a closed list": (
        "2. (S) He said:\na. Bonn left us.\n* (U) See the harbor of Elmar.\nb. Zulu sold gold."
    ),
    "items below an item": (
        "2. (S) He said:\n(1) Bonn left us.\n-- (U) Fine.\n-- (U) See Tab B.\n(2) Zulu sold gold."
    ),
    "a note in a numbered list": (
        "2. (S) He sold these:\n\ni. Bonn.\n\n* (U) See Tab B.\n\nSECRET\n\n- 2 -\n\nii. Zulu left."
    ),
}


@pytest.mark.parametrize("body", AMONG_OTHERS.values(), ids=AMONG_OTHERS)
def test_what_stands_among_the_parts_of_a_portion_has_none_of_them(body: str) -> None:
    paper = f"SECRET\n\nSUBJECT: (U) Fish\n\n{body}\n\n3. (U) Fine work.\n\nSECRET\n"
    assert "zulu" not in released(paper).lower()


@pytest.mark.parametrize("sign", ["1/", "*", "1", "1.", "[1]", "[See Tab A.]"])
def test_the_mark_of_a_ruled_note_is_not_that_of_the_paragraph_above_it(sign: str) -> None:
    body = f"2. Zulu sold gold.\n__________\n{sign} Bonn signed it. (U)"
    paper = f"SECRET\n\n1. Fair. (U)\n\n{body}\n\n3. Fine work. (U)\n\n4. They left. (S)\n"
    assert "zulu" not in released(paper).lower()


@pytest.mark.parametrize("left", [" ****", "****", " ___"])
def test_what_is_left_of_a_mark_in_bold_ends_the_sentence_above_an_item(left: str) -> None:
    body = f"Zulu sold gold.{left}\n- Bonn left. (U)\n- Rain fell. (C)"
    assert "zulu" not in released(f"SECRET\n\nRadar. (S)\n\n{body}\n\nFair. (U)\n").lower()


@pytest.mark.parametrize("end", ["in 1981.", "in the U.S.", "by 15%.", "with a K-2.", '"there".'])
@pytest.mark.parametrize("lead", ["It asked for these:", "15 points were agreed:"])
def test_a_sentence_above_what_leads_to_a_list_has_no_mark_of_its_items(
    end: str, lead: str
) -> None:
    body = f"1. Bonn. (S)\n\n2. Zulu lost ground {end} {lead}\n\n- Oil. (U)\n\n- Fish. (U)"
    assert "zulu" not in released(f"SECRET\n\n{body}\n\n3. Fine work. (C)\n\nSECRET\n").lower()


SUBJECT_AGAIN = {
    "as it is": "(U) Fishing off Elmar",
    "in capitals": "(U) FISHING OFF ELMAR",
    "on two lines": "(U) Fishing\noff Elmar",
    "continued": "(U) Fishing off Elmar (Continued)",
    "with the page": "(U) Fishing off Elmar - Page 2",
    "in bold": "**(U) Fishing off Elmar**",
    "between dashes": "- (U) Fishing off Elmar -",
}


@pytest.mark.parametrize("above", ["sold gold for", "sold gold.", "(C) left. (S) He sold the"])
@pytest.mark.parametrize("title", SUBJECT_AGAIN.values(), ids=SUBJECT_AGAIN)
@pytest.mark.parametrize("subject", ["Fishing off Elmar", "Fishing\n     off Elmar"])
def test_the_subject_with_its_mark_heads_a_page_and_marks_no_more(
    subject: str, title: str, above: str
) -> None:
    body = f"1. (S) Oil.\n\n2. (C) He {above}\n\nSECRET\n\n- 2 -\n\n{title}\nThe zulu left us."
    assert "zulu" not in released(f"SECRET\n\nSUBJECT: (U) {subject}\n\n{body}\n\nSECRET\n").lower()


@pytest.mark.parametrize("title", ["{}, continued.", "{}, cont.", "{} (cont.)"])
@pytest.mark.parametrize("subject", ["Talks with Bonn on F-\n     ish", "Talks on\n     Fish"])
def test_the_subject_again_is_one_however_it_is_parted_and_goes_on(
    subject: str, title: str
) -> None:
    again = title.format(subject.replace("-\n     ", "").replace("\n     ", " "))
    body = f"1. (S) He sold gold.\n\nSECRET\n\n(U) {again}\nThe zulu left."
    paper = f"SECRET\n\nSUBJECT: (U) {subject}\n\n{body}\n\nSECRET\n"
    assert "zulu" not in released(paper).lower()


@pytest.mark.parametrize(
    "goes_on", ["(Cont.)", "(Continued.)", "- Cont'd.", ", cont.", "(Page 2)", "- p. 2."]
)
@pytest.mark.parametrize(
    "body", ["The zulu sold gold to{}Mr. Quill. (S)", "(S) He sold{}$4 to Zulu."]
)
def test_a_title_that_goes_on_is_one_and_ends_no_sentence(body: str, goes_on: str) -> None:
    title = f"Talks on the Port {goes_on}"
    title = f"(U) {title}\n" if body.startswith("(S)") else f"{title} (U)\n"
    page = f"\n\nSECRET\n\n{title}"
    marks = "(U) Fair." if body.startswith("(S)") else "Fair. (U)"
    paper = f"SECRET\n\nSUBJECT: (U) Fish\n\n{marks}\n\n{body.format(page)}\n\nSECRET\n"
    assert "zulu" not in released(paper).lower()


@pytest.mark.parametrize("note", ["-----\n[1] See State 12. (U)", "[1] See State 12. (U)"])
@pytest.mark.parametrize("rest", ["$4 for Oil. (S)", "Mr. Quill.\n(S)", "oil. (S)"])
@pytest.mark.parametrize("mark", [" (U)", "\n(U)"])
def test_a_note_and_a_title_close_nothing_of_the_sentence_around_them(
    note: str, rest: str, mark: str
) -> None:
    body = f"Fair. (U)\n\nThe zulu sold gold to\n{note}\n\nSECRET\n\nTalks on Oil{mark}\n\n{rest}"
    assert "zulu" not in released(f"SECRET\n\nSUBJECT: Fish (U)\n\n{body}\n\nSECRET\n").lower()


@pytest.mark.parametrize(
    "title", ["Letters with Gen. Quill (page 2)", "Policy toward Elmar - Cont."]
)
def test_a_title_has_small_words_of_any_length(title: str) -> None:
    above = "(S) He sold\ngold of the fleet to"
    body = f"(U) Fair.\n\n{above}\n\nSECRET\n\n(U) {title}\nall of Elmar\nand zulu."
    assert "zulu" not in released(f"SECRET\n\nSUBJECT: (U) Fish\n\n{body}\n\nSECRET\n").lower()


@pytest.mark.parametrize("sign", ["-", "\u2022", "a."])
@pytest.mark.parametrize("below", ["{@)", "S)", "-S)"])
def test_the_mark_of_an_item_closes_no_bracket_of_the_one_above_it(sign: str, below: str) -> None:
    items = f"{sign} (sf Zulu sold gold\n{sign.replace('a', 'b')} {below} Bonn sold fish."
    body = f"1. (U) They left for\nthe talks:\n{items}\n\n2. (U) Fair.\n\n3. (S) Bonn."
    assert "zulu" not in released(f"SECRET\n\nSUBJECT: (U) Fish\n\n{body}\n\nSECRET\n").lower()


@pytest.mark.parametrize(
    ("above", "title", "rest"),
    [
        ("sold gold.", "Review of the Bonn Treaty.", "The zulu left the harbor of Elmar."),
        ("sold gold to", "Talks with Bonn on Oil and Fish.", "all of the zulu."),
        ("sold gold to", "Oil.", "The zulu left the harbor of Elmar."),
    ],
)
def test_a_title_may_end_as_a_sentence_does(above: str, title: str, rest: str) -> None:
    body = f"1. (S) The fleet of Elmar {above}\n\nSECRET\n\n(U) {title}\n{rest}\n\n2. (U) Fair."
    assert "zulu" not in released(f"SECRET\n\nSUBJECT: (U) Fish\n\n{body}\n\nSECRET\n").lower()


def test_the_subject_again_with_its_mark_behind_closes_no_sentence() -> None:
    body = "Fair. (U)\n\nThe zulu sold the\n\nSECRET\n\nFish. (U)\n\n$4 in Bonn. (S)"
    assert "zulu" not in released(f"SECRET\n\nSUBJECT: Fish (U)\n\n{body}\n\nSECRET\n").lower()


PAGE_LINES = [
    "2",
    "Page 2:",
    "[Page 2]",
    "(continued)",
    "DRAFT",
    "May 3, 1985",
    "NODIS\nS/S 8613554",
]
FOOT_LINES = [
    "Classified by: Roe\nDeclassify on: OADR",
    "cc: Mr. Quill",
    "* (U) See the paper.",
    "1/ (U) See the paper.",
    "[1] (U) See the paper.",
    "__________\n1 See the paper.",
    "__________\n1. (U) See the paper.\n2. (U) See the list.",
]


@pytest.mark.parametrize(
    "title",
    [
        "(U) TALKS ON THE HARBOR OF ELMAR AND THE FISHING FLEET OF NORLAND",
        "                         (U) TALKS ON THE PORT OF ELMAR",
        "(U) Talks on the Port (Part Two)",
        '(U) Talks on "Fish"',
        "(U) Will Elmar Fish?",
        "(U) Talks on Fish:",
        "(U) Talks on Fish --",
        "## (U) Talks on the Port",
    ],
)
def test_a_title_fills_its_line_or_ends_with_any_sign(title: str) -> None:
    page = f"SECRET\n\n- 2 -\n\n{title}"
    body = f"2. (S) The fleet sold gold.\n\n{page}\nHe and zulu left the port of Elmar."
    assert "zulu" not in released(f"SECRET\n\nSUBJECT: (U) Fish\n\n{body}\n\n3. (U) Fine.\n")


@pytest.mark.parametrize(
    ("above", "rest"),
    [
        ("sold gold.[1]\n\n[1] (U) See the paper", "The zulu was sold to us."),
        ("sold gold.1/\n\n1/ (U) See the paper", "The zulu was sold to us."),
        ("sold gold.\n\n* (U) See the paper", "The zulu was sold to us."),
        ("sold gold.\n\n------\n2. (U) See the paper.", "The zulu was sold to\nus."),
        ("sold gold for $4.5\n\n[1] (U) See the paper", "million. Zulu was sold."),
        ("sold gold and\n\nFigure 1\n\nSource: (U) see the paper", "the zulu was sold to us."),
        ("sold gold and\n\nNotes\n\n(1) (U) See State 12", "the zulu was sold to us."),
    ],
)
def test_a_note_with_a_mark_has_nothing_of_the_next_page(above: str, rest: str) -> None:
    body = f"1. (S) The fleet {above}\n\nSECRET\n\n- 2 -\n\n{rest}\n\n2. (U) He left."
    assert "zulu" not in released(f"SECRET\n\nSUBJECT: (U) Fish\n\n{body}\n").lower()


@pytest.mark.parametrize(
    ("foot", "title", "rest"),
    [
        ("__________\n* (U) See Tab B.", "Prospects for the talks", "zulu at the talks."),
        ("__________\n1. (U) See Tab B.", "Prospects for the talks\n", "zulu at the talks."),
        ("(U) Source: TASS.", "Prospects for Talks", "zulu at the talks in the spring, and oil."),
        ("1) (U) See Tab B.", "Prospects for Talks", "zulu at the talks in the spring, and oil."),
        ("a/ (U) See Tab B.", "Prospects for the talks on ships in the area\n", "zulu at talks."),
        ("", "Report of the group on the basing of ships\nand on talks", "zulu at the talks."),
        ("", "Prospects for the resumption of talks on ships in the area", "zulu at talks."),
        ("DECL: OADR", "Prospects for the talks\n", "zulu."),
        ("NSC-05/83", "Prospects for the talks on ships in the area\n", "zulu at talks."),
    ],
)
def test_the_foot_of_a_page_hides_nothing_that_the_page_cut(
    foot: str, title: str, rest: str
) -> None:
    body = f"(S) The ambassador told the minister that the plan\nis dead for\n\n{foot}"
    body = f"(U) He came.\n\n{body}\n\nSECRET\n\f\nSECRET\n\n(U) {title}\n{rest}\n\n(U) He left."
    assert "zulu" not in released(f"SECRET\n\nSUBJECT: (U) Fish\n\n{body}\n").lower()


@pytest.mark.parametrize("behind", ["\nJohn Hill", " The ambassador asked for the text."])
@pytest.mark.parametrize("title", ["Review of the Talks (U)", "__________\n* See the cable. (U)"])
def test_a_mark_before_words_elsewhere_opens_no_sentence_that_a_page_cut(
    title: str, behind: str
) -> None:
    cut = "The zulu told us that he will resign from his post before the"
    page = f"\f\n{title}\n\n" if title.startswith("R") else f"{title}\n\n\f\n"
    body = f"(U) Visit\n\nThe visit began on Monday. (U)\n\n{cut}\n{page}end of June. (S){behind}"
    assert "zulu" not in released(f"SECRET\n\n{body}\n").lower()


@pytest.mark.parametrize("note", ["-----\n* See. (U)", "1/ See. (U)"])
def test_an_authority_block_closes_no_sentence_that_a_page_cut(note: str) -> None:
    block = "CLASSIFIED BY: J. HILL\nDECLASSIFY ON: OADR"
    cut = (
        f"The zulu told us that he will\n{note}\n\n{block}\n\nSECRET\n\f\nSECRET\n\ngo in June. (S)"
    )
    paper = f"SECRET\n\nThe visit began on Monday. (U)\n\n{cut}\n\nHe left. (U)\n"
    assert "zulu" not in released(paper).lower()


@pytest.mark.parametrize("title", ["Fishing off Elmar", "Talks on the Port"])
@pytest.mark.parametrize(
    "page",
    [f"SECRET\n\n{head}" for head in PAGE_LINES]
    + [f"\f{head}" for head in PAGE_LINES]
    + [f"{foot}\n\nSECRET\n\n- 2 -" for foot in FOOT_LINES]
    + [f"{foot}\n\nSECRET\n\nDRAFT" for foot in FOOT_LINES],
)
def test_other_lines_of_a_page_hide_no_title_of_it(page: str, title: str) -> None:
    cut = (
        f"2. (S) The fleet sold gold and\n\n{page}\n\n(U) {title}\nthe harbor. Zulu left us all.\n"
    )
    paper = f"SECRET\n\nSUBJECT: (U) Fishing off Elmar\n\n1. (S) Oil.\n\n{cut}\n3. (U) Fine.\n"
    assert "zulu" not in released(paper).lower()


def test_the_mark_of_an_action_is_not_that_of_a_speech_above_it() -> None:
    body = "Roe: Zulu sold gold.\nAction: Press to be told. (U)\n\nQuill: He went. (S)"
    assert "zulu" not in released(f"SECRET\n\n{body}\n\nHe left. (U)\n").lower()


WRAPPED = (
    "The zulu of the island had been agreed upon in the\nwinter session of the cabinet, as planned."
)
PARTED = {
    "a number is missing": f"{WRAPPED}\n\n4. (S) Bonn.\n\n5. (U) Fair.",
    "nothing follows": WRAPPED,
    "another has no number": f"{WRAPPED}\n\n3. (S) Bonn.\n\n(U) Comment: Fair.",
    "two blocks": f"{WRAPPED}\n\n{WRAPPED}\n\n3. (S) Bonn.",
    "a title": f"ZULU SALES TO ELMAR\n{WRAPPED}\n\n3. (S) Bonn.",
    "a title in small letters": f"Zulu Sales to Elmar\n{WRAPPED}\n\n3. (S) Bonn.",
    "one line": "Policy toward Zulu and the U.S.\n\n3. (S) Bonn.",
    "a comment": f"Comment: {WRAPPED}\n\n3. (S) Bonn.",
    "a note": f"* {WRAPPED}\n\n3. (S) Bonn.",
    "what is left of a mark": f"(8) {WRAPPED}\n\n3. (S) Bonn.",
}


@pytest.mark.parametrize("below", PARTED.values(), ids=PARTED)
def test_only_what_no_number_is_missing_before_is_parted_from_a_paragraph(below: str) -> None:
    body = f"1. (S) Oil.\n\n2. (U) He left us.\n\nSECRET\n\n- 2 -\n\n{below}\n"
    assert "zulu" not in released(f"SECRET\n\nSUBJECT: (U) Fish\n\n{body}\nSECRET\n").lower()


MARKS_AMONG_OTHERS = {
    "a running title": (
        "Zulu sold gold and the\n\nSECRET\n\n- 2 -\n\nFISHING IN ELMAR (U)\n\nharbor went. (S)"
    ),
    "a ruled note": (
        "Zulu sold gold and the\n_____\n1/ See Tab A. (U)\n\nSECRET\n\n- 2 -\n\nharbor went. (S)"
    ),
    "a note above a name": (
        "Zulu sold gold to\n_____\n1. See Tab A. (U)\n\nSECRET\n\n- 2 -\n\nElmar. (S)"
    ),
    "a note without a rule": (
        "Zulu sold gold and the\n[1] See Tab A. (U)\n\nSECRET\n\n- 2 -\n\nharbor went. (S)"
    ),
    "items": "Zulu left. He sold:\n\n-- fish; (U)\n\n-- boats; (U)\n\nand gold, which went. (S)",
    "an editor's note": "Zulu sold gold.\n[Handwritten note: Fine. (U)]\nThey went. (S)",
    "a quoted title": 'Zulu sold gold. He wrote "Arms for the U.S." (U) in March. (S)',
    "a quoted question": 'Zulu sold gold. He wrote "Why Fish?" (U), and left. (S)',
    "a question above the end of a sentence": (
        'Zulu sold gold. He wrote\n"Why Fish?" (U)\nbefore he left. (S)'
    ),
    "a running title that is a question": (
        "Zulu sold gold. He said that\n\nSECRET\nWhither Bonn? (U)\n- 2 -\n\nElmar went. (S)"
    ),
    "a running title above a bare number": (
        "Zulu sold gold. He said that he\n\nSECRET\nWhither Bonn? (U)\n2\n\nwould go. (S)"
    ),
    "a note with a number at the foot of a page": (
        "6. Zulu left in\nspring, and\n\n1. See the paper. (U)\n\nSECRET\n- 2 -\n\nBonn too. (S)"
    ),
    "a note with the next number": (
        "6. Zulu left. He met Quill,\n\n7. See the paper. (U)\n\nSECRET\n- 2 -\n\nBonn too. (S)"
    ),
    "a numbered note at the foot of a page": (
        "Zulu sold gold. He said that\n1. See the paper. (U)\n\nSECRET\n- 2 -\n\nElmar went. (S)"
    ),
    "what is attached, at the foot of a page": (
        "Zulu sold gold. He said that\nAttachment: Tab A (U)\n\nSECRET\n- 2 -\n\nElmar went. (S)"
    ),
    "items below several sentences": (
        "Zulu sold gold. He told us:\n\n- The harbor is open. (U)\n\n- It rains. (U)\n\nBonn. (S)"
    ),
    "a note in a list": (
        "He sold these:\n—Zulu,\n—Bonn, and\n\n* See Tab B. (U)\n\nSECRET\n\n- 2 -\n\n—gold. (S)"
    ),
    "a note above a list": (
        "Zulu sold these:\n\n* See Tab B. (U)\n\nSECRET\n\n- 2 -\n\nA. Bonn, and\n\nB. gold. (S)"
    ),
    "a subject in the middle": (
        "Zulu sold gold to\n\nSECRET\n\nE.O. 12958: DECL: 03/13/2019\nTAGS: PREL\n"
        "SUBJECT: (U) FISHING\n\nthe harbor went. (S)\n\nShe left. (S)"
    ),
}


@pytest.mark.parametrize("body", MARKS_AMONG_OTHERS.values(), ids=MARKS_AMONG_OTHERS)
def test_the_mark_of_what_stands_among_others_does_not_close_them(body: str) -> None:
    paper = f"SECRET\n\nSUBJECT: Fish (U)\n\n{body}\n\nFine work. (U)\n\nSECRET\n"
    assert "zulu" not in released(paper).lower()


def test_a_title_with_a_mark_that_may_be_a_place_is_not_released_with_its_section() -> None:
    body = "Tab (A) and Tab (B) are here. (U)\n\nDiscussion (C)\n\nHe came. (U)\n\nShe went. (S)"
    assert "discussion" not in released(f"SECRET\n\n{body}\n").lower()


def test_what_leads_to_a_list_that_is_none_of_its_own_is_no_lower() -> None:
    body = (
        "Roe: (U) Snow fell:\n(2) (S) Gold.\n(4) (U) Fair.\nMinister Roe: Rain. (U)\n"
        "Secretary Quill: Zulu sold:\n\n(a) oil; and\n\n(b) fish. (S)"
    )
    assert "zulu" not in released(f"SECRET\n\n{body}\n\nSECRET\n").lower()


@pytest.mark.parametrize(
    "item", ["- Oil, and\n- Zulu.", "- Zulu;\n- Fish.", "-- Zulu,\n\n-- Fish."]
)
def test_a_list_below_a_mark_is_not_that_of_the_paragraph_behind_it(item: str) -> None:
    body = f"(S) We sold\nthe boats:\n\n{item}\nRain fell. (U)\n\nSnow fell. (U)"
    assert "zulu" not in released(f"SECRET\n\nSUBJECT: (U) Talks\n\n{body}\n\nSECRET\n").lower()


@pytest.mark.parametrize(
    "words", ["250 men of the zulu", "$5 million for the zulu", "(Quill) zulu"]
)
def test_a_mark_that_begins_like_a_dash_stands_before_figures_too(words: str) -> None:
    body = f'(U) Fair.\n\n-fet" {words} left.\n\n(S) Bonn.'
    assert "zulu" not in released(f"SECRET\n\n{body}\n").lower()


def test_the_next_number_behind_an_item_begins_a_paragraph() -> None:
    item = "(b) (U) Fair weather in the harbor of Elmar"
    body = f"3. (S) Bonn:\n(a) (S) Snow fell\n{item}\n4. Zulu left.\n\n5. (U) Fine."
    assert "zulu" not in released(f"SECRET\n\nSUBJECT: (U) Fish\n\n{body}\n\nSECRET\n").lower()


def test_the_first_item_of_a_list_closes_no_half_mark_above_it() -> None:
    body = (
        "(U) Fair weather left.\n(gf Zulu sold this:\n1) gold there;\n2) fish there.\n\n(S) Snow."
    )
    assert "zulu" not in released(f"SECRET\n\nSUBJECT: (U) Fish\n\n{body}\n\nSECRET\n").lower()


BEFORE_A_TAB = [
    "(U) Tarn said that the harbor{page}is open. (C) Zulu keeps six of them. (U) Osk left.",
    "(U) Tarn said that the harbor{page}is open. (U) Osk left. (S) Zulu sold ships. (U) Bye now.",
    "(U) Tarn said that{page}the harbor{page}is open. (C) Zulu keeps six of them. (U) Osk left.",
    "[portion marking not declassified] Tarn is open. (C) Zulu keeps six. (U) Osk left.",
    "Tarn is open. (C) Zulu keeps six. (U) Osk left.",
    "Mr. Roe: Tarn is open. (C) Zulu keeps six. (U) Osk left.",
    "(S) Vane said:\n\n- Tarn is open. (C) Zulu keeps six. (U) Osk left.",
    "(S) Vane said:\n\nAims\n\nTarn is open. (C) Zulu keeps six. (U) Osk left.",
]


@pytest.mark.parametrize("body", BEFORE_A_TAB)
@pytest.mark.parametrize("page", ["\n\nSECRET\n\n-2-\n\n", "\n\f", "\n\n2\n\n"])
@pytest.mark.parametrize("number", ["", "3. "])
@pytest.mark.parametrize("tab", ["SECRET\n\nTAB A\n\nSUBJECT: Sales\n\n", "BEGIN TEXT:\n\n", ""])
def test_marks_before_words_close_nothing_where_a_tab_in_end_style_follows(
    body: str, page: str, number: str, tab: str
) -> None:
    above = f"SECRET\n\n(U) Fair.\n\n(S) Vane told him.\n\n{number}{body.format(page=page)}\n\n"
    below = f"{tab}1. The dock is shut. (U)\n\n2. Bonn sold tanks. (S)\n\n3. Fine. (C)\n\nSECRET\n"
    assert "zulu" not in released(above + below).lower()


def test_marks_before_words_behind_a_tab_in_end_style_close_nothing() -> None:
    tab = "SECRET\n\n1. The dock is shut. (U)\n\n2. Bonn sold tanks. (S)\n\n3. Fine. (C)\n\n"
    body = "1. Tarn is open. (C) Zulu keeps six. (U) Osk left.\n\n2. (U) Fair.\n\n3. (S) Bonn.\n"
    assert "zulu" not in released(tab + body).lower()


@pytest.mark.parametrize("mark", ["({})", "**({})**", "({}) . . .", "({})\n"])
@pytest.mark.parametrize("first", ["{}\nFair.", "1. {}\nFair.", "(U) Fair.", "Fair. (U)"])
@pytest.mark.parametrize("last", ["{}\nFine.", "It is fine. (U)"])
@pytest.mark.parametrize("tab", ["TAB A\n\nRoe left. (S)\n\nCalm. (U)\n\n", ""])
def test_marks_on_lines_of_their_own_may_be_those_of_the_text_below(
    mark: str, first: str, last: str, tab: str
) -> None:
    low = mark.format("U")
    body = f"{first.format(low)}\n{mark.format('S')}\nThe zulu left.\n{last.format(low)}"
    assert "zulu" not in released(f"SECRET\n\n{body}\n\n{tab}SECRET\n").lower()


@pytest.mark.parametrize("below", ["harbor. (S)", "harbor. Bonn said that it had sold it. (S)"])
@pytest.mark.parametrize("page", ["\n\nSECRET\n\n- 3 -\n\n", "\n\f", "\n\n\n"])
def test_a_mark_at_the_top_of_a_page_may_be_that_of_the_page_before(below: str, page: str) -> None:
    tab = "TAB A\n\nTarn told them of the fish.\n\nSECRET\n\n- 2 -\n\n"
    body = f"{tab}(U) The zulu sailed from the{page}{below}\n\nSnow fell. (U)"
    paper = f"SECRET\n\n(U) Fair.\n\n(S) Vane told him.\n\n{body}\n\nSECRET\n"
    assert "zulu" not in released(paper).lower()


@pytest.mark.parametrize(
    "said", ["Vane told him. (C>\n\nThe zulu left.", "The zulu left. (sf Roe told him."]
)
@pytest.mark.parametrize("mark", ["fC)'", "$&)"])
def test_half_a_mark_is_no_bracket_of_another(said: str, mark: str) -> None:
    body = f"Fair. (U)\n\n{said} {mark} Tarn saw them. (U)\n\nSnow fell. (U)"
    assert "zulu" not in released(f"SECRET\n\n{body}\n\nBonn. (S)\n\nSECRET\n").lower()


@pytest.mark.parametrize("page", ["", "SECRET\n", "\nSECRET\n\n"])
def test_marks_behind_dates_close_nothing_below_marks_that_do(page: str) -> None:
    above = f"Vane told them.{page} (U)\n\nTarn sold them the radar and the{page}fish. (S)\n"
    rows = "June 3:  (S) Zulu left them in the harbor\nJune 4:  (U) Snow fell in Elmar\n"
    assert "zulu" not in released(f"{above}{page}{rows}\nSECRET\n").lower()


@pytest.mark.parametrize("above", ["(U) Present:\nKarl Quill\nAnna Roe", "(U) Fish is\nsold here."])
def test_short_lines_tell_nothing_of_how_long_a_title_may_be(above: str) -> None:
    said = (
        "1. (S) The minister of Norland told the ambassador in the spring that the fleet\nhad sold"
    )
    page = f"{said} gold.\n\nSECRET\n\n- 2 -\n\n(U) Prospects for the resumption of talks\n"
    paper = f"SECRET\n\n{above}\n\n{page}The zulu was sold.\n\n2. (U) He left.\n\nSECRET\n"
    assert "zulu" not in released(paper).lower()


@pytest.mark.parametrize("field", ["cc:", "bcc:", "drafted by:", "encl:"])
def test_who_has_a_copy_is_no_rest_of_a_sentence(field: str) -> None:
    paper = f"SECRET\n\n(S) Vane left.\n\n1. (U) Talks in Elmar\n\n{field} Zulu, Roe\n\nSECRET\n"
    assert "zulu" not in released(paper).lower()


@pytest.mark.parametrize("foot", ["Attachments: List of Zulu", "Zulu told us of the"])
@pytest.mark.parametrize("policy", ["standard", "foia-public", "historical", "tearline"])
def test_what_goes_on_behind_an_authority_block_may_be_two_portions(foot: str, policy: str) -> None:
    block = "Classified by: J. Hill\nDeclassify on: OADR\n\nSECRET\n\fSECRET\n\n"
    body = f"Fair. (U)\n\nVane left. (S)\n\n{foot}\n\n{block}Port of Elmar is open. (U)\n\n"
    paper = f"SECRET\n\nSUBJECT: Talks\n\n{body}Vane will go. (S)\n\nSECRET\n"
    assert "zulu" not in released(paper, policy).lower()


@pytest.mark.parametrize(
    "lead", ["The agent met two people:", "The note that was sent said", "Vane wrote:", "HE SAID"]
)
@pytest.mark.parametrize("said", ["From: Zulu Vane\nTo: Roe", "TAGS: ZULU", "Subject: Zulu"])
def test_what_the_first_paragraph_of_a_paper_quotes_is_no_header(lead: str, said: str) -> None:
    body = f"{lead}\n\n{said}\n\nThey agreed on it. (S)\n\nThe press has it. (U)\n"
    assert "zulu" not in released(f"SECRET\n\nMEMORANDUM FOR THE RECORD\n\n{body}\nSECRET\n")


@pytest.mark.parametrize(
    "foot",
    [
        "Attachments: List of Zulu",
        "Drafted by: Zulu",
        "Zulu Vane\nSecretary of State",
        "Zulu, June 3, 1983",
        "ZULU",
        "Attachment:\n  Tab A - Letter From Zulu",
    ],
)
def test_names_and_labels_at_the_foot_of_a_page_begin_no_sentence(foot: str) -> None:
    page = f"{foot}\n\nSECRET\n\fSECRET\n\nThe port is open. (U)\n"
    body = f"The press has it. (U)\n\nRoe will resign. (S)\n\n{page}\nRoe will go. (S)\n"
    assert "zulu" not in released(f"SECRET\n\nSUBJECT: Talks\n\n{body}\nSECRET\n")

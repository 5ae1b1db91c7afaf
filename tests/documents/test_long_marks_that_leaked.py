"""Marks of several letters that scanning, typing or an earlier release damaged: none lets out."""

import pytest
from readings import released

MARKS = (
    *("(SllNF)", "(SIINF)", "(SINF)", "(SlNF)", "(SNF)", "(SHNF)", "(CINF)", "(C.NF)", "(SI/NF)"),
    *("(Sl/NF)", "(Si/NF)", "(S/.NF)", "(TSHSl/fNF)", "(LOV)", "(FOU0)", "(FOIIO)", "(TSI"),
    *("(CONFlDENTIAL)", "(C0NFIDENTIAL)", "(SEGRET)", "(SECHET)", "(CONFIDENTAL)", "(TOPSECRET)"),
    *("CS/NF)", "fS//NF)", "CCONFIDENTIAL)", "(LOUI", "(SBUI", "(FOUOI", "(NOFORN)", "(ORCON)"),
    *("(Conf.)", "(Restricted)", "(Restr.)", "(CLASSIFIED)", "(Nodis)", "(deleted)", "(excised)"),
    *(
        "[REDACTED]",
        "[DELETED]",
        "[portion marking deleted]",
        "[portion mark deleted]",
        "[classification deleted]",
    ),
    *("[Portion marking not declassified.]", "(Secret; Noforn)", "(~~S~~)", "( )", "\u2588"),
)
PLACES = {
    "apart behind a dash": "1. (U) Fair was the day.\n\n-- {} Zulu left.\n\n2. (S) Bonn.",
    "behind a dash": "(U) Fair was the day.\n-- {} Zulu left.\n\n(S) Bonn.",
    "at the start of a line": "(U) Fair was the day.\n{} Zulu left.\n\n(S) Bonn.",
    "in mid-line": "1. (U) Fair was the day. {} Zulu left.\n\n2. (S) Bonn.",
    "at the end of a line": "Fair. (U)\nZulu left us. {}\nCalm was the day. (U)\n\nBonn. (S)",
    "at the end in mid-line": "Fair. (U)\n\nZulu left us. {} Calm was the day. (U)\n\nBonn. (S)",
    "alone on a line": "Fair.\n(U)\nZulu left us.\n{}\nCalm was the day.\n(U)\n\nBonn.\n(S)",
}
SHORT = [
    f"1. (U) The weather was fair{between}(8) Zulu left.\n\n2. (S) Bonn."
    for between in (". - ", ". \u2014 ", ". * ", ". \u2022 ", ". | ", ". _ ", ". ' ", ". ~ ", ".")
]
SHORT += [
    "Fair. (U)\n\nZulu told us so. \u2022 (8) \u2022 The fleet is in port. (U)\n\nBonn. (S)",
    "1. (U) The press is quiet.(G) Zulu closes.\n\n2. (S) Bonn.",
    "1. (U) The press is quiet.(S Zulu closes.\n\n2. (S) Bonn.",
    "1. (U) The press is quiet.C) Zulu closes.\n\n2. (S) Bonn.",
    "1. (U) The press is quiet.(S-) Zulu closes.\n\n2. (S) Bonn.",
    "1. (U) The weather was fair. -f&h Zulu left.\n\n2. (S) Bonn.",
    "(U) The press is quiet.\nfS)Zulu closes.\n(S) Bonn.",
    "Fair. (U)\nZulu closes.1(S)\nFair was it. (U)\nBonn. (S)",
    "Fair.\n(U)\nZulu left.\n8)\nCalm.\n(U)\nBonn.\n(S)",
    "(U) The President: Fair.\nMr. Quill: (8) Zulu.\n(U) The President: Calm.\n(S) Bonn.",
    "(U) Fair was the day.\nB1 (8) Zulu left.\n(U) Fair was it today.\n(S) Bonn.",
]
IN_WORDS = [
    "1. (U) FAIR. (BEGIN SECRET) ZULU LEFT. (END SECRET) CALM.\n\n2. (S) BONN.",
    "1. (U) FAIR. [BEGIN SECRET] ZULU LEFT. [END SECRET] CALM.\n\n2. (S) BONN.",
    "1. (U) FAIR. (START SECRET) ZULU LEFT.\n\n2. (S) BONN.",
    "1. (U) FAIR. BEGIN SECRET: ZULU LEFT.\n\n2. (S) BONN.",
    "1. (U) FAIR. BEGIN SECRET TEXT. ZULU LEFT.\n\n2. (S) BONN.",
    "1. (U) Fair. SECRET/NOFORN: Zulu left.\n\n2. (S) Bonn.",
]
IN_WORDS += [
    f"Fair. (U)\nZulu left us. {name}\nCalm was the day. (U)\n\nBonn. (S)"
    for name in ("SECRET", "CONFIDENTIAL", "TOP SECRET")
]
FIELDS = [
    f"SUBJECT: {subject}\n\n1. (U) Fair.\n\n2. (S) Bonn."
    for subject in (
        "(U) Fair Weather; (S) Zulu Talks",
        "(U) Talks with Zulu (S)",
        "(U) (S) Zulu",
        "(U)(S) Zulu",
        "(U)/(S) Zulu",
        "(U)/(C) Zulu",
        "(U)/(SBU) Zulu",
        "(U) - (S) Zulu",
        "(U) Zulu [S]",
        "(U) Zulu (8)",
        "(U) SECRET: Zulu",
    )
]
ITEMS = [
    "He said:\n\n- it is fair (U); and\n- zulu will go (S); and\n- it is calm (U).\n\nBonn. (S)",
    "They say:\n\n1. It is fair; (U) and\n\n2. zulu left (S), and\n\n3. it rains. (U)\n\nB. (S)",
    "The weather is fair. (U)\n\n1. Zulu will go. (S),\n\n2. The harvest is fair. (U)\n\nBonn. (S)",
]
HALVES = [
    "(U) Fair was the day. (pf Zulu left us.\n\n- CU) Calm was the sea.\n\n(S) Bonn.",
    "1. (U) Fair was the day. (gf Zulu left us.\n\n2. C) Calm was the sea.\n\n3. (S) Bonn.",
]
PAGES = [
    f"MEMORANDUM FOR THE FILE\n\n1. (S) Bonn.\n\n2. (U) {end}\n\nSECRET\n\n- 2 -\n\nSECRET\n\n{new}"
    for end in ("Point of contact is Mr. Bell, 555-1234", "The weather was fair (see Tab A)")
    for new in (
        "ENCLOSURE 1: ZULU PLAN\n\nThe plan.\n",
        "MEMORANDUM FOR THE PRESIDENT\nSUBJECT: Zulu Plan\n\n(S) Bonn.\n",
        "SUBJECT: Zulu Plan\n\n(S) Bonn.\n",
        "TAB A: Zulu Plan\n\n(S) Bonn.\n",
        "Annex A\nThe zulu plan.\n\n(S) Bonn.\n",
        "Mr. Quill: Zulu left.\n\n(S) Bonn.\n",
    )
]


@pytest.mark.parametrize("policy", ["standard", "foia-public"])
@pytest.mark.parametrize(
    "body",
    [
        *(place.format(mark) for place in PLACES.values() for mark in MARKS),
        *(SHORT + IN_WORDS + FIELDS + ITEMS + HALVES + PAGES),
    ],
)
def test_what_may_be_secret_does_not_go_out_at_u(body: str, policy: str) -> None:
    assert "zulu" not in released(f"SECRET\n\n{body}\n\nSECRET\n", policy)

"""Telling plain paragraphs at a glance saves time, and must change no reading."""

from hypothesis import example, given
from hypothesis import strategies as st
from readings import assert_read_the_same

import redactor
from redactor.documents.text.plain import find_plain

STARTS = st.sampled_from(
    """The A I We USG U.S. II. BT PAGE NNNN NATO secret Secret SECRET. CONFIDENTIAL concern to-day
    2009 12. a. (C) (U) [2 £5 ©C fC) C) ( ) -- * on. of, don't O'Neil é ¶3. (gf {S} con TOP S E C
    F-16 FM SUBJECT: Classified TO XGDS U C S o'clock III. IV 3.4 vey wi YA: 8 8) l8l J. U.K. G-8
    $5 15th A/S S/NF Q: PM: Why? BUT? vey? eBay AT&T R&D x= x_y -fet" “The Al-Din it's US, é? Begin
    CONFIDENTIAL: TS/SI *The ii. viii. o • the of co-chair""".split()
)
ENDS = [
    "harbor dues",
    "Harbor dues",
    "rose (C)",
    "fell (U).",
    "by 3.",
    "",
    "fell. END COMMENT",
    "fell. (see the long reftel)",
    "fell.(F-16s).",
    "fell. vey",
    "fell. S",
    "fell. - vey Bonn",
    "fell. J&j- Bonn",
    "fell. x_y Bonn",
    "fell. —x Bonn",
    "fell - f S f",
    "t h a t f e l l",
    "Secret text:",
]
LINE = st.tuples(STARTS, st.sampled_from(ENDS))
LINE_ENDS = st.sampled_from(["\n", "\n", "\n", "\n\f", "\f"])
LINES = st.builds(str.join, LINE_ENDS, st.lists(LINE.map(" ".join), min_size=1, max_size=4))
MARK = st.sampled_from("(U) (C) (SBU) (S//NF) (S) (X) (C/NF) (u) [C] (C".split())
PARAGRAPH = st.builds("{}. {} {}".format, st.integers(1, 14), MARK, LINES)
OTHERS = ["SECRET", "Comment", "BT", "(U) Calm.\nZulu left.", "a. Oil.\n\nb. Fish.", "- 2 -"]
BLOCK = st.one_of(PARAGRAPH, PARAGRAPH, LINES, st.sampled_from(OTHERS))
BETWEEN = st.sampled_from(["\n\n", "\n\n\n", "\n \n", "\r\n\r\n", "\n", " \n\n", "\n\n\f"])


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Build a document of paragraphs, most of them plain, and of what only looks so."""
    text = draw(st.sampled_from(["", "\n\n", "CONFIDENTIAL\n\n", "UNCLASSIFIED\n\n"]))
    for block in draw(st.lists(BLOCK, min_size=1, max_size=6)):
        text += block + draw(BETWEEN)
    return text


@given(documents())
@example("SECRET\n\n(U) Calm.\nZulu left.\n\n1. (U) The fell. vey\n\n")
@example("SECRET\n\n1. (S) Gold.\n\n2. (U) Rain.\fZulu left.\n\n3. (U) Bonn.")
@example("\n\n1. (U) The harbor\nII. x fell")
@example("\n\n1. (U) The harbor\nBT\n\n2. (C) dues")
@example("\n\n1. (U) The harbor\u3000")
@example("secret \n\n1. (U) The harbor\n")
@example("SECRET\n\n1. (U) vey Zulu left.")
@example("SECRET\n\n1. (U) The weather was fair.(F-16s).")
@example("SECRET\n\n1. (U) The harbor. is\n\n(U) Calm.\nZulu left.\n\n(C) Bonn.")
@example("\n\n1. (U) The harbor\nsecret.\n\n2. (C) dues")
def test_a_document_is_read_the_same_without_telling_plain_paragraphs(text: str) -> None:
    assert_read_the_same(text, {"find_plain": []})


def test_most_paragraphs_of_a_clean_telegram_are_plain() -> None:
    text = "CONFIDENTIAL\n\n1. (C) The harbor dues\nrose.\n\n2. (U) No concern\nto us.\n"
    us = redactor.read(b"(U) x").scheme
    assert [plain.number for plain in find_plain(us, text)] == ["1", "2"]

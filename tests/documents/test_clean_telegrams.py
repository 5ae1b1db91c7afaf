"""Reading a clean telegram in one pass saves time, and must change no reading."""

import re
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import assert_read_the_same
from telegrams import HEADER

import redactor
from redactor.documents.text import reader
from redactor.markings import load_scheme
from redactor.shipped import SCHEMES

FIELDS = re.sub(
    r"\[(\w+)\]\(#\)", r"\1", HEADER.format(banner="C O N F I D E N T I A L").replace("[1](#)", "")
)
BODY = """
1. (U) The harbor dues rose (see the report)
again.

2. (C) The minister said
no more of it.

Comment

3. (SBU) No concern to us.

ANNESLEY
"""
ODD = """
VZCZC\nBT\nNNNN\n#0207\nPAGE 02 PORT\nSECRET\nSECRET//NOFORN\nSECRET/NOFORN\nUNCLASSIFIED
C O N F I D E N T I A L SECTION 01 OF 02 PORT ELMAR 000207\nCONFIDENTIAL NODIS 000207\nNODIS\nEXDIS
EXDIS/NOFORN\nNODIS/STADIS\nSIPDIS/NODIS\nSTADIS/NF\nLIMDIS/NOFORN\nVZCZC/ABC\nNOFORN
NODIS PORT 0001\nR O G E R CHANNEL\nS E C R E T N O D I S PORT 000207
SENSITIVE BUT UNCLASSIFIED PORT 000207\nUNCLAS PORT ELMAR 000207\nTO SECSTATE\nFM THE MINISTER
INFO AMEMBASSY PARIS\nRUEHBV/AMEMBASSY BRAVAT\nTO RUEHC/SECSTATE (C)\nCC: all\nSUBJECT: (C) DUES
SUBJECT: DUES (C)\nSUBJECT: DUES fC)\nSUBJECT: C) DUES\nSUBJECT: Dues. /S/ Rain
TAGS: PREL, EFIS\nTAGS: [PREL](#)\nTAGS: a
REF: STATE 12\nREF: A.  STATE 12\nREF: (A) STATE\nREF: A. X (C)\nC. STATE 77\nb. STATE 77\nB) STATE
Classified By: X Reason 1.4 (c)\nClassified By: (C) X\nDECLASSIFY ON: 2020\nE.O. 12958: N/A
E.O. 12958: DECL: OADR\nE.O. 11652: GDS\n1. (C) Go.\n4. (C) The agent is\n4. (U) Rain\n(C) Rain
The Agent Is\nMEDIA REACTION\nSERCET\nSECRET HARBOR\nHarbor Bell\nBELL\nBELL TOWER\nAB\nK. Bell
[C: 2 lines withheld]\n(C)\n2. The agent\n12. (C) The agent\na. (C) The agent\n- The agent\nP 1\n
""".split("\n")


@st.composite
def telegrams(draw: st.DrawFn) -> str:
    """Build a telegram that is clean but for some lines left out, doubled, joined or put in."""
    lines = (FIELDS + BODY).split("\n")
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        match draw(
            st.sampled_from(["drop", "add", "add alone", "replace", "double", "end", "case"])
        ):
            case "drop":
                del lines[at]
            case "add":
                lines.insert(at, draw(st.sampled_from(ODD)))
            case "add alone":
                lines[at:at] = ["", draw(st.sampled_from(ODD)), ""]
            case "replace":
                lines[at] = draw(st.sampled_from(ODD))
            case "double":
                lines.insert(at, lines[draw(st.integers(0, len(lines) - 1))])
            case "end":
                lines[at] += draw(
                    st.sampled_from([" ", "\r", "\f", ".", " (C)", " C)", "\t", "\n", ":"])
                )
            case _:
                lines[at] = draw(st.sampled_from([lines[at].lower(), f" {lines[at]}"]))
    return "\n".join(lines)


@given(telegrams())
def test_a_telegram_is_read_the_same_by_the_careful_reader(text: str) -> None:
    assert_read_the_same(text, {"read_clean": None})


def test_a_signature_that_may_be_a_banner_is_read_the_same_by_the_careful_reader() -> None:
    text = (FIELDS + BODY).replace("C O N F I D E N T I A L", "S E C R E T")
    assert_read_the_same(text.replace("ANNESLEY", "SERCET"), {"read_clean": None})


def test_a_clean_telegram_is_read_in_one_pass() -> None:
    with mock.patch.object(reader, "lay_out", side_effect=AssertionError):
        document = redactor.read((FIELDS + BODY).encode())
    assert [p.id for p in document.portions if p.kind == "paragraph"] == ["1", "2", "3"]


@pytest.mark.parametrize("line", ["SECRET//NOFORN", "(S) More.", "2. The agent", "BT", "Harbor"])
def test_a_telegram_with_another_line_is_not_clean(line: str) -> None:
    text = FIELDS + BODY.replace("Comment\n", f"{line}\n")
    with (
        mock.patch.object(reader, "lay_out", side_effect=LookupError),
        pytest.raises(LookupError),
    ):
        redactor.read(text.encode())


@pytest.mark.parametrize(
    "field",
    [
        *(
            "SUBJECT: Talks resumed. /S/ Zulu will resign",
            "SUBJECT: Rain fell. 8# Zulu will go",
        ),
        *("SUBJECT: Fishing 2009 SECRET Talks on Zulu", "SUBJECT: Rain 9. SECRET: Talks on Zulu"),
        "REF: A. STATE 1234. /S/ Zulu resigns",
    ],
)
def test_a_damaged_mark_in_a_field_is_seen_in_a_clean_telegram(field: str) -> None:
    name = field.partition(":")[0]
    text = re.sub(rf"(?m)^{name}: .*$", field, FIELDS) + BODY
    assert_read_the_same(text, {"read_clean": None})
    assert "Zulu" not in redactor.release(redactor.read(text.encode()), "standard", "U").render()


@pytest.mark.parametrize("caption", ["NODIS/STADIS", "EXDIS/NOFORN", "SIPDIS/NODIS", "STADIS/NF"])
def test_captions_behind_addressees_are_captions(caption: str) -> None:
    text = (
        f"FM AMEMBASSY PORT ELMAR\nTO RUEHC/SECSTATE WASHDC\n{caption}\nUNCLAS PORT ELMAR 000207\n"
        "\nSUBJECT: HARBOR DUES\n\n1. (U) The harbor dues rose again.\n"
    )
    for policy in ("standard", "foia-public", "tearline"):
        released = redactor.release(redactor.read(text.encode()), policy, "U").render()
        assert "harbor dues" not in released
        assert caption not in released


def test_a_caption_of_a_limited_distribution_is_no_addressee() -> None:
    text = FIELDS.replace("RUEHQM/AMEMBASSY QUILLON PRIORITY 0416", "LIMDIS/NOFORN") + BODY
    document = redactor.read(text.encode())
    assert "LIMDIS" not in redactor.release(document, "standard", "C").render()
    assert str(document.marking) == "C//NF//DS"


def test_a_line_like_an_address_that_routes_the_message_is_not_an_addressee() -> None:
    text = FIELDS.replace("RUEHQM/AMEMBASSY QUILLON PRIORITY 0416", "VZCZC/ABC") + BODY
    released = redactor.release(redactor.read(text.encode()), "standard", "U").render()
    assert "VZCZC" not in released


def test_a_class_line_with_nothing_before_it_but_an_addressee_is_text() -> None:
    text = "TO PORT COLLECTIVE\nUNCLASSIFIED PARIS 1234567\nSIPDIS\nTAGS: PREL\n" + BODY
    assert_read_the_same(text, {"read_clean": None})


def test_a_control_of_a_scheme_that_is_named_as_a_caption_counts(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(
        (SCHEMES / "us.yaml")
        .read_text()
        .replace("portion: STADIS, banner: STADIS", "portion: SIPDIS, banner: SIPDIS")
    )
    scheme = load_scheme("own.yaml", tmp_path)
    document = redactor.read((FIELDS + BODY).encode(), scheme=scheme)
    assert all("SIPDIS" in portion.marking.controls for portion in document.portions)


@pytest.mark.parametrize(
    "said",
    [
        "REMOVAL OF SECRET ATTACHMENT",
        "THE TREATY  SECRET",
        "CLASS: CONFIDENTIAL",
        "UNCLASSIFIED WITHOUT ENCLOSURE",
        "FAIR\nCLASSIFICATION: SECRET",
        "FAIR\nTHIS CABLE IS SBU",
        "HARBOR DUES",
    ],
)
@pytest.mark.parametrize("place", ["subject", "body"])
def test_what_a_line_states_of_an_unclassified_telegram_counts(said: str, place: str) -> None:
    subject, body = (said, "FAIR") if place == "subject" else ("FAIR", said)
    telegram = (
        "P 131200Z MAR 09\nFM AMEMBASSY ELMAR\nTO SECSTATE WASHDC\n\nUNCLAS ELMAR 000207\n\n"
        f"SIPDIS\n\nE.O. 12958: N/A\nTAGS: PREL\nSUBJECT: {subject}\n\n1. (U) {body}\n"
    )
    assert_read_the_same(telegram, {"read_clean": None})
    assert_read_the_same(telegram, {"read_clean": None, "find_plain": []})

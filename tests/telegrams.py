"""Invented telegrams: built from marked paragraphs, and damaged as real ones are."""

from dataclasses import dataclass
from typing import Final

from hypothesis import strategies as st

HEADER: Final = """\
VZCZCXRO7731
PP RUEHWEB

DE RUEHXP #0207/01 0731415
ZNY CCCCC ZZH
P 131415Z MAR 09
FM AMEMBASSY PORT ELMAR
TO RUEHC/SECSTATE WASHDC PRIORITY 2218
INFO RUEHZX/ISLAND COLLECTIVE PRIORITY
RUEHQM/AMEMBASSY QUILLON PRIORITY 0416

{banner} PORT ELMAR 000207

SIPDIS

E.O. 12958: DECL: 03/13/2019
TAGS: [EFIS](#) [PREL](#) [XM](#)
SUBJECT: ELMARAN CABINET DIVIDED OVER FISHING TREATY

REF: A. PORT ELMAR 00188

[1](#)B. QUILLON 00097

Classified By: Political Counselor Ruth Annesley for reasons 1.4 (b) and (d).

"""

LEADS: Final = (
    "{n}. ",
    "[1](#){n}. ",
    "¶{n}. ",
    "- ¶{n}. ",
    "- $\\P{n}$. ",
    "1{n}. ",
    "- 1{n}. ",
)
"""What becomes of the pilcrow before a paragraph's number."""

WORDS: Final = (
    "harbor minister treaty cabinet resign editor patrol island fishing commissioner parliament"
    " loyal station harvest net vote quota ambassador delegation tariff winter session rumor"
).split()


@dataclass(frozen=True)
class Paragraph:
    mark: str
    words: tuple[str, ...]
    lead: str = LEADS[0]
    heading: str = ""
    cut: int = 0

    def written(self, number: int) -> str:
        """The paragraph as it stands in a telegram, broken over a page where it is cut."""
        words = list(self.words)
        if 0 < self.cut < len(words):
            words[self.cut] = f"\n\n{words[self.cut]}"
        heading = f"{self.heading}\n\n" if self.heading else ""
        text = " ".join(words).replace(" \n", "\n").capitalize()
        return f"{heading}{self.lead.format(n=number)}({self.mark}) {text}."


def telegram(paragraphs: list[Paragraph], banner: str = "C O N F I D E N T I A L") -> str:
    """A telegram of these paragraphs, numbered from 1, with a signature."""
    body = "\n\n".join(p.written(n) for n, p in enumerate(paragraphs, start=1))
    return f"{HEADER.format(banner=banner)}{body}\n\nANNESLEY\n"


def paragraphs(marks: str = "U SBU C S TS S//NF") -> st.SearchStrategy[Paragraph]:
    return st.builds(
        Paragraph,
        mark=st.sampled_from(marks.split()),
        words=st.lists(st.sampled_from(WORDS), min_size=6, max_size=60).map(tuple),
        lead=st.sampled_from(LEADS),
        heading=st.sampled_from(("", "", "Press Reaction", "Comment")),
        cut=st.integers(0, 5),
    )


def documents(marks: str = "U SBU C S TS S//NF") -> st.SearchStrategy[list[Paragraph]]:
    return st.lists(paragraphs(marks), min_size=1, max_size=8)

"""Invented telegrams of the usual length, in the usual forms."""

import random
import textwrap

COLUMNS = 65
"""Width of a telegram as it was sent; conversions undo the wrapping (5 FAH-1 H-210)."""

HEADER = """\
VZCZCXRO7731
PP RUEHWEB

DE RUEHXP #0207/01 0731415
ZNY CCCCC ZZH
P 131415Z MAR 09
FM AMEMBASSY PORT ELMAR
TO RUEHC/SECSTATE WASHDC PRIORITY 2218
INFO RUEHZX/ISLAND COLLECTIVE PRIORITY
RUEHQM/AMEMBASSY QUILLON PRIORITY 0416
RUEHBV/AMEMBASSY BRAVAT PRIORITY 0093
RHEHNSC/NSC WASHDC PRIORITY

C O N F I D E N T I A L PORT ELMAR 000207

SIPDIS

E.O. 12958: DECL: 03/13/2019
TAGS: EFIS PREL PBTS ECON XM
SUBJECT: ELMARAN CABINET DIVIDED OVER FISHING TREATY

REF: A. PORT ELMAR 00188

B. QUILLON 00097

Classified By: Political Counselor Ruth Annesley for reasons 1.4 (b) and (d).

"""

WORDS = """
the a of to in and that minister cabinet harbor treaty said would not for with by from this week
parliament fishing quota islands patrol embassy officials commissioner resign deputy session before
press reaction expects government vote proposal northern stations privately repeated concern agreed
""".split()


def paragraph(random_: random.Random, number: int) -> str:
    """A paragraph of 60 to 160 words, classified as often as not."""
    words = [random_.choice(WORDS) for _ in range(random_.randint(60, 160))]
    for at in range(0, len(words), 17):
        words[at] = words[at].capitalize()
        words[at - 1] = "week."  # no sentence ends in "a.", which begins an item
    mark = random_.choice(("C", "C", "U", "U", "SBU"))
    return f"{number}. ({mark}) {' '.join(words)}"


def telegram(seed: int, paragraphs: int) -> str:
    """A telegram with this many paragraphs, the same for the same seed; the odd are wrapped."""
    random_ = random.Random(seed)  # noqa: S311 (words, not keys)
    body = []
    for number in range(paragraphs):
        if number % 5 == 4:
            body.append("Press Reaction")
        body.append(paragraph(random_, number % 900 + 1))
    if seed % 2:
        body = [textwrap.fill(part, COLUMNS) for part in body]
    return HEADER + "\n\n".join(body) + "\n\nANNESLEY\n"


def of_size(characters: int) -> str:
    """One telegram of at least this many characters, which no one-pass reader takes."""
    length = len(telegram(1, 100)) // 100
    return telegram(1, characters // length + 1).replace("TAGS: EFIS", "TAGS: [EFIS](#)")

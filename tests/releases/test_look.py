"""The text form keeps the look of the original."""

from datetime import date
from pathlib import Path

import redactor

AT_U = """\
UNCLASSIFIED

P 131415Z MAR 09
FM AMEMBASSY PORT ELMAR
TO RUEHC/SECSTATE WASHDC PRIORITY 2218
INFO RUEHZX/ISLAND COLLECTIVE PRIORITY
RUEHQM/AMEMBASSY QUILLON PRIORITY 0416
RUEHBV/AMEMBASSY BRAVAT PRIORITY 0093
RHEHNSC/NSC WASHDC PRIORITY

UNCLASSIFIED PORT ELMAR 000207

TAGS: EFIS PREL PBTS ECON XM
SUBJECT: ELMARAN CABINET DIVIDED OVER FISHING TREATY

[C: 1 line withheld]

[C: 1 line withheld]

1. [C: 4 lines withheld]

Press Reaction

2. (U) All four Elmaran dailies led with the draft treaty on March 12. \
The Harbor Gazette called it "a net with a hole in it"; the Evening Lantern welcomed the \
promised patrol boats.

3. [SBU: 3 lines withheld]

[C: 1 line withheld]

4. [C: 5 lines withheld]

[C: 1 line withheld]

5. [C: 2 lines withheld]

[C: 1 line withheld]

UNCLASSIFIED
"""

HEADER_FOR_FOIA = """\
SIPDIS

FOR WHA/CAR

E.O. 12958: DECL: 03/13/2019
TAGS: EFIS PREL PBTS ECON XM
SUBJECT: ELMARAN CABINET DIVIDED OVER FISHING TREATY

REF: A. PORT ELMAR 00188

B. QUILLON 00097

Classified By: Political Counselor Ruth Annesley for reasons 1.4 (b) and (d).

1. [4 lines withheld: (b)(1), 1.4(b), 1.4(d)]
"""


def test_the_invented_telegram_at_u_looks_like_the_original(example: Path) -> None:
    assert redactor.release(redactor.read(example), "standard", "U").render() == AT_U


def test_a_public_release_keeps_the_administrative_lines(example: Path) -> None:
    release = redactor.release(redactor.read(example), "foia-public", "U", date(2020, 1, 1))
    assert HEADER_FOR_FOIA in release.render()


def test_at_its_own_level_every_line_of_a_memorandum_stays() -> None:
    memorandum = (
        "SECRET\n\nMEMORANDUM FOR: Harbor Desk\nFROM: Ruth Annesley\n"
        "SUBJECT: (U) Fishing Treaty\n\n1. (U) It rained.\n\n   a. (S) He resigned.\n\n"
        "2. (C) She did not.\n\nSECRET\n"
    )
    shown = redactor.release(redactor.read(memorandum.encode()), "standard", "S").render()
    assert shown == memorandum.replace("   a.", "a.")

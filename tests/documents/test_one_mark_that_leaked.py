"""Papers with one damaged mark, or of two styles, whose secret words went out at U once."""

import pytest
from readings import released

END = "SECRET\n\nMEMORANDUM FOR THE PRESIDENT\n\nSUBJECT: Norland (U)\n\n"
START = "SECRET\n\nMEMORANDUM FOR THE PRESIDENT\n\nSUBJECT: (U) Norland\n\n(S) They sold it.\n\n"
BETWEEN_PAGES = ("\n\nSECRET\n\n- 2 -\n\n", "\nSECRET\nSECRET\nPAGE 02 ELMAR 000207\n")
LEFT_ALONE = ("vey,", "hfh;", "vey.", "8", "S", "Ws")
LEFT_AT_ENDS = ("S", "C", "Ws", "Wi", "G-1", "ws/af", "(sec 8)")
NAMES = ("CONFIDENTIAL", "SECRET", "TOP SECRET")

TAB_B = "He came on Monday. (U)\n\nThe talks were long. (C)"
SOLD = f"{END}They sold it. (S)\n\n"
TWO_STYLES = [
    *(
        f"{END}{TAB_B}{page}(S) Zulu sold it.{page}(U) They left on Monday.{page}He left. (U)"
        for page in BETWEEN_PAGES
    ),
    f"{END}TAB A\n(U) They came.\n(S) Zulu sold it.\n(U) They left.\n\nTAB B\n\n{TAB_B}",
    f"{END}AIMS (U)\n(U) We talk.\n(S) Zulu sold it.\n(U) Fair.\n\nTALKS (U)\n(C) Fair.\n(U) So.",
]
LISTS = [
    f"{START}(U) He asked for\n(1) oil\n(2) fish\n(U) He left.\n\n(3) Zulu sold it.\n\n(U) Fair.",
    f"{START}(U) He asked for\n(a) oil\n(U) They said no.\n(b) Zulu sold it.\n\n(U) Fair.",
    f"{START}(U) He said:\n- (U) They left.\n— Zulu sold it.\n- (S) They came.",
    f"{START}(U) He said:\n-- (U) They left.\n- Zulu sold it.\n-- (S) They came.",
    f"{START}(U) He said:\n• (U) They left.\n- Zulu sold it.\n• (U) They came.",
    f"{START}(U) He said this.\n\n- 8 Zulu sold it.\n\n(U) They came.",
    f"{START}1. (U) He said:\na. They left.\nb. 8 Zulu sold it.\n\n2. (U) They came.",
]
SENTENCES = [
    f"{START}(U) He left the U.S.\nvey Zulu sold it.\n(U) They came.",
    f"{END}The radar was sold. (S)\nZulu left the U.S. vey\nThey came. (U)\nHe came. (U)",
    f"{START}(U) He sent notes, see p.\n8 Zulu sold it.\n(U) They left.",
    *(
        f"{END}They sold it. (S)\nZulu left.\n{left}\nThey came. (U)\nHe came. (U)"
        for left in LEFT_ALONE
    ),
    *(
        f"{END}They sold it. (S)\nZulu left. {left}\nThey came. (U)\nHe came. (U)"
        for left in LEFT_AT_ENDS
    ),
]
NUMBERS = [
    f"{START}1. (U) They left.\n2. (U) They came.\n{number} ({mark}) Zulu sold it.\n4. (U) Fair."
    for number in ("Te", "Be", "Ge,")
    for mark in ("8", "f", "£", "G", "SI/NF")
]
NUMBERS += [
    f"{START}a. (U) They left.\nb. (U) They came.\nTe {mark} Zulu sold it.\nd. (U) Fair."
    for mark in ("|S)", "(sh", "ie-4)", "-(Sf-")
]
BEHIND_ITEMS = [
    f"{START}1. (U) They said so:\no oil\no fish\n{lead} Zulu sold it.\n{behind}"
    for lead in ("2.", "v.", "wi", "ws", "e (C")
    for behind in ("3. (U) Fair.", "3. They left.")
]
BEHIND_ITEMS += [
    f'{START}1. (U) They said so:\no oil\no fish\n\nwi "Zulu was sold," he said.\n\n2. (U) Fair.',
    f"{START}1. (U) They said so.\n• 8) Zulu was sold.\n2. (U) Fair.",
    f"{START}1. (U) They said so.\n- It was fair.\n- (G-1) Zulu was sold.\n2. (U) Fair.",
    f"{END}1. They sold it. (S)\n\n2. (U) They asked for\n(1) oil\n(2) fish\n3. Zulu sold it.",
    f"{END}Sold. (S)\n\n- They said so:\no oil (U)\n- ZULU IS OUT.\nSECRET          2\n- So.\n(U)",
]
AND = [
    f"{SOLD}They spoke of:\n\n- the zulu radar {left}\n\n- oil (U)."
    for mark in ("(8)", "(f)", "-(Sf-", "(gf", "fS)", "(£)", "©", "(S", "(S)-", "(C)•")
    for left in (f"{mark}, and", f"{mark}; and", f"{mark} and", f"{mark},")
]
ROWS = [
    f"{SOLD}Tab I    Letter (U)\nTab II   Zulu radar paper {left}\nTab III  Fish (U)"
    for left in ("ijt]", "Ric>", "fC)'", "4C) •", "(S J", "f6-)-")
]
ROWS += [
    f"{SOLD}They spoke long (U).\nThe zulu radar was sold {left}.\nHe left (U)."
    for left in ("ijt]", "Ric>", "fC)")
]
TITLES = [
    f"{SOLD}Fish (U)\n\nIt is gone. (U)\n\n{title}\n\nIt is sold. (S)\n\nSo. (U)"
    for title in (
        "Zulu Radar Ric>",
        "Zulu Radar vey",
        "The Zulu Radar",
        "THE ZULU RADAR ws",
        "Ali Zulu",
    )
]
TITLES += [
    "     SECRET\n\n     (U) We wish to end it.\n\n     Ric> ZULU RADAR\n\n     (S) It was sold.",
]
SIGNS = [
    f"{SOLD}They spoke of:\n{a} the zulu radar {left}\n{b} fish (U)\n{c} ships (C)"
    for a, b, c in (("1)", "2)", "3)"), ("a)", "b)", "c)"))
    for left in ("(C,", "(p);")
]
SIGNS += [
    f"{START}1. (U) He said:\n(U) a. They left.\n{left} b. Zulu was sold.\n(U) c. Fish."
    for left in ("vey", "wi", '-fet"')
]
SUBJECTS = [
    f"SECRET\n\nSUBJECT: The Zulu Radar {left}\n\nThey left. (U)\n\nWar came. (S)"
    for left in ("4C) •", "vey", "ws")
]
HOURS = [
    f"{SOLD}The zulu talks are at 6 p.m. {left}\nThey ate fish. (U)" for left in ("vey", "wi", "hh")
]
OPEN = [
    f"{START}(U) He asked for oil\n({mark}) Zulu sold it.\n\n(U) Fair."
    for mark in ("SNF", "CNF", "TSC", "SEC", "SIN")
]
OPEN += [
    f"{START}1. (U) They left\n2.{blank}Zulu sold it.\n3. (U) Fair." for blank in ("", " ", "\t")
]
OPEN += [f"{START}1. (U) They left.\n3({mark}) Zulu sold it.\n4. (U) Fair." for mark in "sc"]
OPEN += [
    f"{START}(U) So:\n— (U) a good deal of fish from the north and of it\n— zulu oil\n— (S) Yes."
]
OPEN += [
    f"{START}(U) Background\n{mark} Zulu sold it.\n\n(U) Fair."
    for mark in ("(SINF)", "(S1NF)", "(8INF)", "(CINF)", "- f S f")
]
ROWS += [
    f"{SOLD}Tab I    Letter (U)\nTab II   Zulu radar paper {left}\nTab III  Fish (U)"
    for left in ("(SINF)", "(S1NF)", "(SlNF)")
]
AND += [
    f"{SOLD}They spoke of:\n\n{one} the zulu radar (8){behind} {two} oil (U)."
    for one, two in (("A.", "B."), ("o", "o"), ("-", "-"))
    for behind in ("; and\n\n", ", and/or\n\n", ", and\n\nSECRET\n\n- 2 -\n\n")
]
SIGNS += [
    f"{START}(U) {sign} They left.\nvey {sign} Zulu was sold.\n(U) {sign} Fish."
    for sign in ("--", "ii.", "(a)", "A.", "o")
]
BASES = [
    f"{END}The oil is sold. (S)\n\n{above} (U)\n\n{title}\n\n{below} (U)\n\nHe left. (S)"
    for above, title, below in (
        ("A. Alpha Base", "B. Zulu Base", "C. Gamma Base"),
        ("* Alpha Base", "* Zulu Base", "* Gamma Base"),
        ("Tab A: Alpha", "Tab B: Zulu Base", "Tab C: Gamma"),
        ("He came.", "Zulu Sold Oil - SECRET", "He left."),
        ("He came.", "Zulu Sold Oil S", "He left."),
        ("Mr. Roe: We Left", "Mr. Lie: Zulu Left", "Mr. Roe: Fine"),
        ("He came.", "Zulu          12 Tanks", "Fair."),
    )
]
PAGES = [
    f"{START}(U) They spoke of oil{BETWEEN_PAGES[0]}{left} Zulu sold it.\n\n(U) They came."
    for left in ("f8", "17-3", "-f-")
]
LEVELS = [
    place.format(name)
    for name in NAMES
    for place in (
        f"{START}1. (U) It was fair. They left. {{}} The zulu plan is here. It is.\n\n2. (U) Fair.",
        f"{START}1. (U) It was fair. They left. {{}}  The zulu plan is here.\n\n2. (U) Fair.",
        f"{START}1. (U) It was fair. They left. {{}} U.S. zulu plan is here.\n\n2. (U) Fair.",
        f"{START}1. (U) It was fair. They left. {{}} - The zulu plan is here.\n\n2. (U) Fair.",
        f"{START}1. (U) It was fair. They left. {{}}; The zulu plan is here.\n\n2. (U) Fair.",
        f"{START}1. (U) It was fair. They left. {{}}\nThe zulu plan is here.\n\n2. (U) Fair.",
        f"{START}1. (U) It was fair. They left.\n{{}} The zulu plan is here.\n\n2. (U) Fair.",
        f"{START}(U) It was fair. They left. {{}} The zulu plan is here.",
        f"{END}It was fair. They left. {{}} The zulu plan is here. (U)\n\nThey sold it. (S)",
    )
]

LABELS = [
    f"{START}1. (U) He spoke of two things:\n\n   a. oil.\n\n   b. Comment: {{}} Zulu sold it.",
    f"{START}The President: (U) Fair.\n\no Egypt: {{}} Zulu sold it.\n\no Norland: (U) They left.",
    f"{START}I. Aims: (U) He came.\nII. The talks on the treaty: {{}} Zulu sold it.\nIII. So.",
    f"{END}iv. Mr. Roe: (S) Lost.\nv. Mr. Lie: (U) They left.\nvi. Mr. Roe: {{}} Zulu sold it.",
    f"{END}iii. Mr. Lie: (S) Lost.\niv. Mr. Roe: (U) It was so.\nv. Mr. Lie: {{}} Zulu sold it.",
]
LABELS = [paper.format(mark) for paper in LABELS for mark in ("(8)", "(gf", "ijt]", "-(Sf-")]
WRAPPED = [
    f"{END}The catch of the north was the best since{figure} (U) Zulu will sell it.\n"
    "(S) They left on Monday. (U)"
    for figure in ("\n1986.", " 55 to\n12.", " No.\n5.", " Tab\nA.", " SALT\nII.")
]
STAMPED = ["SECRET\n\nSUBJECT: The Zulu Radar\nUNCLASSIFIED\n(S)\n\nThey left. (U)\n\nGone. (S)"]
STAMPED += [
    f"SECRET\n\nSUBJECT: The Zulu Radar{cut}of the North (S)\n\nThey left. (U)\n\nGone. (S)"
    for cut in ("\n", "\nSECRET\n", "\nUNCLASSIFIED\n", "\n\n", "\n\nSECRET\n\n- 2 -\n\n")
]
HALVES = [
    f"{START}{above}{left} Zulu sold oil to the north.\n\n(U) They left."
    for above in ("(U) BACKGROUND\n\n", "1. (U) BACKGROUND\n\n", "(U) Background\n", "(U) So.\n")
    for left in ("f)", "g)", "8)", "J)", "- 8)", "-B)")
]
HALVES += [
    f"{START}(U) They spoke of oil{BETWEEN_PAGES[0]}{left} Zulu sold it.\n\n(U) They came."
    for left in ("-J)", "-B)", "-Z)", "f)")
]
HALVES += [
    f"{SOLD}He came on Monday. (U)\nZulu sold oil to the north. {left}\nThey left. (U)"
    for left in ("(sgf", "(pff", "(shf")
]
STRUCK = [
    f"{START}(U) He came.\n\n{left} Zulu sold it.\n\n(U) They left."
    for left in ("- fS f", "-fS f", "- 5 S f", "-f S f", "-Sf-", "- Sf-", "-f6h-")
]
SUBJECTS += [
    f"SECRET\n\nSUBJECT: {subject}\n\nThey left. (U)\n\nWar came. (S)"
    for left in ("8)", "69)", "|8|", "(S 8)", "( S)")
    for subject in (f"The Zulu Radar {left}", f"• {left} The Zulu Radar")
]
ROWS += [
    f"{SOLD}Tab I    Letter (U)\nTab II   Zulu radar paper {left}\nTab III  Fish (U)"
    for left in (
        *("•{Cf -", "'(8)", "f)", "g)", "«C»", "( 8 )", "( )", "(8) .", "§(sf", "O(4", "](P)"),
        *("{C{C)", "sh)", "•(8)•"),
    )
]
ROWS += [f"{START}(U) Tab I    Letter\n8) Tab II   Zulu radar\n(U) Tab III  Fish"]
BETWEEN = [
    f"{START}1. (U) He came on Monday. {left} Zulu sold it.\n\n2. (U) Fair."
    for left in (
        *("• 8)", "8)", "f)", "4C •", "$&", "-f6h", "f6--", "-Sf-"),
        *("_sf", "•Cf -", "(N C)", "(S 8)", "- f S f"),
    )
]
SHAPES = ("(8)", "(f)", "(£)", "(C>", "(gf", "Ric>", "4C) •", "ijt]", "-(Sf-", "(S", "{8", "(P)")
AMONG = [
    place.format(shape)
    for shape in SHAPES
    for place in (
        f"{START}1. (U) He spoke. Comment: {{}} Zulu sold oil. End comment.\n\n2. (U) Fair.",
        f"{START}(U) It was fair. Mr. Roe: {{}} Zulu sold oil.\n\n(U) They left.",
        f"{START}(U) He came on Monday; {{}} Zulu sold oil.\n\n(U) They left.",
        f"{START}1. (U) [Summary] He came. [End Summary] {{}} Zulu sold oil.\n\n2. (U) Fair.",
        f"{START}(U) He said 'we left.' {{}} Zulu sold oil.\n\n(U) They left.",
    )
]
AMONG += [
    f"{START}(U) So:\n{label} {shape} Zulu sold oil.\n{other} (U) They left."
    for shape in SHAPES
    for label, other in (
        ("March 3, 1987:", "March 4, 1987:"),
        ("U.S. position:", "Bonn position:"),
        ("Mr. Roe and Mr. Lie:", "The Minister:"),
        ("10:30 a.m:", "11:30 a.m:"),
        ("1986:", "1987:"),
        ("Issue #2:", "Issue #3:"),
        ("M. l'Ambassadeur:", "Q:"),
        ("The Minister (Elmar):", "North/South:"),
        ("11:00", "12:00"),
        ("1100Z", "1200Z"),
        ("March 4", "March 5"),
        ("March 4 -", "March 5 -"),
        ("3/4/87", "3/5/87"),
        ("10:30\t", "11:30\t"),
        ("+", "+"),
        ("a -", "b -"),
    )
]
AMONG += [f"{START}(U) He came.<br>(8) Zulu sold oil.<br>(U) They left."]
STRUCK += [
    f"{START}(U) He spoke.{blank}{sign} {left} Zulu sold it.\n\n(U) They left."
    for blank in ("\n\n", "\n")
    for sign in ("-", "--", "•", "*", "a)", ">", "#", "**1.**")
    for left in ("-Sf-", "- fS f", "- f S f")
]
TWO_STYLES += [
    f"SECRET\n\nSUBJECT: Fish (U)\n\n{above}(S) He fears Zulu.\n{title}He left. (U)\nWe sail. (S)\n"
    for above, title in (("AIMS\n(U) He fears us.\n", "TALKS\n"), ("TAB A\n(S) He fears us.\n", ""))
]
AMONG += [
    f"{START}(U) He came by sea (see the note) on Monday. • f) Zulu sold it.\n\n(U) They left.",
    f"{START}(U) He came (in 1967) on Monday. • 8) Zulu sold it.\n\n(U) They left.",
]
AMONG += [
    f"{START}(U) {before} {left} Zulu sold it.\n\n(U) They left."
    for before in ('He said "they left."', "He came (see the note.)", "He came.3", "He came.[3]")
    for left in ("f)", "8)", "P)", "12)")
]
AMONG += [f"{START}(U) He came on Monday. {left} Zulu sold it." for left in ("(A)", "(i)", "A)")]
AMONG += [f"{START}(U) He came on Monday. {left} Zulu ships." for left in ("#8", "8) 12", "f) the")]
AMONG += [
    f"{START}(S) It has: (1) Oil; (2) Fish.\n\n(U) He came; (3) Zulu sold it.\n\n(U) They left."
]
AMONG += [
    f"{START}1. (U) They left. {comment}(a) Zulu called it a trick.\n\n2. (U) Fair."
    for comment in ("", "Comment: ")
]
AMONG += [
    f"{START}{label} 1: (U) We wait.\n{label} 2: {left} Zulu will not sign.\n{label} 3: (U) So."
    for label in ("Option", "Tab", "March")
    for left in ("- f S f", "-f&h", '-fet"', "J&j-", "-Sf-")
]
WITHOUT_BANNER = [
    "SUBJECT: Fish (U)\n\na. Summary: (U) He came.\n\nb. Comment: (8) Zulu sold it.",
    "SUBJECT: (U) Fish\n\n(U) BACKGROUND\n\nf) Zulu sold it.\n\n(U) They left.",
]


@pytest.mark.parametrize("policy", ["standard", "foia-public"])
@pytest.mark.parametrize(
    "paper",
    [
        *TWO_STYLES,
        *LISTS,
        *SENTENCES,
        *NUMBERS,
        *BEHIND_ITEMS,
        *AND,
        *ROWS,
        *TITLES,
        *SIGNS,
        *SUBJECTS,
        *HOURS,
        *OPEN,
        *BASES,
        *PAGES,
        *LEVELS,
        *LABELS,
        *WRAPPED,
        *STAMPED,
        *HALVES,
        *STRUCK,
        *BETWEEN,
        *AMONG,
    ],
)
def test_what_may_be_secret_is_withheld_at_u(paper: str, policy: str) -> None:
    assert "zulu" not in released(f"{paper}\n\nSECRET\n", policy)


@pytest.mark.parametrize("paper", WITHOUT_BANNER)
def test_one_damaged_mark_is_enough_where_no_banner_says_a_level(paper: str) -> None:
    assert "zulu" not in released(f"{paper}\n")


LOST_ROWS = [
    f"(U){gap}{fish}{gap}80\n{left}Zulu gold{gap}14\n{below}"
    for fish in ("Fish", "Fish (dry)")
    for gap in ("  ", "   ", "\t")
    for left in ("ts)   ", "tel  ", "(8)  ", "")
    for below in ("", "(C)   Oil   12", "(U)   Oil   12\n(U)   Rain   3")
]


@pytest.mark.parametrize("rows", LOST_ROWS)
def test_a_row_of_a_table_that_lost_its_mark_has_none_of_the_row_above(rows: str) -> None:
    paper = f"SECRET\n\n1. (S) They sold it.\n\n{rows}\n\n2. (U) Fair.\n\nSECRET\n"
    assert "zulu" not in released(paper).lower()


@pytest.mark.parametrize("left", ["ts) ", "€C) ", "tel ", "(8)", ""])
@pytest.mark.parametrize("notes", ["1/ {}Fine.\n2/ {}Zulu left.", "[1] {}Fine.\n[2] {}Zulu left."])
def test_a_note_that_lost_its_mark_has_none_of_the_note_above(notes: str, left: str) -> None:
    below = f"\n{notes[:3].replace('1', '3')} (U) So."
    for others in ("", below):
        body = f"1. (S) They sold it.\n\nNotes\n\n{notes.format('(U) ', left)}{others}"
        assert "zulu" not in released(f"SECRET\n\n{body}\n\n2. (U) Fair.\n\nSECRET\n").lower()

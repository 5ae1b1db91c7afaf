"""Invented papers whose truth is known, clean and damaged as scanning and paging do.

A paper is made of lines, a line of runs of text, and every run knows the portion that it belongs
to. So after any damage it is known, letter for letter, how high the text is, and a reading can be
scored without looking for words. The shapes are those of reading.md, section 2.
"""

import re
from dataclasses import dataclass, field
from itertools import pairwise
from random import Random
from typing import Final

import redactor
from redactor.markings import load_scheme

US: Final = load_scheme("us")
NAMES: Final = {"U": "UNCLASSIFIED", "C": "CONFIDENTIAL", "S": "SECRET"}
LEVELS: Final = ("U", "C", "S")

SHAPES: Final = {
    "S": (
        *("(8)", "(9)", "(f)", "(2)", "(3)", "(P)", "(p);", "(Z)", "(B)", "(J)", "(#)", "(a)"),
        *("(g)", "(§)", "(4", "(8", "(gf", "(sf", "(sh", "{af", "{aj", "{3", "{8", "$&)", "@)"),
        *(")", "»)", "ie-4)", "e-9)", "17-3)", "569)", "vey", "wi", "ws", "hh", "YA:", "-(Sf-"),
        *("- f S f", "-(G)-", "{C)", "(S)-"),
    ),
    "C": (
        *("(f)", "(£)", "(£&)", "({@)", "(@)", "(&)", "(2)", "(Z)", "(4)", "(9)", "(C>", "Ric>"),
        *('-fet"', "J&j-", "fC)'", "4C) •", "-f&h", "f6-)-", "-(Of", "ijt]", "(pf", "©"),
        *("• (C)•", "—(C-)—•", "•{Cf -"),
    ),
    "U": ("CU)", "(UU)", "(0)"),
}
"""What scanning made of marks, those above unclassified struck through by hand."""

BANNERS: Final = {
    "S": ("SHERET:.", "SREREE", "S E C R E T", "SECRE", "- SECRET", "SRCREE 2", "SECRKT"),
    "C": (
        "e O N F I D D H T I A L",
        "CONF IOENTIAL",
        "COHFIDENT-ITa",
        "-CONFIBEN TAL Gh",
        "CONFIDENT",
    ),
    "U": ("UNCLASSIFIED", "UNCLASSlFIED"),
}
WORDS: Final = (
    "the harbor minister treaty cabinet of resign editor patrol and island fishing commissioner"
    " parliament was loyal station in harvest net vote quota has ambassador delegation a tariff to"
    " winter session rumor that he would not by with new before talks on trade price Elmar Port"
).split()
LAST: Final = tuple(word for word in WORDS if len(word) > 1)
SPEAKERS: Final = ("The Minister", "Ambassador Wenlock", "Mr. Quillon", "The Chairman")
PHRASES: Final = (
    *("U.S.", "Mr. Quillon", "No. 5", "(F-16s)", "$50,000", "1968,", '"fair play"', "(see Tab A)"),
    *("G-7", "10.5 percent", "(EXIM)", "e.g.", "March 3, 1969,", "and/or", "—", "the Chairman's"),
)
NOTES: Final = ("[1]", "1", "*", "\u2020")
LABELS: Final = ("Comment", "Action", "Summary", "Next Steps", "Background")
SIGNS: Final = (
    *(("- ",) * 4, ("-- ",) * 4, ("\u2022 ",) * 4, ("* ",) * 4, ("a. ", "b. ", "c. ", "d. ")),
    *(("(1) ", "(2) ", "(3) ", "(4) "), ("(a) ", "(b) ", "(c) ", "(d) ")),
    *(("i. ", "ii. ", "iii. ", "iv. "), ("A. ", "B. ", "C. ", "D. ")),
)
FEWEST: Final = 2
"""Items of a list: one alone may be what is left of a mark."""
RARELY: Final = 0.1
SOMETIMES: Final = 0.3
STRAY: Final = (". ", ", ", "' ", ": ", "| ", "_ ", "~ ", "; ")
NUMBERS: Final = ("{n}'", "&@.", "{n}(", "Te", "{n},", "{n}..", "Be", "dD.")


@dataclass
class Run:
    text: str
    portion: int = -1


@dataclass
class Line:
    runs: list[Run]

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass
class Portion:
    """A portion of the truth: its level and sentences, and what stands before them.

    *sign*: that of a list of which it is an item. *items*: its sentences but the first are items,
    which have no marks of their own. *inline*: it stands in the paragraph of the one before it.
    """

    level: str
    sentences: list[str]
    sign: str = ""
    items: tuple[str, ...] = ()
    inline: bool = False


@dataclass
class Paper:
    """A paper: its text, and of each letter the level that it has in truth, or nothing.

    *inline*: portions of it share a paragraph.
    """

    style: str
    overall: str
    levels: list[str]
    inline: bool
    lines: list[Line] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(f"{line.text}\n" for line in self.lines)

    def truth(self) -> list[str]:
        truth: list[str] = []
        for line in self.lines:
            for run in line.runs:
                level = self.levels[run.portion] if run.portion >= 0 else ""
                truth += [level] * len(run.text)
            truth.append("")
        return truth


@dataclass(frozen=True)
class Damage:
    """How often each kind of damage strikes, in hundredths."""

    struck: int = 0
    lost: int = 0
    unclassified: int = 0
    banner: int = 0
    stray: int = 0
    spaced: int = 0
    numbers: int = 0
    pages: int = 0
    closed_up: bool = False


CLEAN: Final = Damage()
PAGED: Final = Damage(pages=8)
STRUCK: Final = Damage(struck=80, unclassified=5, banner=50, pages=5)
LOST: Final = Damage(struck=60, lost=25, unclassified=5, banner=50, pages=5)
WORST: Final = Damage(60, 20, 8, 60, stray=6, spaced=5, numbers=20, pages=6)
CLOSED_UP: Final = Damage(60, 20, 8, 60, stray=6, spaced=5, numbers=20, pages=6, closed_up=True)
KINDS: Final = {
    "clean": CLEAN,
    "pages": PAGED,
    "struck marks": STRUCK,
    "lost marks": LOST,
    "all at once": WORST,
    "and no blank lines": CLOSED_UP,
}


def sentence(random: Random) -> str:
    words = [*random.choices(WORDS, k=random.randint(2, 15)), random.choice(LAST)]
    if random.random() < RARELY:
        words.insert(random.randint(1, len(words) - 1), random.choice(PHRASES))
    said = " ".join(words)
    said = said[0].upper() + said[1:] + random.choice("......?")
    return said + random.choice(NOTES) if random.random() < RARELY else said


def make(random: Random, damage: Damage = CLEAN, style: str = "") -> Paper:
    """A paper of a style, damaged."""
    style = style or random.choice(("start", "start", "end", "end", "entire"))
    portions = [
        Portion(random.choice(LEVELS), [sentence(random) for _ in range(random.randint(1, 4))])
        for _ in range(random.randint(2, 9))
    ]
    _arrange(random, portions, style)
    overall = max((p.level for p in portions), key=LEVELS.index)
    if overall == "U":
        overall = portions[0].level = random.choice("CS")
    for before, portion in pairwise(portions):
        if style == "entire":
            before.level = portion.level = overall
        elif portion.inline:  # what is lower is read as its paragraph is
            portion.level = max(portion.level, before.level, key=LEVELS.index)
    return _Maker(random, damage, style, portions, overall).paper()


def _arrange(random: Random, portions: list[Portion], style: str) -> None:
    """Make a list of some of the *portions*, let others share a paragraph or have a label."""
    for portion in portions:
        if random.random() < RARELY:
            portion.sentences[0] = f"{random.choice(LABELS)}: {portion.sentences[0]}"
    signs: tuple[str, ...] = ()
    if random.random() < SOMETIMES and len(portions) > FEWEST:
        first = random.randrange(1, len(portions) - 1)
        signs = random.choice(SIGNS)
        for portion, sign in zip(portions[first : first + 4], signs, strict=False):
            portion.sign = sign
    if style != "entire" and random.random() < SOMETIMES:
        portion = random.choice(portions[1:])
        portion.inline = not portion.sign
    if random.random() < SOMETIMES:
        portion = random.choice(portions)
        if not portion.sign and len(portion.sentences) > FEWEST:
            others = [other for other in SIGNS if other != signs]  # or nobody could tell the lists
            portion.items = random.choice(others)[: len(portion.sentences) - 1]
            *begun, last = (said.rstrip(".?[]*\u20201") for said in portion.sentences)
            portion.sentences = [f"{begun[0]}:", *(f"{said};" for said in begun[1:]), f"{last}."]


class _Maker:
    def __init__(
        self, random: Random, damage: Damage, style: str, portions: list[Portion], overall: str
    ) -> None:
        self.random, self.damage, self.style = random, damage, style
        self.portions, self.overall = portions, overall
        self.width = random.choice((55, 64, 69, 72, 5000))
        self.numbered = style == "entire" or random.random() < 0.5
        self.dialogue = style != "entire" and not self.numbered and random.random() < SOMETIMES
        self.names_first = self.dialogue and random.random() < SOMETIMES
        self.apart = not (damage.closed_up and random.random() < 0.5)
        self.lines: list[Line] = []

    def strikes(self, hundredths: int) -> bool:
        return self.random.randrange(100) < hundredths

    def paper(self) -> Paper:
        self._banner()
        self._header()
        if self.style == "entire":
            self._entire()
        number = 1 + (self.style == "entire")
        for block in self._blocks():
            self._block(block, f"{number}. " if self.numbered else "")
            number += not self.portions[block[0]].sign
        if self.random.random() < 0.5:
            self._blank()
            self._banner()
        if not self.apart:
            self._add(": ~")  # or nothing would show that a scan lost a mark
        levels, inline = [p.level for p in self.portions], any(p.inline for p in self.portions)
        paper = Paper(self.style, self.overall, levels, inline, self.lines)
        self._page(paper)
        self._noise(paper)
        return paper

    def _add(self, text: str, portion: int = -1) -> None:
        self.lines.append(Line([Run(text, portion)]))

    def _blank(self) -> None:
        self._add("")

    def _banner_text(self) -> str:
        if self.strikes(self.damage.banner):
            return self.random.choice((*BANNERS[self.overall], ""))
        name = NAMES[self.overall]
        return self.random.choice((name, " ".join(name)))

    def _banner(self) -> None:
        self._add(self._banner_text())
        self._blank()

    def _header(self) -> None:
        mark = {"start": ("(U) {}", "{}"), "end": ("{} (U)", "{}"), "entire": ("{}",)}[self.style]
        self._add("MEMORANDUM FOR THE RECORD")
        self._blank()
        self._add("SUBJECT: " + self.random.choice(mark).format("Fishing in the Harbor"))
        if self.apart:
            self._blank()

    def _entire(self) -> None:
        name = self.random.choice((NAMES[self.overall], NAMES[self.overall].title(), self.overall))
        form = self.random.choice(
            ("{}—Entire text.", "({}—Entire text).", "{} - ENTIRE TEXT.", "({} ENTIRE TEXT)")
        )
        number = self.random.choice(("1. ", "1. ", ""))
        self._add(number + form.format(name))
        if self.apart:
            self._blank()

    def _mark(self, level: str) -> str | None:
        if level == "U":
            if self.strikes(self.damage.unclassified):
                return self.random.choice((*SHAPES["U"], None))
            return "(U)"
        if self.strikes(self.damage.lost):
            return None
        return (
            self.random.choice(SHAPES[level]) if self.strikes(self.damage.struck) else f"({level})"
        )

    def _blocks(self) -> list[list[int]]:
        """Return the portions of each paragraph."""
        blocks: list[list[int]] = []
        for at, portion in enumerate(self.portions):
            if portion.inline and not self.portions[at - 1].items:
                blocks[-1].append(at)
            else:
                blocks.append([at])
        return blocks

    def _block(self, block: list[int], number: str) -> None:
        """Add the lines of portions that share a paragraph: wrapped, with number and marks."""
        first = self.portions[block[0]]
        runs: list[Run] = []
        if number and not first.sign:
            if self.strikes(self.damage.numbers):
                number = self.random.choice(NUMBERS).format(n=number.rstrip(". ")) + " "
            runs.append(Run(number))
        runs.append(Run(first.sign))
        for at in block:
            among = at > block[0] if self.style == "start" else at < block[-1]
            runs += self._runs(at, self.portions[at], among=among)
        indent = self.random.choice(("", "", "   ")) if first.sign else ""
        self.lines += _wrap(runs, self.width, indent)
        if self.apart:
            self._blank()

    def _runs(self, at: int, portion: Portion, *, among: bool) -> list[Run]:
        """Return a portion in runs; a line feed begins a line. *among*: its mark is in mid-line."""
        mark = None if self.style == "entire" else self._mark(portion.level)
        if among and (mark in (None, "(a)") or set(mark).isdisjoint("()[]{}<>")):
            mark = f"({portion.level})"  # in mid-line a word, an item, or nothing, tells nobody
        before = Run(f"{mark} " if self.style == "start" and mark else "")
        speaks = self.dialogue and not portion.inline
        speaker = [Run(f"{self.random.choice(SPEAKERS)}: ", at)] if speaks else []
        lead, *rest = portion.sentences
        runs = [*speaker, before] if self.names_first else [before, *speaker]
        runs.append(Run(f"{lead} ", at))
        for said, sign in zip(rest, portion.items or ("",) * len(rest), strict=True):
            runs += [Run(f"\n{sign}" if sign else ""), Run(f"{said} ", at)]
        if self.style == "end" and mark:
            runs.append(Run(f"\n{mark} " if self.random.random() < 0.1 else f"{mark} "))
        return runs

    def _page(self, paper: Paper) -> None:
        """Break pages between lines, with the banner at foot and head and a page line."""
        for at in range(len(paper.lines) - 1, 6, -1):
            if self.strikes(self.damage.pages):
                kind = self.random.randrange(3)
                foot = [self._banner_text(), self._banner_text(), "PAGE 02 ELMAR 000207"]
                if kind == 1:
                    foot = [self._banner_text(), "\f" + self._banner_text()]
                elif kind == 2:
                    foot = ["", self._banner_text(), "- 2 -", ""]
                paper.lines[at:at] = [Line([Run(text)]) for text in foot]

    def _noise(self, paper: Paper) -> None:
        for line in paper.lines[4:]:
            if not line.text.strip():
                continue
            if self.strikes(self.damage.spaced):
                for run in line.runs:
                    if run.portion >= 0:
                        run.text = " ".join(run.text)
            if self.strikes(self.damage.stray):
                line.runs.insert(0, Run(self.random.choice(STRAY)))


def _wrap(runs: list[Run], width: int, indent: str) -> list[Line]:
    """Break *runs* into lines of *width* between words, and before line feeds."""
    lines = [Line([])]
    room = width
    for run in runs:
        for word in re.findall(r"\n|[^\s]+ ?", run.text):
            bare = word.rstrip()
            if word == "\n" or (len(bare) > room and room < width):
                lines.append(Line([Run(indent)] if indent else []))
                room = width
            if bare:
                line = lines[-1].runs
                if line and line[-1].portion == run.portion:
                    line[-1].text += word
                else:
                    line.append(Run(word, run.portion))
                room -= len(word)
    for each in lines:
        each.runs[-1].text = each.runs[-1].text.rstrip()
    return lines


@dataclass
class Score:
    """How many letters were read right, too high, too low, or lost."""

    exact: int = 0
    over: int = 0
    under: int = 0
    lost: int = 0
    where: str = ""


def score(paper: Paper) -> Score:
    """Read a paper and hold every letter of it against its truth."""
    document = redactor.read(paper.text.encode())
    read: list[int] = [-1] * (len(paper.text) + 1)
    for portion in document.portions:
        rank = 9 if not portion.marking.known else portion.marking.level
        for start, end in portion.spans:
            for at in range(start, end):
                read[at] = max(read[at], rank)
    ranks = {level: US.parse(level).level for level in LEVELS}
    result = Score()
    for at, level in enumerate(paper.truth()):
        if not level or not paper.text[at].isalnum():
            continue
        if read[at] < 0:
            result.lost += 1
        elif read[at] == ranks[level]:
            result.exact += 1
        elif read[at] > ranks[level]:
            result.over += 1
        else:
            result.under += 1
            result.where = result.where or f"{level} read lower at {paper.text[at : at + 40]!r}"
    return result

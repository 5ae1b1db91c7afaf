"""Banner lines: the marking of a document or page, as a line of its own.

A telegram's class line may be letter-spaced, and goes on with the message's number:
``C O N F I D E N T I A L SECTION 01 OF 02 BAKU 000150`` (5 FAH-2 H-222).
"""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from redactor.markings.lines import find_lines
from redactor.markings.marking import Marking
from redactor.markings.scheme import Scheme

_BETWEEN_ANY = " {0,5}"
_TRAILING = " \t*_.)-"
_LONGEST_HEAD = 200
"""How far the longest form of a level goes, with blanks between its letters."""
_BETWEEN_CONTROLS = re.compile(r" ?// ?| ?/ ?| {1,3}")
_WORDS = re.compile(r"[^\W_][\w-]*(?: [\w-]+){0,5}")
_BEHIND = re.compile(
    r"(?:[ \t]+SECTION[ \t]+\d+[ \t]+OF[ \t]+\d+)?+"
    r"(?:[ \t]+(?P<number>[A-Z][A-Z.'-]*(?: [A-Z][A-Z.'-]*){0,2}[ \t]+\d{3,8})(?=[ \t*_.)]*\Z)"
    r"|(?:[ \t]++(?:-*+[ \t]++)?+|-++[ \t]++)-?[ ]?\d{1,3}(?=[ \t-]*\Z)"
    r"|[ \t]*+-*+[ \t]*+(?:DECLASSIFIED\b|PER[ ]E\.?[ ]?O\b)[^\n]*+"
    r"|(?P<other>[ \t]*(?:/|[,;\u2013\u2014-][^A-Z0-9\n]{0,9}+[A-Z0-9])[^\n]*+)"
    r"|(?P<rest>\)?[ \t]+[^\s*_.)-][^\n]{0,79}\Z))?"
    r"[ \t*_.)-]*+\Z",
    re.IGNORECASE | re.ASCII,
)
"""What may stand behind the controls of a banner."""
_END = "\0"
"""Stands for the end of a word."""
_PORTION = re.compile(r"[\w ]*+[^\w\n() ][^\n()]*+\)[ \t*_.)-]*+[^\s*_.)-]")
"""A level and more in brackets that are opened before it, and words behind them."""
_PARTS = r"(//|\A[ ]|[/,;\u2013\u2014]|(?:\A|[ ])-+)"  # compiled where a banner has unknown ones
"""What stands before each part of a banner behind its level."""
_NO_WORD = 4
_TELLING = 12
"""Letters that tell the beginning of a banner from most words."""


class Banner(NamedTuple):
    """A banner line: the marking as written, what it means, and a telegram's number behind it.

    One that is not *certain* only begins as a banner does: it counts for the document's marking,
    but the line stays text. *leading* is what it says before whatever else it says.
    """

    written: str
    marking: Marking
    number: str = ""
    certain: bool = True
    leading: Marking | None = None


def find_banners(
    scheme: Scheme, text: str, places: Iterable[tuple[int, int]]
) -> Iterator[tuple[int, Banner]]:
    """Yield start and meaning of every line at *places* of *text* that is a banner."""
    for match, shift in find_lines(_line(scheme), text, places):
        line = match["line"]
        if "(" in match["before"] and _PORTION.match(line):
            continue  # a mark, and the words of its portion
        banner = _read(scheme, line)
        if banner is not None:
            yield match.start() + 1 + shift, banner


@cache
def _line(scheme: Scheme) -> re.Pattern[str]:
    """Match a line that begins as a banner does, whatever stands before it in Markdown."""
    return re.compile(
        rf"\n(?P<before>[ \t>*_#(-]{{0,80}}+)(?P<line>(?={begins_banner(scheme)})[^\n]*+)",
        re.MULTILINE,
    )


def _read(scheme: Scheme, line: str) -> Banner | None:
    """Return the banner that *line* is.

    Banner = level {("//" | "/" | " ") control} ["SECTION" n "OF" n] [post number]. Whatever else
    stands behind slashes, dashes or commas is a part of the banner that is not understood, if it
    may be a control; what else follows may be such a part, or the rest of a sentence.
    """
    bare = line.rstrip(_TRAILING)
    said = _capitals(line)
    if line.startswith("//"):
        marking = scheme.parse(bare)
        return (
            Banner(bare, marking, certain=marking.known)
            if marking.known or line.isupper()
            else None
        )
    form, end = _leading_form(scheme, said)
    behind = _controls_end(scheme, said, end)
    match = _BEHIND.match(line, behind) if form else None
    if match is None:
        return None
    leading, other = scheme.parse(form), match["other"]
    if match["number"] and _names_marks(scheme, match["number"].rsplit(maxsplit=1)[0]):
        other = match["number"]  # the post's name would be a part of the banner
    is_prose = not line.isupper() and (match["number"] or match["rest"])
    if is_prose or (other and other.lstrip()[0] != "/" and not line.isupper()):
        return None  # what follows the words is in capitals, unless slashes stand before it
    marking = scheme.parse(leading.banner + line[end:behind]) if behind > end else leading
    if other or match["rest"]:
        whole = scheme.read(bare).marking  # which, unlike parse, remembers no words
        if other or whole.known:
            is_prose = match["other"] and not (whole.known or _are_controls(scheme, line[end:]))
            return Banner(bare, whole, certain=not is_prose, leading=leading)
        above = whole if marking is scheme.lowest else marking
        return Banner(line[:behind], above, certain=False)
    return Banner(line[:behind], marking, match["number"] or "", leading=leading)


def _are_controls(scheme: Scheme, behind: str) -> bool:
    """Tell whether what is not understood *behind* a level can be nothing but controls.

    They are forms that the scheme knows to be marks, or single words behind double slashes.
    """
    first, *others = re.split(_PARTS, behind.strip(_TRAILING))
    parts = zip(others[::2], others[1::2], strict=True)
    return behind.isupper() and all(
        said.strip() in _all_forms(scheme) or (sign == "//" and " " not in said.strip())
        for sign, said in (("", first), *parts)
        if said.strip()
    )


@lru_cache(maxsize=1024)  # an archive has many telegrams of each post
def _names_marks(scheme: Scheme, post: str) -> bool:
    """Tell whether the name of a post has the name of a mark."""
    words = post.upper().replace("-", " ").split()
    spans = ((i, j) for i in range(len(words)) for j in range(i + 1, len(words) + 1))
    return any(" ".join(words[i:j]) in _all_forms(scheme) for i, j in spans)


@cache
def _all_forms(scheme: Scheme) -> frozenset[str]:
    """Return every form of anything that the scheme has or knows to be a mark."""
    words = scheme.words
    levels = (form for form in words.foreign_level_of if len(form) > 1)
    parts = (form for control in words.controls.values() for form in control.parts)
    every = (*levels, *words.control_of, *words.pair_of, *words.owner_of, *words.unread, *parts)
    return frozenset((*every, *(form.split("-")[0] for form in words.control_of)))


def _capitals(line: str) -> str:
    """Return *line* in capitals, character for character."""
    if line.isascii():
        return line.upper()
    return "".join([c.upper() if len(c.upper()) == 1 else c for c in line])


def _leading_form(scheme: Scheme, said: str) -> tuple[str, int]:
    """Return the longest form that a line begins with, spaced or not, and where it ends."""
    letters = said[:_LONGEST_HEAD].replace(" ", "")
    for form, squeezed in _by_first_letter(scheme).get(said[0], ()):
        if letters.startswith(squeezed):
            spaced = _spaced(form).match(said)
            if spaced is not None and not said[spaced.end() : spaced.end() + 1].isalnum():
                return form, spaced.end()
    return "", 0


@cache
def _spaced(form: str) -> re.Pattern[str]:
    """Match *form* with two blanks at most between its letters, and one to five between words."""
    return re.compile(" {1,5}".join(" {0,2}".join(map(re.escape, word)) for word in form.split()))


def _controls_end(scheme: Scheme, said: str, end: int) -> int:
    """Return where the controls end that stand behind a level which ends at *end*."""
    while True:
        between = _BETWEEN_CONTROLS.match(said, end)
        if between is None:
            return end
        words = _WORDS.match(said, between.end())
        form = words[0] if words else ""
        while form and form not in _controls(scheme):
            form = form[: max(form.rfind(" "), form.rfind("-"), 0)]
        if not form:
            return end
        end = between.end() + len(form)


@cache
def begins_banner(scheme: Scheme) -> str:
    """Return a pattern, for any case, that every banner begins with, and little else does."""
    begins: set[str] = set()
    for form in _leading_forms(scheme):
        letters = "".join(form.split())
        begins.add(letters[:_TELLING] if len(letters) >= _TELLING else letters + _END)
    first = "".join(sorted({re.escape(word[0]) for word in begins}))
    return f"(?ai:(?=[{first}])(?:{_one_of(begins)})|//)"


def may_begin_banner(scheme: Scheme, text: str, at: int = 0) -> bool:
    """Tell whether a line of *text*, which starts at *at*, may begin as a banner does."""
    match = _line(scheme).match  # another pattern would take its time to compile
    return (match(text, at - 1) if at else match(f"\n{text[:_LONGEST_HEAD]}")) is not None


def _one_of(words: Collection[str]) -> str:
    """Return a pattern for one of *words*, spaced or not, that looks at each letter once."""
    rest: dict[str, set[str]] = {}
    for word in words:
        rest.setdefault(word[0], set()).add(word[1:])
    choices = []
    for letter in sorted(rest):
        more = rest[letter] - {""}
        said = "(?![A-Z0-9])" if letter == _END else re.escape(letter)
        if not more or "" in rest[letter]:  # a shorter one is all that a longer one needs
            choices.append(said)
        else:
            between = "" if more == {_END} else _BETWEEN_ANY
            choices.append(f"{said}{between}{_one_of(more)}")
    return choices[0] if len(choices) == 1 else f"(?:{'|'.join(choices)})"


@cache
def _controls(scheme: Scheme) -> frozenset[str]:
    """Return the forms of controls that may stand in a banner with nothing behind them."""
    return frozenset(
        form for form, name in scheme.control_of.items() if scheme.controls[name].is_plain
    )


@cache
def _by_first_letter(scheme: Scheme) -> dict[str, list[tuple[str, str]]]:
    """Return what a banner may begin with, and that without blanks, by its first letter.

    The longest forms stand first.
    """
    found: dict[str, list[tuple[str, str]]] = {}
    for form in sorted(_leading_forms(scheme), key=len, reverse=True):
        found.setdefault(form[0], []).append((form, form.replace(" ", "")))
    return found


@cache
def _leading_forms(scheme: Scheme) -> list[str]:
    """Return what a banner may begin with: levels spelled out, and controls that stand alone.

    Of the marks of other owners those that say whose they are; of controls that are also written
    behind a level, none that could be a word.
    """
    levels = [
        form for level in scheme.levels if not level.foreign for form in (level.banner, *level.also)
    ]
    alone = [
        form
        for control in scheme.controls.values()
        if control.alone is not None
        for form in control.forms
        if control.written_alone or len(form) >= _NO_WORD
    ]
    pairs = [form for form, pair in scheme.words.pair_of.items() if form != pair.portion]
    led = [form for form in pairs if any(form.startswith(f"{first} ") for first in alone)]
    return levels + alone + led + [form for form in scheme.words.owner_of if " " in form]

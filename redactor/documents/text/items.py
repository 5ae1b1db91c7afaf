"""The signs of the items of lists, and the lines that are items of one."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from redactor.documents.text.words import FAR_BACK, LONGEST_SHORT, closes_bracket, opens_words
from redactor.markings.lines import find_lines

ROMAN = r"[ivx]{2,4}"
DASHES = "-–—"
"""Signs of items that are nothing else; others may be those of a footnote, or no signs."""
_BULLETS = frozenset(f"{DASHES}*•")
_PLACE = rf"(?:\d{{1,2}}|[A-Za-z]|{ROMAN}|[IVX]{{2,4}})"
ANY_SIGN = rf"(?:\(?{_PLACE}[.)]|[^\w\s]{{1,2}}|o)[ \t]+"
"""The sign of an item of whatever list, with the blanks behind it."""
FIRST_PLACES = frozenset({"a", "A", "i", "I", "1"})
"""The letters and numbers with which lists begin."""
LATER_PLACE = r"(?:[b-hj-zB-HJ-Z]|[02-9]|\d\d)\)"
"""The place of an item that is not the first, or what is left of a mark without its bracket."""
_SIGN = re.compile(
    r"[ \t]*(?:(?P<dash>[-*•–—]{1,2}(?![-\d])|o(?=[ \t]))[ \t]*"
    rf"|(?:(?P<roman>(?:{ROMAN}|[IVX]{{2,4}})[.)]|i[.)](?=(?:[^\n]*\n){{1,12}}?[ \t]*ii[.)])"
    r"|I[.)](?=(?:[^\n]*\n){1,12}?[ \t]*II[.)]))"
    r"|(?P<letter>[A-Za-z][.)])|(?P<bracket>\((?:[a-z]|[ivx]{1,4}|\d{1,2})\)))[ \t]+)(?=\S)"
)
_LATER_ROMAN = re.compile(r"[vx][.)]")
NUMBERED = re.compile(r"[ \t]*(\d{1,2})\)[ \t]+(?=\S)")
"""The sign of an item that may be the number of a paragraph too."""
_ITEM = re.compile(
    rf"\n[ \t]*+(?P<sign>(?:\(?(?:\d{{1,2}}|[a-z]|{ROMAN})\)|(?:[A-Za-z]|{ROMAN})\.|[A-Z]\)|[*o])"
    r"(?=[ \t])|•)[ \t]*+(?=\S)"
)
_SEQUENCES: tuple[tuple[str, ...], ...] = (
    tuple(map(str, range(1, 100))),
    tuple("abcdefghijklmnopqrstuvwxyz"),
    ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"),
)
_CAPITAL_PLACE = re.compile(r"\([A-Z]\)")
_SINGLE = re.compile(r"\([A-Z]\)[ \t]*\Z")
_NAMING = (
    r"\b(?:[Tt]abs?|TABS?|[Rr]ef(?:erence)?s?|REF(?:ERENCE)?S?|Annex|ANNEX|Appendix|Attachment"
    r"|Enclosure|Options?|Para(?:graph|\.)?|Section|Item|Part)\s+\Z"
)
"""What stands before the letter of something, as ``Tab (C)``."""
_BLOCK_BEFORE = r"[.!?][\"”’)]*[ \t]*\n[ \t]*\n\s*\Z"
"""The end of a sentence above a blank line."""
_FIRST_LETTERS = frozenset("ABCDEFGH")
"""Few papers have more tabs than these."""
_ROMANS = frozenset(_SEQUENCES[2])
_MARKED = re.compile(r"\([A-Z](?!-?\d)[^()\n]*\)[ \t]+\S")
# these two are compiled where a list goes on
_PARAGRAPH = (
    r"\n[ \t]*+(?:¶|\\P|\d{1,4}\.[ \t]"
    rf"|(?:\d{{1,4}}\)[ \t]*+)?(?!\([A-Z]{{4,}}\)){_MARKED.pattern})"
    rf"|(?<![a-z,])\n[ \t]*+{_MARKED.pattern}"
)
"""A line that begins with the number of a paragraph, or with a mark: no list goes on behind it.

Long words in brackets may stand there in a sentence too.
"""
_BEGINS_ITEM = rf"[{DASHES}*•]|{ANY_SIGN}"
_CITING = r"(?i)(?:\b(?:(?:para|sec|art)(?:\.|\w+)|sub\w+|items?|clauses?|points?|parts?)|\d)[ ]\Z"
_LONGEST_CITING = 20
"""Letters of what cites a place, as ``paragraph (b)`` and ``Sec. 4 (b)``."""
_NOTE = r"[ \t]*(?:\d{1,2}(?=/)|\[\d{1,3}(?=\]))(?P<end>[/\]])[ \t]*(?=\S)"
# these three are compiled where a mark is not plainly that of a paragraph
_NO_STOP = r"(?:[^\s.,:;!?\"”’)\]]|[^\s.,:;!?][\"”’)\]])"
"""The end of words that end no sentence, behind which a typist sets two blanks."""
_COLUMNS = rf"[^\n]*?(?:{_NO_STOP}[ ]{{2}}|\S(?:[ ]{{3}}|\t))[ ]*\S"
_WIDE_COLUMNS = rf"[^\n]*?(?:\S(?:[ ]{{3,}}|\t[ ]*)\S|{_NO_STOP}[ ]{{2}}\S+[ \t]*$)"
"""Those that few lines of text set to the width of the page have: wide, or before one word."""
_MARK_OF_ROW = r"[ \t]*\([A-Z][A-Z/]*\)[ \t]+"
_FARTHEST = 8000
"""How far before an item in capitals the others of its list are, at most."""
_FAR = 2000
"""How far from an item of a list in a paragraph the others are, at most."""
_BLANK_LINE = re.compile(r"\n[ \t]*+\n\s*+")
_LINE = re.compile(r"[^\n]*+\s*+")
_LINE_START = re.compile(r"\n[ \t]*(?=\S)")
_PAGE_NUMBER = re.compile(r"-[ ]?\d{1,3}[ ]?-")
_BEGINS_PARAGRAPH = re.compile(r"\d{1,3}\.[ \t]|\([A-Z][A-Z/]*\)[ \t]")


class _List(NamedTuple):
    """A kind of list: how its signs are written, and their sequence, which bullets have not."""

    written: str
    signs: tuple[str, ...] = ()

    def sign(self, place: int) -> str:
        """Return the sign of the item at *place*, which counts from 0."""
        if "A" in self.written:
            return self.written.replace("A", self.signs[place].upper())
        return self.written.replace("a", self.signs[place])


_CAPITALS = _List("(A)", _SEQUENCES[1])


def item_sign(text: str, at: int) -> str:
    """Return what kind of sign of a list stands at *at*: dash, letter, roman, bracket, or none."""
    match = _SIGN.match(text, at)
    if match is None or closes_bracket(text, at, match[0]):
        return ""
    if match["letter"] and _LATER_ROMAN.fullmatch(match["letter"]):
        sign = match["letter"].replace("v", "iv").replace("x", "ix")
        return "roman" if _begins_item(sign, text[max(0, at - _FAR) : at]) else "letter"
    return match.lastgroup or ""


def begins_row(text: str, start: int, *, wide: bool = False) -> bool:
    """Tell whether a row of a table whose rows have marks begins at *start*: columns behind one."""
    columns = _WIDE_COLUMNS if wide else _COLUMNS
    return re.compile(_MARK_OF_ROW + columns, re.MULTILINE).match(text, start) is not None


def has_columns(text: str, start: int) -> bool:
    """Tell whether the line from *start* has wide columns, as the row of a table."""
    return re.compile(_WIDE_COLUMNS, re.MULTILINE).match(text, start) is not None


def item_dash(text: str, at: int) -> str:
    """Return the dashes, or the bullet, that are the sign of an item at *at*, or nothing."""
    match = _SIGN.match(text, at)
    return match["dash"] or "" if match else ""


def note_sign(text: str, at: int) -> str:
    """Return what ends the sign of a note at *at*, as in ``1/`` and ``[1]``, or nothing."""
    note = re.compile(_NOTE).match(text, at)
    return note["end"] if note else ""


def item_form(text: str, at: int) -> str:
    """Return what the sign of the item at *at* looks like: ``--``, ``a.``, ``(1)``, ``(i)``.

    A single letter is a Roman numeral where others are near it.
    """
    place = item_place(text, at)
    if place is None:
        return item_dash(text, at)
    label, end = place
    written = text[at:end].strip()
    roman = label.lower() in _ROMANS
    if roman and len(label) == 1:
        near = text[max(0, at - _FAR) : at + _FAR]
        roman = written.replace(label, "II" if label.isupper() else "ii") in near
    return written.replace(label, "1" if label.isdecimal() else "i" if roman else "a")


def item_place(text: str, at: int) -> tuple[str, int] | None:
    """Return the letter or number of the item at *at*, and where its words begin, or None."""
    match = _SIGN.match(text, at)
    if match is None or match.lastgroup in (None, "dash"):
        return None
    return match[0].strip(" \t()."), match.end()


def find_items(
    text: str, places: Iterable[tuple[int, int]], furniture: Container[int]
) -> dict[int, int]:
    """Return where lines at *places* begin with the sign of an item of a list, and its words do.

    ``(1)``, ``a.``, ``*`` and ``o`` may be what is left of a mark: they are signs where another
    line of the list goes on with the sequence, or has the same. Lines of *furniture*, which begin
    there, may stand between them.
    """
    found: dict[int, int] = {}
    lists: dict[_List, tuple[int, tuple[int, int]]] = {}
    for match, shift in find_lines(_ITEM, text, places):
        item = match.start("sign") + shift, match.end() + shift
        for kind, place in _places(match["sign"]):
            expected, last = lists.get(kind, (-1, item))
            goes_on = place == expected and _is_one_list(text, last, item, kind, furniture)
            if goes_on:
                found.update((last, item))
            if goes_on or place == 0:
                lists[kind] = (place + bool(kind.signs), item)
            elif place == expected:
                del lists[kind]
    return found


def has_earlier(text: str, at: int, before: str) -> bool:
    """Tell whether the item at *at* goes on with a list in what stands *before*, or may begin one.

    The one before it in some sequence stands there, or another bullet, or what leads to it.
    """
    match = _SIGN.match(text, at) or NUMBERED.match(text, at)
    if match is None:
        return False
    if match.lastgroup == "dash":
        bullet = rf"(?m)^[ \t]*{re.escape(match['dash'])}(?![{DASHES}*•])"
        return before.endswith(":") or re.search(bullet, before) is not None
    places = _places(match[0].strip())
    return any(place == 0 or _begins_item(kind.sign(place - 1), before) for kind, place in places)


def is_of_list_above(text: str, at: int, begin: int) -> bool:
    """Tell whether the dash at *at* is that of a list which began above *begin*.

    There an item of another list, or a paragraph, begins. Of both lists the outer one, which began
    first behind the beginning of a paragraph, goes on below the other.
    """
    dash, other = item_dash(text, at), item_form(text, begin)
    if not dash or dash == other:
        return False
    is_outer = False
    for line in reversed(list(_LINE_START.finditer(text, max(0, begin - _FAR), begin))):
        start = line.end()
        if item_dash(text, start) == dash and not _PAGE_NUMBER.match(text, start):
            is_outer = True
        elif other and item_form(text, start) == other:
            is_outer = False
        elif _BEGINS_PARAGRAPH.match(text, start):
            break
    return is_outer


def _begins_item(sign: str, text: str) -> bool:
    """Tell whether *sign* stands before an item in *text*: with a stop, only where a line begins.

    There the number and the mark of a paragraph may stand before it.
    """
    before = r"(?m)^[ \t]*(?:\d{1,3}\.[ \t]*)?(?:\([^()\n]{1,20}\)[ \t]*)?"
    before = before if sign.endswith(".") else r"(?<![\w(])"
    return re.search(rf"{before}{re.escape(sign)}\s", text) is not None


def is_in_list(text: str, start: int, written: str) -> bool:
    """Tell whether *written* at *start* is an item of a list in a paragraph, ``(1)`` or ``b)``.

    Those before it in the sequence stand before it, and the second behind the first, with no other
    like it between them.
    """
    if len(written) == 1 or not written.endswith(")"):
        return False
    before = text[max(0, start - _FAR) : start].rpartition("\n\n")[2]
    behind = text[start + len(written) : start + _FAR].partition("\n\n")[0]
    return any(
        _are_before(kind, place, before) if place else _is_next(kind, behind)
        for kind, place in _places(written)
    )


def is_place(text: str, start: int, written: str) -> bool:
    """Tell whether a capital in brackets at *start* may be the place of an item, or name one.

    As ``(C)`` behind ``(A)`` and ``(B)``, or in ``Tab (C)``; right behind another bracket it is
    the mark of what that begins, and so it is between blank lines where the item before is in
    mid-line. Such a mark must not lower what it stands in.
    """
    if _CAPITAL_PLACE.fullmatch(written) is None:
        return False
    near = text[max(0, start - _LONGEST_CITING) : start]
    if written[1] in _FIRST_LETTERS and re.search(_NAMING, near):
        return True
    before = text[max(0, start - _FARTHEST) : start]
    place = ord(written[1]) - ord("A")
    if place == 0 or _SINGLE.search(near):
        return False
    signs = [_CAPITALS.sign(earlier) for earlier in range(place)]
    if not _are_in_order(signs, before):
        return False
    bullet = text[text.rfind("\n", 0, start) + 1 : start].strip()
    if bullet and _BULLETS.issuperset(bullet):  # then the others are behind one too
        lines = [line.lstrip() for line in before.split("\n")]
        before = "\n".join([line for line in lines if line.startswith(bullet)])
    if re.search(_BLOCK_BEFORE, before[-FAR_BACK:]):
        begins = re.search(rf"(?m)^[ \t]*{re.escape(signs[-1])}", before)
        before = before[: begins.end()] if begins else ""
    return _are_in_order(signs, before)


def _are_in_order(signs: Sequence[str], text: str) -> bool:
    at = 0
    return all((at := text.find(one, at) + 1) for one in signs)


def is_closed(text: str, end: int, bracket: str = "(") -> bool:
    """Tell whether a *bracket* that stands before *end* is closed in the same paragraph.

    The place of an item in a list, as ``1)``, closes none where the next one stands behind it,
    unless a word that is no short one stands in it: around that, others may be.
    """
    behind = text[end : end + FAR_BACK].partition("\n\n")[0]
    word = text[max(0, end - _LONGEST_CITING) : end].rpartition(bracket)[2]
    if not opens_words(f"{word}\n", 0):
        return False
    if len(word) > LONGEST_SHORT and word.isalpha():
        return _is_closed_around(behind, bracket, "]" if bracket == "[" else ")")
    closed, opened = behind.find("]" if bracket == "[" else ")"), behind.find(bracket)
    if closed < 0 or 0 <= opened < closed:
        return False
    last = "".join(behind[:closed].split()[-1:]).rstrip(".")
    rest = behind[closed + 1 :].replace(".)", ")")
    return not any(
        at + 1 < len(kind.signs) and _first(kind.sign(at + 1), rest) < len(rest)
        for kind, at in _places(f"{last})")
    )


def _is_closed_around(behind: str, open_: str, close: str) -> bool:
    """Tell whether *behind* a bracket it is closed, with or without others in it."""
    opened = 1
    for sign in behind:
        opened += (sign == open_) - (sign == close)
        if not opened:
            return True
    return False


def _are_before(kind: _List, place: int, text: str) -> bool:
    """Tell whether *text* has the items before *place* in order, and none of them twice."""
    end = len(text)
    for earlier in reversed(range(place)):
        last = _last(kind.sign(earlier), text, end)
        if last < 0 or _last(kind.sign(earlier + 1), text, end) > last:
            return False
        end = last
    return True


def _is_next(kind: _List, text: str) -> bool:
    """Tell whether *text* has the second item, and no first one before it."""
    return _first(kind.sign(1), text) < _first(kind.sign(0), text)


def _first(sign: str, text: str) -> int:
    """Return where *text* has *sign* first, or how long it is."""
    at = text.find(sign)
    while at >= 0 and not _may_stand(sign, text, at):
        at = text.find(sign, at + 1)
    return len(text) if at < 0 else at


def _last(sign: str, text: str, end: int) -> int:
    """Return where *text* has *sign* last before *end*, or -1."""
    at = text.rfind(sign, 0, end)
    while at >= 0 and not _may_stand(sign, text, at):
        at = text.rfind(sign, 0, at)
    return at


def _may_stand(sign: str, text: str, at: int) -> bool:
    """Tell whether *sign* at *at* is no part of a word or a citation, and closes no bracket."""
    begins = at == 0 or not (text[at - 1].isalnum() or text[at - 1] in "_(")
    if not begins or closes_bracket(text, at, sign):
        return False
    return re.search(_CITING, text[max(0, at - _LONGEST_CITING) : at]) is None


def _places(sign: str) -> Iterator[tuple[_List, int]]:
    """Yield the kinds of lists that *sign* may be of, and its place in each; a bullet has none."""
    if len(sign) == 1:
        yield _List(sign), 0
        return
    inner = sign.strip("().")
    written = sign.replace(inner, "A" if inner.isupper() else "a")
    plain = inner.lower() if inner.isupper() else inner
    for signs in _SEQUENCES:
        if plain in signs:
            yield _List(written, signs), signs.index(plain)


def _is_one_list(
    text: str,
    last: tuple[int, int],
    item: tuple[int, int],
    kind: _List,
    furniture: Container[int],
) -> bool:
    """Tell whether no paragraph begins between two items; between bullets only items stand.

    An item that has a mark is one, whatever stands between it and the one before.
    """
    is_marked = kind.signs and _MARKED.match(text, item[1])
    if not is_marked and re.compile(_PARAGRAPH).search(text, last[0], item[0]):
        return False
    return bool(kind.signs) or _are_items(text, last[0], item[0], furniture)


def _are_items(text: str, start: int, stop: int, furniture: Container[int]) -> bool:
    """Tell whether nothing but items stands behind blank lines from *start* to *stop*."""
    for match in _BLANK_LINE.finditer(text, start, stop):
        at = match.end()
        while at in furniture and (line := _LINE.match(text, at, stop)):
            at = line.end()
        if at < stop and not re.compile(_BEGINS_ITEM).match(text, at):
            return False
    return True

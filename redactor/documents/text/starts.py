"""What stands at the start of a line, or of a paragraph's words, where no word may stand.

There a mark may have stood that scanning damaged, or the name of a level stands for one.
"""

import re
from functools import cache

from redactor.documents.text.damaged import STRUCK, find_damaged
from redactor.documents.text.drafts import NOTE, is_below_rule
from redactor.documents.text.items import ANY_SIGN, LATER_PLACE, is_in_list, item_sign
from redactor.documents.text.marks import Mark, begins_notice
from redactor.documents.text.sentences import has_ended, is_abbreviated
from redactor.documents.text.words import (
    SHORT_WORDS,
    closes_bracket,
    may_begin_sentence,
    without_note,
)
from redactor.markings.scheme import Scheme

_FIRST = re.compile(rf"(\S{{1,7}})[ \t]+(?=(?:{ANY_SIGN})?(?:[\"“A-Z$\[\d]|\([A-Za-z]{{4}}))")
_HEADINGS = frozenset("#" * depth for depth in range(2, 7))
"""What Markdown has before a title."""
_SIGN = re.compile(ANY_SIGN)
_BULLET = re.compile(r"o[ \t]+(?=[A-Za-z][a-z])")
_SHORT_WORDS = frozenset(word.title() for word in SHORT_WORDS - {"be"}) | {"Mr", "Ms", "Dr", "St"}
_LOST_NUMBER = re.compile(r"([A-Z][a-z])[.,]?[ \t]+(?=[^\sA-Za-z]|[a-z]\S{0,3}[)\]}])")
"""What scanning makes of a number, as ``Te``, before what is no word."""
_LOST_BRACKET = re.compile(rf"(?:[^\w\s]{{1,2}}[ \t]*)?{LATER_PLACE}[ \t]+[\"“]?[A-Z]")
_FIGURE = re.compile(r"\d\)?[ \t]+[\"“]?[A-Z][a-z]")
_ONE_FIGURE = re.compile(rf"[^\w\n(\[{{<$€]{{1,3}}[ \t]*{_FIGURE.pattern}")
"""One figure before a word, and with the sign of an item before it."""
# these two are compiled where a line may begin so
_NUMBER = r"[ \t]*(?:\d{1,2}[.,)'][ \t]+\S|(?:¶|\\P)[ ]?\d|\d{1,2}(?:\.\d{1,2})+[ \t]+\S)"
_IN_PROSE = (
    r"(?:\d{1,3}[ ]?)?[(\[](?!(?:[CST568]|\S{2,4})N[FPEH]\W?\))"
    r"(?:[^\s()/]{4,}\)|(?![CST])[A-Za-z]{3}\)|[^()\n]{1,60}[)\]][,;]?[ \t]+[a-z]"
    r"|(?=[^()\n]*[a-z]{3})[^()\n]{4,60}\)[.,;])"
    r"|(?:\w|[ivx]{2,4})\)[ \t]+[a-z]|&[ \t]"
)
"""Brackets that a sentence may go on with in the next line: ``(F-16s)``, ``(K. Quill) and``."""
_ITEM = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{2,4})\)(?=[ \t]+\w)")
_FIRST_ITEM = re.compile(r"\(?[1ai]\)")
_FIGURES = re.compile(r"\d{1,2}(?:[-–]\d{1,2})?,[ \t]+\d")
_FIGURE_OR_CAPITALS = re.compile(r"\W*(?:\d[\d.,:/-]*|[A-Z]{1,3})\W*")
_LEADS_ON = r"(?:[;,]|\b(?:and|or))[ \t]*\n[ \t]*\Z"
_LEADS_TO = r":[ \t]*\n[ \t]*\Z"
_NOTED = re.compile(rf"(?:{NOTE.pattern}|\d{{1,3}}\.)[ \t]*(?=\S)")
"""The sign of a note, before its words."""
_TAIL = 40
_MARKED_LINE = r"(?m:^)[ \t]*\([A-Z][A-Z/]{0,12}\)[ \t]+"
_FAR = 1000
"""How far the other lines of a block are looked for."""
_SHORT_ITEM = 40
"""Columns of an item that its line does not fill."""
_REMARK = re.compile(
    r"\((?:[a-z]{2,}|[A-Z][a-z]{2,})[.,:]?\s[^(){}\n]{1,60}"
    rf"(?:\n(?![ \t]*{ANY_SIGN})[^(){{}}\n]{{1,80}}){{0,3}}\)"
)
"""A remark in brackets, in which no item begins."""


def find_at_start(scheme: Scheme, text: str, at: int) -> Mark | None:
    """Return what may be left of a mark at the start of a line in a paragraph.

    A numbered paragraph that may begin there without a mark is a damaged one too.
    """
    if is_next_item(text, at):
        return None
    odd = find_lost_bracket(scheme, text, at) or _damaged_start(scheme, text, at)
    odd = odd or _numbered(scheme, text, at)
    return odd or begins_oddly(scheme, text, at)


def find_behind_sign(scheme: Scheme, text: str, at: int) -> Mark | None:
    """Return the mark that may be left behind the sign of an item.

    There one figure alone may be one too.
    """
    if _FIGURE.match(text, at) or _ONE_FIGURE.match(text, at):
        return Mark("", scheme.lowest, "damaged")
    return find_lost_bracket(scheme, text, at) or find_behind_mark(scheme, text, at)


def find_behind_mark(scheme: Scheme, text: str, at: int) -> Mark | None:
    """Return the second mark that is evident behind a paragraph's own.

    There any figure and any abbreviation in capitals may begin.
    """
    if bullet := _BULLET.match(text, at):
        at = bullet.end()
    damaged = find_damaged(scheme, text, at) or _find_level(scheme, text, at)
    if damaged is not None:
        return damaged
    sign = _SIGN.match(text, at)
    at = sign.end() if sign else at
    odd = _first_if_odd(scheme, text, at)
    if odd == "" or _FIGURE_OR_CAPITALS.fullmatch(odd):
        return None
    return Mark("", scheme.lowest, "damaged")


def find_instead(scheme: Scheme, text: str, at: int) -> Mark | None:
    """Return what is left of a mark at *at*, or the name of a level that stands for one."""
    damaged = find_damaged(scheme, text, at) or find_lost_bracket(scheme, text, at)
    return damaged or _find_level(scheme, text, at)


def find_lost_bracket(scheme: Scheme, text: str, at: int) -> Mark | None:
    """Return what is left of a mark that lost its first bracket, where no item of a list stands."""
    if _LOST_BRACKET.match(text, at) is None or closes_bracket(text, at, ")"):
        return None
    return Mark("", scheme.lowest, "damaged")


def find_behind_page(scheme: Scheme, text: str, at: int) -> Mark | None:
    """Return what may be left of a mark behind a page, where a sentence may go on.

    A small word before a name does not end it; one figure, or letters with signs, do.
    """
    odd = without_note(_first_if_odd(scheme, text, at)).rstrip(".,;:?!")
    if odd and not (odd.isalpha() or _FIGURES.match(text, at)):
        return Mark("", scheme.lowest, "damaged")
    return find_instead(scheme, text, at)


def behind_note(text: str, at: int) -> int | None:
    """Return where the words begin behind the sign of a note at *at*, below a rule, or None."""
    sign = _NOTED.match(text, at) if is_below_rule(text, at) else None
    return sign.end() if sign else None


def is_open(text: str, at: int) -> bool:
    """Tell whether no sentence ends before *at*."""
    if is_abbreviated(text, at):
        return True
    return not (has_ended(text, 0, at) or _is_behind_item(text, at))


def is_first_item(text: str, at: int) -> bool:
    """Tell whether the first item of a list begins at *at*."""
    item = _ITEM.match(text, at)
    return item is not None and _FIRST_ITEM.fullmatch(item[0]) is not None


def is_next_item(text: str, at: int) -> bool:
    """Tell whether a sentence goes on in its next line with an item of its list.

    Behind a sign or a word that leads to it; the first item stands behind a colon.
    """
    item = _ITEM.match(text, at)
    if item is None:
        return False
    leads = _LEADS_TO if is_first_item(text, at) else _LEADS_ON
    behind = re.compile(leads).search(text, max(0, at - _TAIL), at)
    return behind is not None and is_in_list(text, at, item[0])


def _is_behind_item(text: str, at: int) -> bool:
    """Tell whether an item of a list stands on the line before *at*: it needs no full stop.

    It is short, or has no other sign than a mark, as another line of its block has.
    """
    end = text.rfind("\n", 0, at)
    start = text.rfind("\n", 0, max(end, 0)) + 1
    marked = re.compile(_MARKED_LINE)
    if (mark := marked.match(text, start)) and text[mark.end() : mark.end() + 1].islower():
        block = text[max(0, start - _FAR) : start].rpartition("\n\n")[2]
        behind = text[end : end + _FAR].partition("\n\n")[0]
        return marked.search(block) is not None or marked.search(behind) is not None
    return end - start <= _SHORT_ITEM and item_sign(text, start) != ""


def _damaged_start(scheme: Scheme, text: str, at: int) -> Mark | None:
    """Return what is left of a mark at the start of a line, and no part of an open sentence."""
    damaged = find_damaged(scheme, text, at)
    if damaged is None or not is_open(text, at):
        return damaged
    in_prose = damaged.written.isalpha() or re.compile(_IN_PROSE).match(text, at)
    return None if in_prose and not re.compile(STRUCK).match(text, at) else damaged


def _numbered(scheme: Scheme, text: str, at: int) -> Mark | None:
    """Return a damaged mark where a numbered paragraph without one may begin, behind a sentence."""
    if (
        text[at : at + 1].isalpha()
        or re.compile(_NUMBER).match(text, at) is None
        or is_open(text, at)
    ):
        return None
    return Mark("", scheme.lowest, "damaged")


def begins_oddly(scheme: Scheme, text: str, at: int) -> Mark | None:
    """Return a damaged mark where a line behind a sentence has one before its first word.

    What no sentence begins with: small letters, a figure, half a bracket, the name of a level.
    """
    odd = _first_if_odd(scheme, text, at) != "" or _ONE_FIGURE.match(text, at)
    mark = Mark("", scheme.lowest, "damaged") if odd else _find_level(scheme, text, at)
    mark = mark or _behind_number(scheme, text, at)
    return None if mark is None or is_open(text, at) else mark


def _behind_number(scheme: Scheme, text: str, at: int) -> Mark | None:
    """Return what is left of a mark behind what is left of a number, or behind a short word."""
    number = _LOST_NUMBER.match(text, at)
    if (
        number is None
        or number[1] in _SHORT_WORDS
        or re.compile(_IN_PROSE).match(text, number.end())
    ):
        return None
    return find_damaged(scheme, text, number.end())


def _first_if_odd(scheme: Scheme, text: str, at: int) -> str:
    """Return what stands at *at* before a word with a large letter, if it is no word."""
    match = _FIRST.match(text, at)
    if match is None or match[1] in _HEADINGS:
        return ""
    if may_begin_sentence(scheme, match[1]) or _REMARK.match(text, at):
        return ""
    if closes_bracket(text, at, match[1]) or begins_notice(text, at):
        return ""
    return match[1]


def _find_level(scheme: Scheme, text: str, at: int) -> Mark | None:
    """Return the name of a level that stands for a mark before words: a damaged one, no banner."""
    match = _level(scheme).match(text, at)
    name = match and (match["name"] or match["begun"])
    return Mark("", scheme.parse(name.upper()), "damaged") if name else None


@cache
def _level(scheme: Scheme) -> re.Pattern[str]:
    """Match as ``SECRET: The``, ``TOP SECRET//NOFORN The``, ``- SECRET - The``, or a beginning."""
    levels = [level.banner for level in scheme.levels[1:] if not level.foreign]
    names = "|".join(sorted(map(re.escape, levels), key=len, reverse=True))
    return re.compile(
        rf"[-*•–—\[ \t]{{0,6}}(?:(?P<name>{names})(?://\S{{1,40}})?"
        r"(?:[ \t]*[:;.–—-]|[ \t]+[\"“]?[A-Z])"
        rf"|(?i:BEGIN[ \t]+(?P<begun>{names})\b(?:[ \t]+\w+){{0,2}}[:.\]]*[ \t]*$))",
        re.MULTILINE,
    )

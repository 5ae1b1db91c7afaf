"""What is a word or a figure, where something else may be what is left of a mark.

Scanning makes anything of a mark. Three places ask, and at each other words may stand: at the
place of a mark, at the start of a sentence, and at the end of a line behind one.
"""

import re

from redactor.markings.scheme import Scheme

BRACKETS = frozenset("()[]{}<>£©§»«")
"""Round ones, and what scanning makes of them."""
STROKES = " \t|•·~_*—–-"
"""What pen strokes around a mark become."""
AROUND = "()[]{}<>,;:'\"“”‘’*-–—•|~_"
"""What may cling to the letters of a mark, and to those of a word."""
LETTERS_OF_MARKS = frozenset("BUCSTOF")
LONGEST_SHORT = 3
"""Letters of a word that may be what is left of a mark."""
SHORT_WORDS = frozenset(
    "am an as at be by do go he if in is it me my no of oh on or so to up us we".split()
)
_PARTICLES = frozenset(
    "de von van der den del la le los las el al bin ibn abu da di du des dos ben the and but for"
    " not has had was are his her its our who how why per via".split()
)
"""What may stand before a name, and words that may stand before one."""
SMALL_WORDS = SHORT_WORDS | _PARTICLES
_LAST_WORDS = SHORT_WORDS | frozenset(
    "a i the and nor for but not was has had his her she its our are all any two may now one new "
    "yes who why how out can own per via mr mrs ms dr st jr un uk eu ec pm ok you off him did too "
    "due yet few six ten lt mt ft pt wm sr ed al jo li le la el de di wu hu yi ho yu ma".split()
)
"""Short words with which a sentence, or a line, ends."""

_OFFICE = r"[A-Z](?:/[A-Z]{1,4})+(?:-[A-Z]{1,2})?"
_DESIGNATION = r"(?![BCFIOSTU])[A-Z]{1,2}-?\d{1,3}s?"
"""As ``G-8``; a letter of a mark and a figure may be what is left of one."""
_HOUR_OR_PARAGRAPH = r"\d{4}Z|\d{1,3}\([abd-rtv-z]\)"
# these three are compiled where a token asks for it: most are letters
_WORD = rf"""(?x)
      [^\W\d_]['’]?[^\W\d_][^\s{{}}<>\[\]£©§»]*(?:\[\d+\])*  # two letters, and what clings to them
    | [^\W\d_]-?\d[\w.-]*(?:['’]s)?[.,;:"”’?!]*               # G8, F-16, H1N1, S-3's
    | (?:[^\W\d_]\.){{2,}}[\w.,;:'’"”)-]*                     # U.S.
    | (?:{_OFFICE}|[A-Z]&[A-Z]{{1,4}})[.,;]? | [QA]:          # S/S-O, R&D; a question, its answer
    | [a-z]-[a-z]{{3,}}\S* | (?:{_HOUR_OR_PARAGRAPH})\S*      # e-mail, 1430Z, 3(b)
    | \$\d[\d.,]*/[A-Z]{{2,4}}[.,;]?                         # $3.50/MCF
    | [AIaO][,.]?                                          # the words of one letter
    | [$€\#~+]?\d[\d.,:/%°–-]*(?:st|nd|rd|d|th|s|k|m|km|mm|am|pm)?[.,;:"”’?!]* # a number
    | \d{{3}}[A-Za-z][.,;]?                                   # 502B
    | \d{{1,2}}\)                                            # its place in a list
    | [-–—.…*_=+]+
    | \([A-Z]-[A-Z][a-z]{{2,}}.*                            # a senator's party and state
    | \(["“‘]?(?:[^\W\d_][^\W\d_A-Z]{{2,}}|\d{{2,}}|[A-Z](?:\.[A-Z])+|[$€]\d|[a-z]{{2}}\Z).*
    | \((?![CSTU])[A-Z]{{1,2}}-?\d{{2}}.*                     # (F-16s)
    | \[(?:\d+\]|[^\W\d_]{{3,}}).*
    """
_FIRST_WORD = rf"""(?x)
      (?:[^\W\d_]\.){{2,}}[\w.'’,-]*                            # U.S., H.E.
    | (?![a-z])[^\W\d_]+['’-](?:[^\W\d_]{{2,}}|s) | [a-z][A-Z][a-z]{{2,}}   # O'Neil, Al-Din, eBay
    | [A-Z]{{1,3}}-\d{{2,3}}[A-Z]?s? | {_DESIGNATION} | {_OFFICE} | [A-Z]+&[A-Z]+ # F-16, G8, R&D
    | {_HOUR_OR_PARAGRAPH}
    | [$€]\d[\d.,]* | \d[\d.,]*(?:st|nd|rd|th|%)           # $5, 15th
    | (?!1\d1\Z|\d{{1,2}}\.)\d[\d.,:/]*\d(?:[–-]\d{{2,}}|s)? | \d{{1,3}}-[A-Za-z]{{3,}} # 24-hour
    """
"""What a sentence begins with beside words of letters: no single figure, no letter of a mark and a
figure, and no figure between ones, which scanning makes of marks."""
_BESIDE_A_WORD = (
    r"\((?![CSTU])[A-Z]{1,2}-\d{1,3}s?\)[.,;:]?|(?P<noted>[a-z]+)[.?!]\d{1,2}"
    rf"|[a-z]{{2,}}/[a-z]{{2,}}[.,;:]?|{_DESIGNATION}[.,;:]?"
)
"""What alone may be what is left of a mark, and is not beside another word."""
_ORDINARY = re.compile(
    r"\(\d%\)[.,;:]?|(?!\(\S{0,2}\))[\"“‘'(]?"
    r"(?:[A-Za-z]+(?:[’'–—-][A-Za-z]+)*|(?:[A-Za-z]\.)+[A-Za-z]?|[$€]?\d[\d.,:/]*|[xX]\d{3,5})"
    r"[.,;:!?\"”’')]*[*†‡]{0,2}(?:\[\d+\])*|[-–—]+|(?:\[\d+\])+"
)
"""A word, a number, a dash, or the mark of a footnote."""
_NOTES = re.compile(r"(?<!\d\])(?:\[\d+\])++\Z")
_NOTE_BEHIND = re.compile(r"(?<=[a-z]{2}[.?!,;])(?:[*†‡]{1,2}|\d{1,2}|(?:\[\d+\])+)\Z")
_ABBREVIATED = re.compile(r"[A-Z]\.|[IVX]{2,4}\.|[QA]:")
_REMARK = re.compile(r"\([a-z]{2,}[.,:]?[ ][^()]{1,40}\)")
"""Words in brackets, as ``(see Tab A)``."""
_BEGINS_WORDS = re.compile(r"[A-Za-z][a-z]{2}")
_BEGINS_MARK = re.compile(r"\w{0,2}[>}\]]|(?P<word>[a-z]{1,2}|[B-HJ-Z])\s")
FAR_BACK = 400
"""How far back what opens a bracket is looked for."""


def without_notes(token: str) -> str:
    """Return *token* without the signs of footnotes behind it, as ``talks.[1]``."""
    return _NOTES.sub("", token)


def without_note(word: str) -> str:
    """Return the last *word* of a sentence without the sign of a footnote, as ``talks.12``."""
    return _NOTE_BEHIND.sub("", word)


def closes_bracket(text: str, start: int, written: str) -> bool:
    """Tell whether *written* at *start* ends what another bracket before it began."""
    before = text[max(0, start - FAR_BACK) : start]
    return any(
        close in written and open_ not in written and _is_left_open(before, open_, close)
        for open_, close in ("()", "[]")
    )


def _is_left_open(said: str, open_: str, close: str) -> bool:
    """Tell whether a bracket in what is *said* is closed by none there.

    Around others that is told of words in its last paragraph only: a mark may have lost a bracket.
    So may the one in ``(C>``, and what is no word in a paragraph before.
    """
    last = said.rfind(open_)
    if last > said.rfind(close):
        near = "\n\n" not in said[last:] and opens_words(said, last + 1)
        return near or _BEGINS_WORDS.match(said, last + 1) is not None
    said = said.rpartition("\n\n")[2]
    closed = 0
    for at in range(len(said) - 1, -1, -1):
        if said[at] == open_ and not closed:
            return _BEGINS_WORDS.match(said, at + 1) is not None
        closed += (said[at] == close) - (said[at] == open_)
    return False


def opens_words(text: str, at: int) -> bool:
    """Tell whether words may stand behind the bracket before *at*, and it is not that of a mark."""
    match = _BEGINS_MARK.match(text, at)
    return match is None or match["word"] in _LAST_WORDS


def is_small_word(token: str) -> bool:
    """Tell whether small letters are a word that a sentence may go on with before a name."""
    return token.islower() and (token in SMALL_WORDS or len(token) > LONGEST_SHORT)


def is_word(token: str) -> bool:
    """Tell whether *token* is a word or a figure where a mark may stand."""
    inner = token[1:-1]
    if token.startswith("(") and token.endswith(")") and inner.isalpha() and inner.isupper():
        return False  # told without the pattern, which takes long to compile
    return re.fullmatch(_WORD, token) is not None


def may_begin_sentence(scheme: Scheme, first: str) -> bool:
    """Tell whether a sentence may begin with *first*, and with what stands before and behind it."""
    written = without_note(first).strip("'\"“”?!")
    token = written.strip(".,:;'\"“”-–—?!")
    if not token:
        return True
    token = token.rstrip("*:.") or token  # the end of what is in bold
    if token.isalpha() and (token[0].isupper() or is_small_word(token)):
        if not token.isupper() or len(token) > LONGEST_SHORT or token == written:
            return True  # the others are as YA:
        return _ABBREVIATED.fullmatch(written) is not None and token not in scheme.level_of
    return re.fullmatch(_FIRST_WORD, written) is not None


def may_end_line(rest: str) -> bool:
    """Tell whether *rest* has words and numbers only, as a line does behind a sentence."""
    tokens = (_REMARK.sub("", rest) if "(" in rest else rest).split()
    if len(tokens) > LONGEST_SHORT and all(len(token) <= 1 for token in tokens):
        return True  # letters with blanks between them, as scanning spaces words
    return bool(tokens) and all(
        (_ORDINARY.fullmatch(token) and _may_be_last(token, len(tokens)))
        or (len(tokens) > 1 and _is_beside_a_word(token))
        for token in tokens
    )


def is_last_word(letters: str) -> bool:
    """Tell whether few *letters* are a word with which a line may end."""
    return letters.lower() in _LAST_WORDS


def _is_beside_a_word(token: str) -> bool:
    match = re.fullmatch(_BESIDE_A_WORD, token)
    word = match["noted"] if match else None
    return match is not None and (not word or len(word) > LONGEST_SHORT or word in _LAST_WORDS)


def _may_be_last(token: str, tokens: int) -> bool:
    letters = token.strip("\"“‘'(.,;:!?”’)")
    if len(letters) > LONGEST_SHORT:
        return True
    if len(letters) == LONGEST_SHORT and letters.isalpha() and letters.isupper():
        return not set(letters) <= LETTERS_OF_MARKS | {"N"}
    if "(" in token or ")" in token:
        return "%" in token or (len(letters) == LONGEST_SHORT and letters.islower())
    if not letters.isalpha():
        return len(letters) > 1 or tokens > 1 or "[" in token
    is_name = len(letters) == LONGEST_SHORT and letters.istitle()
    return tokens > 1 or is_name or is_last_word(letters)

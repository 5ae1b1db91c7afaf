"""The parts of a header: transmission lines, addressees, subject, references, authority.

Telegrams: 5 FAH-2 H-320 (ACP-127 format lines), H-440 (captions). Memoranda: DoDM 5200.01.
A field goes out when a policy names it, so a line is taken for one only where it has its form.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

from redactor.documents.document import Field
from redactor.documents.text.sentences import STOP, is_abbreviation
from redactor.markings.lines import find_lines, lines_with
from redactor.markings.scheme import Scheme

_NAMES: dict[str, Field] = {
    "FROM": "from",
    "TO": "to",
    "MEMORANDUM FOR": "to",
    "THROUGH": "to",
    "THRU": "to",
    "INFO": "info",
    "CC": "info",
    "DATE": "date",
    "TAGS": "tags",
    "SUBJECT": "subject",
    "SUBJ": "subject",
    "REF": "references",
    "REFS": "references",
    "REFERENCE": "references",
    "REFERENCES": "references",
    "CLASSIFIED BY": "authority",
    "DERIVED FROM": "authority",
    "REASON": "authority",
    "REASONS": "authority",
    "DECLASSIFY ON": "authority",
}

_ONCE: frozenset[Field] = frozenset({"date", "from", "to", "info", "subject", "tags"})
"""Fields that a header has once; a second one is text that looks like it."""

_NAMED_BY_A_WORD = frozenset({"from", "to", "info"})
_NAMES_ONLY = frozenset({"from", "to", "info", "date"})

_TRANSMISSION = r"""
    (?: V?ZCZC | DE[ ]RU[A-Z]{2} | Z[NZ][A-Z][ ][A-Z]{5}\b | (?:ZZ|OO|PP|RR|YY)[ ]R[A-Z]{4}
      | XMT[ ] | BT[ \t]*$ | NNNN[ \t]*$ | \#\d{4} )
"""

ADDRESSEE = r"""
    (?: [A-Z]{4,9}/ | (?:[A-Z]+[ ]){0,2}
        (?: SECSTATE | STATE | SECDEF | (?:AM)?(?:EMBASSY|CONSUL) | (?:US)?MISSION | USUN | USNATO
          | WHITE[ ]HOUSE | CIA | NSC | DIA | JCS | TREASURY | ALL[ ] | [A-Z]+[ ]COLLECTIVE ) )
"""
_POST = rf"{ADDRESSEE} [A-Z0-9/ ,()'&-]*$"
"""An addressee: a routing indicator, or a post, in capitals to the end of the line."""

# compiled where such a line stands, most papers have none in their body
_AUTHORITY = (
    r"(?i)\n[ \t]*+(?:[-*•][ \t]++)?+(?P<mark>\([A-Z/]{1,12}\)[ \t]+)?+"
    r"(?:CLASSIFIED[ ]BY|DERIVED[ ]FROM|DECLASSIFY[ ]ON|REASONS?)[ \t]*:[ \t]*"
)
_REASON = r"(?i)[^\n]{0,30}?\b1\.[45]\b(?:[\s,.;/&]|\band\b|\bor\b|\([a-h]\)|\b[a-h]\b)*"
_INSTRUCTION = (
    r"(?i)(?:[\d/. -]{4,12}|\d{1,2} [A-Z][a-z]{2,8}\.?,? \d{4}|[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}"
    r"|OADR|MR|X[1-8]|(?:25|50|75)X\d[^\n]{0,20}|N/A)[ .]*"
)
_NAMED_FIELD = re.compile(r"[ \t]*[A-Za-z]+(?: [A-Za-z]+)?:(?:\s|\Z)")
_WIDTH = 50
"""A line that its first word would have carried past this column was wrapped."""

_ADDRESSES = re.compile(r"(?:\n[A-Z]{4,9}/[A-Z0-9/ ,()'&-]{2,60}+$)+", re.MULTILINE)
_ADDRESS = rf"(?x)[ \t]*{_POST}"  # compiled where such a line stands
_TAGS = re.compile(
    r"(?:\[?[A-Z]{2,5}+\]?+(?:\(\#?\))?+(?:[ ]\([A-Z][A-Z ,.'-]{2,40}\))?+[,;/\s]*+)++"
)
_DECLASSIFICATION = re.compile(r"(?:(?!Decl)[^a-z])*+(?:Decl(?:assify)?[ ]On)?+[^a-z]*+")
_BETWEEN_CAPTIONS = re.compile(r"[ /]+")
_SMALL_WORD = 3
LONGEST_ABBREVIATION = 4
"""Letters of the longest mark that is not taken for a caption: shorter ones stand in any text."""
_SENTENCE = re.compile(rf"{STOP}(?:\s|\Z)")
_INITIAL = re.compile(r"\b[A-Z]\.\s*\Z")
_MOST_LINES = 2
_MOST_SMALL = 4
"""Small letters in a line of capitals, which may be what is left of a mark."""
_MARK_BEHIND = re.compile(rf"{STOP}\s+[(\[{{<][^\s()]{{0,12}}[)\]}}>]\W*\Z")
_OF_SENTENCES = frozenset("ARE HAD HAS HAVE IS SAID THAT WAS WERE WHICH WHO WILL".split())
"""Words in capitals that a sentence has, and no line of a header."""
# compiled where a paper has words without a field above its body
_LEADS = r"\b[a-z]{4,}:\Z"
_TAIL = 200
"""How far from its end the mark of a block stands at most."""
_INDENT = ("    ", "\t")
_FEWEST = 3
"""Small words that a sentence has at least, and what scanning left of a header has not."""


class FieldLine(NamedTuple):
    """A line that begins a field: where its words begin, and the mark before it, if any.

    *formed*: it is known to have the form that its field must have.
    """

    field: Field
    words: int
    mark: str = ""
    formed: bool = False


def find_fields(
    scheme: Scheme, text: str, places: Sequence[tuple[int, int]], body: int
) -> Iterator[tuple[int, FieldLine]]:
    """Yield the start of each line at *places* that begins a field, and the field.

    Up to *body*, the header, that may be any field; behind it, the authority block only.
    """
    header = [(start, min(end, body)) for start, end in places if start < body]
    for match, shift in find_lines(_pattern(), text, header):
        if match["captions"] and not is_captions(scheme, match["captions"]):
            continue
        found = _field(match, shift)
        if found is not None:
            yield match.start() + 1 + shift, found
    for line, _ in lines_with(":", text, body):
        named = re.compile(_AUTHORITY).match(text, line - 1) if line > body else None
        if named is not None:
            yield line, FieldLine("authority", named.end(), named["mark"] or "")


def _field(match: re.Match[str], shift: int) -> FieldLine | None:
    group: Field | Literal["name"] = match.lastgroup  # type: ignore[assignment] # so they are named
    if group == "name":
        field = _NAMES.get(match["name"].upper())
        return FieldLine(field, match.end() + shift, match["mark"] or "") if field else None
    words = match.end() if group in _NAMED_BY_A_WORD else match.start(group)
    return FieldLine(group, words + shift, "", group != "declassification")


def is_captions(scheme: Scheme, line: str) -> bool:
    """Tell whether a line has captions and nothing else, with blanks or slashes between them."""
    forms, longest, begins = _captions(scheme)
    words = _BETWEEN_CAPTIONS.split(line.strip())
    if words[0] not in begins:
        return False
    at = 0
    while at < len(words):
        sizes = range(longest, 0, -1)
        size = next((n for n in sizes if " ".join(words[at : at + n]) in forms), 0)
        if not size:
            return False
        at += size
    return True


@cache
def _captions(scheme: Scheme) -> tuple[frozenset[str], int, frozenset[str]]:
    """Return every caption, the most words that one has, and the first words of all."""
    unread = (form for form in scheme.unread if len(form) > LONGEST_ABBREVIATION)
    forms = frozenset((*scheme.control_of, *unread, "SIPDIS"))
    words = [form.split() for form in forms]
    return forms, max(map(len, words)), frozenset(said[0] for said in words)


@cache
def _pattern() -> re.Pattern[str]:
    """Match a line that begins a field, or may be captions."""
    return re.compile(
        rf"""
        \n[ \t]*+(?:[-*•][ \t]++)?+\*{{0,2}}
        (?:
          (?P<transmission>
            {_TRANSMISSION} [^\n]* (?: \n {_TRANSMISSION} [^\n]* )* )
        | (?P<date>[ZOPRY](?:[ ][ZOPRY])?[ ]\d{{6}}Z[ ][A-Z]{{3}}[ ]\d{{2,4}}[ \t]*$)
        | (?P<from>FM[ ](?=[A-Z0-9/ ,'-]+$))
        | (?P<to>TO[ ](?={_POST}))
        | (?P<info>INFO[ ](?={_POST}))
        | (?P<declassification>E\.?[ ]?[O0]\.?[ ]?\d{{5}})
        | (?P<attention>(?:[A-Z]{{2,12}}[ ])?(?:FOR|PASS|PASS[ ]TO)[ ][A-Z]+(?:/[A-Z]+)*
            (?:,?[ ][A-Z]+/[A-Z/]+)*[ \t]*$)
        | (?P<mark>\([A-Z/]{{1,12}}\)[ \t]+)?+
          (?P<name>[A-Za-z]+(?:[ ][A-Za-z]+)?)[ \t]*
          (?::\*{{0,2}}|(?=\([A-Z/ ]{{1,12}}\)))[ \t]*
        | (?P<captions>(?=[A-ZÀ-Þ])[A-Z0-9À-Þ/-]+(?:[ ]+[A-Z0-9À-Þ/-]+)*[ \t]*$)
        )
        """,
        re.VERBOSE | re.MULTILINE,
    )


def is_name(label: str) -> bool:
    """Tell whether *label* is the name of a field."""
    return label.upper() in _NAMES


def may_repeat(field: Field) -> bool:
    """Tell whether a header may have *field* more than once."""
    return field not in _ONCE


def is_authority(text: str, start: int, words: int, end: int) -> bool:
    """Tell whether a line of an authority block, from *start*, says in its *words* what one may."""
    name = text[start:words].upper()
    said = text[words:end].strip()
    if "REASON" in name:
        return re.fullmatch(_REASON, said) is not None
    if "DECLASSIFY" in name:
        return re.fullmatch(_INSTRUCTION, said) is not None
    office, _, reason = said.partition(" for reason")
    reason = reason.lstrip("s").lstrip(" :")
    return are_names(office) and (not reason or re.fullmatch(_REASON, reason) is not None)


def addresses_end(text: str, stop: int, end: int) -> int:
    """Return the end of the lines of routing addresses behind the line that ends at *stop*."""
    match = _ADDRESSES.match(text, stop, end)
    return match.end() if match else stop


def has_its_form(field: Field, text: str, start: int, end: int) -> bool:
    """Tell whether the words of a field from *start* to *end* have the form that it must have."""
    if field == "tags":
        return _TAGS.fullmatch(text, start, end) is not None
    if field == "declassification":
        return _DECLASSIFICATION.fullmatch(text, start, end) is not None
    if field in _NAMES_ONLY:
        return are_names(text[start:end]) and not _has_sentence(text, start, end - 1)
    return True


def _has_sentence(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence ends from *start* to *end*, and no initial or title of a name."""
    stops = (match.end() for match in _SENTENCE.finditer(text, start, end))
    return any(not (is_abbreviation(text, at) or _INITIAL.search(text, start, at)) for at in stops)


def are_names(words: str) -> bool:
    """Tell whether *words* have large letters, as names and offices have."""
    return all(w[0].isupper() or not w[0].isalpha() for w in words.split() if len(w) > _SMALL_WORD)


def is_prose(words: str) -> bool:
    """Tell whether *words* are more than a header has: a sentence, or one with a mark behind it."""
    if _SENTENCE.search(words) is None:
        return False
    return _has_small_words(words) or _MARK_BEHIND.search(words[-_TAIL:]) is not None


def begins_body(block: str) -> bool:
    """Tell whether a *block* without a field begins what no header has.

    That is prose, or a sentence that goes on below the block, or that leads to what stands there.
    """
    if is_prose(block):
        return True
    if not block.lstrip()[:1].isupper():
        return False
    if re.search(_LEADS, block.rstrip()[-_TAIL:]) or _has_small_words(block):
        return True
    return block.isupper() and not _OF_SENTENCES.isdisjoint(block.split())


def _has_small_words(words: str) -> bool:
    """Tell whether as many words have small letters as those of a sentence."""
    small = [word for word in words.split() if len(word) >= _SMALL_WORD and word.islower()]
    return len(small) >= _FEWEST


def continues(field: str, before: str, line: str, lines: int) -> bool:
    """Tell whether *line* goes on with *field*, whose last of *lines* lines is *before*.

    It does where wrapping explains it: the line before was full, and this one has its case and
    no sentence in it.
    """
    if field in ("to", "info"):
        return re.match(_ADDRESS, line) is not None
    if field not in ("subject", "references", "authority", "tags") or lines > _MOST_LINES:
        return False
    is_small = sum(map(str.islower, line)) > _MOST_SMALL
    if (before.isupper() and is_small) or _NAMED_FIELD.match(line):
        return False
    if line.startswith(_INDENT):
        return not _has_sentence(line, 0, len(line))
    if field == "authority" and before.rstrip().endswith((".", ")")):
        return False
    first = line.split(maxsplit=1)[0]
    wrapped = len(before.rstrip()) + 1 + len(first) > _WIDTH
    return (
        wrapped and len(line) <= max(len(before), _WIDTH) and not _has_sentence(line, 0, len(line))
    )

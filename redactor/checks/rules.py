"""Checks the marks of a document: each rule by itself, in the order of the document."""

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from redactor.checks.finding import Finding, Rule
from redactor.documents.document import Document, Portion
from redactor.markings.marking import Marking

_LEGACY = re.compile(r"\([A-Z]{1,3}(?:/[A-Z]|-[A-Z])")
_EXEMPT_FROM_DATE = re.compile(r"(?:25|50|75)X\d", re.IGNORECASE)
_BODY = frozenset({"paragraph", "subparagraph", "text"})


class _Place(NamedTuple):
    """Where something is wrong: an offset into the text, and the portion, if any."""

    at: int
    portion: str
    message: str
    suggestion: str = ""


_Check: TypeAlias = Callable[[Document], Iterator[_Place]]


def _missing_banner(document: Document) -> Iterator[_Place]:
    if document.banner is None and _stated(document):
        yield _Place(
            0, "", "the document has portion marks and no banner line", _said(document).banner
        )


def _banner_below(document: Document) -> Iterator[_Place]:
    banner = document.banner
    if banner is None:
        return
    for portion in _stated(document):
        if not banner.marking.dominates(portion.marking):
            yield _Place(
                portion.start,
                portion.id,
                f"the banner {banner.marking.banner} does not cover the mark {portion.mark}",
                _said(document).banner,
            )


def _banner_above(document: Document) -> Iterator[_Place]:
    stated, banner = _stated(document), document.banner
    unmarked = any(p.kind in _BODY and not p.mark for p in document.portions)
    if banner is None or unmarked or not stated or "compil" in document.text.lower():
        return
    join = document.scheme.lowest
    for portion in stated:
        join = join.join(portion.marking)
    if banner.marking.known and not join.dominates(banner.marking):
        yield _Place(
            max(document.text.find(banner.written), 0),
            "",
            f"no portion is marked as high as the banner {banner.marking.banner}, and nothing "
            "says that the compilation is",
            join.banner,
        )


def _unmarked(document: Document) -> Iterator[_Place]:
    if not _stated(document):
        return
    for portion in document.portions:
        if portion.kind in _BODY and not portion.mark:
            yield _Place(portion.start, portion.id, f"the {portion.kind} has no mark")


def _unmarked_subject(document: Document) -> Iterator[_Place]:
    if not _stated(document):
        return
    for portion in document.portions:
        if portion.kind == "subject" and not portion.mark:
            yield _Place(portion.start, portion.id, "the subject has no mark")


def _unknown(document: Document) -> Iterator[_Place]:
    for portion in document.portions:
        if portion.mark and not portion.marking.known and "damaged" not in portion.flags:
            problem = f"the mark is not one of the scheme {document.scheme.name}"
            yield _Place(portion.start, portion.id, problem)


def _damaged(document: Document) -> Iterator[_Place]:
    for portion in document.portions:
        if "damaged" in portion.flags:
            problem = f"the mark cannot be read; taken as {portion.marking}"
            yield _Place(portion.start, portion.id, problem)


def _differ(document: Document) -> Iterator[_Place]:
    for portion in document.portions:
        if "marks differ" in portion.flags or "inside" in portion.flags:
            problem = "marks in the middle or at the end differ from the one at the start"
            yield _Place(portion.start, portion.id, problem)


def _legacy(document: Document) -> Iterator[_Place]:
    for portion in _misformed(document):
        if _is_legacy(document, portion):
            problem = f"{portion.mark} has one slash or a hyphen between level and control"
            yield _Place(portion.start, portion.id, problem, f"({portion.marking})")


def _form(document: Document) -> Iterator[_Place]:
    for portion in _misformed(document):
        if not _is_legacy(document, portion):
            problem = f"{portion.mark} is not the portion form"
            yield _Place(portion.start, portion.id, problem, f"({portion.marking})")


def _authority(document: Document) -> Iterator[_Place]:
    if _is_classified(document) and not _named(document, "BY", "FROM"):
        yield _Place(0, "", "the document is classified and does not say by whom and why")


def _reasons(document: Document) -> Iterator[_Place]:
    original = _named(document, "BY")
    if _is_classified(document) and original and not document.authority.reasons:
        at = original[0]
        yield _Place(at.start, at.id, "the authority block cites no reason, such as 1.4(b)")


def _declassify_on(document: Document) -> Iterator[_Place]:
    authority = document.authority
    if not _is_classified(document) or not authority.instruction:
        return
    if authority.declassify_on is None and not _EXEMPT_FROM_DATE.match(authority.instruction):
        where = (*_portions(document, "declassification"), *_portions(document, "authority"))
        at = where[0] if where else None
        yield _Place(
            at.start if at else 0,
            at.id if at else "",
            "what it says on declassification is neither one date nor an exemption of today",
        )


def _no_declassify_on(document: Document) -> Iterator[_Place]:
    if _is_classified(document) and not document.authority.instruction:
        yield _Place(0, "", "the document is classified and does not say until when")


def _repeated(document: Document) -> Iterator[_Place]:
    seen: set[str] = set()
    for portion in _portions(document, "paragraph"):
        if portion.label and portion.label in seen:
            yield _Place(portion.start, portion.id, "its number stands twice")
        seen.add(portion.label)


def _gap(document: Document) -> Iterator[_Place]:
    numbered = [p for p in _portions(document, "paragraph") if p.label.isdigit()]
    for one, other in pairwise(numbered):
        if int(other.label) > int(one.label) + 1:
            missing = f"{int(one.label) + 1} to {int(other.label) - 1}"
            yield _Place(other.start, other.id, f"paragraphs are missing before it: {missing}")


_CHECKS: dict[Rule, _Check] = {
    Rule("missing-banner", "error", "A document with portion marks has a banner"): _missing_banner,
    Rule("banner-below-portion", "error", "The banner covers every portion"): _banner_below,
    Rule(
        "banner-above-portions",
        "warning",
        "The banner is not above every portion without a word on compilation",
    ): _banner_above,
    Rule("unmarked-portion", "error", "Where one portion is marked, all are"): _unmarked,
    Rule("unmarked-subject", "note", "A subject is a portion"): _unmarked_subject,
    Rule("unknown-mark", "error", "A mark is one of the scheme"): _unknown,
    Rule("damaged-mark", "error", "A mark can be read"): _damaged,
    Rule(
        "mixed-start-and-end-marks", "warning", "A portion has one mark, before its text"
    ): _differ,
    Rule("legacy-form", "warning", "Two slashes stand between level and controls"): _legacy,
    Rule("portion-form", "warning", "A portion mark has the short form"): _form,
    Rule(
        "missing-authority", "error", "A classified document names its classification authority"
    ): _authority,
    Rule("missing-reason", "warning", "Original classification cites a reason"): _reasons,
    Rule(
        "missing-declassify-on", "warning", "A classified document says when it is declassified"
    ): _no_declassify_on,
    Rule(
        "declassify-on-invalid", "warning", "Declassification is a date or an exemption in force"
    ): _declassify_on,
    Rule("number-repeated", "warning", "A paragraph number stands once"): _repeated,
    Rule("number-missing", "note", "Paragraph numbers follow each other"): _gap,
}

RULES: tuple[Rule, ...] = tuple(_CHECKS)


def check(document: Document, ignore: Collection[str] = ()) -> list[Finding]:
    """Return what is wrong with the marks of *document*, in its order.

    Rules whose ids are in *ignore* are not asked.
    """
    line_starts = [0, *(match.end() for match in re.finditer("\n", document.text))]
    found: list[tuple[int, Finding]] = []
    for rule, places in _CHECKS.items():
        for at, portion, message, suggestion in places(document) if rule.id not in ignore else ():
            line = bisect_right(line_starts, at)
            column = at - line_starts[line - 1] + 1
            source = document.scheme.source_of(rule.id)
            found.append((at, Finding(rule, line, column, portion, message, source, suggestion)))
    return [finding for _, finding in sorted(found, key=lambda one: one[0])]


def _stated(document: Document) -> list[Portion]:
    """Return the portions with a mark that can be read."""
    return [p for p in document.portions if p.mark and p.marking.known and not p.flags]


def _misformed(document: Document) -> Iterator[Portion]:
    for portion in _stated(document):
        if portion.basis == "stated" and portion.mark != f"({portion.marking})":
            yield portion


def _is_legacy(document: Document, portion: Portion) -> bool:
    """Tell whether a mark has the old separators, and is not a form with a slash of its own."""
    form = portion.mark.strip("()").upper()
    known = form in document.scheme.level_of or form in document.scheme.control_of
    return not known and _LEGACY.match(portion.mark) is not None


def _portions(document: Document, kind: str) -> list[Portion]:
    return [portion for portion in document.portions if portion.kind == kind]


def _named(document: Document, *words: str) -> list[Portion]:
    """Return the lines of the authority block whose name has one of *words*."""
    return [
        portion
        for portion in _portions(document, "authority")
        if not set(words).isdisjoint(re.findall("[A-Z]+", document.lead(portion).upper()))
    ]


def _is_classified(document: Document) -> bool:
    """Tell whether a banner or a mark says so; what is only taken to be so does not count."""
    least = document.scheme.authority_from
    return least is not None and _said(document).level >= least


def _said(document: Document) -> Marking:
    """Return the join of the banner and the marks that can be read."""
    banner, marking = document.banner, document.scheme.lowest
    if banner is not None and banner.marking.known:
        marking = banner.marking
    for portion in _stated(document):
        marking = marking.join(portion.marking)
    return marking

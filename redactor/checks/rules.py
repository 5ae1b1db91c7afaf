"""Checks the marks of a document: each rule by itself, in the order of the document."""

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from redactor.checks.finding import Finding, Rule
from redactor.documents.document import Document, Portion
from redactor.markings.marking import Marking
from redactor.markings.rollup import roll_up

_EXEMPT_FROM_DATE = re.compile(r"(?:25|50|75)X\d", re.IGNORECASE)
_FOR_PORTIONS = frozenset({"portion-form", "legacy-form"})
"""What is not held against a banner: telegrams space its letters, and leave out its slashes."""
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
        problem = "the document has portion marks and no banner line"
        yield _Place(0, "", problem, _rolled_up(document))


def _banner_below(document: Document) -> Iterator[_Place]:
    banner = document.banner
    if banner is None:
        return
    for portion in _stated(document):
        if not _covers(banner.marking, portion.marking):
            yield _Place(
                portion.start,
                portion.id,
                f"the banner {banner.marking.banner} does not cover the mark {portion.mark}",
                _rolled_up(document),
            )


def _covers(banner: Marking, marking: Marking) -> bool:
    """Tell whether a banner shows all of a portion's marking that a banner shows."""
    if banner.dominates(marking):
        return True
    scheme = banner.scheme
    shown = roll_up(scheme, [banner, marking], scheme.strictest).banner
    return banner.dominates(scheme.parse(shown))


def _rolled_up(document: Document) -> str:
    """Return the banner that follows from the marks, and from the banner that is there."""
    scheme, banner = document.scheme, document.banner
    marks = [portion.marking for portion in _stated(document)]
    marks += [banner.marking] if banner is not None and banner.marking.known else []
    return roll_up(scheme, marks, scheme.strictest).banner


def _banner_above(document: Document) -> Iterator[_Place]:
    stated, banner = _stated(document), document.banner
    unmarked = any(p.kind in _BODY and not p.mark for p in document.portions)
    if banner is None or unmarked or not stated or "compil" in document.text.lower():
        return
    join = document.scheme.join(portion.marking for portion in stated)
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


def _written(rule: str) -> _Check:
    """Return the check of marks, and of the banner, for what the grammar says against *rule*."""

    def find(document: Document) -> Iterator[_Place]:
        for portion in _stated(document):
            for note in document.scheme.read(portion.mark).warnings:
                if note.rule == rule:
                    message = f"{portion.mark}: {note.message}"
                    yield _Place(portion.start, portion.id, message, f"({portion.marking})")
        banner = document.banner
        if banner is None or not banner.marking.known:
            return
        for note in document.scheme.read(banner.written).warnings:
            if note.rule == rule and rule not in _FOR_PORTIONS:
                at = max(document.text.find(banner.written), 0)
                message = f"the banner {banner.written}: {note.message}"
                yield _Place(at, "", message, banner.marking.banner)

    return find


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
    Rule("legacy-form", "warning", "A mark has the form of today"): _written("legacy-form"),
    Rule("portion-form", "warning", "A portion mark has the short form"): _written("portion-form"),
    Rule("banner-form", "warning", "A banner has its words in full"): _written("banner-form"),
    Rule("order", "warning", "Controls stand in their order"): _written("order"),
    Rule("rel-list", "error", "A list of nations has the own one and another"): _written(
        "rel-list"
    ),
    Rule(
        "noforn-with-rel", "error", "What no other nation may have has no list of nations"
    ): _written("noforn-with-rel"),
    Rule("missing-control", "error", "A control has those that it needs"): _written(
        "missing-control"
    ),
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
    least = document.scheme.words.classified_from
    return least is not None and _said(document).level >= least


def _said(document: Document) -> Marking:
    """Return the join of the banner and the marks that can be read."""
    banner = document.banner
    said = [portion.marking for portion in _stated(document)]
    if banner is not None and banner.marking.known:
        said.append(banner.marking)
    return document.scheme.join(said)

"""Checks a release before it is written: noninterference, floor and absence.

Whatever is not shown to hold fails: an error while checking is a failed check.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import takewhile, zip_longest

from redactor.decisions.decision import Action, Decision
from redactor.documents.document import Document, Portion
from redactor.errors import VerificationError
from redactor.markings.marking import Marking
from redactor.policy.policy import Policy
from redactor.releases.excise import excise
from redactor.releases.readback import Readback, words
from redactor.releases.release import NOTICE, Release
from redactor.releases.rendering import FORMS, Renderer

ANCHOR, TELLING = 6, 12
"""Words in a row that are looked up, and that two portions share before it is worth a report."""

_WORD = re.compile(r"\S+")


def verify(
    document: Document,
    policy: Policy,
    ceiling: Marking,
    release: Release,
    render: Callable[[Release], bytes],
) -> bytes:
    """Return *release* as rendered, once P1, P2 and P3 are shown to hold for those bytes.

    Raises:
        VerificationError: a property does not hold; the error names it and the portion.

    """
    produced = render(release)
    check_floor(document, policy, ceiling, release.decisions)
    check_twin(document, policy, ceiling, release, produced, render)
    check_absence(document, release, produced, render)
    return produced


def check_twin(
    document: Document,
    policy: Policy,
    ceiling: Marking,
    release: Release,
    produced: bytes,
    render: Callable[[Release], bytes],
) -> None:
    """P1: other words in the withheld portions give the same bytes.

    The decisions are held fixed: which rule a portion met is disclosed, not its words.
    """
    withheld = {d.portion for d in release.decisions if d.action is not Action.RELEASE}
    twin = document.twin(withheld, same_amount="amount" in policy.disclose)
    if render(excise(twin, release.decisions, policy, ceiling)) != produced:
        raise VerificationError(
            document.name,
            "the release depends on withheld text (P1): with other words in the withheld "
            "portions, other bytes came out",
            "nothing was written; look for a template that is not deterministic",
        )


def check_floor(
    document: Document, policy: Policy, ceiling: Marking, decisions: Sequence[Decision]
) -> None:
    """P2: nothing is released that the ceiling does not dominate, unless on an authority."""
    for portion, decision in zip(document.portions, decisions, strict=True):
        if decision.action is not Action.RELEASE or ceiling.dominates(portion.marking):
            continue
        unmarked_field = portion.kind in policy.released_fields and not portion.mark
        downgraded = (
            policy.downgrade is not None
            and decision.authority == policy.downgrade.authority
            and decision.effective.controls >= portion.marking.controls
            and ceiling.dominates(decision.effective)
        )
        if not (portion.marking.known and (unmarked_field or downgraded)):
            raise VerificationError(
                f"{document.name}, portion {portion.id}",
                f"would be released although {ceiling} does not dominate its marking (P2)",
                "nothing was written",
            )


def check_absence(
    document: Document, release: Release, produced: bytes, render: Callable[[Release], bytes]
) -> None:
    """P3: no run of words of a withheld portion is in *produced*, read back from the bytes."""
    leaking = leaks(document, release, produced, render)
    if leaking:
        raise VerificationError(
            f"{document.name}, portion {leaking[0]}",
            "words of this withheld portion are in the release (P3)",
            "nothing was written",
        )
    withheld = sum(d.action is not Action.RELEASE for d in release.decisions)
    if withheld and _says_the_same(produced.decode(errors="replace"), document.text):
        raise VerificationError(
            document.name,
            f"{withheld} portions are withheld, yet the release says all that the document says",
            "nothing was written",
        )


def leaks(
    document: Document, release: Release, produced: bytes, render: Callable[[Release], bytes]
) -> list[str]:
    """Return the ids of withheld portions of which a run of words is in *produced*.

    What a released portion says too, or the form says around any release, is not a leak; *render*
    gives that form.
    """
    released, withheld = _parted(document, release.decisions)
    if not withheld:
        return []
    found = Readback(produced, [document.words(portion) for portion in released])
    said = [portion for portion in withheld if found.says(words(document.words(portion)))]
    if not said:
        return []
    form = render(replace(release, blocks=tuple(b for b in release.blocks if b.kind == NOTICE)))
    allowed = Readback("\n".join((*_extents(document, released), form.decode())).encode())
    return [
        portion.id
        for portion in said
        if not all(map(allowed.says, found.runs(words(document.words(portion)))))
    ]


def check_file(document: Document, release: Release, produced: bytes) -> str | None:
    """Check P3 for a file made earlier, by whomever; return the form of *release* that it is.

    Raises:
        VerificationError: words of withheld portions are in *produced*.

    """
    forms = {form: Renderer.for_form(form) for form in FORMS}

    def in_every_form(value: Release) -> bytes:
        return "\n".join(renderer.render(value) for renderer in forms.values()).encode()

    leaking = leaks(document, release, produced, in_every_form)
    if leaking:
        raise VerificationError(
            f"{document.name}, portion {', '.join(leaking)}", "withheld words are in the release"
        )
    same = (form for form, made in forms.items() if made.render(release).encode() == produced)
    return next(same, None)


def inconsistencies(document: Document, decisions: Sequence[Decision]) -> list[tuple[str, str]]:
    """Return pairs of a withheld and a released portion that share a telling run of words.

    Such a run is public whatever happens to the withheld portion: one of the two marks is wrong.
    Every stretch of words is looked up by anchors, so the time is linear.
    """
    released, withheld = _parted(document, decisions)
    anchors: dict[tuple[str, ...], tuple[Portion, int]] = {}
    for portion in released:
        said = words(document.words(portion))
        for at in range(0, len(said) - ANCHOR + 1, ANCHOR):
            anchors.setdefault(tuple(said[at : at + ANCHOR]), (portion, at))
    pairs: dict[tuple[str, str], None] = {}
    for portion in withheld:
        said = words(document.words(portion))
        for at, run in enumerate(zip(*(said[i:] for i in range(ANCHOR)), strict=False)):
            if run in anchors:
                other, there = anchors[run]
                if _shared(said, at, words(document.words(other)), there) >= TELLING:
                    pairs[portion.id, other.id] = None
    return list(pairs)


def _shared(one: Sequence[str], at: int, other: Sequence[str], there: int) -> int:
    """Return how many words in a row the two share around the given places."""
    first = 0
    while first < min(at, there) and one[at - first - 1] == other[there - first - 1]:
        first += 1
    return first + sum(
        1
        for _ in takewhile(
            lambda pair: pair[0] == pair[1], zip(one[at:], other[there:], strict=False)
        )
    )


def _says_the_same(one: str, other: str) -> bool:
    pairs = zip_longest(_WORD.finditer(one), _WORD.finditer(other))
    return all(a is not None and b is not None and a[0] == b[0] for a, b in pairs)


def _parted(
    document: Document, decisions: Sequence[Decision]
) -> tuple[list[Portion], list[Portion]]:
    """Return the released and the withheld portions of *document*."""
    released: list[Portion] = []
    withheld: list[Portion] = []
    for portion, decision in zip(document.portions, decisions, strict=True):
        (released if decision.action is Action.RELEASE else withheld).append(portion)
    return released, withheld


def _extents(document: Document, portions: Sequence[Portion]) -> list[str]:
    return [document.lead(portion) + document.words(portion) for portion in portions]

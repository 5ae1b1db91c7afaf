"""Checks a release before it is written: noninterference, floor and absence.

Whatever is not shown to hold fails: an error while checking is a failed check.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import repeat, zip_longest

from redactor.decisions.decision import Decision
from redactor.documents.document import Document, Portion
from redactor.errors import VerificationError
from redactor.markings.marking import Marking
from redactor.policy.policy import Policy
from redactor.releases.excise import excise
from redactor.releases.readback import RUN, Readback, UnreadableError, grams, stretches, words
from redactor.releases.release import NOTICE, Block, Release
from redactor.releases.rendering import FORMS, Renderer

ANCHOR, TELLING = 6, 12
"""Words in a row that are looked up, and that two portions share before it is worth a report."""
APART = TELLING - ANCHOR + 1
"""How far apart anchors may stand so that every telling run holds one."""

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
    check_banner(document, release)
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
    withheld = {d.portion for d in release.decisions if d.action != "release"}
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
        if decision.action != "release":
            continue
        marking, consent = policy.consented(portion.marking)
        cleared = ceiling.dominates(marking) and not marking.needs_consent()
        if cleared and consent in decision.authority:
            continue
        unmarked_field = portion.kind in policy.released_fields and not portion.mark
        downgraded = (
            policy.downgrade is not None
            and policy.downgrade.authority in decision.authority
            and decision.effective.controls >= portion.marking.controls
            and ceiling.dominates(policy.consented(decision.effective)[0])
            and not policy.consented(decision.effective)[0].needs_consent()
        )
        if not (portion.marking.known and (unmarked_field or downgraded)):
            raise VerificationError(
                f"{document.name}, portion {portion.id}",
                f"would be released although {ceiling} does not dominate its marking (P2)",
                "nothing was written",
            )


def check_banner(document: Document, release: Release) -> None:
    """P6: what the banner was made of dominates every portion that is released."""
    effective = {d.effective for d in release.decisions if d.action == "release"}
    shown = document.scheme.parse(release.banner)
    if not all(
        release.marking.dominates(marking)
        and shown.level >= marking.level
        and (marking.audience is None or shown.audience is not None)
        for marking in effective
    ):
        raise VerificationError(
            document.name,
            f"the banner {release.banner} is below a released portion (P6)",
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
    withheld = any(d.action != "release" for d in release.decisions)
    if withheld and _says_the_same(produced.decode(errors="replace"), document.text):
        raise VerificationError(
            document.name,
            "the release says all that the document says, although portions are withheld",
            "nothing was written",
        )


def leaks(
    document: Document, release: Release, produced: bytes, render: Callable[[Release], bytes]
) -> list[str]:
    """Return the ids of withheld portions of which a run of words is in *produced*.

    What a released portion says too is not a leak, nor are notices, stamp and banner. A portion
    too short for a run may also meet words of the form itself, which *render* gives.
    """
    released, withheld = _parted(document, release.decisions)
    notices = tuple([block for block in release.blocks if block.kind == NOTICE])
    try:
        found = Readback(produced, _known(document, release, notices))
    except UnreadableError as error:
        raise VerificationError(
            document.name, f"the release {error}, so it could not be checked (P3)"
        ) from None
    leaking: dict[tuple[str, ...], list[str]] = {}
    for at, run in found.runs([document.words(portion) for portion in withheld]):
        leaking.setdefault(run, []).append(withheld[at].id)
    if not leaking:
        return []
    around = (release.banner, *release.stamp, *(block.line for block in notices))
    _take_out(leaking, "\n".join(around))
    for portion in released:
        _take_out(leaking, document.lead(portion) + document.words(portion))
    if any(len(run) < RUN for run in leaking):
        _take_out(leaking, render(replace(release, blocks=notices)).decode(), below=RUN)
    ids = {portion for found_in in leaking.values() for portion in found_in}
    return [portion.id for portion in withheld if portion.id in ids]


def _known(document: Document, release: Release, notices: Sequence[Block]) -> list[str]:
    """Return the words of released portions, from the source, and the *notices* between them."""
    lines = iter([notice.line for notice in notices])
    known = [
        document.words(portion) if decision.action == "release" else next(lines, "")
        for portion, decision in zip(document.portions, release.decisions, strict=True)
        if decision.action != "strip"
    ]
    first_end = document.text.find("\n")
    if document.text[first_end - 1 : first_end] != " ":
        return known
    return [passage.replace(" \n", "\n") for passage in known]  # as excised of CRLF lines


def _take_out(runs: dict[tuple[str, ...], list[str]], text: str, below: int = RUN + 1) -> None:
    """Take out of *runs* those that *text* says too, if they are shorter than *below*."""
    lengths = {len(run) for run in runs if len(run) < below}
    for read in stretches(text):
        for length in lengths:
            for run in grams(read, length):
                runs.pop(run, None)


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
    Runs are looked up by anchors, every so many words of what is released, so that time and
    memory stay linear; for each anchor, the first pair is enough.
    """
    released, withheld = _parted(document, decisions)
    met, telling = _met(document, withheld, _anchors(document, released))
    pairs: dict[tuple[str, str], None] = {}
    by_id = {portion.id: portion for portion in withheld} if met else {}
    runs_of: dict[str, set[int]] = {}
    for portion in [released[said_by] for said_by in sorted(telling)]:
        said = words(document.words(portion))
        for at, run in enumerate(grams(said, ANCHOR, APART)):
            for other in met.pop(run, ()):
                if other not in runs_of:
                    runs_of[other] = _telling_runs(document.words(by_id[other]))
                around = said[max(0, at * APART - TELLING + ANCHOR) : at * APART + TELLING]
                if not runs_of[other].isdisjoint(map(hash, grams(around, TELLING))):
                    pairs[other, portion.id] = None
    return list(pairs)


def _met(
    document: Document, withheld: Sequence[Portion], anchors: dict[int, int]
) -> tuple[dict[tuple[str, ...], dict[str, None]], set[int]]:
    """Return the *anchors* that *withheld* portions say, with who says them; and their owners."""
    met: dict[tuple[str, ...], dict[str, None]] = {}
    telling: set[int] = set()
    for portion in withheld:
        for read in stretches(document.words(portion)):
            if anchors.keys().isdisjoint(map(hash, grams(read, ANCHOR))):
                continue
            for run in grams(read, ANCHOR):
                said_by = anchors.get(hash(run))
                if said_by is not None:
                    met.setdefault(run, {})[portion.id] = None
                    telling.add(said_by)
    return met, telling


def _telling_runs(text: str) -> set[int]:
    """Return the hashes of the runs in *text* that are worth a report where they are shared."""
    return {hash(run) for read in stretches(text) for run in grams(read, TELLING)}


def _anchors(document: Document, portions: Sequence[Portion]) -> dict[int, int]:
    """Return the hashes of the runs in *portions* that are looked up, and who first says each."""
    anchors: dict[int, int] = {}
    for at in reversed(range(len(portions))):
        runs = grams(words(document.words(portions[at])), ANCHOR, APART)
        anchors.update(zip(map(hash, runs), repeat(at), strict=False))
    return anchors


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
        (released if decision.action == "release" else withheld).append(portion)
    return released, withheld

"""Makes the release of a document: copies what is released, and nothing of the rest."""

import re
from collections.abc import Sequence
from functools import lru_cache

from redactor.decisions.decision import Decision
from redactor.documents.document import Document, Portion
from redactor.documents.text.basis import ENTIRE
from redactor.documents.text.marks import begins_notice
from redactor.markings.marking import Marking
from redactor.markings.rollup import roll_up
from redactor.policy.policy import Policy
from redactor.releases.release import NOTICE, Block, Release

_WITHOUT_NAME = frozenset({"paragraph", "subparagraph", "text", "heading", NOTICE})
_NUMBERED = frozenset({"paragraph", "subparagraph"})
_TEXT = _NUMBERED | {"text"}
_LINK_TO_NOTHING = re.compile(r"\[([^\]\n]*)\]\(#\)")
"""What a conversion made of a tag, as of a pilcrow: ``[PREL](#)``."""


def excise(
    document: Document, decisions: Sequence[Decision], policy: Policy, ceiling: Marking
) -> Release:
    """Return the release that *decisions* make of *document*."""
    survivors = frozenset([d.effective for d in decisions if d.action == "release"])
    marking, banner = _banner(policy, survivors)
    marked = any(portion.mark and portion.kind in _NUMBERED for portion in document.portions)
    # where marks begin paragraphs, what stands above the first one never has a mark
    begins = _NUMBERED if document.style == "start" else _NUMBERED | {"subject"}
    in_body = False
    blocks: list[Block] = []
    gap = False
    for portion, decision in zip(document.portions, decisions, strict=True):
        gap = gap or portion.gap
        in_body = in_body or (marked and portion.kind in begins)
        if decision.action == "strip":
            continue
        gap = gap and bool(blocks)
        if decision.action == "release":
            block = _released(document, portion, decision, banner, gap=gap, in_body=in_body)
        else:
            label = portion.label if portion.kind in _NUMBERED else ""
            lines = portion.lines
            block = _notice(policy, label, decision.marking, lines, decision.exemptions, gap)
        if block.line:  # one that is nothing but the mark of another has none
            blocks.append(block)
            gap = False
    return Release(
        marking=marking,
        banner=banner,
        level=str(ceiling),
        policy=policy.name,
        blocks=tuple(blocks),
        stamp=_stamp(document, decisions, policy, ceiling),
        decisions=tuple(decisions),
    )


@lru_cache(maxsize=1024)
def _banner(policy: Policy, survivors: frozenset[Marking]) -> tuple[Marking, str]:
    """Return what the released portions come to, and how the policy's regime writes it."""
    rolled = roll_up(policy.scheme, survivors, policy.regime)
    return rolled.marking, rolled.banner


def _released(
    document: Document,
    portion: Portion,
    decision: Decision,
    banner: str,
    *,
    gap: bool,
    in_body: bool,
) -> Block:
    """Return what a released portion says; *in_body*: it stands where others have marks."""
    kind, label, written = portion.kind, portion.label, portion.mark
    text = document.words(portion)
    mark = f"({decision.effective.portion})" if written else ""
    if in_body and not written and kind in _TEXT and portion.basis != ENTIRE:
        mark = _missing_mark(document.scheme.lowest, decision.effective, text)
    if mark and portion.basis == ENTIRE:
        mark = f"({decision.effective.portion} - ENTIRE TEXT)"
    if "\n" in text and " \n" in text:  # most have one line, which is told fast
        text = text.replace(" \n", "\n")
    if kind in _WITHOUT_NAME:
        lead = f"{label}." if label else ""
    elif kind == "number":
        lead = banner
    else:
        lead = _field_name(document.lead(portion), written)
        if kind == "tags":
            text = _LINK_TO_NOTHING.sub(r"\1", text)
    line = f"{lead} {mark} {text}" if mark else f"{lead} {text}" if lead else text
    return tuple.__new__(Block, (kind, lead, mark, text, gap, line.strip(), ()))  # twice as fast


def _missing_mark(lowest: Marking, marking: Marking, text: str) -> str:
    """Return the mark of *text* that has none: beside a lower mark it would be read as less."""
    mark = f"({marking.portion})"
    is_lowest = lowest.dominates(marking)
    needs_none = is_lowest or text.startswith(mark) or begins_notice(text, 0)
    return "" if needs_none else mark


@lru_cache(maxsize=256)
def _field_name(written: str, mark: str) -> str:
    """Return the name of a field, without its mark and what a conversion put before it."""
    bare = written.replace(mark, "") if mark else written
    return re.sub(r"\A[^A-Za-z]*", "", " ".join(bare.split()))


@lru_cache(maxsize=4096)
def _notice(
    policy: Policy,
    label: str,
    marking: Marking,
    lines: int,
    exemptions: tuple[str, ...],
    gap: bool,  # noqa: FBT001 (private; names cost time here)
) -> Block:
    """Return what stands in place of a masked portion: of these facts, those disclosed."""
    disclose = policy.disclose
    label = label if "label" in disclose else ""
    exemptions = exemptions if "exemptions" in disclose else ()
    amount = _amount(lines) if "amount" in disclose else ""
    text = policy.notice.words(
        marking.outline().portion if "marking" in disclose else "", amount, exemptions, label
    )
    lead = f"{label}." if label else ""
    return Block(NOTICE, lead, "", text, gap, f"{lead} {text}" if lead else text, exemptions)


def _amount(lines: int) -> str:
    if lines == 0:
        return "no words"
    return "1 line" if lines == 1 else f"{lines} lines"


def _stamp(
    document: Document, decisions: Sequence[Decision], policy: Policy, ceiling: Marking
) -> tuple[str, ...]:
    lines = [f"Released at {ceiling.banner} under policy {policy.name}"]
    if any(decision.action == "mask" for decision in decisions):
        lines.insert(0, "RELEASE IN PART")
    if policy.downgrade is None:
        return tuple(lines)
    downgraded = {d.authority for d in decisions if d.action == "release" and d.rule == "downgrade"}
    lines += [
        f"Declassified {document.authority.declassify_on} under {authority}"
        for authority in sorted(downgraded)
    ]
    return tuple(lines)

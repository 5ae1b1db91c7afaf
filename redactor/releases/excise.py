"""Makes the release of a document: copies what is released, and nothing of the rest."""

import re
from collections.abc import Sequence

from redactor.decisions.decision import Action, Decision
from redactor.documents.document import Document, Portion
from redactor.markings.marking import Marking
from redactor.policy.policy import Policy
from redactor.releases.release import NOTICE, Block, Release

_WITHOUT_NAME = frozenset({"paragraph", "subparagraph", "text", "heading", NOTICE})
_LINK_TO_NOTHING = re.compile(r"\[([^\]\n]*)\]\(#\)")
"""What a conversion made of a tag, as of a pilcrow: ``[PREL](#)``."""
_BEFORE_NAME = re.compile(r"\A[^A-Za-z]*")


def excise(
    document: Document, decisions: Sequence[Decision], policy: Policy, ceiling: Marking
) -> Release:
    """Return the release that *decisions* make of *document*."""
    marking = policy.scheme.lowest
    for decision in decisions:
        if decision.action is Action.RELEASE:
            marking = marking.join(decision.effective)
    text = document.text
    banner = marking.banner
    blocks: list[Block] = []
    gap, end = False, 0
    for portion, decision in zip(document.portions, decisions, strict=True):
        start = portion.spans[0][0]
        gap = gap or text.count("\n", end, start) > 1
        end = portion.spans[-1][1]
        if decision.action is Action.STRIP:
            continue
        gap = gap and bool(blocks)
        if decision.action is Action.RELEASE:
            blocks.append(_released(document, portion, decision, banner, gap=gap))
        else:
            blocks.append(_notice(document, portion, decision, policy, gap=gap))
        gap = False
    return Release(
        marking=marking,
        level=str(ceiling),
        policy=policy.name,
        blocks=tuple(blocks),
        stamp=_stamp(document, decisions, policy, ceiling),
        decisions=tuple(decisions),
    )


def _released(
    document: Document, portion: Portion, decision: Decision, banner: str, *, gap: bool
) -> Block:
    lead = _lead(document, portion, banner)
    mark = f"({decision.effective.portion})" if portion.mark else ""
    text = document.words(portion)
    if " \n" in text:
        text = text.replace(" \n", "\n")
    if portion.kind == "tags":
        text = _LINK_TO_NOTHING.sub(r"\1", text)
    line = f"{lead} {mark} {text}" if mark else f"{lead} {text}"
    return Block(portion.kind, lead, mark, text, gap, line.strip())


def _lead(document: Document, portion: Portion, banner: str) -> str:
    """Return what stands before the words: a number, a field's name, a telegram's class line."""
    if portion.kind == "number":
        return banner
    if portion.kind in _WITHOUT_NAME:
        return f"{portion.label}." if portion.label else ""
    written = document.lead(portion)
    if portion.mark:
        written = written.replace(portion.mark, "")
    return _BEFORE_NAME.sub("", " ".join(written.split())) if written else ""


def _notice(
    document: Document, portion: Portion, decision: Decision, policy: Policy, *, gap: bool
) -> Block:
    label = portion.label if "label" in policy.disclose else ""
    lead = f"{label}." if label else ""
    exemptions = decision.exemptions if "exemptions" in policy.disclose else ()
    amount = _amount(document.amount(portion)) if "amount" in policy.disclose else ""
    marking = decision.marking.portion if "marking" in policy.disclose else ""
    text = policy.notice.words(marking, amount, exemptions, label)
    return Block(NOTICE, lead, "", text, gap, f"{lead} {text}" if lead else text, exemptions)


def _amount(lines: int) -> str:
    if lines == 0:
        return "no words"
    return "1 line" if lines == 1 else f"{lines} lines"


def _stamp(
    document: Document, decisions: Sequence[Decision], policy: Policy, ceiling: Marking
) -> tuple[str, ...]:
    lines = [f"Released at {ceiling.banner} under policy {policy.name}"]
    if any(decision.action is Action.MASK for decision in decisions):
        lines.insert(0, "RELEASE IN PART")
    downgraded = {
        d.authority for d in decisions if d.action is Action.RELEASE and d.rule == "downgrade"
    }
    lines += [
        f"Declassified {document.authority.declassify_on} under {authority}"
        for authority in sorted(downgraded)
    ]
    return tuple(lines)

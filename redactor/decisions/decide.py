"""Decides what happens to each portion: a pure function of document, policy, ceiling and date."""

from collections.abc import Iterator, Sequence
from datetime import date

from redactor.decisions.decision import Action, Decision
from redactor.documents.document import Document, Portion
from redactor.markings.marking import Marking
from redactor.policy.policy import DOCUMENT_REASONS, Downgrade, Policy, Rule, Withhold

_ACTIONS = {Withhold.MASK: Action.MASK, Withhold.STRIP: Action.STRIP}


def decide(
    document: Document, policy: Policy, ceiling: Marking, as_of: date
) -> tuple[Decision, ...]:
    """Return what happens to each portion of *document*, in its order.

    Nothing goes out that *ceiling* does not dominate, unless the downgrade of *policy* lowered
    it by the date *as_of*, or it is an unmarked field that the policy names as released.
    """
    downgrade = downgrade_in_force(document, policy, as_of)
    decisions: list[Decision] = []
    released = in_heading = False
    for portion in reversed(document.portions):  # a heading's section is decided before it
        section_stays = released and policy.headings_with_section
        decision = _decide(document, portion, policy, ceiling, downgrade, section_stays)
        if portion.kind != "heading":
            released = decision.action is Action.RELEASE or (released and not in_heading)
        in_heading = portion.kind == "heading"
        decisions.append(decision)
    return tuple(reversed(decisions))


def downgrade_in_force(document: Document, policy: Policy, as_of: date) -> Downgrade | None:
    """Return the policy's downgrade where the document's declassification date has passed.

    A document is declassified on the date itself (E.O. 13526 sec. 1.5(d)). Without a date, or
    with an instruction that is not a date, it is not.
    """
    if policy.downgrade is None:
        return None
    when = document.authority.declassify_on
    return policy.downgrade if when is not None and when <= as_of else None


def _decide(
    document: Document,
    portion: Portion,
    policy: Policy,
    ceiling: Marking,
    downgrade: Downgrade | None,
    section_stays: bool,  # noqa: FBT001 (private)
) -> Decision:
    effective, ground, authority = effective_marking(portion, policy, downgrade)
    rule: Rule | None = None
    if portion.kind in policy.stripped_fields:
        action, ground = Action.STRIP, "fields"
    else:
        withheld = _ground_to_withhold(portion, policy, ceiling, effective, section_stays)
        ground = withheld or ground
        rule = _rule_for(portion, effective, policy, withheld=bool(withheld))
        if rule is not None:
            action = _ACTIONS[rule.withhold or policy.withhold]
        else:
            action = _ACTIONS[policy.withhold] if withheld else Action.RELEASE
    return Decision(
        portion.id,
        portion.kind,
        portion.label,
        portion.marking,
        effective,
        action,
        rule.id if rule else ground,
        tuple(_cite(rule.exemptions, document)) if rule else (),
        authority,
    )


def _ground_to_withhold(
    portion: Portion,
    policy: Policy,
    ceiling: Marking,
    effective: Marking,
    section_stays: bool,  # noqa: FBT001 (private)
) -> str:
    """Return the built-in rule that withholds *portion*, or nothing where none does."""
    if not ceiling.dominates(effective):
        return "level"
    if portion.mark or portion.kind == "notice" or portion.kind in policy.released_fields:
        return ""
    if portion.kind == "heading":
        return "" if section_stays else "headings"
    return "unmarked" if policy.withhold_unmarked else ""


def effective_marking(
    portion: Portion, policy: Policy, downgrade: Downgrade | None
) -> tuple[Marking, str, str]:
    """Return the marking to compare with the ceiling, what made it so, and on what authority.

    An unmarked field that the policy names counts as the lowest level, under the controls that
    cover the whole message. A downgrade lowers the level and keeps the controls: they do not
    expire with the classification.
    """
    marking = portion.marking
    if portion.kind in policy.released_fields and not portion.mark and marking.known:
        effective = policy.scheme.lowest
        if marking.controls:
            covering = (c for c in marking.controls if policy.scheme.controls[c].message)
            effective = policy.scheme.marking(0, covering)
        return effective, "fields", policy.name
    if downgrade is not None and marking.known and marking.level > downgrade.to.level:
        lowered = marking.at_level(downgrade.to.level).join(downgrade.to)
        return lowered, "downgrade", downgrade.authority
    return marking, "level", ""


def _rule_for(portion: Portion, marking: Marking, policy: Policy, *, withheld: bool) -> Rule | None:
    """Return the first rule that matches.

    For a portion that is not *withheld* yet, only rules that withhold count, so that no rule
    before them can let it out.
    """
    for rule in policy.rules:
        if (withheld or rule.withhold) and rule.when.matches(marking, portion.kind, portion.label):
            return rule
    return None


def _cite(exemptions: Sequence[str], document: Document) -> Iterator[str]:
    for exemption in exemptions:
        if exemption == DOCUMENT_REASONS:
            yield from document.authority.reasons
        else:
            yield exemption

"""Decides what happens to each portion: a pure function of document, policy, ceiling and date."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from redactor.decisions.decision import Action, Decision
from redactor.documents.document import DOUBTS, Document
from redactor.markings.marking import Marking
from redactor.policy.policy import DOCUMENT_REASONS, Downgrade, Policy, Rule


def decide(
    document: Document, policy: Policy, ceiling: Marking, as_of: date
) -> tuple[Decision, ...]:
    """Return what happens to each portion of *document*, in its order.

    Nothing goes out that *ceiling* does not dominate, unless the downgrade of *policy* lowered
    it by the date *as_of*, or it is an unmarked field that the policy names as released.
    """
    downgrade = downgrade_in_force(document, policy, as_of)
    decisions: list[Decision] = []
    new = tuple.__new__  # half the time of Decision(...)
    with_section, sure_only = policy.headings_with_section, policy.withhold_doubtful
    released = in_heading = False
    for identity, kind, label, mark, marking, _, _, _, _, flags, _ in reversed(document.portions):
        # from the end: a heading's section is decided before it
        effective, action, rule, exemptions, authority = _outcome(
            policy,
            ceiling,
            downgrade,
            kind,
            label,
            marking,
            bool(mark),
            released and with_section,
            sure_only and not DOUBTS.isdisjoint(flags),
        )
        is_heading = kind == "heading"
        if not is_heading:
            released = action == "release" or (released and not in_heading)
        in_heading = is_heading
        cited = tuple(_cite(exemptions, document)) if exemptions else ()
        facts = (identity, kind, label, marking, effective, action, rule, cited, authority)
        decisions.append(new(Decision, facts))
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


class _Outcome(NamedTuple):
    """What happens to every portion of which the same facts hold."""

    effective: Marking
    action: Action
    rule: str
    exemptions: tuple[str, ...]
    authority: str


@lru_cache(maxsize=4096)
def _outcome(
    policy: Policy,
    ceiling: Marking,
    downgrade: Downgrade | None,
    kind: str,
    label: str,
    marking: Marking,
    marked: bool,  # noqa: FBT001 (private; names cost time here)
    section_stays: bool,  # noqa: FBT001
    doubtful: bool,  # noqa: FBT001
) -> _Outcome:
    """Return what happens to a portion. These facts decide, and never its words."""
    effective, ground, authority = effective_marking(
        policy, downgrade, kind, marking, marked=marked
    )
    if kind in policy.stripped_fields:
        return _Outcome(effective, "strip", "fields", (), authority)
    compared, consent = policy.consented(effective)
    if consent:
        ground, authority = "consent", "; ".join(filter(None, (authority, consent)))
    withheld = ""
    missing = compared.needs_consent()
    if not ceiling.dominates(compared.without(frozenset(missing))):
        withheld = "level"
    elif missing:
        withheld = "consent"
    elif doubtful:
        withheld = "doubtful"
    elif not (marked or kind == "notice" or kind in policy.released_fields):
        withheld = _unmarked(policy, kind, section_stays=section_stays)
    rule = _rule_for(policy, effective, kind, label, withheld=bool(withheld))
    if rule is not None:
        return _Outcome(
            effective, rule.withhold or policy.withhold, rule.id, rule.exemptions, authority
        )
    action: Action = policy.withhold if withheld else "release"
    return _Outcome(effective, action, withheld or ground, (), authority)


def _unmarked(policy: Policy, kind: str, *, section_stays: bool) -> str:
    """Return the built-in rule that withholds an unmarked portion, or nothing."""
    if kind == "heading":
        return "" if section_stays else "headings"
    return "unmarked" if policy.withhold_unmarked else ""


def effective_marking(
    policy: Policy, downgrade: Downgrade | None, kind: str, marking: Marking, *, marked: bool
) -> tuple[Marking, str, str]:
    """Return the marking to compare with the ceiling, what made it so, and on what authority.

    An unmarked field that the policy names counts as the lowest level, under the controls that
    cover the whole message. A downgrade lowers the level and keeps the controls: they do not
    expire with the classification.
    """
    if kind in policy.released_fields and not marked and marking.known:
        effective = policy.scheme.lowest
        if marking.controls:
            covering = (c for c in marking.controls if policy.scheme.control(c).message)
            effective = policy.scheme.marking(0, covering)
        return effective, "fields", policy.name
    if downgrade is not None and marking.known and marking.level > downgrade.to.level:
        lowered = marking.at_level(downgrade.to.level).join(downgrade.to)
        return lowered, "downgrade", downgrade.authority
    return marking, "level", ""


def _rule_for(
    policy: Policy, marking: Marking, kind: str, label: str, *, withheld: bool
) -> Rule | None:
    """Return the first rule that matches.

    For a portion that is not *withheld* yet, only rules that withhold count, so that no rule
    before them can let it out.
    """
    for rule in policy.rules:
        if (withheld or rule.withhold) and rule.when.matches(marking, kind, label):
            return rule
    return None


def _cite(exemptions: Sequence[str], document: Document) -> Iterator[str]:
    for exemption in exemptions:
        if exemption == DOCUMENT_REASONS:
            yield from document.authority.reasons
        else:
            yield exemption

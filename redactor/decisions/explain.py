"""Explains a decision: each step from the mark to the action, in words, without any text."""

from collections.abc import Iterator
from datetime import date

from redactor.decisions.decide import downgrade_in_force, effective_marking
from redactor.decisions.decision import Decision
from redactor.documents.document import Document, Portion
from redactor.markings.marking import Marking
from redactor.policy.policy import Policy

_WHY = {
    "consent": "no level grants that; a policy with a 'consent' line and an authority can",
    "doubtful": "it could not be read for sure, and the policy withholds what could not",
    "fields": "the policy's list of fields decides",
    "headings": "no portion of its section is released, or the policy withholds headings",
    "unmarked": "the policy withholds what carries no mark",
}
_DONE = {
    "release": "released",
    "mask": "withheld, with a notice at its place",
    "strip": "withheld, without a trace",
}


def explain(
    document: Document,
    portion: Portion,
    policy: Policy,
    ceiling: Marking,
    as_of: date,
    decision: Decision,
) -> Iterator[tuple[str, str]]:
    """Yield the steps of *decision* on *portion*: what was asked, and the answer."""
    place = f"characters {portion.start} to {portion.end}"
    yield "portion", f"{portion.kind} {portion.label}".strip() + f", {place}"
    yield "mark", portion.mark or "none"
    yield "marking", f"{portion.marking} ({portion.basis})"
    yield from _downgrade(document, portion, policy, as_of)
    effective = decision.effective
    if decision.rule == "fields" and decision.action == "release":
        yield "field", f"policy {policy.name} releases {portion.kind} where it is unmarked"
    compared, consent = policy.consented(effective)
    if consent:
        yield "consent", f"{effective} counts as {compared} on the authority of {consent}"
    missing = compared.needs_consent()
    bare = compared.without(frozenset(missing))
    over = "dominates" if ceiling.dominates(bare) else "does not dominate"
    yield "level", f"{ceiling} {over} {bare}"
    for atom in missing:
        yield "consent", f"{atom} needs that of {policy.scheme.control(atom).consent}"
    for rule in policy.rules:
        matches = rule.when.matches(effective, portion.kind, portion.label)
        chosen = rule.id == decision.rule
        verdict = "matches" if matches else "does not match"
        if matches and not chosen:
            verdict = "matches, but withholds nothing of itself"
        yield f"rule {rule.id}", f"{verdict} ({rule.when})"
        if chosen:
            break
    if decision.rule in _WHY and decision.action != "release":
        yield decision.rule, _WHY[decision.rule]
    action = _DONE[decision.action]
    if decision.exemptions:
        action += f"; exemptions {', '.join(decision.exemptions)}"
    if decision.authority and decision.action == "release":
        action += f"; on the authority of {decision.authority}"
    yield "action", action


def _downgrade(
    document: Document, portion: Portion, policy: Policy, as_of: date
) -> Iterator[tuple[str, str]]:
    if policy.downgrade is None:
        return
    authority = document.authority
    if authority.declassify_on is None:
        what = f"{authority.instruction!r} is not a date" if authority.instruction else "no date"
        yield "downgrade", f"{what} to declassify on: stays {portion.marking}"
        return
    in_force = downgrade_in_force(document, policy, as_of)
    effective, ground, _ = effective_marking(
        policy, in_force, portion.kind, portion.marking, marked=bool(portion.mark)
    )
    when = f"{authority.declassify_on} {'has' if in_force else 'has not'} passed at {as_of}"
    result = f"becomes {effective}" if ground == "downgrade" else f"stays {effective}"
    yield "downgrade", f"{when}: {result}"

"""Says why one marking does not dominate another."""

from collections.abc import Iterator

from redactor.markings.marking import Marking


def obstacles(ceiling: Marking, marking: Marking) -> Iterator[str]:
    """Yield what keeps a reader cleared for *ceiling* from what carries *marking*, if anything."""
    scheme = ceiling.scheme
    for one in (ceiling, marking):
        if not one.known:
            yield "a marking that is not known stands above every other, and dominates none"
            return
    if ceiling.level < marking.level:
        lower, higher = scheme.levels[ceiling.level].banner, scheme.levels[marking.level].banner
        yield f"{lower} is below {higher}"
    for atom in scheme.stated(marking.controls):
        if not scheme.atoms.stand_for(ceiling.held, frozenset({atom})):
            yield f"{ceiling} has no {atom}"
    if marking.audience is None:
        return
    if ceiling.audience is None:
        yield f"{ceiling} is for everybody, {marking} is not"
    elif not ceiling.audience <= marking.audience:
        others = scheme.nations.in_order(ceiling.audience - marking.audience)
        yield f"{', '.join(others)} may not have {marking}"

"""Short forms of a portion mark, which mean what the banner says: ``(S//REL)``, ``(//JOINT S)``."""

from redactor.markings.marking import Marking


def expand(marking: Marking, banner: Marking) -> Marking:
    """Return *marking* with the list of *banner* where its short form means that list.

    ``(S//REL)``, ``(//JOINT S)`` and ``(S//ACCM)`` mean "as in the banner" (DoDM 5200.01 Vol. 2,
    Encl. 4, sec. 5.f, 10.d.6, Fig. 54); what the banner does not say stays open.
    """
    scheme, foreign = marking.scheme, marking.scheme.words.foreign
    is_short = (
        marking.release == frozenset()
        or (foreign is not None and marking.owner == foreign.joint)
        or not marking.controls.isdisjoint(scheme.words.short_forms)
    )
    if not (is_short and marking.known and banner.known):
        return marking
    short = marking.release == frozenset() and banner.release is not None
    release = banner.release if short else marking.release
    joint = foreign.joint if foreign else ""
    from_banner = marking.owner == joint != "" and banner.owner.startswith(f"{joint} ")
    controls = set(marking.controls)
    if from_banner:
        controls.difference_update(scheme.carried(marking.owner))
    for name in scheme.words.short_forms & controls:
        named = {atom for atom in banner.controls if atom.startswith(f"{name}-")}
        controls = (controls - {name}) | named if named else controls
    return scheme.marking(
        marking.level,
        controls,
        owner=banner.owner if from_banner else marking.owner,
        release=release,
        display=marking.display,
        permissions=marking.permissions,
    )


def has_lists(banner: Marking) -> bool:
    """Tell whether *banner* has anything that a short form could mean."""
    return bool(banner.release or banner.owner or banner.controls)

"""Says what is wrong with how a mark is written, where it could be read."""

from typing import TYPE_CHECKING

from redactor.markings.grammar.draft import Draft
from redactor.markings.reading import Form

if TYPE_CHECKING:
    from redactor.markings.marking import Marking


def form_of(draft: Draft) -> Form:
    """Return the form of a mark without brackets: that of its level, or of the first control.

    A control that is written alike in both forms tells nothing if another one does.
    """
    scheme = draft.scheme
    portions = {level.portion for level in scheme.levels} | set(scheme.controls)
    portions |= {pair.portion for pair in scheme.words.pairs} | scheme.words.owned_portions
    written = [draft.level_form] if draft.level_form else [used.form for used in draft.used]
    alike = portions & {control.short for control in scheme.controls.values()}
    first = next((form for form in written if form not in alike), written[0])
    return "portion" if first in portions else "banner"


def check(draft: Draft, form: Form, marking: "Marking") -> None:
    """Warn of everything in which *draft*, read as *marking*, is not as the standards have it."""
    _check_level(draft, form)
    _check_controls(draft, form)
    _check_order(draft)
    _check_company(draft, marking)
    alone = not marking.controls.isdisjoint(draft.scheme.words.nation_only)
    told = {"rel-list", "noforn-with-rel"} & {note.rule for note in draft.warnings}
    if alone and draft.release is not None and not told:
        draft.warn("noforn-with-rel", "what no other nation may have has no list of nations")


def _check_level(draft: Draft, form: Form) -> None:
    if draft.owner or draft.level is None or not draft.level_form:
        return
    level = draft.scheme.levels[draft.level]
    wanted = (level.portion,) if form == "portion" else (level.banner, *level.also)
    if draft.level_form not in wanted:
        draft.warn(f"{form}-form", f"{draft.level_form} stands for {wanted[0]}")


def _check_controls(draft: Draft, form: Form) -> None:
    """Warn of words in a portion mark, and of letters in a banner that has words for them."""
    scheme = draft.scheme
    for name, written, _ in draft.used:
        control = scheme.controls[name]
        if not written or control.takes == "nations":
            continue
        said = scheme.words.pair_of.get(written, control)
        if form == "portion" and written != said.portion:
            draft.warn("portion-form", f"{written} stands for {said.portion}")
        elif form == "banner" and written not in said.forms[1:] and written != said.short:
            draft.warn("banner-form", f"{written} stands for {said.short}")


def _check_order(draft: Draft) -> None:
    scheme = draft.scheme
    said = [used for used in draft.used if used.form and used.category]
    places = [scheme.words.order[used.name] for used in said]
    if places != sorted(places):
        draft.warn("order", "its controls do not stand in their order")
    stands = {(scheme.controls[used.name].category, used.category) for used in said}
    if len({category for category, _ in stands}) < len(stands):
        draft.warn("order", "one slash stands between controls of one category")
    if len({place for _, place in stands}) < len(stands):
        draft.warn("order", "two slashes stand between controls of different categories")


def _check_company(draft: Draft, marking: "Marking") -> None:
    """Warn of controls that lack another, or a level, or stand beside one that they must not."""
    scheme = draft.scheme
    for atom in scheme.stated(marking.controls):
        control = scheme.control(atom)
        part = control.parts.get(atom[len(control.portion) + 1 :].split(" ")[0])
        for needed in (*control.needs, *(part.needs if part is not None else ())):
            if needed not in marking.controls:
                draft.warn("missing-control", f"{atom} needs {needed} beside it")
        least = part.needs_level if part is not None else None
        if least is not None and marking.level < least:
            draft.warn("missing-control", f"{atom} is {scheme.levels[least].portion} at least")
        if draft.release is not None and scheme.words.releasing in control.excludes:
            draft.warn("noforn-with-rel", f"{scheme.words.releasing} does not stand beside {atom}")

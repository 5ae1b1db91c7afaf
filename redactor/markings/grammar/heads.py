"""Reads what a mark begins with: a level, a control that stands for one, an owner with a level."""

import re
from collections.abc import Sequence

from redactor.markings.grammar.draft import Draft, UnreadableError
from redactor.markings.grammar.entries import read_entries, read_entry
from redactor.markings.grammar.tokens import Tokens

_SPACED = re.compile(r"[A-Z](?: {1,2}[A-Z]\b){2,}")
_LONGEST_LEVEL = 2
"""Words of the longest name of a level."""


def read_head(draft: Draft, tokens: Tokens) -> list[list[str]]:
    """Read the head of a mark, and return the categories behind it.

    Raises:
        UnreadableError: it is not the head of a mark.

    """
    head, *categories = tokens.categories
    whole = "/".join(head)
    if tokens.owned:
        if not _read_owner(draft, whole):
            raise UnreadableError(f"{whole!r} is not the mark of another owner")
        return categories
    if _read_level(draft, whole) or _stands_for_level(draft, whole):
        return categories
    first, *rest = head
    _read_first(draft, first)
    if rest:
        draft.warn("legacy-form", "one slash stands between level and control")
        return [rest, *categories]
    return categories


def _read_level(draft: Draft, text: str) -> bool:
    found = draft.scheme.level_of.get(text)
    if found is None:
        return False
    draft.level, draft.level_form = found, text
    return True


def _read_first(draft: Draft, text: str) -> None:
    """Read what a mark without leading slashes begins with, and what ran into it."""
    text = _unspaced(draft, text)
    if _read_level(draft, text) or _stands_for_level(draft, text):
        return
    if _read_owner(draft, text):
        draft.warn("portion-form", "a mark of another owner begins with two slashes")
        return
    for form in draft.scheme.words.longest_levels:
        sign = text[len(form) : len(form) + 1]
        if sign and sign in " -," and text.startswith(form):
            draft.level, draft.level_form = draft.scheme.level_of[form], form
            rule = "portion-form" if sign == " " else "legacy-form"
            draft.warn(rule, "two slashes are missing between level and control")
            read_entries(draft, [text[len(form) :].strip(" ,-")], last=False)
            return
    raise UnreadableError(f"{text!r} is neither a level nor stands for one")


def _unspaced(draft: Draft, text: str) -> str:
    """Return *text* with a level whose letters are spaced as one word (5 FAH-2 H-222)."""
    match = _SPACED.match(text)
    level = draft.scheme.words.squeezed.get(match[0].replace(" ", "")) if match else None
    if match is None or level is None:
        return text
    draft.warn("legacy-form", "its letters are spaced")
    return draft.scheme.levels[level].banner + text[match.end() :]


def _stands_for_level(draft: Draft, text: str) -> bool:
    """Read a control that stands where a level would, as ``SBU`` does."""
    scheme = draft.scheme
    pair = scheme.words.pair_of.get(text)
    name = pair.anchor if pair else scheme.control_of.get(text, "")
    draft.level = scheme.controls[name].alone if name in scheme.controls else None
    if draft.level is None:
        return False
    draft.atoms += pair.of if pair else [name]
    draft.use([name], text)
    return True


def _read_owner(draft: Draft, text: str) -> bool:
    """Read owner and level, as in ``NS``, ``JOINT S CAN USA``, ``DEU S``, ``GBR-C``."""
    scheme, foreign = draft.scheme, draft.scheme.words.foreign
    if foreign is None:
        return False
    known = scheme.words.owner_of.get(text)
    if known is not None:
        draft.owner, draft.level, controls = known
        draft.level_form = text
        for control in controls:
            read_entry(draft, control, [control], last=False)
            draft.warn("legacy-form", "its control is a part of the level")
        return True
    owner, hyphen, level = text.partition("-")
    if hyphen and " " not in text and level in scheme.words.foreign_level_of:
        words = [owner, level]
        draft.warn("legacy-form", "a hyphen stands between owner and level")
    else:
        words = text.split(" ")
    if words[0] == foreign.joint:
        return _read_joint(draft, words[1:])
    return _read_nations(draft, words)


def _read_joint(draft: Draft, words: Sequence[str]) -> bool:
    """Read a level and the nations that own it together; without them, those of the banner."""
    scheme, foreign = draft.scheme, draft.scheme.words.foreign
    for size in range(_LONGEST_LEVEL, 0, -1):
        form = " ".join(words[:size])
        level = scheme.words.foreign_level_of.get(form)
        nations = [scheme.nations.code(word) for word in words[size:]]
        if level is not None and foreign is not None and None not in nations:
            draft.level, draft.level_form = level, form
            listed = sorted({nation for nation in nations if nation})
            draft.owner = " ".join((foreign.joint, *listed))
            if listed and scheme.nations.own not in listed:
                own = scheme.nations.own
                draft.warn("rel-list", f"{foreign.joint} information has {own} among its owners")
            return True
    return False


def _read_nations(draft: Draft, words: Sequence[str]) -> bool:
    """Read nations and a level behind them; ``FGI S`` conceals which nation it is."""
    scheme, foreign = draft.scheme, draft.scheme.words.foreign
    concealed = foreign.control if foreign else ""
    owners: list[str] = []
    for word in words:
        code = concealed if word == concealed and not owners else scheme.nations.code(word)
        if code is None:
            break
        owners.append(code)
    form = " ".join(words[len(owners) :])
    level = scheme.words.foreign_level_of.get(form)
    if level is None or not owners or foreign is None:
        return False
    if owners == [scheme.nations.own]:
        draft.level, draft.level_form = level, form
        draft.warn("portion-form", f"{owners[0]} does not name itself")
        return not scheme.levels[level].foreign
    if any(owner in foreign.organizations for owner in owners):
        own_form = f"{owners[0]} {scheme.levels[level].banner}"
        if len(owners) > 1 or own_form not in scheme.words.owner_of:
            return False
        draft.warn("portion-form", f"{owners[0]} has forms of its own for its levels")
    draft.level, draft.level_form = level, form
    draft.owner = " ".join(sorted(set(owners)))
    return True

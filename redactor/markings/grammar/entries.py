"""Reads what stands behind the head of a mark: controls, their parts, and lists of nations."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from redactor.markings.grammar.draft import Draft, UnreadableError, Used
from redactor.markings.vocabulary import SPECIFIED

if TYPE_CHECKING:
    from redactor.markings.vocabulary import Control

_DECLASSIFICATION = re.compile(
    r"MR|OADR|X[1-8]|(?:25|50|75)X\d?(?:-[A-Z]+)?(?:, ?\d{8})?|(?:19|20)\d{6}"
)
"""What stood at the end of a banner until 2008 (Register, Table 8)."""
_NAME = re.compile(r"[A-Z0-9]{1,12}")
_PROGRAM = re.compile(r"[A-Z0-9][A-Z0-9 -]{0,60}")
_BETWEEN_NATIONS = re.compile(r"\s*[,;]\s*(?:AND )?|\s+AND\s+")
_MOST_WORDS = 6
"""Words of the longest name of a control."""


def read_entries(draft: Draft, entries: list[str], *, last: bool) -> None:
    """Read the *entries* of a category, the *last* of the mark or not.

    Raises:
        UnreadableError: one of them is not of the scheme.

    """
    scheme = draft.scheme
    if len(entries) > 1 and "/".join(entries) in scheme.control_of:
        entries = ["/".join(entries)]  # a form may have a slash of its own
    entries = _with_eyes(draft, entries)
    if _read_codes(draft, entries):
        return
    program: Control | None = None
    for entry in entries:
        if program is not None and not _is_form(draft, entry) and _is_program(draft, entry):
            draft.atoms.append(f"{program.portion}-{entry}")
            continue
        control = read_entry(draft, entry, entries, last=last)
        program = control if control is not None and control.takes == "programs" else None


def read_entry(draft: Draft, entry: str, beside: Sequence[str], *, last: bool) -> "Control | None":
    """Read one entry that stands *beside* others; return its control, if it is one."""
    scheme = draft.scheme
    if (pair := scheme.words.pair_of.get(entry)) is not None:
        draft.atoms += pair.of
        draft.use([pair.anchor], entry)
        return None
    if _read_ambiguous(draft, entry, beside):
        return None
    control = scheme.controls.get(scheme.control_of.get(entry, ""))
    if control is not None and control.takes != "nations":
        if control.takes == "programs" and not control.short_form:
            raise UnreadableError(f"{entry!r} does not name its program")
        draft.take(control, entry, control.portion)
        return control
    found = _with_part(draft, entry)
    if found is None:
        _read_otherwise(draft, entry, beside, last=last)
        return None
    control, form, part = found
    if control.takes == "nations":
        _read_list(draft, control, form, part)
    elif control.takes == "programs":
        if not _is_program(draft, part):
            raise UnreadableError(f"{entry!r} does not name a program")
        draft.take(control, form, f"{control.portion}-{part}")
    else:
        _read_compartments(draft, control, form, part)
    return control


def _is_form(draft: Draft, entry: str) -> bool:
    words = draft.scheme.words
    known = entry in words.control_of or entry in words.pair_of
    return known or _with_part(draft, entry) is not None


def _with_eyes(draft: Draft, entries: list[str]) -> list[str]:
    """Put the nations of ``USA/AUS/CAN EYES ONLY`` into one entry again."""
    scheme = draft.scheme
    eyes = scheme.controls.get(scheme.words.eyes)
    if eyes is None or not any(entry.endswith(eyes.banner) for entry in entries):
        return entries
    joined: list[str] = []
    for entry in entries:
        before = joined[-1].split("/") if joined else []
        is_nation = entry.endswith(f" {eyes.banner}") or scheme.nations.code(entry)
        if is_nation and before and all(map(scheme.nations.code, before)):
            joined[-1] += f"/{entry}"
        else:
            joined.append(entry)
    return joined


def _read_codes(draft: Draft, entries: Sequence[str]) -> bool:
    """Read categories of CUI, which stand right behind the control that has them.

    One that is a control too, as FISA is, is that control: the same information under one law.
    """
    behind, form, _ = draft.used[-1] if draft.used else Used("", "", 0)
    control = draft.scheme.controls.get(behind)
    if control is None or control.takes != "codes" or not form:
        return False
    if any(entry.removeprefix(SPECIFIED) not in control.codes for entry in entries):
        return False
    known = draft.scheme.control_of
    draft.atoms += [known.get(entry, f"{behind} {entry}") for entry in entries]
    draft.use([behind], "")
    if list(entries) != sorted(entries, key=lambda code: (not code.startswith(SPECIFIED), code)):
        draft.warn("order", "specified categories stand before basic ones")
    return True


def _read_ambiguous(draft: Draft, entry: str, beside: Sequence[str]) -> bool:
    """Read a form that has another meaning beside entries of some category: then it has both."""
    scheme = draft.scheme
    if entry not in scheme.words.beside:
        return False
    name, category = scheme.words.beside[entry]
    usual = scheme.control_of.get(entry)
    others = [c for other in beside if other != entry for c in [_control(draft, other)] if c]
    if usual is not None and not any(other.category == category for other in others):
        return False
    draft.atoms += {name, usual or name}
    draft.use([name], entry)
    if usual is not None:
        draft.warn("portion-form", f"{entry} has two meanings here; both are taken")
    return True


def _control(draft: Draft, entry: str) -> "Control | None":
    """Return the control that *entry* is, or begins with."""
    scheme = draft.scheme
    found = _with_part(draft, entry)
    return scheme.controls.get(scheme.control_of.get(entry, "")) or (found and found[0])


def _with_part(draft: Draft, entry: str) -> "tuple[Control, str, str] | None":
    """Return the control that *entry* begins with, its form, and what stands behind it."""
    scheme = draft.scheme
    eyes = scheme.controls.get(scheme.words.eyes)
    for form in (eyes.banner, eyes.portion) if eyes is not None else ():
        if eyes is not None and entry.endswith(form):
            return eyes, form, entry.removesuffix(form).strip()
    for form in scheme.words.longest_with_parts:
        if not entry.startswith(form):
            continue
        control = scheme.controls[scheme.control_of[form]]
        sign, part = entry[len(form) : len(form) + 1], entry[len(form) + 1 :].strip()
        if control.takes == "nations":
            if sign in ("", " "):
                return control, form, part
        elif sign == "-" or (sign == " " and part.split(" ")[0] in control.parts):
            return control, form, part
    return None


def _read_compartments(draft: Draft, control: "Control", form: str, part: str) -> None:
    """Read ``G ABCD-MMM``: compartments by hyphens, their sub-compartments by blanks."""
    for piece in [part] if part in control.parts else part.split("-"):
        name, *subs = [piece] if piece in control.parts else piece.split(" ")
        known = control.parts.get(name)
        readable = known is not None or (not control.closed and _is_name(draft, name))
        numbered = not control.closed or all(map(str.isdecimal, subs))
        if not readable or not numbered or not all(_is_name(draft, sub) for sub in subs):
            raise UnreadableError(f"{piece!r} is not a part of {control.portion}")
        atom = f"{control.portion}-{known.portion if known is not None else name}"
        draft.take(control, form, atom)
        draft.atoms += [f"{atom} {sub}" for sub in subs]


def _is_name(draft: Draft, word: str) -> bool:
    """Tell whether a word may name a part, and is not a control that ran into the one before."""
    return not _is_said_elsewhere(draft, word) and _NAME.fullmatch(word) is not None


def _is_program(draft: Draft, name: str) -> bool:
    said = (name, *re.split("[ -]", name))
    known = any(_is_said_elsewhere(draft, word) for word in said)
    return not known and _PROGRAM.fullmatch(name) is not None


def _is_said_elsewhere(draft: Draft, word: str) -> bool:
    """Tell whether a word is a mark by itself, and no name that a part or program could have."""
    words = draft.scheme.words
    if len(word) > 1 and word in words.level_of:
        return True
    return word in words.control_of or word in words.pair_of or word in words.unread


def _read_list(draft: Draft, control: "Control", form: str, part: str) -> None:
    """Read a list of nations; without one it is that of the banner, or a concealed source."""
    draft.use([control.portion], form)
    if control.role == "foreign":
        listed = _codes(draft, part.replace(",", " ").split())
        draft.atoms += [f"{control.portion} {code}" for code in listed] or [control.portion]
        return
    separate = part.replace("/", ",") if control.role == "eyes" else part
    if " AND " in separate:
        draft.warn("legacy-form", "the list has an AND")
    listed = _codes(draft, [name for name in _BETWEEN_NATIONS.split(separate) if name])
    if (draft.display if control.role == "display" else draft.release) is not None:
        raise UnreadableError("it has two lists of nations")
    if control.role == "display":
        draft.display = listed
        return
    if control.role == "eyes":
        draft.permissions.append(control.portion)
        draft.warn("legacy-form", "EYES ONLY gave way to REL TO on 1 October 2017")
    elif listed and form != control.portion:
        draft.warn("portion-form", f"{control.portion} is how such a list begins")
    _check_list(draft, listed)
    draft.release = listed


def _codes(draft: Draft, names: Sequence[str]) -> list[str]:
    codes: list[str] = []
    for name in names:
        code = draft.scheme.nations.code(name)
        if code is None:
            raise UnreadableError(f"{name!r} is neither a nation nor a group of nations")
        codes.append(code)
    return codes


def _check_list(draft: Draft, listed: Sequence[str]) -> None:
    """Hold a list against its rules: without the own nation, it is for nobody else."""
    nations = draft.scheme.nations
    if not listed:
        return
    if nations.own not in nations.expand(listed):
        draft.atoms += draft.scheme.words.nation_only
        draft.warn("rel-list", f"its list lacks {nations.own}, and lets in nobody else")
    elif list(listed) == [nations.own]:
        draft.warn("rel-list", f"its list names {nations.own} only")
    elif list(listed) != nations.in_order(set(listed)):
        draft.warn("order", "its list does not stand in its order")


def _read_otherwise(draft: Draft, entry: str, beside: Sequence[str], *, last: bool) -> None:
    """Read what is not one control in its form: what was written once, and what ran together."""
    scheme = draft.scheme
    least = scheme.words.classified_from
    classified = least is not None and draft.level is not None and draft.level >= least
    if last and classified and _DECLASSIFICATION.fullmatch(entry):
        draft.warn("legacy-form", "a declassification value is no part of a mark since 2008")
        return
    parts = [part for part in re.split(r"\s*,\s*", entry) if part]
    if len(parts) > 1:
        draft.warn("legacy-form", "commas stand between its controls")
    else:
        parts = _run_together(draft, entry)
        if not parts:
            raise UnreadableError(f"{entry!r} is not a control of the scheme {scheme.name}")
        draft.warn("portion-form", "a slash is missing between its controls")
    for part in parts:
        read_entry(draft, part, [*beside, *parts], last=False)


def _run_together(draft: Draft, entry: str) -> list[str]:
    """Return the controls that *entry* is, with blanks between them, or nothing."""
    words = draft.scheme.words
    said = entry.split(" ")
    parts: list[str] = []
    while said:
        forms = (" ".join(said[:size]) for size in range(min(len(said), _MOST_WORDS), 0, -1))
        form = next((f for f in forms if f in words.control_of or f in words.pair_of), None)
        if form is None:
            return []
        control = words.controls.get(words.control_of.get(form, ""))
        if control is not None and control.takes == "nations":
            form = " ".join(said)  # its list goes on to the end
        parts.append(form)
        said = said[len(form.split(" ")) :]
    return parts if len(parts) > 1 else []

"""What happens to a portion, and why. Holds no text of the document."""

from typing import Literal, NamedTuple

from redactor.markings.marking import Marking

Action = Literal["release", "mask", "strip"]
"""What happens to a portion: it goes out, gives way to a notice, or leaves no trace."""


class Decision(NamedTuple):
    """What happens to the portion *portion*.

    *marking* is the one that it was read with, *effective* the one that was compared with the
    ceiling: lower where a downgrade or the policy's word on an unmarked field says so, and then
    *authority* names the ground: the authority of the downgrade, or the policy. *rule* is the
    policy's rule that decided, or ``level``, ``fields``, ``headings``, ``unmarked`` or
    ``downgrade`` where none of its rules did.
    """

    portion: str
    kind: str
    label: str
    marking: Marking
    effective: Marking
    action: Action
    rule: str
    exemptions: tuple[str, ...] = ()
    authority: str = ""

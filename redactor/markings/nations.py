"""Nations and groups of them: the members of lists such as ``REL TO USA, AUS, FVEY``."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

_CODE = 3
"""Letters of a nation's code (ISO 3166-1 alpha-3); what is longer is a group."""


@dataclass(frozen=True, slots=True)
class Nations:
    """The codes that lists may have, and what each stands for.

    *own* is the nation whose scheme it is, or empty. *aliases* lead to a code; *members* gives
    the nations of each group; a group whose members are not known stands for itself.
    """

    own: str = ""
    codes: frozenset[str] = frozenset()
    aliases: Mapping[str, str] = field(default_factory=dict)
    members: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def code(self, written: str) -> str | None:
        """Return the code or group that *written* names, or None."""
        code = self.aliases.get(written, written)
        return code if code in self.codes or code in self.members else None

    def expand(self, listed: Iterable[str]) -> frozenset[str]:
        """Return the nations that a list stands for."""
        nations: set[str] = set()
        for code in listed:
            nations |= self.members.get(code) or {code}
        return frozenset(nations)

    def list_of(self, nations: Collection[str]) -> frozenset[str]:
        """Return the shortest list that stands for *nations*, with whole groups by their names."""
        whole = frozenset(nations)
        within = [
            (group, members)
            for group, members in self.members.items()
            if len(members) > _CODE and members <= whole
        ]
        groups = {
            group for group, members in within if not any(members < others for _, others in within)
        }
        covered = self.expand(groups) - {self.own} if groups else frozenset()
        return (whole - covered) | groups

    def in_order(self, listed: Iterable[str]) -> list[str]:
        """Return a list as it is written: the own nation, then codes, then groups."""
        return sorted(listed, key=lambda code: (code != self.own, len(code) > _CODE, code))

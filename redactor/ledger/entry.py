"""Entries of the ledger, and how they are sealed. No entry holds text of a document."""

import hashlib
import hmac
import json
from typing import Any, NamedTuple

GENESIS = "0" * 64
"""Stands before the first entry of the chain."""


class PortionRow(NamedTuple):
    """What happened to one portion.

    *amount* is in lines. *commitment* is keyed (see `commit`), and empty for what was released.
    """

    portion: str
    kind: str
    label: str
    marking: str
    action: str
    rule: str
    exemptions: tuple[str, ...]
    authority: str
    amount: int
    commitment: str


class Entry(NamedTuple):
    """One release: what went in, under which policy, and what came out.

    A source is known by its digest only: names of files can be portions too. *destination* is
    the absolute path of the release, or ``-`` for standard output.
    """

    recorded: str
    tool: str
    source_sha256: str
    policy: str
    policy_sha256: str
    level: str
    as_of: str
    form: str
    banner: str
    output_sha256: str
    destination: str
    portions: tuple[PortionRow, ...]

    def as_data(self) -> dict[str, Any]:
        """Return the entry as plain data."""
        return {**self._asdict(), "portions": [portion._asdict() for portion in self.portions]}

    def same_release(self, other: "Entry") -> bool:
        """Tell whether *other* records the same release to the same place."""
        return all(
            getattr(self, name) == getattr(other, name)
            for name in ("source_sha256", "policy_sha256", "level", "output_sha256", "destination")
        )

    def seal(self, number: int, previous: str) -> str:
        """Return the hash that binds this entry to its *number* and to the *previous* hash."""
        body = json.dumps(
            [number, previous, self.as_data()],
            sort_keys=True,
            ensure_ascii=False,
            separators=(",", ":"),
        )
        return hashlib.sha256(body.encode()).hexdigest()


def commit(key: bytes, source_sha256: str, portion: str, text: str) -> str:
    """Return a commitment to the words of a portion.

    Who has the key and the original can check it; nobody else can find a short paragraph by
    hashing guesses. Equal words in two documents give different commitments.
    """
    document_key = hmac.digest(key, source_sha256.encode(), "sha256")
    return hmac.digest(document_key, f"{portion}\0{text}".encode(), "sha256").hex()

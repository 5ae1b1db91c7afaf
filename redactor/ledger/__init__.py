"""The ledger: what was withheld from whom and why, in a chain that shows any change."""

from redactor.ledger.entry import Entry, PortionRow
from redactor.ledger.ledger import Finding, Intent, Ledger, default_path

__all__ = ["Entry", "Finding", "Intent", "Ledger", "PortionRow", "default_path"]

"""The version of redactor, as the ledger records it."""

__version__ = "0.1.0"

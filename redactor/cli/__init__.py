"""The command line: one file for a group of commands, and no logic."""

from redactor.cli.app import main

__all__ = ["main"]

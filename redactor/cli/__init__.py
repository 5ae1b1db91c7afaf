"""The command line: one file for a group of commands, and no logic."""

import gc

gc.disable()  # a command ends before there is garbage worth the time to look for it

from redactor.cli.app import main  # noqa: E402 (most of that time is spent on imports)

__all__ = ["main"]

"""Reads and releases papers, for tests of how they are read."""

from contextlib import ExitStack
from unittest import mock

import redactor
from redactor.documents.text import reader


def released(paper: str, policy: str = "standard", level: str = "U") -> str:
    """Return what goes out of *paper*, in small letters."""
    return redactor.release(redactor.read(paper.encode()), policy, level).render().lower()


def assert_read_the_same(text: str, without: dict[str, object]) -> None:
    """Assert that *text* is read the same without what only saves time.

    *without* are functions of the reader, and what they give instead.
    """
    quick = redactor.read(text.encode())
    with ExitStack() as patches:
        for name, value in without.items():
            patches.enter_context(mock.patch.object(reader, name, return_value=value))
        careful = redactor.read(text.encode())
    assert quick.portions == careful.portions
    assert quick.authority == careful.authority
    assert quick.banner == careful.banner
    assert quick.marking is careful.marking
    assert quick.furniture == careful.furniture

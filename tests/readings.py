"""Reads a text with and without what only saves time, and holds the two against each other."""

from contextlib import ExitStack
from unittest import mock

import redactor
from redactor.documents.text import reader


def assert_read_the_same(text: str, without: dict[str, object]) -> None:
    """Assert that *text* is read the same where functions of the reader give what is said."""
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

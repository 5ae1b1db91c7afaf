"""Release documents with classification marks at a chosen level, and prove what was withheld.

import redactor

document = redactor.read("cable.txt")
policy = redactor.load_policy("foia-public")
release = redactor.release(document, policy, level="U")
release.render("markdown")  # the text that may go out
release.decisions  # what happened to each portion, and why; without any text
"""

from importlib import import_module
from typing import TYPE_CHECKING

from redactor.errors import RedactorError
from redactor.version import __version__

if TYPE_CHECKING:
    from redactor.api import release, verify_file
    from redactor.documents.document import Document, Portion
    from redactor.documents.reader import read
    from redactor.markings.marking import Marking
    from redactor.policy.load import load_policy
    from redactor.policy.policy import Policy
    from redactor.releases.release import Release

__all__ = [
    "Document",
    "Marking",
    "Policy",
    "Portion",
    "RedactorError",
    "Release",
    "__version__",
    "load_policy",
    "read",
    "release",
    "verify_file",
]

_HOMES = {
    "Document": "redactor.documents.document",
    "Marking": "redactor.markings.marking",
    "Policy": "redactor.policy.policy",
    "Portion": "redactor.documents.document",
    "Release": "redactor.releases.release",
    "load_policy": "redactor.policy.load",
    "read": "redactor.documents.reader",
    "release": "redactor.api",
    "verify_file": "redactor.api",
}


def __getattr__(name: str) -> object:
    """Import what is asked for when it is asked for: ``redactor --help`` needs none of it."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)

"""Markings: what a mark means, how markings compare, and the schemes that define them."""

from redactor.markings.marking import Marking
from redactor.markings.scheme import Scheme, load_scheme

__all__ = ["Marking", "Scheme", "load_scheme"]

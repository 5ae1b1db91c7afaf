"""Markings: what a mark means, how markings compare, and the schemes that define them."""

from redactor.markings.load import load_scheme
from redactor.markings.marking import Marking
from redactor.markings.scheme import Scheme

__all__ = ["Marking", "Scheme", "load_scheme"]

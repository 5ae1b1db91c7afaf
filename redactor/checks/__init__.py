"""Checks of marked documents against the standards that their marks follow."""

from redactor.checks.finding import Finding, Rule
from redactor.checks.rules import RULES, check

__all__ = ["RULES", "Finding", "Rule", "check"]

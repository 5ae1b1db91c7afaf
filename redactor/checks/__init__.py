"""Checks of marked documents against the standards that their marks follow."""

from redactor.checks.check import RULES, check
from redactor.checks.finding import Finding, Rule

__all__ = ["RULES", "Finding", "Rule", "check"]

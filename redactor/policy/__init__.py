"""Policies: what may leave at which level, how the rest is withheld, and on what ground."""

from redactor.policy.load import load_policy, shipped_policies
from redactor.policy.policy import Policy

__all__ = ["Policy", "load_policy", "shipped_policies"]

"""Decisions: what happens to each portion at a level, under a policy, and why."""

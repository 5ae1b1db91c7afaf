"""Releases: the sanitized document, its forms, the checks on it, and how it is written."""

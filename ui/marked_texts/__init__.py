"""Texts with marked passages, as a table."""

"""A PDF as source text."""

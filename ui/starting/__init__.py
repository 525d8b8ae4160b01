"""A start beside another one, and one after crashes in a row."""

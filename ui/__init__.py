"""The window: sections at the left, one section's fields in the middle, guidance at the right."""

"""A colleague's copy of the sheet taken in: which file, what differs, what is taken of it."""

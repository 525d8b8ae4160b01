"""Checks of the wording, wherever it stands."""

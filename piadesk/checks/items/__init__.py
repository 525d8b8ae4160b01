"""Checks of single items by their kind."""

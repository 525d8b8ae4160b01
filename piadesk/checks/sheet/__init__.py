"""Checks between the parts of a sheet, and of the sheet as a whole."""

"""Checks of 変更箇所: its rows, and the rows against each other and against the sheet."""

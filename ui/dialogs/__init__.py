"""Dialogs of the window: earlier saves, versions, find and replace."""

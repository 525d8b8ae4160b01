"""The open sheet behind the window: undo, autosave, files, checks that follow the typing."""

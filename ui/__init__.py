"""The window: sections at the left, one section's fields in the middle, guidance at the right."""

import builtins

import PySide6.QtCore  # noqa: F401 - puts the function there

# PySide6 puts a function before `import` that reads the source of every module a second time, to
# see whether it wants Qt's names in another style: none of ours does.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)

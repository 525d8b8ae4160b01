"""Starts the window: the same as the command without a file."""

import sys

from piadesk.__main__ import main

if __name__ == "__main__":
    sys.exit(main([]))

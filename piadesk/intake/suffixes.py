"""What a published sheet may come as, by the ends of file names."""

from typing import Final

SUFFIXES: Final = (".xlsx", ".xlsm", ".pdf", ".txt", ".html", ".htm")

PATTERNS: Final = " ".join(f"*{suffix}" for suffix in SUFFIXES)
"""As a file dialog wants them."""

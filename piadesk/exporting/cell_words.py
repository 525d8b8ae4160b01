"""Words as a cell of a workbook can hold them: as text, never as a formula."""

import re
from typing import Final

MAX_CELL_LENGTH: Final = 32_767
"""So many characters a cell holds; Excel refuses a file with more."""

CHOICES_SHEET: Final = "選択肢"
"""The worksheet out of sight that dropdowns take their lists from."""

GOES_ON: Final = "@;@;@;@"
"""The format of a cell that goes on with the paragraph of the one above it: it shows words as any
other does, and programs keep it."""

_NOT_IN_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def cell_words(words: str) -> str | None:
    """``words`` for a cell; None for an empty one. What XML cannot hold becomes ``〓``."""
    return _NOT_IN_XML.sub("〓", words) or None

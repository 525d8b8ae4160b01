"""Words as a cell of a workbook can hold them: as text, never as a formula."""

import re
from typing import Final

MAX_CELL_LENGTH: Final = 32_767
"""So many characters a cell holds; Excel refuses a file with more."""

_NOT_IN_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def cell_words(words: str) -> str | None:
    """``words`` for a cell; None for an empty one. What XML cannot hold becomes ``〓``."""
    return _NOT_IN_XML.sub("〓", words) or None


def in_cells(words: str) -> list[str]:
    """``words`` cut into pieces that a cell can hold, at line ends where there are some."""
    pieces = []
    while len(words) > MAX_CELL_LENGTH:
        line_end = words.rfind("\n", 1, MAX_CELL_LENGTH)
        cut = line_end if line_end > 0 else MAX_CELL_LENGTH
        pieces.append(words[:cut])
        words = words[cut:].removeprefix("\n")  # the end of the cell is that of the line
    return [*pieces, words]

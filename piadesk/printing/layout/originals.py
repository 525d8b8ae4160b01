"""What a printed line stands for (原文), where its letters alone do not tell.

On paper a line end, a blank dropped at a break, a tab or a stand-in looks like something else. So
that a PDF gives back exactly what was typed, such lines carry their original in the file, as marked
content with a property list of our own (ISO 32000-1, 14.6); other programs pass over it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from piadesk.typeface.faces import printable

TAG: Final = "PIAdeskLine"
KEY: Final = "Original"
"""The tag of the marked content, and the key of its original (UTF-16, big end first)."""

ATTACHED: Final = "sheet.piadesk"
"""The name of a sheet file inside a PDF: ours is known by it."""

_UNIT: Final = re.compile(r"\r\n|.", re.DOTALL)
_UNCLEAR: Final = re.compile(r"^\s|\s$|\s\s|[^\S \u3000]|[\u00ad\ufb00-\ufb4f]|[-\u2010]$")
"""What readers of PDFs drop or change: blanks at the edges and in a row, ligatures, hyphens."""

_SUSPECT: Final = re.compile(r"[-\s\u00ad\u2010\ufb00-\ufb4f]")
"""What has none of these is clear, and most lines have none."""


class PrintedLine(str):
    """A line as it is printed, with the text that it stands for."""

    original: str

    @classmethod
    def of(cls, line: str, original: str) -> str:
        """The line; with its original where that is something else, or unclear on paper."""
        if line == original and not (_SUSPECT.search(line) and _UNCLEAR.search(line)):
            return line
        printed = cls(line)
        printed.original = original
        return printed


def is_anything(lines: Iterable[str]) -> bool:
    """Whether any of the printed lines is more than an empty one."""
    return any(line or isinstance(line, PrintedLine) for line in lines)


def original_of(line: str) -> str:
    """The text that a printed line stands for."""
    return line.original if isinstance(line, PrintedLine) else line


def with_originals(text: str, shown: str, lines: Sequence[str]) -> tuple[str, ...]:
    """The printed lines of ``text``, each with its part of it; ``shown`` is `printable`.

    The parts make up the text. A line on which nothing can be seen leaves its part to the next
    one, the last such to the one before.
    """
    printed: list[str] = []
    waiting, seen = "", -1
    for line, part in zip(lines, _parts(text, shown, lines), strict=True):
        if not line.strip():
            waiting += part
            printed.append(line)
            continue
        seen = len(printed)
        printed.append(PrintedLine.of(line, waiting + part))
        waiting = ""
    if waiting and seen >= 0:
        printed[seen] = PrintedLine.of(lines[seen], original_of(printed[seen]) + waiting)
    return tuple(printed)


def _parts(text: str, shown: str, lines: Sequence[str]) -> Iterator[str]:
    """What of ``text`` each line stands for, its line end and a blank dropped there with it."""
    ends = line_ends(shown, lines)
    if shown == text:
        start = 0
        for end in ends:
            yield text[start:end]
            start = end
        return
    units = [match[0] for match in _UNIT.finditer(text)]
    lengths = [len(printable(unit)) for unit in units]
    reached = number = 0
    for end in ends:
        begun = number
        # What prints as nothing (異体字セレクタ) belongs to the character before it.
        while number < len(units) and (reached < end or lengths[number] == 0):
            reached += lengths[number]
            number += 1
        yield "".join(units[begun:number])


def line_ends(shown: str, lines: Sequence[str]) -> Iterator[int]:
    """Where in the printable text each line ends, what is dropped at its break counted in."""
    end = 0
    for line in lines:
        end += len(line)
        end += shown[end : end + 1] == " "
        end += shown[end : end + 1] == "\n"
        yield end

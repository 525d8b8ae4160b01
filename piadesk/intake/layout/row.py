"""A row of a laid-out text: a line at the left edge, and the deep lines that belong to it."""

import re
from dataclasses import dataclass, field
from typing import Final

from piadesk.intake.layout.labels import is_heading
from piadesk.intake.layout.lines import Line
from piadesk.texts.folding import fold

_HEAD: Final = re.compile(
    r"[ⅠIⅡⅢⅣⅤⅥ]+[ \u3000.．]|[0-9０-９]{1,2}[．.]|システム[0-9０-９]|[（(]別添"
)
LIST: Final = re.compile(r"[＜<]選択肢[＞>]")


@dataclass
class Row:
    """A line at the left edge, and the deep lines that belong to it."""

    line: Line
    above: list[Line] = field(default_factory=list)
    below: list[Line] = field(default_factory=list)
    last: int = 0
    """The number of the last line that its label takes."""

    is_sure: bool = True

    @property
    def is_head(self) -> bool:
        """A heading: nothing stands beside it."""
        first, *others = self.line.segments
        beside = [segment for segment in others if fold(segment.words) != "※"]
        is_section = re.fullmatch(r"[ⅠIⅡⅢⅣⅤⅥ]+", first.words)
        is_named = bool(_HEAD.match(first.words)) or is_heading(first.words)
        return bool(is_section) or (not beside and is_named)


def is_head_line(line: Line) -> bool:
    """Whether a line begins like a heading."""
    return bool(_HEAD.match(line.raw))

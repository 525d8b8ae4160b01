"""Words behind a wide blank of a line (番号法第9条第1項　別表の56の項), that were taken for a
column of their own: they stand below the next rows."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from piadesk.intake.layout.belonging import begins_list, is_text
from piadesk.intake.layout.lines import Line, Segment, line_groups
from piadesk.intake.layout.pieces import ANSWER
from piadesk.intake.layout.printed import is_printed_label
from piadesk.texts.folding import fold

_CITED: Final = re.compile(r"第\d+条(?:の\d+)?(?:第\d+項)?(?:第\d+号)?$")
_TABLE: Final = re.compile(r"別表")
_WHOLE: Final = re.compile(r"[項号)）」。]$")
"""The end of what stands behind the blank, where no line below goes on with it."""

_HEAD: Final = re.compile(r"(?:[0-9０-９]{1,2}[)）.．、 \u3000]|[①-⑳])[^。、]+")
_FURTHEST, _LONG_WAY = 40, 90
"""Lines, blank ones too, from a line to the words behind its blank at most; where both are one of
several."""

_Group = Sequence[int]
"""Places of lines that no blank one parts."""


def with_wide_blanks(lines: Sequence[Line | None]) -> list[Line | None]:
    """The lines with those words behind theirs."""
    whole = list(lines)
    for place, rest in _pairs(lines):
        line, behind = lines[place], lines[rest]
        if line and behind:
            raw = f"{line.raw.strip()}\u3000{behind.raw.strip()}"
            whole[place] = Line(line.number, (Segment(ANSWER, raw),), raw)
            whole[rest] = None
    return whole


def _pairs(lines: Sequence[Line | None]) -> Iterator[tuple[int, int]]:
    """Places of lines, and of the words behind their blanks."""
    cited: list[int] = []
    headed: list[_Group] = []
    for group in line_groups(lines):
        words = [line.raw.strip() for place in group if (line := lines[place])]
        cited = [place for place in cited if group[0] - place <= _FURTHEST]
        if len(cited) >= len(group) and all(map(_TABLE.match, words)):
            for place, each in zip(group, words, strict=True):
                is_cut = not _WHOLE.search(each)
                alike = (n for n in cited if (n + 1 < len(lines) and bool(lines[n + 1])) == is_cut)
                head = next(alike, cited[0])
                cited.remove(head)
                yield head, place
        elif goal := next((each for each in headed if _is_behind(each, group, words)), None):
            yield from zip(goal, group, strict=True)
            headed.remove(goal)
        elif not any(map(is_printed_label, words[1:])):
            start = int(is_printed_label(words[0]))
            cited += [n for n, w in zip(group, words, strict=True) if _CITED.search(fold(w))]
            if words[start:] and all(map(_is_head, words[start:])):
                headed.append(group[start:])


def _is_head(words: str) -> bool:
    """Whether words are numbered and no sentence, and none of a list of 選択肢."""
    return bool(_HEAD.fullmatch(words)) and not begins_list(words)


def _is_behind(heads: _Group, group: _Group, words: Sequence[str]) -> bool:
    """Whether lines are what stands behind as many heads."""
    way = _LONG_WAY if len(group) > 1 else _FURTHEST
    is_near = len(heads) == len(group) and group[0] - heads[-1] <= way
    return is_near and all(each.endswith("。") and is_text(each) for each in words)

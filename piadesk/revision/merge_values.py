"""One value that keeps what two copies of a sheet say: texts by sentences, marks, pictures."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Final

from piadesk.forms import definition as d
from piadesk.json_values import JsonValue
from piadesk.kinds import ChosenMarks, is_blank

_SENTENCE: Final = re.compile(r"[^。\n]*(?:。|\n)|[^。\n]+")
_ENDS: Final = ("。", "\n")


def both_of(item: d.AnyItem | None, mine: JsonValue, theirs: JsonValue) -> JsonValue:
    """The value that keeps both; None where the item can only hold one of them, or where one of
    them holds nothing."""
    if is_blank(mine) or is_blank(theirs):
        return None
    if isinstance(item, d.Text | d.LongText) and isinstance(mine, str) and isinstance(theirs, str):
        return woven(mine, theirs)
    if isinstance(item, d.Marks) and isinstance(mine, dict) and isinstance(theirs, dict):
        return _all_marks(item, ChosenMarks.of(mine), ChosenMarks.of(theirs))
    if isinstance(item, d.Picture) and isinstance(mine, list) and isinstance(theirs, list):
        return [*mine, *(picture for picture in theirs if picture not in mine)]
    return None


def woven(mine: str, theirs: str) -> str:
    """Every sentence of both texts: those of both once, where they differ mine before theirs."""
    return "".join(_woven(_SENTENCE.findall(mine), _SENTENCE.findall(theirs)))


def _woven(mine: list[str], theirs: list[str]) -> Iterator[str]:
    matcher = SequenceMatcher(None, mine, theirs, autojunk=False)
    last = ""
    for tag, start, end, begin, finish in matcher.get_opcodes():
        blocks = [mine[start:end]] if tag == "equal" else [mine[start:end], theirs[begin:finish]]
        for block in filter(None, blocks):
            if last and not last.endswith(_ENDS):
                yield "\n"
            yield from block
            last = block[-1]


def _all_marks(item: d.Marks, mine: ChosenMarks, theirs: ChosenMarks) -> JsonValue:
    """Every ○ of both; of an option whose brackets hold words on both sides, both."""
    chosen = mine
    for option in theirs.marked:
        chosen = chosen.with_mark(item, option, marked=True)
    for option, words in theirs.texts.items():
        own = chosen.texts.get(option, "")
        chosen = chosen.with_text(option, woven(own, words) if own else words)
    return chosen.value()

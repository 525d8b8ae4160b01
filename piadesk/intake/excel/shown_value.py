"""What a cell of a workbook shows: its words, its number or day as the clerk sees them."""

import datetime
import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final

from piadesk.scheme.era import shown_date

_CONTROL: Final = re.compile(r"_x00(0[1-9A-F]|1[0-9A-F])_", re.IGNORECASE)
"""How Excel writes a control character inside words."""

_DAYS: Final = {
    **dict.fromkeys((27, 28, 29, 30, 31, 36, 50, 51, 54, 57, 58), "yyyy/m/d"),
    **dict.fromkeys((34, 52, 55), "yyyy/m"),
    **dict.fromkeys((35, 53, 56), "m/d"),
}
"""The formats of a Japanese Excel that stand in no file, only their numbers do (ECMA-376 part 1,
18.8.30); 58 is what a day typed as 令和7年4月1日 gets."""

_LAST_SERIAL: Final = 2_958_466
"""Behind the last day that Excel knows, 9999-12-31."""

_NO_DIGITS: Final = re.compile(r"\[[^\]]*\]|_.|\*.")
_LITERAL: Final = re.compile(r'"([^"]*)"|\\(.)')
_NUMBER: Final = re.compile(r"General|[#0?][#0?,]*(?:\.([#0?]+))?(%?)")
_WHITE: Final = {"rgb": ("FFFFFFFF", "00FFFFFF"), "theme": (0,), "indexed": (1, 9)}
"""How a file says white: as a colour of its own, of its theme, of Excel's palette."""

_PRIVATE: Final = 0xE000
"""From here on characters stand for the words inside a format."""


def shown_value(cell: Any) -> str:  # noqa: ANN401 - openpyxl is untyped
    """The cell's words; a day in 和暦, a number with the commas and places that it shows."""
    value, pattern = cell.value, cell.number_format
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        known = _DAYS.get(cell.style_array.numFmtId)
        if known is None or pattern != "General" or not 0 <= value < _LAST_SERIAL:
            return _shown_number(value, pattern)
        from openpyxl.utils.datetime import from_excel

        value, pattern = from_excel(value, cell.parent.parent.epoch), known
    if isinstance(value, datetime.datetime | datetime.date):
        return _shown_day(value, pattern)
    if isinstance(value, datetime.time):
        return value.strftime("%H:%M")
    return "" if value is None else _plain(str(value))


def marked_words(cell: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401
    """The words of a cell that a line is drawn through, and those that are white on white, each
    with the code of its note."""
    for code, is_marked in (("struck", _is_struck), ("unseen", _is_white)):
        if code == "unseen" and not _is_blank(cell.fill):
            return
        if is_marked(cell.font):
            words = shown_value(cell)
        else:
            runs: Sequence[Any] = cell.value if isinstance(cell.value, list) else ()
            of_look = (run for run in runs if not isinstance(run, str) and is_marked(run.font))
            words = _plain("".join(map(str, of_look)))
        if words.strip():
            yield code, words


def _is_struck(font: Any) -> bool:  # noqa: ANN401
    return bool(font.strike)


def _is_white(font: Any) -> bool:  # noqa: ANN401
    color = font.color
    return color is not None and getattr(color, color.type) in _WHITE.get(color.type, ())


def _is_blank(fill: Any) -> bool:  # noqa: ANN401
    """Whether nothing is laid under the words of a cell."""
    return getattr(fill, "fill_type", None) in (None, "none")


def _plain(words: str) -> str:
    words = _CONTROL.sub(lambda match: chr(int(match[1], 16)), words)
    return words.replace("\r\n", "\n").replace("\r", "\n")


def _shown_day(value: datetime.date, pattern: str) -> str:
    """The parts of the day that the pattern has: 令和7年4月1日, 令和7年4月, 4月1日."""
    parts = _NO_DIGITS.sub("", _LITERAL.sub("", pattern.split(";")[0])).lower()
    if not re.search("[yeg]", parts):
        words = f"{value.month}月{value.day}日"
    else:
        words = shown_date(f"{value:%Y-%m-%d}")
        words = words if "d" in parts else words[: words.rfind("月") + 1] or words
    if "h" in parts and isinstance(value, datetime.datetime):
        words += f" {value.hour}:{value.minute:02}"
    return words


def _shown_number(value: float, pattern: str) -> str:
    """A number by its format where that is a plain one (``#,##0"件"``), else as it stands."""
    literals: list[str] = []

    def kept(match: re.Match[str]) -> str:
        literals.append(match[1] or match[2] or "")
        return chr(_PRIVATE + len(literals) - 1)

    bare = _NO_DIGITS.sub("", _LITERAL.sub(kept, pattern.split(";")[0]))
    shape = _NUMBER.search(bare)
    before, after = (bare[: shape.start()], bare[shape.end() :]) if shape else ("", "")
    if shape is None or re.search(r"[#0?/E]", before + after):
        return _digits(value)
    words = before + _digits(value, shape) + after
    return re.sub(
        "[\ue000-\uf8ff]", lambda match: literals[ord(match[0]) - _PRIVATE], words
    ).strip()


def _digits(value: float, shape: re.Match[str] | None = None) -> str:
    if shape is None or shape[0] == "General":
        return str(value) if isinstance(value, int) else f"{value:.15g}"
    number = Decimal(str(value)) * (100 if shape[2] else 1)
    places = Decimal(1).scaleb(-len(shape[1] or ""))
    whole, point, rest = f"{abs(number).quantize(places, ROUND_HALF_UP):f}".partition(".")
    if "," in shape[0]:
        whole = f"{int(whole):,}"
    else:
        whole = whole.zfill(shape[0].partition(".")[0].count("0"))
    return ("-" if number < 0 else "") + whole + point + rest + shape[2]

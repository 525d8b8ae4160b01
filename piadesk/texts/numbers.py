"""Numbers as clerks write them: 1,234 / １２３４ / 1.2万 / 1億2,000万, and as they are shown.

Only what is a number beyond doubt is read as one: 約300, 3～5 and 007 stay words.
"""

import re
from decimal import Decimal
from typing import Final

_DIGITS: Final = r"(?:0|[1-9]\d*|[1-9]\d{0,2}(?:,\d{3})+)(?:\.\d+)?"
_NUMBER: Final = (  # written out, not compiled: few commands read a number
    rf"(?P<sign>[+-]?)(?=\S)(?:(?P<hundred_millions>{_DIGITS})億)?"
    rf"(?:(?P<ten_thousands>{_DIGITS})万)?(?:(?P<thousands>{_DIGITS})千)?(?P<ones>{_DIGITS})?"
)
_POWERS: Final = {
    "hundred_millions": Decimal(100_000_000),
    "ten_thousands": Decimal(10_000),
    "thousands": Decimal(1_000),
    "ones": Decimal(1),
}
_SIGNS: Final = {"円": "¥"}
"""What spreadsheets write before a number in place of the unit behind it."""

_NARROW: Final = {0xFF01 + place: 0x21 + place for place in range(94)} | str.maketrans(
    "\u3000￥−‐‑–", " ¥----"
)
"""Full width, and the signs that an input method gives for a minus. No more is folded than that:
①, 10² and ㍿ would become other numbers."""


def parse_number(words: str, unit: str = "") -> Decimal | None:
    """The number that ``words`` are as a whole, with its unit or without; None for anything else.

    A part above must be greater than all below it: 1億2,000万 is one number, 1万12,345 is none.
    """
    text = words.translate(_NARROW).strip().removesuffix(unit.translate(_NARROW)).rstrip()
    text = text.removeprefix(_SIGNS.get(unit, "")).lstrip()
    match = re.fullmatch(_NUMBER, text)
    if match is None:
        return None
    number, above = Decimal(0), None
    for name, power in _POWERS.items():
        digits = match[name]
        if digits is None:
            continue
        part = Decimal(digits.replace(",", "")) * power
        if above is not None and part >= above:
            return None
        number, above = number + part, power
    if above is None:
        return None
    return -number if match["sign"] == "-" else number


def shown_number(number: Decimal, decimals: int = 0) -> str:
    """``1,234.50``: thousands parted, with ``decimals`` digits behind the point or as many more as
    the number has, for showing fewer would be another number."""
    return f"{number:,.{max(decimals, digits_behind_point(number))}f}"


def digits_behind_point(number: Decimal) -> int:
    """How many digits behind the point say something: 2 of 1.250."""
    if number == number.to_integral_value():
        return 0
    exponent = number.normalize().as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0

"""How the time of comparing two texts grows with their length.

Run by hand: ``python tests/bench/diff.py``. Prints seconds for 10,000 and 100,000 characters and
the exponent of growth (1.0 is linear): a word changed in each five hundred characters, a text
written anew, a list with numbers left out, and the same line over and over.
"""

import math
import random

from grow import seconds

from piadesk.texts.diff import pieces

LETTERS = "住民基本台帳に関する事務を行う、市区町村長が個人番号の届出を受けて確認し。\n"
SIZES = (10_000, 100_000)


def texts(size: int) -> dict[str, tuple[str, str]]:
    """Pairs of texts of that length, by what differs."""
    drawn = random.Random(1)
    text = "".join(drawn.choices(LETTERS, k=size))
    spots = "".join("新" if at % 500 == 0 else one for at, one in enumerate(text))
    numbers = [str(number) for number in range(size // 6)]
    line, half = "該当なし。\n", size // 12
    return {
        "spots": (text, spots),
        "anew": (text, "".join(drawn.choices(LETTERS, k=size))),
        "list": ("、".join(numbers), "、".join(one for one in numbers if int(one) % 97)),
        "same line": (line * 2 * half, line * half + "該当あり。\n" + line * (half - 7)),
    }


def main() -> None:
    """Measure and print."""
    few, many = (texts(size) for size in SIZES)
    for name in few:
        quick, slow = (
            seconds(lambda pair=pair: pieces(*pair), 3) for pair in (few[name], many[name])
        )
        exponent = math.log(slow / quick) / math.log(SIZES[1] / SIZES[0])
        print(f"{name:10} {quick:7.3f} s {slow:7.3f} s  exponent {exponent:.2f}")


if __name__ == "__main__":
    main()

"""Which kana follow each other in official texts: tells a kana that is doubled, lost or astray.

A text is taken as its kana, with one letter for each run of kanji (K), of katakana (T) and so on.
``resources/lexicon/kana.txt`` holds what official texts write of three such letters in a row, and
how usual each four are; a stretch that none of them writes is a slip where one kana less, or one
more, makes it a usual one.
"""

import functools
import re
import unicodedata
from collections.abc import Iterator
from typing import Final, NamedTuple

from piadesk.places import RESOURCES

_FILE: Final = RESOURCES / "lexicon" / "kana.txt"
_INSERTED: Final = (
    "あいうえおかがきぎくぐけげこごさざしすせそただちっつてでとどなに"
    "のはばびへべまみむめもやよらりるれろわをん"
)
_GRAMMAR: Final = re.compile(
    "[いきしちにびみりえけせてねべめれ]う(?:る|べき|べく)|しし(?=[、てたま])|[いきしちにひみりえけせてねめれ]ざる|[べまご]から[ずざ]|[かがさたなばまら]な(?:い|く|か|け)"
    "|[いきぎしちにびみり](?:つつ|ながら|がち|やす[いくさ]|にく[いくさ]|かね[るなず]|すぎ[るなず]|づら[いく]|次第|たて)"
    "|[いきしちにびみりえけせてねめれだ]たり|[うくぐすつぬぶむる](?:ごと|たび|べき|べく|まで|ほか|だけ|ばかり|うち|うえ|ほど|とも|ならば|にせよ)"
)
"""Ends of verbs and words behind them that are right whatever stands before."""

_END: Final = "$"
_PARTICLES: Final = "をはがにのとで"
_DENIES: Final = "ず"

_CLASSES: Final = re.compile(r"K+|T+|0+|A+|P+|\$+")
_SOUNDS: Final = re.compile("[ぁ-ん]")
_OTHER_LETTERS: Final = re.compile("[0AP()]")
_WINDOW: Final = 3

DOUBLED, EXTRA, LOST = 3, 15, 25
"""How often official texts must write what a stretch becomes without a doubled kana, without any
other one, and with one more."""
_LEVELS: Final = (DOUBLED, EXTRA, LOST)


class Kana(NamedTuple):
    """What the file holds, as small as it is there."""

    seen: dict[str, str]
    """For two letters in a row, each third one."""

    usual: dict[str, str]
    """For three letters in a row, the fourth ones that stand there `DOUBLED`, `EXTRA` and `LOST`
    times, with a blank between: ``あい う``."""

    def has_seen(self, three: str) -> bool:
        """Whether official texts write three letters in a row."""
        return three[2] in self.seen.get(three[:2], "")

    def usage(self, four: str) -> int:
        """How often they write four letters in a row, up to `LOST`."""
        lasts = self.usual.get(four[:3], "")
        place = lasts.find(four[3])
        return 0 if place < 0 else _LEVELS[lasts.count(" ", 0, place)]


class Slip(NamedTuple):
    """A stretch of a text that official texts never write so."""

    letters: str
    """As the file would hold it: what a sheet often writes is a name."""

    found: str
    right: str


@functools.cache
def kana() -> Kana:
    """The file, read once."""
    seen, usual = _FILE.read_text(encoding="utf-8").strip("\n").split("\n\n")
    return Kana(
        {line[:2]: line[2:] for line in seen.split("\n")},
        {line[:3]: line[3:] for line in usual.split("\n")},
    )


def slips(text: str) -> Iterator[Slip]:
    """The slips of a text, from its beginning."""
    letters, whole = in_letters(text)
    known, last = kana(), -_WINDOW
    grammar = [match.span() for match in _GRAMMAR.finditer(letters)]
    for index in range(len(letters) - 2):
        three = letters[index : index + _WINDOW]
        if known.has_seen(three) or index < last + _WINDOW or _OTHER_LETTERS.search(three):
            continue
        is_odd = len(_SOUNDS.findall(three)) > 1 and not _within(grammar, index)
        if is_odd and (right := _mended(letters, index)) is not None:
            last = index
            yield _slip(letters, whole, index, right)


def _within(spans: list[tuple[int, int]], index: int) -> bool:
    """Whether most of the window lies in one of the spans."""
    return any(min(end, index + _WINDOW) - max(start, index) > 1 for start, end in spans)


def in_letters(text: str) -> tuple[str, list[str]]:
    """A text in the letters of the file, and what of it each letter stands for."""
    folded = re.sub(r"[^\S\n]", "", unicodedata.normalize("NFKC", text))
    letters = f"{_END}{folded}{_END}".translate(_table())
    runs = [(match.start(), match.end()) for match in _CLASSES.finditer(letters)]
    spelled = f"{_END}{folded}{_END}"
    whole: list[str] = []
    short: list[str] = []
    done = 0
    for start, end in runs:
        short += letters[done:start]
        whole += spelled[done:start]
        short.append(letters[start])
        whole.append(spelled[start:end])
        done = end
    return "".join(short), whole


def _mended(letters: str, start: int) -> tuple[int, str] | None:
    """Where a kana is too many, or lacks, and that kana; None where neither makes it usual, and for
    付す beside 付する."""
    ways: list[tuple[float, int, str]] = []
    for place in range(start, start + _WINDOW):
        sound = letters[place]
        if _SOUNDS.match(sound):
            is_double = sound in (letters[place - 1 : place], letters[place + 1 : place + 2])
            if letters[place - 1] == "K" and not is_double and sound not in _PARTICLES:
                continue  # 問合せ and 問合 are both right.
            if sound == _DENIES and not is_double:
                continue  # 用いず is right where 用い is
            count = _usage_of_rarest(letters[:place] + letters[place + 1 :], place)
            if count >= (DOUBLED if is_double else EXTRA):
                ways.append((count * (10 if is_double else 1), place, ""))
    for place in range(start + 1, start + _WINDOW):
        for sound in _INSERTED if letters[place - 1] != "K" else "":
            count = _usage_of_rarest(letters[:place] + sound + letters[place:], place)
            if count >= LOST:
                ways.append((count * 0.5, place, sound))
    if not ways:
        return None
    _, place, sound = max(ways)
    return None if sound == "る" and letters[place - 1] == "す" else (place, sound)


def _usage_of_rarest(letters: str, place: int) -> int:
    """How usual the rarest four letters around a place are."""
    fours = (
        letters[index : index + 4]
        for index in range(max(0, place - 3), min(place, len(letters) - 4) + 1)
    )
    counts = [kana().usage(four) for four in fours if _SOUNDS.search(four)]
    return min(counts, default=0)


def _slip(letters: str, whole: list[str], position: int, mended: tuple[int, str]) -> Slip:
    place, sound = mended
    start, end = max(0, position - 1), position + _WINDOW + 2
    behind = place if sound else place + 1
    wrong = "".join(whole[start:end])
    right = "".join([*whole[start:place], sound, *whole[behind:end]])
    return Slip(
        letters[position : position + _WINDOW], *(one.strip(_END)[-24:] for one in (wrong, right))
    )


class _Table(dict[int, str]):
    """Each character as a letter of the file, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = letter = _letter(chr(code))
        return letter


@functools.cache
def _table() -> _Table:
    return _Table()


def _letter(character: str) -> str:
    if "ぁ" <= character <= "ん" or character in "、。$":
        return character
    if "一" <= character <= "龠" or character in "々〇":
        return "K"
    if "ァ" <= character <= "ヶ" or character == "ー":
        return "T"
    if character.isdigit():
        return "0"
    if character.isascii() and character.isalpha():
        return "A"
    if character == "\n":
        return _END
    return "(" if character in "(「『【<[" else ")" if character in ")」』】>]" else "P"

"""Words that official texts write, and words that sound like them: tells wrong conversions.

``resources/lexicon/README.md`` says what the files hold and where they come from. They are read
when the first text is asked, and kept.
"""

import functools
from collections.abc import Container, Iterator
from typing import Final, NamedTuple

from piadesk.places import RESOURCES

FOLDER: Final = RESOURCES / "lexicon"

OPEN: Final = "$$"
"""What stands before the beginning and behind the end of a text; a line end is one ``$``."""

_KEPT_RUNS: Final = 16_384


class Costs(NamedTuple):
    """By what a run of kanji is cut into words: the cheapest way is taken."""

    words: Container[str]
    """Words of two kanji of the whole language."""

    usual: Container[str]
    """Words of official texts."""

    longer: Container[str]
    """Words of three kanji."""

    affixes: Container[str]
    """Kanji that stand by themselves before or behind words: 者, 先, 再."""

    def of(self, part: str) -> float | None:
        """What a part costs; None for what is no word."""
        if len(part) == 1:
            return 1.2 if part in self.affixes else 3.0
        if part in self.usual:
            return 1.0 if len(part) == 2 else 1.5
        if part in self.words:
            return 1.5
        return 1.7 if part in self.longer else None


def cut(run: str, costs: Costs) -> tuple[float, tuple[str, ...]]:
    """The words of a run of kanji, and what they cost: one each where all are usual."""
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(run) + 1):
        ways = [
            (best[start][0] + cost, start)
            for start in range(max(0, end - 3), end)
            if (cost := costs.of(run[start:end])) is not None
        ]
        best.append(min(ways))
    parts: list[str] = []
    end = len(run)
    while end:
        start = best[end][1]
        parts.append(run[start:end])
        end = start
    return best[-1][0], tuple(reversed(parts))


class Pairs(dict[str, str]):
    """Words of two kanji by the first of them: quickly read, and small."""

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and len(word) == 2 and word[1] in self.get(word[0], "")


class Lexicon(NamedTuple):
    """All files."""

    costs: Costs
    counts: dict[str, int]
    """How often a usual word stands in the texts from which the lexicon was made."""

    before: dict[str, str]
    behind: dict[str, str]
    """What stands before and behind a word there, two characters each: ``|報の|票の|``."""

    same_sound: dict[str, str]
    """For a kanji, those that are read like it."""

    readings: dict[str, tuple[str, ...]]
    """How a kanji is read, in katakana."""

    homophones: dict[str, str]
    """For a word, the usual words of its groups, it may be one of them: ``保険 保健``."""

    first: dict[str, str]
    second: dict[str, str]
    """For a kanji, those that stand before and behind it in usual words."""

    pairs: frozenset[str]
    """Words that stand side by side, and words with an affix."""
    calling: frozenset[str]
    """Pairs of words of which the first calls for the second."""

    called: frozenset[str]
    """… and of which the second calls for the first."""

    def read_alike(self, word: str) -> Iterator[str]:
        """The usual words that are read like a word."""
        group = dict.fromkeys(self.homophones.get(word, "").split())
        return (other for other in group if other != word)

    def sound_near(self, kanji: str, other: str) -> bool:
        """Whether one kana typed amiss makes the one of the other: ショ, シュ."""
        return any(
            len(one) > 1 and len(one) == len(two) and one[0] == two[0] and one[2:] == two[2:]
            for one in self.readings.get(kanji, ())
            for two in self.readings.get(other, ())
        )

    def count(self, word: str) -> int:
        """How often the texts have a word."""
        return self.counts.get(word, 0)


@functools.cache
def lexicon() -> Lexicon:
    """The files, read once."""
    usual = [line.split("\t") for line in _lines("usual")]
    counts = {parts[0]: int(parts[1]) for parts in usual}
    words = Pairs((line[0], line[1:]) for line in _lines("words"))
    pairs = _lines("pairs")
    return Lexicon(
        Costs(words, counts.keys(), frozenset(), frozenset(_lines("affixes"))),
        counts,
        {parts[0]: f"|{parts[2]}|" for parts in usual if len(parts) > 2},
        {parts[0]: f"|{parts[3]}|" for parts in usual if len(parts) > 3},
        _same_sound(),
        _readings(),
        _homophones(counts),
        _beside(counts, 1),
        _beside(counts, 0),
        frozenset(line.strip("<>") for line in pairs),
        frozenset(line.strip("<>") for line in pairs if line.startswith("<")),
        frozenset(line.strip("<>") for line in pairs if line.endswith(">")),
    )


class Katakana(NamedTuple):
    """Words in katakana of official texts."""

    others: dict[str, tuple[str, ...]]
    """For each, the other words that are a letter away."""

    near: dict[str, tuple[str, ...]]
    """The words by what is left of them without a letter."""


@functools.cache
def katakana() -> Katakana:
    """The words, read once."""
    others: dict[str, tuple[str, ...]] = {}
    near: dict[str, tuple[str, ...]] = {}
    for line in _lines("katakana"):
        word, _, alike = line.partition("\t")
        others[word] = tuple(alike.split())
        for key in without_a_letter(word):
            near[key] = (*near.get(key, ()), word)
    return Katakana(others, near)


def without_a_letter(word: str) -> set[str]:
    """The word, and what is left of it without each of its letters: near words share one."""
    return {word, *(word[:index] + word[index + 1 :] for index in range(len(word)))}


@functools.lru_cache(_KEPT_RUNS)
def words_of(run: str) -> tuple[float, tuple[str, ...]]:
    """The words of a run of kanji, and what they cost."""
    return cut(run, lexicon().costs)


def _same_sound() -> dict[str, str]:
    same: dict[str, str] = {}
    for line in _lines("kanji"):
        kanji = line.partition("\t")[2]
        for letter in kanji:
            same[letter] = same.get(letter, "") + kanji
    return same


def _beside(counts: dict[str, int], place: int) -> dict[str, str]:
    """For the kanji at that place of usual words, the others."""
    beside: dict[str, str] = {}
    for word in counts:
        if len(word) == 2:
            beside[word[place]] = beside.get(word[place], "") + word[1 - place]
    return beside


def _readings() -> dict[str, tuple[str, ...]]:
    readings: dict[str, tuple[str, ...]] = {}
    for line in _lines("kanji"):
        reading, _, all_kanji = line.partition("\t")
        for kanji in all_kanji:
            readings[kanji] = (*readings.get(kanji, ()), reading)
    return readings


def _homophones(counts: dict[str, int]) -> dict[str, str]:
    alike: dict[str, str] = {}
    for line in _lines("homophones"):
        group = line.split(" ")
        usual = " ".join(word for word in group if word in counts)
        for word in group if usual else ():
            alike[word] = f"{alike[word]} {usual}" if word in alike else usual
    return alike


def _lines(name: str) -> list[str]:
    return (FOLDER / f"{name}.txt").read_text(encoding="utf-8").strip("\n").split("\n")

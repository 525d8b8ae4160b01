"""Writes ``resources/lexicon``: the words of official texts, and which words sound like them.

Run by hand: ``python -m tests.lexicon TEXT…`` with SudachiPy and ``sudachidict_core`` installed,
each TEXT a UTF-8 file of right official prose. Forms, guidance and samples are read by themselves.
Then ``python -m tests.lexicon --everyday TEXT…`` adds what right prose of other matters often
writes: a stretch of kana that official texts happen to lack is then no slip.
What the files hold stands in ``resources/lexicon/README.md``; why, in decision 0015.
"""

import itertools
import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

from piadesk.places import RESOURCES
from piadesk.texts.kana import DOUBLED, EXTRA, LOST, in_letters, kana
from piadesk.texts.lexicon import FOLDER, OPEN, Costs, cut, without_a_letter
from piadesk.texts.likeness import distance

RUN: Final = re.compile("[一-龠々]{2,}")
OWN: Final = ("forms/*.toml", "guidance/*", "help/*", "words/*", "samples/*.json")
_TWO_KANA: Final = re.compile("[ぁ-ん].*[ぁ-ん]")
MIN_WORD, MIN_CONTEXT, MIN_CONTEXTS_OF, MIN_SINGLE = 2, 2, 7, 6
MIN_OWN: Final = 5
"""How often two kanji must stand by themselves to be a word that the dictionary lacks."""

MIN_KATAKANA: Final = 4
MIN_TELLING, MIN_SHARE = 4, 0.06
"""A pair of words tells of one by the other: so often at the least, in so great a part."""

SHARE_OF_READING: Final = 0.08
"""A reading that a kanji has in fewer of its words is not counted as its own."""


MIN_EVERYDAY: Final = 3
"""In how many surroundings everyday prose must write three letters in a row for them to be right.
Measured on manuals kept out of the count, and with one kana changed in official sentences: of 40
false slips in 5,000 sentences 19 were left (13 from 2 on, 27 from 5), of 118 slips 114 told (111,
118)."""


class Dictionary(NamedTuple):
    """What is taken over of the dictionary."""

    words: set[str]
    """Words of two kanji, none a person's name."""

    sounds: dict[str, set[str]]
    """Common nouns of two kanji with their readings."""

    longer: set[str]
    affixes: set[str]
    katakana: set[str]


def main(files: Iterable[Path]) -> None:
    """Write all files."""
    known = _dictionary()
    texts = [*_own_texts(), *(file.read_text(encoding="utf-8") for file in files)]
    runs = Counter(run for text in texts for run in RUN.findall(_folded(text)))
    known.words.update(run for run, count in runs.items() if len(run) == 2 and count >= MIN_OWN)
    first = Costs(known.words, frozenset(), known.longer, known.affixes)
    words: Counter[str] = Counter()
    singles: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for run, count in runs.items():
        parts = cut(run, first)[1]
        words.update({part: count for part in parts if len(part) > 1})
        singles.update({part: count for part in parts if len(part) == 1})
        for pair in itertools.pairwise(parts):
            pairs[pair] += count
    usual = {word: count for word, count in words.items() if count >= MIN_WORD}
    affixes = {one for one, count in singles.items() if count >= MIN_SINGLE} & known.affixes
    costs = Costs(known.words, frozenset(usual), frozenset(), affixes)
    _write("words", _by_first(known.words))
    _write("affixes", sorted(affixes))
    _write("kanji", _kanji_by_reading(known.sounds))
    _write("homophones", _homophones(known.sounds, usual))
    _write("pairs", _pairs(pairs, affixes))
    _write("usual", _usual(usual, texts, costs))
    _write("katakana", _katakana(known.katakana, texts))
    write_kana(texts)


def write_kana(texts: Iterable[str]) -> None:
    """What of kana follows what, as `piadesk.texts.kana` reads it."""
    threes: Counter[str] = Counter()
    fours: Counter[str] = Counter()
    for line in (line for text in texts for line in text.split("\n")):
        letters, _ = in_letters(line)
        threes.update(letters[at : at + 3] for at in range(len(letters) - 2))
        fours.update(letters[at : at + 4] for at in range(len(letters) - 3))
    seen = filter(_TWO_KANA.search, threes)
    usual: defaultdict[str, list[str]] = defaultdict(lambda: ["", "", ""])
    for four, count in sorted(fours.items()):
        if count >= DOUBLED and re.search("[ぁ-ん]", four):
            usual[four[:3]][sum(count >= level for level in (EXTRA, LOST))] += four[3]
    _write_kana(seen, "\n".join(first + " ".join(rest) for first, rest in usual.items()))


def add_everyday(files: Iterable[Path]) -> None:
    """Three letters in a row that prose of other matters often writes, beside those of official
    texts; how usual four are stays as official texts have it."""
    met: defaultdict[str, set[str]] = defaultdict(set)
    for line in (line for file in files for line in file.read_text(encoding="utf-8").split("\n")):
        letters, whole = in_letters(line)
        for at in range(len(letters) - 2):
            three = letters[at : at + 3]
            if _TWO_KANA.search(three):
                wide = 0 if re.search("[KT0A]", three) else 1
                met[three].add("".join(whole[max(0, at - wide) : at + 3 + wide]))
    often = (three for three, surroundings in met.items() if len(surroundings) >= MIN_EVERYDAY)
    usual = (FOLDER / "kana.txt").read_text(encoding="utf-8").strip("\n").split("\n\n")[1]
    seen = {two + last for two, lasts in kana().seen.items() for last in lasts}
    _write_kana({*seen, *often}, usual)


def _write_kana(seen: Iterable[str], usual: str) -> None:
    lines = (first + "".join(rest) for first, rest in _grouped(sorted(seen), 2).items())
    _write("kana", ["\n".join(lines) + "\n", usual + "\n"])


def _grouped(words: Iterable[str], length: int) -> dict[str, list[str]]:
    grouped: dict[str, list[str]] = {}
    for word in words:
        grouped.setdefault(word[:length], []).append(word[length:])
    return grouped


def _dictionary() -> Dictionary:
    from sudachipy import Dictionary as Sudachi  # Installed for this alone.

    words, sounds, longer, affixes = set(), defaultdict(set), set(), set()
    katakana = set()
    for entry in Sudachi(dict="core").entries():
        word = entry.surface()
        if re.fullmatch("[ァ-ヶー]{3,}", word) and entry.part_of_speech()[2] != "人名":
            katakana.add(word)
        if len(word) > 3 or not re.fullmatch("[一-龠々]+", word):
            continue
        part, kind, sort, *_ = entry.part_of_speech()
        if len(word) == 1:
            if part in ("接尾辞", "接頭辞") or sort == "助数詞可能" or kind == "数詞":
                affixes.add(word)
        elif sort != "人名" and part in ("名詞", "形状詞", "副詞", "代名詞", "接続詞"):
            (words if len(word) == 2 else longer).add(word)
            if len(word) == 2 and kind != "固有名詞" and part in ("名詞", "形状詞", "副詞"):
                sounds[word].add(entry.reading_form())
    return Dictionary(words, sounds, longer, affixes, katakana)


def _own_texts() -> Iterator[str]:
    for pattern in OWN:
        for file in sorted(filter(Path.is_file, RESOURCES.glob(pattern))):
            text = file.read_text(encoding="utf-8")
            yield "\n".join(_strings(json.loads(text))) if file.suffix == ".json" else text


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str) and len(value) < 10_000:  # no picture
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def _folded(text: str) -> str:
    return re.sub("[ \u3000]+", "", unicodedata.normalize("NFKC", text))


def _by_first(words: set[str]) -> list[str]:
    by_first: dict[str, list[str]] = {}
    for word in sorted(words):
        by_first.setdefault(word[0], []).append(word[1])
    return [first + "".join(others) for first, others in by_first.items()]


def _kanji_by_reading(sounds: dict[str, set[str]]) -> list[str]:
    """Each reading with its kanji: the readings of words shared out among their two kanji."""
    counted: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for _ in range(3):
        shared: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for word, readings in sounds.items():
            for reading in readings:
                ways = [
                    (one, other, (counted[word[0]][one] + 0.01) * (counted[word[1]][other] + 0.01))
                    for one, other in _halves(reading)
                ]
                total = sum(weight for *_, weight in ways)
                for one, other, weight in ways:
                    shared[word[0]][one] += weight / total
                    shared[word[1]][other] += weight / total
        counted = shared
    by_reading: defaultdict[str, list[str]] = defaultdict(list)
    for kanji, readings in sorted(counted.items()):
        least = max(1.0, SHARE_OF_READING * sum(readings.values()))
        for reading, count in readings.items():
            if count >= least:
                by_reading[reading].append(kanji)
    return [
        f"{reading}\t{''.join(some)}" for reading, some in sorted(by_reading.items()) if some[1:]
    ]


def _halves(reading: str) -> Iterator[tuple[str, str]]:
    for at in range(1, len(reading)):
        if reading[at] not in "ャュョァィゥェォッン" and at <= 4 and len(reading) - at <= 4:
            yield reading[:at], reading[at:]


def _homophones(sounds: dict[str, set[str]], usual: dict[str, int]) -> list[str]:
    """The words of one reading, the usual ones first, where any has contexts."""
    by_reading: defaultdict[str, list[str]] = defaultdict(list)
    for word, readings in sounds.items():
        for reading in readings:
            by_reading[reading].append(word)
    groups = set()
    for some in by_reading.values():
        ordered = sorted(some, key=lambda word: (-usual.get(word, 0), word))
        if some[1:] and usual.get(ordered[0], 0) >= MIN_CONTEXTS_OF:
            groups.add(" ".join(ordered))
    return sorted(groups)


def _pairs(pairs: Counter[tuple[str, str]], affixes: set[str]) -> list[str]:
    """The pairs of words that are usual; ``<`` before one whose first word calls for the second,
    ``>`` behind one whose second calls for the first."""
    begun: Counter[str] = Counter()
    ended: Counter[str] = Counter()
    for (one, other), count in pairs.items():
        begun[one] += count
        ended[other] += count
    lines = []
    for (one, other), count in pairs.items():
        if {len(one), len(other)} == {1, 2} and count >= MIN_TELLING and {one, other} & affixes:
            lines.append(one + other)
        if count >= MIN_WORD and len(one) == len(other) == 2:
            telling = count >= MIN_TELLING
            calls = "<" if telling and count / begun[one] >= MIN_SHARE else ""
            called = ">" if telling and count / ended[other] >= MIN_SHARE else ""
            lines.append(f"{calls}{one}{other}{called}")
    return sorted(lines, key=lambda line: line.strip("<>"))


def _usual(usual: dict[str, int], texts: list[str], costs: Costs) -> list[str]:
    """Each word with how often it stands, and what stands before and behind it."""
    left: defaultdict[str, Counter[str]] = defaultdict(Counter)
    right: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        folded = OPEN + _folded(text).replace("\n", "$") + OPEN
        for run in RUN.finditer(folded):
            at = run.start()
            for word in cut(run[0], costs)[1]:
                if usual.get(word, 0) >= MIN_CONTEXTS_OF and len(word) == 2:
                    left[word][folded[at - 2 : at]] += 1
                    right[word][folded[at + 2 : at + 4]] += 1
                at += len(word)
    return [
        "\t".join((word, str(count), _often(left[word]), _often(right[word]))).rstrip("\t")
        for word, count in sorted(usual.items())
    ]


def _often(contexts: Counter[str]) -> str:
    kept = (one for one, count in contexts.items() if count >= MIN_CONTEXT)
    return "|".join(sorted(one for one in kept if one.isprintable() and "|" not in one))


def _katakana(known: set[str], texts: list[str]) -> list[str]:
    """Words in katakana of official texts, each with the other words that are a letter away."""
    counted = Counter(run for text in texts for run in re.findall("[ァ-ヶー]{3,}", _folded(text)))
    usual = {run for run, count in counted.items() if count >= MIN_KATAKANA}
    near: defaultdict[str, set[str]] = defaultdict(set)
    for word in known | set(counted):
        for key in without_a_letter(word):
            near[key].add(word)
    lines = []
    for word in sorted(usual):
        others = {one for key in without_a_letter(word) for one in near[key]} - {word}
        alike = sorted(one for one in others if distance(one, word, 1) == 1)
        lines.append("\t".join((word, " ".join(alike))).rstrip())
    return lines


def _write(name: str, lines: list[str]) -> None:
    (FOLDER / f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--everyday"]:
        add_everyday(map(Path, sys.argv[2:]))
    else:
        main(map(Path, sys.argv[1:]))

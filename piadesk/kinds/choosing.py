"""Which 選択肢 a cell chooses: the printed list is set aside, what is left is what was chosen."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import Final, NamedTuple

from piadesk.texts.folding import OUTER, Folded, Span, fold, folded
from piadesk.texts.likeness import distance

_TITLE: Final = re.compile(r"<選択肢>|選択肢:?")
_NUMBERED: Final = re.compile(r"(?<![(\d\[])(\d{1,2})(?:\)|\.(?!\d))")
_LETTERS_PER_SLIP: Final = 5
"""One letter in so many of a chosen 選択肢 may be misread; with more it could be another one."""

_LETTERS_PER_SLIP_LISTED: Final = 2
"""The same in the printed list, where the number before it says which one it is. Both by trial on
published sheets."""

_BOX: Final = r"(?:\[([^\[\]]?)\]|([□☐■☑☒●○✓✔レ]))"
_EMPTY: Final = frozenset({"", "□", "☐", "-", "・"})
"""A box before a 選択肢, and what one holds, or is, that does not choose it; beside ● also ○."""

_BRACKETED: Final = re.compile(r"\[([^\[\]]*)\]")


class Chosen(NamedTuple):
    """The official text of the choice, "" for none; words that are no 選択肢 stay as they stand.

    ``note``: ``choice_spelt`` (matched although ``read`` differs), ``choice_unclear`` (not inside
    the brackets), ``choice_unknown`` (kept as it stands), "" for none.
    """

    value: str
    read: str = ""
    note: str = ""
    left_over: tuple[str, ...] = ()


def choose(words: str, choices: Sequence[str]) -> Chosen:
    """What ``words`` choose of ``choices``: ``[十分である]`` beside or amid its ＜選択肢＞."""
    text = folded(words)
    if boxes := _boxes(text.text, choices):
        filled = [box.choice for box in boxes if box.is_filled]
        left = _words_outside(words, text, [*_titles(text.text), *(box.span for box in boxes)])
        if not filled:
            return Chosen("", left_over=left)
        if len(filled) == 1:
            return Chosen(filled[0], filled[0], left_over=left)
    listed, meant = _printed_list(text.text, choices)
    by_number = _by_number(text.text, choices)
    for bracket in _BRACKETED.finditer(text.text):
        if any(start < bracket.end() and bracket.start() < end for start, end in listed):
            continue
        match = by_number.get(bracket[1]) or _official(bracket[1], choices, meant)
        if match:
            left = _words_outside(words, text, [*listed, bracket.span()])
            return _chosen(words[slice(*text.span(*bracket.span(1)))], match, left)
    left = _words_outside(words, text, listed)
    bare = "".join(_bare(piece) for piece in left)
    if not bare:
        return Chosen("")
    if match := _official(bare, choices, meant):
        note = "choice_unclear" if any("[" in fold(piece) for piece in left) else ""
        return Chosen(match.choice, "".join(left).strip(OUTER), note or match.note)
    for piece in left:
        if match := _official(_bare(piece), choices, meant):
            others = tuple(other for other in left if other != piece and _bare(other))
            return Chosen(match.choice, piece, "choice_unclear", others)
    kept = "\n".join(left)
    alone = re.fullmatch(r"[\[［](.*)[\]］]", kept, re.DOTALL)
    kept = (alone[1] if alone else kept).strip(OUTER)
    return Chosen(kept, kept, "choice_unknown")


def is_printed_list(words: str, choices: Sequence[str]) -> bool:
    """Whether ``words`` are nothing but the printed ＜選択肢＞ of these choices."""
    text = folded(words)
    listed, _ = _printed_list(text.text, choices)
    return bool(listed) and not _words_outside(words, text, listed)


class _Match(NamedTuple):
    choice: str
    note: str = ""


class _Box(NamedTuple):
    choice: str
    is_filled: bool
    span: Span


def _boxes(text: str, choices: Sequence[str]) -> list[_Box]:
    """The boxes before the 選択肢, where each of them stands once behind one: ☐未定☑実施する."""
    by_words = {fold(choice): choice for choice in choices}
    words = "|".join(map(re.escape, sorted(by_words, key=len, reverse=True)))
    matches = list(re.finditer(rf"{_BOX}(?:\d{{1,2}}[).])?({words})", text)) if words else []
    if sorted(match[3] for match in matches) != sorted(by_words):
        return []
    signs = [match[1] if match[1] is not None else match[2] for match in matches]
    empty = _EMPTY | {"○"} if "●" in signs else _EMPTY
    pairs = zip(matches, signs, strict=True)
    return [_Box(by_words[m[3]], sign not in empty, m.span()) for m, sign in pairs]


def _by_number(text: str, choices: Sequence[str]) -> Mapping[str, _Match]:
    """The 選択肢 by the numbers that the printed list gives them, for a bracket that holds one."""
    by_words = {fold(choice): choice for choice in choices}
    numbered: dict[str, _Match] = {}
    for number in _NUMBERED.finditer(text):
        behind = [words for words in by_words if text.startswith(words, number.end())]
        if behind:
            numbered[number[1]] = _Match(by_words[max(behind, key=len)])
    return numbered if len(numbered) > 1 else {}


def _titles(text: str) -> list[Span]:
    return [match.span() for match in _TITLE.finditer(text)]


def _chosen(read: str, match: _Match, left: Sequence[str]) -> Chosen:
    others = tuple(piece for piece in left if _bare(piece))
    return Chosen(match.choice, read.strip(OUTER), match.note, others)


def _printed_list(text: str, choices: Sequence[str]) -> tuple[list[Span], Mapping[str, str]]:
    """Where the printed list stands, and misread 選択肢 with the ones that their numbers name."""
    official = [fold(choice) for choice in choices]
    titles = _titles(text)
    numbers = [m for m in _NUMBERED.finditer(text) if 0 < int(m[1]) <= len(choices)]
    right = {m for m in numbers if text.startswith(official[int(m[1]) - 1], m.end())}
    counts = Counter(match[1] for match in right)
    if len(counts) < 2 and not titles:
        return [], {}
    once = min(counts.values(), default=1)
    spans, misread = titles, {}
    for match, following in zip_longest(numbers, numbers[1:]):
        number = int(match[1]) - 1
        if match in right:
            counts[match[1]] -= 1
            if counts[match[1]] < once:
                spans.append((match.start(), match.end() + len(official[number])))
            # Else there is one more than the list has: the answer, printed with its number.
            continue
        behind = text[match.end() : following.start() if following else None]
        words = re.split(r"[\[<]", behind)[0]
        if (
            distance(
                words, official[number], max(1, len(official[number]) // _LETTERS_PER_SLIP_LISTED)
            )
            is not None
        ):
            spans.append((match.start(), match.end() + len(words)))
            misread[words] = choices[number]
    return sorted(spans), misread


def _official(bare: str, choices: Sequence[str], misread: Mapping[str, str]) -> _Match | None:
    """The choice that folded words are, with or without its number, slips read over."""
    if not bare:
        return None
    plain = re.sub(r"^\d{1,2}[).]", "", bare)
    by_words = {fold(choice): choice for choice in choices}
    for words in (bare, plain):
        if words in by_words:
            return _Match(by_words[words])
        if words in misread:
            return _Match(misread[words], "choice_spelt")
    max_slips = len(plain) // _LETTERS_PER_SLIP
    near = [(distance(plain, words, max_slips), choice) for words, choice in by_words.items()]
    likely = sorted((lost, choice) for lost, choice in near if lost is not None)
    if likely and (len(likely) == 1 or likely[0][0] < likely[1][0]):
        return _Match(likely[0][1], "choice_spelt")
    return None


def _words_outside(words: str, text: Folded, spans: Sequence[Span]) -> tuple[str, ...]:
    """The original words between the spans, trimmed; none that is blank."""
    pieces: list[str] = []
    end_before = 0
    for start, end in [*sorted(spans), (len(text.text), len(text.text))]:
        if start > end_before:
            pieces.append(words[slice(*text.span(end_before, start))].strip(OUTER))
        end_before = max(end_before, end)
    return tuple(piece for piece in pieces if fold(piece))


def _bare(words: str) -> str:
    return fold(words).replace("[", "").replace("]", "")

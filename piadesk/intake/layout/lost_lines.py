"""Text of a paper whose line ends became blanks: a page is one line. They are put back where the
forms print words of their own, where sentences end and lists go on, and where lines were full."""

import functools
import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from itertools import repeat
from typing import Final

from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.intake.filling.wrapping import line_width
from piadesk.intake.labels.furniture import is_mark
from piadesk.intake.labels.printed_words import lines_of_contents, titles
from piadesk.intake.layout.printed import MAX_LABEL, begins_label, is_printed_label
from piadesk.intake.passages import Source
from piadesk.intake.where import Where
from piadesk.texts.folding import CIRCLED, fold

_LONG: Final = 200
"""Characters of a line that is no line of a paper, nor a short text of somebody's."""

_LEAST_PRINTED: Final = 3
_LEAST_BESIDE: Final = 2
"""So many labels and headings on one line are no chance: a sentence names one, perhaps two; fewer
where another line of the text shows that line ends were lost."""

_LEAST_LETTERS: Final = 3
"""Letters and a blank for each word; where they are fewer, blanks stand between all letters."""

_MOST_TOGETHER: Final = 8
"""Words that the blanks of a label part it into, at most."""

_WIDE: Final = 44
"""Half widths of a line that may have filled its cell."""

_NAME: Final = 10
"""Half widths of a name above a text; shorter words are a sign and a number before it."""

_FULL: Final = 0.86
"""A full line is so wide as a share of the widest in its cell: letters differ in width."""

_LEAST_FULL: Final = 3
_FULL_SHARE: Final = 0.5
"""So many lines of an answer, and so large a share of its wide ones, are full where blanks were
line ends."""

_WORD: Final = re.compile(r"[^ \n\f]+")
_BEGINS: Final = re.compile(
    r"[・●○◎■□◆※]\S|[①-⑳⑴-⒇]|[<＜【\[［]|[(（]?[0-9０-９]{1,2}[)）.．](?![0-9０-９])"
)
"""How entries of a list, 選択肢 and brackets begin."""

_OF_MARKS: Final = frozenset("[令平")
"""So marks of forms begin."""

_GOES_ON: Final = re.compile(r"[ぁ-ん]")
_LONE_NUMBER: Final = re.compile(r"[0-9０-９]{1,2}")
_ENDS: Final = "。"


def text_with_lines(text: str) -> Source | None:
    """The source text with a line end for each blank that was one, its places as lines of the
    file; None where no line end was lost."""
    if "\t" in text:
        return None
    all_lines = [*re.finditer(r"[^\n\f]+", text)]
    if not any(len(line[0]) >= _LONG // 2 for line in all_lines):
        return None
    lines = [(line, _count_printed(line[0])) for line in all_lines]
    are_lost = any(len(line[0]) >= _LONG and count >= _LEAST_PRINTED for line, count in lines)
    enough = _LEAST_BESIDE if are_lost else _LEAST_PRINTED
    lost = [line for line, count in lines if count >= enough or _is_text(line[0])]
    letters = list(text)
    for line in lost if are_lost or any(_is_text(line[0]) for line in lost) else ():
        for blank in _line_ends(line[0]):
            letters[line.start() + blank] = "\n"
    lined = "".join(letters)
    if lined == text:
        return None
    begun = [0, *(end.end() for end in re.finditer("\n", lined))]
    ends = [end.start() for end in re.finditer("\n", text)]
    landmarks = ((place, Where(bisect_left(ends, place) + 1)) for place in begun)
    return Source(lined, landmarks=tuple(landmarks))


def _is_text(line: str) -> bool:
    """Whether a line is a text of several lines, of which one broke off amid a word."""
    if len(line) < _LONG // 2:
        return False
    words = _WORD.findall(line)
    if any(map(_runs_together, words)):
        return False
    full = sorted(n for n in _full(words) if n + 1 < len(words))
    amid = [n for n in full if _GOES_ON.match(words[n + 1]) and words[n][-1] not in "、。"]
    return len(full) >= _LEAST_FULL and bool(amid)


def _count_printed(line: str) -> int:
    words = _WORD.findall(line)
    are_apart = len(line) < _LEAST_LETTERS * len(words)
    if len(words) < _LEAST_BESIDE or are_apart or any(map(_runs_together, words)):
        return 0
    return sum(is_printed for _, is_printed in _parts(words))


def _runs_together(word: str) -> bool:
    """Whether labels of the cover stand in a word with no blank between: `labels.seams` finds them
    where the line is whole."""
    look = fold(word)
    return sum(label in look for label in _cover_labels()) > 1


@functools.cache
def _cover_labels() -> frozenset[str]:
    forms = map(catalogue.form, catalogue.form_ids())
    covers = (section for form in forms for section in form.sections if section.layout == "cover")
    items = [item for section in covers for item in section.items]
    return frozenset(fold(item.label) for item in items if isinstance(item, d.Answer))


def _line_ends(line: str) -> Iterator[int]:
    """The places of the blanks that were line ends."""
    matches = list(_WORD.finditer(line))
    ends: set[int] = set()
    place = 0
    for words, is_printed in _parts([match[0] for match in matches]):
        inner = () if is_printed else _ends_within(words)
        ends |= {place - 1, place + len(words) - 1, *(place + end for end in inner)}
        place += len(words)
    yield from (matches[n].end() for n in sorted(ends) if 0 <= n < len(matches) - 1)


def _parts(words: Sequence[str]) -> Iterator[tuple[Sequence[str], bool]]:
    """The words in order: those that are printed together, and those between."""
    place, between = 0, 0
    while place < len(words):
        together = min(_MOST_TOGETHER, len(words) - place) if _may_begin(words[place]) else 0
        counts = range(together, 0, -1)
        here = (n for n in counts if _is_printed("".join(words[place : place + n])))
        count = next(here, 0)
        if count:
            if between < place:
                yield words[between:place], False
            yield words[place : place + count], True
            between = place + count
        place += max(1, count)
    if between < len(words):
        yield words[between:], False


def _is_printed(words: str) -> bool:
    look = fold(words)
    if len(look) > MAX_LABEL:
        return False
    return (
        is_printed_label(_circled(look))
        or is_printed_label(words)
        or look in _fixed()
        or is_mark(words)
    )


def _may_begin(word: str) -> bool:
    """Whether a word may be the first of some that are printed."""
    look = fold(word)
    is_label = begins_label(word) or begins_label(_circled(look))
    return is_label or look[:1] in _OF_MARKS or any(map(str.startswith, _fixed(), repeat(look)))


@functools.cache
def _fixed() -> tuple[str, ...]:
    return tuple(lines_of_contents() | titles())


def _circled(look: str) -> str:
    """Folded words with the number before them in a circle: some viewers have no such digits."""
    is_number = "1" <= look[:1] <= "9"
    return CIRCLED[int(look[0]) - 1] + look[1:] if is_number else look


def _ends_within(words: Sequence[str]) -> set[int]:
    """Which of the words between two labels end a line."""
    ends = {n for n, word in enumerate(words) if word.endswith(_ENDS)}
    ends |= {n - 1 for n, word in enumerate(words) if n and _BEGINS.match(word)}
    ends |= _full(words)
    widths = [line_width(word) for word in words]
    if len(words) > 1 and words[0] and widths[0] < _WIDE <= widths[1] and widths[0] >= _NAME:
        ends.add(0)  # a name, and below it the text that is the next item's
    for n, (width, following) in enumerate(zip(widths, words[1:], strict=False)):
        if width >= _WIDE and _GOES_ON.match(following) and not words[n].endswith("、"):
            ends.add(n)
    return ends | {*_before_numbers(words, ends)}


def _full(words: Sequence[str]) -> set[int]:
    """Which words filled their lines: so many are about as wide as each other."""
    widths = [line_width(word) for word in words]
    wide = [width for width in widths if width >= _WIDE]
    full: set[int] = set()
    for edge in set(wide):
        alike = [width for width in wide if _FULL * edge <= width <= edge]
        if len(alike) >= max(_LEAST_FULL, _FULL_SHARE * len(wide)):
            full |= {n for n, width in enumerate(widths) if width in alike}
    return full


def _before_numbers(words: Sequence[str], ends: Collection[int]) -> Iterator[int]:
    """The words before numbers that stand alone and count on from one at the start of a line."""
    due = 0
    for place, word in enumerate(words):
        number = int(word) if _LONE_NUMBER.fullmatch(word) else 0
        if number == 1 and (place == 0 or place - 1 in ends):
            due = 2
        elif number and number == due:
            yield place - 1
            due += 1

"""How 変更箇所 quotes a text: passages cut by 略-marks, found or found otherwise in that text.

A row seldom quotes the whole text of an item. So each quoted line is looked for in the text; it is
told as different only when most of it stands there, from its beginning or up to its end.
"""

import functools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Final

from piadesk.forms import definition as d
from piadesk.kinds import kind_of
from piadesk.texts.stand_ins import letters, plain, quoted_parts

MIN_QUOTED_LENGTH: Final = 8
"""Letters that a line needs so that finding it, or not, means something."""

CHANGED_SHARE: Final = 0.5
"""Share of a line that must stand in the text so that the rest counts as changed."""

_MIN_LABEL_LENGTH: Final = 4

_MAX_SHORT_LENGTH: Final = 20
"""Letters of an answer that is quoted whole, as names of offices and persons are."""

_MIN_LIKE_LENGTH: Final = 16
_LIKE: Final = 0.85
"""Length and likeness from which a line is the quoted one with changes in it, not another."""

_LETTERS_AROUND: Final = 8
"""Letters shown on either side of a difference."""

_LIST_NUMBER: Final = re.compile(
    r"(?m)(?:^|(?<=\s))(?:\(?[0-9]{1,2}[).]\s*(?=[^\d\s])|[0-9]{1,2}\s+(?=[^\d\s年月日時条項号人件]))"
)
_MARK: Final = re.compile(r"[\[［]\s*([○〇◯OＯ]?)\s*[\]］]\s*")
_DAY: Final = re.compile(r"(?:平成|令和)\s*\S{1,3}\s*年\s*\S{1,2}\s*月\s*\S{1,2}\s*日\s*(?:時点)?")


@dataclass(frozen=True)
class Difference:
    """The letters around the first difference: as quoted, and as they stand.

    ``beyond`` is true where the quote says more than the text, before its beginning or behind its
    end, and the two agree on the rest.
    """

    here: str
    there: str
    beyond: bool = False


def is_quoted_whole(item: d.AnyItem, *, marks: bool = True) -> bool:
    """Whether 変更箇所 quotes such an item as a whole, never a passage of it.

    ``marks``: also where each option counts by itself.
    """
    return kind_of(item).is_quoted_whole or (marks and isinstance(item, d.Marks))


def difference_at(item: d.AnyItem, cell: str, text: str) -> Difference | None:
    """Where ``cell`` quotes ``text`` otherwise than it stands, by the kind of the item."""
    if isinstance(item, d.Marks):
        return difference_of_marks(item, cell, text)
    if is_quoted_whole(item):
        return difference_of_values(cell, text)
    return (
        difference_of_days(cell, text)
        or difference_of_quoted_marks(cell, text)
        or difference(cell, text)
    )


def difference(cell: str, text: str) -> Difference | None:
    """The first line of ``cell`` that stands otherwise in ``text``; None where all agree."""
    stands = folded(text)
    for line in _lines(cell):
        quoted = folded(line)
        if len(quoted) < MIN_QUOTED_LENGTH or quoted in stands:
            continue
        head, tail = _longest_head(quoted, stands), _longest_tail(quoted, stands)
        if max(head, tail) < MIN_QUOTED_LENGTH or head + tail < CHANGED_SHARE * len(quoted):
            continue
        if head >= tail:
            at, there = head, stands.index(quoted[:head]) + head
            beyond = there == len(stands)
        else:
            at, there = len(quoted) - tail, stands.index(quoted[len(quoted) - tail :])
            beyond = there == 0
        return Difference(_around(line, at), _around(text, there), beyond)
    return None


def difference_of_likeness(cell: str, text: str) -> Difference | None:
    """The first difference of a line that stands in ``text`` much the same, with several changes in
    it; of a short answer that stands there otherwise. None where the text has nothing like it.

    For the whole text of an item alone: a piece of it is like many others.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) == 1 and len(folded(text)) <= _MAX_SHORT_LENGTH:
        return _difference_of_short(cell, text)
    stands = folded(text)
    for line in _lines(cell):
        quoted = folded(line)
        if len(quoted) < _MIN_LIKE_LENGTH or quoted in stands:
            continue
        for other in lines:
            alike = SequenceMatcher(None, quoted, folded(other), autojunk=False)
            if alike.real_quick_ratio() < _LIKE or alike.quick_ratio() < _LIKE:
                continue
            if alike.ratio() >= _LIKE:
                _, at, _, there, _ = next(
                    code for code in alike.get_opcodes() if code[0] != "equal"
                )
                return Difference(_around(line, at), _around(other, there))
    return None


def _difference_of_short(cell: str, text: str) -> Difference | None:
    here, there = folded(cell), folded(text)
    is_short = bool(here and there) and len(here) <= _MAX_SHORT_LENGTH and "\n" not in cell.strip()
    if not is_short or here in there or there in here or quoted_parts(cell) != [cell.strip()]:
        return None
    return Difference(cell.strip(), text.strip())


def difference_of_values(cell: str, text: str) -> Difference | None:
    """For values that are always quoted whole (選択肢, dates, 件): None where they agree."""
    one, other = _same_year(plain(cell)), _same_year(plain(text))
    return None if one in other or other in one else Difference(cell.strip(), text.strip())


def difference_of_days(cell: str, text: str) -> Difference | None:
    """For cells that hold a day and nothing else, whatever the item: None where they agree."""
    both = _DAY.fullmatch(cell.strip()) and _DAY.fullmatch(text.strip())
    return difference_of_values(cell, text) if both else None


def difference_of_marks(item: d.Marks, cell: str, text: str) -> Difference | None:
    """The first option that both texts quote, one with ○ and one without."""
    one, other = _marks(item, cell), _marks(item, text)
    for label, marked in one.items():
        if other.get(label, marked) != marked:
            here, there = ("[○]", "[　]") if marked else ("[　]", "[○]")
            return Difference(here + label, there + label)
    return None


def difference_of_quoted_marks(cell: str, text: str) -> Difference | None:
    """As `difference_of_marks`, for a heading: of whatever both texts quote behind a bracket."""
    other = dict(_quoted_marks(text))
    for label, here in _quoted_marks(cell):
        there = other.get(label, here)
        if there != here:
            return Difference(here, there)
    return None


def longest_quoted(cell: str) -> str:
    """The longest passage that a cell quotes, plain; notes ※ inside it left aside."""
    return max((plain(part).replace("※", "") for part in quoted_parts(cell)), key=len, default="")


def agree(one: str, other: str) -> bool:
    """Whether one of two cells quotes what the other one says."""
    here, there = folded(one), folded(other)
    return bool(here and there) and (here in there or there in here or holds_passage(other, one))


def rewritten(text: str, before: str, after: str) -> str | None:
    """A text after a change; None where it is touched and not clear how it reads now."""
    parts = quoted_parts(before)
    if len(parts) == 1 and parts[0] in text:
        return text.replace(parts[0], after.strip(), 1)
    stands = folded(text)
    touched = any(folded(part) in stands for part in parts)
    return None if touched else text


def holds_passage(text: str, cell: str) -> bool:
    """Whether a line quoted in ``cell`` stands in ``text``."""
    stands = folded(text)
    lines = (folded(line) for line in _lines(cell))
    return any(len(line) >= MIN_QUOTED_LENGTH and line in stands for line in lines)


def _lines(cell: str) -> Iterator[str]:
    for part in quoted_parts(cell):
        yield from part.splitlines()


@functools.lru_cache(maxsize=1024)
def folded(text: str) -> str:
    """For comparing: no list numbers, no blanks or signs, one spelling of the first year."""
    return _same_year(plain(_unnumbered(text)))


def _unnumbered(text: str) -> str:
    return _LIST_NUMBER.sub("", unicodedata.normalize("NFKC", text))


def _same_year(text: str) -> str:
    return text.replace("元年", "1年")


def _longest_head(quoted: str, stands: str) -> int:
    """How many letters from the beginning of ``quoted`` stand together in ``stands``."""
    low, high = 0, len(quoted)
    while low < high:
        middle = (low + high + 1) // 2
        if quoted[:middle] in stands:
            low = middle
        else:
            high = middle - 1
    return low


def _longest_tail(quoted: str, stands: str) -> int:
    return _longest_head(quoted[::-1], stands[::-1])


def _around(text: str, at: int) -> str:
    """What stands around the letter ``at`` of the folded text, with its signs."""
    whole = _unnumbered(text)
    places = letters(whole)[max(0, at - _LETTERS_AROUND) : at + _LETTERS_AROUND]
    return whole[places[0] : places[-1] + 1].replace("\n", " ") if places else ""


def _quoted_marks(text: str) -> Iterator[tuple[str, str]]:
    """The plain label behind each bracket, and bracket and label as shown."""
    for marked, words in _behind_marks(text):
        label = words.split("\n")[0].strip()
        if len(plain(label)) >= _MIN_LABEL_LENGTH:
            yield plain(label), ("[○]" if marked else "[　]") + label


def _marks(item: d.Marks, text: str) -> dict[str, bool]:
    """Which options a text quotes, and whether with ○."""
    by_length = sorted((option.label for option in item.options), key=len, reverse=True)
    labels = {plain(label): label for label in by_length}
    found: dict[str, bool] = {}
    for marked, words in _behind_marks(text):
        plain_words = plain(words)
        if label := next((labels[one] for one in labels if plain_words.startswith(one)), ""):
            found[label] = marked
    return found


def _behind_marks(text: str) -> Iterator[tuple[bool, str]]:
    """Whether each bracket bears ○, and the words from it to the next one."""
    places = list(_MARK.finditer(text))
    for place, after in zip_longest(places, places[1:]):
        yield bool(place[1]), text[place.end() : after.start() if after else len(text)]

"""Labels that do not stand before their answers: several behind each other with one block of words
below them, and one that stands half-way down its own."""

import re
from collections.abc import Sequence
from typing import Final

from piadesk.forms import definition as d
from piadesk.intake.labels.stretches import Stretch
from piadesk.intake.passages import Source
from piadesk.texts.folding import CIRCLED, OUTER, fold, outside

_LISTED: Final = re.compile(r"[ \u3000]*(?:[・●○◎■□◆※-]|[①-⑳]|[(（]?[0-9０-９]{1,2}[)）.．])")
_SURE: Final = 3
"""Of two labels the first may well be blank, and the second have two lines."""

_MOST_NAME: Final = 60
"""Letters of the name of an affair on one line."""

_LEAST_TEXT: Final = 20
"""Letters of a line below a name that is no second line of it."""

_NUMBER: Final = re.compile(r"^\d{1,2}[.)]?")
_CHOICE: Final = re.compile(r"[\[［]|[<＜〈]選択肢")


def divided(
    between: str, items: Sequence[d.AnyItem], source: Source, *, is_last: bool = True
) -> list[str] | None:
    """The words behind the labels of these items, a piece for each; [] where nobody can tell which
    is whose, None where all of them may well belong to the last label: they stand behind it, where
    ``is_last`` says so. In a plain text, where no
    cell parts a label from what is another's, names and texts are told by their shape."""
    count = len(items)
    if count == 1:
        return [outside(between)]
    pieces = [piece for piece in re.split(r"[\n\t\f]+", between) if fold(piece)]
    if len(pieces) < count and not any(map(_holds_several, pieces)):
        return None
    if len(pieces) == count >= _SURE and not any(map(_LISTED.match, pieces[:2])):
        return list(map(outside, pieces))
    has_name = isinstance(items[0], d.Text) and not items[0].holds and pieces
    if not has_name or not all(isinstance(item, d.LongText) for item in items[1:]):
        return []
    is_told = _is_plain(source) and len(pieces) >= count and count in (2, _SURE)
    if not is_told or (count < _SURE and is_last) or not is_one_name(pieces[0]):
        return []
    last = len(pieces) - (_length_of_last(pieces) if count == _SURE else 0)
    shares = (pieces[:1], pieces[1:last], pieces[last:])[:count]
    return [outside("\n".join(share)) for share in shares] if all(shares) else []


def _length_of_last(pieces: Sequence[str]) -> int:
    """How many lines at the end go together: one, or the entries of a list of one kind."""
    signs = [_LISTED.match(piece) for piece in pieces]
    kind = signs[-1] and signs[-1][0].strip()[:1]
    if not kind or kind.isdecimal() or kind in CIRCLED:
        return 1
    others = (
        n for n, sign in enumerate(reversed(signs)) if not sign or sign[0].strip()[:1] != kind
    )
    return next(others, 1)


def _holds_several(line: str) -> bool:
    """Whether a line may be the words of several, with blanks for line ends."""
    is_long = len(fold(line)) > _MOST_NAME or "。" in fold(line)[:-1]
    return is_long and " " in line.strip()


def is_one_name(line: str) -> bool:
    """Whether a line may be all of a name, the lines below it of the text that follows."""
    bare = fold(line)
    return len(bare) <= _MOST_NAME and "。" not in bare and not _LISTED.match(line)


def name_and_text(between: str) -> tuple[str, str]:
    """The words behind the label of a name up to the end of its line, and the text below it: the
    label of the text stands half-way down. The text is "" where all may well be the name."""
    name, _, rest = between.strip(OUTER).partition("\n")
    has_text = any(len(fold(line)) >= _LEAST_TEXT for line in rest.split("\n"))
    is_text = has_text and "\t" not in between and is_one_name(name)
    return (name, rest) if is_text else (between, "")


def before_choice(between: str, choices: Sequence[str]) -> tuple[str, str]:
    """The words behind the label of a 選択肢 up to its bracket or list, or to one of the 選択肢
    alone in its cell, and the rest."""
    bare = {fold(choice) for choice in choices}
    cells = re.finditer(r"[^\n\t\f]+", between)
    places = [cell.start() for cell in cells if _NUMBER.sub("", fold(cell[0])) in bare]
    if choice := _CHOICE.search(between):
        places.append(choice.start())
    place = min(places, default=len(between))
    return between[:place], between[place:]


def _is_plain(source: Source) -> bool:
    """Whether a source is a text without cells and rows."""
    return source.kind == "text" and not source.is_laid_out and not source.is_ours


def has_text_below(stretch: Stretch, following: Stretch, source: Source) -> bool:
    """Whether the text of the next item may begin behind the label of a name: nothing in a plain
    text says where a cell ends."""
    if not _is_plain(source):
        return False
    name, text = stretch.label.item, following.label.item
    is_name = isinstance(name, d.Text) and not name.holds and name.number in set(CIRCLED)
    is_next = following.label.index == stretch.label.index + 1
    return is_name and is_next and isinstance(text, d.LongText)

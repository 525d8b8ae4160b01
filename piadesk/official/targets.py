"""The cells that an answer is written to, by its look on paper."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final, NamedTuple, assert_never

from piadesk.intake.excel.frame import Area
from piadesk.kinds.answer_boxes import (
    AnswerLook,
    ChoiceBox,
    CountBox,
    FixedTextBox,
    MarkBox,
    MarksBox,
    PicturesBox,
    TextBox,
)
from piadesk.kinds.printed import MARK
from piadesk.official.brackets import Target, bracket_before, bracket_behind, bracket_in
from piadesk.official.drawn_sheet import DrawnSheet
from piadesk.official.regions import Region
from piadesk.official.slots import Slot
from piadesk.texts.folding import fold, folded

_LISTED: Final = re.compile(r"<選択肢>.*|\d{1,2}\).*", re.DOTALL)
_BRACKETS: Final = frozenset("[]()")


class Write(NamedTuple):
    """Words for one place; ``is_answer`` is false for old words that only go."""

    target: Target
    words: str
    is_answer: bool = True


class NoPlaceError(ValueError):
    """An answer, or a part of it, has no cell."""


def writes(
    sheet: DrawnSheet, slot: Slot, look: AnswerLook, labels: Collection[Area], next_row: int
) -> list[Write]:
    """All that is to be written for an answer; ``next_row`` is that of the label that follows.

    Raises `NoPlaceError`.
    """
    region = Region(sheet, slot.label, labels)
    match look:
        case TextBox(words, suffix):
            return _text(sheet, slot, region, words, suffix)
        case ChoiceBox(value):
            return [Write(_choice(sheet, slot, region, next_row), value)]
        case MarkBox():
            return [_filling(_mark(sheet, slot), look)]
        case MarksBox():
            return _marks(sheet, region, look, next_row)
        case CountBox(words):
            return [Write(_count(sheet, slot, region, next_row), words)]
        case FixedTextBox() | PicturesBox():
            raise NoPlaceError
        case _:
            assert_never(look)


def _text(sheet: DrawnSheet, slot: Slot, region: Region, words: str, suffix: str) -> list[Write]:
    for areas in region.places(below_first=slot.below_first):
        cells = _behind_title(sheet, slot, areas)
        plain = [area for area in cells if not _is_fixed(sheet.words(area), suffix)]
        if not plain:
            continue
        filled = [area for area in plain if fold(sheet.words(area))]
        target = (filled or plain)[0]
        old = sheet.words(target)
        ends = suffix and fold(old).endswith(fold(suffix))
        goal = Target(target, behind=suffix if ends else "")
        return [
            Write(goal, words),
            *(Write(Target(area), "", is_answer=False) for area in filled[1:]),
        ]
    raise NoPlaceError


def _behind_title(sheet: DrawnSheet, slot: Slot, areas: Sequence[Area]) -> Sequence[Area]:
    """The cells of an answer; where its title is printed there once more, those below it."""
    if len(areas) != 1 or fold(sheet.words(areas[0])) != fold(slot.item.title):
        return areas
    below = sheet.area(areas[0].bottom + 1, areas[0].left)
    return [below]


def _is_fixed(words: str, suffix: str) -> bool:
    """Whether the form itself prints these words beside an answer."""
    plain = fold(words)
    return bool(plain) and (plain == fold(suffix) or plain in _BRACKETS)


def _choice(sheet: DrawnSheet, slot: Slot, region: Region, next_row: int) -> Target:
    places = region.places(below_first=slot.below_first)
    for areas in (region.row_cells(), region.row_cells(next_row - 1), *places):
        if target := bracket_in(sheet, areas, "["):
            return target
    for areas in places:
        for area in areas:
            if not _LISTED.fullmatch(fold(sheet.words(area))):
                return Target(area)
    raise NoPlaceError


def _count(sheet: DrawnSheet, slot: Slot, region: Region, next_row: int) -> Target:
    if slot.label.stretch.label.found_by == "unit":
        target = bracket_in(sheet, [slot.label.first], "(")
        if target:
            return target
        raise NoPlaceError
    places = region.places(below_first=slot.below_first)
    for areas in (region.row_cells(), region.row_cells(next_row - 1), *places):
        if target := bracket_in(sheet, areas, "("):
            return target
    for areas in places:
        return Target(areas[0])
    raise NoPlaceError


def _mark(sheet: DrawnSheet, slot: Slot) -> Target:
    first = slot.label.first
    if target := bracket_in(sheet, [first], "["):
        return target
    if target := bracket_before(sheet, slot.label.last):
        return target
    raise NoPlaceError


def _filling(target: Target, mark: MarkBox) -> Write:
    if target.is_box and mark.is_withheld:  # ■ sets it there
        raise NoPlaceError(mark.label)
    return Write(target, mark.filling)


def _marks(sheet: DrawnSheet, region: Region, look: MarksBox, next_row: int) -> list[Write]:
    """One option after the other; every one must have its bracket."""
    for cells in (region.row_cells(), region.row_cells(next_row - 1)):
        try:
            return list(_options(sheet, cells, look))
        except NoPlaceError:
            continue
    raise NoPlaceError


def _options(sheet: DrawnSheet, cells: Sequence[Area], look: MarksBox) -> Iterator[Write]:
    taken: set[tuple[Area, int]] = set()
    shared: dict[Area, str] = {}
    for line in look.lines:
        for mark in line.marks:
            place = _option_cell(sheet, cells, mark.official_label, taken)
            if place is None:
                if mark.filling or mark.words:
                    raise NoPlaceError(mark.label)
                continue  # the workbook does not offer it, and the sheet does not mark it
            area, start = place
            taken.add((area, start))
            words = shared.get(area, sheet.words(area))
            if start >= 0:  # its bracket stands in the same cell
                shared[area] = _with_circle(words, mark)
            else:
                target = bracket_before(sheet, area)
                if target is None:
                    raise NoPlaceError(mark.label)
                yield _filling(target, mark)
            if mark.words is None:
                continue
            behind = bracket_behind(sheet, area)
            if behind is None or area in shared:
                if mark.words:
                    raise NoPlaceError(mark.label)
                continue
            yield Write(behind, mark.words)
    if not taken:
        raise NoPlaceError
    for area, words in shared.items():
        yield Write(Target(area), words)


def _option_cell(
    sheet: DrawnSheet, cells: Sequence[Area], label: str, taken: set[tuple[Area, int]]
) -> tuple[Area, int] | None:
    """The cell of an option, and where in its words the bracket stands, -1 for nowhere."""
    wanted = fold(label)
    for area in cells:
        words = fold(sheet.words(area))
        if (area, -1) not in taken and (words == wanted or words.startswith(wanted + "(")):
            return area, -1
    for area in cells:
        match = re.search(MARK + re.escape(wanted), fold(sheet.words(area)))
        if match and (area, match.start()) not in taken:
            return area, match.start()
    return None


def _with_circle(words: str, mark: MarkBox) -> str:
    """The words of a cell with ○ in the bracket before that mark's label, or none.

    Raises `NoPlaceError` where the mark is kept back and its bracket is a square.
    """
    text = folded(words)
    match = re.search(MARK + "(?=" + re.escape(fold(mark.official_label)) + ")", text.text)
    if match is None:
        raise NoPlaceError(mark.label)
    start, end = text.span(*match.span())
    bracket = words[start:end]
    if len(bracket) > 1:
        return f"{words[: start + 1]}{mark.filling or '　'}{words[end - 1 :]}"
    if mark.is_withheld:
        raise NoPlaceError(mark.label)
    return words[:start] + ("■" if mark.marked else "□") + words[end:]

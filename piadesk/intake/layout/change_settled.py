"""Whether the cells of a row that was put together look whole; what does not is left over."""

from typing import Final

from piadesk.intake.filling.cell_signs import (
    begins_with_path,
    beside_labels,
    ends_with_label,
    is_uneven,
    likeness,
)
from piadesk.intake.filling.row_cells import is_fitting_stand_in
from piadesk.intake.filling.wrapping import BEGINS
from piadesk.intake.layout.change_streams import (
    AFTER,
    BEFORE,
    DAY,
    ITEM,
    REASON,
    TIMING,
    StreamedRow,
)
from piadesk.intake.layout.change_words import begins_item
from piadesk.texts.folding import fold

_ALIKE_ENOUGH: Final = 0.4
"""So much wordings of several lines have in common that are of one row."""

_MOST_ODD: Final = 4.0
"""Of the rows whose steps are odder than that, hardly half of the cells were right on papers made
by chance; of the others eight or nine of ten."""

_STRANGE_LETTERS: Final = 3
"""So many letters of a whole 項目 may be of no label."""


def settled(row: StreamedRow) -> tuple[list[str], list[str]]:
    """The cells of a row, blank where they do not look whole, and the words of those; of a row that
    was put together by odd steps only its day and its 提出時期."""
    cells = row.cells
    if row.oddity > _MOST_ODD:
        kept = [words if column in (DAY, TIMING) else "" for column, words in enumerate(cells)]
        return kept, [cells[column] for column in (ITEM, BEFORE, AFTER, REASON) if cells[column]]
    item, before, after, reason = (fold(cells[column]) for column in (ITEM, BEFORE, AFTER, REASON))
    is_even = not is_uneven(before) and not is_uneven(after)
    is_fitting = is_fitting_stand_in(before, is_now=False) or is_fitting_stand_in(
        after, is_now=True
    )
    has_lines = any("\n" in cells[column] for column in (BEFORE, AFTER))
    are_alike = is_fitting or not has_lines or likeness(before, after) >= _ALIKE_ENOUGH
    is_named = begins_item(item) and not is_uneven(item)
    is_whole_item = is_named and (ends_with_label(item) or beside_labels(item) <= _STRANGE_LETTERS)
    is_path = begins_with_path(before) or begins_with_path(after)
    are_whole = bool(after) and is_even and are_alike and not is_path
    is_listed = bool(BEGINS.match(reason)) or begins_item(reason) or begins_with_path(reason)
    is_reason = not is_listed and not is_uneven(reason)
    doubts = {
        ITEM: not is_whole_item,
        BEFORE: not are_whole,
        AFTER: not are_whole,
        REASON: not is_reason,
    }
    kept = ["" if doubts.get(column) else words for column, words in enumerate(cells)]
    return kept, [words for column, words in enumerate(cells) if words and doubts.get(column)]

"""The ruled lines (罫線) inside a frame, each drawn once and as long as it runs."""

from collections.abc import Iterable, Iterator

from piadesk.printing.layout.model import PartSlice

Line = tuple[float, float, float, float]
"""From x, y to x, y; y downward."""

_Run = tuple[float, float]


def ruled_lines(frame: PartSlice) -> list[Line]:
    """The lines between the cells; the frame itself is not among them."""
    upright: dict[float, list[_Run]] = {}
    level: dict[float, list[_Run]] = {}
    for piece in frame.slices:
        for cell in piece.row.cells:
            if cell.left_rule and cell.x > 0:
                upright.setdefault(cell.x, []).append((piece.y, piece.y + piece.height))
            if not cell.merged_above and piece.y > frame.y:
                level.setdefault(piece.y, []).append((cell.x, cell.x + cell.width))
    lines = [(x, top, x, bottom) for x, runs in upright.items() for top, bottom in _joined(runs)]
    lines += [(left, y, right, y) for y, runs in level.items() for left, right in _joined(runs)]
    return lines


def _joined(runs: Iterable[_Run]) -> Iterator[_Run]:
    """The runs, in order, those that touch made one."""
    begin = end = None
    for first, last in runs:
        if end is None or first > end + 0.01:
            if begin is not None and end is not None:
                yield begin, end
            begin, end = first, last
        else:
            end = max(end, last)
    if begin is not None and end is not None:
        yield begin, end

"""What both views of a source have in common: passages are shown, chosen, and dragged away."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QWidget

from piadesk.intake.report import Passage, Report
from ui.look.colours import colour

CURRENT = colour("current_words")
"""The ground of what belongs to the line in view."""

LEFT_OVER = colour("left_over")
ANSWER = colour("answer_words")
QUIET = colour("quiet_words")
"""The ink of what is no answer and no label."""


def box_of(passage: Passage) -> tuple[float, float, float, float] | None:
    """The part of the page that it stands in; None where nobody knows."""
    box = passage.where.box
    return (box[0], box[1], box[2], box[3]) if len(box) == 4 else None


def drag_words(words: str, source: QWidget) -> None:
    """Let the mouse carry ``words`` to an item."""
    if words:
        data = QMimeData()
        data.setText(words)
        drag = QDrag(source)
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.CopyAction)


def words_of(report: Report, passages: Sequence[int], by_hand: Collection[int] = ()) -> str:
    """The words of these passages in the order of the source. A label is no part of an answer, save
    where the clerk has chosen it ``by_hand``."""
    meant = (
        number
        for number in sorted(passages)
        if number in by_hand or report.passages[number].use != "label"
    )
    return report.words_of([*meant])

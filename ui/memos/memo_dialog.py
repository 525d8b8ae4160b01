"""付箋・根拠メモを付ける: what is written on an item beside its answer, and not printed."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QRadioButton,
    QWidget,
)

from piadesk.acts.memo_findings import memo_line
from piadesk.sheets.memos import Memo, Sort
from piadesk.words import say
from ui.fields.editor import Editor
from ui.look.confirm_buttons import confirm_buttons
from ui.look.growing_dialog import GrowingDialog
from ui.look.line_edit import LineEdit
from ui.look.named import label_for

_WIDTH: Final = 620


class MemoDialog(GrowingDialog):
    """`agreed` carries the `Memo` with what the clerk wrote; there is none without words."""

    agreed = Signal(object)

    def __init__(self, position: str, memo: Memo, others: list[Memo], parent: QWidget) -> None:
        super().__init__(say("memo.title"), _WIDTH, parent)
        self._memo = memo
        where = self.label(position, "guidance_facts")
        lines = self.label("\n".join(map(memo_line, others)), "note")
        lines.setVisible(bool(others))
        self.sorts = {sort: QRadioButton(say(f"memo.{sort}"), self) for sort in ("slip", "basis")}
        group = QButtonGroup(self)
        choice = QHBoxLayout()
        for button in self.sorts.values():
            group.addButton(button)
            choice.addWidget(button)
        choice.addStretch(1)
        self.sorts[memo.sort].setChecked(True)
        self.editor = Editor(self, lines=4)
        self.editor.show_text(memo.text)
        self.editor.typed.connect(self.typed)
        self.author = LineEdit(self, memo.author)
        self.author.setMaxLength(100)
        by = QHBoxLayout()
        by.addWidget(label_for(self.author, say("memo.author")))
        by.addWidget(self.author, 1)
        line, self.agree = confirm_buttons(self, "memo")
        self.agree.setEnabled(bool(memo.text))
        column = self.column
        for part in (where, lines, self.label(say("memo.about"), "note")):
            column.addWidget(part)
        column.addLayout(choice)
        column.addWidget(label_for(self.editor, say("memo.text")))
        column.addWidget(self.editor)
        column.addLayout(by)
        column.addLayout(line)
        self.editor.setFocus()

    def accept(self) -> None:
        """Hand the memo out."""
        sort: Sort = "basis" if self.sorts["basis"].isChecked() else "slip"
        author, text = self.author.text().strip(), self.editor.text().strip()
        done = self._memo.is_done and sort == "slip"
        self.agreed.emit(self._memo._replace(sort=sort, text=text, author=author, is_done=done))
        super().accept()

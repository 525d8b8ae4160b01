"""The foot of a dialog that asks for a yes: at its right end to leave, and last to agree."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton

from piadesk.words import say
from ui.look.plain_text import set_tip


def confirm_buttons(dialog: QDialog, area: str) -> tuple[QHBoxLayout, QPushButton]:
    """The line of both buttons, labelled by ``<area>.leave`` and ``<area>.agree``; and the latter.

    They reject and accept ``dialog``; the Enter key agrees.
    """
    agree = QPushButton(say(f"{area}.agree"), dialog)
    agree.setProperty("role", "main")
    agree.setDefault(True)
    set_tip(agree, say("confirm.key"))
    agree.clicked.connect(dialog.accept)
    leave = QPushButton(say(f"{area}.leave"), dialog)
    leave.setAutoDefault(False)
    leave.clicked.connect(dialog.reject)
    line = QHBoxLayout()
    line.addStretch(1)
    line.addWidget(leave)
    line.addWidget(agree)
    return line, agree

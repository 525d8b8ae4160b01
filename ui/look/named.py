"""Labels that stand before a field and give it its name, for the eye and for a screen reader."""

import re
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.look.plain_text import Label

_MNEMONIC: Final = re.compile(r"\(&\w\)|&")


def label_for(field: QWidget, words: str) -> Label:
    """The label, in the same parent; its letter with Alt goes to the field.

    Of a combo box Qt tells the name of the label on Windows alone.
    """
    label = Label(words, field.parentWidget())
    label.setBuddy(field)
    field.setAccessibleName(_MNEMONIC.sub("", words))
    return label


def labelled(field: QWidget, words: str) -> QWidget:
    """Label and field as one, to stay in one line of a `FlowLayout`."""
    pair = QWidget(field.parentWidget())
    pair.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(label_for(field, words))
    row.addWidget(field)
    return pair

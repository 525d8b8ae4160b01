"""Above the preview: which characters the paper cannot show, and what stands for them."""

import unicodedata
from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QWidget

from piadesk.forms import definition as d
from piadesk.printing import MissingCharacter
from piadesk.sheets.positions import position
from piadesk.sheets.sheet import Sheet
from piadesk.words import say
from ui.look.plain_text import Label

_MOST_TOLD: Final = 3


class MissingLine(Label):
    """Not there while every character has its shape."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self.setProperty("role", "warning")
        self.setWordWrap(True)

    def show_missing(self, form: d.Form, sheet: Sheet, missing: Sequence[MissingCharacter]) -> None:
        """Tell the first places of the first of them."""
        first = {one.character: one for one in reversed(missing)}
        lines = [
            say(
                "preview.missing_one",
                character=_visible(one.character),
                stand_in=one.stand_in,
                item=position(form, sheet, one.address),
            )
            for one in list(first.values())[::-1][:_MOST_TOLD]
        ]
        if len(first) > len(lines):
            lines.append(say("preview.missing_more", count=len(first) - len(lines)))
        words = say("preview.missing", count=len(first), characters="\n".join(["", *lines]))
        self.setText(words)
        self.setVisible(bool(first))


def _visible(character: str) -> str:
    """The character, or a name for one that shows nothing by itself (異体字セレクタ)."""
    mark = unicodedata.category(character)[0] in "MCZ"
    return say("preview.invisible") if mark else f"「{character}」"

"""Pictures of an opened sheet that no decoder reads, told in a line above the pages.

They are decoded once each, by a reading process; what it gives is what the fields show later.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from piadesk.acts.pictures import stored_pictures
from piadesk.forms import definition as d
from piadesk.json_values import JsonValue
from piadesk.sheets.sheet import Block
from piadesk.words import say
from ui.desk.background import Background
from ui.messages.offer_bar import OfferBar
from ui.wizard.wizard import Wizard

if TYPE_CHECKING:
    from ui.fields.picture_previews import Decoded


class BrokenPictures(QObject):
    """Looks beside the window whether the pictures of the sheet can be decoded; it goes with the
    wizard."""

    def __init__(self, wizard: Wizard) -> None:
        super().__init__(wizard)
        self._wizard = wizard
        form, sheet = wizard.desk.form, wizard.desk.sheet
        items = [item.id for item in form.items if isinstance(item, d.Picture)]
        values = [*_values(sheet, items)] if items else []
        if values:
            # Processes are only paid for where there are pictures.
            from ui.fields.picture_previews import decode

            Background(lambda: decode(_data(values)), self).done.connect(self._tell)

    def _tell(self, decoded: "Decoded") -> None:
        from ui.fields.picture_previews import keep

        keep(decoded)
        if decoded.broken:
            words = say("picture.broken_in_file", count=decoded.broken)
            self._wizard.above.addWidget(OfferBar(words, "", say("picture.seen"), self._wizard))


def _values(block: Block, items: list[str]) -> Iterator[JsonValue]:
    yield from (block.answers[item] for item in items if item in block.answers)
    for entries in block.rows.values():
        for entry in entries:
            yield from _values(entry, items)


def _data(values: list[JsonValue]) -> list[bytes]:
    """Of each picture; none of its bytes where they are not what they should be."""
    return [picture.data for value in values for picture in stored_pictures(value)]

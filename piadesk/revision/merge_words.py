"""Where two copies differ, as the clerk reads it: the place, and what stands on each side."""

from typing import Final, NamedTuple

from piadesk.forms import definition as d
from piadesk.json_values import JsonValue
from piadesk.revision.merge import Divergence
from piadesk.scheme.era import shown_date
from piadesk.sheets.entries import answer_count
from piadesk.sheets.positions import Names
from piadesk.sheets.sheet import Address, Entry, Sheet
from piadesk.storage.altered import position_in_words, value_in_words
from piadesk.words import say

_MAX_ANSWERS: Final = 4
"""Of an entry that came or went, in the list."""

_MAX_LETTERS: Final = 80
"""Of each of these."""


class Words(NamedTuple):
    """What is shown of a divergence; a side that has nothing says so."""

    position: str
    mine: str
    theirs: str


class MergeNames:
    """Puts the divergences of two copies on ``form`` into words."""

    def __init__(self, form: d.Form, mine: Sheet, theirs: Sheet) -> None:
        self._form = form
        self._mine, self._theirs = Names(form, mine), Names(form, theirs)

    def words(self, divergence: Divergence) -> Words:
        """The place and both sides."""
        if divergence.version is not None:
            name = shown_date(divergence.version.published_on) or say("published.undated")
            sides = self._sides(divergence, say("merge.version.there"))
            return Words(say("merge.version.name", name=name), *sides)
        if divergence.kind == "order":
            position = position_in_words(self._mine, divergence.address)
            return Words(position, say("merge.order.mine"), say("merge.order.theirs"))
        if divergence.entry is not None:
            position = self._entry(
                self._theirs if divergence.kind == "added" else self._mine, divergence.address
            )
            return Words(
                position,
                *self._sides(divergence, self._content(divergence.address.item, divergence.entry)),
            )
        values = (
            value_in_words(self._form, divergence.address, value) for value in divergence[3:5]
        )
        return Words(position_in_words(self._mine, divergence.address), *values)

    def position(self, address: Address) -> str:
        """Where something of the colleague's copy stands."""
        return position_in_words(self._theirs, address)

    def _entry(self, names: Names, address: Address) -> str:
        """``Ⅰ … 特定個人情報ファイル「…」``."""
        position = position_in_words(names, Address(address.path[:-1], address.item))
        if address.item not in self._form.by_id:
            return position
        return say("merge.entry.name", position=position, name=names.row_title(address))

    def _content(self, repeat: str, entry: Entry) -> str:
        """How many answers an entry has, and the first of them with the names of their items."""
        shown = [
            say("merge.entry.answer", item=item.title, value=self._shown(item.id, value))
            for item in self._form.children(repeat)
            if (value := entry.answers.get(item.id)) is not None
        ]
        return "\n".join(
            [say("merge.entry.there", count=answer_count(entry)), *shown[:_MAX_ANSWERS]]
        )

    def _shown(self, item_id: str, value: JsonValue) -> str:
        words = " ".join(value_in_words(self._form, Address((), item_id), value).split())
        return words if len(words) <= _MAX_LETTERS else f"{words[:_MAX_LETTERS]}…"

    def _sides(self, divergence: Divergence, there: str) -> tuple[str, str]:
        """What is there on the one side, and that it is not on the other."""
        gone = say("merge.taken_away") if divergence.was_common else say("altered.none")
        if divergence.kind in ("removed", "withdrawn"):
            return there, gone
        return gone, there

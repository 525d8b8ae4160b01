"""The items that words of an import can go into, and the lists that they can begin an entry of."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from piadesk.forms import definition as d
from piadesk.intake.remaining import row_address
from piadesk.revision.item_names import item_name
from piadesk.sheets.positions import Names
from piadesk.sheets.sheet import Address, Sheet
from piadesk.sheets.walk import Visit, walk
from piadesk.words import say
from ui.importing.import_table import short_name
from ui.look.pick_box import PickBox


class TargetBox(PickBox):
    """A list stands behind its entries, by the name that its next entry will have."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._offered: list[Address] = []
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def show_targets(self, form: d.Form, sheet: Sheet, wanted: Address | None) -> None:
        """List them as the sheet stands, and choose ``wanted``, or the first."""
        targets = [*_targets(form, sheet)]
        offered = [address for address, _ in targets]
        if offered != self._offered:
            names = Names(form, sheet)
            self.clear()
            for address, entry in targets:
                self.addItem(_name(form, names, address, entry), address)
            self._offered = offered
        self.setCurrentIndex(offered.index(wanted) if wanted in offered else 0)

    def address(self) -> Address | None:
        """The item, or the list, that is chosen."""
        address = self.currentData()
        return address if isinstance(address, Address) else None

    def go_on(self) -> None:
        """To what comes behind: the next cell of a row, the next row, or the list for one more."""
        self.setCurrentIndex(min(self.currentIndex() + 1, self.count() - 1))


def _targets(form: d.Form, sheet: Sheet) -> Iterator[tuple[Address, str]]:
    """The items and lists with the name of the next entry of each list, "" for an item."""
    lists: list[tuple[Address, str]] = []
    for visit in walk(form, sheet):
        while lists and not _is_within(form, visit, lists[-1][0].item):
            yield lists.pop()
        item = visit.item
        if isinstance(item, d.Repeat):
            if not (visit.number or visit.blanked_by or item.layout == "sections"):
                number = len(sheet.entries(visit.address)) + 1
                lists.append((visit.address, item.row_name.format(n=number)))
        elif visit.is_answer and not visit.blanked_by:
            yield visit.address, ""
    yield from reversed(lists)


def _is_within(form: d.Form, visit: Visit, of_list: str) -> bool:
    """Whether it is an entry of that list, or stands in one."""
    return of_list == (visit.item.id if visit.number else form.parent_of(visit.item))


def _name(form: d.Form, names: Names, address: Address, entry: str) -> str:
    """An item, of a row of a table with its column; or the entry that a list would have next."""
    if entry:
        whole = item_name(form, names, address, "dashed")
        return say("import.new_entry", list=whole, entry=entry)
    name = short_name(form, names, address)
    is_cell = row_address(form, address) is not None
    column = form.by_id[address.item].title
    return say("import.cell", row=name, column=column) if is_cell else name

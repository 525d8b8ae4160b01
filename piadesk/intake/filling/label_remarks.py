"""What the clerk is told of a label: that it is older, misspelt, or numbers another entry."""

from piadesk.forms import definition as d
from piadesk.intake.filling.gathered import Gathered
from piadesk.intake.labels.stretches import Stretch
from piadesk.intake.passages import Source
from piadesk.intake.report import note
from piadesk.sheets.sheet import Address
from piadesk.texts.folding import fold


class LabelRemarks:
    """Makes the notes on labels of one text."""

    def __init__(self, form: d.Form, source: Source, gathered: Gathered) -> None:
        self._form = form
        self._source = source
        self._gathered = gathered

    def doubt(self, code: str, stretch: Stretch, address: Address, **places: str) -> None:
        """Doubt the answer at an address for what is seen at a label."""
        places = {"item": self._form.by_id[address.item].title, **places}
        where = self._source.where(stretch.start)
        self._gathered.doubt(code, where, address, **places)

    def entry_number(
        self, repeat: d.Repeat, path: tuple[str, ...], stretch: Stretch, expected: int
    ) -> None:
        """Doubt an entry where another one should stand: one before it was not read."""
        if stretch.candidate.entry == expected or self._source.is_ours:
            return
        title = self._form.by_id.get(repeat.title_item) or self._form.children(repeat.id)[0]
        names = [repeat.row_name.format(n=n) for n in (stretch.candidate.entry, expected)]
        places = {"name": names[0], "expected": names[1]}
        self.doubt("entry_number", stretch, Address(path, title.id), **places)

    def older(self, item: d.AnyItem, stretch: Stretch, address: Address) -> None:
        """Tell of a label that former revisions had in this place: its answer may mean another."""
        label = fold(stretch.label_words)
        if stretch.label.item is item and any(label.endswith(fold(o)) for o in item.older_labels):
            self.doubt("older_label", stretch, address, label=stretch.label_words)

    def spelling(self, stretch: Stretch, address: Address | None = None) -> None:
        """Tell of a label that was known in spite of a slip."""
        item = stretch.label.item
        if item is None or stretch.candidate.slip != "spelling":
            return
        words = {"read": stretch.label_words, "item": item.title}
        remark = note("label_spelt", self._source.where(stretch.start), **words)
        self._gathered.notes.append(remark.on(address))

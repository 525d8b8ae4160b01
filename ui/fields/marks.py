"""○-marks: one alone, or several with a blank for words or a number in brackets."""

from collections.abc import Collection, Iterator

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from piadesk.forms import definition as d
from piadesk.kinds import MARKED, ChosenMarks
from piadesk.sheets.edits import SetValue
from piadesk.sheets.sheet import Address
from piadesk.sheets.walk import reach
from piadesk.words import say
from ui.fields.agree_button import AgreeButton
from ui.fields.base import EditStep, Field, Page
from ui.fields.editor import Editor
from ui.fields.mark_box import MarkBox
from ui.fields.withholding import add_actions
from ui.look.flow import FlowLayout
from ui.look.plain_text import Label
from ui.look.theme import set_words


class MarkField(Field):
    """A single ○: ``［　］委託しない``."""

    def __init__(self, page: Page, item: d.AnyItem, address: Address, parent: QWidget) -> None:
        super().__init__(page, item, address, parent)
        words = item.label if item.place == "in_heading" else say("field.mark")
        self.box = MarkBox(words, self)
        self.box.setAccessibleName(item.title)
        self.box.clicked.connect(self._clicked)
        self.body.addWidget(self.box)
        self.setFocusProxy(self.box)

    def refresh(self, changed: Collection[Address] = ()) -> None:
        self.box.setChecked(self.value() is True)

    def _clicked(self, checked: bool) -> None:
        self.put(checked)


class MarksField(Field):
    """Several ○-marks in the lines that the form prints."""

    def __init__(self, page: Page, item: d.AnyItem, address: Address, parent: QWidget) -> None:
        super().__init__(page, item, address, parent)
        assert isinstance(item, d.Marks)
        self.marks = item
        self.boxes: dict[str, MarkBox] = {}
        self.blanks: dict[str, Editor] = {}
        self._counted: dict[str, Label] = {}
        self._strange = Label("", self)
        self._strange.setWordWrap(True)
        set_words(self._strange, "note")
        self.derived = any(option.counts for option in item.options)
        for line in printed_lines(item):
            self._add_line(line)
        self.body.addWidget(self._strange)
        self._agree: AgreeButton | None = None
        if self.derived:
            self._agree = AgreeButton(self, self.boxes[item.options[0].label])
        self.setFocusProxy(self.boxes[item.options[0].label])

    def heard(self) -> dict[QWidget, str]:
        """See `Field`."""
        title, heard = self.item.title, dict[QWidget, str]()
        for label, box in self.boxes.items():
            heard[box] = f"{title} {label}"
        for label, editor in self.blanks.items():
            heard[editor] = f"{title} {say('field.blank_of', option=label)}"
        return heard

    def refresh(self, changed: Collection[Address] = ()) -> None:
        chosen = ChosenMarks.of(self.value())
        for label, box in self.boxes.items():
            box.setChecked(label in chosen.marked)
        for label, editor in self.blanks.items():
            editor.show_text(chosen.texts.get(label, ""))
        for label, counted in self._counted.items():
            counted.setText(say("field.counted", count=self._entries(label)))
        self._show_strange(chosen)
        if self._agree is not None:
            self._agree.refresh()

    def add_to_menu(self, menu: QMenu, where: QPoint) -> None:
        """One option may be kept back for itself."""
        box = self.childAt(where)
        label = next((label for label, one in self.boxes.items() if one is box), "")
        add_actions(self, menu, label, "option")

    def _add_line(self, line: tuple[d.Option, ...]) -> None:
        if line[0].heading:
            heading = Label(line[0].heading, self)
            set_words(heading, "subheading")
            self.body.addWidget(heading)
        row = FlowLayout(self.body)
        for option in line:
            row.addWidget(self._option(option))

    def _option(self, option: d.Option) -> QWidget:
        """The ○-mark, with its blank in brackets behind it."""
        holder = QWidget(self)
        box = MarkBox(option.label, holder)
        box.setObjectName(f"{self.address}#{option.label}")
        box.setAccessibleName(f"{self.item.title} {option.label}")
        box.clicked.connect(self._clicked)
        self.boxes[option.label] = box
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        flow = FlowLayout(column)
        flow.addWidget(box)
        if option.blank:
            self._add_blank(flow, holder, option)
        policy = QSizePolicy.Policy
        across = policy.Expanding if option.blank == "text" else policy.Maximum
        holder.setSizePolicy(across, policy.Preferred)
        return holder

    def _add_blank(self, flow: FlowLayout, holder: QWidget, option: d.Option) -> None:
        """Behind the mark, or below it where the page is narrow."""
        policy = QSizePolicy.Policy
        inner = QWidget(holder)
        across = policy.Expanding if option.blank == "text" else policy.Maximum
        inner.setSizePolicy(across, policy.Preferred)
        line = QHBoxLayout(inner)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        flow.addWidget(inner)
        editor = Editor(inner, one_line=True)
        editor.setObjectName(f"{self.address}#{option.label}#")
        editor.setAccessibleName(say("field.blank_of", option=option.label))
        editor.typed.connect(self._typed)
        self.blanks[option.label] = editor
        line.addWidget(Label("（", inner))
        line.addWidget(editor, 1)
        line.addWidget(Label("）件" if option.blank == "count" else "）", inner))
        if option.blank == "count":
            editor.setMaximumWidth(64)
        if option.counts:
            counted = Label("", holder)
            set_words(counted, "note")
            self._counted[option.label] = counted
            flow.addWidget(counted)

    def _clicked(self, checked: bool) -> None:
        option = next(label for label, box in self.boxes.items() if box is self.sender())
        chosen = ChosenMarks.of(self.value())
        self.put(chosen.with_mark(self.marks, option, checked).value())

    def _typed(self, text: str) -> None:
        option = next(label for label, editor in self.blanks.items() if editor is self.sender())
        value = ChosenMarks.of(self.value()).with_text(option, text).value()
        self.edited.emit(EditStep(SetValue(self.address, value), f"{self.address}#{option}"))

    def _entries(self, label: str) -> int:
        option = self.marks.option(label)
        assert option is not None
        counted = reach(self.page.form, self.address.path, option.counts)
        return len(self.page.sheet.entries(counted))

    def _show_strange(self, chosen: ChosenMarks) -> None:
        """What an import brought that the form has no mark or bracket for."""
        strange = [
            f"[{MARKED if label in chosen.marked else '　'}] {label}"
            + (f"（{chosen.texts[label]}）" if chosen.texts.get(label) else "")
            for label in dict.fromkeys([*chosen.marked, *chosen.texts])
            if label not in self.boxes or (chosen.texts.get(label) and label not in self.blanks)
        ]
        self._strange.setText(
            say("field.strange_marks", marks="　".join(strange)) if strange else ""
        )
        self._strange.setVisible(bool(strange))


def printed_lines(item: d.Marks) -> Iterator[tuple[d.Option, ...]]:
    """The options line by line as the form prints them; without a plan, one with a blank for words
    stands alone and the others two to a line."""
    line: list[d.Option] = []
    plan = list(item.lines)
    for option in item.options:
        full = len(line) >= (plan[0] if plan else 2)
        alone = not plan and (option.blank == "text" or (line and line[-1].blank == "text"))
        if line and (full or alone or option.heading):
            yield tuple(line)
            line, plan = [], plan[1:]
        line.append(option)
    if line:
        yield tuple(line)

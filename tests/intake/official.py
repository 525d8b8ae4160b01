"""A sheet laid out as an Excel workbook on the official form, as clerks fill it in."""

import datetime
import io
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Border, Side
from openpyxl.utils.cell import get_column_letter
from openpyxl.worksheet.cell_range import CellRange

from piadesk import kinds
from piadesk.forms import definition as d
from piadesk.scheme.era import as_day
from piadesk.sheets.walk import section_rows, walk_section

LABEL, WIDTH = 12, 40
"""Of the narrow columns the last that a label takes, and the last of all."""

LINE = Side(style="thin")


@dataclass(frozen=True)
class Look:
    """How a clerk's workbook looks."""

    sheet_for_each_section: bool = False
    merged: bool = True
    ruled: bool = True
    one_cell_brackets: bool = False
    circle: str = "○"
    split_labels: bool = False
    rich: bool = False
    blank_rows: bool = False


class Official:
    """Writes a sheet into worksheets, from the top down."""

    def __init__(self, form, look):
        self.form = form
        self.look = look
        self.book = Workbook()
        self.book.remove(self.book.active)

    def content(self):
        buffer = io.BytesIO()
        self.book.save(buffer)
        return buffer.getvalue()

    def turn_to(self, title):
        self.page = self.book.create_sheet(title[:25].replace("/", ""))
        for column in range(1, WIDTH + 1):
            self.page.column_dimensions[get_column_letter(column)].width = 2.5
        self.row = 1

    def fill(self, sheet):
        for number, section in enumerate(self.form.sections):
            table = any(isinstance(i, d.Repeat) and i.layout == "table" for i in section.items)
            if number == 0 or table or self.look.sheet_for_each_section:
                self.turn_to(f"{number} {section.title}")
            for rows in section_rows(sheet, section):
                self.section(sheet, section, rows)
        return self

    def section(self, sheet, section, rows):
        if section.layout != "cover":
            self.box(1, WIDTH, section.heading)
            self.down()
        entries = list(walk_section(self.form, sheet, section, rows))
        self.group = ""
        for place, entry in enumerate(entries):
            if in_table(self.form, entry.item):
                continue
            if isinstance(entry.item, d.Repeat):
                self.entry(entry, entries[place + 1 :])
            elif entry.item.title == section.title:
                self.answer_below(entry)
            elif not self.form.names_entry(entry.item):
                self.item(section, entry, entries[place + 1 : place + 2])

    # ---- rows of the form

    def entry(self, entry, following):
        item = entry.item
        if item.layout == "table":
            cells = following[: len(self.form.children(item.id))] if entry.number else []
            self.table_row(self.form.children(item.id), cells)
        elif item.layout == "blocks" and entry.number:
            title = next((one.shown for one in following if self.form.names_entry(one.item)), "")
            self.box(1, LABEL, item.row_name.format(n=entry.number))
            self.box(LABEL + 1, WIDTH, title if item.title_in_band else "")
            self.down()

    def table_row(self, columns, cells):
        width = WIDTH // len(columns)
        for place, column in enumerate(columns):
            value = column.label
            if cells:
                value = day(cells[place]) or cells[place].shown
            self.box(1 + place * width, (place + 1) * width, value)
        self.down()

    def item(self, section, entry, following):
        item = entry.item
        if isinstance(item, d.Mark):
            self.mark(entry)
        elif isinstance(item, d.Constant) and (section.layout != "table" or item.place != "row"):
            self.box(1, WIDTH, item.text)
            self.down()
        elif isinstance(item, d.Heading | d.Band):
            self.box(1, WIDTH, title(item))
            self.down()
        elif section.layout == "cover" and following and following[0].item.beside:
            self.head = entry
        elif section.layout == "cover" and item.beside:
            self.side_by_side([self.head, entry])
        elif item.place == "under":
            self.box(1, WIDTH, title(item))
            self.down()
            self.answer_below(entry)
        elif isinstance(item, d.Count):
            self.bracket(LABEL + 1, ("（", entry.shown, f"）{item.unit}"))
            self.down()
        elif isinstance(item, d.Answer | d.Mirror | d.Constant):
            self.labelled(entry)

    def side_by_side(self, entries):
        for words in ([e.item.label for e in entries], [e.shown for e in entries]):
            for place, one in enumerate(words):
                self.box(1 + place * LABEL, WIDTH if place else LABEL, one)
            self.down()

    def answer_below(self, entry):
        if isinstance(entry.item, d.Picture):
            return
        self.box(1, WIDTH, entry.shown, height=3)
        self.down(3)

    def labelled(self, entry):
        item, height = entry.item, self.height(entry.item)
        left = 1
        if item.group:
            self.box(1, 3, "" if item.group == self.group else item.group, height)
            left = 4
        self.group = item.group
        self.label(left, title(item), height)
        self.rule(LABEL + 1, WIDTH, height)
        if isinstance(item, d.Choice):
            self.choice(entry)
        elif isinstance(item, d.Marks):
            self.marks(item, kinds.ChosenMarks.of(entry.value))
        elif isinstance(item, d.Date) and item.as_of:
            self.put(LABEL + 1, LABEL + 10, day(entry) or entry.shown)
            self.put(LABEL + 11, WIDTH, "時点")
        else:
            words = item.text if isinstance(item, d.Constant) else entry.shown
            self.put(LABEL + 1, WIDTH, day(entry) or words, height)
        self.down(height)
        if self.look.blank_rows:
            self.down()

    def height(self, item):
        if isinstance(item, d.Choice):
            return 2 + len(self.form.choices_of(item))
        return len(item.options) if isinstance(item, d.Marks) else 2

    def choice(self, entry):
        self.put(30, WIDTH, "＜選択肢＞")
        self.row += 1
        self.bracket(LABEL + 1, ("[", f"　{entry.shown}　", "]"), 28)
        for number, choice in enumerate(self.form.choices_of(entry.item), start=1):
            self.put(30, WIDTH, f"{number}) {choice}", dy=number - 1)
        self.row -= 1

    def marks(self, item, chosen):
        for dy, option in enumerate(item.options):
            parts = ["[", self.look.circle if option.label in chosen.marked else "　", "]"]
            self.bracket(LABEL + 1, parts, dy=dy)
            self.put(LABEL + 4, LABEL + 14, option.label, dy=dy)
            if option.blank:
                unit = "件" if option.blank == "count" else ""
                parts = ["（", chosen.texts.get(option.label, ""), f"）{unit}"]
                self.bracket(LABEL + 15, parts, WIDTH, dy=dy)

    def mark(self, entry):
        marked = self.look.circle if entry.value is True else "　"
        self.bracket(28, ("[", marked, "]"))
        self.put(31, WIDTH, entry.item.label)
        self.rule(1, WIDTH, 1)
        self.down()

    # ---- cells

    def label(self, left, words, height):
        if self.look.split_labels and len(words) > 9:
            self.rule(left, LABEL, height)
            self.put(left, left, words[:9])
            self.put(left, left, words[9:], dy=1)
        else:
            self.box(left, LABEL, words, height)

    def box(self, left, right, words, height=1):
        self.put(left, right, words, height)
        self.rule(left, right, height)

    def bracket(self, left, parts, right=0, dy=0):
        right = right or left + 2
        if self.look.one_cell_brackets:
            self.put(left, right, "".join(parts), dy=dy)
        else:
            self.put(left, left, parts[0], dy=dy)
            self.put(left + 1, right - 1, parts[1], dy=dy)
            self.put(right, right, parts[2], dy=dy)

    def put(self, left, right, words, height=1, dy=0):
        row = self.row + dy
        cell = self.page.cell(row, left)
        cell.value = self.worded(words)
        if isinstance(words, datetime.date):
            cell.number_format = '[$-411]ggge"年"m"月"d"日";@'
        if self.look.merged and (right > left or height > 1):
            # Not by `merge_cells`, which takes seconds to make what Excel's own files do not have.
            area = CellRange(None, left, row, right, row + height - 1)
            self.page.merged_cells.ranges.add(area)

    def worded(self, words):
        if isinstance(words, str) and self.look.rich and len(words) > 3:
            return CellRichText(words[:1], TextBlock(InlineFont(b=True), words[1:]))
        return words or None

    def rule(self, left, right, height):
        if not self.look.ruled:
            return
        last = self.row + height - 1
        for row in range(self.row, last + 1):
            ends = row in (self.row, last)
            for column in range(left, right + 1) if ends else {left, right}:
                self.page.cell(row, column).border = Border(
                    left=LINE if column == left else None,
                    right=LINE if column == right else None,
                    top=LINE if row == self.row else None,
                    bottom=LINE if row == last else None,
                )

    def down(self, rows=1):
        self.row += rows


def workbook(form, sheet, look=Look()):
    return Official(form, look).fill(sheet).content()


def in_table(form, item):
    rows = form.by_id.get(form.parent_of(item))
    return isinstance(rows, d.Repeat) and rows.layout == "table"


def title(item):
    return item.title + ("　※" if item.important == "printed" else "")


def day(entry):
    """A day as Excel keeps it; None for anything else."""
    stored = entry.value if isinstance(entry.item, d.Date) and not entry.blanked_by else None
    found = as_day(stored) if isinstance(stored, str) else None
    return found if found and found.year > 1900 else None

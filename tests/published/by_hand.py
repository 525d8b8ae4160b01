"""Any sheet as a workbook that another hand drew: narrow merged columns, brackets in their own cells.

How wide labels are, how high rows are left, how many marks stand in a row follow from ``chance``.
"""

import unicodedata

from openpyxl import Workbook
from openpyxl.styles import Border

from piadesk import kinds
from piadesk.forms import definition as d
from piadesk.kinds import kind_of
from piadesk.sheets.walk import section_rows, walk_section
from tests.published.grid import COLUMNS, THIN, Grid


def drawn_by_hand(form, sheet, chance):
    book = Workbook()
    book.remove(book.active)
    hand = Hand(form, chance)
    for section in form.sections:
        for rows in section_rows(sheet, section):
            page = book.create_sheet(f"{len(book.sheetnames) + 1}")
            hand.draw(Grid(page, landscape=section.landscape), sheet, section, rows)
    return book


class Hand:
    def __init__(self, form, chance):
        self.form = form
        self.label_width = chance.choice((8, 9, 10, 12))
        self.marks_in_row = chance.choice((1, 2, 3))
        self.size = chance.choice((9, 10, 10, 11))
        self.list_beside = chance.random() < 0.7

    def draw(self, grid, sheet, section, rows):
        self.grid = grid
        if section.layout == "cover":
            self.whole(f"特定個人情報保護評価書（{self.form.name}）", shade=True)
        else:
            grid.band(section.heading)
        entries = list(walk_section(self.form, sheet, section, rows))
        group = ""
        for place, entry in enumerate(entries):
            item = entry.item
            rows_item = self.form.by_id.get(self.form.parent_of(item))
            if isinstance(rows_item, d.Repeat) and rows_item.layout == "table":
                continue
            if item.group and item.group != group:
                self.whole(item.group, shade=True)
            group = item.group
            if isinstance(item, d.Repeat):
                self.entry(entry, entries[place + 1 :])
            elif self.form.names_entry(item):
                continue
            elif item.title == section.title:
                self.whole(entry.shown)
            else:
                self.item(entry)
        if section.layout == "cover":
            self.whole(self.form.mark)

    def entry(self, entry, following):
        item = entry.item
        if item.layout == "sections":
            return
        if item.layout == "table":
            columns = self.form.children(item.id)
            cells = following[: len(columns)] if entry.number else columns
            self.row([one.shown if entry.number else one.label for one in cells])
        elif entry.number:
            name = item.row_name.format(n=entry.number)
            title = next((one.shown for one in following if self.form.names_entry(one.item)), "")
            if item.title_in_band:
                self.answer(name, title)
            else:
                self.whole(name, shade=True)

    def item(self, entry):
        item, section = entry.item, entry.section
        words = item.title + (" ※" if item.important == "printed" else "")
        if isinstance(item, d.Constant):
            if item.place == "row" and section.layout == "table":
                self.answer(words, item.text)
            else:
                self.whole(item.text)
        elif isinstance(item, d.Heading | d.Band):
            self.whole(words, shade=True)
        elif isinstance(item, d.Mark):
            self.marks("", [(entry.value is True, item.label)])
        elif kind_of(item).found_by(item) == "unit":
            self.whole(f"（ {entry.shown.removesuffix(item.unit)} ）{item.unit}")
        elif isinstance(item, d.Choice):
            self.choice(words, entry.shown, self.form.choices_of(item))
        elif isinstance(item, d.Marks):
            chosen = kinds.ChosenMarks.of(entry.value)
            self.marks(words, [mark(option, chosen) for option in item.options])
        elif isinstance(item, d.Date) and item.as_of:
            self.answer(words, f"{entry.shown} 時点")
        elif isinstance(item, d.Number):
            self.answer(words, f"（ {entry.shown.removesuffix(item.unit)} ）{item.unit}")
        elif item.place == "under" or section.layout == "cover":
            self.whole(words, shade=True)
            self.whole(entry.shown)
        elif isinstance(item, d.Answer | d.Mirror):
            self.answer(words, entry.shown)

    # ---- rows

    def cell(self, first, last, words, *, rows=1, shade=False, box=True, align="left"):
        self.grid.cell(first, last, words or None, rows=rows, shade=shade, box=box, align=align,
                       size=self.size)  # fmt: skip

    def high(self, words, columns):
        """How many points a text needs in so many columns."""
        across = max(1, int(columns * 17.5 / self.size / 1.12))
        lines = sum(
            -(-max(1, sum(1 + (unicodedata.east_asian_width(c) in "WFA") for c in line)) // (2 * across))
            for line in (words or " ").split("\n")
        )  # fmt: skip
        return min(409, 6 + lines * self.size * 1.45)

    def whole(self, words, *, shade=False):
        self.cell(1, COLUMNS, words, shade=shade)
        self.grid.height(self.high(words, COLUMNS))
        self.grid.down()

    def answer(self, label, words):
        wide = self.label_width
        self.cell(1, wide, label)
        self.cell(wide + 1, COLUMNS, words)
        self.grid.height(max(self.high(label, wide), self.high(words, COLUMNS - wide)))
        self.grid.down()

    def row(self, cells):
        """A row of a table: the longest column gets most."""
        widths = [COLUMNS // len(cells)] * len(cells)
        widths[-1] += COLUMNS - sum(widths)
        first = 1
        for words, wide in zip(cells, widths, strict=True):
            self.cell(first, first + wide - 1, words)
            first += wide
        self.grid.height(
            max(self.high(words, wide) for words, wide in zip(cells, widths, strict=True))
        )
        self.grid.down()

    def frame(self, top, left):
        """A box around all from a row and column down to the row above."""
        page, bottom, right = self.grid.page, self.grid.row - 1, COLUMNS + 1
        for row in range(top, bottom + 1):
            for column in (left, right):
                here = page.cell(row, column)
                sides = {"left": THIN} if column == left else {"right": THIN}
                here.border += Border(**sides)
        for column in range(left, right + 1):
            page.cell(top, column).border += Border(top=THIN)
            page.cell(bottom, column).border += Border(bottom=THIN)

    def choice(self, label, chosen, choices):
        wide, top = self.label_width, self.grid.row
        end = wide + 12
        if not self.list_beside:
            self.cell(1, wide, label, rows=2)
            self.bracket(wide + 1, COLUMNS, chosen)
            self.grid.height(self.high(label, wide))
            self.grid.down()
            listed = "　".join(f"{n}）{one}" for n, one in enumerate(choices, start=1))
            self.cell(wide + 1, COLUMNS, f"＜選択肢＞\n{listed}")
            self.grid.height(self.high(f"＜\n{listed}", COLUMNS - wide))
            self.grid.down()
            self.frame(top, wide + 2)
            return
        high = len(choices) + 1
        self.cell(1, wide, label, rows=high)
        self.bracket(wide + 1, end, chosen, rows=high)
        least = self.high(label, wide) / high
        self.cell(end + 1, COLUMNS, "＜選択肢＞", box=False)
        self.grid.height(max(least, self.size * 1.5))
        for number, one in enumerate(choices, start=1):
            self.grid.down()
            self.cell(end + 1, COLUMNS, f"{number}) {one}", box=False)
            self.grid.height(max(least, self.high(one, COLUMNS - end)))
        self.grid.down()
        self.frame(top, wide + 2)

    def bracket(self, first, last, words, *, rows=1):
        self.cell(first, first, "[", rows=rows, box=False, align="right")
        self.cell(first + 1, last - 1, words, rows=rows, box=False, align="center")
        self.cell(last, last, "]", rows=rows, box=False)

    def marks(self, label, options):
        wide, top = self.label_width if label else 0, self.grid.row
        many = self.marks_in_row
        rows = [options[at : at + many] for at in range(0, len(options), many)]
        each = (COLUMNS - wide) // many
        if label:
            self.cell(1, wide, label, rows=len(rows))
        for row in rows:
            high = self.high(label, wide) / len(rows) if label else 0
            for place, (is_set, words) in enumerate(row):
                first = wide + 1 + place * each
                self.bracket(first, first + 2, "○" if is_set else "")
                last = COLUMNS if place == many - 1 else first + each - 1
                self.cell(first + 3, last, words, box=False)
                high = max(high, self.high(words, last - first - 2))
            self.grid.height(high)
            self.grid.down()
        self.frame(top, wide + 2)


def mark(option, chosen):
    words = option.label
    if option.blank:
        words += f" （ {chosen.texts.get(option.label, '')} ）"
        words += "件" if option.blank == "count" else ""
    return option.label in chosen.marked, words

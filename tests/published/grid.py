"""A worksheet of narrow columns with merged, bordered cells: how official workbooks are drawn."""

import datetime

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils.cell import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

COLUMNS = 36
THIN, MEDIUM = Side(style="thin"), Side(style="medium")
SHADE = PatternFill("solid", fgColor="D9D9D9")
ERA_DAY = '[$-411]ggge"年"m"月"d"日"'
SAVED = datetime.datetime(2024, 6, 3, 9, 30)
"""When the workbook says that it was written, so that its bytes stay as they are."""


class Grid:
    """Fills a worksheet from the top; columns are counted 1 … 36, inside the margin."""

    def __init__(self, page, landscape=False):
        self.page = page
        self.row = 2
        page.column_dimensions["A"].width = 1.5
        for column in range(2, COLUMNS + 2):
            page.column_dimensions[get_column_letter(column)].width = 4.2 if landscape else 2.6
        page.sheet_view.showGridLines = False
        page.page_setup.paperSize = 9
        page.page_setup.orientation = "landscape" if landscape else "portrait"
        page.page_setup.fitToHeight = 0
        page.sheet_properties.pageSetUpPr.fitToPage = True
        page.oddFooter.center.text = "&P"

    def cell(
        self, first, last, value=None, *, rows=1, align="left", shade=False, size=10, box=True
    ):
        """A merged cell over these columns, so many rows high; the row counter stays."""
        top, bottom = self.row, self.row + rows - 1
        left, right = first + 1, last + 1
        if (left, top) != (right, bottom):
            self.page.merge_cells(
                start_row=top, end_row=bottom, start_column=left, end_column=right
            )
        head = self.page.cell(top, left)
        head.value = value
        head.font = Font(name="ＭＳ Ｐゴシック", size=size)
        vertical = "top" if isinstance(value, str) and len(value) > 60 else "center"
        head.alignment = Alignment(horizontal=align, vertical=vertical, wrap_text=True)
        if isinstance(value, datetime.date):
            head.number_format = ERA_DAY
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                here = self.page.cell(row, column)
                if shade:
                    here.fill = SHADE
                if box:
                    here.border = Border(
                        left=THIN if column == left else None,
                        right=THIN if column == right else None,
                        top=THIN if row == top else None,
                        bottom=THIN if row == bottom else None,
                    )
        return head

    def height(self, points, row=None):
        self.page.row_dimensions[row or self.row].height = points

    def down(self, rows=1):
        self.row += rows

    # ---- the rows that an official form is made of

    def band(self, title):
        """The heading of a section, a row of its own with a bold frame."""
        self.cell(1, COLUMNS, title, shade=True, size=12)
        self.height(24)
        self.down()

    def heading(self, title, *marks):
        """A numbered heading; each mark (set, words) at its right end as ``[ ○ ]words``."""
        end = COLUMNS - 9 * len(marks)
        self.cell(1, end, title, shade=True)
        for place, (is_set, words) in enumerate(marks):
            at = end + 1 + 9 * place
            self.cell(at, at, "[", align="right", box=False)
            self.cell(at + 1, at + 1, "○" if is_set else None, align="center", box=False)
            self.cell(at + 2, at + 2, "]", box=False)
            self.cell(at + 3, at + 8, words, box=False)
        self.height(18)
        self.down()

    def answer(self, label, value, height=20, label_width=10):
        self.cell(1, label_width, label)
        self.cell(label_width + 1, COLUMNS, value)
        self.height(height)
        self.down()

    def whole(self, value, height=40):
        self.cell(1, COLUMNS, value)
        self.height(height)
        self.down()

    def choice(self, label, value, choices, columns=(14, 24), rows=None):
        """Label, ``[ value ]`` in three cells without lines between them, the list at the right."""
        label_end, value_end = columns
        high = rows or len(choices) + 1
        self.cell(1, label_end, label, rows=high)
        self.cell(label_end + 1, label_end + 1, "[", rows=high, align="right", box=False)
        chosen = self.cell(
            label_end + 2, value_end - 1, value, rows=high, align="center", box=False
        )
        self.cell(value_end, value_end, "]", rows=high, box=False)
        validation = DataValidation(type="list", formula1='"' + ",".join(choices) + '"')
        if len(validation.formula1) < 250 and not any("," in one for one in choices):
            self.page.add_data_validation(validation)
            validation.add(chosen)
        top = self.row
        self.cell(value_end + 1, COLUMNS, "＜選択肢＞", box=False)
        for number, one in enumerate(choices, 1):
            self.down()
            self.cell(value_end + 1, COLUMNS, f"{number}) {one}", box=False)
        self.row = top + high

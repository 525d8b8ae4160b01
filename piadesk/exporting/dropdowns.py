"""Dropdowns with the official 選択肢: lists on a worksheet that stays out of sight.

A list within the cell's own rule would end at 255 characters, and at a comma (``1,000人以上``).
"""

from typing import TYPE_CHECKING

from openpyxl.utils.cell import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from piadesk.exporting.cell_words import CHOICES_SHEET

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet


class Dropdowns:
    """Gives cells their dropdown; each list stands once in the workbook."""

    def __init__(self, book: "Workbook") -> None:
        self._book = book
        self._lists: dict[tuple[str, ...], str] = {}
        self._rules: dict[tuple[str, tuple[str, ...]], DataValidation] = {}

    def offer(self, sheet: "Worksheet", cell: str, choices: tuple[str, ...]) -> None:
        """Offer ``choices`` in that cell; another answer may still be typed."""
        key = (sheet.title, choices)
        if key not in self._rules:
            rule = DataValidation("list", formula1=self._list(choices), allow_blank=True)
            rule.showErrorMessage = False
            self._rules[key] = rule
            sheet.add_data_validation(rule)
        self._rules[key].add(cell)

    def _list(self, choices: tuple[str, ...]) -> str:
        if choices not in self._lists:
            sheet = self._sheet()
            column = get_column_letter(len(self._lists) + 1)
            for number, choice in enumerate(choices, start=1):
                sheet[f"{column}{number}"] = choice
            self._lists[choices] = f"'{CHOICES_SHEET}'!${column}$1:${column}${len(choices)}"
        return self._lists[choices]

    def _sheet(self) -> "Worksheet":
        if CHOICES_SHEET not in self._book.sheetnames:
            self._book.create_sheet(CHOICES_SHEET).sheet_state = "veryHidden"
        return self._book[CHOICES_SHEET]

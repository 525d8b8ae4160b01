"""A sheet as a file for others: an Excel workbook that looks as the official form."""

from piadesk.exporting.workbook import published_workbook, sheet_workbook

__all__ = ["published_workbook", "sheet_workbook"]

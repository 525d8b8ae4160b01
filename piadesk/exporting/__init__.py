"""A sheet as a file for others: an Excel workbook that looks as the official form."""

from piadesk.exporting.workbook import sheet_workbook

__all__ = ["sheet_workbook"]

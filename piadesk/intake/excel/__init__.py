"""An Excel workbook as source text."""

"""A sheet as a file for others: an Excel workbook that looks as the official form."""

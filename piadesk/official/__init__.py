"""The clerk's own official workbook (様式のExcel), a copy of it filled with a sheet's answers.

It is the import's way back: the labels that an import would find say where an answer goes. Styles,
shapes, dropdowns, print areas and every part that is not written to stay as they are.
"""

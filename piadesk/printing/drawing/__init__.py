"""Drawing: parts broken into pages, and the pages drawn as a PDF file.

Only ``embedding`` and what it is called by load ReportLab, when something is drawn.
"""

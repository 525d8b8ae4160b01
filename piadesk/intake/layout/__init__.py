"""Text whose blanks keep the look of the page (``pdftotext -layout``), read as rows and cells."""

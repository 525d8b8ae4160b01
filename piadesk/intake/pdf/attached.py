"""The sheet file inside a PDF that PIAdesk made for the office."""

from pathlib import Path

import pypdfium2

from piadesk.printing.layout.originals import ATTACHED


def attached_sheet(path: Path) -> bytes:
    """Its content; b"" where the file is no PDF or has none."""
    if path.suffix.lower() != ".pdf" or not path.is_file():
        return b""
    try:
        with pypdfium2.PdfDocument(path) as document:
            for number in range(document.count_attachments()):
                attachment = document.get_attachment(number)
                if attachment.get_name() == ATTACHED:
                    return bytes(attachment.get_data())
    except (pypdfium2.PdfiumError, OSError):
        return b""
    return b""

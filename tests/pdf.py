"""What stands on printed paper, read back from the PDF."""

import re
from collections import Counter

import pypdfium2


def pages(pdf):
    """The text of every page, without blanks and line ends."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [bare(page.get_textpage().get_text_range()) for page in document]


def text(pdf):
    return "".join(pages(pdf))


def letters(pdf):
    return Counter(text(pdf))


def bare(words):
    """Without blanks and line ends; PDFium reads a hyphen at the end of a line as U+FFFE."""
    return re.sub(r"\s", "", words).replace("\ufffe", "-")


def sizes(pdf):
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_size() for page in document]


def boxes(pdf):
    """For every page its size and the box (left, bottom, right, top) of each character."""
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            words = page.get_textpage()
            places = range(words.count_chars())
            shown = [at for at in places if words.get_text_range(at, 1).strip()]
            yield page.get_size(), [words.get_charbox(at) for at in shown]


def pictures(pdf):
    """How many pictures stand on the pages."""
    kind = pypdfium2.raw.FPDF_PAGEOBJ_IMAGE
    with pypdfium2.PdfDocument(pdf) as document:
        return sum(len(list(page.get_objects(filter=[kind]))) for page in document)

"""The paper: a form and a sheet in, the official form as a PDF out.

``layout`` decides what stands where and asks ``lines`` for broken lines; ``pages`` breaks pages;
``document`` draws. ReportLab is imported when something is drawn, and only then.
"""

from dataclasses import dataclass

from piadesk import definition as d
from piadesk.printing.document import About, draw
from piadesk.printing.layout import parts_of
from piadesk.printing.missing import MissingCharacter, missing_characters
from piadesk.printing.pages import paginate
from piadesk.sheet import Sheet

__all__ = ["MissingCharacter", "PrintOptions", "missing_characters", "print_sheet"]


@dataclass(frozen=True)
class PrintOptions:
    """How a sheet is printed; ``draft`` puts 案 on every page."""

    draft: bool = False


def print_sheet(form: d.Form, sheet: Sheet, options: PrintOptions = PrintOptions()) -> bytes:
    """The sheet as a PDF file. The same sheet gives the same bytes."""
    pages = paginate(parts_of(form, sheet))
    return draw(pages, _about(form, sheet), options.draft)


def _about(form: d.Form, sheet: Sheet) -> About:
    answers = (str(sheet.answers.get(item) or "") for item in (form.title_item, form.author_item))
    # Half of a pair of UTF-16 units is no character, and the PDF's own texts cannot hold it.
    title, author = (text.encode("utf-8", "replace").decode("utf-8") for text in answers)
    kind = f"{form.number} {form.name}（{form.revision}）"
    return About(title or form.name, author, kind)

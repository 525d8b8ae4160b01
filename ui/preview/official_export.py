"""様式のExcelに書き込む: a copy of the office's own workbook, filled by another process."""

from piadesk.acts.withholding import published_copy, reason_lines
from piadesk.errors import PiadeskError
from piadesk.foreign.official import fill_apart
from piadesk.official.telling import filled_lines
from piadesk.official.withheld import refuse_words_left
from piadesk.sheets.withheld import withheld_of
from piadesk.storage.writing import write_whole
from piadesk.words import reason, say
from ui.desk.desk import Desk
from ui.messages.messages import Messages
from ui.preview.workbook_export import SUFFIX


def fill_official(desk: Desk, messages: Messages) -> None:
    """Let the clerk choose the workbook and where its filled copy goes; tell what was left out."""
    desk.close_step()
    workbook = messages.file_to_open("dialog.official", f"*{SUFFIX} *.xlsm")
    if workbook is None:
        return
    try:
        sheet, is_published = desk.sheet, False
        if withheld_of(sheet):
            purpose = messages.ask("export.which", ("submission", "publication", "cancel"))
            if purpose == "cancel":
                return
            if is_published := purpose == "publication":
                sheet = published_copy(desk.form, sheet)
        reading = fill_apart(desk.form, sheet, workbook)
        if not messages.wait_for(reading):
            return
        filled = reading.result()
        if is_published:
            refuse_words_left(desk.form, desk.sheet, sheet, filled.content)
    except PiadeskError as fault:
        messages.error(fault)
        return
    name = say("official.suggested", stem=workbook.stem) + workbook.suffix
    path = messages.file_to_save("dialog.filled", workbook.with_name(name), workbook.suffix)
    if path is None:
        return
    try:
        write_whole(path, filled.content)
    except OSError as fault:
        messages.error(PiadeskError("export.not_saved", path=path.name, reason=reason(fault)))
        return
    lines = list(filled_lines(desk.form, sheet, filled)) or [say("official.all_placed")]
    reasons = reason_lines(desk.sheet) if is_published else []
    lines = [*(say("official.withheld", reason=reason) for reason in reasons), *lines]
    messages.written(
        "official.done", path, "\n".join(lines), placed=filled.placed, unplaced=len(filled.unplaced)
    )

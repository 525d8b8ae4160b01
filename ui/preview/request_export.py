"""依頼用のExcel: a section as a list for another 課; what comes back is taken in as a copy."""

from piadesk.errors import PiadeskError
from piadesk.forms import definition as d
from piadesk.storage.file_names import allowed
from piadesk.storage.writing import write_whole
from piadesk.words import reason, say
from ui.desk.desk import Desk
from ui.messages.messages import Messages
from ui.preview.workbook_export import SUFFIX


def ask_request(desk: Desk, section: d.Section, rows: tuple[str, ...], messages: Messages) -> None:
    """Let the clerk choose where, and write the list."""
    from piadesk.exporting.request import request_workbook

    desk.close_step()
    stem = desk.suggested_file.stem
    name = allowed(say("request.saved_as", stem=stem, section=section.number or section.title))
    suggested = desk.suggested_file.with_name(name + SUFFIX)
    path = messages.file_to_save("dialog.request", suggested, SUFFIX)
    if path is None:
        return
    try:
        write_whole(
            path, request_workbook(desk.form, desk.sheet, [(section, rows)], section.heading)
        )
    except OSError as fault:
        messages.error(PiadeskError("export.not_saved", path=path.name, reason=reason(fault)))
        return
    messages.notice("export.saved", name=path.name)

"""依頼用のExcel: a part of the sheet as a list for another 課; its return is taken in as a copy."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from piadesk.errors import PiadeskError
from piadesk.forms import definition as d
from piadesk.sheets.sheet import Address
from piadesk.storage.file_names import allowed
from piadesk.storage.writing import write_whole
from piadesk.words import reason, say
from ui.desk.desk import Desk
from ui.messages.messages import Messages
from ui.preview.request_dialog import RequestDialog
from ui.preview.workbook_export import SUFFIX

if TYPE_CHECKING:
    from piadesk.exporting.request_scope import Scope


def ask_request(
    desk: Desk,
    here: tuple[d.Section, tuple[str, ...]] | None,
    at_work: Address | None,
    messages: Messages,
    parent: QWidget,
) -> None:
    """Let the clerk choose what is asked for and where the list goes, and write it."""
    # openpyxl is only paid for here.
    from piadesk.exporting.request import asked_count
    from piadesk.exporting.request_scope import scopes

    desk.close_step()
    counted = [
        (scope, count)
        for scope in scopes(desk.form, desk.sheet, here, at_work)
        if (count := asked_count(desk.form, desk.sheet, scope.parts))
    ]
    if not counted:
        messages.notice("request.nothing")
        return

    def chosen(place: int) -> None:
        _save(desk, counted[place][0], messages)

    dialog = RequestDialog([(scope.name, count) for scope, count in counted], parent)
    dialog.agreed.connect(chosen)
    dialog.open()


def _save(desk: Desk, scope: "Scope", messages: Messages) -> None:
    from piadesk.exporting.request import request_workbook

    stem = desk.suggested_file.stem
    name = allowed(say("request.saved_as", stem=stem, section=scope.name)[:80])
    suggested = desk.suggested_file.with_name(name + SUFFIX)
    path = messages.file_to_save("dialog.request", suggested, SUFFIX)
    if path is None:
        return
    try:
        write_whole(path, request_workbook(desk.form, desk.sheet, scope.parts, scope.name))
    except OSError as fault:
        messages.error(PiadeskError("export.not_saved", path=path.name, reason=reason(fault)))
        return
    messages.written("export.saved", path)

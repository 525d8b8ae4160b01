"""The menu ファイル."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from piadesk.errors import SourceError
from piadesk.storage.file_names import IMPORT_PATTERNS, SHEET_PATTERNS
from piadesk.words import reason, say
from ui.actions import home, saving, templates
from ui.actions.command import LINE, Command, CommandHost

if TYPE_CHECKING:
    from collections import Counter

    from piadesk.acts.tally import Sort
    from piadesk.sheets.sheet import Address
    from ui.wizard.wizard import Wizard


def ask_open(host: CommandHost) -> None:
    """Let the clerk choose a sheet file and open it."""
    path = host.messages.file_to_open("dialog.open", SHEET_PATTERNS)
    if path is not None:
        host.open(path)


def ask_import(host: CommandHost) -> None:
    """Let the clerk choose published sheets and take them in: one to be looked at beside its
    source, several into a list."""
    paths = host.messages.files_to_open("dialog.import", IMPORT_PATTERNS)
    if len(paths) > 1:
        from ui.importing.many import import_many

        import_many(paths, host)
    elif paths:
        import_one(host, paths[0])


def ask_folder(host: CommandHost) -> None:
    """Let the clerk choose a folder and take in every published sheet in it."""
    folder = host.messages.folder_to_open("dialog.import_folder")
    if folder is not None:
        import_folder(host, folder)


def import_folder(host: CommandHost, folder: Path) -> None:
    """Take in every published sheet in that folder."""
    from piadesk.intake.taken_in import sources_in
    from ui.importing.many import import_many

    try:
        paths = sources_in(folder)
    except OSError as fault:
        host.messages.error(
            SourceError("source.unreadable", path=folder.name, reason=reason(fault))
        )
        return
    if paths:
        import_many(paths, host)
    else:
        host.messages.notice("import.many_nothing", folder=folder.name)


def show_list(host: CommandHost) -> None:
    """まとめて取り込んだ結果: what became of the files that were taken in together last."""
    from ui.importing.many import show_list

    show_list(host)


def import_one(host: CommandHost, path: Path) -> None:
    """Take in that published sheet and show it beside its source."""
    # Reading PDF is only paid for here.
    from ui.importing.reviewing import begin_imported
    from ui.importing.taking import take_in

    imported = take_in(path, host.messages)
    if imported is not None:
        begin_imported(imported, path, host)


def review_import(host: CommandHost) -> None:
    """取込みの確認: what an import placed, and what it could not, beside its source."""
    from ui.importing.reviewing import review_import

    review_import(host)


def preview(host: CommandHost, first: str = "") -> None:
    """Show the paper, and at once do ``first`` with it (``print``, ``save``)."""
    desk = host.desk
    assert desk is not None
    desk.close_step()
    suggested = desk.suggested_file.with_suffix(".pdf")
    paper = host.show_paper(desk.form, lambda: desk.sheet, suggested, first)
    wizard = host.wizard
    assert wizard is not None
    paper.count_open = partial(_count_open, wizard)
    wizard.checker.done.connect(paper.show_open)
    paper.chosen.connect(partial(go_to_answer, host))
    paper.review_asked.connect(partial(go_to_review, host))
    paper.shown.connect(partial(desk.note_done, "preview"))
    paper.saved.connect(partial(desk.note_done, "pdf"))


def _count_open(wizard: "Wizard", whole: bool) -> "Counter[Sort]":
    """What is still open, as 確認 counts it; with ``whole`` nothing is left to be looked at."""
    if whole:
        wizard.checker.finish()
    return wizard.checker.counts()


def go_to_answer(host: CommandHost, address: "Address") -> None:
    """Show the field of that answer, or of what is nearest to it, in the window."""
    from ui.desk.around import present

    host.show_wizard()
    if host.wizard is not None:
        host.widget.activateWindow()
        desk = host.wizard.desk
        host.wizard.go_to(present(desk.form, desk.sheet, address))


def go_to_review(host: CommandHost) -> None:
    """Show 確認 in the window."""
    host.show_wizard()
    if host.wizard is not None:
        host.widget.activateWindow()
        host.wizard.go_to_review()


def print_guided(host: CommandHost) -> None:
    """記入要領付きの下書き: a paper to work on, with the help beside each item."""
    from ui.preview.papers import guided_draft_paper

    desk = host.desk
    assert desk is not None
    desk.close_step()
    suggested = desk.suggested_file
    suggested = suggested.with_name(say("guided.file", name=suggested.stem))
    paper = host.show_paper(desk.form, lambda: desk.sheet, suggested, make=guided_draft_paper)
    paper.bar.draft.hide()


def save_workbook(host: CommandHost) -> None:
    """Excelに保存: write the sheet as a workbook in the official look."""
    from ui.preview.workbook_export import ask_workbook

    assert host.desk is not None
    ask_workbook(host.desk, host.messages, host.desk)


def fill_official(host: CommandHost) -> None:
    """様式のExcelに書き込む: fill a copy of the office's own workbook."""
    from ui.preview.official_export import fill_official

    assert host.desk is not None
    fill_official(host.desk, host.messages)


def save_request(host: CommandHost) -> None:
    """依頼用のExcel: a part of the sheet as a list that another 課 fills in."""
    from ui.preview.request_export import ask_request

    assert host.desk is not None
    assert host.wizard is not None
    page = host.wizard.page
    here = (page.section, page.rows) if page is not None else None
    ask_request(host.desk, here, host.wizard.at_work, host.messages, host.widget)


def save_bundle(host: CommandHost) -> None:
    """一式を保存: the sheet and all its papers in one ZIP."""
    from ui.preview.bundle_export import ask_bundle

    assert host.desk is not None
    ask_bundle(host.desk, host.messages, host.desk)


def write_drafting(host: CommandHost) -> None:
    """起案と点検: who drafted and who checked the sheet."""
    from piadesk.sheets.drafting import drafting_of, note_drafting
    from ui.dialogs.drafting_dialog import DraftingDialog

    desk = host.desk
    assert desk is not None
    desk.close_step()
    dialog = DraftingDialog(drafting_of(desk.sheet), host.settings.author, host.widget)
    dialog.agreed.connect(
        lambda drafting: desk.push(note_drafting(desk.sheet, drafting), say("drafting.step"))
    )
    dialog.open()


def show_earlier(host: CommandHost) -> None:
    """Show what is kept of the last saves of the open sheet's file."""
    from ui.dialogs.earlier_dialog import show_earlier

    assert host.desk is not None
    show_earlier(host.desk.path, host, host.widget, host.desk.sheet.id)


def merge_copy(host: CommandHost) -> None:
    """同僚の控えを取り込む: let the clerk choose a colleague's copy, and show what differs."""
    from ui.merging.merging import ask_copy

    assert host.desk is not None
    ask_copy(host.desk, host.messages, host.widget)


def merge_file(host: CommandHost, path: Path) -> None:
    """Show how another file of the open sheet differs from it."""
    from ui.merging.merging import show_file

    assert host.desk is not None
    show_file(host.desk, path, host.messages, host.widget)


def close_sheet(host: CommandHost) -> None:
    """Close the sheet and show the first page."""
    host.close_sheet()


def leave(host: CommandHost) -> None:
    """Close the window."""
    host.close()


COMMANDS: Final = (
    Command("open", "Ctrl+O", ask_open, needs_sheet=False),
    Command("office", "Ctrl+Shift+O", home.show_office, needs_sheet=False),
    Command("import", "Ctrl+I", ask_import, needs_sheet=False, inside="take_in"),
    Command("import_folder", "", ask_folder, needs_sheet=False, inside="take_in"),
    Command("import_list", "Shift+F4", show_list, needs_sheet=False, inside="take_in"),
    Command("import_review", "F4", review_import, inside="take_in"),
    Command("merge", "", merge_copy, edits=True, inside="take_in"),
    Command("templates", "", templates.show_templates, needs_sheet=False, inside="prepare"),
    Command("keep_template", "", templates.keep_as_template, inside="prepare"),
    Command("finder", "", home.find_form, needs_sheet=False, inside="prepare"),
    Command("body", "", home.write_body, needs_sheet=False, inside="prepare"),
    LINE,
    Command("save", "Ctrl+S", saving.save),
    Command("save_as", "Ctrl+Shift+S", saving.save_as),
    Command("earlier", "", show_earlier),
    Command("drafting", "", write_drafting, edits=True),
    LINE,
    Command("preview", "Ctrl+Shift+P", preview),
    Command("print", "Ctrl+P", partial(preview, first="print")),
    Command("pdf", "Ctrl+Shift+E", partial(preview, first="save")),
    Command("guided", "", print_guided, inside="give_out"),
    Command("workbook", "", save_workbook, inside="give_out"),
    Command("official", "", fill_official, inside="give_out"),
    Command("request", "", save_request, inside="give_out"),
    Command("bundle", "", save_bundle, inside="give_out"),
    LINE,
    Command("home", "Ctrl+W", close_sheet),
    Command("quit", "Ctrl+Q", leave, needs_sheet=False),
)

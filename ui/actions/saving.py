"""Saving the open sheet: to its own file, or to one that the clerk chooses."""

import datetime
from pathlib import Path

from piadesk.errors import PiadeskError
from piadesk.storage.file_names import SHEET_SUFFIX, SHEET_SUFFIXES
from piadesk.storage.settings import save_settings
from ui.actions.command import CommandHost


def save(host: CommandHost) -> bool:
    """Save to the sheet's own file; asks for one where there is none yet. Whether it is saved."""
    assert host.desk is not None
    if host.desk.path is None or host.desk.read_only:
        return save_as(host)
    return _save_to(host, host.desk.path)


def save_as(host: CommandHost) -> bool:
    """Save to another file that the clerk chooses. Whether it is saved."""
    assert host.desk is not None
    suggested = host.desk.suggested_file
    suffix = suggested.suffix if suggested.suffix in SHEET_SUFFIXES else SHEET_SUFFIX
    path = host.messages.file_to_save("dialog.save", suggested, suffix)
    return path is not None and _save_to(host, path)


def settle(host: CommandHost) -> None:
    """The sheet's own file was written outside: read it again, or let the clerk choose what stays
    where something is not saved."""
    assert host.desk is not None
    if host.desk.stack.isClean():
        _take_theirs(host)
    else:
        _choose(host)


def _choose(host: CommandHost) -> bool:
    """Which state stays. Whether the open sheet is saved then."""
    desk = host.desk
    assert desk is not None
    assert desk.path is not None
    answers = ("merge_both", "save_as", "mine", "theirs", "cancel")
    answer = host.messages.ask("outside.ask", answers, name=desk.path.name)
    if answer == "merge_both":
        from ui.merging.outside import merge_outside

        merge_outside(host)
    if answer == "mine":
        return _save_to(host, desk.path, replaces=True)
    if answer == "theirs":
        _take_theirs(host)
    return answer == "save_as" and save_as(host)


def _take_theirs(host: CommandHost) -> None:
    desk = host.desk
    assert desk is not None
    assert desk.path is not None
    desk.close_step()
    is_kept = desk.stack.isClean() or (desk.journal is not None and desk.journal.put_aside())
    if not is_kept:
        host.messages.notice("outside.cannot_keep")
        return
    desk.stack.setClean()
    host.open(desk.path)


def _save_to(host: CommandHost, path: Path, *, replaces: bool = False) -> bool:
    from ui.desk import sheet_files

    assert host.desk is not None
    assert host.wizard is not None
    was_closed = bool(host.desk.read_only)
    try:
        sheet_files.save(host.desk, path, replaces=replaces)
    except PiadeskError as fault:
        if fault.code == "file.changed_outside":
            return _choose(host)
        answer = sheet_files.ask_what_next(fault, host.messages)
        if answer == "retry":
            return _save_to(host, path, replaces=replaces)
        return answer == "save_as" and save_as(host)
    host.desk.saved_at = datetime.datetime.now()
    host.settings.remember(path)
    # Forms are only loaded with a sheet: the window is there before them.
    from piadesk.acts.body_facts import facts_in
    from ui.home.facts import facts_of

    host.settings.body = {**facts_in(host.desk.form, host.desk.sheet), **host.settings.body}
    if (facts := facts_of(host.wizard)) is not None:
        host.settings.remember_facts(path, facts)
    save_settings(host.settings)
    if was_closed:
        host.wizard.rebuild()
    host.show_state()
    return True

"""What the menus do with 付箋 and 根拠メモ, on the item in focus and in the list."""

import datetime
import getpass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

from piadesk.acts.memo_findings import MEMO
from piadesk.checks import Finding
from piadesk.sheets.memos import Memo, drop_memo, keep_memo, memos_at, memos_of, new_memo
from piadesk.sheets.positions import Names
from piadesk.sheets.sheet import Address
from piadesk.storage.settings import Settings, save_settings
from piadesk.words import say
from ui.desk.desk import Desk
from ui.look.screen_bounds import NARROW
from ui.look.style import apply_style
from ui.memos.memo_dialog import MemoDialog
from ui.memos.memo_panel import MemoPanel
from ui.messages.messages import Messages
from ui.wizard.wizard import Wizard

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from piadesk.forms import definition as d
    from piadesk.sheets.sheet import Sheet
    from ui.preview.preview import Make, Preview

_WIDTH = 300


class MemoHost(Protocol):
    """What the window offers."""

    desk: Desk | None
    wizard: Wizard | None
    messages: Messages
    settings: Settings

    @property
    def widget(self) -> QWidget:
        """The window as the parent of dialogs."""

    def show_paper(
        self,
        form: "d.Form",
        take: "Callable[[], Sheet]",
        suggested: "Path",
        first: str = "",
        make: "Make | None" = None,
    ) -> "Preview":
        """Show the paper of the sheet that ``take`` gives, or the one that ``make`` makes of it."""


def write_memo(host: MemoHost) -> None:
    """Put one on the item that the clerk works on; told where there is none."""
    desk, wizard = host.desk, host.wizard
    assert desk is not None
    assert wizard is not None
    desk.close_step()
    address = wizard.at_work
    if address is None or _position(desk, address) == say("memo.gone"):
        host.messages.notice("memo.no_item")
        return
    day = datetime.date.today().isoformat()
    _ask(host, new_memo(address, "slip", "", host.settings.author or _user(), day), "step_add")


def toggle_list(host: MemoHost) -> None:
    """Show the list at the right of the page, or put it away."""
    wizard = host.wizard
    assert wizard is not None
    panel = wizard.findChild(MemoPanel)
    if panel is not None:
        panel.hide()
        panel.deleteLater()
        panel.setParent(None)
        if panel.hid_guidance:
            wizard.show_guidance(True)
        if not wizard.form_beside.is_shown():
            wizard.splitter.setSizes(panel.widths_before)
        return
    if wizard.window().width() < NARROW and wizard.form_beside.is_shown():
        wizard.form_beside.closed.emit()
    panel = MemoPanel(wizard.desk, wizard)
    wizard.form_beside.pane_opened.connect(panel.make_room)
    apply_style(panel, "panes", "buttons", "inputs", "scroll")
    panel.widths_before = wizard.splitter.sizes()
    panel.hid_guidance = wizard.guidance.isVisibleTo(wizard)  # both would leave the page no room
    wizard.show_guidance(False)
    panel.asked.connect(lambda act, memo: _act(host, act, memo))
    wizard.splitter.addWidget(panel)
    wizard.splitter.setCollapsible(wizard.splitter.indexOf(panel), False)
    sizes = wizard.splitter.sizes()
    wizard.splitter.setSizes([*sizes[:-1], _WIDTH])
    wizard.form_beside.share_room()
    panel.list.setFocus()


def tick_memo(desk: Desk, finding: Finding) -> bool:
    """Whether a finding of the page 確認 is a 付箋, which then is done."""
    if finding.code != MEMO:
        return False
    for memo in memos_of(desk.sheet):
        if memo.id == finding.details["id"]:
            _tick(desk, memo)
    return True


def _act(host: MemoHost, act: str, memo: Memo | None) -> None:
    desk, wizard = host.desk, host.wizard
    assert desk is not None
    assert wizard is not None
    if act == "close":
        toggle_list(host)
    elif act == "print":
        _print(host, desk)
    elif memo is None:
        return
    elif act == "go":
        if _position(desk, memo.address) != say("memo.gone"):
            wizard.go_to(memo.address)
    elif act == "done":
        _tick(desk, memo)
    elif act == "change":
        _ask(host, memo, "step_change")
    elif act == "drop":
        desk.push(drop_memo(desk.sheet, memo.id), say("memo.step_drop"))


def _tick(desk: Desk, memo: Memo) -> None:
    step = "memo.step_undone" if memo.is_done else "memo.step_done"
    desk.push(keep_memo(desk.sheet, memo._replace(is_done=not memo.is_done)), say(step))


def _ask(host: MemoHost, memo: Memo, step: str) -> None:
    desk = host.desk
    assert desk is not None
    others = [one for one in memos_at(desk.sheet, memo.address) if one.id != memo.id]
    dialog = MemoDialog(_position(desk, memo.address), memo, others, host.widget)

    def keep(written: Memo) -> None:
        host.settings.author = written.author
        save_settings(host.settings)
        desk.push(keep_memo(desk.sheet, written), say(f"memo.{step}"))

    dialog.agreed.connect(keep)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _print(host: MemoHost, desk: Desk) -> None:
    # ReportLab is only paid for here.
    from ui.preview.papers import memo_list_paper

    file = desk.suggested_file
    suggested = file.with_name(say("memos.file", name=file.stem))
    host.show_paper(desk.form, lambda: desk.sheet, suggested, make=memo_list_paper)


def _position(desk: Desk, address: Address) -> str:
    try:
        return Names(desk.form, desk.sheet).position(address)
    except (KeyError, IndexError):
        return say("memo.gone")


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""

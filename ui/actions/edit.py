"""The menu 編集."""

from typing import Final

from piadesk.words import say
from ui.actions.command import LINE, Command, CommandHost, in_revision, in_wizard


def show_history(host: CommandHost) -> None:
    """この項目の以前の記載."""
    from ui.dialogs.item_history import show_history

    assert host.desk is not None
    assert host.wizard is not None
    host.show_wizard()
    show_history(host.desk, host.wizard.at_work, host.messages, host.widget)


def write_memo(host: CommandHost) -> None:
    """付箋・根拠メモを付ける."""
    from ui.memos.memos import write_memo

    host.show_wizard()
    write_memo(host)


def show_memos(host: CommandHost) -> None:
    """付箋の一覧, shown or put away."""
    from ui.memos.memos import toggle_list

    host.show_wizard()
    toggle_list(host)


def widen(host: CommandHost) -> None:
    """広げて書く: the text in work in a large window of its own."""
    assert host.wizard is not None
    host.show_wizard()
    page, address = host.wizard.page, host.wizard.at_work
    if page is None or address is None or not page.widen(address):
        host.wizard.foot.tell(say("at_item.nothing_to_widen"))


def keep_phrase(host: CommandHost) -> None:
    """文例にする: what is chosen in the text in work, or all of it."""
    from ui.wizard.inserting import keep_phrase

    assert host.wizard is not None
    host.show_wizard()
    keep_phrase(host.wizard, host.messages)


def restore(host: CommandHost) -> None:
    """前回の記載に戻す: the answer in work is again as in the last 公表版."""
    from ui.wizard.at_item import restore

    assert host.wizard is not None
    host.show_wizard()
    restore(host.wizard)


def agree(host: CommandHost) -> None:
    """合わせる: the answer in work becomes what the rest of the sheet gives."""
    from ui.wizard.at_item import agree

    assert host.wizard is not None
    host.show_wizard()
    agree(host.wizard)


def keep_back(host: CommandHost) -> None:
    """公表しない: what is chosen in the answer in work, or all of it."""
    from ui.wizard.at_item import keep_back

    assert host.wizard is not None
    host.show_wizard()
    keep_back(host.wizard)


COMMANDS: Final = (
    Command("undo", "Ctrl+Z", in_wizard("undo")),
    Command("redo", "Ctrl+Y", in_wizard("redo")),
    LINE,
    Command("find", "F3", in_wizard("find")),
    Command("replace", "Ctrl+F; Ctrl+H", in_revision("replace")),
    Command("widen", "Ctrl+E", widen),
    Command("phrase", "Ctrl+Shift+B", keep_phrase),
    Command("item_history", "Ctrl+Shift+F2", show_history),
    Command("restore", "Ctrl+Shift+Z", restore, edits=True),
    Command("agree", "Ctrl+Shift+A", agree, edits=True),
    LINE,
    Command("memo", "Shift+F2", write_memo, edits=True),
    Command("memos", "Ctrl+F2", show_memos),
    Command("keep_back", "Ctrl+Shift+K", keep_back, edits=True),
)

"""The command line: one file per command, each with a `run`.

`run` gives the exit code, or the sheet file that is to be opened in the window.

A command's file is imported only when that command is asked for, so that none pays for what
another needs.
"""

from typing import Final

COMMANDS: Final = {
    "demo": "piadesk.commands.demo",
    "forms": "piadesk.commands.list_forms",
    "new": "piadesk.commands.new_sheet",
    "template": "piadesk.commands.keep_template",
    "import": "piadesk.commands.import_source",
    "show": "piadesk.commands.show_answers",
    "check": "piadesk.commands.check_files",
    "print": "piadesk.commands.print_paper",
    "export": "piadesk.commands.export_workbook",
    "hearing": "piadesk.commands.call_hearing",
    "bundle": "piadesk.commands.make_bundle",
    "diff": "piadesk.commands.compare_files",
    "merge": "piadesk.commands.merge_copies",
    "migrate": "piadesk.commands.migrate_sheet",
    "desk": "piadesk.commands.list_desk",
    "duties": "piadesk.commands.list_duties",
    "register": "piadesk.commands.keep_register",
    "round": "piadesk.commands.go_round",
}
"""The file behind each command; without one of them the window is opened."""

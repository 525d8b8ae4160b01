"""What may be said on the command line, with its help, all in Japanese."""

import argparse
import re
from collections.abc import Callable, Sequence
from typing import Any, Final, NoReturn

from piadesk import APP_NAME, __version__
from piadesk.commands import COMMANDS
from piadesk.errors import PiadeskError
from piadesk.words import say

_FAULTS: Final = (
    (r"the following arguments are required: (.+)", "arguments.missing"),
    (r"unrecognized arguments: (.+)", "arguments.too_much"),
    (r"argument (\S+).*: expected .+", "arguments.no_value"),
    (r"ambiguous option: (\S+) .+", "arguments.too_much"),
)
"""What argparse says in English, and the code of what we say instead."""


class _Parser(argparse.ArgumentParser):
    """A parser that has its headings and its complaints in Japanese."""

    def __init__(self, **given: Any) -> None:  # noqa: ANN401 - handed on as they are
        super().__init__(add_help=False, allow_abbrev=False, **given)
        self.what = self.add_argument_group(say("command.group.what"))
        self.how = self.add_argument_group(say("command.group.how"))
        self.how.add_argument("-h", "--help", action="help", help=say("command.help.help"))
        self.how.add_argument(
            "--debug",
            action="store_true",
            default=argparse.SUPPRESS,
            help=say("command.help.debug"),
        )

    def error(self, message: str) -> NoReturn:
        for pattern, code in _FAULTS:
            if match := re.fullmatch(pattern, message):
                raise PiadeskError(code, what=match[1])
        raise PiadeskError("arguments.wrong")

    def format_help(self) -> str:
        return super().format_help().replace("usage: ", say("command.usage"), 1)


def read_arguments(given: Sequence[str]) -> argparse.Namespace:
    """The command asked for and what it needs.

    Anything that does not begin with a command's name asks for the window. Raises `PiadeskError`
    (``arguments.…``); ends the program for ``--help`` and ``--version``.
    """
    words = [word for word in given if word != "--debug"]
    debug = {"debug": len(words) < len(given)}
    if words and words[0] in COMMANDS:
        command = words.pop(0)
        parser = _Parser(
            prog=f"piadesk {command}", description=say(f"command.{command}.description")
        )
        _PARTS[command](parser)
        return parser.parse_args(words, argparse.Namespace(command=command, **debug))
    parser = _Parser(
        prog="piadesk",
        description=say("command.description"),
        epilog=_all_commands(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.what.add_argument("file", nargs="?", metavar="FILE", help=say("command.help.open"))
    parser.how.add_argument(
        "--version",
        action="version",
        version=f"{APP_NAME} {__version__}",
        help=say("command.help.version"),
    )
    return parser.parse_args(words, argparse.Namespace(command="", **debug))


def _all_commands() -> str:
    width = max(map(len, COMMANDS)) + 2
    lines = [f"  {name:<{width}}{say(f'command.{name}.description')}" for name in COMMANDS]
    return "\n".join([say("command.all"), *lines, "", say("command.more")])


def _output(parser: _Parser, metavar: str = "FILE") -> None:
    parser.how.add_argument(
        "-o", dest="output", metavar=metavar, required=True, help=say("command.help.output")
    )
    parser.how.add_argument("--overwrite", action="store_true", help=say("command.help.overwrite"))


def _json(parser: _Parser) -> None:
    parser.how.add_argument("--json", action="store_true", help=say("command.help.json"))


def _demo(parser: _Parser) -> None:
    parser.how.add_argument("--out", metavar="DIR", help=say("command.help.out"))
    parser.how.add_argument("--no-window", action="store_true", help=say("command.help.no_window"))


def _forms(parser: _Parser) -> None:
    parser.what.add_argument("form", nargs="?", metavar="FORM", help=say("command.help.form_shown"))
    _json(parser)
    parser.how.add_argument("--schema", action="store_true", help=say("command.help.schema"))
    parser.how.add_argument(
        "--form-schema", action="store_true", help=say("command.help.form_schema")
    )


def _new(parser: _Parser) -> None:
    parser.what.add_argument("form", metavar="FORM", help=say("command.help.form"))
    parser.how.add_argument(
        "--template", metavar="NAME", default="", help=say("command.help.template")
    )
    _output(parser)


def _template(parser: _Parser) -> None:
    parser.what.add_argument("file", nargs="?", metavar="FILE", help=say("command.help.kept_sheet"))
    for option in ("name", "purpose"):
        parser.how.add_argument(
            f"--{option}", metavar="TEXT", default="", help=say(f"command.help.template_{option}")
        )
    parser.how.add_argument("--with-body", action="store_true", help=say("command.help.with_body"))


def _import(parser: _Parser) -> None:
    parser.what.add_argument("source", metavar="SOURCE", help=say("command.help.source"))
    _output(parser)
    parser.how.add_argument("--form", metavar="FORM", help=say("command.help.form_of_source"))
    parser.how.add_argument("--newest", action="store_true", help=say("command.help.newest"))
    _json(parser)


def _show(parser: _Parser) -> None:
    parser.what.add_argument("file", metavar="FILE", help=say("command.help.sheet"))
    _json(parser)


def _check(parser: _Parser) -> None:
    parser.what.add_argument("files", nargs="+", metavar="FILE", help=say("command.help.sheets"))
    _json(parser)
    parser.how.add_argument("--together", action="store_true", help=say("command.help.together"))
    parser.how.add_argument("--report", metavar="PDF", help=say("command.help.report"))
    parser.how.add_argument("--overwrite", action="store_true", help=say("command.help.overwrite"))


def _look(parser: _Parser) -> None:
    for name in ("running", "binding", "plain"):
        parser.how.add_argument(f"--{name}", action="store_true", help=say(f"command.help.{name}"))


def _purpose(parser: _Parser) -> None:
    parser.how.add_argument(
        "--for",
        dest="purpose",
        choices=("internal", "submission", "publication"),
        default="internal",
        help=say("command.help.purpose"),
    )


def _print(parser: _Parser) -> None:
    parser.what.add_argument("file", metavar="FILE", help=say("command.help.sheet"))
    _output(parser, "PDF")
    _purpose(parser)
    _look(parser)
    parser.how.add_argument("--attach", action="store_true", help=say("command.help.attach"))
    parser.how.add_argument("--strict", action="store_true", help=say("command.help.strict"))
    parser.how.add_argument("--draft", action="store_true", help=say("command.help.draft"))
    parser.how.add_argument("--guided", action="store_true", help=say("command.help.guided"))
    parser.how.add_argument("--compare", metavar="OLD", help=say("command.help.compare"))
    parser.how.add_argument("--all-items", action="store_true", help=say("command.help.all_items"))
    parser.how.add_argument(
        "--circulation", action="store_true", help=say("command.help.circulation")
    )
    parser.how.add_argument(
        "--subject", metavar="TEXT", default="", help=say("command.help.subject")
    )
    parser.how.add_argument("--date", metavar="DATE", default="", help=say("command.help.date"))
    parser.how.add_argument("--by", metavar="NAME", default="", help=say("command.help.by"))
    for name in ("document_number", "retention"):
        option = f"--{name.replace('_', '-')}"
        parser.how.add_argument(
            option, metavar="TEXT", default="", help=say(f"command.help.{name}")
        )


def _export(parser: _Parser) -> None:
    parser.what.add_argument("file", metavar="FILE", help=say("command.help.sheet"))
    _output(parser, "XLSX")
    _purpose(parser)
    parser.how.add_argument("--strict", action="store_true", help=say("command.help.strict"))
    parser.how.add_argument("--ask", metavar="SECTION", help=say("command.help.ask"))
    parser.how.add_argument("--into", metavar="WORKBOOK", help=say("command.help.into"))


def _hearing(parser: _Parser) -> None:
    parser.what.add_argument("file", metavar="FILE", help=say("command.help.sheet"))
    _output(parser, "PDF")
    parser.how.add_argument(
        "--paper",
        choices=("call", "opinions"),
        default="call",
        help=say("command.help.hearing_paper"),
    )
    parser.how.add_argument("--compare", metavar="OLD", help=say("command.help.hearing_compare"))
    for name in ("begins", "ends"):
        text = say(f"command.help.hearing_{name}")
        parser.how.add_argument(f"--{name}", metavar="DATE", default="", help=text)


def _bundle(parser: _Parser) -> None:
    parser.what.add_argument("file", metavar="FILE", help=say("command.help.sheet"))
    _output(parser, "ZIP")


def _diff(parser: _Parser) -> None:
    # Knows forms and sheets, which the start of the window does not need.
    from piadesk.revision.item_names import STYLES

    parser.what.add_argument("old", metavar="OLD", help=say("command.help.old"))
    parser.what.add_argument("new", metavar="NEW", help=say("command.help.new"))
    parser.how.add_argument("--style", choices=STYLES, help=say("command.help.style"))
    _json(parser)


def _merge(parser: _Parser) -> None:
    parser.what.add_argument("mine", metavar="MINE", help=say("command.help.mine"))
    parser.what.add_argument("theirs", metavar="THEIRS", help=say("command.help.theirs"))
    parser.how.add_argument("--base", metavar="FILE", help=say("command.help.base"))
    _output(parser)
    _json(parser)


def _migrate(parser: _Parser) -> None:
    parser.what.add_argument("file", metavar="FILE", help=say("command.help.sheet"))
    parser.how.add_argument("--to", metavar="FORM", required=True, help=say("command.help.to"))
    _output(parser)
    _json(parser)


def _folder(parser: _Parser) -> None:
    parser.what.add_argument("folder", metavar="FOLDER", help=say("command.help.folder"))


def _desk(parser: _Parser) -> None:
    _folder(parser)
    _json(parser)
    parser.how.add_argument("--search", metavar="WORDS", help=say("command.help.search_words"))
    parser.how.add_argument("--check", action="store_true", help=say("command.help.check_all"))
    parser.how.add_argument(
        "--paper",
        choices=("plan", "report", "reviews", "handover"),
        help=say("command.help.office_paper"),
    )
    parser.how.add_argument("-o", dest="output", metavar="PDF", help=say("command.help.output"))
    parser.how.add_argument("--overwrite", action="store_true", help=say("command.help.overwrite"))


def _duties(parser: _Parser) -> None:
    _folder(parser)
    _json(parser)
    parser.how.add_argument("--calendar", metavar="ICS", help=say("command.help.calendar_file"))
    parser.how.add_argument("--overwrite", action="store_true", help=say("command.help.overwrite"))
    parser.how.add_argument("--plan", metavar="DATE", help=say("command.help.plan_day"))


def _register(parser: _Parser) -> None:
    _folder(parser)
    parser.what.add_argument(
        "register", metavar="FILE", nargs="?", help=say("command.help.register_file")
    )
    _json(parser)
    parser.how.add_argument(
        "-o", dest="output", metavar="FILE", help=say("command.help.register_output")
    )
    parser.how.add_argument("--overwrite", action="store_true", help=say("command.help.overwrite"))


def _round(parser: _Parser) -> None:
    # Knows forms and checks, which the start of the window does not need.
    from piadesk.office.round import STEPS

    _folder(parser)
    parser.what.add_argument("step", choices=STEPS, help=say("command.help.step"))
    parser.how.add_argument("--to", metavar="DIR", help=say("command.help.round_to"))
    parser.how.add_argument(
        "--from", dest="returns", metavar="DIR", help=say("command.help.round_from")
    )
    parser.how.add_argument("--day", metavar="DATE", help=say("command.help.round_day"))
    parser.how.add_argument("--only", metavar="NUMBERS", help=say("command.help.round_only"))
    parser.how.add_argument("--web", metavar="HTML", help=say("command.help.round_web"))
    parser.how.add_argument("--overwrite", action="store_true", help=say("command.help.overwrite"))


_PARTS: Final[dict[str, Callable[[_Parser], None]]] = {
    "demo": _demo,
    "forms": _forms,
    "new": _new,
    "template": _template,
    "import": _import,
    "show": _show,
    "check": _check,
    "print": _print,
    "export": _export,
    "hearing": _hearing,
    "bundle": _bundle,
    "diff": _diff,
    "merge": _merge,
    "migrate": _migrate,
    "desk": _desk,
    "duties": _duties,
    "register": _register,
    "round": _round,
}

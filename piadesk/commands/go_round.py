"""``piadesk round``: one step for all sheets of a folder, or for those named by 評価書番号."""

import argparse
import contextlib
from pathlib import Path

from piadesk.commands.list_desk import sheets_of
from piadesk.commands.output import HTML, complain, line, new_file, table_row, write_file
from piadesk.errors import PiadeskError
from piadesk.forms import catalogue
from piadesk.forms.roles import Role
from piadesk.office.changing import Outcome
from piadesk.office.index import Index
from piadesk.office.round import PAPERS, RETURNS, go_round, web_list
from piadesk.office.summary import searchable
from piadesk.scheme.era import parse_date
from piadesk.words import say


def run(asked: argparse.Namespace) -> int:
    """Do the step with each sheet, tell what became of it: 0, or 1 where one could not be done."""
    if asked.step in PAPERS and not asked.to:
        raise PiadeskError("office.no_target", step=asked.step)
    if asked.step == RETURNS and not asked.returns:
        raise PiadeskError("office.no_returns", step=asked.step)
    folder = asked.returns if asked.step == RETURNS else asked.to
    with contextlib.closing(Index(Path(asked.folder))) as index:
        sheets = sheets_of(Path(asked.folder), index)
    wanted = {searchable(number) for number in (asked.only or "").split(",") if number.strip()}
    chosen = [
        sheet
        for sheet in sheets
        if (not wanted or searchable(sheet.summary.number) in wanted)
        and (not sheet.is_sheet or catalogue.form(sheet.summary.form).role(Role.PUBLISHED_ON))
    ]
    day = parse_date(asked.day) if asked.day else None
    if asked.day and day is None:
        raise PiadeskError("office.no_day", words=asked.day)
    web = new_file(asked.web, overwrite=asked.overwrite, suffixes=HTML) if asked.web else None
    outcomes: list[Outcome] = []
    for outcome in go_round(asked.step, chosen, Path(folder) if folder else None, day):
        outcomes.append(outcome)
        state = say("office.round.done" if outcome.is_done else "office.round.not_done")
        table_row(outcome.sheet.name, state, outcome.words)
    if web:
        write_file(web, web_list(outcomes).encode())
        line(say("command.round.web", path=web))
    failed = sum(not one.is_done for one in outcomes)
    complain(say("command.round.end", count=len(outcomes), failed=failed))
    return 1 if failed else 0

"""依頼用のExcel of many sheets: one for each, in a folder for each 課; what comes back is taken in.

What was changed in a sheet meanwhile stays, and is told: only somebody who sees both can choose.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from piadesk.errors import PiadeskError
from piadesk.exporting.request import request_workbook, whole_sheet
from piadesk.exporting.returned import Returned, left_out, lines_left_out, returned_copies
from piadesk.foreign.requests import read_apart
from piadesk.forms import definition as d
from piadesk.office.changing import Outcome, change
from piadesk.office.index import Seen
from piadesk.office.listing import Listed
from piadesk.office.summary import Summary, Trouble
from piadesk.revision.merge import Divergence, divergences
from piadesk.revision.merge_edits import defaults, merge_edit
from piadesk.sheets.edits import Edit, Several
from piadesk.sheets.positions import Names
from piadesk.sheets.sheet import Sheet
from piadesk.storage import store
from piadesk.storage.file_names import allowed
from piadesk.storage.long_paths import reachable
from piadesk.storage.writing import write_whole
from piadesk.words import say, tell

SUFFIX: Final = ".xlsx"

_MOST_PLACES: Final = 3
"""So many conflicts of one sheet are named; all of them are shown by a merge in the window."""


def ask_department(listed: Listed, out: Path) -> Outcome:
    """Write the list of a sheet into the folder of its 課 below ``out``.

    Raises what `store.load` and `write_whole` raise.
    """
    opened = store.load(listed.path)
    form, sheet = opened.form, opened.sheet
    department = listed.summary.department or say("office.no_department")
    folder = out / (allowed(" ".join(department.split())) or say("office.no_department"))
    name = say("office.request_name", stem=listed.path.stem)
    file = folder / allowed(f"{name}{SUFFIX}")
    about = listed.summary.title or listed.name
    reachable(folder).mkdir(parents=True, exist_ok=True)
    write_whole(file, request_workbook(form, sheet, whole_sheet(form, sheet), about))
    return Outcome(listed, True, f"{folder.name}/{file.name}", file)


class Answers(NamedTuple):
    """What came back in one workbook."""

    file: Path
    sheet_id: str
    returned: list[Returned]


def answers_in(folder: Path) -> Iterator[Answers | Outcome]:
    """What came back in each workbook of the folder, its sub-folders too; an `Outcome` for one that
    is no such list, or cannot be read. Raises `OSError` where the folder cannot be read."""
    for file in sorted(reachable(folder).rglob(f"*{SUFFIX}")):
        if file.name.startswith(("~$", ".")):
            continue
        try:
            read = read_apart(file).result()
        except PiadeskError as fault:
            yield _stray(file, tell(fault))
            continue
        yield Answers(file, *read) if read else _stray(file, say("office.round.no_request"))


def _stray(file: Path, words: str) -> Outcome:
    return Outcome(Listed(file.name, file, Seen(0, 0), Summary(Trouble.FOREIGN)), False, words)


def stray_answers(answers: Answers) -> Outcome:
    """What becomes of answers to a sheet that is not among those asked for."""
    return _stray(answers.file, say("office.round.unknown_sheet"))


def take_in(listed: Listed, answers: list[Answers]) -> Outcome:
    """Put what came back into the sheet. Raises as `change`."""
    if not answers:
        return Outcome(listed, False, say("office.round.not_returned"))
    returned = [line for each in answers for line in each.returned]
    opened = store.load(listed.path)
    _edit, differing = _merge(opened.form, opened.sheet, returned)
    taken = sum(not each.is_conflict for each in differing)
    conflicts = [each for each in differing if each.is_conflict]
    changed = None
    if taken:

        def edit_of(form: d.Form, sheet: Sheet) -> Edit:
            return _merge(form, sheet, returned)[0]

        changed = change(listed.path, edit_of)
    words = say("office.round.taken_in" if taken else "office.round.nothing_new", count=taken)
    if left := left_out(opened.form, opened.sheet, returned):
        lines = lines_left_out(opened.form, opened.sheet, left)
        words += say(
            "office.round.left_out", count=len(left), lines="、".join(lines[:_MOST_PLACES])
        )
    if conflicts:
        names = Names(opened.form, opened.sheet)
        places = [names.position(each.address) for each in conflicts[:_MOST_PLACES]]
        words += say("office.round.left", count=len(conflicts), places="、".join(places))
    return Outcome(listed, not conflicts, words, changed=changed)


def _merge(
    form: d.Form, sheet: Sheet, returned: list[Returned]
) -> tuple[Several, list[Divergence]]:
    """The edit that takes what nobody changed here, and all that differs."""
    base, theirs = returned_copies(form, sheet, returned)
    differing = divergences(form, base, sheet, theirs)
    return merge_edit(base, sheet, theirs, defaults(differing)), differing

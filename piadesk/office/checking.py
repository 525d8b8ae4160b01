"""What the checker says of the sheets of a folder, file by file, kept in the index."""

import datetime
from collections.abc import Iterable, Iterator

from piadesk.acts.in_force import levels_in_force
from piadesk.acts.set_aside import reason_of
from piadesk.acts.tally import Sort, tally
from piadesk.checks import check
from piadesk.checks.levels import Levels, switched_words
from piadesk.errors import PiadeskError
from piadesk.kinds import is_blank
from piadesk.office.index import Checked, Index
from piadesk.office.listing import Listed
from piadesk.sheets.walk import walk
from piadesk.storage import store


def checked(index: Index, sheets: Iterable[Listed], today: datetime.date) -> Iterator[Listed]:
    """Each sheet with what the checker says of it, one after the other, so that a caller can show
    what is there and stop. A sheet that has not changed since it was checked today is not checked
    again, unless rules were switched since; one that cannot be opened is given as it came.
    """
    levels = levels_in_force()
    when = _when(today, levels)
    for sheet in sheets:
        if sheet.checked and sheet.checked.when == when:
            yield sheet
            continue
        try:
            opened = store.load(sheet.path)
        except PiadeskError:
            yield sheet
            continue
        findings = check(opened.form, opened.sheet, levels)
        counts = tally(finding for finding in findings if not reason_of(opened.sheet, finding))
        wanted = [
            visit for visit in walk(opened.form, opened.sheet) if visit.is_answer and visit.required
        ]
        result = Checked(
            when,
            {sort.value: counts[sort] for sort in Sort if counts[sort]},
            len(wanted),
            sum(not is_blank(visit.value) for visit in wanted),
        )
        index.keep_checked(sheet.name, sheet.seen, result)
        yield sheet._replace(checked=result)


def _when(today: datetime.date, levels: Levels) -> str:
    """The day, and which rules are switched: with other ones the counts are others."""
    return f"{today.isoformat()} {switched_words(levels)}".strip()

"""What the clerk has to look at after an import: the items in form order, each with its state, and
between them the words that went into none, each behind the item that it stood behind."""

from bisect import bisect_right
from collections.abc import Collection, Iterator
from typing import Final, Literal, NamedTuple

from piadesk.forms import definition as d
from piadesk.intake.keeping import done_lines, kept_report
from piadesk.intake.report import LeftOver, Open, Report
from piadesk.kinds import is_blank
from piadesk.revision.migration_review import MigrationLine
from piadesk.sheets.sheet import Address, Sheet
from piadesk.sheets.walk import Visit, walk

State = Literal["doubtful", "open", "left_over", "changed", "done", "sure"]
"""``doubtful``: 要確認; ``open``: the item has no answer, and needs one or had no label;
``left_over``: words that went nowhere; ``changed``: the form that the sheet moved to has the item
otherwise (`moved_on`); ``done``: ticked off, or answered since."""

TO_DO: Final[tuple[State, ...]] = ("doubtful", "open", "left_over", "changed")


class RemainingLine(NamedTuple):
    """One line of the list. ``address`` is the item; of words that went nowhere the item that they
    stood behind, None before the first."""

    key: str
    """What it is ticked off by."""

    state: State
    address: Address | None
    passages: tuple[int, ...] = ()
    left_over: LeftOver | None = None
    changes: tuple[MigrationLine, ...] = ()
    """What a newer form did to the item, or to an answer that it has no item for."""

    @property
    def words(self) -> str:
        """What went nowhere: "" for the line of an item."""
        if self.left_over is not None:
            return self.left_over.text
        lost = self.changes if self.address is None else ()
        return "\n".join(change.before.partition("\n")[2] for change in lost)

    @property
    def is_to_do(self) -> bool:
        """Whether it has still to be looked at."""
        return self.state in TO_DO


def import_lines(
    form: d.Form, sheet: Sheet, report: Report, done: Collection[str]
) -> list[RemainingLine]:
    """The lines as the sheet stands now; ``done`` are the keys of those ticked off."""
    items = list(_items(form, sheet, report, done))
    starts = sorted(
        (min(line.passages), place) for place, line in enumerate(items) if line.passages
    )
    behind: dict[int, list[RemainingLine]] = {}
    for number, left in enumerate(report.left_over):
        index = bisect_right(starts, (min(left.passages, default=0), len(items))) - 1
        place = starts[index][1] if index >= 0 else -1
        key = f"left_over:{number}"
        address = items[place].address if place >= 0 else None
        state: State = "done" if key in done else "left_over"
        behind.setdefault(place, []).append(RemainingLine(key, state, address, left.passages, left))
    lines = behind.get(-1, [])
    for place, line in enumerate(items):
        lines += [line, *behind.get(place, [])]
    return lines


def lines_to_do(form: d.Form, sheet: Sheet) -> int:
    """How many lines of its import a sheet has still to be looked at for; 0 for one that keeps no
    report."""
    kept = kept_report(sheet)
    if kept is None:
        return 0
    return count_to_do(import_lines(form, sheet, kept.report, done_lines(sheet)))


def count_to_do(lines: Collection[RemainingLine]) -> int:
    """How many lines have still to be looked at."""
    return sum(line.is_to_do for line in lines)


def _items(
    form: d.Form, sheet: Sheet, report: Report, done: Collection[str]
) -> Iterator[RemainingLine]:
    doubtful = {*report.doubtful}
    placed = {each.address: each.passages for each in report.placed}
    lacking = {each.address: each for each in report.open}
    rows: set[Address] = set()
    for visit in walk(form, sheet):
        address = visit.address
        row = row_address(form, address)
        if row in doubtful and row not in rows and visit.is_answer:
            rows.add(row)
            row_state: State = "done" if str(row) in done else "doubtful"
            yield RemainingLine(str(row), row_state, address, placed.get(row, ()))
            continue
        if not visit.is_answer or (visit.blanked_by and address not in doubtful):
            continue
        lacks = lacking.get(address)
        state: State = "sure"
        if str(address) in done:
            state = "done"
        elif address in doubtful:
            state = "doubtful"
        elif _is_asked(visit, lacks, known=address in placed):
            answered: State = "done" if lacks else "sure"
            state = "open" if is_blank(visit.value) else answered
        passages = placed.get(address) or (lacks.passages if lacks else ())
        if state == "doubtful":
            passages = _doubted(report, address) or passages
        yield RemainingLine(str(address), state, address, passages)


def _doubted(report: Report, address: Address) -> tuple[int, ...]:
    """The passages that a doubt is about, where it is about less than the whole answer."""
    named = (note.passages for note in report.notes_on(address) if note.doubt and note.passages)
    return min(named, key=len, default=())


def row_address(form: d.Form, address: Address) -> Address | None:
    """The address of the row that an item of a table stands in, by which a report tells of it;
    None for any other item. Its first item stands for it in the list."""
    parent = form.by_id.get(form.parent_of(form.by_id[address.item]))
    is_row = isinstance(parent, d.Repeat) and parent.layout == "table"
    return Address(address.path, parent.id) if is_row and parent else None


def _is_asked(visit: Visit, lacks: Open | None, *, known: bool) -> bool:
    """Whether an item without an answer is one to look at: it needs one, or its label was not on
    the paper. An item that the report does not know came with a newer revision, or later."""
    if lacks is None:
        return not known and visit.required
    return visit.required or not lacks.label_seen

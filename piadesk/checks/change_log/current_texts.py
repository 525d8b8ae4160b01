"""What the sheet says now at a place that a row of 変更箇所 names."""

from functools import cached_property

from piadesk.checks.case import Case, EntryPath
from piadesk.checks.change_log.named_items import Key, Named, file_key
from piadesk.forms import definition as d
from piadesk.forms.roles import Role
from piadesk.revision.change_rows import quoted
from piadesk.sheets.sheet import Address


def current_texts_of(case: Case) -> "CurrentTexts":
    """Those of that sheet, for all rules."""
    return case.shared(CurrentTexts)


class CurrentTexts:
    """The texts of one sheet, each entry and each place looked up once."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._known: dict[Key, str] = {}
        self._entries: dict[tuple[str, EntryPath], list[EntryPath]] = {}
        self._under: dict[str, list[d.AnyItem]] = {}
        for item in case.form.items:
            for head in case.form.heads[item.id]:
                self._under.setdefault(head.id, []).append(item)

    def of(self, named: Named) -> str:
        """All that is answered there, line by line; "" where nothing is, or the place is gone.

        An entry is told twice, with and without the labels of its items: it is quoted both ways.
        """
        if named.key not in self._known:
            self._known[named.key] = self._of(named)
        return self._known[named.key]

    def address(self, named: Named) -> Address | None:
        """Where that is answered; None where the place is gone."""
        rows = self._rows(self._case.form.by_id[named.item], named)
        return None if rows is None else Address(rows, named.item)

    def _of(self, named: Named) -> str:
        item = self._case.form.by_id[named.item]
        rows = self._rows(item, named)
        if rows is None:
            return ""
        is_entry = isinstance(item, d.Repeat)
        under = self._case.form.children(item.id) if is_entry else self._under.get(item.id, ())
        answers = [(one.title, self._line(one, rows)) for one in (item, *under)]
        lines = [line for _, line in answers if line]
        if is_entry:
            lines += [f"{title}：{line}" for title, line in answers if line]
        return "\n".join(lines)

    def _line(self, item: d.AnyItem, rows: EntryPath) -> str:
        if not isinstance(item, d.Answer) or len(self._case.form.chain(item)) > len(rows):
            return ""
        return quoted(item, self._case.answer(item.id, rows))

    def _rows(self, item: d.AnyItem, named: Named) -> EntryPath | None:
        """The way to the named entry; None where the sheet has no such entry (any more)."""
        chain = [*self._case.form.chain(item), *([item.id] if isinstance(item, d.Repeat) else [])]
        numbers = list(named.numbers)
        rows: EntryPath = ()
        for rows_id in chain:
            if rows_id == self._case.role(Role.FILES):
                entry = self._files.get(named.file) or self._only_file(named)
            else:
                entry = self._entry(rows_id, rows, numbers.pop(0) if numbers else 0)
            if entry is None:
                return None
            rows = entry
        return rows

    def _only_file(self, named: Named) -> EntryPath | None:
        """The one file of a sheet, which a row need not name."""
        ways = self._case.entries(Role.FILES)
        return ways[0] if len(ways) == 1 and not named.file else None

    def _entry(self, rows_id: str, rows: EntryPath, number: int) -> EntryPath | None:
        """The way to the entry of that number (1, 2, …), if there is one."""
        key = (rows_id, rows)
        if key not in self._entries:
            self._entries[key] = self._case.entries(rows_id, rows)
        entries = self._entries[key]
        return entries[number - 1] if 0 < number <= len(entries) else None

    @cached_property
    def _files(self) -> dict[str, EntryPath]:
        """The way to each file by its `file_key`."""
        ways = self._case.entries(Role.FILES)
        names = {way: self._case.answer(Role.FILE_NAME, way) for way in ways}
        return {file_key(str(name)): way for way, name in names.items() if name}

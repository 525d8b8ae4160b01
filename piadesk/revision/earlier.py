"""前回の記載: what the last 公表版 says at an item, and what has changed since."""

from functools import cached_property

from piadesk.forms import definition as d
from piadesk.forms.roles import Role
from piadesk.json_values import JsonValue
from piadesk.revision.change_log import log_section
from piadesk.revision.changes import prints_alike
from piadesk.revision.item_names import default_style
from piadesk.revision.proposal_links import links
from piadesk.revision.proposals import wanted
from piadesk.revision.published import last_published
from piadesk.sheets.sheet import Address, Block, Published, Sheet


class Earlier:
    """The last 公表版 of a sheet, asked by the addresses of today: an entry keeps its id."""

    def __init__(self, form: d.Form, version: Published) -> None:
        self.form = form
        self.version = version

    @classmethod
    def of(cls, form: d.Form, sheet: Sheet) -> "Earlier | None":
        """None before the first publication, and where that was on another revision of the form."""
        version = last_published(sheet)
        return cls(form, version) if version is not None and version.form == form.id else None

    @cached_property
    def _blocks(self) -> dict[tuple[str, ...], Block]:
        blocks: dict[tuple[str, ...], Block] = {(): self.version}

        def gather(path: tuple[str, ...], block: Block) -> None:
            for rows in block.rows.values():
                for row in rows:
                    blocks[*path, row.id] = row
                    gather((*path, row.id), row)

        gather((), self.version)
        return blocks

    def tells_of(self, item: d.AnyItem) -> bool:
        """Whether an item is told of: what is typed, but for 変更箇所 and 公表日."""
        log = log_section(self.form)
        in_log = log is not None and self.form.section_of[item.id] is log
        is_day = item.id == self.form.role(Role.PUBLISHED_ON)
        is_typed = isinstance(item, d.Answer) and not isinstance(item, d.Mirror | d.Computed)
        return is_typed and not in_log and not is_day

    def has_entry(self, address: Address) -> bool:
        """Whether the entry that ``address`` stands in was there then."""
        return address.path in self._blocks

    def value(self, address: Address) -> JsonValue:
        """The answer of then; None where there was none."""
        block = self._blocks.get(address.path)
        return block.answers.get(address.item) if block is not None else None

    def is_changed(self, address: Address, now: JsonValue) -> bool:
        """Whether ``now`` is another answer than that of then, as both print."""
        item = self.form.by_id[address.item]
        return self.tells_of(item) and not prints_alike(item, self.value(address), now)


def unlogged(form: d.Form, sheet: Sheet) -> list[Address]:
    """Where something changed since the last 公表版 that no row of 変更箇所 was made for."""
    if form.log is None or last_published(sheet) is None:
        return []
    known = {link.of for link in links(sheet).values()}
    changed = [of for of in wanted(form, sheet, default_style(form)) if of not in known]
    return [address for of in changed if (address := Address.read(of)).item in form.by_id]

"""What every rule of the checks is given: the form and the sheet, and short ways to ask them."""

import datetime
from dataclasses import dataclass
from functools import cached_property

from pydantic import JsonValue

from piadesk import definition as d
from piadesk.checks.finding import Finding, Severity
from piadesk.era import as_day
from piadesk.sheet import Address, Sheet
from piadesk.walk import answer, blanked_by, reach


@dataclass(frozen=True)
class Case:
    """One form and one sheet under check; the sheet must not change meanwhile."""

    form: d.Form
    sheet: Sheet

    def has(self, *item_ids: str) -> bool:
        """Whether the form has all of these items; a rule about others has nothing to say."""
        return all(item_id in self.form.by_id for item_id in item_ids)

    def answer(self, item_id: str, rows: tuple[str, ...] = ()) -> JsonValue:
        """The answer as seen from inside the entries ``rows``.

        None when it is empty, blanked by the form, or no item of this form.
        """
        if item_id not in self.form.by_id:
            return None
        address = reach(self.form, rows, item_id)
        if blanked_by(self.form, self.sheet, address):
            return None
        return answer(self.form, self.sheet, address)

    def found(self, code: str, severity: Severity, address: Address, **places: object) -> Finding:
        """A finding whose sentence may name the item at ``address`` as ``{item}``."""
        places.setdefault("item", self.form.by_id[address.item].title)
        return Finding(code, severity, address, places)

    @cached_property
    def published_on(self) -> datetime.date | None:
        """公表日; None while it is empty or no day."""
        stored = self.answer("cover.published_on")
        return as_day(stored) if isinstance(stored, str) else None

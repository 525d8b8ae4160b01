"""Answers in items that a mark or a choice of the same sheet exempts: they may be a neighbour's."""

from collections.abc import Iterable, Iterator, Mapping

from piadesk.forms import definition as d
from piadesk.forms.guidance import blank_reason
from piadesk.intake.report import Note, note
from piadesk.intake.where import Where
from piadesk.kinds import is_blank
from piadesk.sheets.sheet import Address
from piadesk.sheets.walk import Visit
from piadesk.texts.stand_ins import says_nothing


def exempt_answers(
    form: d.Form, visits: Iterable[Visit], where: Mapping[Address, Where]
) -> Iterator[Note]:
    """The notes on answers that were placed where the sheet itself says that there is none.

    They would be kept and never printed. Writers put － there, which says nothing.
    """
    for visit in visits:
        if not visit.blanked_by or is_blank(visit.value) or visit.address not in where:
            continue
        if isinstance(visit.value, str) and says_nothing(visit.value):
            continue
        reason = blank_reason(form, visit.blanked_by)
        places = {"item": visit.item.title, "reason": reason}
        doubt = note("exempt_answered", where[visit.address], **places)
        yield doubt.on(visit.address, doubt=True)

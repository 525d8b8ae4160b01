"""Which form a text is on: its title and mark, and which form's items are found in it."""

from collections.abc import Iterator

from piadesk.errors import SourceError
from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.intake.filling.weights import FORMS
from piadesk.intake.importing import Attempt
from piadesk.intake.passages import Source
from piadesk.intake.report import Imported
from piadesk.texts.folding import fold


def recognize(source: Source, name: str) -> tuple[Imported, str]:
    """The text on the form that it fits best, and by what that was told: ``mark``, ``items`` or
    ``changes``. Raises `SourceError` ``source.no_form``."""
    folded = fold(source.text)
    forms = [catalogue.form(form_id) for form_id in catalogue.form_ids()]
    marked = [form for form in forms if fold(form.mark) in folded]
    titled = [form for form in forms if any(fold(title) in folded for title in _titles(form))]
    attempts = [Attempt(form, source) for form in marked or titled or forms]
    best = max(attempts, key=lambda attempt: attempt.worth - FORMS.missed * attempt.missed)
    if len(marked) == 1 and best.worth >= FORMS.least:
        return best.imported(), "mark"
    if best.worth >= FORMS.least:
        return best.imported(), "items"
    if any(attempt.log_rows for attempt in attempts):
        return max(attempts, key=_likeness_of_changes).imported(), "changes"
    raise SourceError("source.no_form", path=name)


def _titles(form: d.Form) -> Iterator[str]:
    for section in form.sections:
        if section.layout == "cover":
            yield from (item.text for item in section.items if isinstance(item, d.Constant))


def _likeness_of_changes(attempt: Attempt) -> tuple[float, str]:
    """How much the rows of a change table speak of a form's items; the newest form in doubt."""
    labels = {fold(item.label) for item in attempt.form.items}
    sections = {fold(section.title) for section in attempt.form.sections}
    known = [label for label in labels | sections if len(label) > 3]
    named = "\n".join(fold(row.cells[1]) for row in attempt.log_rows)
    return sum(named.count(label) * len(label) for label in known), attempt.form.id

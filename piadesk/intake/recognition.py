"""Which form a text is on: its title and mark, and which form's items are found in it."""

from collections.abc import Iterator
from typing import Literal

from piadesk.errors import SourceError
from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.intake.filling.weights import FORMS
from piadesk.intake.importing import Attempt
from piadesk.intake.labels.course import course_of
from piadesk.intake.labels.furniture import form_marks
from piadesk.intake.labels.stretches import refuse_too_many
from piadesk.intake.passages import Source
from piadesk.intake.report import FormMark, Imported, Note, note
from piadesk.texts.folding import fold

By = Literal["mark", "older", "items", "changes"]
"""By what the form was told: its own mark, that of a revision that is read onto it, the items that
are there, or how a list of changes names them."""


def recognize(source: Source, name: str) -> tuple[Imported, By]:
    """The text on the form that it fits best, and by what that was told.

    Raises `SourceError` ``source.no_form``, ``source.too_many_labels``.
    """
    marked, by = _marked(source)
    forms = marked or _titled(source) or _forms()
    for form in forms:
        refuse_too_many(course_of(form), source)
    attempts = [Attempt(form, source) for form in forms]
    best = max(attempts, key=lambda attempt: attempt.worth - FORMS.missed * attempt.missed)
    if best.worth >= FORMS.least:
        return best.imported(), by
    if any(attempt.log_rows for attempt in attempts):
        return max(attempts, key=_likeness_of_changes).imported(), "changes"
    raise SourceError("source.no_form", path=name)


def notes_on_form(imported: Imported, by: By, source: Source) -> tuple[Note, ...]:
    """What to tell of the form that was chosen, and of the revision that the paper is on."""
    form, mark = imported.form, imported.report.mark
    onto = f"{form.number}（{form.revision}版）"
    if mark is None and by != "changes":  # one that was seen may stand in a row of changes
        by = "items"
    if mark is None or by in ("items", "changes"):
        return (note(f"form_by_{by}", source.where(0), form=onto),)
    if by == "mark":
        return (note("form_by_mark", source.where(0), form=onto),)
    return tuple(_notes_on_older(imported, mark, onto, source))


def _notes_on_older(
    imported: Imported, mark: FormMark, onto: str, source: Source
) -> Iterator[Note]:
    form, places = imported.form, {"number": mark.number, "revision": mark.revision}
    older = _older(form, mark)
    if older is None:
        yield note("form_unknown_revision", source.where(0), form=onto, **places)
        return
    yield note("form_by_older", source.where(0), form=onto, **places)
    titles = [section.heading for section in form.sections if section.id in older.lacks]
    titles += [item.title for item in form.items if item.id in older.lacks]
    if titles:
        yield note("form_lacks", source.where(0), titles="、".join(titles), **places)


def _marked(source: Source) -> tuple[list[d.Form], By]:
    """The forms that the paper's mark names: of that revision, else that read it, else all of
    that number."""
    mark, _ = form_marks(source)
    forms = [form for form in _forms() if mark and fold(form.number) == mark.number]
    same = [form for form in forms if mark and fold(form.revision) == mark.revision]
    if same:
        return same, "mark"
    older = [form for form in forms if mark and _older(form, mark)]
    return (older or forms), ("older" if mark and forms else "items")


def _older(form: d.Form, mark: FormMark) -> d.OlderRevision | None:
    return next((older for older in form.older if fold(older.revision) == mark.revision), None)


def _forms() -> list[d.Form]:
    return [catalogue.form(form_id) for form_id in catalogue.form_ids()]


def _titled(source: Source) -> list[d.Form]:
    words = source.folded
    return [form for form in _forms() if any(fold(title) in words for title in _titles(form))]


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

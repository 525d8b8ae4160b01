"""What old rows of 変更箇所 name: a revision of the form may have renumbered or moved the item."""

from dataclasses import replace

from piadesk.checks.case import Case
from piadesk.checks.change_log.named_items import Named, items_named
from piadesk.forms import catalogue
from piadesk.revision.change_log import ChangeLog
from piadesk.revision.form_steps import earlier_forms, moved, steps


def items_named_then(case: Case, entry_id: str, text: str) -> tuple[Named, ...]:
    """What a cell of the 項目 column names: on the form on which its row was published, else as the
    form has it now, else as an earlier revision had it."""
    form_id = case.shared(_forms_of_rows).get(entry_id, case.form.id)
    earlier = earlier_forms(case.form.id)
    for known in (form_id, case.form.id, *earlier):
        named = _on(case, known, text) if known in {case.form.id, *earlier} else ()
        if named and all(one.known for one in named):
            return named
    return items_named(case.form, text)


def items_named_earlier(case: Case, text: str) -> frozenset[str]:
    """Ids of the items that earlier revisions of the form call so."""
    earlier = earlier_forms(case.form.id)
    return frozenset(named.item for form_id in earlier for named in _on(case, form_id, text))


def _on(case: Case, form_id: str, text: str) -> tuple[Named, ...]:
    """What that revision calls so, by the ids of the form at hand; "" for an item that is gone."""
    named = items_named(catalogue.form(form_id), text)
    if form_id == case.form.id:
        return named
    way = steps(form_id, case.form.id)
    ids = [moved(way, one.item) if one.item else "" for one in named]
    return tuple(
        replace(one, item=item_id if item_id in case.form.by_id else "", slips=())
        for one, item_id in zip(named, ids, strict=True)
    )


def _forms_of_rows(case: Case) -> dict[str, str]:
    """By the id of a row, the form of the first frozen version that has it."""
    forms: dict[str, str] = {}
    for version in case.sheet.published:
        is_installed = version.form in catalogue.form_ids()
        log = ChangeLog.of(catalogue.form(version.form)) if is_installed else None
        for entry in version.rows.get(log.items.rows, []) if log else ():
            forms.setdefault(entry.id, version.form)
    return forms

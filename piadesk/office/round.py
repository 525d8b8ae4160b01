"""The year's round: the same step for many sheets, one after the other, each told how it went.

Whatever happens to one sheet, the others go on; a step that was stopped is begun again and leaves
alone what is done.
"""

import datetime
import html
import itertools
from collections.abc import Iterable, Iterator, Sequence, Set
from pathlib import Path
from typing import Final, Literal, get_args

from piadesk.acts.in_force import levels_in_force
from piadesk.acts.set_aside import reason_of
from piadesk.checks import Severity, check
from piadesk.errors import PiadeskError
from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.office.changing import Outcome
from piadesk.office.duties import newer_form
from piadesk.office.listing import Listed
from piadesk.office.moving_on import Mark, date_edit, has_new_day, move_on
from piadesk.office.requests import Answers, answers_in, ask_department, stray_answers, take_in
from piadesk.office.stages import Stage
from piadesk.printing.options import PrintOptions
from piadesk.printing.usual_circulation import usual_circulation
from piadesk.revision.published import as_sheet, is_as_published, last_published
from piadesk.scheme.era import shown_date
from piadesk.sheets.edits import apply
from piadesk.sheets.sheet import Sheet
from piadesk.sheets.withheld_elsewhere import words_elsewhere
from piadesk.storage import store
from piadesk.storage.file_names import allowed
from piadesk.storage.lock import user_name
from piadesk.storage.long_paths import reachable
from piadesk.storage.writing import write_whole
from piadesk.words import reason, say, tell

Step = Literal[
    "begin", "request", "returns", "check", "submission", "publication", "circulation", "freeze"
]
"""``begin``: 見直し中 from today; ``request``: 依頼用のExcel for each 課; ``returns``: what came
back taken in; ``check``: count errors; ``submission``, ``publication``: the paper as PDF;
``circulation``: 決裁用一式 as PDF; ``freeze``: 公表版として確定 where no error is left."""

STEPS: Final[tuple[Step, ...]] = get_args(Step)

PAPERS: Final = ("request", "submission", "publication", "circulation")
"""The steps that write into a folder."""

RETURNS: Final[Step] = "returns"
"""The step that reads out of one."""


def go_round(
    step: Step,
    sheets: Iterable[Listed],
    out: Path | None = None,
    day: datetime.date | None = None,
) -> Iterator[Outcome]:
    """Do the step with each sheet; papers go into the folder ``out``, what came back is there.

    ``day`` is the 公表日 of the sheets that bear that of their last 公表版 still; without it such a
    sheet is not frozen.

    A generator: whoever asks for no more stops it between two sheets.
    """
    if step == RETURNS:
        assert out is not None
        yield from _returns(list(sheets), out)
        return
    written: set[Path] = set()
    for sheet in sheets:
        if not sheet.is_sheet:
            yield Outcome(sheet, False, say(f"office.trouble.{sheet.summary.trouble}"))
            continue
        try:
            outcome = _step(step, sheet, out, day, written)
        except PiadeskError as fault:
            yield Outcome(sheet, False, tell(fault))
        except OSError as fault:
            yield Outcome(sheet, False, say("office.round.not_written", reason=reason(fault)))
        else:
            if outcome.file is not None:
                written.add(outcome.file)
            yield outcome


def _step(
    step: Step, listed: Listed, out: Path | None, day: datetime.date | None, written: Set[Path]
) -> Outcome:
    if step == "begin":
        return _begun(listed)
    if step == "check":
        errors = _errors(store.load(listed.path))
        return Outcome(listed, not errors, say("office.round.errors", count=errors))
    if step == "freeze":
        return _frozen(listed, day)
    if step == "request":
        assert out is not None
        return ask_department(listed, out)
    assert out is not None
    return _printed(step, listed, out, written)


def _errors(opened: store.Opened) -> int:
    findings = check(opened.form, opened.sheet, levels_in_force())
    errors = (each for each in findings if each.severity is Severity.ERROR)
    return sum(not reason_of(opened.sheet, each) for each in errors)


def _returns(sheets: Sequence[Listed], folder: Path) -> Iterator[Outcome]:
    """Each sheet with what came back for it, then the files that belong to none."""
    by_sheet: dict[str, list[Answers]] = {}
    strays: list[Outcome] = []
    for read in answers_in(folder):
        if isinstance(read, Outcome):
            strays.append(read)
        else:
            by_sheet.setdefault(read.sheet_id, []).append(read)
    for sheet in sheets:
        if not sheet.is_sheet:
            continue
        try:
            yield take_in(sheet, by_sheet.pop(sheet.summary.sheet_id, []))
        except PiadeskError as fault:
            yield Outcome(sheet, False, tell(fault))
    yield from map(stray_answers, itertools.chain.from_iterable(by_sheet.values()))
    yield from strays


def _begun(listed: Listed) -> Outcome:
    """見直し中 from today; what is to be moved to a newer form is told, for that needs a look."""
    stage = listed.summary.standing.stage
    if stage is Stage.DRAFTING:
        return Outcome(listed, False, say("office.round.never_published"))
    if stage is Stage.ENDED:
        return Outcome(listed, False, say("office.round.ended"))
    changed = None
    if stage is Stage.PUBLISHED:
        changed = move_on(listed, _today(Stage.REVISING))
    if newer := newer_form(listed.summary.form):
        form = catalogue.head(newer).full_name
        words = say("office.round.begun_on_old_form", form=form)
    else:
        words = say("office.round.begun")
    return Outcome(listed, True, words, changed=changed)


def _today(stage: Stage) -> Mark:
    return Mark(stage, datetime.date.today().isoformat(), user_name())


def _frozen(listed: Listed, day: datetime.date | None) -> Outcome:
    opened = store.load(listed.path)
    form, sheet = opened.form, opened.sheet
    if is_as_published(sheet):
        is_begun = listed.summary.standing.stage is Stage.REVISING
        return Outcome(
            listed, True, say("office.round.same" if is_begun else "office.round.frozen_before")
        )
    if not has_new_day(form, sheet):
        if day is None:
            return Outcome(listed, False, say("office.round.old_day"))
        apply(sheet, date_edit(form, day))
    if errors := _errors(opened):
        return Outcome(listed, False, say("office.round.errors", count=errors))
    changed = move_on(listed, _today(Stage.PUBLISHED), day)
    return Outcome(listed, True, say("office.round.frozen"), changed=changed)


def _printed(step: Step, listed: Listed, out: Path, written: Set[Path]) -> Outcome:
    # Draws, which the other steps need not pay for.
    from piadesk.acts.withholding import published_copy
    from piadesk.printing import print_circulation, print_sheet
    from piadesk.printing.about import purpose_name

    opened = store.load(listed.path)
    form, sheet = opened.form, opened.sheet
    title = remark = ""
    if step == "circulation":
        version = last_published(sheet)
        old = as_sheet(sheet, version) if version else None
        content = print_circulation(form, old, sheet, usual_circulation(sheet))
        name = say("office.round.circulation_name", name=purpose_name(form, sheet, "internal"))
    else:
        purpose: Literal["submission", "publication"] = (
            "submission" if step == "submission" else "publication"
        )
        content = print_sheet(form, sheet, PrintOptions(purpose=purpose))
        name = purpose_name(form, sheet, purpose)
        if step == "publication":
            title = form.title_in(published_copy(form, sheet).answers)
            remark = _left(form, sheet)
    # What an earlier round wrote is replaced, what another sheet of this round wrote is not.
    stem = name or listed.path.stem
    file = out / allowed(f"{stem}.pdf")
    if file in written:
        file = out / allowed(f"{stem}_{listed.path.stem}.pdf")
    reachable(out).mkdir(parents=True, exist_ok=True)
    write_whole(file, content)
    return Outcome(listed, True, file.name + remark, file, title=title)


def _left(form: d.Form, sheet: Sheet) -> str:
    """What is said of words that are kept back and stand in the published paper all the same."""
    count = len(list(words_elsewhere(form, sheet)))
    return say("office.round.words_left", count=count) if count else ""


def web_list(outcomes: Sequence[Outcome]) -> str:
    """The published papers as an HTML table for the body's site: number, name, 公表日, link."""
    rows = [
        (
            outcome.sheet.summary.number,
            outcome.title or outcome.sheet.summary.title or outcome.sheet.name,
            shown_date(outcome.sheet.summary.published_on),
            outcome.file.name,
        )
        for outcome in outcomes
        if outcome.is_done and outcome.file
    ]
    heads = "".join(
        f"<th>{say(f'office.head.{key}')}</th>" for key in ("number", "title", "published")
    )
    lines = [
        f'<tr><td>{html.escape(number)}</td><td><a href="{html.escape(_link(file))}">'
        f"{html.escape(title)}</a></td><td>{html.escape(day)}</td></tr>"
        for number, title, day, file in rows
    ]
    return "\n".join(
        [
            '<!DOCTYPE html>\n<html lang="ja"><head><meta charset="utf-8">',
            f"<title>{say('office.round.web_title')}</title></head><body>",
            f"<table><thead><tr>{heads}</tr></thead><tbody>",
            *lines,
            "</tbody></table></body></html>\n",
        ]
    )


def _link(name: str) -> str:
    # urllib is only paid for here.
    from urllib.parse import quote

    return quote(name)

"""The year's round: the same step for many sheets, one after the other, each told how it went.

Whatever happens to one sheet, the others go on; a step that was stopped is begun again and leaves
alone what is done.
"""

import datetime
import html
from collections.abc import Iterable, Iterator, Sequence, Set
from pathlib import Path
from typing import Final, Literal, NamedTuple, get_args

from piadesk.acts.in_force import levels_in_force, stamps_in_force
from piadesk.acts.set_aside import reason_of
from piadesk.checks import Severity, check
from piadesk.errors import PiadeskError
from piadesk.office.changing import change
from piadesk.office.listing import Listed
from piadesk.printing.options import CirculationOptions, PrintOptions
from piadesk.revision.published import as_sheet, freeze, is_as_published, last_published
from piadesk.scheme.era import shown_date
from piadesk.storage import store
from piadesk.storage.file_names import allowed
from piadesk.storage.writing import write_whole
from piadesk.words import reason, say, tell

Step = Literal["check", "submission", "publication", "circulation", "freeze"]
"""``check``: count errors; ``submission``, ``publication``: the paper as PDF; ``circulation``:
決裁用一式 as PDF; ``freeze``: 公表版として確定 where no error is left."""

STEPS: Final[tuple[Step, ...]] = get_args(Step)

PAPERS: Final = ("submission", "publication", "circulation")
"""The steps that write into a folder."""


class Outcome(NamedTuple):
    """What became of one sheet."""

    sheet: Listed
    is_done: bool
    words: str
    file: Path | None = None


def go_round(step: Step, sheets: Iterable[Listed], out: Path | None = None) -> Iterator[Outcome]:
    """Do the step with each sheet; the papers go into the folder ``out``.

    A generator: whoever asks for no more stops it between two sheets.
    """
    written: set[Path] = set()
    for one in sheets:
        if not one.is_sheet:
            yield Outcome(one, False, say(f"office.trouble.{one.summary.trouble}"))
            continue
        try:
            outcome = _step(step, one, out, written)
        except PiadeskError as fault:
            yield Outcome(one, False, tell(fault))
        except OSError as fault:
            yield Outcome(one, False, say("office.round.not_written", reason=reason(fault)))
        else:
            if outcome.file is not None:
                written.add(outcome.file)
            yield outcome


def _step(step: Step, one: Listed, out: Path | None, written: Set[Path]) -> Outcome:
    if step == "check":
        errors = _errors(store.load(one.path))
        return Outcome(one, not errors, say("office.round.errors", count=errors))
    if step == "freeze":
        return _frozen(one)
    assert out is not None
    return _printed(step, one, out, written)


def _errors(opened: store.Opened) -> int:
    found = check(opened.form, opened.sheet, levels_in_force())
    errors = (each for each in found if each.severity is Severity.ERROR)
    return sum(not reason_of(opened.sheet, each) for each in errors)


def _frozen(one: Listed) -> Outcome:
    opened = store.load(one.path)
    if is_as_published(opened.sheet):
        return Outcome(one, True, say("office.round.frozen_before"))
    if errors := _errors(opened):
        return Outcome(one, False, say("office.round.errors", count=errors))
    change(one.path, freeze)
    return Outcome(one, True, say("office.round.frozen"))


def _printed(step: Step, one: Listed, out: Path, written: Set[Path]) -> Outcome:
    # Draws, which the other steps need not pay for.
    from piadesk.printing import print_circulation, print_sheet
    from piadesk.printing.about import purpose_name

    opened = store.load(one.path)
    form, sheet = opened.form, opened.sheet
    if step == "circulation":
        version = last_published(sheet)
        old = as_sheet(sheet, version) if version else None
        content = print_circulation(form, old, sheet, _circulation())
        name = say("office.round.circulation_name", name=purpose_name(form, sheet, "internal"))
    else:
        purpose: Literal["submission", "publication"] = (
            "submission" if step == "submission" else "publication"
        )
        content = print_sheet(form, sheet, PrintOptions(purpose=purpose))
        name = purpose_name(form, sheet, purpose)
    # What an earlier round wrote is replaced, what another sheet of this round wrote is not.
    stem = name or one.path.stem
    file = out / allowed(f"{stem}.pdf")
    if file in written:
        file = out / allowed(f"{stem}_{one.path.stem}.pdf")
    out.mkdir(parents=True, exist_ok=True)
    write_whole(file, content)
    return Outcome(one, True, file.name, file)


def _circulation() -> CirculationOptions:
    today = datetime.date.today().isoformat()
    return CirculationOptions(drafted_on=today, stamps=stamps_in_force(), levels=levels_in_force())


def web_list(outcomes: Sequence[Outcome]) -> str:
    """The published papers as an HTML table for the body's site: number, name, 公表日, link."""
    rows = [
        (
            one.sheet.summary.number,
            one.sheet.summary.title or one.sheet.name,
            shown_date(one.sheet.summary.published_on),
            one.file.name,
        )
        for one in outcomes
        if one.is_done and one.file
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

"""The papers beside the form itself: how the preview makes each of them of a sheet."""

import datetime

from piadesk.acts.hearing import hearing_of
from piadesk.acts.in_force import levels_in_force
from piadesk.checks import check
from piadesk.forms import definition as d
from piadesk.printing import (
    CirculationOptions,
    ComparisonOptions,
    PrintOptions,
    print_circulation,
    print_comparison,
    print_guided_draft,
    print_hearing,
    print_memo_list,
    print_opinions,
    print_report,
    print_viewpoints,
)
from piadesk.revision.item_names import Style
from piadesk.revision.published import as_sheet, last_published
from piadesk.sheets.sheet import Sheet
from ui.preview.preview import Make


def comparison_paper(old: Sheet, new: Sheet | None, all_items: bool, style: Style) -> Make:
    """新旧対照表 of ``old`` and ``new``, or for None of the sheet as it stands."""

    def make(form: d.Form, sheet: Sheet, options: PrintOptions) -> bytes:
        chosen = ComparisonOptions(all_items, style, options.draft, options.look)
        return print_comparison(form, old, new or sheet, chosen)

    return make


def circulation_paper(old: Sheet | None, options: CirculationOptions) -> Make:
    """決裁用一式 of the sheet as it stands, compared with ``old``."""

    def make(form: d.Form, sheet: Sheet, asked: PrintOptions) -> bytes:
        return print_circulation(form, old, sheet, options._replace(look=asked.look))

    return make


def report_paper(form: d.Form, sheet: Sheet, _: PrintOptions) -> bytes:
    """点検結果: the findings as a list for the file, those set aside with their reasons."""
    levels = levels_in_force()
    today = datetime.date.today().isoformat()
    return print_report(form, sheet, check(form, sheet, levels), today, levels)


def viewpoints_paper(form: d.Form, sheet: Sheet, _: PrintOptions) -> bytes:
    """審査の観点ごとの点検表, for a 第三者点検 too."""
    levels = levels_in_force()
    today = datetime.date.today().isoformat()
    return print_viewpoints(form, sheet, check(form, sheet, levels), today, levels)


def hearing_paper(form: d.Form, sheet: Sheet, _: PrintOptions) -> bytes:
    """意見募集の書類, against the last 公表版 where there is one."""
    version = last_published(sheet)
    old = as_sheet(sheet, version) if version else None
    return print_hearing(form, old, sheet, hearing_of(sheet))


def opinions_paper(form: d.Form, sheet: Sheet, _: PrintOptions) -> bytes:
    """意見と回答の表."""
    return print_opinions(form, sheet, hearing_of(sheet))


def memo_list_paper(form: d.Form, sheet: Sheet, _: PrintOptions) -> bytes:
    """指摘一覧: the 付箋 and 根拠メモ of the sheet."""
    return print_memo_list(form, sheet, datetime.date.today().isoformat())


def guided_draft_paper(form: d.Form, sheet: Sheet, _: PrintOptions) -> bytes:
    """記入要領付きの下書き: each item with the help for it."""
    return print_guided_draft(form, sheet, datetime.date.today().isoformat())

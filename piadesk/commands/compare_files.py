"""``piadesk diff``: the rows of 変更箇所 between two sheet files."""

import argparse
from pathlib import Path

from piadesk.commands.opening import open_sheet
from piadesk.commands.output import json_lines, table_row
from piadesk.revision.item_names import default_style
from piadesk.revision.proposals import Proposal, proposals
from piadesk.words import say


def run(asked: argparse.Namespace) -> int:
    """Tell what changed from the old file to the new one, with 提出時期 as proposed."""
    old, new = open_sheet(Path(asked.old)), open_sheet(Path(asked.new))
    style = asked.style or default_style(new.form)
    proposed = proposals(new.form, old.sheet, new.sheet, style, {})
    if asked.json:
        json_lines([_proposal_json(one) for one in proposed])
        return 0
    for row in (one.row for one in proposed):
        table_row(row.item, row.before, row.after, row.timing, row.explanation)
    return 0


def _proposal_json(proposal: Proposal) -> dict[str, object]:
    row = proposal.row
    return {
        "address": proposal.of,
        "kind": proposal.change.kind if proposal.change else "form",
        "item": row.item,
        "before": row.before,
        "after": row.after,
        "timing": row.timing,
        "explanation": row.explanation,
        "reason": say(proposal.reason),
    }

"""The changes in brief, with 提出時期: as the clerk has it in 変更箇所, else as it is proposed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from piadesk.forms import definition as d
from piadesk.revision.change_log import ChangeLog
from piadesk.revision.item_names import Style
from piadesk.revision.proposal_links import links
from piadesk.revision.proposals import Proposal, proposals
from piadesk.sheets.sheet import Sheet
from piadesk.words import say

_MAX_QUOTED_LENGTH: Final = 36
"""Characters of both texts together, up to which they are quoted."""


@dataclass(frozen=True)
class ChangeBrief:
    """One change: the item with its texts where they are short, 提出時期 and its 説明."""

    gist: str
    timing: str
    explanation: str


def change_briefs(form: d.Form, old: Sheet, new: Sheet, style: Style) -> Iterator[ChangeBrief]:
    """One for each change in form order, none where the form has no 変更箇所.

    Raises `MigrationError` as `proposals`.
    """
    log, known = ChangeLog.of(form), links(new)
    if log is None:
        return
    rows = {entry.id: log.row(entry) for entry in log.entries(new)}
    written = {
        link.of: row
        for row_id, link in known.items()
        if (row := rows.get(row_id) or rows.get(link.joined))
    }
    declared = {link.of: link.declared for link in known.values()}
    for proposal in proposals(form, old, new, style, declared):
        row = written.get(proposal.of, proposal.row)
        yield ChangeBrief(_gist(proposal), row.timing, row.explanation)


def _gist(proposal: Proposal) -> str:
    kind = proposal.change.kind if proposal.change else "changed"
    if kind in ("added", "removed"):
        return proposal.row.item + say(f"comparison.{kind}")
    before, after = proposal.row.before, proposal.row.after
    if len(before + after) > _MAX_QUOTED_LENGTH or "\n" in before + after:
        return proposal.row.item
    return say("summary.gist", item=proposal.row.item, before=before, after=after)

"""Old rows of 変更箇所 in the words of today: a 選択肢 that a later revision rewords, as quoted."""

import re
from collections.abc import Mapping

from piadesk.forms import definition as d
from piadesk.revision.change_log import LogRow
from piadesk.revision.form_steps import renamed_choices


def in_present_words(form: d.Form, item_id: str, row: LogRow) -> LogRow:
    """The row about an item, heading or entry, with the 選択肢 it quotes as ``form`` words them."""
    renames = _renames_under(form, item_id)
    if not renames:
        return row
    before, after = (_reworded(text, renames) for text in (row.before, row.after))
    return row._replace(before=before, after=after)


def _renames_under(form: d.Form, item_id: str) -> Mapping[str, str]:
    """Old to new 選択肢 of the item, and of the items that stand under it or in its entries."""
    renames: dict[str, str] = {}
    for renamed_id, choices in renamed_choices(form).items():
        item = form.by_id.get(renamed_id)
        if item is None:
            continue
        above = {head.id for head in form.heads[item.id]} | set(form.chain(item))
        if item_id in {item.id, *above}:
            renames |= choices
    return renames


def _reworded(text: str, renames: Mapping[str, str]) -> str:
    """The text with each old 選択肢 that is quoted: alone, in a bracket, or behind one (○)."""
    if text.strip() in renames:
        return renames[text.strip()]
    # The longest first, for one may begin another; all at once, for two may swap their words.
    known = "|".join(re.escape(old) for old in sorted(renames, key=len, reverse=True))

    def reworded(match: re.Match[str]) -> str:
        if match["inside"]:
            return match["open"] + renames[match["inside"]]
        new = renames[match["behind"]]
        is_present = text.startswith(new, match.start("behind"))
        return match[0] if is_present else match["closed"] + new

    inside = rf"(?P<open>[\[［]\s*)(?P<inside>{known})(?=\s*[\]］])"
    behind = rf"(?P<closed>[\]］]\s*)(?P<behind>{known})"
    return re.sub(f"{inside}|{behind}", reworded, text)

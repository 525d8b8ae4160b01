"""段階: how far a sheet is on its way to publication. Derived from its content, or set by a clerk.

What a clerk set stands in the notes of the sheet::

    {"stage": "deciding", "on": "2025-04-01", "by": "情報政策課 山本", "remark": "…"}
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final, NamedTuple

from pydantic import JsonValue

from piadesk.forms import definition as d
from piadesk.scheme.era import shown_date
from piadesk.sheets.edits import SetNote, SetValue, Several
from piadesk.sheets.sheet import Address, Sheet

NOTE: Final = "stage"

HISTORY: Final = "stages"
"""The note that keeps every stage that was set, the oldest first."""

_ENDED: Final = "終了】"
"""How the 評価書名 of an ended 事務 ends."""


class Stage(StrEnum):
    """In the order in which a sheet goes through them."""

    DRAFTING = "drafting"
    """作成中: never published."""

    REVISING = "revising"
    """見直し中: says other than its last 公表版."""

    HEARING = "hearing"
    """意見募集中 (規則第7条第1項)."""

    REVIEWING = "reviewing"
    """第三者点検中."""

    DECIDING = "deciding"
    """決裁中."""

    SUBMITTED = "submitted"
    """提出済: handed in to the 個人情報保護委員会, not yet published."""

    PUBLISHED = "published"
    """公表済: says what its last 公表版 says."""

    ENDED = "ended"
    """事務の終了: kept published for three years (規則第16条)."""


DERIVED: Final = (Stage.DRAFTING, Stage.REVISING, Stage.PUBLISHED)
"""What follows from the content and is never set."""


class Standing(NamedTuple):
    """The stage of a sheet, since when (ISO, "" where it was not set) and who said so."""

    stage: Stage
    on: str = ""
    by: str = ""
    remark: str = ""


def stage_set(sheet: Sheet, stage: Stage, on: str, by: str = "", remark: str = "") -> Several:
    """The edit that sets a stage and keeps it among those set before; a derived one takes back what
    was set."""
    mark: dict[str, JsonValue] = {"stage": stage.value, "on": on, "by": by, "remark": remark}
    kept = sheet.notes.get(HISTORY)
    history: list[JsonValue] = [*(kept if isinstance(kept, list) else []), mark]
    now = SetNote(NOTE, None if stage in DERIVED else mark)
    return Several((now, SetNote(HISTORY, history)))


def ended(form: d.Form, sheet: Sheet, on: str, by: str = "", remark: str = "") -> Several:
    """The edit that says that the 事務 has ended: the stage, and 【…終了】 behind the 評価書名.

    Source: 記載要領 of 評価書名."""
    edits = stage_set(sheet, Stage.ENDED, on, by, remark).edits
    title = form.title_in(sheet.answers)
    item = form.by_id[form.title_item]
    if not title or isinstance(item, d.Constant) or title.endswith(_ENDED):
        return Several(edits)
    address = Address((), form.title_item)
    return Several((*edits, SetValue(address, f"{title}【{shown_date(on)}　{_ENDED}")))


def standing(content: Mapping[str, object]) -> Standing:
    """The stage of a sheet from the JSON of its file, odd JSON too.

    A stage that was set goes before the derived one, until the sheet is published: then it is
    over, but for the end of the 事務.
    """
    derived = _derived(content)
    notes = content.get("notes")
    note = notes.get(NOTE) if isinstance(notes, Mapping) else None
    if not isinstance(note, Mapping) or str(note.get("stage")) not in set(Stage):
        return Standing(derived)
    said = (str(note.get(key, "")) for key in ("on", "by", "remark"))
    noted = Standing(Stage(str(note["stage"])), *said)
    is_over = derived is Stage.PUBLISHED and noted.stage is not Stage.ENDED
    return Standing(derived) if is_over or noted.stage in DERIVED else noted


def _derived(content: Mapping[str, object]) -> Stage:
    versions = content.get("published")
    if not isinstance(versions, list) or not versions:
        return Stage.DRAFTING
    last = versions[-1]
    same = ("form", "answers", "rows")
    if isinstance(last, Mapping) and all(
        (last.get(key) or {}) == (content.get(key) or {}) for key in same
    ):
        return Stage.PUBLISHED
    return Stage.REVISING

"""段階: how far a sheet is on its way to publication. Derived from its content, or set by a clerk.

What a clerk set stands in the notes of the sheet::

    {"stage": "deciding", "on": "2025-04-01", "by": "情報政策課 山本", "remark": "…",
     "since": id of the last 公表版 by then, "file": name of the copy that was kept}
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final, NamedTuple

from piadesk.forms import definition as d
from piadesk.json_values import JsonValue
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


DERIVED: Final = (Stage.DRAFTING, Stage.PUBLISHED)
"""What follows from the content and is never set. 見直し中 is both: a 見直し has begun before
anything is changed."""


class Standing(NamedTuple):
    """The stage of a sheet, since when (ISO, "" where it was not set) and who said so."""

    stage: Stage
    on: str = ""
    by: str = ""
    remark: str = ""
    file: str = ""
    """The copy of the sheet that was kept then."""


def stage_edit(
    sheet: Sheet, stage: Stage, on: str, by: str = "", remark: str = "", file: str = ""
) -> Several:
    """The edit that sets a stage and keeps it among those set before; a derived one takes back what
    was set."""
    since = sheet.published[-1].id if sheet.published else ""
    said = {"on": on, "by": by, "remark": remark, "since": since, "file": file}
    mark: dict[str, JsonValue] = {
        "stage": stage.value,
        **{key: one for key, one in said.items() if one},
    }
    kept = sheet.notes.get(HISTORY)
    earlier: list[JsonValue] = [*(kept if isinstance(kept, list) else []), mark]
    now = SetNote(NOTE, None if stage in DERIVED else mark)
    return Several((now, SetNote(HISTORY, earlier)))


def end_edit(form: d.Form, sheet: Sheet, on: str, by: str = "", remark: str = "") -> Several:
    """The edit that says that the 事務 has ended: the stage, and 【…終了】 behind the 評価書名.

    Source: 記載要領 of 評価書名."""
    edits = stage_edit(sheet, Stage.ENDED, on, by, remark).edits
    title = form.title_in(sheet.answers)
    item = form.by_id[form.title_item]
    if not title or isinstance(item, d.Constant) or title.endswith(_ENDED):
        return Several(edits)
    address = Address((), form.title_item)
    return Several((*edits, SetValue(address, f"{title}【{shown_date(on)}　{_ENDED}")))


def review_end_edits(sheet: Sheet) -> tuple[SetNote, ...]:
    """What ends a 見直し that was begun; () where none was."""
    note = sheet.notes.get(NOTE)
    is_begun = isinstance(note, dict) and note.get("stage") == Stage.REVISING
    return (SetNote(NOTE, None),) if is_begun else ()


def history(content: Mapping[str, object]) -> tuple[Standing, ...]:
    """Every stage that was set, the oldest first, from the JSON of a file."""
    notes = content.get("notes")
    kept = notes.get(HISTORY) if isinstance(notes, Mapping) else None
    steps = (_standing_in(one) for one in (kept if isinstance(kept, list) else ()))
    return tuple(step for step in steps if step)


def standing(content: Mapping[str, object]) -> Standing:
    """The stage of a sheet from the JSON of its file, odd JSON too.

    A stage that was set goes before the derived one, until the sheet is published: then it is
    over, but for the end of the 事務. A 見直し that was begun is over with the next 公表版.
    """
    derived = _derived(content)
    notes = content.get("notes")
    note = notes.get(NOTE) if isinstance(notes, Mapping) else None
    noted = _standing_in(note)
    if noted is None or noted.stage in DERIVED:
        return Standing(derived)
    if noted.stage is Stage.REVISING:
        since = note.get("since", "") if isinstance(note, Mapping) else ""
        is_over = derived is not Stage.REVISING and since != _last_version(content)
    else:
        is_over = derived is Stage.PUBLISHED and noted.stage is not Stage.ENDED
    return Standing(derived) if is_over else noted


def _standing_in(note: object) -> Standing | None:
    if not isinstance(note, Mapping) or str(note.get("stage")) not in set(Stage):
        return None
    said = (str(note.get(key, "")) for key in ("on", "by", "remark", "file"))
    return Standing(Stage(str(note["stage"])), *said)


def _last_version(content: Mapping[str, object]) -> str:
    versions = content.get("published")
    last = versions[-1] if isinstance(versions, list) and versions else None
    return str(last.get("id", "")) if isinstance(last, Mapping) else ""


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

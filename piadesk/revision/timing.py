"""提出時期 of a change and its 説明, proposed from ※ and form, with the reason for it.

Source: 特定個人情報保護評価に関する規則 第11条 (重要な変更: before the change), 第14条 (others:
afterwards). 重要な変更 is a change of an item with ※; mended slips, formal changes, and changes
that do not add to the danger of 漏えい are none (指針 別表).
"""

from dataclasses import dataclass
from typing import Final, Literal

from piadesk.forms import definition as d
from piadesk.revision.change_log import ChangeLog
from piadesk.words import say

Declared = Literal["", "formal", "harmless"]
"""What the clerk declares a change to be: nothing, 誤字の修正・形式的な変更, or one that does not
add to the danger of 漏えい等."""

DECLARED: Final[tuple[Declared, ...]] = ("", "formal", "harmless")


@dataclass(frozen=True)
class Timing:
    """提出時期 (事前 or 事後), its 説明, and the key of the words that say why."""

    timing: str
    explanation: str
    reason: str


def timing_of(
    form: d.Form, item: d.AnyItem | None, declared: Declared = "", *, is_new: bool = False
) -> Timing:
    """What to propose for a change of ``item`` (for entries: of the repeat).

    None stands for the change of the form itself; ``is_new`` for an item that the revision of the
    form brought. Raises `ChangesError` ``changes.no_log``.
    """
    log = ChangeLog.needed(form)
    reason = _reason(form, item, declared, is_new=is_new)
    timing = log.early if reason == "important" else log.late
    return Timing(timing, say(f"timing.explanation.{reason}"), f"timing.reason.{reason}")


def is_important(form: d.Form, item: d.AnyItem) -> bool:
    """Whether the item is 重要な変更の対象 (※), or an entry that holds such an item."""
    if item.important != "no":
        return True
    return isinstance(item, d.Repeat) and any(
        is_important(form, inner) for inner in form.children(item.id)
    )


def _reason(form: d.Form, item: d.AnyItem | None, declared: Declared, *, is_new: bool) -> str:
    if item is None:
        return "form"
    if is_important(form, item):
        return f"important_{declared}" if declared else "important"
    if declared == "formal":
        return "formal"
    if is_new:
        return "new"
    return "plain" if any(one.important != "no" for one in form.items) else "unmarked"

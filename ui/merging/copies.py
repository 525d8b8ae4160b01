"""One's own sheet and a colleague's copy, held together from the state that both began with."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from piadesk.forms import definition as d
from piadesk.json_values import JsonValue
from piadesk.kinds import is_blank
from piadesk.revision.merge import Choice, Divergence, changed_here
from piadesk.revision.merge_base import Common, divergences_from
from piadesk.revision.merge_edits import merge_edit
from piadesk.revision.merge_rest import untaken
from piadesk.revision.merge_words import MergeNames
from piadesk.scheme.era import shown_date
from piadesk.sheets.edits import Several
from piadesk.sheets.sheet import Address, Sheet
from piadesk.storage.local_time import local
from piadesk.words import say

_OF_FILE: Final = frozenset(
    {
        *("title", "step", "column.theirs", "taken.theirs", "take.theirs"),
        *("cause.theirs", "cause.gone_here", "cause.gone_there", "cause.only_there"),
        *("summary.known", "summary.untaken", "one_sided.theirs"),
    }
)
"""Sentences that tell of a colleague's copy."""


@dataclass(frozen=True)
class Copies:
    """``name`` is that of the colleague's file; ``theirs`` is comparable with ``mine``."""

    form: d.Form
    mine: Sheet
    theirs: Sheet
    name: str
    base: Common | None
    is_outside: bool = False
    """Whether it is the file of the sheet itself, changed by others while the sheet is open."""

    differing: Sequence[Divergence] = field(init=False)
    """Where they differ, the conflicts first."""

    def __post_init__(self) -> None:
        differing = divergences_from(self.base, self.form, self.mine, self.theirs)
        ordered = sorted(differing, key=lambda divergence: not divergence.is_conflict)
        object.__setattr__(self, "differing", ordered)

    @cached_property
    def names(self) -> MergeNames:
        """Puts what differs into words."""
        return MergeNames(self.form, self.mine, self.theirs)

    def say(self, key: str, **places: object) -> str:
        """A sentence of the merge; what is called a colleague's elsewhere is the file's here."""
        is_of_file = self.is_outside and key in _OF_FILE
        return say(f"merge.outside.{key}" if is_of_file else f"merge.{key}", **places)

    @property
    def has_anything(self) -> bool:
        """Whether there is anything to take or to choose, notes among it."""
        return bool(self.differing or self.edit(()).edits)

    def edit(self, choices: Sequence[Choice]) -> Several:
        """The edit that takes what was chosen, one choice for each of ``differing``."""
        base = self.base.sheet if self.base is not None else None
        chosen = list(zip(self.differing, choices, strict=False))
        return merge_edit(base, self.mine, self.theirs, chosen)

    def cause(self, divergence: Divergence) -> str:
        """Who changed it: ``both``, ``theirs``; ``only_here``, ``only_there`` or ``unknown`` where
        nobody knows who did; of an entry that one took away and the other changed, ``gone_here`` or
        ``gone_there``."""
        if not self._knows_who(divergence):
            return _unknown_cause(divergence)
        if divergence.is_conflict and divergence.was_common:
            return "gone_here" if divergence.kind == "added" else "gone_there"
        return "both" if divergence.is_conflict else "theirs"

    def _knows_who(self, divergence: Divergence) -> bool:
        """Whether the common state tells who changed it. The likest save does not where it has the
        answer as it is here, and the answer may have been rewritten here all the same."""
        if self.base is None:
            return False
        if divergence.kind != "answer" or not divergence.is_conflict or not self.base.rivals:
            return True
        return not _has(self.base.sheet, divergence.address, divergence.mine)

    @property
    def summary(self) -> str:
        """How many places differ, and by whom."""
        conflicts = sum(one.is_conflict for one in self.differing)
        kind = "unknown" if self.base is None else "known"
        places = {"conflicts": conflicts, "taken": len(self.differing) - conflicts}
        sentences = [self.say(f"summary.{kind}", name=self.name, **places)]
        if self.base is not None and self.kept:
            sentences.append(say("merge.summary.kept", count=self.kept))
        if rest := untaken(self.mine, self.theirs):
            sentences.append(self.say("summary.untaken", count=len(rest)))
        return "".join(sentences)

    @cached_property
    def kept(self) -> int:
        """How many places were changed here alone."""
        base = self.base.sheet if self.base is not None else None
        return changed_here(self.form, base, self.mine, self.theirs) if base is not None else 0

    @property
    def base_words(self) -> str:
        """Which state both began with, and how that is known."""
        if self.base is None:
            return say("merge.base.none")
        if self.base.version is not None:
            date = shown_date(self.base.version.published_on) or say("published.undated")
            return say("merge.base.published", date=date)
        if self.base.saved_at is None:
            return say("merge.base.sent" if self.base.was_sent else "merge.base.chosen")
        saved = local(self.base.saved_at)
        key = "merge.base.likest" if self.base.rivals else "merge.base.save"
        return say(key, date=shown_date(saved.date().isoformat()), time=f"{saved:%H:%M}")


def _has(sheet: Sheet, address: Address, value: JsonValue) -> bool:
    """Whether a sheet has that answer there; an entry that it lacks has none."""
    try:
        return sheet.get(address) == value
    except KeyError:
        return is_blank(value)


def _unknown_cause(divergence: Divergence) -> str:
    """What can be said all the same: that one side alone has it."""
    has_it_here = divergence.kind in ("removed", "withdrawn") or not is_blank(divergence.mine)
    has_it_there = divergence.kind in ("added", "published") or not is_blank(divergence.theirs)
    if has_it_here == has_it_there:
        return "unknown"
    return "only_here" if has_it_here else "only_there"

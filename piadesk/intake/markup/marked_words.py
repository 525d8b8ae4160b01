"""Words of a page that are struck through, not to be seen, or the reading of others."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from piadesk.intake.passages import Unsure
from piadesk.intake.report import Note, note
from piadesk.intake.where import Where
from piadesk.texts.folding import OUTER, fold, outside

_STRUCK: Final = frozenset(["s", "del", "strike"])
_UNSEEN: Final = re.compile(r"(?:display:none|visibility:hidden)", re.IGNORECASE)
_NO_END: Final = frozenset(["input", "img", "br", "hr", "col", "wbr", "link", "meta"])
_MOST_LETTERS: Final = 200
"""So many letters of readings are told."""


class MarkedWords:
    """Follows the elements that mark words; places are those of the text that is written."""

    def __init__(self) -> None:
        self._begun: list[tuple[str, str, int]] = []
        """Tag, code of a note and place of each marked element around; code "" for one with the
        same tag within."""

        self._spans: list[tuple[int, int, str]] = []
        self._readings: dict[str, Where] = {}
        self._in_reading = False

    def begin(self, tag: str, having: Mapping[str, str | None], place: int) -> None:
        """An element begins."""
        self._in_reading = tag in ("rt", "rp") or (self._in_reading and tag not in ("rb", "ruby"))
        look = (having.get("style") or "").replace(" ", "")
        is_unseen = "hidden" in having or _UNSEEN.search(look)
        code = "struck" if tag in _STRUCK else "unseen" if is_unseen else ""
        is_within = any(tag == around for around, _, _ in self._begun)
        if tag not in _NO_END and (code or is_within):
            self._begun.append((tag, code, place))

    def end(self, tag: str, place: int) -> None:
        """An element ends, and what was not ended within it."""
        if tag in ("rt", "rp", "ruby"):
            self._in_reading = False
        if any(tag == around for around, _, _ in self._begun):
            while self._begun:
                around, code, start = self._begun.pop()
                self._spans += [(start, place, code)] if code else []
                if around == tag:
                    break

    def takes(self, words: str, where: Where) -> bool:
        """Whether words are how others are read: they stand over them, and in no answer."""
        if self._in_reading and len(fold(words)) > 1:
            self._readings.setdefault(words.strip(OUTER), where)
        return self._in_reading

    def unsure(self, text: str) -> Iterator[Unsure]:
        """The marked places of the text that was written."""
        for start, end, code in sorted(self._spans):
            words = outside(text[start:end]).strip(OUTER)
            if fold(words):
                yield Unsure(start, end, code, words)

    def notes(self) -> Iterator[Note]:
        """What was not written."""
        if self._readings:
            words = "、".join(self._readings)[:_MOST_LETTERS]
            yield note("readings", next(iter(self._readings.values())), words=words)

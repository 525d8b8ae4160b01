"""What the print cannot show as it is, told before printing: characters (外字など), and words in
the place of a 選択肢, which it leaves out."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from piadesk.forms import definition as d
from piadesk.json_values import JsonValue
from piadesk.sheets.sheet import Address, Block, Sheet
from piadesk.sheets.walk import walk
from piadesk.typeface.faces import body_face, code, has_variants, stand_in


@dataclass(frozen=True)
class MissingCharacter:
    """A character that prints as a stand-in: where, which, how often there."""

    address: Address
    character: str
    count: int

    @property
    def code(self) -> str:
        """``U+20BB7``."""
        return code(self.character)

    @property
    def stand_in(self) -> str:
        """What is printed instead: ``〓(U+20BB7)``."""
        return stand_in(self.character)


class UnprintedChoice(NamedTuple):
    """Words that stand in the place of a 選択肢."""

    address: Address
    words: str


def missing_characters(form: d.Form, sheet: Sheet) -> list[MissingCharacter]:
    """All of them in print order; of blanked answers none, for these are not printed."""
    return list(_missing(form, sheet)) if body_face().lacks(_all_text(sheet)) else []


def variant_places(form: d.Form, sheet: Sheet) -> list[Address]:
    """Where shapes of characters (異体字) are asked for: the usual ones are printed."""
    if not has_variants(_all_text(sheet)):
        return []
    return [visit.address for visit in walk(form, sheet) if has_variants(visit.shown)]


def unprinted_choices(form: d.Form, sheet: Sheet) -> list[UnprintedChoice]:
    """Answers that are none of their 選択肢, in print order: no paper says them."""
    choices = {item.id: form.choices_of(item) for item in form.items if isinstance(item, d.Choice)}
    if not _is_any_unknown(sheet, choices):
        return []
    return [
        UnprintedChoice(visit.address, visit.shown)
        for visit in walk(form, sheet)
        if visit.shown.strip() and _is_unknown(visit.value, choices.get(visit.item.id))
    ]


def _is_any_unknown(block: Block, choices: Mapping[str, Sequence[str]]) -> bool:
    """Hardly any sheet has one, and then nobody need ask where."""
    return any(
        _is_unknown(value, choices.get(item)) for item, value in block.answers.items()
    ) or any(_is_any_unknown(row, choices) for rows in block.rows.values() for row in rows)


def _is_unknown(value: JsonValue, choices: Sequence[str] | None) -> bool:
    return choices is not None and isinstance(value, str) and bool(value) and value not in choices


def _all_text(block: Block) -> str:
    """Every text that the sheet holds, of whatever kind: hardly any has such a character, and then
    nobody need ask where. The form's own words have none."""
    own = "".join(map(_text, block.answers.values()))
    return own + "".join(_all_text(row) for rows in block.rows.values() for row in rows)


def _text(value: JsonValue) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, dict):  # of a picture not its data, which are no words
        return "".join(_text(part) for key, part in value.items() if key != "data")
    return "".join(map(_text, value)) if isinstance(value, list) else ""


def _missing(form: d.Form, sheet: Sheet) -> Iterator[MissingCharacter]:
    for entry in walk(form, sheet):
        if entry.is_answer and (lacking := body_face().lacks(entry.shown)):
            counts = Counter(character for character in entry.shown if character in lacking)
            for character, count in counts.items():
                yield MissingCharacter(entry.address, character, count)

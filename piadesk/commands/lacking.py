"""What the paper cannot show as it is, told before it is printed."""

from typing import Final

from piadesk.printing.missing import missing_characters, unprinted_choices, variant_places
from piadesk.sheets.positions import Names
from piadesk.sheets.withheld_elsewhere import words_elsewhere
from piadesk.storage.store import Opened
from piadesk.words import say

_BRIEF: Final = 30
"""So many characters tell which words are meant; a page of HTML may stand there."""

STRICT: Final = 2
"""Exit code of a command that was to print nothing rather than a stand-in."""


def lacking_lines(opened: Opened) -> list[str]:
    """A sentence for each character that lacks, at each of its places."""
    form, sheet = opened.form, opened.sheet
    names = Names(form, sheet)
    return [
        say(
            "command.lacking.character",
            position=names.position(character.address),
            character=character.character,
            code=character.code,
            stand_in=character.stand_in,
            count=character.count,
        )
        for character in missing_characters(form, sheet)
    ]


def unprinted_lines(opened: Opened) -> list[str]:
    """A sentence for each answer that is none of its 選択肢, and so on no paper."""
    names = Names(opened.form, opened.sheet)
    return [
        say(
            "command.lacking.choice",
            position=names.position(answer.address),
            words=_brief(answer.words),
        )
        for answer in unprinted_choices(opened.form, opened.sheet)
    ]


def left_lines(opened: Opened, purpose: str) -> list[str]:
    """A sentence for each place of a paper for publication where words stand that are kept back."""
    if purpose != "publication":
        return []
    names = Names(opened.form, opened.sheet)
    return [
        say("command.lacking.left", position=names.position(address), words=_brief(words))
        for address, words in words_elsewhere(opened.form, opened.sheet)
    ]


def _brief(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _BRIEF else line[: _BRIEF - 1] + "…"


def variant_lines(opened: Opened) -> list[str]:
    """A sentence for each answer in which shapes of characters are asked for."""
    names = Names(opened.form, opened.sheet)
    places = variant_places(opened.form, opened.sheet)
    return [say("command.lacking.variant", position=names.position(place)) for place in places]

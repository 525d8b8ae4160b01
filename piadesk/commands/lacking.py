"""Characters that the paper cannot show as they are, told before it is printed."""

from typing import Final

from piadesk.printing.missing import missing_characters, variant_places
from piadesk.sheets.positions import Names
from piadesk.storage.store import Opened
from piadesk.words import say

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


def variant_lines(opened: Opened) -> list[str]:
    """A sentence for each answer in which shapes of characters are asked for."""
    names = Names(opened.form, opened.sheet)
    places = variant_places(opened.form, opened.sheet)
    return [say("command.lacking.variant", position=names.position(place)) for place in places]

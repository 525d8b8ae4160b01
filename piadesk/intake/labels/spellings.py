"""How tools write what a form prints: some viewers drop the signs of a text."""

import re
from typing import Final

from piadesk.texts.folding import fold

_SIGNS: Final = re.compile("[、。・,.【】「」『』]")


def spellings(words: str) -> tuple[str, ...]:
    """The folded words, and without their signs where they have any."""
    whole = fold(words)
    bare = _SIGNS.sub("", whole)
    return (whole, bare) if bare and bare != whole else (whole,)

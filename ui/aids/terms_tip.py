"""The words of the scheme in a label, explained while the pointer rests on it."""

from typing import Final

from piadesk.scheme.terms import terms_in
from piadesk.words import say

_LETTERS: Final = 34
"""In a line: Qt breaks no line of a plain tip."""

_NEVER_FIRST: Final = "、。，．）」』】・"


def terms_tip(text: str) -> str:
    """What the terms in ``text`` mean, in lines; "" for a text without terms."""
    return "\n\n".join(
        _broken(say("terms.line", name=term.name, text=term.text)) for term in terms_in(text)
    )


def _broken(text: str) -> str:
    lines: list[str] = []
    while len(text) > _LETTERS:
        end = _LETTERS
        while end < len(text) and text[end] in _NEVER_FIRST:
            end += 1
        lines.append(text[:end])
        text = text[end:]
    return "\n".join(filter(None, (*lines, text)))

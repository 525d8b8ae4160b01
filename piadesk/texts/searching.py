"""Words looked for in a text as a clerk means them: neither width, case nor blanks matter."""

from typing import Final

from piadesk.texts.folding import Span, folded

_MAX_LETTERS: Final = 70
"""Letters of a sentence that is shown as a hit."""

_BEFORE: Final = 20
"""Of them before the words, where it is cut."""

_SMALL: Final = {ord(large): ord(large.lower()) for large in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}


def spans_of(text: str, words: str) -> list[Span]:
    """Where each of ``words`` (parted by blanks) stands in ``text``, in order; none unless all of
    them do."""
    whole = folded(text)
    within = whole.text.translate(_SMALL)
    spans: list[Span] = []
    for word in words.split():
        sought = folded(word).text.translate(_SMALL)
        places = _places(within, sought) if sought else []
        if not places:
            return []
        spans += (whole.span(place, place + len(sought)) for place in places)
    return sorted(set(spans))


def sentence_around(text: str, span: Span) -> str:
    """The sentence of ``text`` in which ``span`` stands, cut where it is long."""
    start = text.rfind("。", 0, span[0]) + 1
    end = text.find("。", span[1]) + 1 or len(text)
    before = max(start, span[0] - _BEFORE) if end - start > _MAX_LETTERS else start
    after = min(end, before + _MAX_LETTERS)
    head, tail = "…" * (before > start), "…" * (after < end)
    return f"{head}{text[before:after].strip()}{tail}"


def _places(text: str, sought: str) -> list[int]:
    places = []
    place = text.find(sought)
    while place >= 0:
        places.append(place)
        place = text.find(sought, place + len(sought))
    return places

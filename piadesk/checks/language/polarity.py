"""Check of sentences that say the reverse of what is meant: 「漏えいするように努める」.

The patterns are data: ``resources/scheme/polarity.toml``.
"""

import functools
import re
from collections.abc import Iterator

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.language.slip_data import KEPT_TEXTS
from piadesk.checks.prose import folded_sentences
from piadesk.checks.registry import text_rule
from piadesk.checks.wording import brief, texts_of_now
from piadesk.scheme.tables import scheme_table
from piadesk.sheets.walk import Visit


@text_rule(meaning_reversed=Severity.WARNING)
def meaning_reversed(case: Case, visit: Visit) -> Iterator[Finding]:
    """What must not happen is wished for, or its prevention denied. Source: 指針 第10."""
    for text in texts_of_now(case, visit):
        for sentence in reversed_in(text):
            yield finding("meaning_reversed", visit.address, text=brief(sentence))


@functools.lru_cache(KEPT_TEXTS)
def reversed_in(text: str) -> tuple[str, ...]:
    """The sentences of a text that say the reverse of what they should."""
    asked = [pattern for needed, pattern in _patterns() if needed.search(text)]
    if not asked:
        return ()
    return tuple(
        sentence
        for sentence in folded_sentences(text)
        if any(pattern.search(sentence) for pattern in asked)
    )


@functools.cache
def _patterns() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple(
        (re.compile(f"[{needed}]"), re.compile(pattern))
        for needed, pattern in scheme_table("polarity").values()
    )

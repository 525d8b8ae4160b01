"""選択肢 by key: a choice set is a table of keys and official texts, in official order.

A key is English and stays when the official text is reworded. The key of a range is its lower
bound: ``from_1000`` for 1,000人以上1万人未満, so that a rule reads its numbers without the words.
"""

import re
from typing import Annotated, Final

from piadesk.forms.part import Limit

KEY: Final = r"^[a-z][a-z0-9_]*$"

_LOWER_BOUND: Final = re.compile(r"from_(\d+)")

Key = Annotated[str, Limit("pattern", KEY)]


def lower_bound(key: str) -> int | None:
    """The number from which a range holds: 1000 for ``from_1000``; None for any other key."""
    bound = _LOWER_BOUND.fullmatch(key)
    return int(bound[1]) if bound else None

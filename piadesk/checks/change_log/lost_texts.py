"""Whether a text that a row of 変更箇所 wrote stands nowhere in its item now, be it with slips."""

import re
from typing import Final

from piadesk.checks.change_log.quotations import folded, lines_of
from piadesk.checks.change_log.quoted_differences import is_like
from piadesk.texts.stand_ins import is_stand_in

_MIN_LINE: Final = 16
"""Letters of a line that would be known again."""

_TOLD: Final = re.compile(
    "(?:追加|変更|修正|削除|見直し|更新|記載|反映|統一|整理|訂正|移動|新設|廃止|明記|加筆|追記)"
    "(?:した|する|等|など|のため|に伴う?[^。]*)?[。）)]*$"
)
"""The end of what tells of a change, and quotes nothing."""


def is_lost(written: str, now: str) -> bool:
    """Whether the long lines that a row quotes are all gone; to tell of a change is no quote."""
    if is_stand_in(written) or _TOLD.search(written.strip()):
        return False
    lines = [line for line in map(folded, lines_of(written)) if len(line) >= _MIN_LINE]
    stands = folded(now)
    return bool(lines) and not any(line in stands for line in lines) and not is_like(written, now)

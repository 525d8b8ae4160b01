"""What is written beside a label as a rule, by the role of its item: articles of a law beside the
basis in law, an address beside an office."""

import functools
import re
from collections.abc import Mapping
from typing import Final

from piadesk.forms import catalogue
from piadesk.intake.layout.labels import bare

_LAW: Final = re.compile(r"第[0-9一二三四五六七八九十]+[条号欄]|の項|別表|法令|条例|省令")
_OFFICE: Final = re.compile(r"〒|電話|[0-9]-[0-9]|[課係室]$")
_SIGNS: Final = {
    "number_use_basis": _LAW,
    "info_link_basis": _LAW,
    "recipient_basis": _LAW,
    "transferee_basis": _LAW,
    "request_office": _OFFICE,
    "contact_office": _OFFICE,
}
"""By role what folded words of such an answer hold."""


def is_usual(label: str, words: str) -> bool:
    """Whether folded words hold what is written beside a label as a rule, if that is known."""
    signs = _signs().get(bare(label))
    return bool(signs and signs.search(words))


def is_unusual(label: str, words: str) -> bool:
    """Whether folded words hold nothing of what is written beside a label as a rule."""
    signs = _signs().get(bare(label))
    return bool(signs and not signs.search(words))


@functools.cache
def _signs() -> Mapping[str, re.Pattern[str]]:
    signs: dict[str, re.Pattern[str]] = {}
    for form in map(catalogue.form, catalogue.form_ids()):
        for role, pattern in _SIGNS.items():
            if (item_id := form.role(role)) and (item := form.by_id[item_id]):
                signs |= {bare(label): pattern for label in (item.label, *item.older_labels)}
    return signs

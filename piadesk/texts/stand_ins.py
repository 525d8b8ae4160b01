"""What official sheets write in place of a text: nothing to say, 削除, 新設, and the 略-marks."""

import functools
import re
from typing import Final

from piadesk.texts.folding import KEPT_TEXTS, in_nfkc

_NOTHING: Final = re.compile(r"[\s\-－ー―—–‐]*|[（(]?(?:なし|無し|該当なし)[）)]?")

_STAND_IN: Final = re.compile(
    r"[\s\-－ー―—–‐]*"
    r"|[（(【［\[]*(?:新設|新規|追加|削除|未記載|記載なし|記述無し|記述なし|項目なし|なし|同上|同左)"
    r"[）)】］\]]*[。]?(?:\s*※.*)?"
    r"|※.*",
    re.DOTALL,
)

_POINTING: Final = ("のとおり", "に記載", "を新たに記載", "を新規記載", "参照")
"""How a cell ends that says where the wording stands."""

_LEFT_OUT: Final = re.compile(
    r"[（(〈<]?\s*(?:前|中|後|以下|以降|以上|途中)?(?:省略|略)\s*[）)〉>]?"
    r"|[（(](?:以下)?現行(?:に|と)?同じ[）)]|[（(]下記を追加[）)]"
    r"|[（(]\s*(?:一部|関係部分)?(?:を|の)?抜粋\s*[）)]"
    r"|[（(][^（()）\n]{0,20}(?:改めた|見直した|整理した|修正した|統一した)[^（()）\n]{0,4}[）)]"
    r"|[^\n]{0,12}(?:から|～)[^\n]{0,6}略|・{3,}|…+"
)

_TO_DROP: Final = re.compile(
    r"[\s、。，．,.・:：;；「」『』\"'（）()［］\[\]【】<>〈〉＜＞\-－―—–‐~〜～]"
)


def says_nothing(text: str) -> bool:
    """Whether a text only says that there is nothing to say: ``—``, ``なし``, blanks."""
    return _NOTHING.fullmatch(text) is not None


def is_stand_in(text: str) -> bool:
    """Whether a cell of 変更箇所 quotes no wording: 「削除」, 「（未記載）」, 「別紙のとおり」."""
    words = text.strip()
    return words.removesuffix("。").endswith(_POINTING) or _STAND_IN.fullmatch(words) is not None


def quoted_parts(text: str) -> list[str]:
    """The stretches that a cell of 変更箇所 quotes, what stands between 略-marks."""
    return [part.strip() for part in _LEFT_OUT.split(text) if part and part.strip()]


def letters(text: str) -> list[int]:
    """The places in ``text`` of the characters that `plain` keeps, for a text in NFKC."""
    return [index for index, character in enumerate(text) if not _TO_DROP.match(character)]


@functools.lru_cache(KEPT_TEXTS)
def plain(text: str) -> str:
    """A text for comparing: without blanks, signs and width, for these vary inside one sheet."""
    return _TO_DROP.sub("", in_nfkc(text)).lower()

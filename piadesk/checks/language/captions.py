"""Check of articles that a sheet cites with their caption: 番号法第9条（利用範囲）."""

import functools
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Final

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.registry import text_rule
from piadesk.checks.wording import current_texts
from piadesk.scheme.tables import scheme_table
from piadesk.sheets.walk import Visit
from piadesk.texts.diff import pieces

_CITED: Final = re.compile(
    r"第([0-9]{1,3}条(?:の[0-9]{1,3}){0,2})(?:第[0-9]{1,2}[項号]){0,2}\(([^()]{2,60})\)"
)
_LAW: Final = re.compile(
    r"(?:番号(?:利用)?法|特定の個人を識別するための番号の利用等に関する法律|住民基本台帳法|住基法)(?!施行)"
)
_OTHER_LAW: Final = re.compile(
    r"[一-龠々ァ-ヶー・](?:法(?!律第|第)|法律(?!第))|条例|規則|省令|命令|政令"
)
_NO_CAPTION: Final = re.compile(
    r"^(?:以下|平成|令和|昭和|同|別表|第|旧|当該|.*(?:法律|条例|規則|省令|告示)第)|という。?$"
)


_MIN_LONGER: Final = 5
"""Letters of a caption that is known with words before it: 個人番号の指定及び通知."""

_MIN_SAME: Final = 0.6
"""Share of the letters of a caption that are right where the rest are a slip."""


@text_rule(
    caption_of_other=Severity.WARNING, captions_differ=Severity.HINT, caption_unlike=Severity.HINT
)
def captions(case: Case, visit: Visit) -> Iterator[Finding]:
    """An article of 番号法 with the caption of another, or its own with other words in it; one
    caption at two articles of a law.

    Source: 番号法 (its own captions, ``resources/scheme/captions.toml``).
    """
    for text in current_texts(case, visit):
        if "条" not in text or not ("(" in text or "（" in text):
            continue
        folded = re.sub(r"[^\S\n]", "", unicodedata.normalize("NFKC", text))
        seen: dict[tuple[str, str], str] = {}
        turned: set[tuple[str, str]] = set()
        for law, article, caption in _cited(folded):
            known = _captions().get(law, {})
            right = _article_of(caption, known)
            if right and right != article:
                if (right, article) in turned:
                    continue  # The captions of two articles are exchanged: told at the first.
                turned.add((article, right))
                yield finding(
                    "caption_of_other", visit.address, found=f"第{article}({caption})", right=right
                )
            elif not right and _is_slip(caption, own := known.get(article, "")):
                shown = f"第{article}({caption})"
                yield finding("caption_unlike", visit.address, found=shown, right=own)
            elif not right and seen.setdefault((law, caption), article) != article:
                first = seen[law, caption]
                yield finding(
                    "captions_differ", visit.address, caption=caption, one=first, other=article
                )


def _article_of(caption: str, known: Mapping[str, str]) -> str:
    """The article that bears a caption, be it with words before it; "" for none."""
    exact = next((article for article, own in known.items() if own == caption), "")
    longer = (
        article
        for article, own in known.items()
        if len(own) >= _MIN_LONGER and caption.endswith("の" + own)
    )
    return exact or next(longer, "")


def _is_slip(caption: str, own: str) -> bool:
    """Whether a caption has other words where the article's own has some, and the rest alike.

    One that only says more or less is a caption told in short, or with words added.
    """
    changed = [piece for piece in pieces(caption, own) if not piece.same]
    same = sum(len(piece.old) for piece in pieces(caption, own) if piece.same)
    is_replaced = any(piece.old.strip() and piece.new.strip() for piece in changed)
    return is_replaced and same >= _MIN_SAME * max(len(caption), len(own))


def _cited(text: str) -> Iterator[tuple[str, str, str]]:
    """(the law, the article, its caption) for each article that is cited with one."""
    laws = [(match.start(), match[0]) for match in _LAW.finditer(text)]
    others = [match.start() for match in _OTHER_LAW.finditer(text)]
    for match in _CITED.finditer(text):
        before = [law for law in laws if law[0] < match.start()]
        if not before or _NO_CAPTION.search(match[2]):
            continue
        begin, law = before[-1]
        if any(begin + len(law) < other < match.start() for other in others):
            continue
        yield ("番号法" if "番号" in law else "住基法"), match[1], match[2]


@functools.cache
def _captions() -> Mapping[str, Mapping[str, str]]:
    captions: dict[str, dict[str, str]] = scheme_table("captions")
    return captions

"""Checks of the words: odd characters, brackets, stale references, names of other forms."""

import re
from collections.abc import Iterator
from typing import Final

from piadesk import definition as d
from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity
from piadesk.kinds import ChosenMarks
from piadesk.printing.fonts import body_face, code
from piadesk.sheet import Address
from piadesk.walk import Entry

_HALF_KANA: Final = re.compile(r"[\uff61-\uff9f]+")
_CONTROL: Final = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b-\u200f\u2028-\u202e\ufeff\ufffd]"
)
_OPENING: Final = "(（[［「『【〔｛{〈《"
_CLOSING: Final = ")）]］」』】〕｝}〉》"
_WIDTH: Final = str.maketrans("（）［］｛｝", "()[]{}")
_HALVES: Final = dict(zip(_CLOSING.translate(_WIDTH), _OPENING.translate(_WIDTH), strict=True))
_COUNTED: Final = re.compile(r"(?:^|(?<=[\s、。,]))[0-9０-９A-Za-zァ-ヶぁ-ん①-⑳]{1,3}[)）]")
"""``1)`` and ``ア）`` at the head of a list entry: a bracket that never had its other half."""

_CHARSETS: Final = ("cp932", "euc_jis_2004")
"""Windows' Japanese set and JIS X 0213."""

_EVERYWHERE: Final = "—–¥"
"""Characters that the two sets write with other numbers."""

_NUMBER_LAW: Final = r"(?:番号法|番号利用法|特定の個人を識別するための番号の利用等に関する法律)"
STALE: Final = (
    ("stale_annex", re.compile(_NUMBER_LAW + r"[^。]{0,60}?別表第[一二]")),
    ("stale_article", re.compile(_NUMBER_LAW + r"[^。]{0,20}?第(?:19|１９|十九)条第[7７七]号")),
    ("stale_commission", re.compile(r"特定個人情報保護委員会(?!規則|告示)")),
)
"""References that the law has left behind, by the code of their sentence."""


def odd_characters(case: Case, entry: Entry) -> Iterator[Finding]:
    """半角カナ, control characters, and characters that the print or other terminals lack.

    Source: 文字の互換 (such characters break on other terminals and when sheets are published).
    """
    for text in texts(entry):
        if text.isascii() and not _CONTROL.search(text):
            continue
        if kana := _HALF_KANA.findall(text):
            yield case.found("half_kana", Severity.HINT, entry.address, found=_few(kana))
        if _CONTROL.search(text):
            yield case.found("control", Severity.WARNING, entry.address)
        unprinted = sorted(char for char in body_face().lacks(text) if not _CONTROL.match(char))
        if unprinted:
            found = _few([f"{char}（{code(char)}）" for char in unprinted])
            yield case.found("unprinted", Severity.WARNING, entry.address, found=found)
        if rare := [char for char in _rare(text) if char not in unprinted]:
            yield case.found("rare_characters", Severity.HINT, entry.address, found=_few(rare))


def brackets(case: Case, entry: Entry) -> Iterator[Finding]:
    """A bracket without its other half, or with one of another width. Source: 文章の体裁."""
    if case.form.parent_of(entry.item) == "log":
        return  # The old wording is quoted there, with its faults.
    for text in texts(entry):
        if odd := _odd_bracket(text):
            key, at = odd
            around = text[max(0, at - 12) : at + 13].replace("\n", " ")
            yield case.found(key, Severity.HINT, entry.address, char=text[at], around=around)


def stale_references(case: Case, entry: Entry) -> Iterator[Finding]:
    """References to 番号法 as it stood before its amendments.

    Source: 番号法 as amended: 第19条第7号 became 第8号 on 令和3年9月1日; 別表第一 became 別表, and
    別表第二 went into the 主務省令, on 令和6年5月27日; the 委員会 was renamed on 平成28年1月1日.
    """
    if case.form.parent_of(entry.item) == "log":
        return  # The rows of 変更箇所 tell history.
    for text in texts(entry):
        for key, pattern in STALE:
            if found := pattern.search(text):
                yield case.found(key, Severity.HINT, entry.address, found=_short(found[0]))


def title_of_other_form(case: Case) -> Iterator[Finding]:
    """評価書名 that names another form's 評価書. Source: 表紙; it ends in the form's own name."""
    title = case.answer("cover.title")
    named = re.findall(r"(?:基礎|重点|全)項目評価書", title) if isinstance(title, str) else []
    if named and case.form.name not in named:
        address = Address((), "cover.title")
        yield case.found(
            "title_of_other_form", Severity.WARNING, address, named=named[0], form=case.form.name
        )


def texts(entry: Entry) -> list[str]:
    """What the clerk wrote freely at this entry."""
    if entry.blanked_by:
        return []
    if isinstance(entry.item, d.Text | d.LongText | d.Date) and isinstance(entry.value, str):
        return [entry.value]
    if isinstance(entry.item, d.Marks):
        return [text for text in ChosenMarks.of(entry.value).texts.values() if text]
    return []


def _odd_bracket(text: str) -> tuple[str, int] | None:
    """The first fault of the brackets in a text: its code, and the place of the bracket."""
    if not any(char in text for char in _OPENING + _CLOSING):
        return None
    counted = {found.end() - 1 for found in _COUNTED.finditer(text)}
    open_ones: list[int] = []
    mixed: list[int] = []
    for at, char in enumerate(text):
        if char in _OPENING:
            open_ones.append(at)
        elif char in _CLOSING:
            half = _HALVES[char.translate(_WIDTH)]
            if open_ones and text[open_ones[-1]].translate(_WIDTH) == half:
                if char.isascii() != text[open_ones.pop()].isascii():
                    mixed.append(at)
            elif at not in counted:
                return "bracket", at
    if open_ones:
        return "bracket", open_ones[0]
    return ("bracket_width", mixed[0]) if mixed else None


def _rare(text: str) -> list[str]:
    """The characters that neither Windows' Japanese set nor JIS X 0213 has."""
    if _has(text, "cp932"):
        return []
    chars = (char for char in set(text) - set(_EVERYWHERE) if not _CONTROL.match(char))
    return sorted(char for char in chars if not any(_has(char, one) for one in _CHARSETS))


def _has(text: str, charset: str) -> bool:
    try:
        text.encode(charset)
    except UnicodeEncodeError:
        return False
    return True


def _few(found: list[str]) -> str:
    return "、".join(dict.fromkeys(found[:5]))


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:20]}…{text[-18:]}"

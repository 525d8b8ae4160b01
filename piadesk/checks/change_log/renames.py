"""Checks of 変更箇所: a name that a row changed and that other parts still say; rows of no item."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from piadesk.checks.case import Case
from piadesk.checks.change_log.logged_changes import LoggedChange, logged_changes
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.checks.wording import around, each_text
from piadesk.sheets.sheet import Address
from piadesk.texts.folding import in_nfkc
from piadesk.texts.stand_ins import is_stand_in, plain

_NAME: Final = re.compile(
    r"(?:[一-鿿々〆ヶァ-ヺー・A-Za-z0-9]|こども|子ども|くらし|まちづくり|みらい|すこやか|しごと)+?(?:センター|事務所|支所|[部局課室係]|システム|サーバー?|ファイル|機能)"
    r"(?:(?![一-鿿ァ-ヺー])|(?=長(?![一-鿿])))"
)
"""A name of an office, a system or a file, up to where it ends."""

_UNIT: Final = re.compile(r"(?<=[部局])(?=[一-鿿ァ-ヺー]{2,}[課室係]$)")
_RANK: Final = re.compile("[課室係]$|センター$")
_OF_BODY: Final = re.compile("^[市区町村](?=[^役内民長立営税])")
"""The end of ひばり町 in front of a name, for kana is no part of one."""

_WHOLE_NAME: Final = re.compile("(?=.*[ぁ-ん])[一-鿿々ぁ-んァ-ヺー・]{2,30}(?:[課室係]|センター)")
"""A cell that is the name of an office with hiragana in it: ひばり町いきいき健康課."""

_ONE_NAME: Final = re.compile("[一-鿿々ぁ-んァ-ヺー・]{2,30}")
_ENDS_BODY: Final = re.compile("(?<=[一-鿿ぁ-ん]{2})[市区町村部局](?=[^役内民長立営税場])")
_PART_OF_OFFICE: Final = "(?:[一-鿿ァ-ヺー]{2,8})?(?:係|担当|グループ|班|窓口)"
"""Behind a 課: 保険課収納係."""

_OF_OTHERS: Final = re.compile("(?:各|役所|支所|出張所|総合事務所)[^、。\n「]{0,8}[の「]{0,2}$")
"""Before the name of an office that several others have too: 各区役所の「保険年金課」."""

_MIN_NAME: Final = 3
_MAX_CELL: Final = 60
"""Letters of a cell that names something and tells nothing else."""

_RENAMED: Final = re.compile(r"改称|名称|組織|機構改革|改編|再編|課名|部署名|改組")
WHOLE: Final = re.compile(
    r"(?:評価書)?(?:全体|共通|全般|全項目|各項目|全章|その他|全て|すべて)(?:の項目)?"
)
"""The 項目 of a row that tells of the whole sheet: 共通."""


@sheet_rule(Asked.WITH_SHEET, old_name_left=Severity.WARNING)
def old_names(case: Case) -> Iterator[Finding]:
    """A name that a row replaced by another, and that the sheet still says elsewhere: once for each
    name, asked where the row does not say that it was renamed.

    Source: 変更箇所 (a rename is carried out wherever the name stands).
    """
    renamed = dict(_renamed(case))
    if not renamed:
        return
    names = "|".join(sorted(map(re.escape, renamed), key=len, reverse=True))
    pattern = re.compile(
        rf"(?<![一-鿿ァ-ヺー旧])(?:[一-鿿]*[市区町村部局])?({names})"
        rf"(?:(?![一-鿿ァ-ヺー])|(?=長)|(?={_PART_OF_OFFICE}))"
    )
    counted: dict[str, int] = {}
    first: dict[str, tuple[Address, str]] = {}
    for visit, text in each_text(case):
        folded = in_nfkc(text)
        if not any(name in folded for name in renamed):
            continue
        for match in pattern.finditer(folded):
            name = match[1]
            if _OF_OTHERS.search(folded[: match.start(1)]):
                continue
            counted[name] = counted.get(name, 0) + 1
            first.setdefault(name, (visit.address, around(folded, match.start())))
    for name, (address, shown) in first.items():
        change, new = renamed[name]
        severity = None if _RENAMED.search(change.row.explanation) else Severity.HINT
        yield finding(
            "old_name_left",
            address,
            severity,
            found=name,
            row=change.name,
            new=new,
            count=counted[name],
            around=shown,
        )


@sheet_rule(Asked.WITH_LOG, log_names_whole=Severity.HINT)
def whole(case: Case) -> Iterator[Finding]:
    """A row whose 項目 is 全体 or 共通, though it tells of a wording.

    Source: 様式の変更箇所の項目.
    """
    for change in logged_changes(case):
        row = change.row
        is_whole = WHOLE.fullmatch(unicodedata.normalize("NFKC", row.item).strip())
        quotes = row.before.strip() and not is_stand_in(row.before) and "様式" not in row.before
        if is_whole and quotes and row.before != row.after and not is_stand_in(row.after):
            yield finding("log_names_whole", change.at_item, name=row.item.strip())


def _renamed(case: Case) -> Iterator[tuple[str, tuple[LoggedChange, str]]]:
    """Each name that went with a row that put another in its place, and came back with none."""
    gone: dict[str, tuple[LoggedChange, str]] = {}
    for change in case.each(logged_changes(case)):
        before, after = (
            unicodedata.normalize("NFKC", text) for text in (change.row.before, change.row.after)
        )
        whole = _whole_names(plain(before), plain(after))
        new = [whole[1]] if whole else _names(after)
        for name in list(gone):
            if name in plain(after):
                del gone[name]
        if max(len(before), len(after)) > _MAX_CELL or is_stand_in(before) or not new:
            continue
        before_names = [whole[0]] if whole else _names(before)
        old = [name for name in before_names if not any(name in one for one in new)]
        come = [one for one in new if not any(one in name for name in before_names)]
        for name, successor in _pairs(old, come):
            gone[name] = (change, successor)
    yield from gone.items()


def _whole_names(before: str, after: str) -> tuple[str, str] | None:
    """The names of an office that two cells are, without the body or the 部 that both begin with;
    None where a cell is no such name, or kanji alone tell where it begins."""
    is_written_so = _WHOLE_NAME.fullmatch(before) or _WHOLE_NAME.fullmatch(after)
    if not is_written_so or not (_RANK.search(before) and _RANK.search(after)):
        return None
    if not (_ONE_NAME.fullmatch(before) and _ONE_NAME.fullmatch(after)):
        return None
    ends = (one.end() for text in (before, after) for one in _ENDS_BODY.finditer(text))
    cut = max((end for end in ends if before[:end] == after[:end]), default=0)
    return before[cut:], after[cut:]


def _pairs(old: list[str], new: list[str]) -> Iterator[tuple[str, str]]:
    """The one old and the one new name that end alike; of 部 and 課 both changed, the 課 alone.

    Where there is but one of each, an office may have become one of another rank.
    """
    if len(old) == len(new) == 1 and _RANK.search(old[0]) and _RANK.search(new[0]):
        yield old[0], new[0]
        return
    ends = {name[-1] for name in old}
    for end in ends - set("部局") if len(ends) > 1 else ends:
        gone, come = ([one for one in some if one[-1] == end] for some in (old, new))
        if len(gone) == len(come) == 1:
            yield gone[0], come[0]


def _names(text: str) -> list[str]:
    names = (_OF_BODY.sub("", name) for whole in _NAME.findall(text) for name in _UNIT.split(whole))
    return [name for name in dict.fromkeys(names) if len(name) >= _MIN_NAME]

"""What the list of all sheets shows of one, read off its file without the model of a sheet.

Reading a thousand sheets whole, and checking their shape, would take a minute; the list needs a
dozen answers of each, and the words to search in. Odd files are listed as what they are.
"""

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.forms.roles import Role
from piadesk.office.stages import Stage, Standing, history, standing
from piadesk.scheme.era import as_day
from piadesk.sheets.memos import NOTE as MEMOS
from piadesk.sheets.sheet import FORMAT, SCHEMA

_DIGITS: Final = re.compile(r"[0-9]+")

MOST_BYTES: Final = 64_000_000
"""A larger file is listed without a look into it."""


class Trouble(StrEnum):
    """Why a file is listed that cannot be opened, or should not be opened unseen."""

    NONE = ""
    FOREIGN = "foreign"
    """JSON, but no 評価書."""
    DAMAGED = "damaged"
    """Cut off, not JSON, or without what a sheet must have: half copied perhaps."""
    NEWER = "newer"
    """Written by a newer program."""
    UNKNOWN_FORM = "unknown_form"
    """On a form that this program does not have."""
    UNREADABLE = "unreadable"
    """The system refused, or it is too large."""
    TWIN = "twin"
    """Holds the same sheet as another file of the folder (競合コピー)."""


class Review(NamedTuple):
    """A 見直し that changed nothing: its day (ISO), who did it, and why."""

    on: str
    by: str = ""
    remark: str = ""


class Summary(NamedTuple):
    """What one file holds; every text "" where the sheet does not say it."""

    trouble: Trouble = Trouble.NONE
    sheet_id: str = ""
    form: str = ""
    number: str = ""
    """評価書番号."""
    title: str = ""
    """評価書名."""
    author: str = ""
    """評価実施機関名."""
    affair: str = ""
    """事務の名称."""
    department: str = ""
    """担当部署."""
    published_on: str = ""
    """公表日 of the last 公表版 where there is one, else as written: ISO or words."""
    counted_on: str = ""
    """いつ時点の計数か: the earliest day (ISO) of the counts that decide on the form."""
    held_on: str = ""
    """基礎項目評価の実施日, where the form asks for it."""
    kind: str = ""
    """The key of 提出する評価書の種類 (様式2)."""
    standing: Standing = Standing(Stage.DRAFTING)
    history: tuple[Standing, ...] = ()
    """Every stage that was set, the oldest first."""
    reviews: tuple[Review, ...] = ()
    """Every 「見直したが変更なし」, the oldest first."""
    open_remarks: int = 0
    """付箋 that are not done."""

    @property
    def reviewed_on(self) -> str:
        """The day of the last 「見直したが変更なし」 (ISO); "" for none."""
        return max((review.on for review in self.reviews), default="")


Texts = Mapping[str, list[str]]
"""By item id the texts of a sheet, one of each entry."""


class Read(NamedTuple):
    """A summary, all answers as folded words for the search, and as they are written."""

    summary: Summary
    words: str = ""
    texts: Texts = MappingProxyType({})


REVIEWED: Final = "reviewed"
"""The note that keeps 「見直したが変更なし」: a list of ``{"on": …, "by": …, "remark": …}``."""


def read(content: bytes) -> Read:
    """What a file of that content holds. Never raises."""
    if len(content) > MOST_BYTES:
        return Read(Summary(Trouble.UNREADABLE))
    try:
        document = json.loads(content)
    except (ValueError, RecursionError):
        return Read(Summary(Trouble.DAMAGED))
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        return Read(Summary(Trouble.FOREIGN))
    summary = _summary(document)
    try:
        words = "\n".join(map(searchable, _texts(document)))
        return Read(summary, words, _texts_by_item(document, {}))
    except RecursionError:
        return Read(Summary(Trouble.DAMAGED))


def searchable(text: str) -> str:
    """Text as it is compared in a search: neither width nor case, blanks or line ends matter."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def number_order(number: str) -> str:
    """By what 評価書番号 are sorted: 2 before 10, A-2 before A-10, none at the end."""
    return _DIGITS.sub(lambda match: match[0].zfill(12), searchable(number)) or "\U0010ffff"


def _summary(document: Mapping[str, Any]) -> Summary:
    form_id, schema = _text(document.get("form")), document.get("schema")
    head = Summary(sheet_id=_text(document.get("id")), form=form_id, standing=standing(document))
    head = head._replace(history=history(document))
    if isinstance(schema, int) and schema > SCHEMA:
        return head._replace(trouble=Trouble.NEWER)
    if form_id not in catalogue.form_ids():
        return head._replace(trouble=Trouble.UNKNOWN_FORM)
    answers = document.get("answers")
    if not isinstance(answers, dict) or not head.sheet_id:
        return head._replace(trouble=Trouble.DAMAGED)
    form = catalogue.form(form_id)

    def said(role: Role) -> str:
        item = form.role(role)
        return _text(answers.get(item)).strip() if item else ""

    kind = form.role(Role.REPORT_KIND)
    return head._replace(
        number=said(Role.NUMBER),
        title=form.title_in(answers).strip(),
        author=said(Role.AUTHOR),
        affair=said(Role.AFFAIR),
        department=said(Role.DEPARTMENT),
        published_on=_published_on(document) or said(Role.PUBLISHED_ON),
        counted_on=min(filter(None, _counts(form, answers)), default=""),
        held_on=said(Role.ASSESSED_ON),
        kind=(form.key_of(kind, answers.get(kind)) or "") if kind else "",
        reviews=tuple(_reviews(document)),
        open_remarks=_open_remarks(document),
    )


def _counts(form: d.Form, answers: Mapping[str, Any]) -> Iterator[str]:
    """The days of the counts; "" for words that are no day."""
    for item in form.items:
        if isinstance(item, d.Date) and item.as_of:
            day = as_day(_text(answers.get(item.id)))
            yield day.isoformat() if day else ""


def _published_on(document: Mapping[str, Any]) -> str:
    versions = document.get("published")
    last = versions[-1] if isinstance(versions, list) and versions else None
    return _text(last.get("published_on")) if isinstance(last, Mapping) else ""


def _reviews(document: Mapping[str, Any]) -> Iterator[Review]:
    notes = document.get("notes")
    kept = notes.get(REVIEWED) if isinstance(notes, Mapping) else None
    for record in kept if isinstance(kept, list) else ():
        if isinstance(record, Mapping):
            yield Review(*(_text(record.get(key)) for key in Review._fields))


def _open_remarks(document: Mapping[str, Any]) -> int:
    notes = document.get("notes")
    remarks = notes.get(MEMOS) if isinstance(notes, Mapping) else None
    kept = remarks.values() if isinstance(remarks, Mapping) else ()
    slips = [one for one in kept if isinstance(one, Mapping) and one.get("sort") != "basis"]
    return sum(not slip.get("done") for slip in slips)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _texts(document: Mapping[str, Any]) -> Iterator[str]:
    """All texts of the answers, pictures left out."""
    yield from _strings(document.get("answers"))
    yield from _strings(document.get("rows"))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in ("id", "data"):
                yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def _texts_by_item(block: Mapping[str, Any], texts: dict[str, list[str]]) -> Texts:
    """``texts`` with those of ``block`` and of the entries in it."""
    answers, repeats = block.get("answers"), block.get("rows")
    for item, value in answers.items() if isinstance(answers, dict) else ():
        if isinstance(value, str) and value.strip():
            texts.setdefault(item, []).append(value)
    for entries in repeats.values() if isinstance(repeats, dict) else ():
        for entry in entries if isinstance(entries, list) else ():
            if isinstance(entry, dict):
                _texts_by_item(entry, texts)
    return texts

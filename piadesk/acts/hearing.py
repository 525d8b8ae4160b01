"""意見募集: its notice, the 意見 that came with their answers, what the sheet says of it.

Kept in the notes of the sheet, so that a program which does not know it leaves it there::

    {"begins": day, "ends": day, "places": …, …, "opinions": {id: {"about": …, "text": …, …}}}

Who wrote an opinion is not kept: nothing here needs it, and the sheet file goes round.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from piadesk.digests import random_id
from piadesk.forms import definition as d
from piadesk.forms.roles import Role
from piadesk.json_values import JsonValue
from piadesk.scheme.era import as_day, shown_date
from piadesk.sheets.edits import SetNote
from piadesk.sheets.sheet import Address, Sheet
from piadesk.words import say

_MAX_HEAD: Final = 15
"""Letters over a column."""

NOTE: Final = "hearing"


class Opinion(NamedTuple):
    """One 意見, about which item or page as its writer says it, and what was answered.

    ``change`` says what was changed in the sheet because of it; "" for nothing.
    """

    id: str
    about: str = ""
    text: str = ""
    answer: str = ""
    change: str = ""


class Hearing(NamedTuple):
    """What the notice says; days as dates are stored."""

    begins: str = ""
    ends: str = ""
    places: str = ""
    """Where the 案 can be read."""

    ways: str = ""
    """How opinions are handed in."""

    send_to: str = ""
    contact: str = ""
    overview: str = ""
    """変更の概要 in the clerk's own words."""

    remarks: str = ""
    opinions: tuple[Opinion, ...] = ()

    @property
    def written(self) -> tuple[Opinion, ...]:
        """The opinions that have words."""
        return tuple(opinion for opinion in self.opinions if opinion.text.strip())

    @property
    def days(self) -> int:
        """How many days it lasts, the first and the last among them; 0 where that is open."""
        begins, ends = as_day(self.begins), as_day(self.ends)
        return (ends - begins).days + 1 if begins and ends and ends >= begins else 0


FACTS: Final = Hearing._fields[:-1]
"""What is asked for the notice."""


class Entry(NamedTuple):
    """A text for an item of the sheet, and what stands there now."""

    address: Address
    before: str
    after: str


def hearing_of(sheet: Sheet) -> Hearing:
    """What is noted; what is no such thing is left out."""
    noted = sheet.notes.get(NOTE)
    if not isinstance(noted, dict):
        return Hearing()
    facts = {name: str(noted.get(name) or "") for name in FACTS}
    records = noted.get("opinions")
    opinions = [
        Opinion(key, *(str(record.get(name) or "") for name in Opinion._fields[1:]))
        for key, record in (records.items() if isinstance(records, dict) else ())
        if isinstance(record, dict)
    ]
    return Hearing(**facts, opinions=tuple(opinions))


def keep_hearing(hearing: Hearing) -> SetNote:
    """The edit that keeps it."""
    facts: dict[str, JsonValue] = {
        name: words for name in FACTS if (words := getattr(hearing, name))
    }
    opinions: dict[str, JsonValue] = {
        opinion.id: {
            name: words for name, words in opinion._asdict().items() if words and name != "id"
        }
        for opinion in hearing.opinions
    }
    return SetNote(NOTE, {**facts, **({"opinions": opinions} if opinions else {})} or None)


def new_opinion() -> Opinion:
    """An empty one with an id of its own."""
    return Opinion(random_id(12))


def pasted_opinions(rows: Sequence[Sequence[str]]) -> list[Opinion]:
    """Opinions of the rows of a spreadsheet: 項目・ページ, 意見, 回答, 反映; or 意見 alone.

    A row of heads and empty rows are left out; the first row is one of heads with one of ours in
    it and nothing but short words beside that: 項目, 意見.
    """
    heads = {say(f"hearing.column.{name}") for name in Opinion._fields[1:]}
    opinions = []
    for number, row in enumerate(rows):
        cells = [cell.strip() for cell in row][: len(Opinion._fields) - 1]
        words = set(filter(None, cells))
        is_head = number == 0 and words & heads and len(max(words, key=len)) <= _MAX_HEAD
        if words <= heads or is_head:
            continue
        cells = ["", *cells] if len(cells) == 1 else cells
        opinions.append(Opinion(random_id(12), *cells))
    return opinions


def period_words(hearing: Hearing) -> str:
    """``令和8年1月5日から令和8年2月3日まで（30日間）``; "" where a day is open."""
    if not hearing.begins or not hearing.ends:
        return ""
    days = {"begins": shown_date(hearing.begins), "ends": shown_date(hearing.ends)}
    return say("hearing.period", **days, days=hearing.days or say("hearing.open_days"))


def sheet_texts(form: d.Form, sheet: Sheet, hearing: Hearing, today: str) -> list[Entry]:
    """What the items of 評価実施手続 would say of it, by their roles; none for what is open.

    That nobody had an opinion is said when the last day is before ``today``.
    """
    nobody = not hearing.written and bool(hearing.ends) and hearing.ends < today
    opinions = [say("hearing.nobody")] if nobody else _opinion_lines(hearing)
    reflected = [say("hearing.nothing_reflected")] if nobody else _reflection_lines(hearing)
    texts = (
        (Role.HEARING_METHOD, _method(hearing)),
        (Role.HEARING_PERIOD, period_words(hearing)),
        (Role.HEARING_OPINIONS, "\n".join(opinions)),
        (Role.HEARING_REFLECTION, "\n".join(reflected)),
    )
    return [
        Entry(address, before, after)
        for role, after in texts
        if (item := form.role(role)) and after
        for address in (Address((), item),)
        if (before := str(sheet.get(address) or "")) != after
    ]


def _method(hearing: Hearing) -> str:
    return "\n".join(
        say(f"hearing.method_{name}", words=" ".join(words.split()))
        for name in ("places", "ways")
        if (words := getattr(hearing, name))
    )


def _opinion_lines(hearing: Hearing) -> Iterator[str]:
    if not hearing.written:
        return
    yield say("hearing.count", count=len(hearing.written))
    for number, opinion in enumerate(hearing.written, start=1):
        about = say("hearing.about", about=opinion.about) if opinion.about else ""
        yield say("hearing.numbered", number=number, words=about + opinion.text)


def _reflection_lines(hearing: Hearing) -> Iterator[str]:
    for number, opinion in enumerate(hearing.written, start=1):
        answer = opinion.answer or say("hearing.no_answer")
        words = opinion.change or say("hearing.no_change", answer=answer)
        yield say("hearing.numbered", number=number, words=words)

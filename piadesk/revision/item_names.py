"""How the 項目 column of 変更箇所 names an item, in the styles that published sheets use.

- ``full``: ``Ⅰ 関連情報 ４．情報提供ネットワークシステムによる情報連携 ②法令上の根拠``
- ``dashed``: ``（住民基本台帳ファイル）Ⅱ－４－委託事項２－①委託内容``
- ``numbers``: ``Ⅰ－４．②``, with the label only where the numbers leave two items
"""

import re
from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from piadesk.forms import definition as d
from piadesk.sheets.positions import Names
from piadesk.sheets.sheet import Address

Style = Literal["full", "dashed", "numbers"]

STYLES: Final[tuple[Style, ...]] = ("full", "dashed", "numbers")

_WIDE: Final = str.maketrans("0123456789", "０１２３４５６７８９")
_CHAPTER: Final = re.compile(r"^([0-9０-９]+)[．.]$")


def default_style(form: d.Form) -> Style:
    """The style usual on such a form: dashes where Ⅱ and Ⅲ are written for each file."""
    return "dashed" if any(section.each for section in form.sections) else "full"


def style_named(name: str, form: d.Form) -> Style:
    """The style of that name, as it was remembered; the usual one for any other word."""
    return next((style for style in STYLES if style == name), default_style(form))


def item_name(form: d.Form, names: Names, address: Address, style: Style) -> str:
    """The name of the item, or of the entry, at ``address``; ``names`` are those of the sheet."""
    item = form.by_id[address.item]
    if isinstance(item, d.Repeat) and item.layout == "sections" and address.path:
        return _whole_file(form, names, address, style)
    section = form.section_of[item.id]
    steps = _steps(form, names, address)
    name_of = {"full": _full, "dashed": _dashed, "numbers": _numbers}[style]
    return _file(names, section, address) + name_of(form, section, steps)


def way_to(form: d.Form, names: Names, address: Address) -> tuple[str, ...]:
    """What is passed on the way to an item, the file it is written for first, its own title last.

    Raises `KeyError` where the sheet of ``names`` has no such entry.
    """
    item = form.by_id[address.item]
    file = _file(names, form.section_of[item.id], address)
    titles = (step.title for step in _steps(form, names, address))
    return tuple(part for part in (file, *titles) if part)


def told_apart(ways: Sequence[tuple[str, ...]]) -> list[str]:
    """The shortest end of each way that is the end of no other: ``②所属長の役職名``."""
    return [_own_end(way, [*ways[:index], *ways[index + 1 :]]) for index, way in enumerate(ways)]


def _own_end(way: tuple[str, ...], others: Sequence[tuple[str, ...]]) -> str:
    ends = (way[-length:] for length in range(1, len(way) + 1))
    own = (end for end in ends if all(other[-len(end) :] != end for other in others))
    return " ".join(next(own, way))


class _Step(NamedTuple):
    """One step of the way from the section to the item: a heading, a band, an entry, a row."""

    number: str
    label: str
    item: d.AnyItem | None = None

    @property
    def title(self) -> str:
        return self.number + self.label

    @property
    def chapter(self) -> str:
        """``４`` of the number ``４．``; "" for any other number."""
        match = _CHAPTER.match(self.number)
        return match[1] if match else ""

    @property
    def short(self) -> str:
        """The step where something follows: its number, a band's words before the colon."""
        if isinstance(self.item, d.Band):
            return re.split("[：:]", self.title)[0]
        return self.chapter or self.number or self.label


def _file(names: Names, section: d.Section, address: Address) -> str:
    if not section.each or not address.path:
        return ""
    return f"（{names.row_title(Address(address.path[:1], section.each))}）"


def _whole_file(form: d.Form, names: Names, address: Address, style: Style) -> str:
    """A file that came or went: its name and the sections written for it (``Ⅱ、Ⅲ``)."""
    sections = [section for section in form.sections if section.each == address.item]
    full = style == "full"
    titles = [
        f"{section.number} {section.title}" if full else section.number for section in sections
    ]
    return f"（{names.row_title(address)}）" + "、".join(titles)


def _steps(form: d.Form, names: Names, address: Address) -> list[_Step]:
    item = form.by_id[address.item]
    section = form.section_of[item.id]
    chain = [*form.chain(item), *([item.id] if isinstance(item, d.Repeat) else [])]
    depth = 1 if section.each else 0
    steps: list[_Step] = []

    def enter(until: int) -> None:
        nonlocal depth
        for index in range(depth, min(until, len(address.path))):
            steps.append(_entry(form, names, Address(address.path[: index + 1], chain[index])))
        depth = max(depth, until)

    for head in form.heads[item.id]:
        enter(len(form.chain(head)))
        if not isinstance(head, d.Repeat):
            steps.append(_Step(head.number, head.label, head))
    enter(len(address.path))
    if item.group:
        steps.append(_Step("", item.group))
    if not isinstance(item, d.Repeat) and not form.names_entry(item):
        steps.append(_Step(item.number, item.label, item))
    return steps


def _entry(form: d.Form, names: Names, address: Address) -> _Step:
    repeat = form.repeat(address.item)
    name = repeat.row_name.format(n=names.row_number(address.path))
    return _Step("", name.translate(_WIDE), repeat)


def _full(form: d.Form, section: d.Section, steps: list[_Step]) -> str:
    parts = [*(step.title for step in steps)]
    if parts and parts[-1] == section.title:
        parts.pop()
    return " ".join(dict.fromkeys(part for part in (section.number, section.title, *parts) if part))


def _dashed(form: d.Form, section: d.Section, steps: list[_Step]) -> str:
    parts = [section.number or section.title, *(step.short for step in steps[:-1])]
    if steps:
        last = steps[-1]
        parts += [last.chapter, last.label] if last.chapter else [last.title]
    return "－".join(dict.fromkeys(part for part in parts if part))


def _numbers(form: d.Form, section: d.Section, steps: list[_Step]) -> str:
    if not section.number or not steps:
        return _full(form, section, steps)
    *way, last = steps
    name = "".join(step.short if _has_name(step) else step.number for step in way)
    if last.number or isinstance(last.item, d.Repeat):
        name += last.number or last.label
    elif last.item is None or last.item.level or not _stands_alone(form, last.item):
        name = f"{name} {last.label}".strip()
    return f"{section.number}－{name}" if name else section.number


def _has_name(step: _Step) -> bool:
    """Whether a step is named even without a number: an entry, a band, a row; no group is."""
    return step.item is not None and not isinstance(step.item, d.Heading)


def _stands_alone(form: d.Form, item: d.AnyItem) -> bool:
    """Whether no other answer stands under the same headings without a number."""
    parent, heads = form.parent_of(item), [head.id for head in form.heads[item.id]]
    return not any(
        other.id != item.id
        and isinstance(other, d.Answer)
        and not other.number
        and form.parent_of(other) == parent
        and [head.id for head in form.heads[other.id]] == heads
        for other in form.section_of[item.id].items
    )

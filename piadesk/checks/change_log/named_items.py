"""Which item the 項目 column of 変更箇所 means: full paths, dashes, numbers, with usual slips."""

import functools
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import Final

from piadesk.checks.change_log.form_names import all_names, entry_numbers, titles
from piadesk.checks.change_log.name_signs import with_usual_signs
from piadesk.forms import definition as d
from piadesk.texts.stand_ins import plain

_FILE_IN_FRONT: Final = re.compile(
    r"^\s*[（(]\s*\d*\s*[.．]?\s*([^（()）]*ファイル)[^（()）]*[)）]"
)
_FILE_INSIDE: Final = re.compile(
    r"(?:[1１][.．]\s*特定個人情報ファイル名\s*)?[（(]\s*\d+\s*[)）]\s*([^\s（()）－\-—]*ファイル)"
)
_FILE_HEAD: Final = re.compile(r"\[\s*[1１][.．]\s*特定個人情報ファイル名[^\]]*\]")
_PART: Final = re.compile(
    r"(?:\s*の?(?:前段|後段|一部|続き|追加|変更|修正|削除))+$|(?<=[①-⑳])\s*[0-9０-９]+$"
)
"""What follows the name of an item: a part of its text, the number of a line in it."""

_NUMBERS: Final = re.compile(r"([ivx]+[\d#]*)(.*)")
_LOOKS_LIKE_ITEM: Final = re.compile(r"^(?:[ivx]+[\d#ぁ-ん一-龠]|表紙|別添)")

_ATTACHMENT: Final = re.compile("別添[0-9]")
_OWN_ATTACHMENT: Final = re.compile(r"別添(?:[4-9]|[1-9][0-9])")
"""An attachment of the body's own, for entries beyond those that the form has room for; the forms
have three at the most."""

_STEP: Final = re.compile(r"[\s－\-—–‐]+")
"""What parts the steps of a name."""

_BETWEEN: Final = re.compile(r"[①-⑳\s]+|[－\-—–‐]+|[0-9０-９]+[.．]|リスク[0-9０-９]?[:：]")
_AND: Final = re.compile(r"\s*(?:[、，,・～〜]|及び|並びに|から)\s*|(?<=[①-⑳])(?=[①-⑳])")
_LABEL_OF_ALL: Final = re.compile(r"(?<=[0-9０-９①-⑳])\s*[（(][^（()）]*[)）]\s*$")
"""``Ⅱ１、Ⅱ２（いつ時点の計数か）``: what both are called."""

_HEADING: Final = re.compile(r"(.*?)[0-9０-９]{1,2}[.．]")
_CHAPTER: Final = "[ⅠⅡⅢⅣⅤⅥIVX]"
_NEXT_CHAPTER: Final = re.compile(rf"\s*(?:[、，,・]|及び|並びに)\s*(?={_CHAPTER})")
_NEXT_HEADING: Final = re.compile(
    r"(?:\s*(?:[、，,・]|及び|並びに)\s*|\s+)(?=[0-9０-９]{1,2}[.．])"
)
"""Headings of one section with what an item below each is called."""

_SHARED: Final = (re.compile(r"[①-⑳]"), re.compile(r"[0-9０-９]"))
"""With what a further item may begin: all before it is that of the one before."""

_MIN_PART_LENGTH: Final = 4
_MAX_REMEMBERED: Final = 4096
"""Names; more than the rows of the longest 変更箇所."""

_MAX_NAME_LENGTH: Final = 200
"""Letters of a name that are looked at; what is longer is a sentence."""

_MIN_NAME_LENGTH: Final = 8
"""Letters that a name needs so that being like it means something."""

_SAME_LIKENESS: Final = 0.8
"""Likeness from which a name is taken for an item's with a slip of the pen."""

_NEAR_LIKENESS: Final = 0.55
"""Likeness from which an item is worth suggesting."""


Key = tuple[str, str, tuple[int, ...]]  # item, file, numbers: what rows about one place share


@dataclass(frozen=True)
class Named:
    """What a name means: the item, the file it names, the numbers of the entries it names.

    ``item`` is "" where a place of the form is named and no single item; ``suggestion`` is what
    may have been meant by a name that the form does not have. ``slips`` are the parts of a known
    name that the form writes otherwise, each with what the form writes.
    """

    item: str = ""
    file: str = ""
    numbers: tuple[int, ...] = ()
    known: bool = True
    suggestion: str = ""
    slips: tuple[tuple[str, str], ...] = ()
    attachment: str = ""
    """A place in an attachment of the body's own: ``別添4-12``."""

    @property
    def key(self) -> Key:
        """The same for every row about the same place; "" comes first where there is none."""
        return self.item or self.attachment, self.file, self.numbers


class ItemFinder:
    """Finds items of one form by the names that 変更箇所 gives them."""

    def __init__(self, form: d.Form) -> None:
        self._form = form
        self._entry_numbers = entry_numbers(form)
        self._items: dict[str, str] = {}
        self._names: dict[str, str] = {}
        for item_id, name in all_names(form):
            key = self._key(_FILE_IN_FRONT.sub("", name))[0]
            self._names.setdefault(key, name)
            before = self._items.setdefault(key, item_id)
            over = [head.id for head in form.heads[item_id]]
            if before not in (item_id, *over):
                self._items[key] = ""  # Two items share the name: a place of the form, no item.
        for section in form.sections:
            for name in (section.number, section.number + section.title, section.title):
                self._items.setdefault(plain(name), "")
        self._items.pop("", None)
        self._titles = list(titles(form))
        self._by_label: dict[str, list[tuple[str, set[str]]]] = {}
        for item in form.items:
            heads = {head.id for head in form.heads[item.id]}
            self._by_label.setdefault(plain(item.label), []).append((item.id, heads))

    @functools.cached_property
    def _shared_labels(self) -> list[str]:
        """Labels that several items of the form bear, as いつ時点の計数か."""
        labels = Counter(item.label for item in self._form.items if isinstance(item, d.Answer))
        return [one for one, count in labels.items() if count > 1 and len(one) >= _MIN_PART_LENGTH]

    @functools.cached_property
    def _pairs(self) -> dict[str, set[str]]:
        """The letters of each name two by two, for names that are none of the form's."""
        return {key: _pairs(key) for key in self._names}

    def find_each(self, text: str) -> tuple[Named, ...]:
        """What a cell of the 項目 column names, one at the least; a sentence is ``known``."""
        text = with_usual_signs(text)
        if both := self._called_alike(text):
            return both
        whole = self._find(text)
        several = () if whole.item and "\n" not in text else self._several(text)
        if not several and not whole.known:
            several = self._counted_up(text)
        return several or (whole,)

    def _several(self, text: str) -> tuple[Named, ...]:
        """The items named line by line, or with 、 between; () unless all of them are known."""
        for between in ("\n", r"[、\n]"):
            parts = re.split(between, text)
            each = tuple(map(self._find, parts)) if len(parts) > 1 else ()
            if each and all(one.known and one.item for one in each):
                return each
        return ()

    def _counted_up(self, text: str) -> tuple[Named, ...]:
        """``Ⅱ１及び２``, ``Ⅳ8、11``, ``Ⅳ1から11まで``: each with what the first says for all; ()
        unless all of them are known."""
        names: list[str] = []
        numbers = _LABEL_OF_ALL.sub("", text.strip().removesuffix("まで"))
        for part in filter(None, _AND.split(numbers)):
            shared = next((sort for sort in _SHARED if sort.match(part)), None) if names else None
            before = shared.search(names[-1]) if shared else None
            names.append(names[-1][: before.start()] + part if before else part)
        each = tuple(map(self._find, names)) if len(names) > 1 else ()
        return each if all(one.known for one in each) else ()

    def _called_alike(self, text: str) -> tuple[Named, ...]:
        """``１．対象人数及び２．取扱者数（いつ時点の計数か）``: the item so labelled below each
        heading; () unless each has one of its own."""
        whole = text.strip().rstrip(")）")
        label = next((one for one in self._shared_labels if whole.endswith(one)), "")
        headings = whole.removesuffix(label).rstrip(" 　(（\n")
        if not label or not headings:
            return ()
        each = tuple(self._find(f"{name} {label}") for name in _parted(headings, label))
        items = {one.item for one in each}
        return each if len(items) == len(each) > 1 and all(items) else ()

    def _find(self, text: str) -> Named:
        file, rest = file_in(text)
        key, numbers = self._key(_PART.sub("", rest.strip()))
        if key in self._items:
            return Named(self._items[key], file, numbers)
        attached = {self._items[name] for name in self._items if name.startswith(key)}
        if _ATTACHMENT.fullmatch(key) and len(attached) == 1:
            return Named(attached.pop(), file, numbers)
        if _OWN_ATTACHMENT.match(key):
            return Named(attachment=re.sub(r"\s", "", unicodedata.normalize("NFKC", rest)))
        if not _LOOKS_LIKE_ITEM.match(key):
            return Named()
        if by_last_step := self._by_last_step(rest):
            return Named(by_last_step, file, numbers)
        short = self._in_numbers(key)
        if by_numbers := self._items.get(short) or self._by_inner_label(short):
            return Named(by_numbers, file, numbers)
        if by_number := self._by_number(key) or self._by_number(short):
            return Named(self._items[by_number], file, numbers, slips=self._slips(rest, by_number))
        likeness, nearest = self._nearest(key)
        if likeness >= _SAME_LIKENESS:
            return Named(self._items[nearest], file, numbers, slips=self._slips(rest, nearest))
        if self._begins_known(key):
            return Named()
        return Named(
            known=False, suggestion=self._shown(nearest) if likeness >= _NEAR_LIKENESS else ""
        )

    def _by_last_step(self, name: str) -> str:
        """``④記録される項目-主な記録項目``: the item of the last step, where it stands below
        that of the steps before it; "" for none."""
        name = _PART.sub("", name.strip()).replace("※", "")
        for step in reversed(list(_STEP.finditer(name))):
            inner = self._by_label.get(plain(name[step.end() :]))
            outer_key = self._key(name[: step.start()])[0] if inner else ""
            outer = self._items.get(outer_key, "") or self._items.get(
                self._by_number(outer_key), ""
            )
            if inner and outer:
                below = [item_id for item_id, heads in inner if outer in heads]
                return below[0] if len(below) == 1 else ""
        return ""

    def _by_inner_label(self, key: str) -> str:
        """``Ⅱ-6-②期間``: the only item so labelled below that number; "" for none."""
        match = _NUMBERS.fullmatch(key)
        inner = self._by_label.get(match[2], ()) if match and match[2] else ()
        names = re.compile(rf"{re.escape(match[1])}(?!\d).*{re.escape(match[2])}" if match else "")
        labelled = {item_id for item_id, _ in inner}
        below = {self._items[name] for name in self._items if inner and names.fullmatch(name)}
        return next(iter(below)) if len(below) == 1 and below <= labelled else ""

    def _shown(self, key: str) -> str:
        """The name of that key as the form prints it, without the file in front."""
        return _FILE_IN_FRONT.sub("", self._names.get(key, ""))

    def _key(self, name: str) -> tuple[str, tuple[int, ...]]:
        """A name for comparing, its entries' numbers taken out."""
        numbers = [int(number) for _, number in self._entry_numbers.findall(name)]
        return plain(self._entry_numbers.sub(r"\1#", name)).replace("※", ""), tuple(numbers)

    def _slips(self, text: str, key: str) -> tuple[tuple[str, str], ...]:
        """The parts of a name that stand otherwise in the form's own name of that key."""
        name = self._shown(key)
        parts, there = _parts(text), plain(name)
        known = {plain(part) for part in parts}
        meant = [part for part in _parts(name) if plain(part) not in known]
        slips = []
        for part in parts:
            likeness, nearest = max(((_likeness(part, one), one) for one in meant), default=(0, ""))
            if plain(part) not in there and likeness >= _NEAR_LIKENESS:
                slips.append((part, nearest))
        return tuple(slips)

    def _in_numbers(self, key: str) -> str:
        """``Ⅰ 関連情報 １．②事務の概要``: the key without the titles of section and heading."""
        for long, number in self._titles:
            if key.startswith(long) and len(key) > len(long):
                key = number + key[len(long) :]
        return key

    def _by_number(self, key: str) -> str:
        """``I-1 ③システム名称``: the name of the item of the number, when the label is much the
        same."""
        match = _NUMBERS.fullmatch(key)
        item = self._items.get(match[1], "") if match and match[2] else ""
        if match and item:
            whole = max((name for name in self._names if self._items[name] == item), key=len)
            label, pairs = match[2], _pairs(match[2])
            if label in whole or len(pairs & self._pairs[whole]) >= _SAME_LIKENESS * len(pairs):
                return whole
        return ""

    def _begins_known(self, key: str) -> bool:
        """Whether a known place is named and a remark follows, no number of another item."""
        rests = (key[len(item) :] for item in self._items if key.startswith(item))
        return any(not any(map(str.isdigit, rest)) for rest in rests)

    def _nearest(self, key: str) -> tuple[float, str]:
        """The name most like ``key`` in the same chapter, and how like it is (0 to 1)."""
        pairs, chapter = _pairs(key[:_MAX_NAME_LENGTH]), _chapter(key)
        likeness = (
            (2 * len(pairs & other) / (len(pairs) + len(other) or 1), name)
            for name, other in self._pairs.items()
            if _chapter(name) == chapter and len(name) >= _MIN_NAME_LENGTH
        )
        return max(likeness, default=(0.0, ""))


def _parted(headings: str, label: str) -> list[str]:
    """The headings that a cell names before the label of an item that each has."""
    parts = _NEXT_CHAPTER.split(headings)
    if len(parts) > 1:
        return [part.removesuffix(label) for part in parts]
    before = _HEADING.match(headings)
    first = before[1] if before else ""
    return [first + part for part in _NEXT_HEADING.split(headings[len(first) :])]


@functools.lru_cache(maxsize=_MAX_REMEMBERED)
def items_named(form: d.Form, text: str) -> tuple[Named, ...]:
    """`ItemFinder.find_each` on that form; remembered, for every check asks for the same rows."""
    return _finder(form).find_each(text)


@functools.lru_cache
def _finder(form: d.Form) -> ItemFinder:
    """Made once, for to name every item of a form takes long."""
    return ItemFinder(form)


def file_key(name: str) -> str:
    """The name of a file for comparing, a number before it left aside."""
    return plain(name).lstrip("0123456789")


def file_in(text: str) -> tuple[str, str]:
    """The plain name of the file that a 項目 names, and the rest of it."""
    text = _FILE_HEAD.sub("", text)
    for pattern in (_FILE_IN_FRONT, _FILE_INSIDE):
        if match := pattern.search(text):
            return file_key(match[1]), text[: match.start()] + text[match.end() :]
    return "", text


def _chapter(key: str) -> str:
    """``iv`` of ``iv1監査``; "" where no Roman number stands in front."""
    return key[: len(key) - len(key.lstrip("ivx"))]


def _parts(name: str) -> list[str]:
    """The titles and labels that a name is made of, without their numbers."""
    parts = (part.strip("0123456789０１２３４５６７８９") for part in _BETWEEN.split(name))
    return [part for part in parts if len(part) >= _MIN_PART_LENGTH]


def _likeness(one: str, other: str) -> float:
    here, there = _pairs(one), _pairs(other)
    return 2 * len(here & there) / (len(here) + len(there) or 1)


def _pairs(text: str) -> set[str]:
    folded = unicodedata.normalize("NFKC", text)
    return {folded[index : index + 2] for index in range(len(folded) - 1)}

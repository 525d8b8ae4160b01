"""The words behind a label read as an answer: what cannot be one is left over, what is odd is told.

A short field takes what can be its value and no more; a text takes all, and is doubted where it
looks unlike one. `piadesk.kinds` knows how each kind is printed; here is what only a reading of
foreign paper meets: lines cut by the paper, characters set wide, words that strayed in.
"""

import functools
import re
from collections.abc import Collection, Iterator, Mapping
from typing import Final

from piadesk.forms import definition as d
from piadesk.intake.filling.spacing import without_spacing
from piadesk.intake.filling.wrapping import joins, one_line, unwrapped, without_blank_lines
from piadesk.kinds import Read, kind_of
from piadesk.texts.folding import OUTER, fold, folded, is_empty
from piadesk.texts.radicals import foreign_letters

INFORMING: Final = frozenset(["spaced", "lines_joined"])
"""Notes that raise no doubt: blanks and line ends went, no letter did."""

_BRACKET: Final = re.compile(r"[\[\]○]")
_LIST: Final = re.compile(r"<選択肢>")
_LISTED: Final = re.compile(r"(?<![(\d])\d{1,2}\)")
_DAY: Final = re.compile(
    r"(?:(?:令和|平成|昭和|[RHS])(?:元|\d{1,3})|\d{4})(?:年|[./-])\d{1,2}(?:月|[./-])\d{1,2}(?!\d)日?"
)
_TIME: Final = re.compile(
    r"[RHS]?\d{1,4}[./-]\d{1,2}[\d./()-]{0,6}|\d{6,8}|元年|.{0,12}(?:[年月日]|未定|予定|公表後).{0,12}"
)
"""What may stand for a day that nobody knows yet: not a page's number, nor its running title."""

_NOTHING_YET: Final = re.compile("-?|なし|未定")
_NUMBER: Final = re.compile(r"(?:第|No\.?)?[0-9A-Za-z]{1,8}(?:[-の/][0-9A-Za-z]{1,6}){0,3}号?")
_NUMBER_LINE: Final = re.compile(r"\n([ \u3000]*[0-9０-９]{1,6}[ \u3000]*)(?=\n|$)")
"""評価書番号 between or below the lines of the title beside it."""

_MOST_NAME: Final = 30
"""Letters of a line that may still be part of a body's name."""

_NO_NAME: Final = re.compile(r"[。\[\]<>]|【|\d{2}|承認日|公表日")
_POST: Final = re.compile(
    r"(?:長|監|官|幹|者|補佐|代理|主任|担当|参事|主査|役|統括|心得|理事|知事|次席|筆頭|待遇|室付)$"
)
_MOST_COUNT: Final = 8
"""Letters of a count: 3件以上, 約100."""

_MOST_SHORT: Final = 120
"""Letters of a short field; the longest name of an affair that was seen has 80."""

_HIDDEN: Final = re.compile(r"[■█▇▓]{2,}|●{3,}|[*＊]{4,}")
"""Words that were kept back from publication."""

_ODD: Final = re.compile(
    r"[\u0180-\u036f\u0590-\u11ff\u1200-\u1cff\uac00-\ud7af\ue000-\uf8ff\ufffd]+"
)
"""Letters of other scripts, parts of letters, codes without a letter: a PDF lost what they were."""

_MEMO: Final = (
    "記載例|記入例|作成例|朱書|(?:要|未)(?:確認|修正|検討|追記|調整)|(?:修正|追記|反映)予定"
)
_TO_WRITER: Final = re.compile(
    rf"^[ \t\u3000]*[（(【〔\[［<＜※]?(?:{_MEMO})き?[:：）)】〕\]］>＞][^\n]*|^[ \t\u3000]*←[^\n]+"
    rf"|[（(【〔\[［<＜※][^\n（()）]{{0,15}}(?:{_MEMO})(?:[:：][^\n（()）]{{0,20}})?[）)】〕\]］>＞]?$",
    re.MULTILINE,
)
"""What an example or a colleague says to who writes the sheet, on a line or at its end."""

_Note = tuple[str, Mapping[str, str]]


def read_answer(form: d.Form, item: d.AnyItem, words: str, edges: Collection[int] | None) -> Read:
    """The answer in the words behind an item's label.

    ``edges`` are the widths at which the lines of a plain text were cut (`wrapping.paper_edges`);
    None says that the source knows its line ends.
    """
    words, tidied = _tidied(form, item, words, edges)
    words, before = _without_list_before(form, item, words)
    words, strayed = _fitting(form, item, words)
    read = kind_of(item).read(form, item, words)
    if any(code == "choice_unknown" for code, _ in read.notes):
        read = Read(None, (words.strip(OUTER), *read.left_over), read.notes)
    doubts = tuple(_doubts(item, read.value)) if isinstance(read.value, str) else ()
    if any(_BRACKET.search(fold(words)) for words in _beside(item, read)):
        doubts = (("marks_beside", {"words": " ".join(read.left_over)[:40]}),)
    if isinstance(item, d.Choice | d.Marks) and is_empty(words):
        doubts = (*doubts, ("nothing_printed", {}))
    if (strayed and _LIST.search(fold(strayed[0]))) or (strayed and isinstance(item, d.LongText)):
        doubts = (*doubts, ("printed_inside", {"words": strayed[0][:30]}))
    if before:
        doubts = (*doubts, ("printed_before", {"words": before[0][:30]}))
    return read._replace(
        left_over=(*before, *read.left_over, *strayed), notes=(*read.notes, *tidied, *doubts)
    )


def with_damage_noted(read: Read, words: str) -> Read:
    """The reading, with notes where ``words`` hold some that were kept back from publication, some
    that are for the writer alone, or letters that no such sheet has."""
    return read._replace(notes=(*read.notes, *damage_in(words)))


def damage_in(words: str) -> Iterator[_Note]:
    """Such notes, each with the first place of its kind."""
    for code, damage in (("words_hidden", _HIDDEN), ("odd_letters", _ODD)):
        if match := damage.search(words):
            yield code, {"words": match[0][:10]}
    if memo := _TO_WRITER.search(words):
        yield "to_writer", {"words": memo[0].strip(OUTER)[:30]}
    if foreign := foreign_letters(words):
        yield "odd_letters", {"words": foreign[:10]}


def _beside(item: d.AnyItem, read: Read) -> tuple[str, ...]:
    """What stands beside the brackets of marks or of a choice that was made."""
    is_read = isinstance(item, d.Marks) or (isinstance(item, d.Choice) and read.value)
    return read.left_over if is_read else ()


def _tidied(
    form: d.Form, item: d.AnyItem, words: str, edges: Collection[int] | None
) -> tuple[str, tuple[_Note, ...]]:
    """The words without blanks and line ends that the paper or its reading made."""
    if not isinstance(item, d.Text | d.LongText):
        return words, ()
    notes: list[_Note] = []
    close = without_spacing(words)
    if close != words:
        notes.append(("spaced", {"words": close.strip(OUTER)[:20]}))
    if edges is None or "\n" not in close.strip(OUTER) or "\t" in close:
        return close, tuple(notes)
    whole = close.strip(OUTER)
    is_title = item.id == form.title_item and not _DAY.search(fold(whole))
    apart = without_blank_lines(whole, edges)
    joined = one_line(whole, form.name) if is_title else unwrapped(apart, edges)
    if seams := joins(whole, joined):
        notes.append(("lines_joined", {"seams": "、".join(seams[:5])}))
    return joined, tuple(notes)


# ---- what can be the value of a short field


def _fitting(form: d.Form, item: d.AnyItem, words: str) -> tuple[str, tuple[str, ...]]:
    """The words that can be the item's value, and those that strayed in."""
    if isinstance(item, d.Date) and not item.words_allowed:
        return _leading_day(words)
    if isinstance(item, d.Text | d.LongText):
        words, printed = _without_printed(form, item, words)
        if printed:
            return words, printed
    if not isinstance(item, d.Text):
        return words, ()
    if item.holds == "number":
        return _leading_number(words)
    if item.holds == "body" or item.id == form.title_item:
        return _leading_names(words, title=item.holds != "body")
    return words, ()


def _without_list_before(form: d.Form, item: d.AnyItem, words: str) -> tuple[str, tuple[str, ...]]:
    """The words of a text behind the lines of 選択肢 that stand before it, which are another
    item's."""
    place = 0
    if isinstance(item, d.Text | d.LongText):
        for line in re.finditer(r"[^\n\t]*[\n\t]*", words):
            if fold(line[0]) and not _choices_alone(form).fullmatch(fold(line[0])):
                break
            place = line.end()
    listed = words[:place].strip(OUTER)
    return (words[place:], (listed,)) if listed else (words, ())


@functools.cache
def _choices_alone(form: d.Form) -> re.Pattern[str]:
    """A folded line of nothing but 選択肢 with their numbers, and their head."""
    choices = "|".join(sorted(map(re.escape, _choice_words(form)), key=len, reverse=True))
    return re.compile(rf"(?:<選択肢>|\d{{1,2}}\)(?:{choices}))+")


def _without_printed(form: d.Form, item: d.AnyItem, words: str) -> tuple[str, tuple[str, ...]]:
    """The words of a text up to a list of 選択肢, which is another item's; and the ※ of a label
    that stands apart from it is the label's."""
    if item.important != "no":
        words = re.sub(r"^\s*※(?=\s)", "", words)
    text = fold(words)
    listed = _LIST.search(text)
    begins = [listed.start()] if listed else []
    begins += [m.start() for m in _LISTED.finditer(text) if _is_choice(form, text, m)]
    if not begins or min(begins) == 0:
        return words, ()
    return _parted(words, folded(words).span(min(begins), min(begins) + 1)[0])


def _is_choice(form: d.Form, text: str, number: re.Match[str]) -> bool:
    return text.startswith(_choice_words(form), number.end())


@functools.cache
def _choice_words(form: d.Form) -> tuple[str, ...]:
    """The folded 選択肢 of a form that no sentence is likely to have behind a number."""
    return tuple({fold(text) for texts in form.choices.values() for text in texts.values()})


def _leading_day(words: str) -> tuple[str, tuple[str, ...]]:
    text = folded(words)
    if day := _DAY.match(text.text):
        rest = text.text[day.end() :]
        if re.fullmatch(r"\(?(?:時点|現在)?\)?", rest):
            return words, ()
        behind = re.match(r"\(?(?:時点|現在)\)?", rest)
        end = day.end() + (behind.end() if behind else 0)
        return _parted(words, text.span(0, end)[1])
    # Of a day that nobody wrote the form's own word is left.
    is_day = not text.text or _TIME.fullmatch(text.text) or re.fullmatch("時点|現在", text.text)
    return (words, ()) if is_day else ("", (words.strip(OUTER),))


def _leading_number(words: str) -> tuple[str, tuple[str, ...]]:
    text = folded(words)
    number = _NUMBER.match(text.text)
    if _NOTHING_YET.fullmatch(text.text):
        return words, ()
    if number is None or re.match(r"[年月日]", text.text[number.end() :]):
        return "", (words.strip(OUTER),)
    end = text.span(0, number.end())[1]
    return _parted(words, end)


def _leading_names(words: str, *, title: bool) -> tuple[str, tuple[str, ...]]:
    """The lines that can be part of a name: none with a day, a mark or a sentence in it."""
    kept = 0
    if title and (number := _NUMBER_LINE.search(words)):
        return words[: number.start()] + words[number.end(1) :], (number[1].strip(OUTER),)
    for line in re.finditer(r"[^\n\t]+", words):
        bare = fold(line[0])
        strange = _DAY.search(bare) if title else _NO_NAME.search(bare)
        if bare and (strange or (kept and len(bare) > _MOST_NAME) or "。" in bare):
            return _parted(words, line.start() if kept else 0)
        kept = kept or (line.end() if bare else 0)
    return words, ()


def _parted(words: str, place: int) -> tuple[str, tuple[str, ...]]:
    rest = words[place:].strip(OUTER)
    return words[:place], (rest,) if fold(rest) else ()


# ---- answers unlike their kind


def _doubts(item: d.AnyItem, value: str) -> Iterator[_Note]:
    bare = fold(value)
    if isinstance(item, d.Count) and len(bare) > _MOST_COUNT:
        yield "long_for_short", {"words": value.strip(OUTER)[:30]}
    if not isinstance(item, d.Text):
        return
    if item.holds == "post" and any(map(_is_no_post, re.split(r"[、,\n/・]|及び", value))):
        yield "person_in_post", {"words": value.strip(OUTER)[:30]}
    elif "。" in bare[:-1] or len(bare) > _MOST_SHORT:
        yield "long_for_short", {"words": value.strip(OUTER)[:30]}


def _is_no_post(words: str) -> bool:
    """Whether words name no post, or more than one: ``住民課長　架空　太郎``."""
    bare = re.sub(r"\([^()]*\)", "", fold(words))
    return bool(re.search(r"[ぁ-ん\u4e00-\u9fff]", bare)) and not _POST.search(bare)

"""What the lines of a page are that a spreadsheet drew in two passes: pieces that stay whole, and
the lines that they make again."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final, NamedTuple

from piadesk.intake.layout.belonging import is_choice, look_of_words
from piadesk.intake.layout.cell_seams import (
    BELOW,
    BLANK_LINE,
    NEXT_ENTRY,
    TIED,
    apart_before,
    is_entry,
    lines_since_entry,
    torn_before,
)
from piadesk.intake.layout.flow import going_on
from piadesk.intake.layout.labels import is_group_name
from piadesk.intake.layout.lines import Line, Segment
from piadesk.intake.layout.pieces import ANSWER
from piadesk.intake.layout.printed import (
    are_of_one_item,
    is_mark_name,
    is_printed_label,
    label_before,
    mark_heads,
    mark_names,
    name_of_mark,
)
from piadesk.intake.layout.rounds import with_rounds, with_words_whole
from piadesk.intake.layout.row import LIST
from piadesk.scheme.era import parse_date
from piadesk.texts.folding import fold

_NUMBER: Final = re.compile(r"(?:(.*\S) )?([①-⑳]+(?: [①-⑳])*)(?: ?(※))?")
_NUMBERED: Final = re.compile(r"\d{1,2}\)")
_LISTED: Final = re.compile(r"\d{1,2}\)(.+?)(?=\d{1,2}\)|$)")
_NAME_LINES: Final = 4
_COUNT: Final = re.compile(r"\(\d*\)件")
_STRAYS: Final = frozenset("[]()")
_MARK: Final = re.compile(r"[\[［][ \u3000○〇◯]*[\]］]")
_EMPTY: Final = re.compile(r"\[\]")
_UNNAMED: Final = re.compile(r"\[○?\](?:\([^()]*\))?$")
_ROUND: Final = re.compile(r"○.*\(\)$")
_LATIN: Final = re.compile(r"[0-9A-Za-z]")
_EASTERN: Final = re.compile(r"[\u3005-\u30ff\u4e00-\u9fff\uff00-\uffef]")
_AS_OF: Final = "時点"


class Piece(NamedTuple):
    """Lines that stand together, and what they are: ``label``, ``answered`` (a label with its
    answer), ``empty`` (a bracket), ``value`` (a 選択肢 without one), ``stray`` (the rest of a
    bracket), or what they look like."""

    lines: tuple[Line, ...]
    kind: str
    label: str = ""
    """The words of the label."""

    torn: float = 0.0
    """How odd it is that a cell begins here."""

    apart: float = 0.0
    """How odd it is that none does."""

    due: str = ""
    """Whether what stands above a label says that its answer is ``blank``, or ``filled``."""

    @property
    def line(self) -> Line:
        """Its first line."""
        return self.lines[0]

    @property
    def words(self) -> str:
        """All that it says, folded."""
        return fold("".join(line.raw for line in self.lines))

    @property
    def is_of_first_pass(self) -> bool:
        """Whether it is a text of one line and one script."""
        return self.kind == "text" and len(self.lines) == 1 and not has_two_scripts(self.line.raw)

    @property
    def is_of_second_pass(self) -> bool:
        """Whether it is a text of several lines, or has letters of two scripts."""
        is_high = self.kind == "text" and len(self.lines) > 1
        return is_high or any(has_two_scripts(line.raw) for line in self.lines)

    @property
    def lacks(self) -> str:
        """What it has a bracket for: a ``value``, a ``name``, ``words``; "" for nothing."""
        if self.kind == "empty":
            return "value"
        look = fold(self.lines[-1].raw)
        if self.kind == "label" and look.endswith(_AS_OF) and look != fold(self.label):
            return "day"
        return "name" if _UNNAMED.search(look) else "words" if _ROUND.search(look) else ""


def has_two_scripts(words: str) -> bool:
    """Whether words have letters of two scripts with no blank between them."""
    return any(_LATIN.search(word) and _EASTERN.search(word) for word in words.split())


def pieces_of(lines: Sequence[Line], *, blanks: bool = False) -> list[Piece]:
    """The pieces that a page's lines make."""
    parted = (
        mark
        for line in _with_numbers(with_rounds(with_words_whole(lines)))
        for mark in _marks(line)
    )
    mended = [*_with_whole_names([*parted])]
    torn = going_on([Line(n.number, (Segment(ANSWER, n.raw.strip()),), n.raw) for n in mended])
    pieces: list[Piece] = []
    for line in mended:
        last = pieces[-1] if pieces else None
        text = _text_before(pieces)
        odd = max(torn_before(text, line), torn.get(line.number, 0.0) if text else 0.0)
        if blanks and text and line.number == text[-1].number + 1:
            odd = max(odd, BELOW)
        if text:
            _tie(pieces, lines_since_entry(text, line))
        piece = _piece(line, odd)
        if last and _goes_on(last, piece):
            pieces[-1] = last._replace(lines=(*last.lines, line))
        else:
            odd = apart_before(text, line)
            odd = max(odd, BLANK_LINE) if blanks and piece.torn < BELOW else odd
            pieces.append(piece._replace(apart=odd))
    return [*_with_marks(pieces)]


def _tie(pieces: list[Piece], count: int) -> None:
    """Let the pieces of the last lines, so many, be of one cell with those before them."""
    place = len(pieces) - 1
    while (count := count - len(pieces[place].lines)) > 0:
        pieces[place] = pieces[place]._replace(torn=max(pieces[place].torn, NEXT_ENTRY))
        place -= 1


def _with_marks(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces with each empty bracket as a mark that stands beside marks on its line."""
    for place, piece in enumerate(pieces):
        beside = (*pieces[max(0, place - 1) : place], *pieces[place + 1 : place + 2])
        numbers = {line.number for other in beside if other.kind == "mark" for line in other.lines}
        is_mark = piece.kind == "empty" and not piece.label and piece.line.number in numbers
        yield piece._replace(kind="mark") if is_mark else piece


def _text_before(pieces: Sequence[Piece]) -> list[Line]:
    """The lines of the text that a page ends with so far."""
    texts = [*takewhile(lambda piece: piece.kind == "text", reversed(pieces))]
    return [line for piece in reversed(texts) for line in piece.lines]


def _marks(line: Line) -> Iterator[Line]:
    """A line for each of the marks that stand side by side."""
    starts = [match.start() for match in _MARK.finditer(line.raw)]
    if len(starts) < 2:
        yield line
        return
    starts[0] = 0
    for start, end in zip(starts, [*starts[1:], len(line.raw)], strict=True):
        yield _line(line, line.raw[start:end].strip())


def _piece(line: Line, torn: float) -> Piece:
    words = line.raw.strip()
    look = fold(words)
    if _COUNT.fullmatch(look):
        return Piece((line,), "count")
    if is_group_name(words):
        return Piece((line,), "group")
    if is_printed_label(words):
        return Piece((line,), "label", words)
    if look in mark_heads():
        return Piece((line,), "mark")
    if _is_pair(words):
        return Piece((line,), "label", words.split(" ")[-1])
    if label := label_before(words):
        rest = fold(words[len(label) :])
        kinds = {"[]": "empty", _AS_OF: "label"}
        return Piece((line,), kinds.get(rest, "answered"), label)
    if _EMPTY.fullmatch(look):
        return Piece((line,), "empty")
    if look and set(look) <= _STRAYS:
        return Piece((line,), "stray")
    if is_choice(look) and look[0] != "[" and not look.isdecimal():
        return Piece((line,), "value")
    is_name = look.partition("(")[0] in mark_names() or look in mark_names()
    return Piece((line,), "name" if is_name else look_of_words(words), torn=torn)


def _is_pair(words: str) -> bool:
    """Whether two labels stand side by side, as on a cover."""
    parts = words.split(" ")
    return len(parts) > 1 and all(map(is_printed_label, parts))


def _goes_on(last: Piece, piece: Piece) -> bool:
    """Whether a line belongs to the piece before it."""
    if last.kind == "list":
        is_numbered = bool(_NUMBERED.match(fold(piece.line.raw)))
        if piece.kind == "list":
            return is_numbered and (begins_list(last) or not begins_list(piece))
        return piece.kind in ("text", "value") and _ends_list(last, piece.line)
    if last.kind == piece.kind == "mark":
        names = [name_of_mark(line.raw) for line in (*last.lines, piece.line)]
        return not last.lacks and not piece.lacks and are_of_one_item(names)
    return last.kind == piece.kind == "text" and piece.torn >= TIED


def _ends_list(last: Piece, line: Line) -> bool:
    """Whether a line goes on with the last 選択肢 of a list, and perhaps with more of them."""
    words = [fold(each.raw) for each in (*last.lines, line)]
    numbered = [n for n, each in enumerate(words[:-1]) if _LISTED.search(each)]
    listed = _LISTED.findall("".join(words[numbered[-1] :])) if numbered else []
    return bool(listed) and all(map(is_choice, listed))


def _with_numbers(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines with the numbers and ※ in their places that were drawn before the words around
    them, in another typeface."""
    number, star = "", ""
    for line in lines:
        words = line.raw.strip()
        if match := _NUMBER.fullmatch(words):
            if match[1]:
                yield _line(line, match[1])
            number, star = match[2].replace(" ", ""), match[3] or ""
        elif fold(words) == "※":
            star = "※"
        else:
            yield _line(line, _numbered(words, number, star))
            number, star = "", ""


def _numbered(words: str, number: str, star: str) -> str:
    label, rest = label_before(number + words), ""
    if is_printed_label(number + words):
        label = number + words
    elif label:
        rest = (number + words)[len(label) :]
    elif number:
        gaps = words.count(" ")
        for figure in number[:gaps]:
            words = words.replace(" ", figure, 1)
        return number[gaps:] + words
    if not label:
        return f"{star}\u3000{words}".strip() if star else words
    return f"{label} {star}{rest}".strip() if star else label + rest


def _with_whole_names(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines with the names of marks and of groups whole that a narrow cell cut in pieces."""
    place = 0
    while place < len(lines):
        count = _lines_of_name(lines[place : place + _NAME_LINES])
        words = "".join(line.raw.strip() for line in lines[place : place + count])
        yield _line(lines[place], words) if count > 1 else lines[place]
        place += count


def _lines_of_name(lines: Sequence[Line]) -> int:
    """How many lines a name takes that begins with the first; 1 for any other line."""
    words = fold(lines[0].raw)
    if _is_whole(lines[0]):
        return 1
    for count, line in enumerate(lines[1:], start=2):
        words += fold(line.raw)
        if words in mark_names() or is_group_name(words):
            return count
    return 1


def _is_whole(line: Line) -> bool:
    return fold(line.raw) in mark_names() or is_group_name(line.raw)


def _line(line: Line, words: str) -> Line:
    return Line(line.number, (Segment(0, words),), words)


def lines_again(pieces: Sequence[Piece]) -> list[Line]:
    """The lines of pieces, each bracket with what it lacked."""
    lines: list[Line] = []
    last: Piece | None = None
    is_inside = False
    for piece in pieces:
        goes_on = is_inside and last is not None and last.kind == piece.kind == "text"
        if goes_on or (last and fills(last, piece)):
            lack = "words" if goes_on or last is None else last.lacks
            lines[-1] = _filled(lines[-1], lack, piece)
            is_inside = lack == "words"
        else:
            lines += piece.lines
            is_inside = False
        last = piece
    return lines


def is_day(words: str) -> bool:
    """Whether words are a day, perhaps with 時点 behind it."""
    return parse_date(fold(words).removesuffix(_AS_OF)) is not None


def begins_list(piece: Piece) -> bool:
    """Whether a piece begins with ＜選択肢＞."""
    return bool(LIST.match(piece.line.raw.strip()))


def fills(before: Piece, piece: Piece) -> bool:
    """Whether a piece may be what the bracket before it lacks."""
    if before.lacks == "value":
        is_numbered = piece.kind == "list" and not begins_list(piece)
        return is_numbered or piece.kind in ("value", "name")
    if before.lacks == "day":
        return piece.kind == "text" and is_day(piece.line.raw)
    if before.lacks == "name":
        return piece.kind in ("name", "text", "value") and is_mark_name(piece.line.raw)
    is_short = not is_entry(piece.line) and "。" not in piece.line.raw
    return before.lacks == "words" and piece.kind in ("text", "name") and is_short


def _filled(line: Line, lack: str, piece: Piece) -> Line:
    words = "".join(each.raw.strip() for each in piece.lines)
    raw = line.raw.strip()
    if lack == "day":
        return _line(line, f"{raw.removesuffix(_AS_OF)}{words} {_AS_OF}")
    if lack == "name":
        end = max(raw.find("]"), raw.find("］")) + 1
        return _line(line, f"{raw[:end]} {words} {raw[end:].strip()}".strip())
    end = max(raw.rfind(closing) for closing in "]］)）")
    return _line(line, f"{raw[:end].rstrip()}{'' if lack == 'words' else ' '}{words} {raw[end:]}")

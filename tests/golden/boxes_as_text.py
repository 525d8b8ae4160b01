"""The boxes of a sheet as text to be read in review: one box a line, indented as they nest."""

from piadesk.boxes.model import (
    ContentsBox,
    CoverBox,
    EntryBox,
    GroupBox,
    PicturesRow,
    RepeatBox,
    RowBox,
    SectionBox,
    TableBox,
    TitleBox,
    WholeBox,
)
from piadesk.boxes.sections import sheet_boxes
from piadesk.kinds.answer_boxes import (
    ChoiceBox,
    CountBox,
    FixedTextBox,
    MarkBox,
    MarksBox,
    PicturesBox,
    TextBox,
)

_LONGEST = 60
"""Characters of one text: the whole ones stand in the sample."""


def boxes_as_text(form, sheet):
    lines = [line for part in sheet_boxes(form, sheet) for line in _part(part)]
    return "\n".join(lines) + "\n"


def _part(part):
    match part:
        case CoverBox():
            yield f"cover {_quoted(part.title)}"
            for frame in part.frames:
                yield "  frame"
                for row in frame:
                    yield "    row" + (" (long)" if row.is_long else "")
                    yield from _answers(row.answers, 3)
            yield f"  mark {_quoted(part.mark)}"
        case ContentsBox():
            yield f"contents {_quoted(part.title)}"
            yield from (f"  {'  ' * level}{_quoted(text)}" for level, text in part.lines)
        case SectionBox():
            looks = [part.on_new_page and "new page", part.is_landscape and "landscape"]
            of = f"of {_quoted(part.entry)}" if part.entry else ""
            yield _line(0, "section", part.id, _quoted(part.heading), of, *filter(None, looks))
            yield from _rows(part.rows, 1)


def _rows(rows, depth):
    for row in rows:
        yield from _row(row, depth)


def _row(row, depth):
    match row:
        case TitleBox():
            yield from _title(row, depth)
        case RowBox():
            level = f"level {row.level}" if row.level else ""
            yield _line(depth, "row", _label(row.label), level)
            yield from _answers(row.answers, depth + 1)
        case GroupBox():
            yield _line(depth, "group", _quoted(row.title))
            yield from _rows(row.rows, depth + 1)
        case WholeBox():
            yield _line(depth, "whole")
            if row.title:
                yield from _title(row.title, depth + 1)
            yield from _answers([row.answer], depth + 1)
        case PicturesRow():
            yield _line(depth, "pictures", _label(row.title) if row.title else "")
            yield from _answers([row.answer], depth + 1)
        case EntryBox():
            yield _line(depth, "entry", _quoted(row.name))
            if row.title:
                yield from _answers([row.title], depth + 1)
            yield from _rows(row.rows, depth + 1)
        case RepeatBox():
            yield _line(depth, "repeat", row.address.item)
            yield from _rows(row.rows, depth + 1)
        case TableBox():
            yield _line(depth, "table", row.address.item, f"named by column {row.named_by}")
            for column in row.columns:
                word = "one of few words" if column.is_choice else ""
                yield _line(depth + 1, "column", _label(column.label), f"{column.share:g}", word)
            for entry in row.rows:
                yield _line(depth + 1, "row")
                yield from _answers(entry.answers, depth + 2)


def _title(title, depth):
    look = title.look if title.keep_with_next else f"{title.look} (may end a page)"
    yield _line(depth, look, _label(title.label))
    yield from _answers(title.marks, depth + 1)


def _answers(answers, depth):
    for answer in answers:
        first, *others = _look(answer.look)
        yield _line(depth, f"{answer.address.item}:", first)
        yield from (_line(depth + 1, other) for other in others)


def _look(look):
    """What an answer looks like: a line, and for marks one for each printed line of them."""
    match look:
        case TextBox():
            kind = "long text" if look.is_long else "text"
            return [" ".join(filter(None, (kind, _quoted(look.text), look.suffix)))]
        case FixedTextBox():
            return [f"fixed {_quoted(look.text)}"]
        case ChoiceBox():
            beside = f" beside {look.rows} rows" if look.rows > 1 else ""
            choices = (" ".join(line) for line in look.choices.lines)
            return [f"choice [{look.value}]{beside} ＜選択肢＞ {' / '.join(choices)}"]
        case MarkBox():
            return [_mark(look)]
        case MarksBox():
            return ["marks", *(_marks_line(line) for line in look.lines)]
        case CountBox():
            return [f"count （{look.text}）{look.unit}"]
        case PicturesBox():
            return [f"pictures {'、'.join(look.names)}"]


def _marks_line(line):
    heading = [line.heading] if line.heading else []
    return "  ".join([*heading, *map(_mark, line.marks)])


def _mark(mark):
    words = "" if mark.words is None else f"（{_shortened(mark.words)}）"
    return f"［{'○' if mark.marked else ' '}］{mark.label}{words}{mark.unit}"


def _label(label):
    return _quoted(label.text) + (" ※" if label.is_important else "")


def _quoted(text):
    return f"「{_shortened(text)}」"


def _shortened(text):
    shown = text.replace("\n", "⏎")
    if len(shown) <= _LONGEST:
        return shown
    return f"{shown[: _LONGEST - 10]}…{shown[-8:]} ({len(shown)} characters)"


def _line(depth, *words):
    return "  " * depth + " ".join(word for word in words if word)

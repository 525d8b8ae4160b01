"""Answers as HTML: the cells or lines of each look that an answer has on paper."""

import base64
from html import escape
from typing import Final, assert_never

from piadesk.acts.pictures import Picture, stored_pictures
from piadesk.boxes.model import AnswerBox
from piadesk.kinds.answer_boxes import (
    ChoiceBox,
    ChoiceList,
    CountBox,
    FixedTextBox,
    MarkBox,
    MarksBox,
    PicturesBox,
    TextBox,
)
from piadesk.words import say

_PICTURES: Final = frozenset({"image/png", "image/jpeg"})
"""What a stored picture may be; the words of a file are never taken for a type."""


def text(words: str) -> str:
    """Words as they were typed; line ends stay where no style is read."""
    lines = escape(words).replace("\n", "<br>")
    return f'<span class="text">{lines}</span>'


def answer_html(answer: AnswerBox) -> str:
    """An answer in one place; the ＜選択肢＞ of a choice stand below it."""
    look = answer.look
    match look:
        case TextBox(words, suffix):
            return text(f"{words}　{suffix}" if suffix else words)
        case FixedTextBox(words):
            return text(words)
        case ChoiceBox():
            return value_html(look) + choices_html(look.choices)
        case MarkBox():
            return _mark(look)
        case MarksBox():
            return _marks(look)
        case CountBox(words, unit):
            return text(f"（　{words}　）{unit}")
        case PicturesBox():
            return "".join(map(_picture, stored_pictures(list(look.stored))))
        case _:
            assert_never(look)


def value_html(choice: ChoiceBox) -> str:
    """``[　十分である　]``."""
    return text(f"[　{choice.value}　]")


def choices_html(choices: ChoiceList) -> str:
    """＜選択肢＞ as a numbered list."""
    items = "".join(f"<li>{escape(choice)}</li>" for choice in choices.choices)
    return f"<div>{escape(say('print.choices'))}</div><ol>{items}</ol>"


def _mark(mark: MarkBox) -> str:
    bracket = "" if mark.words is None else f"（　{mark.words}　）"
    return text(f"［{mark.filling or '　'}］{mark.label}{bracket}{mark.unit}")


def _marks(marks: MarksBox) -> str:
    """Lines of marks; a heading over some of them stands before them."""
    lines = []
    for line in marks.lines:
        items = "".join(f"<li>{_mark(mark)}</li>" for mark in line.marks)
        lines.append(f"<li>{escape(line.heading)}<ul>{items}</ul></li>")
    return f'<ul class="marks">{"".join(lines)}</ul>'


def _picture(picture: Picture) -> str:
    """A picture under its name, or the words that it is broken."""
    name = escape(picture.name)
    if picture.media_type not in _PICTURES or not picture.data:
        return f"<p>{name}{escape(say('print.no_picture'))}</p>"
    data = base64.b64encode(picture.data).decode("ascii")
    source = f"data:{picture.media_type};base64,{data}"
    return f'<figure><img alt="{name}" src="{source}"><figcaption>{name}</figcaption></figure>'

"""Pictures of a source taken into the picture items of a form (別添１ 事務の内容)."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import PureWindowsPath
from typing import Final

from piadesk.acts.pictures import Picture, PictureError, read_picture
from piadesk.forms import definition as d
from piadesk.intake.filling.gathered import Gathered
from piadesk.intake.labels.stretches import Stretch
from piadesk.intake.passages import PageArea, Source
from piadesk.intake.report import Placed, note
from piadesk.intake.where import Where
from piadesk.sheets.sheet import Address
from piadesk.texts.folding import OUTER
from piadesk.words import say

_FILE_NAME: Final = re.compile(r".+\.(?:png|jpe?g)", re.IGNORECASE)


def take_pictures(
    form: d.Form, source: Source, stretches: Sequence[Stretch], gathered: Gathered
) -> None:
    """Put each picture into the item of the section that it stands in; one that stands elsewhere,
    or is of another kind, is told."""
    items = {form.section_of[i.id].id: i for i in form.items if isinstance(i, d.Picture)}
    taken: defaultdict[str, list[tuple[Picture, Where]]] = defaultdict(list)
    for each in source.pictures:
        before = [s for s in stretches if s.start <= each.place]
        section = form.sections[before[-1].label.section].id if before else ""
        picture = _picture(each.content, each.alt) if section in items else None
        if picture:
            taken[section].append((picture, each.where))
        else:
            gathered.notes.append(note("picture", each.where))
    for section, picture, where in _on_pages(form, source, stretches, set(items), gathered):
        taken[section].append((picture, where))
    for section, pictures in taken.items():
        item = items[section]
        address = Address((), item.id)
        gathered.sheet.answers[item.id] = [
            picture._replace(name=_name(item, number, picture)).value()
            for number, (picture, _) in enumerate(pictures, start=1)
        ]
        gathered.labelled.add(address)
        where = pictures[0][1]
        gathered.placed.append(Placed(address, "likely", where))
        remark = note("pictures_taken", where, item=item.title, count=len(pictures))
        gathered.notes.append(remark.on(address))


def _picture(content: bytes, alt: str) -> Picture | None:
    try:
        return read_picture(content, alt)
    except PictureError:
        return None


def _name(item: d.Picture, number: int, picture: Picture) -> str:
    """The name of its file, where the source tells it instead of a description; else one that
    says whose picture it is: the clerk meets it in lists and in 変更箇所."""
    words = PureWindowsPath(picture.name.strip(OUTER)).name
    if _FILE_NAME.fullmatch(words):
        return words
    ending = "png" if picture.media_type == "image/png" else "jpg"
    return say("import.picture_name", item=item.title, number=number, ending=ending)


def _on_pages(
    form: d.Form,
    source: Source,
    stretches: Sequence[Stretch],
    sections: set[str],
    gathered: Gathered,
) -> Iterator[tuple[str, Picture, Where]]:
    """What is drawn on the pages of those sections; the words in it are seen in the picture."""
    if source.drawn is None:
        return
    elsewhere = list(source.pictured)
    for number, stretch in enumerate(stretches):
        section = form.sections[stretch.label.section]
        if stretch.label.role != "section" or section.id not in sections:
            continue
        drawn = False
        areas = [*_areas(source, stretches[number:])]
        elsewhere = [where for where in elsewhere if not any(_is_in(where, a) for a in areas)]
        for each in source.drawn(areas):
            if picture := _picture(each.content, each.alt):
                drawn = True
                yield section.id, picture, Where(each.page, "page")
        if drawn:
            _see_words(form, section, stretch, gathered)
    gathered.notes += [note("picture", where) for where in elsewhere]


def _is_in(picture: Where, area: PageArea) -> bool:
    _, top, _, bottom = picture.box or (0.0, 0.0, 1.0, 1.0)
    return picture.number == area.page and area.upper <= (top + bottom) / 2 <= area.lower


def _areas(source: Source, stretches: Sequence[Stretch]) -> Iterator[PageArea]:
    """The pages of a section from its heading, the first of ``stretches``, to the next section."""
    head = source.where(stretches[0].start)
    own = stretches[0].label.section
    following = next((other for other in stretches if other.label.section != own), None)
    end = source.where((following or stretches[-1]).start)
    upper = head.box[3] if head.box else 0.0
    lower = end.box[1] if following and end.box else 1.0
    for page in range(head.number, max(end.number, head.number) + 1):
        begin = upper if page == head.number else 0.0
        yield PageArea(page, begin, lower if page == end.number else 1.0)


def _see_words(form: d.Form, section: d.Section, stretch: Stretch, gathered: Gathered) -> None:
    item = next(i for i in section.items if isinstance(i, d.Picture))
    words = stretch.words.strip(OUTER)
    gathered.left_over = [left for left in gathered.left_over if left.text != words]
    gathered.ledger.claim(stretch.stop, stretch.end, "answer", Address((), item.id))

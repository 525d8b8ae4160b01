"""Pictures of a source taken into the picture items of a form (別添１ 事務の内容)."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from piadesk.acts.pictures import Picture, PictureError, read_picture
from piadesk.forms import definition as d
from piadesk.intake.filling.gathered import Gathered
from piadesk.intake.labels.stretches import Stretch
from piadesk.intake.passages import Source
from piadesk.intake.report import Placed, note
from piadesk.intake.where import Where
from piadesk.sheets.sheet import Address
from piadesk.texts.folding import OUTER


def take_pictures(
    form: d.Form, source: Source, stretches: Sequence[Stretch], gathered: Gathered
) -> None:
    """Put each picture into the item of the section that it stands in; one that stands elsewhere,
    or is of another kind, is told."""
    items = {form.section_of[i.id].id: i for i in form.items if isinstance(i, d.Picture)}
    taken: defaultdict[str, list[tuple[Picture, Where]]] = defaultdict(list)
    for number, each in enumerate(source.pictures, start=1):
        before = [s for s in stretches if s.start <= each.place]
        section = form.sections[before[-1].label.section].id if before else ""
        picture = _picture(each.content, f"{number}.png") if section in items else None
        if picture:
            taken[section].append((picture, each.where))
        else:
            gathered.notes.append(note("picture", each.where))
    for section, picture, where in _on_pages(form, source, stretches, set(items), gathered):
        taken[section].append((picture, where))
    for section, pictures in taken.items():
        item = items[section]
        address = Address((), item.id)
        gathered.sheet.answers[item.id] = [picture.value() for picture, _ in pictures]
        gathered.labelled.add(address)
        where = pictures[0][1]
        gathered.placed.append(Placed(address, "likely", where))
        remark = note("pictures_taken", where, item=item.title, count=len(pictures))
        gathered.notes.append(remark.on(address))


def _picture(content: bytes, name: str) -> Picture | None:
    try:
        return read_picture(content, name)
    except PictureError:
        return None


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
    for number, stretch in enumerate(stretches):
        section = form.sections[stretch.label.section]
        if stretch.label.role != "section" or section.id not in sections:
            continue
        first = source.where(stretch.start).number
        index = stretch.label.section
        behind = (other for other in stretches[number + 1 :] if other.label.section != index)
        following = next(behind, None)
        end = source.where(following.start).number if following else first + 1
        drawn = False
        for page, content in source.drawn(range(first, max(end, first + 1))):
            if picture := _picture(content, f"{page}.png"):
                drawn = True
                yield section.id, picture, Where(page, "page")
        if drawn:
            _see_words(form, section, stretch, gathered)


def _see_words(form: d.Form, section: d.Section, stretch: Stretch, gathered: Gathered) -> None:
    item = next(i for i in section.items if isinstance(i, d.Picture))
    words = stretch.words.strip(OUTER)
    gathered.left_over = [left for left in gathered.left_over if left.text != words]
    gathered.ledger.claim(stretch.stop, stretch.end, "answer", Address((), item.id))

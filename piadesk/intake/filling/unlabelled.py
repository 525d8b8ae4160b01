"""Items whose own label is not on the paper: what the words below a heading belong to."""

from collections.abc import Iterator

from piadesk.forms import definition as d
from piadesk.intake.labels.course import Course
from piadesk.intake.labels.stretches import Stretch
from piadesk.intake.report import Sureness
from piadesk.texts.folding import fold


def own_item(form: d.Form, stretch: Stretch) -> d.AnyItem | None:
    """The answer that stands right below a section's heading, under no other label."""
    section = form.sections[stretch.label.section]
    items = section.items if stretch.label.role == "section" else ()
    same = (i for i in items if isinstance(i, d.Answer) and i.title == section.title)
    return next(same, None)


def unlabelled_item(
    course: Course, stretch: Stretch, following: Stretch | None
) -> tuple[d.AnyItem | None, Sureness]:
    """The item between two labels whose own label was not found, where only one can be it."""
    label = stretch.label
    limit = following.label.index if following else None
    between = list(_items_between(course, label.index, limit))
    same = [item for item in between if label.item and item.label == label.item.label]
    if same:
        return same[0], "likely"
    return (between[0], "guessed") if len(between) == 1 else (None, "guessed")


def _items_between(course: Course, index: int, limit: int | None) -> Iterator[d.AnyItem]:
    """The answers between two labels that stand under the heading of the first."""
    first = course.labels[index]
    for label in course.labels[index + 1 : limit]:
        if (label.section, label.heading) != (first.section, first.heading):
            return
        if label.role == "entry":
            return
        if isinstance(label.item, d.Answer) and label.found_by == "label":
            yield label.item


def behind(words: str, count: int) -> str:
    """``words`` behind so many folded characters."""
    for place in range(len(words)):
        if len(fold(words[:place])) >= count:
            return words[place:]
    return ""

"""Papers as others make them: a sample sheet set as text, and then what happens to papers.

Everything hangs on one seed. ``DISTORTIONS`` are the things that may happen; each takes the lines
of a text and a random source. `judged` counts what an import made of it: items right, told, silent.
"""

import random
import re
from dataclasses import dataclass, field

from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.places import RESOURCES
from piadesk.sheets.positions import Names
from piadesk.storage import store
from piadesk.texts.folding import fold
from tests.intake.rendering import Style, rendered
from tests.published.papers import answers

SAMPLES = ["form2-h31", "form2-r06", "form3-r06", "form4-r06"]
STYLES = (
    Style(),
    Style(between="\n"),
    Style(half_width=True, bracket=("[O]", "[ ]")),
    Style(list_first=True, list_lines=True),
    Style(between=" ", bracket=("☑", "□")),
)


def sample(form_id):
    return store.load(RESOURCES / "samples" / f"{form_id}.json").sheet


@dataclass
class Paper:
    form: d.Form
    sheet: object
    text: str
    done: list = field(default_factory=list)


def paper(form_id, seed, distortions=None):
    """A sample as a paper of another body; so many of the distortions at once as the seed says."""
    chance = random.Random(f"{form_id} {seed}")
    form, sheet = catalogue.form(form_id), sample(form_id)
    lines = rendered(form, sheet, chance.choice(STYLES)).split("\n")
    names = distortions or chance.sample(sorted(DISTORTIONS), chance.randint(1, 4))
    for name in sorted(names, key=lambda name: (LAST.index(name) if name in LAST else -1, name)):
        lines = DISTORTIONS[name](lines, chance, form)
    return Paper(form, sheet, "\n".join(lines), list(names))


LAST = (
    *("stray_lines", "oddments", "lost_lines", "blank_lines", "lines_cut", "page_numbers", "feet"),
    *("browser_print", "running_titles", "other_page_numbers", "markup"),
)
"""These know no lines of the form, and come behind those that do."""

# ---- what happens to papers


def cover_end(lines, form):
    """The line of the first numbered section."""
    heading = fold(next(s for s in form.sections if s.number).heading)
    return next((n for n, line in enumerate(lines) if fold(line) == heading), 0)


def with_mark(lines, chance, form):
    mark = chance.choice([form.mark, form.mark.strip("[]"), form.mark.replace("　", " ")])
    place = cover_end(lines, form)
    before = [line for line in lines[:place] if line.strip()]
    if chance.random() < 0.5:
        return [*before[:-1], f"{before[-1]} {mark}", *lines[place:]]
    return [*before, mark, *lines[place:]]


def with_feet(lines, chance, form):
    """Running feet around page numbers, with page breaks or without."""
    length, paged = chance.randint(25, 45), []
    name, office = "標準市の事務", "標準市　企画課"
    breaks = chance.choice(["", "\f"])
    for number, place in enumerate(range(0, len(lines), length), start=1):
        paged += [*lines[place : place + length], name, f"{number} / 99", office + breaks]
    return paged


def with_page_numbers(lines, chance, form):
    length, paged = chance.randint(20, 40), []
    shape = chance.choice(["- {} -", "{}ページ", "p.{}", "{}/40"])
    for number, place in enumerate(range(0, len(lines), length), start=1):
        paged += [*lines[place : place + length], shape.format(number)]
    return paged


def with_older_labels(lines, chance, form):
    older = {item.label: item.older_labels[0] for item in form.items if item.older_labels}
    for label, before in older.items():
        lines = [line.replace(label, before) if before not in line else line for line in lines]
    return lines


def with_misread_labels(lines, chance, form):
    """A letter of some long labels is another one."""
    labels = [item.label for item in form.items if 12 < len(item.label) < 40]
    for label in chance.sample(labels, min(3, len(labels))):
        at = chance.randrange(3, len(label))
        wrong = label[:at] + chance.choice("口力二へ夕") + label[at + 1 :]
        begins = re.compile(rf"[\W\d]{{0,4}}{re.escape(label)}")
        lines = [line.replace(label, wrong) if begins.match(line) else line for line in lines]
    return lines


def with_lines_cut(lines, chance, form):
    width = chance.randint(30, 44)
    return [piece for line in lines for piece in cut(line, width)]


def cut(line, width):
    if "\t" in line or "[" in line or len(line) <= width:
        return [line]
    return [line[place : place + width] for place in range(0, len(line), width)]


def with_blank_lines(lines, chance, form):
    return [one for line in lines for one in ([line, ""] if chance.random() < 0.2 else [line])]


def with_stray_lines(lines, chance, form):
    places = {chance.randrange(len(lines)) for _ in range(3)}
    return [
        one for n, line in enumerate(lines) for one in ([STRAY, line] if n in places else [line])
    ]


STRAY = "まよいごの一行"


def inserted(lines, chance, every, made):
    """Lines put between others, one after so many, as pages end; ``made`` makes the next one's."""
    places = range(chance.randint(8, every), len(lines), every)
    for number, place in enumerate(places, start=1):
        lines[place + number - 1 : place + number - 1] = [" / ".join(made(number))]
    return [one for line in lines for one in line.split(" / ")]


def with_browser_print(lines, chance, form):
    """A page saved by a browser's print: day, time and title above, address and number below."""
    day, title = chance.choice(["2024/06/03 10:21", "24/6/3 9:05"]), "標準市公式サイト"
    url = "https://www.city.hyojun.example.jp/pia/index.html"
    if chance.random() < 0.5:
        feet = lambda n: (f"{url} {n}/40", f"{day} {title}")  # noqa: E731
    else:
        feet = lambda n: (url, f"{n}/40", day, title)  # noqa: E731
    return inserted([*lines], chance, 40, feet)


def with_running_titles(lines, chance, form):
    """The title of the paper between its pages, without any number."""
    title = chance.choice(["特定個人情報保護評価書（{}）", "{}（標準市）", "標準市　{}　公表版"])
    return inserted([*lines], chance, 45, lambda n: (title.format(form.name),))


def with_other_page_numbers(lines, chance, form):
    shape = chance.choice(
        ["{} of 40", "Page {}", "〔{}〕", "（{}）", "{}頁", "{}／40ページ", "標準市 - {} -"]
    )
    return inserted([*lines], chance, 35, lambda n: (shape.format(n),))


ODDMENTS = (
    "https://www.city.hyojun.example.jp/pia.pdf",
    "2024/06/03 10:21",
    "（次ページへ続く）",
    "3 / 12",
    "このページの先頭へ戻る",
    "file:///C:/Users/pia/評価書.htm",
    "令和6年6月3日 10:21 印刷",
    "Sheet 3: Ⅱ",
)


def with_oddments(lines, chance, form):
    """Single lines of a browser, a printer or a program somewhere."""
    for words in chance.sample(ODDMENTS, 3):
        place = chance.randrange(len(lines))
        lines = [*lines[:place], words, *lines[place:]]
    return lines


def with_lost_lines(lines, chance, form):
    """Some lines were not read at all; what they said is gone for good."""
    return [line for line in lines if chance.random() > 0.02]


def with_spaces(lines, chance, form):
    """A cover set wide."""
    end = cover_end(lines, form)
    return [
        " ".join(line) if len(line) < 30 and "\t" not in line else line for line in lines[:end]
    ] + lines[end:]


def with_cover_in_a_line(lines, chance, form):
    end = cover_end(lines, form)
    return [" ".join(" ".join(lines[:end]).split()), *lines[end:]]


def with_markup(lines, chance, form):
    return [f"<p>{line}</p>" if line and "\t" not in line else line for line in lines]


def with_parts_swapped(lines, chance, form):
    """Two neighbouring sections in the other order, save those that each file has."""
    single = [section for section in form.sections if section.number and not section.each]
    headings = {fold(section.heading) for section in single}
    starts = [n for n, line in enumerate(lines) if fold(line) in headings]
    if len(starts) < 4:
        return lines
    one = chance.randrange(len(starts) - 2)
    first, second, third = starts[one : one + 3]
    return [*lines[:first], *lines[second:third], *lines[first:second], *lines[third:]]


def with_strange_label(lines, chance, form):
    """A label of another form's behind ①部署."""
    place = next((n for n, line in enumerate(lines) if re.match(r"[②(]2?\)?所属長", line)), None)
    if place is None:
        return lines
    return [*lines[:place], "②担当者の連絡先", "内線四五六", *lines[place:]]


DISTORTIONS = {
    name.removeprefix("with_"): function
    for name, function in list(globals().items())
    if name.startswith("with_")
}

# ---- what an import made of it


def judged(imported, paper_):
    """By ``right``, ``told`` and ``silent`` the paths of the items, and the words lost."""
    wanted = {path: fold(words) for path, words in answers(Read(paper_.form, paper_.sheet)).items()}
    got = {path: fold(words) for path, words in answers(imported).items()}
    names, report = Names(imported.form, imported.sheet), imported.report
    told = {names.path(address) for address in report.doubtful}
    told |= {names.path(each.address) for each in report.open}
    rows = {path.partition("]")[0] + "]" for path in told if path.endswith("]")}
    verdict = {"right": [], "told": [], "silent": []}
    for path in sorted(wanted.keys() | got.keys()):
        is_told = path in told or path.partition("]")[0] + "]" in rows
        is_told = is_told or (path not in got and is_told_elsewhere(path, wanted, imported))
        if wanted.get(path) == got.get(path):
            verdict["right"].append(path)
        elif is_told:
            verdict["told"].append(path)
        else:
            verdict["silent"].append((path, got.get(path), wanted.get(path)))
    return verdict


def is_told_elsewhere(path, wanted, imported):
    """Whether the whole entry is not there, which the items at hand say, or its words are told."""
    report = imported.report
    words = fold("".join(left.text for left in report.left_over))
    notes = fold("".join(note.sentence for note in report.notes))
    return wanted[path] in words or wanted[path] in notes


@dataclass
class Read:
    form: d.Form
    sheet: object

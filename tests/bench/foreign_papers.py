"""What an import makes of papers of others: items right, told and silent, by what happened to them.

Run by hand: ``python tests/bench/foreign_papers.py [papers of each kind] [--weights]``. The papers
are those of ``tests/intake/others.py`` as text, the same sheets as workbook and as PDF whose print
is taken for another program's, and the papers of ``tests/published``. With ``--weights`` every
weight of `piadesk.intake.labels.weights` is left out once, and what that costs is printed.
"""

import sys
import tempfile
import time
from collections import Counter
from dataclasses import fields
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from piadesk.exporting.workbook import sheet_workbook
from piadesk.intake import import_sheet
from piadesk.intake.importing import read_onto
from piadesk.intake.labels.weights import LABELS, PRICES
from piadesk.intake.markup.html_text import has_markup, text_of_markup
from piadesk.intake.passages import Source
from piadesk.printing import print_sheet
from piadesk.words import say
from tests.intake.others import DISTORTIONS, SAMPLES, Paper, judged, paper, sample

FORGETTING = {"lost_lines", "stray_lines"}
"""What these take or add nobody can see on the paper."""


def read(made: Paper):
    source = text_of_markup(made.text) if has_markup(made.text) else Source(made.text)
    return read_onto(made.form, source)


def counted(papers) -> Counter:
    """How many items are right, told and silent, and the processor time that it took."""
    total: Counter = Counter()
    for made, result, seconds in papers:
        for verdict, paths in judged(result, made).items():
            total[verdict] += len(paths)
        total["papers"] += 1
        total["ms"] += round(1000 * seconds)
    return total


def texts(names, count):
    for form_id in SAMPLES:
        for seed in range(count):
            made = paper(form_id, seed, names)
            begun = time.process_time()
            result = read(made)
            yield made, result, time.process_time() - begun


def files(suffix):
    """The samples as files of others: our workbook, our print without the name of its maker."""
    maker = say("print.creator").encode()
    for form_id in SAMPLES:
        sheet = sample(form_id)
        made = paper(form_id, 0, ["blank_lines"])
        if suffix == ".xlsx":
            content = sheet_workbook(made.form, sheet)
        else:
            content = print_sheet(made.form, sheet).replace(maker, b"x" * len(maker))
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"paper{suffix}"
            path.write_bytes(content)
            begun = time.process_time()
            result = import_sheet(path)
            yield made, result, time.process_time() - begun


def line(name: str, total: Counter) -> str:
    items = total["right"] + total["told"] + total["silent"]
    share = 100 * total["right"] / max(1, items)
    milliseconds = total["ms"] / max(1, total["papers"])
    return (
        f"{name:28} {total['papers']:4} papers {items:6} items  right {share:6.2f} %  "
        f"told {total['told']:5}  silent {total['silent']:4}  {milliseconds:6.0f} ms"
    )


def without_each_weight(count: int) -> None:
    """Leave out each weight of the labels and the prices once."""
    kinds = sorted(DISTORTIONS.keys() - FORGETTING)
    for group in (LABELS, PRICES):
        for field in fields(group):
            value = getattr(group, field.name)
            if isinstance(value, dict) or not isinstance(value, float):
                continue
            object.__setattr__(group, field.name, 0.0)  # frozen for everybody else
            total = sum((counted(texts([kind], count)) for kind in kinds), Counter())
            object.__setattr__(group, field.name, value)
            print(line(f"without {field.name}", total), flush=True)


def main() -> None:
    numbers = [int(word) for word in sys.argv[1:] if word.isdecimal()]
    count = numbers[0] if numbers else 2
    if "--weights" in sys.argv:
        without_each_weight(count)
        return
    for name in DISTORTIONS:
        print(line(name, counted(texts([name], count))), flush=True)
    print(line("one to four at once", counted(texts(None, 4 * count))), flush=True)
    for suffix in (".xlsx", ".pdf"):
        print(line(f"samples as {suffix}", counted(files(suffix))), flush=True)


if __name__ == "__main__":
    main()

"""What an import makes of papers that other programs made: items right, told and silent.

Run by hand, with LibreOffice and poppler installed:
``python tests/bench/other_programs.py [sheets of each form] [--seed N] [--keep FOLDER] [--show]``.
Sheets are made by chance from the samples, and come as our own workbook and as a workbook that
another hand drew, both through LibreOffice, and as our own print whose maker is hidden; each is
then read as PDF, as text laid out with blanks, as plain text and as raw text of pdftotext. Rows of
変更箇所 are counted apart. ``--keep`` keeps the papers, ``--show`` prints what is not right.
"""

import argparse
import random
import subprocess
import sys
import tempfile
from collections import Counter
from copy import deepcopy
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from piadesk.exporting.workbook import sheet_workbook
from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.intake import import_sheet
from piadesk.kinds import ChosenMarks
from piadesk.printing import print_sheet
from piadesk.sheets.sheet import Entry
from piadesk.words import say
from tests.intake.others import SAMPLES, Paper, judged, sample
from tests.published.by_hand import drawn_by_hand

TEXTS = {"plain": [], "layout": ["-layout"], "raw": ["-raw"]}


def sentences():
    """All that the samples say in long texts, sentence by sentence."""
    for form_id in SAMPLES:
        form = catalogue.form(form_id)
        for item, words in answers_of(form, sample(form_id)):
            if isinstance(item, d.LongText) and form.parent_of(item) != form.role("log"):
                yield from (f"{part}。" for part in words.split("。") if len(part.strip()) > 5)


def answers_of(form, block):
    for item_id, value in block.answers.items():
        if isinstance(value, str):
            yield form.by_id[item_id], value
    for entries in block.rows.values():
        for entry in entries:
            yield from answers_of(form, entry)


class ChanceSheets:
    """Sheets made of the samples by chance."""

    def __init__(self):
        self.pool = [*dict.fromkeys(words.strip() for words in sentences())]

    def sheet(self, form_id, seed):
        chance = random.Random(f"{form_id} {seed}")
        form, made = catalogue.form(form_id), deepcopy(sample(form_id))
        self._fill(form, made, chance)
        return form, made

    def _fill(self, form, block, chance):
        for item_id, value in [*block.answers.items()]:
            block.answers[item_id] = self._answer(form, form.by_id[item_id], value, chance)
        for rows_id, entries in block.rows.items():
            if rows_id == form.role("log"):
                continue
            if len(entries) > 1 and chance.random() < 0.3:
                entries.remove(chance.choice(entries))
            if chance.random() < 0.3:
                copied = deepcopy(chance.choice(entries))
                entries.append(Entry(id=f"more{len(entries)}", answers=copied.answers,
                                     rows=copied.rows))  # fmt: skip
            for entry in entries:
                self._fill(form, entry, chance)

    def _answer(self, form, item, value, chance):
        if item.id in form.roles.values() or chance.random() < 0.4:
            return value
        if isinstance(item, d.LongText):
            return self._words(chance)
        if isinstance(item, d.Choice):
            return chance.choice(form.choices_of(item))
        if isinstance(item, d.Marks):
            chosen = ChosenMarks.of(value)
            labels = form.choices_of(item)
            marked = tuple(one for one in labels if chance.random() < 0.4)
            return ChosenMarks(marked, chosen.texts).value() if marked else value
        return value

    def _words(self, chance):
        parts = chance.sample(self.pool, chance.choice((1, 1, 2, 2, 3, 6)))
        kind = chance.choice(("prose", "prose", "lines", "list", "numbers"))
        if kind == "prose" or len(parts) == 1:
            return "".join(parts)
        if kind == "lines":
            return "\n".join(parts)
        if kind == "list":
            return "\n".join(f"・{part}" for part in parts)
        return "\n".join(f"{number}．{part}" for number, part in enumerate(parts, start=1))


def papers(count, first, folder):
    """By kind, the sheets and their PDFs."""
    chance_sheets = ChanceSheets()
    made = []
    for form_id in SAMPLES:
        for seed in range(first, first + count):
            form, sheet = chance_sheets.sheet(form_id, seed)
            name = f"{form_id}-{seed}"
            (folder / f"workbook-{name}.xlsx").write_bytes(sheet_workbook(form, sheet))
            drawn_by_hand(form, sheet, random.Random(name)).save(folder / f"by-hand-{name}.xlsx")
            maker = say("print.creator").encode()
            printed = print_sheet(form, sheet).replace(maker, b"x" * len(maker))
            (folder / f"own-print-{name}.pdf").write_bytes(printed)
            made += [(kind, form, sheet, folder / f"{kind}-{name}.pdf")
                     for kind in ("workbook", "by-hand", "own-print")]  # fmt: skip
    through_libreoffice(sorted(folder.glob("*.xlsx")), folder)
    return made


def through_libreoffice(files, folder):
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True)


def texts_of(pdf):
    for name, options in TEXTS.items():
        text = pdf.with_suffix(f".{name}.txt")
        subprocess.run(["pdftotext", *options, str(pdf), str(text)], check=True)
        yield name, text


def count_up(total, form, sheet, paper, *, show):
    log = form.role("log")
    imported = import_sheet(paper, form.id)
    for judgement, paths in judged(imported, Paper(form, sheet, "")).items():
        is_doubted = judgement == "silent" and imported.report.doubts_of_paper
        verdict = "told" if is_doubted else judgement
        for found in paths:
            path = found[0] if isinstance(found, tuple) else found
            if log and path.startswith(f"{log}["):
                total["log", verdict] += 1
            else:
                total["items", verdict] += 1
                if show and judgement != "right":
                    print(f"    {paper.name}: {judgement}: {found}")


def line(name, total, kind):
    right, told, silent = (total[kind, one] for one in ("right", "told", "silent"))
    count = right + told + silent
    share = 100 * right / max(1, count)
    return f"{name:24} {kind:6} {count:6}  right {share:6.2f} %  told {told:5}  silent {silent:4}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("count", nargs="?", type=int, default=1)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--only", nargs="*", default=("pdf", *TEXTS))
    parser.add_argument("--show", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = asked.keep or Path(scratch)
        folder.mkdir(exist_ok=True)
        totals = {}
        for kind, form, sheet, pdf in papers(asked.count, asked.seed, folder):
            for name, paper in [("pdf", pdf), *texts_of(pdf)]:
                if name in asked.only:
                    total = totals.setdefault((name, kind), Counter())
                    count_up(total, form, sheet, paper, show=asked.show)
    for (name, kind), total in sorted(totals.items()):
        for part in ("items", "log"):
            print(line(f"{name} of {kind}", total, part))


if __name__ == "__main__":
    main()

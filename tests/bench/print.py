"""What printing costs, as ratios to others' ways with the same text on the same machine.

Run by hand: ``python tests/bench/print.py [SHEET.json]``; without a file, a filled 様式4 sheet is
printed. Goals: time ≤ 0.35 and memory ≤ 1 of one flat ReportLab table; the whole command ≤ 0.35 of
LibreOffice on a long sheet, ≤ 0.5 on a short one (skipped where it is not installed); exponent of
growth ≤ 1.05. All times are processor times; those of the commands are medians of runs by turns.
"""

import argparse
import io
import math
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import tracemalloc
from collections.abc import Callable, Iterable
from pathlib import Path
from xml.sax.saxutils import escape

from grow import FORM, filled
from openpyxl import Workbook
from openpyxl.styles import Alignment
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from piadesk.forms.definition import Form
from piadesk.printing import print_sheet
from piadesk.printing.drawing.embedding import register
from piadesk.sheets.sheet import Sheet
from piadesk.sheets.walk import walk
from piadesk.storage import store
from piadesk.typeface.faces import body_face, bold_face, printable

RUNS = 7
"""Of each command, by turns, for the machine is not equally quick at all times."""

Texts = list[tuple[str, str]]
"""Label and answer of every item."""


def texts_of(form: Form, sheet: Sheet) -> Texts:
    """What the sheet prints, as two columns."""
    return [(entry.item.title, printable(entry.shown)) for entry in walk(form, sheet)]


def flat_table(texts: Texts) -> bytes:
    """The usual way: one table of paragraphs."""
    register(body_face(), bold_face())
    style = ParagraphStyle("body", None, fontName=body_face().name, fontSize=9, leading=13)
    style.wordWrap = "CJK"
    rows = [
        [Paragraph(escape(cell).replace("\n", "<br/>"), style) for cell in row] for row in texts
    ]
    table = Table(rows, colWidths=[150, 340], splitByRow=0, splitInRow=1)
    buffer = io.BytesIO()
    SimpleDocTemplate(buffer, topMargin=40, bottomMargin=40).build([table])
    return buffer.getvalue()


def workbook(texts: Texts, path: Path) -> None:
    """The same text as the office's spreadsheet would hold it."""
    book = Workbook()
    page = book.active
    for letter, width in (("A", 30), ("B", 60)):
        page.column_dimensions[letter].width = width
    for row in texts:
        page.append([cell.translate(dict.fromkeys(range(32)) | {10: "\n"}) for cell in row])
    for row in page.iter_rows():
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    book.save(path)


def seconds(work: Callable[[], object], runs: int = 3) -> float:
    """Processor time of the quickest of some runs, whatever else the machine does meanwhile."""
    return min(_seconds(work) for _ in range(runs))


def _seconds(work: Callable[[], object]) -> float:
    """Of this process and of those that it started and waited for."""
    before = os.times()
    work()
    return sum(os.times()[:4]) - sum(before[:4])


def peak(work: Callable[[], object]) -> float:
    """Peak of Python's memory in MB."""
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1] / 2**20
    finally:
        tracemalloc.stop()


def compare(form: Form, sheet: Sheet) -> None:
    """Against the flat table, inside one process."""
    texts = texts_of(form, sheet)
    print_sheet(form, sheet)
    flat_table(texts[:5])
    ours, theirs = seconds(lambda: print_sheet(form, sheet)), seconds(lambda: flat_table(texts), 1)
    told("time, flat table", ours, theirs, "s", 0.35)
    ours, theirs = peak(lambda: print_sheet(form, sheet)), peak(lambda: flat_table(texts))
    told("memory, flat table", ours, theirs, "MB", 1)


def told(name: str, ours: float, theirs: float, unit: str, goal: float) -> None:
    """One line of the result."""
    ratio = ours / theirs
    print(f"{name:<21} {ours:8.2f} {unit} / {theirs:8.2f} {unit} = {ratio:.2f}  (goal {goal})")


def compare_processes(form: Form, sheet: Sheet) -> None:
    """Against LibreOffice, from the command to the file."""
    soffice = shutil.which("soffice")
    if soffice is None:
        print("LibreOffice is not installed: skipped")
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store.save(sheet, form, folder / "sheet.json")
        workbook(texts_of(form, sheet), folder / "sheet.xlsx")
        piadesk = [sys.executable, "-m", "piadesk", "print", "sheet.json", "-o", "own.pdf"]
        office = [soffice, "--headless", f"-env:UserInstallation=file://{folder}/profile"]
        office += ["--convert-to", "pdf", "sheet.xlsx"]
        run(office, folder)  # the first run makes a profile
        run(piadesk, folder)  # and compiles the program
        again = [*piadesk, "--overwrite"]
        pairs = [
            [_seconds(lambda command=command: run(command, folder)) for command in (again, office)]
            for _ in range(RUNS)
        ]
        ours, theirs = map(statistics.median, zip(*pairs, strict=True))
        told("command, LibreOffice", ours, theirs, "s", 0.35)


def run(command: Iterable[str], folder: Path) -> None:
    """One process, its words thrown away; it keeps what it compiles, and nobody else's cache."""
    environment = os.environ | {"PIADESK_CACHE": str(folder / "cache")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    subprocess.run([*command], cwd=folder, check=True, capture_output=True, env=environment)


def growth() -> None:
    """The same content ten and a hundred times."""
    taken = []
    for times in (1, 10, 100):
        sheet = filled(times)
        taken.append(seconds(lambda sheet=sheet: print_sheet(FORM, sheet), 1))
        print(f"content × {times:<11} {taken[-1]:8.2f} s")
    print(f"exponent {math.log10(taken[-1] / taken[0]) / 2:18.2f}  (goal 1.05)")


def main() -> None:
    """All comparisons."""
    parser = argparse.ArgumentParser()
    parser.add_argument("sheet", nargs="?", type=Path)
    parser.add_argument("--no-growth", action="store_true")
    asked = parser.parse_args()
    form, sheet = FORM, filled(1)
    if asked.sheet:
        opened = store.load(asked.sheet)
        form, sheet = opened.form, opened.sheet
    compare(form, sheet)
    compare_processes(form, sheet)
    if not asked.no_growth:
        growth()


if __name__ == "__main__":
    main()

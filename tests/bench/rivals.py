"""The print against other engines, whole processes by processor time: Typst, a bare canvas, Excel.

Run by hand: ``python tests/bench/rivals.py [SHEET.json]``; without a file, a generated 様式4 sheet.
Goals: ≤ 1.0 of Typst (``pip install typst``; skipped without it) with the same texts and face, ≤
1.25 of a bare ReportLab canvas that draws the same strings where they stand, ≤ 0.30 of LibreOffice
(skipped where it is not) on the workbook that the sheet is exported as, whose rows all fit.
Medians of runs by turns.
"""

import argparse
import importlib.util
import json
import shutil
import statistics
import sys
import tempfile
from pathlib import Path
from typing import Any

from grow import FORM, filled
from print import _seconds, run, told

from piadesk.exporting.workbook import sheet_workbook
from piadesk.forms.definition import Form
from piadesk.printing.papers.sheet import sheet_pages
from piadesk.sheets.sheet import Sheet
from piadesk.sheets.walk import walk
from piadesk.storage import store
from piadesk.typeface.faces import body_face, bold_face, printable

RUNS = 7

BARE = """
import json, sys
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
words = json.load(open(sys.argv[1], encoding="utf-8"))
for name, path in words["faces"]:
    pdfmetrics.registerFont(TTFont(name, path))
canvas = Canvas(sys.argv[2], pageCompression=1)
for page in words["pages"]:
    canvas.setPageSize(page["size"])
    for x, y, face, size, text in page["strings"]:
        canvas.setFont(face, size)
        canvas.drawString(x, y, text)
    for box in page["boxes"]:
        canvas.rect(*box)
    canvas.showPage()
canvas.save()
"""

TYPST = """
import sys, typst
typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]], ignore_system_fonts=True)
"""


def strings(form: Form, sheet: Sheet) -> dict[str, Any]:
    """Every line of the paper with its place, and a box for every cell."""
    pages = []
    for page in sheet_pages(form, sheet):
        size = (842, 595) if page.landscape else (595, 842)
        found, boxes = [], []
        for piece in (piece for frame in page.frames for piece in frame.slices):
            for cell in piece.row.cells:
                top = size[1] - 42 - piece.y
                boxes.append((42 + cell.x, top - piece.height, cell.width, piece.height))
                face = (bold_face() if cell.bold else body_face()).name
                for number, line in enumerate(piece.lines_of(cell), start=1):
                    own = "".join(c for c in line if body_face().has_own(c))
                    y = top - number * piece.row.leading
                    found.append((46 + cell.x, y, face, cell.size, own))
        pages.append({"size": size, "strings": found, "boxes": boxes})
    faces = [(face.name, str(face.path)) for face in (body_face(), bold_face())]
    return {"faces": faces, "pages": pages}


def typst_source(form: Form, sheet: Sheet) -> str:
    """The same answers beside their labels, in the same face."""
    rows = "\n".join(
        f"  [#{json.dumps(printable(visit.item.title), ensure_ascii=False)}],"
        f" [#{json.dumps(printable(visit.shown), ensure_ascii=False)}],"
        for visit in walk(form, sheet)
    )
    return (
        '#set document(title: "評価書")\n#set page(paper: "a4", margin: 15mm)\n'
        '#set text(font: "BIZ UDPGothic", size: 9pt, lang: "ja")\n'
        f"#table(columns: (25%, 75%), stroke: 0.4pt,\n{rows}\n)\n"
    )


def commands(form: Form, sheet: Sheet, folder: Path) -> dict[str, tuple[list[str], float]]:
    """Each rival's command, and the goal against it."""
    (folder / "strings.json").write_text(json.dumps(strings(form, sheet)), encoding="utf-8")
    (folder / "bare.py").write_text(BARE, encoding="utf-8")
    rivals = {
        "bare canvas": ([sys.executable, "bare.py", "strings.json", "bare.pdf"], 1.25),
    }
    if importlib.util.find_spec("typst"):
        (folder / "sheet.typ").write_text(typst_source(form, sheet), encoding="utf-8")
        (folder / "typeset.py").write_text(TYPST, encoding="utf-8")
        fonts = str(body_face().path.parent)
        typeset = [sys.executable, "typeset.py", "sheet.typ", "typst.pdf", fonts]
        rivals["Typst"] = (typeset, 1.0)
    if soffice := shutil.which("soffice"):
        (folder / "sheet.xlsx").write_bytes(sheet_workbook(form, sheet))
        office = [soffice, "--headless", f"-env:UserInstallation=file://{folder}/profile"]
        rivals["LibreOffice"] = ([*office, "--convert-to", "pdf", "sheet.xlsx"], 0.30)
    return rivals


def main() -> None:
    """All rivals by turns."""
    parser = argparse.ArgumentParser()
    parser.add_argument("sheet", nargs="?", type=Path)
    parser.add_argument("--runs", type=int, default=RUNS)
    asked = parser.parse_args()
    form, sheet = FORM, filled(1)
    if asked.sheet:
        opened = store.load(asked.sheet)
        form, sheet = opened.form, opened.sheet
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store.save(sheet, form, folder / "sheet.json")
        own = [sys.executable, "-m", "piadesk", "print", "sheet.json", "-o", "own.pdf"]
        rivals = commands(form, sheet, folder)
        run(own, folder)  # compiles the program
        for command, _ in rivals.values():
            run(command, folder)  # makes profiles and caches
        own.append("--overwrite")
        taken: dict[str, list[float]] = {}
        for _ in range(asked.runs):
            for title, command in (("own", own), *((key, one[0]) for key, one in rivals.items())):
                seconds = _seconds(lambda command=command: run(command, folder))
                taken.setdefault(title, []).append(seconds)
        ours = statistics.median(taken["own"])
        for title, (_, goal) in rivals.items():
            told(title, ours, statistics.median(taken[title]), "s", goal)


if __name__ == "__main__":
    main()

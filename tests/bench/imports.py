"""What reading a long paper costs, as ratios to what any reader of the same file has to do.

Run by hand: ``python tests/bench/imports.py``. A filled 様式4 sheet is read as our PDF, as one of
another program, as workbook, and as text of ``pdftotext`` in its two orders (skipped where that is
not installed); then 様式2 with 1.6 million characters in one answer, with 40,000 short lines in it
and with one line of 99,000 letters. The peers: PDFium's text of all pages, openpyxl's values of all
cells, NFKC of every line. Processor times, the quicker of two runs. Wished for: 1.5 s for a PDF of
70 pages, 1 s for a workbook, 2 s for the longest answer, on a quiet machine.
"""

import random
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import openpyxl
import pypdfium2
from grow import FORM, filled, seconds

from piadesk.exporting.workbook import sheet_workbook
from piadesk.forms import catalogue
from piadesk.forms.roles import Role
from piadesk.intake import import_sheet
from piadesk.printing import print_sheet
from piadesk.words import say
from tests.intake.others import sample
from tests.intake.rendering import Style, rendered

WORDS = "住民からの届出を受けて内容を確かめ台帳に記録し通知して保管する事務の評価（2）"
"""Letters of which texts are made by chance."""

SHORT = "form2-r06"


def papers(folder: Path) -> Iterator[Path]:
    """The files that are read, each written when it is asked for."""
    sheet = filled(1)
    content = print_sheet(FORM, sheet)
    maker = say("print.creator").encode()
    ours, others = folder / "ours.pdf", folder / "others.pdf"
    ours.write_bytes(content)
    others.write_bytes(content.replace(maker, b"x" * len(maker)))
    yield from (ours, others)
    book = folder / "workbook.xlsx"
    book.write_bytes(sheet_workbook(FORM, sheet))
    yield book
    for name, flags in (("plain", ()), ("raw", ("-raw",))) if shutil.which("pdftotext") else ():
        path = folder / f"{name}.txt"
        subprocess.run(["pdftotext", *flags, str(ours), str(path)], check=True)
        yield path
    for name, answer in long_answers():
        path = folder / f"{name}.txt"
        path.write_text(with_answer(answer), encoding="utf-8")
        yield path


def long_answers() -> Iterator[tuple[str, str]]:
    """Answers far longer than any, by chance but the same each time."""
    chance = random.Random(1)

    def line(length: int) -> str:
        return "".join(chance.choices(WORDS, k=length))

    yield "1.6 million, lines of 40", "\n".join(line(40) for _ in range(40_000))
    yield "1.6 million, sentences", "\n".join(line(59) + "。" for _ in range(26_000))
    yield "40,000 short lines", "\n".join(line(chance.randint(2, 8)) for _ in range(40_000))
    yield "a line of 99,000", line(99_000)


def with_answer(words: str) -> str:
    """A sample as text, with other words below the label of its first long answer."""
    form = catalogue.form(SHORT)
    text = rendered(form, sample(SHORT), Style())
    label = form.by_id[form.roles[Role.AFFAIR_CONTENT]].label
    return text.replace(label, f"{label}\n{words}", 1)


def peer(path: Path) -> None:
    """What any reader of the file has to do."""
    if path.suffix == ".pdf":
        with pypdfium2.PdfDocument(path) as document:
            for page in document:
                page.get_textpage().get_text_range()
    elif path.suffix == ".xlsx":
        for page in openpyxl.load_workbook(path):
            list(page.iter_rows(values_only=True))
    else:
        for line in path.read_text(encoding="utf-8").split("\n"):
            unicodedata.normalize("NFKC", line)


def main() -> None:
    """Measure and print."""
    import_sheet(Path(__file__).parents[1] / "published" / "pension.txt")  # loads the forms
    with tempfile.TemporaryDirectory() as name:
        for path in papers(Path(name)):
            ours = seconds(lambda path=path: import_sheet(path), 2)
            alone = seconds(lambda path=path: peer(path), 2)
            print(f"{path.name:32} {ours:7.2f} s  ratio {ours / alone:7.1f}", flush=True)


if __name__ == "__main__":
    main()

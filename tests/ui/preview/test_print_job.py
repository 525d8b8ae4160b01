"""The paper is saved whole, printed page by page as it is, and printing stops when asked."""

import threading

import pypdfium2
import pytest
from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter

from piadesk.forms import catalogue
from piadesk.printing import print_sheet
from piadesk.sheets.sheet import Entry, Sheet
from ui.preview.print_job import (
    Making,
    PrintError,
    PrintJob,
    new_printer,
    page_image,
    pages_asked,
    save_pdf,
)
from ui.preview.printer_choice import print_dialog


@pytest.fixture(scope="module")
def content():
    """Portrait pages, then the landscape ones of 変更箇所."""
    rows = [Entry(id=f"r{n}", answers={"log.item": f"項目{n}"}) for n in range(3)]
    return print_sheet(catalogue.form("form2-r06"), Sheet(form="form2-r06", rows={"log": rows}))


@pytest.fixture
def printer(qapp, tmp_path):
    printer = new_printer("評価書")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    printer.setResolution(100)
    return printer


@pytest.fixture
def window(qapp):
    return QObject()


def sizes(content):
    with pypdfium2.PdfDocument(content) as document:
        return [tuple(map(round, document.get_page_size(at))) for at in range(len(document))]


def test_every_page_is_printed_with_its_own_orientation(qtbot, content, printer, window, tmp_path):
    job = PrintJob(content, printer, window)
    with qtbot.waitSignal(job.finished, timeout=20000):
        job.start()
    printed = sizes((tmp_path / "paper.pdf").read_bytes())
    assert printed == sizes(content)
    assert {width > height for width, height in printed} == {True, False}


def test_progress_is_told_page_by_page(qtbot, content, printer, window):
    job = PrintJob(content, printer, window)
    told = []
    job.progressed.connect(lambda done, count: told.append((done, count)))
    with qtbot.waitSignal(job.finished, timeout=20000):
        job.start()
    count = len(sizes(content))
    assert told == [(done, count) for done in range(count + 1)]


def test_cancelling_stops_between_strips(qtbot, content, printer, window):
    job = PrintJob(content, printer, window)
    job.progressed.connect(lambda done, count: job.cancel() if done == 1 else None)
    job.finished.connect(lambda: pytest.fail("it went on"))
    with qtbot.waitSignal(job.stopped, timeout=20000) as heard:
        job.start()
    assert heard.args == [None]
    qtbot.wait(50)


def test_a_printer_that_takes_nothing_is_told(qtbot, content, printer, window, tmp_path):
    printer.setOutputFileName(str(tmp_path / "missing" / "paper.pdf"))
    job = PrintJob(content, printer, window)
    with qtbot.waitSignal(job.stopped, timeout=20000) as heard:
        job.start()
    assert heard.args[0].code == "print.stopped"


def test_only_the_pages_asked_for_are_printed(printer):
    assert pages_asked(printer, 3) == [0, 1, 2]
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 9)
    assert pages_asked(printer, 3) == [1, 2]
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert pages_asked(printer, 3) == [2, 1]


def test_the_dialog_proposes_all_pages_and_the_last_as_the_end_of_some(qtbot):
    printer = new_printer("評価書")
    dialog = print_dialog(printer, 3, None)
    qtbot.addWidget(dialog)
    assert (dialog.fromPage(), dialog.toPage()) == (1, 3)
    assert pages_asked(printer, 3) == [0, 1, 2]
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    assert pages_asked(printer, 3) == [0, 1, 2]


def test_the_dialog_writes_no_file_which_is_for_the_button_beside_it(qtbot):
    dialog = print_dialog(new_printer("評価書"), 3, None)
    qtbot.addWidget(dialog)
    assert not dialog.testOption(QPrintDialog.PrintDialogOption.PrintToFile)


@pytest.mark.parametrize("scale", [100 / 72, 1.37])
def test_the_strips_of_a_page_are_the_page(qapp, content, scale):
    with pypdfium2.PdfDocument(content) as document:
        page = document[0]
        whole = page_image(page, scale)
        put_together = QImage(whole.size(), whole.format())
        painter = QPainter(put_together)
        for top in range(0, whole.height(), 100):
            strip = page_image(page, scale, (top, top + 100))
            painter.drawImage(QRect(0, top, strip.width(), strip.height()), strip)
        painter.end()
        page.close()
    assert put_together == whole


def test_the_pdf_takes_the_place_of_the_old_one(tmp_path, content):
    path = tmp_path / "評価書.pdf"
    path.write_bytes(b"old")
    save_pdf(content, path)
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_a_place_that_takes_no_file_is_told_and_nothing_is_left_behind(tmp_path):
    (tmp_path / "評価書.pdf").mkdir()
    with pytest.raises(PrintError) as told:
        save_pdf(b"%PDF", tmp_path / "評価書.pdf")
    assert told.value.code == "print.not_saved"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_worker_makes_the_paper(qtbot, window):
    making = Making(window)
    makers = []
    with qtbot.waitSignal(making.made) as heard:
        making.start(lambda: makers.append(threading.current_thread()) or b"%PDF")
    assert heard.args == [b"%PDF"]
    assert makers[0] is not threading.main_thread()


def test_only_the_last_paper_asked_for_comes(qtbot, window):
    making, gate, heard = Making(window), threading.Event(), []
    making.made.connect(heard.append)
    making.start(lambda: gate.wait(5) and b"old")
    with qtbot.waitSignal(making.made):
        making.start(lambda: b"new")
    gate.set()
    qtbot.wait(50)
    assert heard == [b"new"]


def test_a_defect_in_the_worker_is_told(qtbot, window):
    making = Making(window)
    with qtbot.waitSignal(making.failed) as heard:
        making.start(lambda: 1 / 0)
    assert isinstance(heard.args[0], ZeroDivisionError)


def test_copies_are_printed_one_after_the_other_where_the_printer_makes_none(printer):
    printer.setCopyCount(2)
    assert not printer.supportsMultipleCopies()
    assert pages_asked(printer, 2) == [0, 1, 0, 1]

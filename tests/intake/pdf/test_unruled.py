"""PDFs whose tables have no ruled lines: rows and columns come from where the words stand."""

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from piadesk.forms import catalogue
from piadesk.intake.importing import read_onto
from piadesk.intake.pdf.document import text_of_pdf
from piadesk.printing.drawing.embedding import register
from piadesk.typeface.faces import body_face
from tests.published.papers import answers

SIZE, STEP, LEFT, ANSWER, LIST = 10, 13, 50, 200, 430

ROWS = (
    ("Ⅰ　関連情報", (), ()),
    ("１．特定個人情報ファイルを取り扱う事務", (), ()),
    ("①事務の名称", ("納税の事務",), ()),
    ("②事務の概要", ("申告書を受け付け、内容を審査し、", "税額を計算して通知する。"), ()),
    ("③システムの名称", ("１．納税システム", "２．宛名システム", "３．中間サーバー"), ()),
    ("２．特定個人情報ファイル名", (), ()),
    ("納税ファイル", (), ()),
    ("４．情報提供ネットワークシステムによる情報連携", (), ()),
    (
        "①実施の有無",
        ("", "[　実施する　]"),
        ("＜選択肢＞", "1) 実施する", "2) 実施しない", "3) 未定"),
    ),
    ("②法令上の根拠", ("番号法第19条第8号に", "基づく主務省令第2条の表"), ()),
)


def paper(rows=ROWS, answer=ANSWER, between=8):
    """The rows from the top down, each label half-way down its answer, and no line drawn."""
    register(body_face())
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(600, 800))
    canvas.setFont(body_face().name, SIZE)
    y = 760.0
    for label, lines, listed in rows:
        count = max(len(lines), len(listed), 1)
        canvas.drawString(LEFT, y - STEP * (count - 1) / 2, label)
        for place, words in enumerate(lines):
            canvas.drawString(answer, y - STEP * place, words)
        for place, words in enumerate(listed):
            canvas.drawString(LIST, y - STEP * place, words)
        y -= STEP * count + between
    canvas.showPage()
    canvas.save()
    return text_of_pdf(buffer.getvalue(), "paper.pdf")


@pytest.fixture(scope="module")
def imported():
    return read_onto(catalogue.form("form2-r06"), paper())


def test_answers_beside_their_labels_are_read(imported):
    assert answers(imported) == {
        "basic.affair.name": "納税の事務",
        "basic.affair.description": "申告書を受け付け、内容を審査し、\n税額を計算して通知する。",
        "basic.affair.system_names": "１．納税システム\n２．宛名システム\n３．中間サーバー",
        "basic.file_names": "納税ファイル",
        "basic.info_link.implemented": "実施する",
        "basic.info_link.legal_basis": "番号法第19条第8号に\n基づく主務省令第2条の表",
    }


def test_the_report_tells_that_the_tables_have_no_lines(imported):
    assert "unruled" in [note.code for note in imported.report.notes]


def test_a_line_that_may_belong_to_two_answers_makes_both_doubtful():
    torn = ("②法令上の根拠", ("番号法第19条第8号", "", "主務省令第2条の表", "別表", "附則"), ())
    told = read_onto(catalogue.form("form2-r06"), paper([*ROWS[:-1], torn])).report.notes
    assert "unruled_unsure" in [note.code for note in told if note.doubt]


def test_an_answer_is_found_again_on_its_page():
    source = paper()
    where = source.where(source.text.index("宛名システム"))
    left, top, right, bottom = where.box
    assert (where.kind, where.number) == ("page", 1)
    assert 0 < left < right < 1
    assert 0 < top < bottom < 0.5


def test_words_drawn_apart_are_two_cells_though_they_touch():
    words = "③システムの名称"
    source = paper(answer=LEFT + SIZE * len(words) + 0.5)
    assert f"{words}\t１．納税システム" in source.text


def test_lines_of_one_step_are_one_answer_though_the_label_stands_uneven():
    rows = [row for row in ROWS if row[0] != "①事務の名称"]
    top = ("①事務の名称", ("納税の事務", "滞納整理の事務", "証明の事務"), ())
    source = paper([*rows[:2], top, *rows[2:]], between=3)
    assert "納税の事務\U000f000a滞納整理の事務\U000f000a証明の事務\n" in source.text

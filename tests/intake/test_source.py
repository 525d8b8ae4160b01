"""What a clerk may hand over: encodings, PDFs of others, and files that cannot be read."""

import io
import zipfile

import pytest
from openpyxl import Workbook
from reportlab.lib import pdfencrypt
from reportlab.pdfgen.canvas import Canvas

from piadesk.errors import SourceError
from piadesk.forms import catalogue
from piadesk.intake import import_sheet
from piadesk.intake.importing import read_onto
from piadesk.intake.passages import Source
from piadesk.intake.source import read_source
from piadesk.words import tell
from tests.published.papers import answers

TEXT = (
    "特定個人情報保護評価書（基礎項目評価書）\n評価実施機関名\n架空市長\n"
    "公表日\n令和7年4月1日\n[平成31年1月　様式2]\n"
)


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "cp932", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_texts_of_every_usual_encoding_are_read(tmp_path, code, end):
    path = tmp_path / "評価書.TXT"
    path.write_bytes(TEXT.replace("\n", end).encode(code))
    imported = import_sheet(path)
    assert imported.form.id == "form2-h31"
    assert imported.sheet.answers["cover.organization"] == "架空市長"
    assert imported.sheet.answers["cover.published_on"] == "2025-04-01"


def pdf(path, words="", **look):
    canvas = Canvas(str(path), **look)
    canvas.drawString(50, 700, words)
    canvas.save()


def locked(path):
    pdf(path, "secret", encrypt=pdfencrypt.StandardEncryption("user", ownerPassword="owner"))


def torn(path):
    """The file can be opened, and its page cannot."""
    pdf(path, "words")
    path.write_bytes(path.read_bytes().replace(b"/Type /Page\n", b"/Type /Torn\n"))


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def workbook(path, change=lambda part: part):
    """A workbook with one word, its worksheet changed as bytes."""
    book = Workbook()
    book.active["A1"] = "評価書名"
    buffer = io.BytesIO()
    book.save(buffer)
    with zipfile.ZipFile(buffer) as told, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in told.namelist():
            part = told.read(name)
            new.writestr(name, change(part) if name.endswith("sheet1.xml") else part)


def merged(area):
    cells = b'</sheetData><mergeCells><mergeCell ref="%s"/></mergeCells>' % area
    return lambda part: part.replace(b"</sheetData>", cells)


def with_entity(part):
    return b'<!DOCTYPE worksheet [<!ENTITY a "aaaa">]>' + part


def blown_up(part):
    return part + b"<!-- " + b" " * 70_000_000 + b"-->"


@pytest.mark.parametrize(
    ("name", "make", "code"),
    [
        ("ない.txt", lambda path: None, "source.missing"),
        ("文.odt", lambda path: path.write_bytes(b"PK"), "source.kind"),
        ("表.xls", lambda path: path.write_bytes(b"\xd0\xcf"), "source.old_workbook"),
        ("古い.xlsx", lambda path: path.write_bytes(OLE), "source.old_workbook"),
        (
            "鍵.xlsx",
            lambda path: path.write_bytes(OLE + "EncryptedPackage".encode("utf-16-le")),
            "source.locked_workbook",
        ),
        ("壊れた.xlsx", lambda path: path.write_bytes(b"PK broken"), "source.broken_workbook"),
        ("表.xlsx", lambda path: workbook(path, lambda part: part[:-9]), "source.broken_workbook"),
        ("罠.xlsx", lambda path: workbook(path, with_entity), "source.broken_workbook"),
        ("爆弾.xlsx", lambda path: workbook(path, blown_up), "source.large_workbook"),
        (
            "広い.xlsx",
            lambda path: workbook(path, merged(b"A1:XFD1048576")),
            "source.large_workbook",
        ),
        ("白紙.xlsx", lambda path: Workbook().save(path), "source.empty"),
        ("空.txt", lambda path: path.write_text(" \n"), "source.empty"),
        ("絵.txt", lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n\0\0"), "source.not_text"),
        ("壊れた.pdf", lambda path: path.write_bytes(b"%PDF-1.4 broken"), "source.broken_pdf"),
        ("破れた.pdf", torn, "source.broken_pdf"),
        ("鍵.pdf", locked, "source.encrypted"),
        ("写し.pdf", pdf, "source.scanned"),
        ("手紙.txt", lambda path: path.write_text("拝啓\n時下ますます"), "source.no_form"),
    ],
)
def test_what_cannot_be_read_is_told_plainly(tmp_path, name, make, code):
    path = tmp_path / name
    make(path)
    with pytest.raises(SourceError) as told:
        import_sheet(path)
    assert told.value.code == code
    assert name in tell(told.value)


def test_a_given_form_is_not_guessed(tmp_path):
    path = tmp_path / "sheet.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert import_sheet(path, "form2-r06").form.id == "form2-r06"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("あ" * 2_000_001, "long_text"),
        ("a\n" * 200_001, "many_lines"),
        ("あ" * 100_001, "long_line"),
    ],
)
def test_a_text_longer_than_any_sheet_is_refused_at_once(tmp_path, text, code):
    path = tmp_path / "長い.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SourceError) as fault:
        read_source(path)
    assert fault.value.code == f"source.{code}"


def test_the_lines_of_a_page_that_is_one_cell_are_lines(tmp_path):
    path = tmp_path / "公表.html"
    line = f"<p>{'あ' * 999}</p>"
    path.write_text(f"<table><tr><td>評価書名{line * 101}</table>", encoding="utf-8")
    assert len(read_source(path).text) > 100_000


def test_the_line_of_a_place_is_told_as_it_is_counted():
    source = Source("甲\n乙\n\n丙")
    assert [source.where(place).number for place in range(6)] == [1, 1, 2, 2, 3, 4]


def test_a_text_of_nothing_but_labels_is_told_to_be_no_sheet(tmp_path):
    path = tmp_path / "評価書.txt"
    path.write_text(TEXT + "評価書名\t架空\n" * 90_000, encoding="utf-8")
    with pytest.raises(SourceError) as caught:
        import_sheet(path)
    assert caught.value.code == "source.too_many_labels"
    assert "一つの評価書として" in tell(caught.value)


def test_radicals_of_a_printed_page_are_read_as_ideographs_and_told_once(tmp_path):
    path = tmp_path / "評価書.txt"
    path.write_text(TEXT.replace("市長", "市⻑").replace("年4月1日", "年4⽉1⽇"), "utf-8")
    imported = import_sheet(path)
    assert imported.sheet.answers["cover.organization"] == "架空市長"
    assert imported.sheet.answers["cover.published_on"] == "2025-04-01"
    (told,) = [note for note in imported.report.notes if note.code == "radicals"]
    assert "3文字" in told.sentence


SQUARES = "Ⅰ　基本情報\n５．個人番号の利用\n③他のシステムとの接続\n{marks}\n"


@pytest.mark.parametrize(
    ("marks", "read"),
    [
        ("[■]庁内連携システム [□]税務システム", "[○]庁内連携システム [□]税務システム"),
        (
            "［ ■ ］庁内連携システム ［ ☐ ］税務システム",
            "［ ○ ］庁内連携システム ［ ☐ ］税務システム",
        ),
        ("[■]庁内連携システム [　]税務システム", "[■]庁内連携システム [　]税務システム"),
    ],
)
def test_a_full_square_beside_empty_ones_is_a_mark_that_is_set(tmp_path, marks, read):
    path = tmp_path / "squares.txt"
    path.write_text(SQUARES.format(marks=marks), encoding="utf-8")
    source = read_source(path)
    assert read in source.text
    assert [note.code for note in source.notes] == ["squares"] * (read != marks)


def test_a_heading_printed_again_as_the_label_of_its_row_has_the_answer_beside_it():
    text = (
        "（別添２）特定個人情報ファイル記録項目\n（別添２）特定個人情報ファイル記録項目\t１．氏名\n"
    )
    result = read_onto(catalogue.form("form4-r06"), Source(text))
    assert "１．氏名" in answers(result).values()

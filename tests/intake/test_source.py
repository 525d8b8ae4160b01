"""What a clerk may hand over: encodings, PDFs of others, and files that cannot be read."""

import pytest
from reportlab.lib import pdfencrypt
from reportlab.pdfgen.canvas import Canvas

from piadesk.errors import SourceError
from piadesk.intake import import_sheet
from piadesk.words import tell

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


@pytest.mark.parametrize(
    ("name", "make", "code"),
    [
        ("ない.txt", lambda path: None, "source.missing"),
        ("文.docx", lambda path: path.write_bytes(b"PK"), "source.kind"),
        ("表.xls", lambda path: path.write_bytes(b"\xd0\xcf"), "source.old_workbook"),
        ("空.txt", lambda path: path.write_text(" \n"), "source.empty"),
        ("絵.txt", lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n\0\0"), "source.not_text"),
        ("壊れた.pdf", lambda path: path.write_bytes(b"%PDF-1.4 broken"), "source.broken_pdf"),
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

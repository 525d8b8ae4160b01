"""A Word document is read paragraph by paragraph and cell by cell."""

import io
import zipfile

import pytest

from piadesk.errors import SourceError
from piadesk.intake import import_sheet
from piadesk.intake.markup.word_text import text_of_word
from piadesk.texts.folding import opened
from tests.faults import hostile_word
from tests.intake.test_pictures import png

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


A = "http://schemas.openxmlformats.org/drawingml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def word(body, picture=b""):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="{OFFICE}" '
            'Target="word/document.xml"/></Relationships>',
        )
        document = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
        file.writestr("word/document.xml", document)
        if picture:
            file.writestr("word/media/image1.png", picture)
            file.writestr(
                "word/_rels/document.xml.rels",
                f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="{REL}/image" '
                'Target="media/image1.png"/></Relationships>',
            )
    return out.getvalue()


def p(*words):
    return f"<w:p>{''.join(f'<w:r><w:t>{one}</w:t></w:r>' for one in words)}</w:p>"


def row(*cells):
    return f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"


def text(body):
    return opened(text_of_word(word(body), "評価書.docx").text)


def test_paragraphs_are_lines_and_tables_have_cells():
    table = f"<w:tbl>{row(p('①'), p('甲') + p('乙'))}{row(p('②'), p())}</w:tbl>"
    assert text(p("評価", "書") + table) == "評価書\n①\t甲\n乙\n②\t\n"


def test_a_table_in_a_cell_is_the_cell_s_own():
    inner = f"<w:tbl>{row(p('一'), p('二'))}</w:tbl>"
    assert text(f"<w:tbl>{row(p('①'), inner)}</w:tbl>") == "①\t一\n二\n"


def test_what_was_deleted_is_told_and_not_read():
    gone = "<w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:r><w:t>新</w:t></w:r></w:p>"
    source = text_of_word(word(gone), "評価書.docx")
    assert source.text == "新\n"
    assert [note.code for note in source.notes] == ["deleted"]


def test_what_is_no_document_is_told():
    with pytest.raises(SourceError) as fault:
        text_of_word(b"PK", "評価書.docx")
    assert fault.value.code == "source.broken_word"


def test_a_sheet_in_word_is_imported(tmp_path):
    rows = [("評価書番号", "3"), ("評価書名", "税の事務"), ("評価実施機関名", "みなと市長")]
    rows += [("①事務の名称", "税の事務"), ("②事務の概要", "税を集める。")]
    table = "".join(row(p(label), p(words)) for label, words in rows)
    path = tmp_path / "評価書.docx"
    title = p("特定個人情報保護評価書（基礎項目評価書）")
    path.write_bytes(word(f"{title}<w:tbl>{table}</w:tbl>"))
    assert import_sheet(path).sheet.answers["basic.affair.description"] == "税を集める。"


HOSTILE = [
    "deep tags",
    "very deep tables",
    "deep text boxes",
    "the text in no encoding",
    "an entity outside",
    "its text outside the file",
    "flip 0",
    "flip 4",
    "flip 9",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_what_lies_about_itself_is_told_as_broken(name):
    with pytest.raises(SourceError) as fault:
        text_of_word(hostile_word.content(name), "評価書.docx")
    assert fault.value.code == "source.broken_word"


COVER = p("特定個人情報保護評価書（全項目評価書）") + p("評価実施機関名") + p("みなと市長")


def figure(embed="r1"):
    return (
        f'<w:drawing><pic xmlns="{A}"><cNvPr id="1" name="図 1" descr="事務の流れ.png"/>'
        f'<blip xmlns:r="{REL}" r:embed="{embed}"/></pic></w:drawing>'
    )


def in_box(figure):
    return (
        f"<w:p><w:r><w:pict><w:txbxContent><w:p>{figure}</w:p></w:txbxContent></w:pict></w:r></w:p>"
    )


@pytest.mark.parametrize(
    "around",
    [
        lambda figure: f"<w:p><w:r>{figure}</w:r></w:p>",
        in_box,
        lambda figure: f"<w:tbl>{row(f'<w:p>{figure}</w:p>')}</w:tbl>",
        lambda figure: f"<w:tbl>{row(in_box(figure))}</w:tbl>",
    ],
    ids=["paragraph", "text box", "cell", "text box in a cell"],
)
def test_a_picture_of_the_annex_is_taken_in_once(around, tmp_path):
    body = COVER + p("（別添１）事務の内容") + around(figure()) + p("（備考）") + p("なし")
    path = tmp_path / "評価書.docx"
    path.write_bytes(word(body, png((60, 40), "teal")))
    imported = import_sheet(path, "form4-r06")
    [picture] = imported.sheet.answers["annex.affair.figure"]
    assert (picture["name"], picture["width"]) == ("事務の流れ.png", 60)
    assert imported.report.left_over == ()


@pytest.mark.parametrize("drawn", [figure("r9"), "<w:drawing><chart/></w:drawing>"])
def test_what_is_no_picture_file_is_told(drawn, tmp_path):
    body = COVER + p("（別添１）事務の内容") + f"<w:p><w:r>{drawn}</w:r></w:p>"
    path = tmp_path / "評価書.docx"
    path.write_bytes(word(body, png((60, 40), "teal")))
    imported = import_sheet(path, "form4-r06")
    assert "annex.affair.figure" not in imported.sheet.answers
    assert "picture" in {note.code for note in imported.report.notes}

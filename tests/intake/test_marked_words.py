"""Words struck through, not to be seen, or over others: never taken without a word to the clerk."""

import io
import re
import zipfile

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font, PatternFill

from piadesk.intake import import_sheet
from piadesk.intake.markup.html_text import text_of_markup
from piadesk.intake.markup.word_text import text_of_word
from tests.intake.markup.test_word_text import p, row, word

STRUCK, UNSEEN = "古い課", "見えない字"


def page(marked):
    return (
        "<html><body><table><tr><td>①事務の名称</td><td>住民記録</td></tr>"
        f"<tr><td>①部署</td><td>{marked}市民課</td></tr>"
        "<tr><td>②所属長の役職名</td><td>市民課長</td></tr></table></body></html>"
    )


def document(marked, below=""):
    rows = (row(p("①事務の名称"), p("住民記録")), row(p("①部署"), marked + p("市民課")),
            row(p("②所属長の役職名"), p("市民課長")))  # fmt: skip
    return word(f"<w:tbl>{''.join(rows)}</w:tbl>{below}")


def run(look, words):
    return f"<w:p><w:r><w:rPr>{look}</w:rPr><w:t>{words}</w:t></w:r></w:p>"


def book(font, words):
    made = Workbook()
    marked = CellRichText(TextBlock(font, words), "市民課")
    for cells in (("①事務の名称", "住民記録"), ("①部署", marked), ("②所属長の役職名", "市民課長")):
        made.active.append(cells)
    return made


FILES = {
    "s.html": ("struck", page(f"<s>{STRUCK}</s><br>")),
    "del.html": ("struck", page(f"<del>{STRUCK}</del><br>")),
    "hidden.html": ("unseen", page(f"<span hidden>{UNSEEN}</span>")),
    "none.html": ("unseen", page(f'<span style="Display: none">{UNSEEN}<b>!</b></span>')),
    "strike.docx": ("struck", document(run("<w:strike/>", STRUCK))),
    "vanish.docx": ("unseen", document(run("<w:b/><w:vanish/>", UNSEEN))),
    "strike.xlsx": ("struck", book(InlineFont(strike=True), STRUCK)),
    "white.xlsx": ("unseen", book(InlineFont(color="FFFFFFFF"), UNSEEN)),
}


def as_excel_saves(made):
    """The workbook with its strings in the part that all worksheets share."""
    out, again, strings = io.BytesIO(), io.BytesIO(), []

    def moved(match):
        strings.append(match[1])
        return f't="s"><v>{len(strings) - 1}</v>'

    made.save(out)
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    part = f'<Relationship Id="shared" Type="{kind}" Target="sharedStrings.xml"/></Relationships>'
    of_type = (
        '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
    )
    with zipfile.ZipFile(out) as parts, zipfile.ZipFile(again, "w") as file:
        for name in parts.namelist():
            text = parts.read(name).decode()
            if name.startswith("xl/worksheets/sheet"):
                text = re.sub(r't="inlineStr"><is>(.*?)</is>', moved, text)
            text = text.replace("</Relationships>", part) if "workbook.xml.rels" in name else text
            text = text.replace("</Types>", of_type)
            file.writestr(name, text)
        entries = "".join(f"<si>{string}</si>" for string in strings)
        file.writestr("xl/sharedStrings.xml", f'<sst xmlns="{main}">{entries}</sst>')
    return again.getvalue()


def imported(folder, name, content):
    path = folder / name
    content = as_excel_saves(content) if isinstance(content, Workbook) else content
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return import_sheet(path, "form2-r06")


@pytest.mark.parametrize("name", FILES)
def test_marked_words_stay_and_their_item_is_doubted(name, tmp_path):
    code, content = FILES[name]
    result = imported(tmp_path, name, content)
    answer = result.sheet.answers["basic.department.name"]
    assert answer.endswith("市民課")
    assert answer.startswith((STRUCK, UNSEEN))
    (told,) = [note for note in result.report.notes if note.code == code]
    assert told.doubt
    assert told.address.item == "basic.department.name"
    assert dict(told.places)["words"] in answer


@pytest.mark.parametrize("look", ['<w:strike w:val="0"/>', '<w:vanish w:val="false"/>', "<w:b/>"])
def test_a_look_that_is_switched_off_marks_nothing(look, tmp_path):
    result = imported(tmp_path, "a.docx", document(run(look, "東")))
    assert not {note.code for note in result.report.notes} & {"struck", "unseen"}


def test_white_words_on_a_dark_ground_are_seen(tmp_path):
    made = book(InlineFont(b=True), "東")
    for cell in made.active["A"]:
        cell.font, cell.fill = Font(color="FFFFFFFF"), PatternFill("solid", "FF003366")
    result = imported(tmp_path, "a.xlsx", made)
    assert "unseen" not in {note.code for note in result.report.notes}


def test_marked_words_of_no_answer_are_told_all_the_same(tmp_path):
    result = imported(tmp_path, "a.html", page("").replace("①事務", "<s>旧</s>①事務"))
    (told,) = [note for note in result.report.notes if note.code == "struck"]
    assert told.address is None
    assert dict(told.places)["words"] == "旧"


def test_readings_over_words_stand_in_no_answer_and_are_told():
    ruby = "<ruby>届出<rp>（</rp><rt>とどけで</rt><rp>）</rp></ruby>書"
    source = text_of_markup(f"<html><body><p>{ruby}を受ける。</p></body></html>")
    assert source.text.strip() == "届出書を受ける。"
    assert [dict(note.places)["words"] for note in source.notes] == ["とどけで"]
    base = "<w:rubyBase><w:r><w:t>届出</w:t></w:r></w:rubyBase>"
    over = f"<w:ruby><w:rt><w:r><w:t>とどけで</w:t></w:r></w:rt>{base}</w:ruby>"
    source = text_of_word(word(f"<w:p><w:r>{over}</w:r></w:p>"), "評価書.docx")
    assert source.text.strip() == "届出"
    assert [dict(note.places)["words"] for note in source.notes] == ["とどけで"]


def test_what_stands_below_a_table_of_word_goes_into_no_answer(tmp_path):
    below = p("※この欄は次の見直しで書き直す。")
    result = imported(tmp_path, "a.docx", document("", below))
    assert result.sheet.answers["basic.department.head_title"] == "市民課長"
    assert [left.text for left in result.report.left_over] == ["※この欄は次の見直しで書き直す。"]


def test_a_table_that_goes_on_in_another_one_is_whole(tmp_path):
    below = p() + f"<w:tbl>{row(p(), p('（窓口の係）'))}</w:tbl>"
    result = imported(tmp_path, "a.docx", document("", below))
    assert "（窓口の係）" in result.sheet.answers["basic.department.head_title"]

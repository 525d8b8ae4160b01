"""The office's own workbook is filled: every answer in its cell, and all else as it was."""

import functools
import io
import re
import subprocess
import sys
import zipfile
from copy import deepcopy
from datetime import date

import pytest
from openpyxl import Workbook, load_workbook

from piadesk.errors import PiadeskError
from piadesk.exporting.workbook import sheet_workbook
from piadesk.forms import catalogue
from piadesk.intake.excel.workbook import text_of_workbook
from piadesk.intake.importing import read_onto
from piadesk.official import filling
from piadesk.official.filling import fill_workbook
from piadesk.official.telling import filled_lines
from piadesk.places import RESOURCES
from piadesk.sheets.sheet import Address, Entry, Sheet
from piadesk.storage import store
from tests.properties.test_intake import answers
from tests.published.grid import Grid
from tests.published.papers import FOLDER

OWN = (FOLDER / "child-allowance.xlsx").read_bytes()
SAMPLE = store.load(RESOURCES / "samples" / "form2-h31.json")
SHAPE = (
    '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:twoCellAnchor>'
    "<xdr:from><xdr:col>1</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{row}</xdr:row>"
    "<xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>5</xdr:col><xdr:colOff>0</xdr:colOff>"
    "<xdr:row>{row}</xdr:row><xdr:rowOff>9</xdr:rowOff></xdr:to></xdr:twoCellAnchor></xdr:wsDr>"
)

DRAWING = b'<drawing r:id="d1"/></worksheet>'
OFFICE = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACE = b'<worksheet xmlns:r="' + OFFICE + b'" '
RELATIONS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="d1" Type="' + OFFICE + b'/drawing" Target="../drawings/drawing1.xml"/>'
    b"</Relationships>"
)


@functools.cache
def filled():
    return fill_workbook(SAMPLE.form, SAMPLE.sheet, OWN, "児童手当.xlsx")


def read_again(form, content):
    return read_onto(form, text_of_workbook(content, "児童手当.xlsx")).sheet


def parts(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(changed):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, part in changed.items():
            archive.writestr(name, part)
    return content.getvalue()


def with_words(old, new, content=OWN):
    """The workbook with other words in the cells that say ``old``."""
    book = load_workbook(io.BytesIO(content))
    for cell in (cell for page in book for row in page for cell in row if cell.value == old):
        cell.value = new
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def with_shape(content):
    """The workbook with a shape on the last worksheet, forty rows down."""
    changed = parts(content)
    page = changed["xl/worksheets/sheet5.xml"].replace(b"</worksheet>", DRAWING)
    changed["xl/worksheets/sheet5.xml"] = page.replace(b"<worksheet ", NAMESPACE, 1)
    changed["xl/worksheets/_rels/sheet5.xml.rels"] = RELATIONS
    changed["xl/drawings/drawing1.xml"] = SHAPE.format(row=40).encode()
    return packed(changed)


@functools.cache
def troubled():
    """A workbook in which an option's label, a shape and a formula stand in the way, and a sheet
    with an answer that is left out and two that are too long."""
    own = with_words("外部監査", "外の人による監査")
    own = with_shape(with_words("子育て支援課長", '="子育て"&"支援課長"', own))
    sheet = deepcopy(SAMPLE.sheet)
    sheet.answers |= {
        "cover.special_notes": None,
        "risk.audit.kinds": {"marked": ["外部監査"]},
        "basic.affair.name": "あ" * 32_768,
        "basic.affair.description": "届出を受け、審査する。\n" * 200,
    }
    return fill_workbook(SAMPLE.form, sheet, own, "児童手当.xlsx")


def reasons():
    return {left.address.item: left.reason for left in troubled().unplaced}


def test_every_answer_is_in_the_copy_and_reads_as_in_the_sheet():
    assert filled().unplaced == ()
    assert answers(SAMPLE.form, read_again(SAMPLE.form, filled().content)) == answers(
        SAMPLE.form, SAMPLE.sheet
    )


def test_answers_of_the_workbook_that_the_sheet_has_not_are_gone_and_told():
    assert "支給に係る入力の業務は外部に委託せず、町の職員が行っている。" in troubled().cleared
    assert read_again(SAMPLE.form, troubled().content).answers.get("cover.special_notes") is None


def test_pieces_of_an_answer_that_stood_in_several_cells_are_not_told_as_gone():
    form = SAMPLE.form
    sheet = Sheet(
        form=form.id, answers={"basic.affair.description": "届出を受け、審査する。\n" * 200}
    )
    own = sheet_workbook(form, sheet)
    filled_again = fill_workbook(form, sheet, own, "様式.xlsx")
    assert filled_again.cleared == ()
    other = Sheet(form=form.id, answers={"basic.affair.description": "別の文。"})
    assert fill_workbook(form, other, own, "様式.xlsx").cleared


def test_parts_without_answers_stay_byte_for_byte():
    before, after = parts(OWN), parts(filled().content)
    assert list(after) == list(before)
    same = {name for name in before if after[name] == before[name]}
    assert set(before) - same <= {name for name in before if "worksheets/" in name}


def test_styles_dropdowns_and_page_setup_of_a_filled_worksheet_stay():
    page = "xl/worksheets/sheet4.xml"
    before, after = (parts(one)[page].decode() for one in (OWN, filled().content))
    frame = r"<sheetData>.*</sheetData>"
    assert re.sub(frame, "", after, flags=re.DOTALL) == re.sub(frame, "", before, flags=re.DOTALL)
    styles = re.compile(r'<c r="(\w+)" s="(\d+)"')
    assert dict(styles.findall(before)) == dict(styles.findall(after))


def test_what_hangs_on_rows_goes_down_with_them_where_rows_of_changes_are_added():
    added = len(SAMPLE.sheet.rows["log"]) - 5
    assert added > 0
    shape = parts(troubled().content)["xl/drawings/drawing1.xml"]
    assert shape == SHAPE.format(row=40 + added).encode()


def test_an_answer_of_which_a_part_has_no_cell_is_left_out_whole_and_told():
    assert reasons()["risk.audit.kinds"] == "no_cell"
    audit = read_again(SAMPLE.form, troubled().content).answers.get("risk.audit.kinds")
    assert audit == {"marked": ["自己点検"]}  # as it was in the workbook


def test_an_answer_that_the_workbook_had_and_keeps_is_told():
    """Its place was not found, so it stands beside those of the sheet as if it were one."""
    [audit] = [answer for answer in troubled().left_over if "監査" in answer]
    assert "[○] 自己点検" in audit
    assert audit in " ".join(filled_lines(SAMPLE.form, SAMPLE.sheet, troubled()))
    assert filled().left_over == ()


def test_an_answer_that_only_the_workbook_has_is_told_where_it_cannot_go():
    own = with_words("子育て支援課長", '="子育て"&"支援課長"')
    changed = parts(own)
    page = "xl/worksheets/sheet2.xml"
    formula = rb"(<c [^>]*)(><f>[^<]*</f>)<v */>"
    with_result = r'\1 t="str"\2<v>課長</v>'.encode()
    changed[page] = re.sub(formula, with_result, changed[page])
    sheet = deepcopy(SAMPLE.sheet)
    sheet.answers["basic.department.head_title"] = None
    [answer] = fill_workbook(SAMPLE.form, sheet, packed(changed), "児童手当.xlsx").left_over
    assert "所属長の役職名「課長」" in answer


def test_an_option_that_the_workbook_does_not_offer_matters_only_where_it_is_marked():
    own = with_words("外部監査", "外の人による監査")
    sheet = deepcopy(SAMPLE.sheet)
    sheet.answers["risk.audit.kinds"] = {"marked": ["内部監査"]}
    copy = fill_workbook(SAMPLE.form, sheet, own, "児童手当.xlsx")
    assert copy.unplaced == copy.left_over == ()
    kinds = read_again(SAMPLE.form, copy.content).answers["risk.audit.kinds"]
    assert kinds == {"marked": ["内部監査"]}


def test_a_formula_stays_and_is_told():
    assert reasons()["basic.department.head_title"] == "formula"
    book = load_workbook(io.BytesIO(troubled().content))
    assert any(cell.data_type == "f" for row in book["Ⅰ"] for cell in row)


def test_what_is_too_long_for_a_cell_or_a_row_is_told_and_not_cut():
    assert reasons()["basic.affair.name"] == "too_long"
    assert (troubled().too_high, troubled().lengthened) == ((), ("Ⅰ!L5",))


def test_a_day_goes_into_a_cell_for_days_as_a_day():
    book = load_workbook(io.BytesIO(filled().content))
    days = [f"{c.value:%Y-%m-%d}" for row in book["Ⅱ・Ⅲ"] for c in row if isinstance(c.value, date)]
    assert days[0] == SAMPLE.sheet.answers["threshold.population.as_of"]


def test_a_workbook_of_another_form_is_refused():
    other = store.load(RESOURCES / "samples" / "form4-r06.json")
    with pytest.raises(PiadeskError) as refused:
        fill_workbook(other.form, other.sheet, OWN, "児童手当.xlsx")
    assert refused.value.code == "official.other_form"


def small_book():
    """One system, one file with one contract, and the bands of those that are not there."""
    book = Workbook()
    book.remove(book.active)
    first, second = Grid(book.create_sheet("Ⅰ")), Grid(book.create_sheet("Ⅱ（1）"))
    first.band("Ⅰ　基本情報")
    first.heading("２．特定個人情報ファイルを取り扱う事務において使用するシステム")
    first.cell(1, 36, "システム1", shade=True)
    first.down()
    first.answer("①システムの名称", None)
    first.answer("②システムの機能", None)
    for band in ("システム2～5", "システム6～10"):
        first.cell(1, 36, band, shade=True)
        first.down()
    first.heading("４．特定個人情報ファイルを取り扱う理由")
    first.answer("①事務実施上の必要性", None)
    first.page.print_area = "B2:AK9"
    second.band("Ⅱ　特定個人情報ファイルの概要")
    second.heading("１．特定個人情報ファイル名")
    second.whole(None)
    second.heading("４．特定個人情報ファイルの取扱いの委託")
    second.cell(1, 9, "委託事項1", shade=True)
    second.cell(10, 36)
    second.down()
    for label in ("①委託内容", "⑤委託先名の確認方法", "⑥委託先名"):
        second.answer(label, None)
    second.page.print_area = "B2:AK9"
    third = Grid(book.create_sheet("別添３"))
    third.band("（別添３）変更箇所")
    heads = ("変更日", "項目", "変更前の記載", "変更後の記載", "提出時期", "提出時期に係る説明")
    for place, head in enumerate(heads):
        third.cell(1 + 6 * place, 6 + 6 * place, head)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


@functools.cache
def grown():
    """Seven systems and two files with three contracts each."""
    form = catalogue.form("form4-r06")
    systems = [Entry(id=f"s{n}", answers={"basic.systems.name": f"第{n}の装置"}) for n in range(7)]
    files = [
        Entry(
            id=f"f{n}",
            answers={"file.name": f"{n}番のファイル"},
            rows={
                "file.entrust.items": [
                    Entry(id=f"c{n}{m}", answers={"file.entrust.items.name": f"委託{n}{m}"})
                    for m in range(3)
                ]
            },
        )
        for n in range(2)
    ]
    sheet = Sheet(form=form.id, rows={"basic.systems": systems, "file": files})
    sheet.answers["basic.reason.necessity"] = "事務に要る。"
    log = ({"log.date": "2026-04-01", "log.item": f"Ⅰ{n}"} for n in range(2))
    sheet.rows["log"] = [Entry(id=f"l{n}", answers=row) for n, row in enumerate(log)]
    return form, sheet, fill_workbook(form, sheet, small_book(), "全項目.xlsx")


def test_files_and_entries_that_the_workbook_has_no_room_for_get_it():
    form, sheet, copy = grown()
    assert copy.unplaced == ()
    assert answers(form, read_again(form, copy.content)) == answers(form, sheet)


def test_a_copied_worksheet_stands_behind_the_others_and_prints_as_they_do():
    book = load_workbook(io.BytesIO(grown()[2].content))
    assert book.sheetnames == ["Ⅰ", "Ⅱ（1）", "Ⅱ（2）", "別添３"]
    assert [page.print_area for page in book.worksheets[:3]] == [
        "'Ⅰ'!$B$2:$AK$27",
        *(f"'Ⅱ（{n}）'!$B$2:$AK$17" for n in (1, 2)),
    ]


def test_entries_stand_under_their_bands():
    page = load_workbook(io.BytesIO(grown()[2].content))["Ⅰ"]
    words = [str(row[0].value) for row in page.iter_rows(min_col=2, max_col=2) if row[0].value]
    names = [name for name in words if name.startswith("システム")]
    assert names == [
        "システム1", "システム2～5", *(f"システム{n}" for n in (2, 3, 4, 5)),
        "システム6～10", "システム6", "システム7",
    ]  # fmt: skip


def test_a_copy_that_is_given_rows_is_read_again_only_once(monkeypatch):
    read, sheet = [], deepcopy(SAMPLE.sheet)
    monkeypatch.setattr(filling, "read_onto", lambda *of: read.append(of) or read_onto(*of))
    sheet.answers["basic.affair.description"] = "長い文章です。" * 1200
    longer = fill_workbook(SAMPLE.form, sheet, OWN, "児童手当.xlsx")
    assert (longer.unplaced, len(longer.lengthened), len(read)) == ((), 1, 1)


def test_rows_that_would_change_what_is_read_are_not_added(monkeypatch):
    sheet, calls = deepcopy(SAMPLE.sheet), []

    def differing(*_):
        calls.append(1)
        return [Address((), "basic.affair.description")] if len(calls) == 1 else []

    monkeypatch.setattr(filling, "differing", differing)
    sheet.answers["basic.affair.description"] = "長い文章です。" * 1200
    as_it_was = fill_workbook(SAMPLE.form, sheet, OWN, "児童手当.xlsx")
    assert (as_it_was.lengthened, as_it_was.unplaced, len(calls)) == ((), (), 2)
    assert len(as_it_was.too_high) == 1
    again = read_again(SAMPLE.form, as_it_was.content)
    assert again.answers["basic.affair.description"] == sheet.answers["basic.affair.description"]


def test_who_has_it_filled_loads_nothing_that_reads_workbooks():
    code = "import sys, piadesk.foreign.official; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    heavy = {"pydantic", "openpyxl", "piadesk.intake", "piadesk.official.filling"}
    assert not heavy & {*loaded.stdout.split()}

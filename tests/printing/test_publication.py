"""公表用: what is kept back is nowhere in the file, however one looks; 提出用 has every word."""

import ctypes
import functools
import io
import re
import zipfile
import zlib

import pypdfium2
import pytest

from piadesk.acts.withholding import published_copy
from piadesk.errors import PiadeskError
from piadesk.exporting.workbook import published_workbook
from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.printing import PrintOptions, print_sheet, sheet_html
from piadesk.printing.about import purpose_name
from piadesk.revision.item_names import item_name
from piadesk.sheets.edits import apply
from piadesk.sheets.positions import Names
from piadesk.sheets.sheet import Address, Entry, Sheet
from piadesk.sheets.withheld import NOTE, publish_again, withheld_of, withhold
from piadesk.storage import store
from tests import pdf

FORM = catalogue.form("form3-r06")
SECRETS = (
    "蛇口交差点", "緑青色の鍵", "第七書庫の奥", "鶴亀警備保障", "藍染製表", "蒲公英室",
    "令和7年2月3日", "琥珀回線", "夕凪ファイル", "柘榴課",
)  # fmt: skip


def sheet():
    """Ten secrets: passages, whole answers, an entry, a day, marks, names, their quotations."""
    names = {"file.entrust.items.name": SECRETS[3], "file.entrust.items.contractor": SECRETS[4]}
    contract = Entry(id="c1", answers=names)
    file = Entry(
        id="f1",
        answers={
            "file.name": SECRETS[8],
            "file.info.held_since": "2025-02-03",
            "file.use.methods": {"marked": ["その他"], "texts": {"その他": SECRETS[7]}},
        },
        rows={"file.entrust.items": [contract]},
    )
    row = Entry(
        id="r1",
        answers={"log.item": "Ⅰ", "log.before": f"旧 {SECRETS[0]}", "log.after": SECRETS[2] * 2},
    )
    return Sheet(
        form=FORM.id,
        answers={
            "cover.title": f"転入の事務（{SECRETS[9]}）",
            "cover.number": "12",
            "basic.affair.description": f"届を{SECRETS[0]}で受け、{SECRETS[1]}で開ける。公然。",
            "basic.file_names": SECRETS[8],
            "basic.department.name": SECRETS[5],
            "basic.info_link.legal_basis": f"{SECRETS[2]}に置く。",
        },
        rows={"file": [file], "log": [row]},
    )


def marked():
    made = sheet()
    at = functools.partial(Address, ())
    for address, words in (
        (at("basic.affair.description"), SECRETS[0]),
        (at("basic.affair.description"), SECRETS[1]),
        (at("basic.info_link.legal_basis"), SECRETS[2]),
        (Address(("f1", "c1"), "file.entrust.items"), ""),
        (at("basic.department.name"), ""),
        (Address(("f1",), "file.info.held_since"), ""),
        (Address(("f1",), "file.use.methods"), ""),
        (Address(("f1",), "file.name"), ""),
        (at("cover.title"), SECRETS[9]),
    ):
        apply(made, withhold(made, address, words, "攻撃のおそれ"))
    return made


@functools.cache
def published():
    return print_sheet(FORM, marked(), PrintOptions(purpose="publication"))


@functools.cache
def handed_in():
    return pdf.text(print_sheet(FORM, marked(), PrintOptions(purpose="submission")))


@functools.cache
def others():
    """What is made for publication beside the paper: HTML, and the parts of the workbook."""
    html = sheet_html(FORM, marked(), PrintOptions(purpose="publication"))
    with zipfile.ZipFile(io.BytesIO(published_workbook(FORM, marked()))) as book:
        return [html.encode(), *map(book.read, book.namelist())]


@functools.cache
def unpacked():
    """All bytes of the published PDF, its streams inflated."""
    content = published()
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL)
    plain = [content]
    for stream in streams:
        try:
            plain.append(zlib.decompress(stream))
        except zlib.error:
            plain.append(stream)
    return _read_strings(b"\n".join(plain))


def _read_strings(content):
    """With every escape of a PDF string taken away too: they may be mixed with plain bytes."""
    octal = re.sub(rb"\\([0-7]{3})", lambda match: bytes([int(match[1], 8) & 255]), content)
    return content + re.sub(rb"\\([()\\])", rb"\1", octal)


def tags(content):
    """What the tags say instead of what is drawn."""
    raw = pypdfium2.raw
    with pypdfium2.PdfDocument(content) as document:
        for page in document:
            tree = raw.FPDF_StructTree_GetForPage(page)
            waiting = [
                raw.FPDF_StructTree_GetChildAtIndex(tree, at)
                for at in range(raw.FPDF_StructTree_CountChildren(tree))
            ]
            while waiting:
                element = waiting.pop()
                for ask in (raw.FPDF_StructElement_GetAltText, raw.FPDF_StructElement_GetActualText,
                            raw.FPDF_StructElement_GetTitle):  # fmt: skip
                    words = ctypes.create_string_buffer(4096)
                    length = ask(element, words, 4096)
                    yield words.raw[: max(0, length - 2)].decode("utf-16-le", "replace")
                waiting += [
                    child
                    for at in range(raw.FPDF_StructElement_CountChildren(element))
                    if (child := raw.FPDF_StructElement_GetChildAtIndex(element, at))
                ]
            raw.FPDF_StructTree_Close(tree)


def in_bytes(words, content):
    octal = "".join(f"\\{byte:03o}" for byte in words.encode("utf-16-be")).encode()
    spellings = (words.encode(code) for code in ("utf-8", "utf-16-be", "utf-16-le", "cp932"))
    hexed = (
        words.encode("utf-16-be").hex().encode(),
        words.encode("utf-16-be").hex().upper().encode(),
    )
    return any(spelt in content for spelt in (*spellings, octal, *hexed))


@functools.cache
def all_tags():
    return tuple(tags(published()))


def outline(content):
    with pypdfium2.PdfDocument(content) as document:
        return " ".join(mark.get_title() for mark in document.get_toc())


def metadata(content):
    with pypdfium2.PdfDocument(content) as document:
        return " ".join(document.get_metadata_dict().values())


@pytest.mark.parametrize("secret", SECRETS)
def test_nothing_kept_back_is_anywhere_in_the_published_files(secret):
    words = pdf.bare(secret)
    assert words not in pdf.text(published())
    assert not in_bytes(secret, unpacked())
    assert secret not in outline(published())
    assert secret not in metadata(published())
    assert secret not in "".join(all_tags())
    assert secret not in purpose_name(FORM, marked(), "publication")
    assert not any(in_bytes(secret, part) for part in others())


@pytest.mark.parametrize("secret", SECRETS)
def test_what_is_handed_in_has_every_word(secret):
    assert pdf.bare(secret) in handed_in()


def test_the_published_paper_marks_what_is_kept_back_and_lists_the_reasons():
    words = pdf.text(published())
    assert "届を■■■■［非公表1］で受け、" in words
    assert "公然。" in words
    assert "非公表とした部分とその理由［非公表1］攻撃のおそれ" in words
    with pypdfium2.PdfDocument(published()) as document:
        assert document.count_attachments() == 0


def test_official_words_are_not_blackened_because_one_answer_of_them_is():
    choice = "特に力を入れて行っている"
    made = Sheet(form=FORM.id, answers={"risk.training.level": choice, "risk.other": choice})
    apply(made, withhold(made, Address((), "risk.training.level"), "", "秘密"))
    assert published_copy(FORM, made).answers["risk.other"] == choice


def test_words_that_were_rewritten_are_not_published_in_silence():
    made = marked()
    made.answers["basic.affair.description"] = "届を蛇ロ交差点で受ける。"
    with pytest.raises(PiadeskError) as refused:
        print_sheet(FORM, made, PrintOptions(purpose="publication"))
    assert refused.value.code == "withheld.lost"


def test_the_file_is_called_by_number_name_kind_and_day():
    made = marked()
    made.answers["cover.published_on"] = "2026-04-01"
    made.answers["cover.title"] = "転入の事務"
    made.notes = {}
    name = f"12_転入の事務_{FORM.name}（提出用）_20260401"
    assert purpose_name(FORM, made, "submission") == name


def test_the_marks_are_kept_in_the_file_and_taken_back(tmp_path):
    made = marked()
    store.save(made, FORM, tmp_path / "評価書.json")
    again = store.load(tmp_path / "評価書.json").sheet
    assert withheld_of(again) == withheld_of(made)
    for one in withheld_of(made):
        apply(again, publish_again(again, one.address))
    assert NOTE not in again.notes


def marks_of(made):
    return pdf.text(print_sheet(FORM, made, PrintOptions(purpose="publication")))


def test_a_mark_that_is_kept_back_is_black_whether_it_is_set_or_not():
    address, label = Address(("f1",), "risk.entrust.none"), "委託しない"
    texts = set()
    for value in (True, None):
        made = Sheet(form=FORM.id, rows={"file": [Entry(id="f1")]})
        made.put(address, value)
        apply(made, withhold(made, address, "", "秘密"))
        texts.add(marks_of(made))
    [text] = texts
    assert f"［■］{label}［非公表1］" in text


def test_one_option_is_black_and_the_others_are_as_they_are():
    address = Address(("f1",), "risk.audit.kinds")
    made = Sheet(form=FORM.id, rows={"file": [Entry(id="f1")]})
    made.put(address, {"marked": ["自己点検", "内部監査"]})
    apply(made, withhold(made, address, "内部監査", "秘密"))
    text = marks_of(made)
    assert "［○］自己点検" in text
    assert "［■］内部監査［非公表1］" in text


def test_an_entry_that_is_kept_back_tells_not_even_which_marks_are_unset():
    made = Sheet(form=FORM.id, rows={"file": [Entry(id="f1")]})
    apply(made, withhold(made, Address(("f1",), "file"), "", "秘密"))
    block = published_copy(FORM, made).block(("f1",))
    marks = [i.id for i in FORM.children("file") if isinstance(i, d.Mark | d.Marks)]
    assert set(marks) <= set(block.answers)


def test_what_an_answer_blanks_is_not_published_when_that_answer_is_kept_back():
    made = Sheet(form=FORM.id, rows={"file": [Entry(id="f1")]})
    blanking = FORM.by_id["file.entrust.exists"]
    made.put(Address(("f1",), blanking.id), FORM.choice(blanking.id, "no"))
    made.rows["file"][0].rows["file.entrust.items"] = [
        Entry(id="c1", answers={"file.entrust.items.name": "昔の委託先"})
    ]
    assert "昔の委託先" not in marks_of(made)
    apply(made, withhold(made, Address(("f1",), blanking.id), "", "秘密"))
    assert "昔の委託先" not in marks_of(made)


def test_rows_of_the_log_about_a_mark_that_is_kept_back_say_nothing_of_it():
    made = Sheet(form=FORM.id, rows={"file": [Entry(id="f1", answers={"file.name": "台帳"})]})
    address = Address(("f1",), "risk.audit.kinds")
    other = Address(("f1",), "risk.training.level")
    names = Names(FORM, made)
    for place in (address, other):
        answers = {"log.item": item_name(FORM, names, place, "dashed"), "log.after": "[ ○ ] 甲"}
        made.rows.setdefault("log", []).append(Entry(id=place.item[-4:], answers=answers))
    apply(made, withhold(made, address, "内部監査", "秘密"))
    after = [row.answers["log.after"] for row in published_copy(FORM, made).rows["log"]]
    assert after == ["■■■■［非公表1］", "[ ○ ] 甲"]


@pytest.mark.parametrize("spelt", ["第七 書庫の奥", "第七書庫\nの奥", "ＡＢ第七書庫の奥ab"])
def test_what_is_kept_back_is_black_in_every_spelling_of_it(spelt):
    made = Sheet(form=FORM.id, answers={"basic.affair.description": "第七書庫の奥に置く。"})
    made.answers["basic.info_link.legal_basis"] = f"鍵は{spelt}にある。"
    at = Address((), "basic.affair.description")
    apply(made, withhold(made, at, "第七書庫の奥", "秘密"))
    copy = published_copy(FORM, made).answers["basic.info_link.legal_basis"]
    assert "■■■■［非公表1］" in copy
    assert "書庫" not in copy
    assert copy.startswith("鍵は")
    assert copy.endswith("にある。")


def test_what_is_kept_back_is_black_in_other_width_and_case():
    made = Sheet(form=FORM.id, answers={"basic.affair.description": "Q-netの鍵を使う。"})
    made.answers["basic.info_link.legal_basis"] = "ｑ－ＮＥＴの鍵による。"
    apply(made, withhold(made, Address((), "basic.affair.description"), "Q-netの鍵", "秘密"))
    copy = published_copy(FORM, made).answers["basic.info_link.legal_basis"]
    assert copy == "■■■■［非公表1］による。"


def test_the_same_day_at_another_item_stays_published():
    answers = {"cover.published_on": "2025-02-03", "procedure.review.held_on": "2025-02-03"}
    made = Sheet(form=FORM.id, answers=answers)
    apply(made, withhold(made, Address((), "procedure.review.held_on"), "", "秘密"))
    assert published_copy(FORM, made).answers["cover.published_on"] == "2025-02-03"


def test_a_stored_day_loses_no_digits_to_words_kept_back():
    affair = Address((), "basic.affair.description")
    answers = {affair.item: "2025号室に置く。", "cover.published_on": "2025-02-03"}
    made = Sheet(form=FORM.id, answers=answers)
    apply(made, withhold(made, affair, "2025", "秘密"))
    copy = published_copy(FORM, made)
    assert copy.answers["cover.published_on"] == "2025-02-03"
    assert "2025" not in copy.answers[affair.item]

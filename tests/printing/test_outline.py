"""What a reader of the PDF is led by: bookmarks, links, title and day; and which faces it needs."""

import pypdfium2
import pytest
from pypdfium2 import raw

from piadesk.forms import catalogue
from piadesk.printing import print_circulation, print_guided_draft, print_sheet
from piadesk.sheets.sheet import Entry, new_sheet
from tests import pdf

FORM = catalogue.form("form4-r06")


@pytest.fixture
def sheet():
    sheet = new_sheet(FORM)
    named = (("f1", "台帳ファイル"), ("f2", "本人確認ファイル"))
    sheet.rows["file"] = [Entry(id=id_, answers={"file.name": name}) for id_, name in named]
    sheet.rows["basic.systems"] = [
        Entry(id="s1", answers={"basic.systems.name": "住民記録システム"})
    ]
    entrusted = Entry(id="e1", answers={"file.entrust.items.name": "印刷業務"})
    sheet.rows["file"][0].rows["file.entrust.items"] = [entrusted]
    return sheet


def bookmarks(content):
    """Of each its level, its title, the page that it leads to."""
    with pypdfium2.PdfDocument(content) as document:
        return [
            (mark.level, mark.get_title(), mark.get_dest().get_index())
            for mark in document.get_toc()
        ]


def linked_pages(content, index):
    """The pages to which links on a page lead."""
    with pypdfium2.PdfDocument(content) as document:
        page = document[index]
        found = []
        for number in range(raw.FPDFPage_GetAnnotCount(page)):
            link = raw.FPDFAnnot_GetLink(raw.FPDFPage_GetAnnot(page, number))
            target = raw.FPDFLink_GetDest(document, link)
            found.append(raw.FPDFDest_GetDestPageIndex(document, target))
        return found


def about(content):
    with pypdfium2.PdfDocument(content) as document:
        return document.get_metadata_dict(skip_empty=True)


def test_parts_files_headings_and_entries_have_their_bookmarks(sheet):
    marks = bookmarks(print_sheet(FORM, sheet))
    assert [title for level, title, _ in marks if level == 0][3:6] == [
        "（別添１）事務の内容",
        "Ⅱ　特定個人情報ファイルの概要（台帳ファイル）",
        "Ⅱ　特定個人情報ファイルの概要（本人確認ファイル）",
    ]
    titles = [(level, title) for level, title, _ in marks]
    assert (1, "４．特定個人情報ファイルの取扱いの委託") in titles
    assert (2, "委託事項1　印刷業務") in titles
    assert (2, "システム1　住民記録システム") in titles


def test_every_bookmark_leads_to_the_page_that_bears_its_title(sheet):
    content = print_sheet(FORM, sheet)
    pages = pdf.pages(content)
    marks = bookmarks(content)
    assert len(marks) > 50
    for _, title, page in marks:
        own = title.partition("（台帳")[0].partition("（本人")[0]
        for words in own.split("　", 1) if own.startswith("システム") else [own]:
            assert pdf.bare(words) in pages[page]


def test_the_list_of_parts_leads_to_each_of_them(sheet):
    content = print_sheet(FORM, sheet)
    pages = linked_pages(content, 1)
    assert len(pages) == 9
    assert pages == sorted(pages)
    assert "Ⅱ特定個人情報ファイルの概要" in pdf.pages(content)[pages[2]]


def test_in_a_pack_the_papers_are_bookmarks_and_theirs_stand_below(sheet):
    marks = bookmarks(print_circulation(FORM, None, sheet))
    assert [title for level, title, _ in marks if level == 0][:2] == ["回議書", "概要"]
    assert (1, "Ⅰ　基本情報") in [(level, title) for level, title, _ in marks]


def test_the_day_of_the_file_is_that_of_publication_and_never_made_up(sheet):
    assert "CreationDate" not in about(print_sheet(FORM, sheet))
    sheet.answers["cover.published_on"] = "2025-06-02"
    assert about(print_sheet(FORM, sheet))["CreationDate"] == "D:20250602000000+09'00'"
    sheet.answers["cover.published_on"] = "令和7年度"
    assert "CreationDate" not in about(print_sheet(FORM, sheet))


def test_every_face_is_embedded(sheet):
    content = print_sheet(FORM, sheet)
    with pypdfium2.PdfDocument(content) as document:
        objects = [one for page in document for one in page.get_objects()]
        faces = {one.get_font() for one in objects if isinstance(one, pypdfium2.PdfTextObj)}
        assert faces
        assert all(face.is_embedded for face in faces)


def test_half_a_character_in_a_name_stops_no_bookmark(sheet):
    sheet.rows["file"][0].answers["file.name"] = "台\ud800帳"
    assert any("台?帳" in title for _, title, _ in bookmarks(print_sheet(FORM, sheet)))


def test_a_guided_draft_is_led_through_by_its_parts_headings_and_entries(sheet):
    marks = bookmarks(print_guided_draft(FORM, sheet, "2026-11-28"))
    assert marks[0] == (0, "記入要領付きの下書き", 0)
    parts = [title for level, title, _ in marks if level == 1]
    assert "Ⅱ　特定個人情報ファイルの概要（台帳ファイル）" in parts
    below = [title for level, title, _ in marks if level == 2]
    assert {"２．基本情報", "住民記録システム", "印刷業務"} <= {*below}


def test_a_head_that_stands_on_every_page_of_its_part_is_bookmarked_once(sheet):
    sheet.answers["basic.affair.description"] = "届出を受け、審査する。\n" * 400
    parts = [
        mark for mark in bookmarks(print_guided_draft(FORM, sheet, "2026-11-28")) if mark[0] == 1
    ]
    assert len({title for _, title, _ in parts}) == len(parts)


def test_the_title_of_a_paper_in_a_pack_is_bookmarked_once(sheet):
    titles = [title for _, title, _ in bookmarks(print_circulation(FORM, None, sheet))]
    assert titles.count("回議書") == titles.count("概要") == 1
    assert titles.index("１　評価書") == titles.index("概要") + 1

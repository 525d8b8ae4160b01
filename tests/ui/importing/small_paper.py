"""A small paper taken in, and what tests ask of the page on it."""

from piadesk.sheets.sheet import Address
from ui.importing.import_page import ImportPage

NAME, SUMMARY = Address((), "basic.affair.name"), Address((), "basic.affair.description")

PAPER = """決裁前の文書
特定個人情報保護評価書（基礎項目評価書）
Ⅰ　関連情報
１．特定個人情報ファイルを取り扱う事務
①事務の名称\t住民税の賦課
[令和6年10月　様式2]
"""


def page_of(window) -> ImportPage:
    page = window.stack.currentWidget()
    assert isinstance(page, ImportPage)
    return page


def line_of(page, key):
    return next(at for at, line in enumerate(page.lines) if line.key == key)


def left_over(page):
    return next(at for at, line in enumerate(page.lines) if line.left_over)


def choose(page, place):
    page.table.choose([place])

"""Texts that make a reader go back and forth, wrong encodings, and bytes by chance."""

import random

LENGTH = 100_000

PIECES = {
    "brackets": "(",
    "closed brackets": ")",
    "square brackets": "［",
    "lists": "＜選択肢＞",
    "digits": "1",
    "circled digits": "①",
    "dashes": "-",
    "rules": "-----|-----\n",
    "dots": ".",
    "stars": "＊",
    "important": "※",
    "colons": "：",
    "blanks": " ",
    "wide blanks": "　",
    "tabs": "\t",
    "line ends": "\n",
    "page ends": "\f",
    "returns": "\r",
    "marks of order": "\ufeff",
    "labels in one line": "評価書名",
    "labels": "評価書名\n",
    "labels with tabs": "評価書名\t",
    "numbered labels": "①事務の名称\n",
    "sections": "Ⅰ　関連情報\n",
    "entries": "システム1\n",
    "bands": "システム2～5\n",
    "files": "（２）特定個人情報ファイル名\n",
    "half labels": "評価書\n",
    "labels one letter off": "評価書宛名\t甲\n",
    "days": "令和6年10月1日\n",
    "days in a row": "令和6年10月1日",
    "serial days": "45000\t",
    "tables": "変更日\t項目\t変更前の記載\t変更後の記載\t提出時期\t提出時期に係る説明\n",
    "rows of tables": "令和6年10月1日\tⅠ\t前\t後\t事後\t\n",
    "people": "１万人以上10万人未満\n",
    "choices": "［　十分である　］\n＜選択肢＞\n１）特に力を入れている　２）十分である\n",
    "open choices": "[ ",
    "units": "件",
    "counts": "（　　）件\n",
    "markup": "<img src='x'><b>",
    "emoji": "👨‍👩‍👧",
    "accents": "e\u0301",
    "right to left": "\u202eabc",
    "inside marks": "\U000f000a",
    "marks alone": "\u0301",
    "shapes alone": "\ufe00\U000e0100",
    "letters of no letter": "\ufffe\uffff",
    "marks of direction": "\u2066\u202d\u2069\u200f",
    "joined without end": "👩\u200d",
    "flags": "🇯",
    "half pairs": "\ud83d",
    "half pairs turned": "\udc00\ud800",
    "half-width sounds": "ｶﾞ",
    "Hangul pieces": "\u1100\u1161\u11a8",
    "ligatures": "\ufdfa",
    "escapes": "\x1b[31m",
    "bells": "\a\b\x7f",
    "other line ends": "\u2028\u2029\x85\x0b",
    "brackets in brackets": "（「【［",
    "numbers in numbers": "1.1.1.1.",
    "Roman numbers": "ⅠⅡⅢⅣ",
    "days of all calendars": "平成31年2月29日 2024/13/45 R99.9.9 ",
    "commas": ",",
    "quotation marks": '"',
    "a table of one quotation": '"a\t',
    "bars": "|",
    "arrows": "→",
    "heads in heads": "特定個人情報保護評価書（全項目評価書）\n",
}

HEAD = "特定個人情報保護評価書（全項目評価書）\n変更日\t項目\t変更前の記載\t変更後の記載\t"
HEAD += "提出時期\t提出時期に係る説明\n"

BYTES = {
    "nothing": b"",
    "NUL": b"\0" * 1000,
    "half a pair": "評価書名".encode("utf-16")[:-1],
    "half a letter": "評価書名".encode()[:-1],
    "Latin": "é".encode("latin-1") * 500,
    "EUC": "評価書名".encode("euc-jp") * 500,
    "a picture": b"\x89PNG\r\n\x1a\n" + b"\xff" * 500,
    "one line of fifty million": b"a" * 49_000_000,
    "labels of five million": "評価書名\t架空\n".encode() * 250_000,
    "a million lines": b"a\n" * 1_000_000,
    "brackets and blanks behind a label": ("①部署\n\n" + "（ " * 300_000).encode(),
    "one line six thousand times below a label": (
        "①事務の名称\n\n" + "税務の一覧\n" * 6_000
    ).encode(),
}

MAY_DIE: set[str] = set()

NAMES = [
    *BYTES,
    *PIECES,
    *(f"behind a head: {name}" for name in PIECES),
    *(f"chance {n}" for n in range(40)),
]


def content(name):
    if name in BYTES:
        return BYTES[name]
    if name.startswith("chance "):
        return _by_chance(int(name.removeprefix("chance ")))
    piece = PIECES[name.removeprefix("behind a head: ")]
    head = HEAD if name not in PIECES else ""
    return (head + piece * (LENGTH // len(piece))).encode("utf-8", "surrogatepass")


def _by_chance(number):
    """Pieces of sheets in any order; every fourth one bytes alone."""
    chance = random.Random(number)
    if number % 4 == 0:
        return chance.randbytes(5_000)
    return "".join(
        chance.choices([*PIECES.values(), "架空の事務", "届出を受ける。\n"], k=8_000)
    ).encode("utf-8", "surrogatepass")

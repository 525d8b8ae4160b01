"""Pages of the web (.html) that a reader of markup goes astray in."""

import random

TABLE = "<table><tr><td>評価書名</td><td>架空</td></tr></table>"
DEEP = 100_000


def nested(tag, depth=DEEP, inside="評価書名"):
    return f"<{tag}>" * depth + inside + f"</{tag}>" * depth


STRUCTURES = {
    "deep blocks": lambda: nested("div"),
    "deep tables": lambda: "<table><tr><td>" * DEEP + "評価書名",
    "deep tables that end": lambda: (
        "<table><tr><td>" * 5_000 + "評価書名" + "</td></tr></table>" * 5_000
    ),
    "deep lists": lambda: nested("ul", inside="<li>甲"),
    "deep bold": lambda: nested("b"),
    "ends without a beginning": lambda: TABLE + "</div></td></table>" * DEEP,
    "beginnings without an end": lambda: "<div><td><tr><table><b>" * 50_000,
    "a cell over a million rows": lambda: (
        "<table><tr><td rowspan=999999999>甲</td></tr></table>" + TABLE
    ),
    "a cell over a million columns": lambda: (
        "<table><tr><td colspan=999999999>甲</td></tr></table>" + TABLE
    ),
    "cells over one another": lambda: (
        "<table>" + "<tr><td rowspan=900 colspan=900>甲</td><td>乙</td></tr>" * 900 + "</table>"
    ),
    "a span less than none": lambda: "<table><tr><td rowspan=-5 colspan=-5>甲</td></tr></table>",
    "a span that is no number": lambda: "<table><tr><td rowspan=１ colspan=x>甲</td></tr></table>",
    "half a million cells": lambda: "<table><tr>" + "<td>" * 500_000 + "</table>",
    "half a million rows": lambda: "<table>" + "<tr><td>甲" * 500_000 + "</table>",
    "ten thousand tables": lambda: TABLE * 10_000,
    "a comment without an end": lambda: TABLE + "<!--" + "-" * 1_000_000,
    "comments by thousands": lambda: TABLE + "<!-- a -->" * 200_000,
    "a tag without an end": lambda: TABLE + "<a " + "x" * 2_000_000,
    "a hundred thousand attributes": lambda: (
        TABLE + "<a " + " ".join(f"a{n}=1" for n in range(100_000)) + ">"
    ),
    "quotation marks without an end": lambda: TABLE + '<a href="' * 100_000,
    "brackets alone": lambda: "<table>" + "<" * 1_000_000,
    "ampersands alone": lambda: TABLE + "&" * 1_000_000,
    "names without an end": lambda: TABLE + "&" + "a" * 1_000_000,
    "numbers of letters": lambda: (
        TABLE + "&#x110000;&#xD800;&#0;&#99999999999999999999;&#x;" * 9_000
    ),
    "a declaration without an end": lambda: "<!DOCTYPE" + "[" * 200_000 + TABLE,
    "CDATA without an end": lambda: TABLE + "<![CDATA[" * 50_000,
    "instructions": lambda: TABLE + "<?xml-stylesheet href='file:///etc/passwd'" * 20_000,
    "a script": lambda: "<script>while(true){}</script>" + TABLE,
    "a script without an end": lambda: TABLE + "<script>" + "<" * 500_000,
    "style without an end": lambda: TABLE + "<style>" + "a{}" * 500_000,
    "pictures elsewhere": lambda: TABLE + "<img src='//example.invalid/a.png'>" * 1_000,
    "a page in a page": lambda: "<iframe src='file:///etc/passwd'></iframe>" * 500 + TABLE,
    "goes elsewhere": lambda: (
        "<meta http-equiv=refresh content='0;url=//example.invalid'><base href='//example.invalid'>"
        + TABLE
    ),
    "markup of a drawing": lambda: "<svg>" + "<g>" * DEEP + "<text>評価書名" + TABLE,
    "links to itself": lambda: "<a href='#a' id='a'>評価書名</a>" * 50_000,
    "NUL in tags": lambda: "<ta\0ble><tr><td>甲</td></tr></table>",
    "one line of spaces": lambda: TABLE + " " * 5_000_000,
    "other spaces": lambda: TABLE + "\u00a0\u2003\u200b" * 200_000,
    "line ends in tags": lambda: TABLE + "<a\n" * 200_000,
    "tags that end far away": lambda: TABLE + '<a b="' * 100_000 + ">",
    "tags that end now and then": lambda: TABLE + ("<a b='" * 2_000 + ">") * 50,
    "ends of tags without an end": lambda: TABLE + "</a\n" * 200_000,
    "quotation marks of two kinds": lambda: TABLE + ("<a b='>" + '<a b=">') * 50_000,
    "what looks like comments": lambda: TABLE + "</ >\n<!-- a -->\n" * 50_000,
    "hidden": lambda: "<div hidden>" * 1_000 + "<td style='display:none'>" * 1_000 + TABLE,
}

ENCODED = {
    "UTF-16 without a mark": lambda: TABLE.encode("utf-16-le"),
    "UTF-32": lambda: TABLE.encode("utf-32"),
    "another encoding than it says": lambda: b"<meta charset=utf-7>" + TABLE.encode("cp932"),
    "half a letter": lambda: TABLE.encode()[:-1] + "評".encode()[:2],
}

MAY_DIE: set[str] = set()

NAMES = [*STRUCTURES, *ENCODED, *(f"chance {n}" for n in range(20))]


def content(name):
    if name in ENCODED:
        return ENCODED[name]()
    if name in STRUCTURES:
        return STRUCTURES[name]().encode("utf-8", "surrogatepass")
    chance = random.Random(int(name.removeprefix("chance ")))
    tags = [
        "table",
        "tr",
        "td",
        "/table",
        "/tr",
        "/td",
        "p",
        "/p",
        "br",
        "th rowspan=3",
        "!--",
        "b",
    ]
    return "".join(
        f"<{chance.choice(tags)}>{chance.choice(['', '評価書名', '架空の事務', '-->'])}"
        for _ in range(4_000)
    ).encode()

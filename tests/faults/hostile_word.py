"""Word documents that lie about themselves, and a good one damaged in and outside its packing."""

import functools
import io
import zipfile

from tests.faults.damage import damaged, flipped

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATED = "http://schemas.openxmlformats.org/package/2006/relationships"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
BODY = "word/document.xml"
LINKS = "_rels/.rels"


def paragraph(words):
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def document(inside):
    return f'<w:document xmlns:w="{MAIN}"><w:body>{inside}</w:body></w:document>'


def links(target=BODY, more=""):
    link = f'<Relationship Id="r1" Type="{KIND}" Target="{target}"{more}/>'
    return f'<Relationships xmlns="{RELATED}">{link}</Relationships>'


def packed(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


LABELS = ("特定個人情報保護評価書（基礎項目評価書）", "評価書番号　1", "評価書名　架空")


@functools.cache
def good():
    return packed({LINKS: links(), BODY: document("".join(map(paragraph, LABELS)))})


def body(inside, more=None):
    return packed({LINKS: links(), BODY: document(inside)} | (more or {}))


def tables(depth):
    begin, end = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
    return begin * depth + paragraph("評価書名") + end * depth


def archive_in_archive(depth):
    content = b"\0" * 10_000_000
    for number in range(depth):
        content = packed({f"{number}.zip": content})
    return content


STRUCTURES = {
    "deep tables": lambda: body(tables(300)),
    "very deep tables": lambda: body(tables(20_000)),
    "tables side by side in tables": lambda: body(
        "<w:tbl><w:tr><w:tc>" * 60 + tables(2) * 500 + "</w:tc></w:tr></w:tbl>" * 60
    ),
    "deep tags": lambda: body("<w:sdt>" * 100_000 + "</w:sdt>" * 100_000),
    "tags without an end": lambda: body("<w:sdt>" * 100_000),
    "deep text boxes": lambda: body(
        "<w:p><w:txbxContent>" * 2_000 + paragraph("箱") + "</w:txbxContent></w:p>" * 2_000
    ),
    "half a million paragraphs": lambda: body(paragraph("あ") * 500_000),
    "half a million runs": lambda: body(f"<w:p>{'<w:r><w:t>あ</w:t></w:r>' * 500_000}</w:p>"),
    "half a million line ends": lambda: body(f"<w:p>{'<w:br/>' * 500_000}</w:p>"),
    "twenty million letters": lambda: body(paragraph("あ" * 20_000_000)),
    "a table of a million cells": lambda: body(
        f"<w:tbl><w:tr>{'<w:tc/>' * 1_000_000}</w:tr></w:tbl>"
    ),
    "a cell over a million": lambda: body(
        '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr>'
        f"{paragraph('評価書名')}</w:tc></w:tr></w:tbl>"
    ),
    "merged downwards without a start": lambda: body(
        "<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr></w:tc></w:tr></w:tbl>"
    ),
    "a symbol without a number": lambda: body('<w:p><w:r><w:sym w:char="x"/></w:r></w:p>'),
    "a symbol beyond measure": lambda: body('<w:p><w:r><w:sym w:char="FFFFFFFF"/></w:r></w:p>'),
    "deleted words without end": lambda: body(
        "<w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>" * 100_000
    ),
    "entities": lambda: packed(
        {
            LINKS: links(),
            BODY: '<!DOCTYPE a [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;">]>' + document("&b;"),
        }
    ),
    "entities a thousandfold": lambda: packed(
        {
            LINKS: links(),
            BODY: '<!DOCTYPE a [<!ENTITY a0 "haha">'
            + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
            + "]>"
            + document(paragraph("&a11;")),
        }
    ),
    "an entity outside": lambda: packed(
        {
            LINKS: links(),
            BODY: '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
            + document(paragraph("&a;")),
        }
    ),
    "its text on another server": lambda: packed(
        {LINKS: links("http://example.invalid/a.xml", ' TargetMode="External"'), BODY: ""}
    ),
    "its text on a share": lambda: packed(
        {LINKS: links(r"\\example.invalid\a\b.xml", ' TargetMode="External"'), BODY: ""}
    ),
    "its text outside the file": lambda: packed({LINKS: links("../../../../etc/passwd")}),
    "its text is the list of links": lambda: packed({LINKS: links(LINKS)}),
    "a template on another server": lambda: body(
        paragraph("評価書名"),
        {
            "word/_rels/document.xml.rels": links(
                "http://example.invalid/t", ' TargetMode="External"'
            )
        },
    ),
    "no links": lambda: packed({BODY: document(paragraph("評価書名"))}),
    "links without a target": lambda: packed(
        {LINKS: f'<Relationships xmlns="{RELATED}"><Relationship/></Relationships>'}
    ),
    "a hundred thousand links": lambda: packed(
        {
            LINKS: f'<Relationships xmlns="{RELATED}">'
            + f'<Relationship Id="a" Type="{KIND}" Target="a"/>' * 100_000
            + "</Relationships>"
        }
    ),
    "two texts of one name": lambda: good() + good(),
    "the text is a picture": lambda: packed({LINKS: links(), BODY: b"\x89PNG\r\n\x1a\n"}),
    "the text in UTF-16": lambda: packed(
        {LINKS: links(), BODY: document(paragraph("評価書名")).encode("utf-16")}
    ),
    "the text in UTF-7": lambda: packed(
        {LINKS: links(), BODY: '<?xml version="1.0" encoding="utf-7"?>' + document("")}
    ),
    "the text in no encoding": lambda: packed(
        {LINKS: links(), BODY: '<?xml version="1.0" encoding="nonsense"?>' + document("")}
    ),
    "packed a thousandfold": lambda: body(paragraph("a" * 400_000_000)),
    "archives in archives": lambda: archive_in_archive(6),
    "ten thousand parts": lambda: body("", {f"word/a{n}": b"" for n in range(10_000)}),
    "a macro": lambda: body(paragraph("評価書名"), {"word/vbaProject.bin": b"\xcc" * 900}),
    "an old document": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "marks of order and NUL": lambda: body(paragraph("\u202e評価書名\u2066\u200b\ufeff")),
    "only a head": lambda: b"PK\x03\x04",
    "a PDF": lambda: b"%PDF-1.7\n%%EOF",
    "nothing": lambda: b"",
}

MAY_DIE: set[str] = set()

NAMES = [
    *STRUCTURES,
    *(f"flip {n}" for n in range(20)),
    *(f"inside {n}" for n in range(20)),
    *(f"cut {n}" for n in range(10)),
]


def content(name):
    if name in STRUCTURES:
        return STRUCTURES[name]()
    way, _, digits = name.partition(" ")
    number = int(digits)
    if way != "inside":
        return damaged(way, good(), number)
    text = document("".join(map(paragraph, LABELS))).encode()
    return packed({LINKS: links(), BODY: flipped(text, number, times=2)})

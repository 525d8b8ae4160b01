"""The finished file (PDF 1.7): its objects packed, its tree of tags, what makes it fit to be kept.

ReportLab writes every object by itself and knows no tags; a tagged form would be twice as large.
Here the small objects stand in compressed object streams (ISO 32000-1, 7.5.7), and the tree of tags
is written as text at once. Imports ReportLab: only for those who draw.
"""

import zlib
from collections.abc import Iterator
from typing import Any, Final

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from piadesk.places import RESOURCES
from piadesk.printing.about import About
from piadesk.printing.drawing.metadata import xmp
from piadesk.printing.drawing.raw import Raw, number_of
from piadesk.printing.drawing.structure import Annotation, Element, Structure, text_string
from piadesk.printing.layout.originals import ATTACHED
from piadesk.words import say

_PER_STREAM: Final = 200
"""Objects in one stream: a reader unpacks it whole to see one of them."""

_HEAD: Final = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_LEVEL: Final = 6


# As tags lead to annotations, so annotations lead back (ISO 32000-1, 14.7.4.4).
pdfdoc.LinkAnnotation.permitted = (*pdfdoc.LinkAnnotation.permitted, "StructParent")


def packed_file(canvas: Canvas, structure: Structure, about: About, source: bytes = b"") -> bytes:
    """The file of a canvas whose pages are drawn; with ``source`` as a file inside it."""
    document = canvas._doc  # noqa: SLF001 - what ReportLab has no word for
    catalog = document.Catalog
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents", "AF"]
    catalog.MarkInfo = Raw(b"<</Marked true>>")
    catalog.Metadata = _metadata(about, has_source=bool(source))
    if source:
        _attach(document, source)
    catalog.OutputIntents = _intents(document)
    tree = Raw(b"")
    tree_number = number_of(document, tree)
    catalog.StructTreeRoot = tree
    pages = _number_pages(document)
    for fnt in document.delayedFonts:
        fnt.addObjects(document)
    document.info.invariant = document.invariant
    document.info.digest(document.signature)
    root, info = document.Reference(catalog), document.Reference(document.info)
    document.Outlines.prepare(document, canvas)
    if document.Outlines.ready < 0:
        catalog.Outlines = None
    document.encrypt.prepare(document)
    bodies = list(_bodies(document))
    # Thousands of elements, each as text: as objects of ReportLab they would take most of the time.
    elements = _tree(document, structure, tree, pages, len(bodies) + 1)
    bodies[tree_number - 1] = (tree_number, tree.content, False)
    bodies += elements
    names = document.idToObjectNumberAndVersion
    return _written(bodies, names[root.name][0], names[info.name][0])


def _bodies(document: Any) -> Iterator[tuple[int, bytes, bool]]:  # noqa: ANN401
    """Every object: its number, what is written of it, whether it is a stream."""
    number = 1
    while number in document.numberToId:  # formatting one may add others
        thing = document.idToObject[document.numberToId[number]]
        is_stream = isinstance(thing, pdfdoc.PDFStream | pdfdoc.PDFImageXObject)
        body = pdfdoc.format(thing, document, toplevel=1)
        body = body if isinstance(body, bytes) else body.encode("latin-1")
        is_stream = is_stream or b"endstream" in body[-16:]
        if is_stream:
            # Archives ask for the end of a line there (ISO 19005-2, 6.1.7.1), ReportLab has none.
            body = body.rstrip().removesuffix(b"endstream") + b"\nendstream"
        yield number, body, is_stream
        number += 1


def _written(bodies: list[tuple[int, bytes, bool]], root: int, info: int) -> bytes:
    parts = [_HEAD]
    offset = len(_HEAD)
    where: dict[int, bytes] = {}
    next_number = len(bodies) + 1

    def add(number: int, body: bytes) -> None:
        nonlocal offset
        where[number] = b"\x01" + offset.to_bytes(4, "big") + b"\0\0"
        part = b"%d 0 obj\n%s\nendobj\n" % (number, body.rstrip(b"\n"))
        parts.append(part)
        offset += len(part)

    small = [(number, body.strip()) for number, body, is_stream in bodies if not is_stream]
    for number, body, is_stream in bodies:
        if is_stream:
            add(number, body)
    for start in range(0, len(small), _PER_STREAM):
        group = small[start : start + _PER_STREAM]
        heads, place = [], 0
        for index, (number, body) in enumerate(group):
            heads.append(b"%d %d" % (number, place))
            place += len(body) + 1
            where[number] = b"\x02" + next_number.to_bytes(4, "big") + index.to_bytes(2, "big")
        head = b" ".join(heads) + b"\n"
        content = head + b"\n".join(body for _, body in group)
        words = b"/Type /ObjStm /N %d /First %d" % (len(group), len(head))
        add(next_number, _stream(words, content))
        next_number += 1
    where[next_number] = b"\x01" + offset.to_bytes(4, "big") + b"\0\0"
    table = b"\0\0\0\0\0\xff\xff" + b"".join(where[n] for n in range(1, next_number + 1))
    identity = zlib.crc32(b"".join(parts)).to_bytes(4, "big") * 4
    words = b"/Type /XRef /Size %d /W [1 4 2] /Root %d 0 R /Info %d 0 R /ID [<%s> <%s>]" % (
        next_number + 1,
        root,
        info,
        identity.hex().encode(),
        identity.hex().encode(),
    )
    start_of_table = offset
    add(next_number, _stream(words, table))
    parts.append(b"startxref\n%d\n%%%%EOF\n" % start_of_table)
    return b"".join(parts)


def _stream(words: bytes, content: bytes) -> bytes:
    packed = zlib.compress(content, _LEVEL)
    head = b"<<%s /Filter /FlateDecode /Length %d>>" % (words, len(packed))
    return head + b"\nstream\n" + packed + b"\nendstream"


# ---- what makes it fit to be kept (PDF/A)


def _attach(document: Any, source: bytes) -> None:  # noqa: ANN401
    """Put the sheet file into the file (PDF/A-3: what the paper was made of)."""
    words = pdfdoc.PDFDictionary({"Type": pdfdoc.PDFName("EmbeddedFile")})
    words["Subtype"] = Raw(b"/application#2Fjson")
    stream = pdfdoc.PDFStream(words, source, filters=[pdfdoc.PDFZCompress])
    number = number_of(document, stream)
    name = text_string(ATTACHED)
    spec = Raw(
        (
            f"<</Type /Filespec /F {name} /UF {name} /AFRelationship /Source"
            f" /Desc {text_string(say('print.attached'))}"
            f" /EF <</F {number} 0 R /UF {number} 0 R>>>>"
        ).encode()
    )
    number = number_of(document, spec)
    names = f"<</EmbeddedFiles <</Names [{name} {number} 0 R]>>>>"
    document.Catalog.Names = Raw(names.encode())
    document.Catalog.AF = Raw(f"[{number} 0 R]".encode())


def _metadata(about: About, *, has_source: bool) -> Any:  # noqa: ANN401
    """Not compressed, so that a search over files reads it."""
    words = pdfdoc.PDFDictionary({"Type": pdfdoc.PDFName("Metadata")})
    words["Subtype"] = pdfdoc.PDFName("XML")
    return pdfdoc.PDFStream(words, xmp(about, part=3 if has_source else 2), filters=[])


def _intents(document: Any) -> Raw:  # noqa: ANN401
    """By which colours grey is meant: sRGB."""
    profile = pdfdoc.PDFStream(
        pdfdoc.PDFDictionary({"N": 3}),
        (RESOURCES / "print" / "sRGB.icc").read_bytes(),
        filters=[pdfdoc.PDFZCompress],
    )
    number = number_of(document, profile)
    words = b"[<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB)"
    return Raw(words + b" /Info (sRGB) /DestOutputProfile %d 0 R>>]" % number)


# ---- tags


def _number_pages(document: Any) -> list[int]:  # noqa: ANN401
    """The pages by their numbers as objects; each is told its place in the tree."""
    for number, page in enumerate(document.Pages.pages):
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = number, pdfdoc.PDFName("S")
    return [number_of(document, page) for page in document.Pages.pages]


def _tree(
    document: Any,  # noqa: ANN401
    structure: Structure,
    root: Raw,
    pages: list[int],
    first: int,
) -> list[tuple[int, bytes, bool]]:
    """Every element as `_bodies` gives an object, from the number ``first`` on; ``root`` is what
    they hang on."""
    elements = list(structure.elements())
    numbers = {element: number for number, element in enumerate(elements, start=first)}
    root_number = number_of(document, root)
    bodies = [
        (number, _element(element, numbers, pages, root_number, document), False)
        for element, number in numbers.items()
    ]
    parents = " ".join(
        f"{number} [{' '.join(f'{numbers[element]} 0 R' for element in content)}]"
        for number, content in enumerate(structure.pages)
    )
    links = " ".join(
        f"{number} {numbers[link]} 0 R"
        for number, link in enumerate(structure.annotations, start=len(pages))
    )
    next_key = len(pages) + len(structure.annotations)
    root.content = (
        f"<</Type /StructTreeRoot /K {numbers[structure.root]} 0 R"
        f" /ParentTree <</Nums [{parents} {links}]>> /ParentTreeNextKey {next_key}>>"
    ).encode()
    return bodies


def _element(
    element: Element,
    numbers: dict[Element, int],
    pages: list[int],
    root: int,
    document: Any,  # noqa: ANN401
) -> bytes:
    parent = numbers[element.parent] if element.parent else root
    own = [kid for kid in element.kids if not isinstance(kid, Element | Annotation)]
    page = own[0][0] if own else None
    kids: list[str] = []
    for kid in element.kids:
        if isinstance(kid, Element):
            kids.append(f"{numbers[kid]} 0 R")
        elif isinstance(kid, Annotation):
            name = document.annotationName(kid.name)
            number = document.idToObjectNumberAndVersion[name][0]
            kids.append(f"<</Type /OBJR /Obj {number} 0 R /Pg {pages[kid.page]} 0 R>>")
        elif kid[0] == page:
            kids.append(str(kid[1]))
        else:
            kids.append(f"<</Type /MCR /Pg {pages[kid[0]]} 0 R /MCID {kid[1]}>>")
    place = f"/Pg {pages[page]} 0 R" if page is not None else ""
    words = f"{element.more}{_attributes(element)}{place}"
    return f"<</S /{element.kind} /P {parent} 0 R {words} /K [{' '.join(kids)}]>>".encode()


def _attributes(element: Element) -> str:
    """Of a cell: what it is the head of, over how many columns it goes."""
    if element.span is None or element.parent is None or element.parent.parent is None:
        return ""
    scope = f" /Scope /{element.scope}" if element.scope else ""
    columns = _columns(element, element.parent.parent)
    span = f" /ColSpan {columns}" if columns > 1 else ""
    rows = f" /RowSpan {element.rows}" if element.rows > 1 else ""
    return f"/A <</O /Table{scope}{span}{rows}>>" if scope or span or rows else ""


def _columns(cell: Element, table: Element) -> int:
    assert cell.span is not None
    left, right = cell.span
    edges = table.edges()
    return sum(left - _SLACK <= edge < right - _SLACK for edge in edges)


_SLACK: Final = 0.5

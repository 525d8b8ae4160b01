"""Text boxes put over a workbook's cells, as Excel draws them; openpyxl cannot write any."""

import io
import zipfile
from xml.sax.saxutils import escape

_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SPACES = (
    'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
_BOX = (
    "<xdr:twoCellAnchor><xdr:from><xdr:col>3</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{row}"
    "</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>30</xdr:col><xdr:colOff>0"
    '</xdr:colOff><xdr:row>{end}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to><xdr:sp macro="" '
    'textlink=""><xdr:nvSpPr><xdr:cNvPr id="{id}" name="box {id}"/><xdr:cNvSpPr txBox="1"/>'
    '</xdr:nvSpPr><xdr:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr><xdr:txBody>'
    "<a:bodyPr/>{paragraphs}</xdr:txBody></xdr:sp><xdr:clientData/></xdr:twoCellAnchor>"
)


def with_boxes(book, sheet, boxes):
    """The workbook as bytes, with a text box at each (row, words) over the worksheet of that
    number, from 1."""
    saved = io.BytesIO()
    book.save(saved)
    out = io.BytesIO()
    page = f"xl/worksheets/sheet{sheet}.xml"
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            content = old.read(part)
            if part.filename == page:
                content = content.replace(
                    b"</worksheet>",
                    f'<drawing xmlns:r="{_RELATION}" r:id="rIdB"/></worksheet>'.encode(),
                )
            elif part.filename == "[Content_Types].xml":
                kind = "application/vnd.openxmlformats-officedocument.drawing+xml"
                override = f'<Override PartName="/xl/drawings/boxes.xml" ContentType="{kind}"/>'
                content = content.replace(b"</Types>", f"{override}</Types>".encode())
            new.writestr(part, content)
        new.writestr("xl/drawings/boxes.xml", _drawing(boxes))
        new.writestr(
            f"xl/worksheets/_rels/sheet{sheet}.xml.rels",
            f'{_HEAD}<Relationships xmlns="{_PACKAGE}"><Relationship Id="rIdB" '
            f'Type="{_RELATION}/drawing" Target="../drawings/boxes.xml"/></Relationships>',
        )
    return out.getvalue()


def _drawing(boxes):
    drawn = "".join(
        _BOX.format(row=row, end=row + 2, id=number, paragraphs=_paragraphs(words))
        for number, (row, words) in enumerate(boxes, start=2)
    )
    return f"{_HEAD}<xdr:wsDr {_SPACES}>{drawn}</xdr:wsDr>"


def _paragraphs(words):
    return "".join(f"<a:p><a:r><a:t>{escape(line)}</a:t></a:r></a:p>" for line in words.split("\n"))

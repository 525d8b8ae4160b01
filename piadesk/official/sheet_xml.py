"""The XML of a worksheet, changed where a cell is written: every other byte stays.

A library that parses and writes it again loses what it does not know (namespaces that Excel asks
for, extensions), so rows and cells are cut out of the text and put back.
"""

import re
from functools import cached_property
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from piadesk.exporting.cell_words import cell_words
from piadesk.official.parts import attributes
from piadesk.official.references import column_number, letters

_NAME_OF_CELL: Final = re.compile(r"""\sr\s*=\s*("[^"]*"|'[^']*')""")
_ELEMENT: Final = re.compile(r"^<[\w:]+")
_CELL_NAME: Final = re.compile(r"""\sr=["']([A-Z]+)\d""")
_BEHIND_MERGED: Final = re.compile(
    r"<(?:\w+:)?(?:phoneticPr|conditionalFormatting|dataValidations|hyperlinks|printOptions|"
    r"pageMargins|pageSetup|headerFooter|rowBreaks|colBreaks|customProperties|cellWatches|"
    r"ignoredErrors|smartTags|drawing|legacyDrawing|legacyDrawingHF|picture|oleObjects|controls|"
    r"webPublishItems|tableParts|extLst|AlternateContent)\b|</(?:\w+:)?worksheet>"
)
"""What stands behind ``mergeCells`` in a worksheet (ECMA-376 part 1, 18.3.1.99)."""

_NOT_PLAIN: Final = ("<![CDATA[", "<!--")


class UnknownXmlError(ValueError):
    """The worksheet is written in a way that is not for this to change."""


class XmlRow:
    """One row: the text of its tag and its cells by column, which bear the ``number`` of the row
    that they were written for; `SheetXml.text` gives those that have moved their new one."""

    def __init__(self, number: int, tag: str, cells: dict[int, str]) -> None:
        self.number = number
        self.tag = tag
        self.cells = cells


class SheetXml:
    """A worksheet's text in three: what stands before the rows, the rows, and what follows."""

    def __init__(self, text: str) -> None:
        """Raises `UnknownXmlError`."""
        opening = re.search(r"<((?:\w+:)?)sheetData\s*(/?)>", text)
        if opening is None:
            raise UnknownXmlError("sheetData")
        self.prefix = opening[1]
        closing = f"</{self.prefix}sheetData>"
        if opening[2]:
            text = text.replace(opening[0], f"<{self.prefix}sheetData>{closing}")
        self.before, _, rest = text.partition(f"<{self.prefix}sheetData>")
        data, _, self.after = rest.partition(closing)
        if any(mark in data for mark in _NOT_PLAIN):
            raise UnknownXmlError("sheetData")
        self.rows = self._parsed(data)

    def _parsed(self, data: str) -> dict[int, XmlRow]:
        p = re.escape(self.prefix)
        row_pattern = re.compile(rf"<{p}row\b([^>]*?)(?:/>|>(.*?)</{p}row>)", re.DOTALL)
        cell_pattern = re.compile(rf"<{p}c\b([^>]*?)(?:/>|>.*?</{p}c>)", re.DOTALL)
        rows: dict[int, XmlRow] = {}
        number = 0
        for match in row_pattern.finditer(data):
            number = int(attributes(match[1]).get("r") or number + 1)
            cells: dict[int, str] = {}
            column = 0
            for cell in cell_pattern.finditer(match[2] or ""):
                name = _CELL_NAME.search(cell[1])
                column = column_number(name[1]) if name else column + 1
                cells[column] = cell[0]
            rows[number] = XmlRow(number, match[1].rstrip(), cells)
        return rows

    def text(self) -> str:
        """The whole worksheet."""
        p = self.prefix
        rows = "".join(
            f"<{p}row{row.tag}>"
            + "".join(cell for _, cell in sorted(row.cells.items()))
            + f"</{p}row>"
            for number, moved in sorted(self.rows.items())
            for row in (moved if moved.number == number else _renumbered(moved, number),)
        )
        return f"{self.before}<{p}sheetData>{rows}</{p}sheetData>{self.after}"

    # ---- cells

    def has_formula(self, row: int, column: int) -> bool:
        """Whether a formula stands in that cell."""
        return re.search(rf"<{self.prefix}f[\s>/]", self._cell(row, column)) is not None

    def put_words(self, row: int, column: int, words: str) -> None:
        """Words in a cell, as text whatever they begin with; its style stays."""
        kept = cell_words(words)
        p = self.prefix
        inner = f'<{p}is><{p}t xml:space="preserve">{escape(kept)}</{p}t></{p}is>' if kept else ""
        self._put(row, column, ' t="inlineStr"' if kept else "", inner)

    def put_number(self, row: int, column: int, number: int) -> None:
        """A number (a day) in a cell; its style says how it looks."""
        self._put(row, column, "", f"<{self.prefix}v>{number}</{self.prefix}v>")

    def _cell(self, row: int, column: int) -> str:
        return self.rows[row].cells.get(column, "") if row in self.rows else ""

    def _put(self, row: int, column: int, kind: str, inner: str) -> None:
        p = self.prefix
        tag = re.match(r"<[^>]*>", self._cell(row, column))
        style = attributes(tag[0]).get("s") if tag else None
        look = f" s={quoteattr(style)}" if style else ""
        if row not in self.rows:
            self.rows[row] = XmlRow(row, f' r="{row}"', {})
        name = f"{letters(column)}{self.rows[row].number}"
        self.rows[row].cells[column] = f'<{p}c r="{name}"{look}{kind}>{inner}</{p}c>'

    # ---- rows

    def height(self, row: int) -> float:
        """Points; what the sheet's rows have where a row says nothing."""
        given = attributes(self.rows[row].tag).get("ht") if row in self.rows else None
        return float(given or self._usual.get("defaultRowHeight") or 15.0)

    def set_height(self, row: int, points: float) -> None:
        """Make a row so high."""
        if row not in self.rows:
            self.rows[row] = XmlRow(row, f' r="{row}"', {})
        tag = re.sub(r"""\s(?:ht|customHeight)\s*=\s*("[^"]*"|'[^']*')""", "", self.rows[row].tag)
        self.rows[row].tag = f'{tag} ht="{points:.1f}" customHeight="1"'

    def column_width(self, column: int) -> float:
        """Characters of the workbook's own typeface."""
        for columns, width in self._widths:
            if column in columns:
                return width
        return float(self._usual.get("defaultColWidth") or 8.43)

    @cached_property
    def _widths(self) -> list[tuple[range, float]]:
        tags = map(attributes, re.findall(r"<(?:\w+:)?col\b[^>]*>", self.before))
        return [
            (
                range(int(tag.get("min", 0)), int(tag.get("max", 0)) + 1),
                float(tag.get("width", 8.43)),
            )
            for tag in tags
        ]

    @cached_property
    def _usual(self) -> dict[str, str]:
        """The sizes of rows and columns that say nothing."""
        tag = re.search(r"<(?:\w+:)?sheetFormatPr\b[^>]*>", self.before)
        return attributes(tag[0]) if tag else {}

    def merge(self, area: str) -> None:
        """Note an area as merged; it may be one cell, when more rows are put into it later."""
        p = self.prefix
        added = f'<{p}mergeCell ref="{area}"/>'
        closing = f"</{p}mergeCells>"
        if closing in self.after:
            self.after = self.after.replace(closing, added + closing)
            return
        place = _BEHIND_MERGED.search(self.after)
        position = place.start() if place else 0
        all_of_them = f'<{p}mergeCells count="1">{added}{closing}'
        self.after = self.after[:position] + all_of_them + self.after[position:]

    # ---- what hangs on cells

    def offered(self, area: str) -> tuple[str, ...]:
        """The words of a dropdown that is written out in the cell's own rule; () for none."""
        return self._offers.get(area, ())

    @cached_property
    def _offers(self) -> dict[str, tuple[str, ...]]:
        """Of each cell with a dropdown of its own its words, by the cell's name."""
        offers: dict[str, tuple[str, ...]] = {}
        for rule in re.findall(
            r"<(?:\w+:)?dataValidation\b.*?(?:</(?:\w+:)?dataValidation>|/>)", self.after, re.DOTALL
        ):
            formula = re.search(r"formula1>\s*(?:&quot;|\")(.*?)(?:&quot;|\")\s*<", rule)
            if not formula:
                continue
            words = tuple(words.strip() for words in formula[1].split(","))
            for cell in attributes(rule.partition(">")[0]).get("sqref", "").split():
                offers.setdefault(cell.partition(":")[0], words)
        return offers


def _renumbered(row: XmlRow, number: int) -> XmlRow:
    """The row as it stands in the row of that number."""
    tag = re.sub(r"""\sr\s*=\s*("[^"]*"|'[^']*')""", "", row.tag)
    cells = {
        column: _renamed(cell, f"{letters(column)}{number}") for column, cell in row.cells.items()
    }
    return XmlRow(number, f' r="{number}"{tag}', cells)


def _renamed(cell: str, name: str) -> str:
    tag, mark, rest = cell.partition(">")
    tag = _NAME_OF_CELL.sub("", tag, count=1)
    element = _ELEMENT.match(tag)
    end = element.end() if element else 0
    return f'{tag[:end]} r="{name}"{tag[end:]}{mark}{rest}'

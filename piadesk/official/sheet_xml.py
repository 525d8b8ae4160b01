"""The XML of a worksheet, changed where a cell is written: every other byte stays.

A library that parses and writes it again loses what it does not know (namespaces that Excel asks
for, extensions), so rows and cells are cut out of the text and put back.
"""

import re
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from piadesk.exporting.cell_words import cell_words
from piadesk.official.parts import attributes
from piadesk.official.references import column_number, letters

_CELL_NAME: Final = re.compile(r"""\sr=["']([A-Z]+)\d""")
_NOT_PLAIN: Final = ("<![CDATA[", "<!--")


class UnknownXmlError(ValueError):
    """The worksheet is written in a way that is not for this to change."""


class Row:
    """One row: the text of its tag and its cells by column."""

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
        self._prefix = opening[1]
        closing = f"</{self._prefix}sheetData>"
        if opening[2]:
            text = text.replace(opening[0], f"<{self._prefix}sheetData>{closing}")
        self.before, _, rest = text.partition(f"<{self._prefix}sheetData>")
        data, _, self.after = rest.partition(closing)
        if any(mark in data for mark in _NOT_PLAIN):
            raise UnknownXmlError("sheetData")
        self.rows = self._parsed(data)

    def _parsed(self, data: str) -> dict[int, Row]:
        p = re.escape(self._prefix)
        row_pattern = re.compile(rf"<{p}row\b([^>]*?)(?:/>|>(.*?)</{p}row>)", re.DOTALL)
        cell_pattern = re.compile(rf"<{p}c\b([^>]*?)(?:/>|>.*?</{p}c>)", re.DOTALL)
        rows: dict[int, Row] = {}
        number = 0
        for match in row_pattern.finditer(data):
            number = int(attributes(match[1]).get("r") or number + 1)
            cells: dict[int, str] = {}
            column = 0
            for cell in cell_pattern.finditer(match[2] or ""):
                name = _CELL_NAME.search(cell[1])
                column = column_number(name[1]) if name else column + 1
                cells[column] = cell[0]
            rows[number] = Row(number, match[1].rstrip(), cells)
        return rows

    def text(self) -> str:
        """The whole worksheet."""
        p = self._prefix
        rows = "".join(
            f"<{p}row{row.tag}>"
            + "".join(cell for _, cell in sorted(row.cells.items()))
            + f"</{p}row>"
            for _, row in sorted(self.rows.items())
        )
        return f"{self.before}<{p}sheetData>{rows}</{p}sheetData>{self.after}"

    # ---- cells

    def has_formula(self, row: int, column: int) -> bool:
        """Whether a formula stands in that cell."""
        return re.search(rf"<{self._prefix}f[\s>/]", self._cell(row, column)) is not None

    def put_words(self, row: int, column: int, words: str) -> None:
        """Words in a cell, as text whatever they begin with; its style stays."""
        kept = cell_words(words)
        p = self._prefix
        inner = f'<{p}is><{p}t xml:space="preserve">{escape(kept)}</{p}t></{p}is>' if kept else ""
        self._put(row, column, ' t="inlineStr"' if kept else "", inner)

    def put_number(self, row: int, column: int, number: int) -> None:
        """A number (a day) in a cell; its style says how it looks."""
        self._put(row, column, "", f"<{self._prefix}v>{number}</{self._prefix}v>")

    def _cell(self, row: int, column: int) -> str:
        return self.rows[row].cells.get(column, "") if row in self.rows else ""

    def _put(self, row: int, column: int, kind: str, inner: str) -> None:
        p = self._prefix
        tag = re.match(r"<[^>]*>", self._cell(row, column))
        style = attributes(tag[0]).get("s") if tag else None
        look = f" s={quoteattr(style)}" if style else ""
        if row not in self.rows:
            self.rows[row] = Row(row, f' r="{row}"', {})
        name = f"{letters(column)}{row}"
        self.rows[row].cells[column] = f'<{p}c r="{name}"{look}{kind}>{inner}</{p}c>'

    # ---- rows

    def height(self, row: int) -> float:
        """Points; what the sheet's rows have where a row says nothing."""
        given = attributes(self.rows[row].tag).get("ht") if row in self.rows else None
        if given is None:
            tag = re.search(r"<(?:\w+:)?sheetFormatPr\b[^>]*>", self.before)
            given = attributes(tag[0]).get("defaultRowHeight") if tag else None
        return float(given or 15.0)

    def set_height(self, row: int, points: float) -> None:
        """Make a row so high."""
        if row not in self.rows:
            self.rows[row] = Row(row, f' r="{row}"', {})
        tag = re.sub(r"""\s(?:ht|customHeight)\s*=\s*("[^"]*"|'[^']*')""", "", self.rows[row].tag)
        self.rows[row].tag = f'{tag} ht="{points:.1f}" customHeight="1"'

    def column_width(self, column: int) -> float:
        """Characters of the workbook's own typeface."""
        for words in re.findall(r"<(?:\w+:)?col\b[^>]*>", self.before):
            named = attributes(words)
            if int(named.get("min", 0)) <= column <= int(named.get("max", 0)):
                return float(named.get("width", 8.43))
        tag = re.search(r"<(?:\w+:)?sheetFormatPr\b[^>]*>", self.before)
        return float((attributes(tag[0]).get("defaultColWidth") if tag else None) or 8.43)

    # ---- what hangs on cells

    def offered(self, area: str) -> tuple[str, ...]:
        """The words of a dropdown that is written out in the cell's own rule; () for none."""
        for rule in re.findall(
            r"<(?:\w+:)?dataValidation\b.*?(?:</(?:\w+:)?dataValidation>|/>)", self.after, re.DOTALL
        ):
            cells = attributes(rule.partition(">")[0]).get("sqref", "").split()
            if not any(cell.partition(":")[0] == area for cell in cells):
                continue
            formula = re.search(r"formula1>\s*(?:&quot;|\")(.*?)(?:&quot;|\")\s*<", rule)
            if formula:
                return tuple(words.strip() for words in formula[1].split(","))
        return ()

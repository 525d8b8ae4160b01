"""What the clerk reads of a filled workbook: what is not in it, is cut, or was taken out."""

from collections.abc import Iterator

from piadesk.forms import definition as d
from piadesk.official.outcome import Filled
from piadesk.sheets.positions import Names
from piadesk.sheets.sheet import Sheet
from piadesk.words import say


def filled_lines(form: d.Form, sheet: Sheet, filled: Filled) -> Iterator[str]:
    """A sentence for each thing that is left to do; none where all was written."""
    names = Names(form, sheet)
    for address, why in filled.unplaced:
        position = names.position(address)
        yield say("official.unplaced", position=position, why=say(f"official.why.{why}"))
    for cell in filled.too_high:
        yield say("official.too_high", cell=cell)
    for cell in filled.lengthened:
        yield say("official.lengthened", cell=cell)
    for answer in filled.left_over:
        yield say("official.left_over", answer=answer)
    for words in filled.cleared:
        yield say("official.cleared", words=words)

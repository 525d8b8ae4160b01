"""How exactly things stand on a PDF page: what still counts as one line, one gap, one edge.

In points, or where it says so in parts of the type size. All were chosen by trial on published PDFs
and on PIAdesk's own print.
"""

from typing import Final

# ---- ruled lines

THIN: Final = 2.0
"""A filled box no thicker than this is a ruled line: Excel draws its borders so."""

ALIGNED: Final = 0.6
"""A line that strays no further from upright or level is upright or level."""

MERGED: Final = 1.5
"""Pieces of one line with so small a gap are one: Excel draws a border cell by cell."""

REACH: Final = 1.5
"""Rules end so near to where they should."""

SAME_EDGE: Final = 2.0
"""Cells begin one row when their upper edges differ by no more, and no cell is narrower."""

NO_ROOM: Final = 5.0
"""Between rules so close no character has room: cells have borders of their own there."""

BESIDE: Final = 0.5
"""So far right of a character's edge a rule between it and the next is looked for."""

INSIDE: Final = 2.0
"""So far from the edge of the box that a text is cut to its cell is looked for."""

BELOW_EDGE: Final = 3.0
"""So far under a row's upper edge its upright rules are looked for, above all its text."""

# ---- characters

HUGE: Final = 80.0
"""Characters higher than this stand over the page, not in it: 案."""

GAP_FOR_RULE: Final = 1.0
"""Only in a gap wider than this can a rule stand between two characters."""

OFF_LINE: Final = 0.35
"""In parts of the size: characters whose middles differ by more were not written on one line."""

BACKWARD: Final = 1.5
"""In parts of the size: a step back as far as this begins another run."""

FORWARD: Final = 3.0
"""In parts of the size: a step onward as far as this begins another run, too."""

SAME_LINE: Final = 0.4
"""In parts of the size: runs of one cell whose middles differ by no more share a line."""

# ---- blanks and broken lines, in parts of the size

SEEN_GAP: Final = 0.15
"""A gap taken for a blank where pdfium sees one too."""

UNSEEN_GAP: Final = 0.6
"""The same where pdfium sees none."""

OUR_WIDE_GAP: Final = 0.5
"""A gap taken for a blank of full width in our own print, which spreads nothing."""

WIDE_GAP: Final = 1.5
"""The same elsewhere."""

SLACK: Final = 0.35
"""So exact is the right edge where a line may have been broken."""

FULL: Final = 1.3
"""A line that ends so near to the right edge has room for no character more."""

DESCENT: Final = 0.2
"""So deep letters reach below their line."""

OVER: Final = 0.1
"""So near to the lower edge of its cell no line stands that has room there."""

LONG_TEXT: Final = 20
ROW_LIMIT: Final = 409.5
"""Lines of a text that may be too long for a row; points that a row has at most by the lowest
limit, Excel's: a page may show it smaller."""

# ---- lines beside a bracket, in parts of the size

BLOCK_GAP: Final = 1.0
"""A gap that parts the pieces of a line."""

BLOCK_STEP: Final = 2.0
"""Lines of one piece stand no further apart."""

# ---- pages without ruled lines, in parts of the type size

COLUMN: Final = 0.5
"""A column of the text that such a page is laid out as: no letter is narrower as a rule, so what
stands under each other on the page does so in the text."""

APART: Final = 1.08
"""In parts of the step from line to line: further down another cell of the same column begins."""

FEW_RULED: Final = 0.2
"""In parts of all characters: so few between ruled lines, and the tables have none."""

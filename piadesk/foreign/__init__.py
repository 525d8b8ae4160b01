"""Files from outside read in a process of their own, within limits of time and memory.

A PDF, a workbook or a picture may make a library hang, die or take all memory. There it ends in one
sentence, and the window and the sheet go on.
"""

from typing import Final

FLAG: Final = "--read-foreign"
"""The one argument by which the program becomes a reading process."""

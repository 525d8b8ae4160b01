"""Before a paper leaves: its gaps and the characters it cannot show are told, and agreed to."""

from collections.abc import Sequence

from piadesk.printing import MissingCharacter
from ui.messages.messages import Messages
from ui.preview.open_line import Counts, open_words


class Agreement:
    """What the clerk has agreed to: the same gaps are told once, until they are others."""

    def __init__(self, messages: Messages) -> None:
        self._messages = messages
        self._gaps = ""

    def on_gaps(self, counts: Counts) -> str:
        """``print_as_is``, ``look_at_open`` or ``go_back``."""
        words = open_words(counts)
        if words in ("", self._gaps):
            return "print_as_is"
        answers = ("look_at_open", "print_as_is", "go_back")
        answer = self._messages.ask("preview.ask_open", answers, counts=words)
        if answer == "print_as_is":
            self._gaps = words
        return answer

    def on_missing(self, missing: Sequence[MissingCharacter]) -> bool:
        """Whether it may leave with what stands for these."""
        if not missing:
            return True
        kinds = len({one.character for one in missing})
        answer = self._messages.ask("preview.ask_missing", ("go_on", "go_back"), count=kinds)
        return answer == "go_on"

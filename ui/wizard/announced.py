"""What is heard of the checks: what is wrong with the field that was just left."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from piadesk.checks import Finding
from piadesk.forms import definition as d
from piadesk.words import say
from ui.look.announcing import announce


def announce_findings(widget: QWidget, form: d.Form, findings: Iterable[Finding]) -> None:
    """Have them said as they stand at their fields; the keyboard is at another one by then."""
    lines = (
        f"{form.by_id[one.address.item].title}　{say(f'severity.{one.severity}')}　{one.message}"
        for one in findings
    )
    announce(widget, "\n".join(lines))

"""A row of 変更箇所 that was joined of several: what it says of each item, told by the labels.

::

    ①部署　市民課
    ②所属長の役職名　市民課長
"""

from collections.abc import Sequence

from piadesk.checks.change_log.named_items import Named
from piadesk.forms import definition as d
from piadesk.revision.change_log import LogRow
from piadesk.revision.joining import BETWEEN
from piadesk.texts.stand_ins import plain


def taken_apart(form: d.Form, row: LogRow, each: Sequence[Named]) -> list[LogRow]:
    """The row as one of its own for each item; none where the labels of the items are not there."""
    names = row.item.split("\n")
    if len(each) < 2 or len(names) != len(each):
        return []
    labels = [_label(form, named) for named in each]
    before, after = _parts(row.before, labels), _parts(row.after, labels)
    if not before or not after:
        return []
    return [
        row._replace(item=name, before=one, after=other)
        for name, one, other in zip(names, before, after, strict=True)
    ]


def _label(form: d.Form, named: Named) -> str:
    item = form.by_id.get(named.item)
    if isinstance(item, d.Repeat) and named.numbers:
        return plain(item.row_name.format(n=named.numbers[-1]))
    return plain(item.title) if item else ""


def _parts(text: str, labels: Sequence[str]) -> list[str]:
    """What stands behind each label, in their order; none where one is missing."""
    parts: list[list[str]] = []
    for line in text.split("\n"):
        label, _, rest = line.partition(BETWEEN)
        if len(parts) < len(labels) and _is(label, labels[len(parts)]):
            parts.append([rest] if rest else [])
        elif parts:
            parts[-1].append(line)
        else:
            return []
    return ["\n".join(part) for part in parts] if len(parts) == len(labels) else []


def _is(words: str, label: str) -> bool:
    """Whether these words are that label, with what stands above it where that is told too."""
    return bool(label) and plain(words).endswith(label)

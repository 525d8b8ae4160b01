"""一式保存: all that a sheet is needed as, in one ZIP, with a list of it (SHA-256).

What the ZIP holds is made of one sheet at one time, so nothing in it disagrees with the rest.
"""

import io
import zipfile
from collections.abc import Iterator
from typing import Final, NamedTuple

from piadesk.acts.pictures import stored_pictures
from piadesk.digests import sha256
from piadesk.exporting.workbook import published_workbook, sheet_workbook
from piadesk.forms import definition as d
from piadesk.printing import (
    CirculationOptions,
    PrintOptions,
    print_circulation,
    print_comparison,
    print_sheet,
)
from piadesk.printing.about import purpose_name
from piadesk.printing.options import Purpose
from piadesk.revision.published import as_sheet, last_published
from piadesk.sheets.sheet import Sheet
from piadesk.sheets.walk import walk
from piadesk.storage import store
from piadesk.storage.file_names import SHEET_SUFFIX, allowed
from piadesk.words import say

_NO_DAY: Final = (1980, 1, 1, 0, 0, 0)
"""The same sheet gives the same bytes."""


class BundledFile(NamedTuple):
    """One file of the ZIP; ``kind`` is what it is for, by its key in the words."""

    name: str
    kind: str
    content: bytes


def sheet_bundle(form: d.Form, sheet: Sheet, circulation: CirculationOptions) -> bytes:
    """The ZIP. Raises `PiadeskError` ``withheld.lost`` as `print_sheet`; nothing is made then."""
    parts = list(_parts(form, sheet, circulation))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for part in (*parts, BundledFile(say("bundle.list"), "list", _listed(parts))):
            info = zipfile.ZipInfo(part.name, _NO_DAY)
            archive.writestr(info, part.content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _parts(form: d.Form, sheet: Sheet, circulation: CirculationOptions) -> Iterator[BundledFile]:
    name = purpose_name(form, sheet, "internal")
    content = store.dump(sheet, form)
    yield BundledFile(name + SHEET_SUFFIX, "sheet", content)
    paper = print_sheet(form, sheet, PrintOptions(source=content))
    yield BundledFile(f"{name}{say('bundle.internal')}.pdf", "internal", paper)
    yield from _leaving(form, sheet, "submission")
    yield from _leaving(form, sheet, "publication")
    version = last_published(sheet)
    old = as_sheet(sheet, version) if version else None
    pack = print_circulation(form, old, sheet, circulation)
    yield BundledFile(f"{name}{say('bundle.circulation')}.pdf", "circulation", pack)
    if old:
        yield BundledFile(
            f"{say('bundle.comparison')}.pdf", "comparison", print_comparison(form, old, sheet)
        )
    yield from _pictures(form, sheet)


def _leaving(form: d.Form, sheet: Sheet, purpose: Purpose) -> Iterator[BundledFile]:
    name = purpose_name(form, sheet, purpose)
    yield BundledFile(
        f"{name}.pdf", purpose, print_sheet(form, sheet, PrintOptions(purpose=purpose))
    )
    make = published_workbook if purpose == "publication" else sheet_workbook
    yield BundledFile(f"{name}.xlsx", purpose, make(form, sheet))


def _pictures(form: d.Form, sheet: Sheet) -> Iterator[BundledFile]:
    number = 0
    for visit in walk(form, sheet):
        if isinstance(visit.item, d.Picture) and isinstance(visit.value, list):
            for picture in stored_pictures(visit.value):
                number += 1
                name = allowed(picture.name) or say("bundle.picture")
                path = f"{say('bundle.pictures')}/{number:02}_{name}"
                yield BundledFile(path, "picture", picture.data)


def _listed(parts: list[BundledFile]) -> bytes:
    """A line for each file: SHA-256, bytes, name, what it is for."""
    lines = [say("bundle.head")]
    for part in parts:
        digest = sha256(part.content).hexdigest()
        kind = say(f"bundle.kind.{part.kind}")
        lines.append(f"{digest}\t{len(part.content)}\t{part.name}\t{kind}")
    return ("\ufeff" + "\r\n".join(lines) + "\r\n").encode("utf-8")

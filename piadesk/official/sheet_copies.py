"""A worksheet put in a second time behind itself, for a further file."""

import re
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from piadesk.official.parts import Parts, attributes, relations_path

_COPIED: Final = ("drawing", "vmlDrawing", "comments", "ctrlProp", "printerSettings", "chart")
"""Kinds of parts that two worksheets cannot share; pictures and links they can."""

_TABLES: Final = re.compile(r"<(?:\w+:)?tableParts\b.*?(?:</(?:\w+:)?tableParts>|/>)", re.DOTALL)
_NUMBERED: Final = re.compile(r'localSheetId="\d+"')
_MAX_NAME: Final = 31


def copy_sheet(parts: Parts, workbook: str, title: str, behind: str) -> str:
    """Put the worksheet ``title`` in again ``behind`` another; the name of the copy."""
    own_id = _relation_id(parts, workbook, title)
    (relation,) = [one for one in parts.relations(workbook) if one.id == own_id]
    copy = _copied_part(parts, relation.path)
    text = parts.text(copy)
    text = re.sub(r"""\s(?:\w+:uid|codeName|tabSelected)\s*=\s*("[^"]*"|'[^']*')""", "", text)
    # Tables bear names that may be there only once.
    parts.put(copy, _TABLES.sub("", text))
    added_id = parts.relate(workbook, relation.kind, copy)
    ids = own_id, _relation_id(parts, workbook, behind), added_id
    return _list_sheet(parts, workbook, title, ids)


def _relation_id(parts: Parts, workbook: str, title: str) -> str:
    for tag in re.findall(r"<(?:\w+:)?sheet\b[^>]*>", parts.text(workbook)):
        named = attributes(tag)
        if named.get("name") == escape(title, {'"': "&quot;"}):
            return next(v for k, v in named.items() if k.rpartition(":")[2] == "id" and ":" in k)
    raise KeyError(title)


def _copied_part(parts: Parts, path: str) -> str:
    copy = parts.copy(path)
    if relations_path(path) in parts:
        text = parts.text(relations_path(path))
        parts.put(relations_path(copy), text)
        for relation in list(parts.relations(copy)):
            kind = relation.kind.rpartition("/")[2]
            if relation.is_inside and relation.path in parts and kind in _COPIED:
                parts.redirect(copy, relation, _copied_part(parts, relation.path))
    return copy


def _list_sheet(parts: Parts, workbook: str, title: str, ids: tuple[str, str, str]) -> str:
    """Name the copy in the workbook, with print area and heads of its own; ``ids`` are those of
    the copied sheet, of the one before the copy, and of the copy."""
    former, before, added = ids
    text = parts.text(workbook)
    tags = re.findall(r"<(?:\w+:)?sheet\b[^>]*>", text)
    named = [attributes(tag) for tag in tags]
    copied = next(n for n, one in enumerate(named) if former in one.values())
    place = next(n for n, one in enumerate(named) if before in one.values())
    name = _free_name(title, [one.get("name", "") for one in named])
    number = max(int(one.get("sheetId", 0)) for one in named) + 1
    tag = re.sub(r"""\ssheetId\s*=\s*("[^"]*"|'[^']*')""", f' sheetId="{number}"', tags[copied])
    tag = re.sub(r"""\sname\s*=\s*("[^"]*"|'[^']*')""", f" name={quoteattr(name)}", tag)
    tag = tag.replace(f'"{former}"', f'"{added}"').replace(f"'{former}'", f'"{added}"')
    text = text.replace(tags[place], tags[place] + tag)
    parts.put(workbook, _with_names(text, (title, name), copied, place + 1))
    return name


def _with_names(text: str, titles: tuple[str, str], copied: int, added: int) -> str:
    """Names that belong to one worksheet count worksheets from 0: those of the ``copied`` one are
    there a second time, for the ``added`` one."""
    pattern = r"<(?:\w+:)?definedName\b[^>]*>[^<]*</(?:\w+:)?definedName>"

    def renamed(match: re.Match[str]) -> str:
        local = attributes(match[0]).get("localSheetId")
        if local is None:
            return match[0]
        goal = int(local) + (int(local) >= added)
        moved = _NUMBERED.sub(f'localSheetId="{goal}"', match[0])
        if int(local) != copied:
            return moved
        old, new = (escape(title.replace("'", "''")) for title in titles)
        copy = _NUMBERED.sub(f'localSheetId="{added}"', match[0])
        return moved + re.sub(rf"(?<![^\s>,])'?{re.escape(old)}'?!", f"'{new}'!", copy)

    text = re.sub(pattern, renamed, text)
    return re.sub(
        r'(<(?:\w+:)?workbookView\b[^>]*?\sactiveTab=")(\d+)(")',
        lambda m: f"{m[1]}{int(m[2]) + (int(m[2]) >= added)}{m[3]}",
        text,
    )


def _free_name(title: str, taken: list[str]) -> str:
    plain = re.sub(r"[（(]\d+[)）]$", "", title).strip() or title
    for number in range(2, 1_000):
        suffix = f"（{number}）"
        name = plain[: _MAX_NAME - len(suffix)] + suffix
        if escape(name, {'"': "&quot;"}) not in taken and name not in taken:
            return name
    raise KeyError(title)

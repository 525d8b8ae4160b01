"""What 法令上の根拠 may cite, looked up by the name of the affair: 別表, the table of the 主務省令.

The numbers stand in ``resources/scheme/legal_bases.toml`` and ``network_table.toml`` with their
source. Most of them were recalled: whoever shows a basis says whether it was read off a source.
"""

import functools
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any, Final, Literal, NamedTuple

from piadesk.scheme.tables import scheme_table
from piadesk.words import say

Use = Literal["number_use", "inquiry", "provision"]
"""For which the basis stands: 個人番号の利用 (or 移転), 情報照会, 情報提供."""

_WHOLE: Final = 100
"""More letters than a name has."""


class Basis(NamedTuple):
    """One citation of one affair."""

    affair: str
    use: Use
    text: str
    is_verified: bool
    source: str
    """Where it was read; "" for what was recalled."""

    is_whole: bool = True
    """Whether its numbers are known; else the clerk writes them in."""


def bases(wanted: str, uses: tuple[Use, ...]) -> list[Basis]:
    """Those of the affairs that ``wanted`` names (any of its words, or the name of an affair that
    holds one), the best fitting first; all for ""."""
    sought = _folded(wanted)
    ranked = [(_fit(affair, sought), affair) for affair in _affairs()]
    fitting = [pair for pair in ranked if pair[0] > 0 or not sought]
    fitting.sort(key=lambda pair: -pair[0])
    return [basis for _, affair in fitting for basis in _bases_of(affair) if basis.use in uses]


def edition() -> str:
    """Of which day the tables are, in words."""
    return str(_data("legal_bases")["edition"])


def _bases_of(affair: Mapping[str, Any]) -> Iterator[Basis]:
    law = affair["law"]
    blank = say("legal_bases.blank")
    if articles := affair.get("articles"):
        yield _basis(affair, "number_use", "articles", "\n".join(f"・{line}" for line in articles))
    elif law:
        number = affair["annex"]
        text = say("legal_bases.annex", number=number or blank, law=law, law_number=_number_of(law))
        yield _basis(affair, "number_use", "annex", text, is_whole=bool(number))
    if law and not articles:
        numbers = "、".join(_inquiries(affair["about"]))
        text = say("legal_bases.inquiry", numbers=numbers or blank)
        yield _basis(affair, "inquiry", "inquiry", text, is_whole=bool(numbers))
    if given := affair["gives"]:
        listed = _listed(given)
        key = "legal_bases.provision_listed" if listed else "legal_bases.provision"
        yield _basis(affair, "provision", "provision", say(key, given=given, numbers=listed))


def _basis(
    affair: Mapping[str, Any], use: Use, part: str, text: str, *, is_whole: bool = True
) -> Basis:
    is_verified = part in affair.get("verified", ())
    source = affair.get("source", "") if is_verified else ""
    return Basis(affair["name"], use, text, is_verified, source, is_whole)


def _listed(information: str) -> str:
    """The items of the table under which that information is provided; "" where none is known."""
    lists = _data("network_table")["list"]
    return next((str(one["new"]) for one in lists if one["about"] == information), "")


def _inquiries(about: str) -> list[str]:
    """The items of the table by which an affair asks for information."""
    items = _data("network_table")["item"]
    return [item["new"] for item in items if about and about in item["about"]]


def _number_of(law: str) -> str:
    """``（昭和46年法律第73号）``; "" where it is not known."""
    year, number = _data("laws")["numbers"].get(law, ("", 0))
    return say("legal_bases.law_number", year=year, number=number) if year else ""


def _fit(affair: Mapping[str, Any], sought: str) -> int:
    """How well an affair's names fit what is sought: 0 for not at all; a name that stands in it is
    more than one in which it stands."""
    names = [affair["name"], affair["law"], affair["about"], *affair["words"]]
    kernels = [_kernel(_folded(name)) for name in names if name]
    inside = [_WHOLE + len(name) for name in kernels if sought and name in sought]
    around = [_WHOLE - len(name) for name in kernels if sought and sought in name]
    return max([*inside, *around], default=0)


def _kernel(name: str) -> str:
    return name.removesuffix("に関する事務")


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def _affairs() -> list[dict[str, Any]]:
    affairs: list[dict[str, Any]] = _data("legal_bases")["affair"]
    return affairs


@functools.cache
def _data(name: str) -> dict[str, Any]:
    return scheme_table(name)

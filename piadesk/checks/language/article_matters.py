"""Check of articles by what they are cited for: 番号法第14条に基づく本人確認 is by 第16条."""

import functools
import re
import unicodedata
from collections.abc import Iterator
from typing import Final, NamedTuple

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.registry import text_rule
from piadesk.checks.wording import texts_of_now
from piadesk.scheme.tables import scheme_table
from piadesk.sheets.walk import Visit

_ARTICLE: Final = r"第([0-9]{1,3}条(?:の[0-9]{1,2}){0,2})"
_FOR: Final = (
    r"(?:第[0-9]{1,2}[項号]){0,2}(?:[(][^()]{0,30}[)])?(?:の規定)?"
    r"(?:に基づ[くき]|に基づいて|による|により|に規定する|に規定された|に定める|で定める|に係る)、?"
)
_ANY_ARTICLE: Final = re.compile(_ARTICLE)
_ENDS: Final = re.compile(r"[。\n]")


class _Law(NamedTuple):
    name: str
    cited: re.Pattern[str]
    """The law, one article of it, and the words up to what it is cited for."""

    matters: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]


@text_rule(article_of_other_matter=Severity.HINT)
def article_matters(case: Case, visit: Visit) -> Iterator[Finding]:
    """An article cited for what another one is about: asked.

    Source: the laws (``resources/scheme/article_matters.toml``).
    """
    for text in texts_of_now(case, visit):
        if "条" not in text or "第" not in text:
            continue
        folded = re.sub(r"[^\S\n]", "", unicodedata.normalize("NFKC", text))
        for sentence in _ENDS.split(folded):
            if "条" in sentence:
                yield from _misfits(visit, sentence)


def _misfits(visit: Visit, sentence: str) -> Iterator[Finding]:
    for law in _laws():
        for match in law.cited.finditer(sentence):
            articles = _ANY_ARTICLE.findall(sentence)
            for matter, right in law.matters:
                subject = matter.match(sentence, match.end())
                if subject and not set(articles) & set(right):
                    cited = f"{law.name}第{match[1]}"
                    yield finding(
                        "article_of_other_matter",
                        visit.address,
                        found=cited,
                        matter=subject[0],
                        right=f"第{right[0]}",
                    )


@functools.cache
def _laws() -> tuple[_Law, ...]:
    return tuple(
        _Law(
            row["name"],
            re.compile(rf"(?:{row['law']})(?:[(][^()]{{0,60}}[)])?{_ARTICLE}{_FOR}"),
            tuple((re.compile(says), tuple(right)) for says, right in row["matters"]),
        )
        for row in scheme_table("article_matters")["law"]
    )

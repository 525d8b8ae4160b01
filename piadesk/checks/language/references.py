"""Checks of references: laws as they stood before, articles that no law has, items of the form."""

import datetime
import functools
import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.language.citations import Citation, cited
from piadesk.checks.language.slip_data import KEPT_TEXTS
from piadesk.checks.registry import text_rule
from piadesk.checks.wording import current_texts, texts_of_now
from piadesk.forms import definition as d
from piadesk.forms.roles import Role
from piadesk.sheets.walk import Visit
from piadesk.texts.stand_ins import plain

_NETWORK: Final = "情報提供ネットワーク"

_LAW: Final = "番号法"
"""The law that a basis of 個人番号の利用 or 情報連携 means where it names none."""

_MAY_CITE: Final = ("別表", "条", "号", "項", "省令", "委員会", "通知カード", "欄")
"""Texts without any of these need not be read."""

_CHAPTERS: Final = "ⅠⅡⅢⅣⅤⅥ"

_NARROW: Final = str.maketrans("０１２３４５６７８９．　", "0123456789. ")
"""Circled numbers stay what they are."""

_PLACED_ITEM: Final = re.compile(
    r"(?<![A-Za-z])([ⅠⅡⅢⅣⅤⅥ])[ .・‐－-]*([0-9]{1,2})[ .・‐－-]*([①-⑳]?)[ .・]*[「『]?"
    r"([一-龠ァ-ヶぁ-んー・、]{4,40})"
)
"""``Ⅱ２⑤本人への明示``: chapter, number, circled number, and the label behind them."""

_MIN_LABEL: Final = 4

_QUOTED_ITEM: Final = re.compile(r"「\s*(?:(\d{1,2})[.]\s*)?([①-⑳]?)\s*([^「」①-⑳]{5,40})」")


@text_rule(
    stale_annex=Severity.WARNING,
    stale_article=Severity.WARNING,
    stale_commission=Severity.WARNING,
    stale_network_order=Severity.WARNING,
    stale_card_order=Severity.WARNING,
    stale_notice_card=Severity.WARNING,
    stale_as_of=Severity.HINT,
    no_such_branch=Severity.WARNING,
    number_for_article=Severity.WARNING,
    citation_garbled=Severity.WARNING,
    clause_misfit=Severity.WARNING,
    column_misnamed=Severity.WARNING,
    order_number_wrong=Severity.WARNING,
    table_of_other_article=Severity.WARNING,
)
def citations_of_laws(case: Case, visit: Visit) -> Iterator[Finding]:
    """Laws cited as they stood before their amendments, articles that no law has, wrong names.

    Source: 番号法 as amended, and what else ``resources/scheme/citations.toml`` names.
    """
    about_network = _is_basis_of_network(case, visit)
    subject = _NETWORK if about_network else ""
    is_basis = about_network or visit.item.id == case.role(Role.NUMBER_USE_BASIS)
    in_log = case.is_in_log(visit.item)
    for text in texts_of_now(case, visit):
        for citation, words in _cited(case, text, subject, is_basis):
            if in_log and not citation.in_log:
                continue  # A row may well quote what was right in its time.
            shown, about, now = _short(words), citation.about, citation.now
            yield finding(citation.code, visit.address, found=shown, about=about, now=now)


@text_rule(item_misnumbered=Severity.HINT)
def item_references(case: Case, visit: Visit) -> Iterator[Finding]:
    """``「2. 特定個人情報ファイル名」`` where the form has that title under another number.

    Source: 様式の項目番号 (they differ between the forms, from which such texts are copied).
    """
    for text in current_texts(case, visit):
        if any(chapter in text for chapter in _CHAPTERS):
            yield from _placed(case, visit, text.translate(_NARROW))
        if "「" not in text:
            continue
        for number, circle, label in _QUOTED_ITEM.findall(text.translate(_NARROW)):
            meant = [one for one in case.item_numbers.get(plain(label), []) if any(one)]
            if (number or circle) and meant and not _is_one_of(number, circle, meant):
                yield finding(
                    "item_misnumbered",
                    visit.address,
                    found=_as_printed(number, circle, label),
                    meant=_as_printed(*meant[0], label),
                )


def _placed(case: Case, visit: Visit, text: str) -> Iterator[Finding]:
    """``Ⅱ２⑤本人への明示``, where the form has that label under another number alone."""
    for chapter, number, circle, words in _PLACED_ITEM.findall(text):
        behind = plain(words)
        known = _places_of_labels(case.form)
        label = next(
            (
                behind[:end]
                for end in range(len(behind), _MIN_LABEL - 1, -1)
                if behind[:end] in known
            ),
            "",
        )
        meant = known.get(label, [])
        if meant and not any(
            (chapter, number) == one[:2] and (not circle or circle == one[2]) for one in meant
        ):
            right = "".join(meant[0])
            yield finding(
                "item_misnumbered",
                visit.address,
                found=f"{chapter}{number}{circle}{label}",
                meant=f"{right}{label}",
            )


@functools.lru_cache(16)
def _places_of_labels(form: d.Form) -> dict[str, list[tuple[str, str, str]]]:
    """By plain label, every (``Ⅱ``, ``2``, ``⑤``) that the form prints before it."""
    places: dict[str, list[tuple[str, str, str]]] = {}
    for item in form.items:
        heads = [head for head in form.heads[item.id] if isinstance(head, d.Heading)]
        above = next(iter(heads), item)
        number = unicodedata.normalize("NFKC", above.number).rstrip(".")
        own = "" if above is item else item.number
        section = form.section_of[item.id].number
        if section and number.isdigit() and len(plain(item.label)) >= _MIN_LABEL:
            places.setdefault(plain(item.label), []).append((section, number, own))
    return places


def _cited(case: Case, text: str, subject: str, is_basis: bool) -> Iterator[tuple[Citation, str]]:
    if _may(text):
        yield from _all_cited(text, subject, _LAW if is_basis else "", case.published_on)


@functools.lru_cache(KEPT_TEXTS)
def _all_cited(
    text: str, subject: str, law: str, on: datetime.date | None
) -> tuple[tuple[Citation, str], ...]:
    return tuple(cited(text, subject, law, on))


def _is_basis_of_network(case: Case, visit: Visit) -> bool:
    """Whether the whole text says by which law the network is used."""
    if visit.item.id == case.role(Role.RECIPIENT_BASIS):
        return "network" in case.marked(Role.RECIPIENT_METHODS, visit.address.path)
    return visit.item.id == case.role(Role.INFO_LINK_BASIS)


def _may(text: str) -> bool:
    return any(words in text for words in _MAY_CITE)


def _is_one_of(number: str, circle: str, meant: list[tuple[str, str]]) -> bool:
    return any(
        (not number or number == one) and (not circle or circle == other) for one, other in meant
    )


def _as_printed(number: str, circle: str, label: str) -> str:
    return f"{number}．{circle}{label}" if number else circle + label


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:20]}…{text[-18:]}"

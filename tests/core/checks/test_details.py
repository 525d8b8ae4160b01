"""A choice against the prose beside it, on the sample of 様式4."""

import pytest

from piadesk.checks import check
from piadesk.forms import catalogue
from piadesk.sheets.sheet import Address
from tests.core.checks.sampled import sheet_of, shortened


@pytest.fixture
def found():
    form, sheet = catalogue.form("form4-r06"), shortened(sheet_of("form4-r06", {}))
    first = next(row.id for row in sheet.rows["file"])

    def codes(changes):
        for item, value in changes.items():
            path = () if not item.startswith("risk.") or item.startswith(OF_SHEET) else (first,)
            sheet.put(Address(path, item), value)
        told = (part for one in check(form, sheet) for part in one.parts or (one,))
        return {one.code for one in told} & CODES

    return codes


OF_SHEET = ("risk.audit", "risk.training", "risk.other")
CODES = {
    *("denied_but_described", "done_but_denied", "free_but_charged", "charged_but_free"),
    *("sufficient_without_measure", "strong_but_generic", "lacking_without_plan"),
}
RULE = "利用者は誓約書を提出し、課長が毎月確認する。"
FEE, AMOUNT = "disclosure.request.fee", "disclosure.request.fee.amount"
LOG, METHOD = "risk.use.unauthorized.use_log", "risk.use.unauthorized.use_log.method"
COPY = "risk.use.copy.sufficiency"
MEASURE = "risk.use.copy.measures"

FAULTS = [
    ("denied_but_described", {LOG: "記録を残していない", METHOD: RULE}),
    ("denied_but_described", {
        "risk.provide.rule": "定めていない", "risk.provide.rule.detail": RULE
    }),
    ("denied_but_described", {
        "risk.entrust.erasure_rule": "定めていない", "risk.entrust.erasure_rule.detail": RULE
    }),
    ("done_but_denied", {LOG: "記録を残している", METHOD: "記録を残していない。"}),
    ("done_but_denied", {
        "risk.audit.self": "十分に行っている", "risk.audit.self.method": "未実施"
    }),
    ("done_but_denied", {
        "risk.training.level": "特に力を入れて行っている", "risk.training.method": "実施していない"
    }),
    ("free_but_charged", {FEE: "無料", AMOUNT: "1件につき300円（窓口で納付）"}),
    ("free_but_charged", {FEE: "無料", AMOUNT: "写し１枚１０円"}),
    ("charged_but_free", {FEE: "有料", AMOUNT: "手数料は無料とする。"}),
    ("sufficient_without_measure", {
        LOG: "記録を残していない", METHOD: None, "risk.use.unauthorized.sufficiency": "十分である"
    }),
    ("strong_but_generic", {COPY: "特に力を入れている", MEASURE: "適切に行う。"}),
    ("strong_but_generic", {COPY: "特に力を入れている", MEASURE: "厳重に管理している"}),
    ("lacking_without_plan", {COPY: "課題が残されている", MEASURE: "複製は禁止している。"}),
]  # fmt: skip


@pytest.mark.parametrize(("code", "changes"), FAULTS)
def test_a_choice_that_its_prose_contradicts_is_found(found, code, changes):
    assert code in found(changes)


NEIGHBOURS = [
    {},
    {LOG: "記録を残していない", METHOD: "端末で照会できないため、対象外である。",
     "risk.use.unauthorized.sufficiency": None},
    {LOG: "記録を残していない", METHOD: "令和8年度に導入する予定である。",
     "risk.use.unauthorized.sufficiency": "課題が残されている"},
    {"risk.storage.leak.dead": "保管していない", "risk.storage.leak.dead.method": None},
    {FEE: "無料", AMOUNT: "無料（写しの郵送料110円は請求者の負担）"},
    {FEE: "有料", AMOUNT: "1件につき300円。閲覧は無料"},
    {COPY: "特に力を入れている", MEASURE: "端末への複製を禁じ、媒体の接続を機器で制限している。"},
    {COPY: "課題が残されている", MEASURE: "令和8年度に媒体の制限を導入する予定である。"},
    {COPY: "十分である", MEASURE: "適切に行う。"},
]  # fmt: skip


@pytest.mark.parametrize("changes", NEIGHBOURS)
def test_a_valid_neighbour_stays_quiet(found, changes):
    assert found(changes) == set()

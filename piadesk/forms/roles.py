"""The roles that items play: what rules and papers need of a form, whatever it calls the item.

A form file says under ``[roles]`` which of its items plays which role. A rule asks for the role and
for the key of a 選択肢, never for an item id or an official text; where a form lacks the role, the
rule has nothing to say.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Role(StrEnum):
    """Every role, by its name in the form files, with what plays it."""

    TITLE = "title"
    """評価書名: the answer that names a sheet; a constant where all sheets bear one name."""
    AUTHOR = "author"
    """評価実施機関名: whose sheet it is."""
    PUBLISHED_ON = "published_on"
    """公表日: every publication has its own."""
    APPROVED_ON = "approved_on"
    """承認日 of the 委員会 (様式4, 行政機関等 alone)."""
    DECLARATION = "declaration"
    """個人のプライバシー等の権利利益の保護の宣言."""
    AFFAIR = "affair"
    """事務の名称."""
    INFO_LINK = "info_link"
    """情報連携の実施の有無."""
    INFO_LINK_BASIS = "info_link_basis"
    """情報連携: 法令上の根拠."""

    THRESHOLD_SIZE = "threshold_size"
    """対象人数 of the しきい値判断; its 選択肢 are ranges (`piadesk.forms.choices.lower_bound`)."""
    THRESHOLD_HANDLERS = "threshold_handlers"
    """取扱者数 of the しきい値判断."""
    THRESHOLD_ACCIDENT = "threshold_accident"
    """重大事故 of the しきい値判断."""
    THRESHOLD_RESULT = "threshold_result"
    """しきい値判断結果, as it follows from the three."""
    REPORT_KIND = "report_kind"
    """提出する特定個人情報保護評価書の種類."""

    AFFAIR_SIZE = "affair_size"
    """対象人数 as 様式3 and 様式4 repeat it from the 基礎項目評価書."""
    ASSESSED_ON = "assessed_on"
    """実施日 of the 基礎項目評価."""
    ASSESSED_RESULT = "assessed_result"
    """しきい値判断結果 as 様式3 and 様式4 repeat it."""
    HEARING_PERIOD = "hearing_period"
    """意見の聴取: 実施日・期間."""
    HEARING_SHORTENED_REASON = "hearing_shortened_reason"
    """意見の聴取: 期間を短縮する特段の理由."""
    REVIEW_HELD_ON = "review_held_on"
    """第三者点検: 実施日."""
    APPROVAL_SUBMITTED_ON = "approval_submitted_on"
    """個人情報保護委員会の承認: 提出日."""

    SYSTEMS = "systems"
    """The repeat システムn."""
    FILES = "files"
    """The repeat of the 特定個人情報ファイル."""
    FILE_NAMES = "file_names"
    """The list of all 特定個人情報ファイル名."""
    FILE_NAME = "file_name"
    """特定個人情報ファイル名 of one file."""
    FILE_SUBJECTS = "file_subjects"
    """対象となる本人の数 of a file; its 選択肢 are ranges."""
    FILE_FIELDS = "file_fields"
    """記録される項目: how many; its 選択肢 are ranges."""
    RECORD_ITEMS = "record_items"
    """The attachment 特定個人情報ファイル記録項目."""
    HELD_SINCE = "held_since"
    """保有開始日 of a file."""
    USED_SINCE = "used_since"
    """使用開始日 of a file."""
    ACQUIRING_METHODS = "acquiring_methods"
    """入手方法 of a file."""
    ENTRUSTING = "entrusting"
    """委託の有無 of a file."""
    CONTRACTS = "contracts"
    """The repeat 委託事項n."""
    CONTRACT_RANGE = "contract_range"
    """取扱いを委託する特定個人情報ファイルの範囲."""
    CONTRACT_SUBJECTS = "contract_subjects"
    """対象となる本人の数 of a 委託事項; its 選択肢 are ranges."""
    SUBCONTRACTING = "subcontracting"
    """再委託の有無 of a 委託事項."""
    PROVIDING = "providing"
    """提供・移転の有無 of a file."""
    RECIPIENTS = "recipients"
    """The repeat 提供先n."""
    RECIPIENT_BASIS = "recipient_basis"
    """法令上の根拠 of a 提供先."""
    RECIPIENT_SUBJECTS = "recipient_subjects"
    """対象となる本人の数 of a 提供先; its 選択肢 are ranges."""
    RECIPIENT_METHODS = "recipient_methods"
    """提供方法."""
    TRANSFEREES = "transferees"
    """The repeat 移転先n."""
    TRANSFEREE_BASIS = "transferee_basis"
    """法令上の根拠 of a 移転先."""
    TRANSFEREE_SUBJECTS = "transferee_subjects"
    """対象となる本人の数 of a 移転先; its 選択肢 are ranges."""

    RISK_ACQUIRING = "risk_acquiring"
    """目的外の入手が行われるリスクへの対策は十分か."""
    RISK_LINKAGE = "risk_linkage"
    """目的を超えた紐付け … が行われるリスクへの対策は十分か."""
    RISK_UNAUTHORIZED = "risk_unauthorized"
    """権限のない者によって不正に使用されるリスクへの対策は十分か."""
    RISK_ENTRUSTING = "risk_entrusting"
    """委託先における不正な使用等のリスクへの対策は十分か."""
    RISK_PROVIDING = "risk_providing"
    """不正な提供・移転が行われるリスクへの対策は十分か."""
    RISK_NETWORK_ACQUIRING = "risk_network_acquiring"
    """情報提供ネットワークシステム: 目的外の入手が行われるリスクへの対策は十分か."""
    RISK_NETWORK_PROVIDING = "risk_network_providing"
    """情報提供ネットワークシステム: 不正な提供が行われるリスクへの対策は十分か."""
    RISK_STORAGE = "risk_storage"
    """漏えい・滅失・毀損リスクへの対策は十分か."""
    NOT_ENTRUSTING = "not_entrusting"
    """リスク対策: the ○ of 委託しない."""
    SUBCONTRACTOR_EFFORT = "subcontractor_effort"
    """再委託先による特定個人情報ファイルの適切な取扱いの確保."""
    NOT_PROVIDING = "not_providing"
    """リスク対策: the ○ of 提供・移転しない."""
    NOT_ACQUIRING_BY_NETWORK = "not_acquiring_by_network"
    """リスク対策: the ○ of 接続しない（入手）."""
    NOT_PROVIDING_BY_NETWORK = "not_providing_by_network"
    """リスク対策: the ○ of 接続しない（提供）."""
    AUDIT_KINDS = "audit_kinds"
    """監査の実施の有無: which audits bear ○."""
    TRAINING = "training"
    """従業者に対する教育・啓発."""
    PRIORITY_EXEMPT = "priority_exempt"
    """The ○ of 全項目評価又は重点項目評価を実施する."""
    PRIORITY_MEASURE = "priority_measure"
    """最も優先度が高いと考えられる対策; the key of each 選択肢 is the role that it repeats."""
    PRIORITY_SUFFICIENCY = "priority_sufficiency"
    """当該対策は十分か【再掲】."""

    LOG = "log"
    """The repeat 変更箇所. A form without it has no revision: no diff, no proposals of changes."""
    LOG_DATE = "log_date"
    """変更日."""
    LOG_ITEM = "log_item"
    """項目."""
    LOG_BEFORE = "log_before"
    """変更前の記載."""
    LOG_AFTER = "log_after"
    """変更後の記載."""
    LOG_TIMING = "log_timing"
    """提出時期."""
    LOG_EXPLANATION = "log_explanation"
    """提出時期に係る説明."""


REQUIRED: Final = (Role.TITLE, Role.AUTHOR)
"""What every form must have: without them a sheet has no name in lists and no author on paper."""

LOG_COLUMNS: Final = (
    Role.LOG_DATE,
    Role.LOG_ITEM,
    Role.LOG_BEFORE,
    Role.LOG_AFTER,
    Role.LOG_TIMING,
    Role.LOG_EXPLANATION,
)


@dataclass(frozen=True)
class LogItems:
    """変更箇所 by item id, as one form calls it: the repeat, and the columns of its rows."""

    rows: str
    date: str
    item: str
    before: str
    after: str
    timing: str
    explanation: str


TOGETHER: Final = (
    (Role.LOG, *LOG_COLUMNS),
    (
        Role.THRESHOLD_SIZE,
        Role.THRESHOLD_HANDLERS,
        Role.THRESHOLD_ACCIDENT,
        Role.THRESHOLD_RESULT,
    ),
    (Role.FILES, Role.FILE_NAME),
    (Role.PRIORITY_MEASURE, Role.PRIORITY_SUFFICIENCY),
)
"""Roles of which a form has all or none: a rule that needs one of them needs the others."""

_TEXTS: Final = ("text", "long_text")

_PLAYED_BY: Final[Mapping[tuple[str, ...], tuple[Role, ...]]] = {
    ("date",): (
        Role.PUBLISHED_ON,
        Role.APPROVED_ON,
        Role.ASSESSED_ON,
        Role.REVIEW_HELD_ON,
        Role.APPROVAL_SUBMITTED_ON,
        Role.HELD_SINCE,
        Role.USED_SINCE,
        Role.LOG_DATE,
    ),
    _TEXTS: (
        Role.TITLE,
        Role.AUTHOR,
        Role.DECLARATION,
        Role.AFFAIR,
        Role.INFO_LINK_BASIS,
        Role.HEARING_PERIOD,
        Role.HEARING_SHORTENED_REASON,
        Role.FILE_NAMES,
        Role.FILE_NAME,
        Role.RECORD_ITEMS,
        Role.RECIPIENT_BASIS,
        Role.TRANSFEREE_BASIS,
        Role.LOG_ITEM,
        Role.LOG_BEFORE,
        Role.LOG_AFTER,
        Role.LOG_EXPLANATION,
    ),
    ("repeat",): (
        Role.SYSTEMS,
        Role.FILES,
        Role.CONTRACTS,
        Role.RECIPIENTS,
        Role.TRANSFEREES,
        Role.LOG,
    ),
    ("marks",): (
        Role.ACQUIRING_METHODS,
        Role.PROVIDING,
        Role.RECIPIENT_METHODS,
        Role.AUDIT_KINDS,
    ),
    ("mark",): (
        Role.NOT_ENTRUSTING,
        Role.NOT_PROVIDING,
        Role.NOT_ACQUIRING_BY_NETWORK,
        Role.NOT_PROVIDING_BY_NETWORK,
        Role.PRIORITY_EXEMPT,
    ),
    ("computed",): (Role.THRESHOLD_RESULT,),
    (*_TEXTS, "constant"): (Role.TITLE,),
}

KINDS: Final = {role: kinds for kinds, roles in _PLAYED_BY.items() for role in roles}
"""The kinds of item that may play a role; one that is not named here is played by a choice."""

KEYS: Final[Mapping[Role, tuple[str, ...]]] = {
    Role.INFO_LINK: ("yes", "no"),
    Role.THRESHOLD_HANDLERS: ("over", "under"),
    Role.THRESHOLD_ACCIDENT: ("occurred", "none"),
    Role.THRESHOLD_RESULT: ("none", "basic", "main_points", "all_items"),
    Role.REPORT_KIND: ("basic", "main_points", "all_items"),
    Role.ACQUIRING_METHODS: ("network",),
    Role.ENTRUSTING: ("yes", "no"),
    Role.CONTRACT_RANGE: ("whole",),
    Role.SUBCONTRACTING: ("yes", "no"),
    Role.PROVIDING: ("neither",),
    Role.RECIPIENT_METHODS: ("network",),
    Role.SUBCONTRACTOR_EFFORT: ("no_subcontracting",),
    Role.LOG_TIMING: ("before", "after"),
}
"""The keys of 選択肢 that rules ask for by name; the item that plays the role must have them."""

RANGES: Final = (
    Role.THRESHOLD_SIZE,
    Role.AFFAIR_SIZE,
    Role.FILE_SUBJECTS,
    Role.FILE_FIELDS,
    Role.CONTRACT_SUBJECTS,
    Role.RECIPIENT_SUBJECTS,
    Role.TRANSFEREE_SUBJECTS,
)
"""Roles whose 選択肢 are ranges, each keyed by its lower bound: ``from_0``, ``from_1000`` …"""

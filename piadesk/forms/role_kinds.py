"""Which kinds of item play which role, which keys of 選択肢 they have, which roles go together, and
which are played inside the entries of which repeat."""

from collections.abc import Mapping
from typing import Final

from piadesk.forms.roles import LOG_COLUMNS, OTHER_RISKS, REGISTER_COLUMNS, Role

TOGETHER: Final = (
    (Role.LOG, *LOG_COLUMNS),
    (
        Role.THRESHOLD_SIZE,
        Role.THRESHOLD_HANDLERS,
        Role.THRESHOLD_ACCIDENT,
        Role.THRESHOLD_RESULT,
    ),
    (Role.FILES, Role.FILE_NAME),
    (Role.SYSTEMS, Role.SYSTEM_NAME),
    (Role.PRIORITY_MEASURE, Role.PRIORITY_SUFFICIENCY),
    (Role.REGISTER, *REGISTER_COLUMNS),
)
"""Roles of which a form has all or none: a rule that needs one of them needs the others."""

ENTRY_ROLES: Final[Mapping[Role, tuple[Role, ...]]] = {
    Role.LOG: LOG_COLUMNS,
    Role.REGISTER: REGISTER_COLUMNS,
    Role.SYSTEMS: (Role.SYSTEM_NAME, Role.SYSTEM_CONNECTIONS),
    Role.FILES: (
        Role.FILE_NAME,
        Role.FILE_SUBJECTS,
        Role.FILE_FIELDS,
        Role.RECORD_KINDS,
        Role.RECORD_KINDS_REASON,
        Role.HELD_SINCE,
        Role.USED_SINCE,
        Role.FILE_DEPARTMENT,
        Role.USER_DEPARTMENTS,
        Role.USER_COUNT,
        Role.SOURCES,
        Role.PURPOSE,
        Role.USES,
        Role.STORAGE_PERIOD,
        Role.STORAGE_PERIOD_REASON,
        Role.ACQUIRING_METHODS,
        Role.ACQUIRING_TIMING,
        Role.ENTRUSTING,
        Role.CONTRACTS,
        Role.PROVIDING,
        Role.RECIPIENTS,
        Role.TRANSFEREES,
        Role.SUBCONTRACTOR_EFFORT,
        Role.GOVERNMENT_STANDARDS,
        Role.PAST_ACCIDENT,
        *OTHER_RISKS,
    ),
    Role.CONTRACTS: (
        Role.CONTRACT_NAME,
        Role.CONTRACTOR,
        Role.CONTRACT_CONTENT,
        Role.CONTRACT_RANGE,
        Role.CONTRACT_SUBJECTS,
        Role.CONTRACT_HANDLERS,
        Role.CONTRACT_METHODS,
        Role.SUBCONTRACTING,
    ),
    Role.RECIPIENTS: (
        Role.RECIPIENT_NAME,
        Role.RECIPIENT_BASIS,
        Role.RECIPIENT_SUBJECTS,
        Role.RECIPIENT_METHODS,
        Role.RECIPIENT_TIMING,
    ),
    Role.TRANSFEREES: (
        Role.TRANSFEREE_NAME,
        Role.TRANSFEREE_BASIS,
        Role.TRANSFEREE_SUBJECTS,
        Role.TRANSFEREE_METHODS,
        Role.TRANSFEREE_TIMING,
    ),
}
"""Roles that are played inside the entries of another; the rest stand at the top of the sheet."""

EVERYWHERE: Final = (
    Role.NOT_ENTRUSTING,
    Role.NOT_PROVIDING,
    Role.NOT_ACQUIRING_BY_NETWORK,
    Role.NOT_PROVIDING_BY_NETWORK,
    Role.RISK_NETWORK_ACQUIRING,
    Role.RISK_NETWORK_PROVIDING,
    Role.AUDIT_KINDS,
    Role.TRAINING,
)
"""Roles that are played once on a sheet (様式2) or once for each file (様式3 and 様式4)."""

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
        Role.REGISTER_HELD_ON,
        Role.REGISTER_PUBLISHED_ON,
        Role.REGISTER_REVIEW_PLANNED,
    ),
    _TEXTS: (
        Role.TITLE,
        Role.AUTHOR,
        Role.DECLARATION,
        Role.AFFAIR,
        Role.SPECIAL_NOTES,
        Role.AFFAIR_CONTENT,
        Role.NUMBER_USE_BASIS,
        Role.INFO_LINK_BASIS,
        Role.HEARING_METHOD,
        Role.HEARING_PERIOD,
        Role.HEARING_SHORTENED_REASON,
        Role.FILE_NAMES,
        Role.FILE_NAME,
        Role.RECORD_ITEMS,
        *OTHER_RISKS,
        Role.CONTRACT_NAME,
        Role.CONTRACTOR,
        Role.CONTRACT_CONTENT,
        Role.RECIPIENT_NAME,
        Role.RECIPIENT_BASIS,
        Role.TRANSFEREE_NAME,
        Role.TRANSFEREE_BASIS,
        Role.ACQUIRING_TIMING,
        Role.RECIPIENT_TIMING,
        Role.TRANSFEREE_TIMING,
        Role.NUMBER,
        Role.DEPARTMENT,
        Role.DEPARTMENT_HEAD,
        Role.REQUEST_OFFICE,
        Role.CONTACT_OFFICE,
        Role.REQUEST_METHOD,
        Role.CONTACT_RESPONSE,
        Role.FILE_REGISTER_NAME,
        Role.NOT_IN_FILE_REGISTER,
        Role.APPROVAL_EXAMINATION,
        Role.HEARING_OPINIONS,
        Role.HEARING_REFLECTION,
        Role.PRIORITY_REASON,
        Role.SYSTEM_NAME,
        Role.SYSTEM_NAMES,
        Role.RECORD_KINDS_REASON,
        Role.FILE_DEPARTMENT,
        Role.USER_DEPARTMENTS,
        Role.PURPOSE,
        Role.USES,
        Role.STORAGE_PERIOD_REASON,
        Role.REVIEW_METHOD,
        Role.REVIEW_RESULT,
        Role.LOG_ITEM,
        Role.LOG_BEFORE,
        Role.LOG_AFTER,
        Role.LOG_EXPLANATION,
        Role.REGISTER_NUMBER,
        Role.REGISTER_AFFAIR,
        Role.REGISTER_DEPARTMENT,
    ),
    ("repeat",): (
        Role.SYSTEMS,
        Role.FILES,
        Role.CONTRACTS,
        Role.RECIPIENTS,
        Role.TRANSFEREES,
        Role.LOG,
        Role.REGISTER,
    ),
    ("marks",): (
        Role.ACQUIRING_METHODS,
        Role.PROVIDING,
        Role.RECIPIENT_METHODS,
        Role.CONTRACT_METHODS,
        Role.TRANSFEREE_METHODS,
        Role.SYSTEM_CONNECTIONS,
        Role.RECORD_KINDS,
        Role.SOURCES,
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
    Role.REGISTER_KIND: ("basic", "main_points", "all_items"),
    Role.ACQUIRING_METHODS: ("network",),
    Role.ENTRUSTING: ("yes", "no"),
    Role.CONTRACT_RANGE: ("whole",),
    Role.SUBCONTRACTING: ("yes", "no"),
    Role.PROVIDING: ("neither",),
    Role.RECIPIENT_METHODS: ("network",),
    Role.SUBCONTRACTOR_EFFORT: ("no_subcontracting",),
    Role.RECORD_KINDS: ("number", "number_code"),
    Role.GOVERNMENT_STANDARDS: ("not_government",),
    Role.PAST_ACCIDENT: ("occurred", "none"),
    Role.LOG_TIMING: ("before", "after"),
}
"""The keys of 選択肢 that rules ask for by name; the item that plays the role must have them."""

_LEVELS: Final = ("none", "basic", "main_points", "all_items")

ONLY_KEYS: Final[Mapping[Role, tuple[str, ...]]] = {
    Role.THRESHOLD_RESULT: _LEVELS,
    Role.ASSESSED_RESULT: _LEVELS,
    Role.REPORT_KIND: _LEVELS,
}
"""Roles whose 選択肢 are weighed against each other: rules know no other step of the scale."""

RANGES: Final = (
    Role.THRESHOLD_SIZE,
    Role.AFFAIR_SIZE,
    Role.FILE_SUBJECTS,
    Role.FILE_FIELDS,
    Role.CONTRACT_SUBJECTS,
    Role.RECIPIENT_SUBJECTS,
    Role.TRANSFEREE_SUBJECTS,
    Role.USER_COUNT,
    Role.CONTRACT_HANDLERS,
)
"""Roles whose 選択肢 are ranges, each keyed by its lower bound: ``from_0``, ``from_1000`` …"""

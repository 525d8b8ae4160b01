"""How grave a finding is."""

from enum import StrEnum


class Severity(StrEnum):
    """How grave a finding is, the gravest first."""

    ERROR = "error"
    """The sheet contradicts itself or the form, or a required answer is missing (誤り)."""

    WARNING = "warning"
    """Very likely a fault (要確認)."""

    HINT = "hint"
    """Worth a look (参考)."""

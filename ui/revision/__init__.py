"""The window of the yearly revision: 公表版, 変更箇所 proposed, 新旧対照表, 様式改正, 回議."""

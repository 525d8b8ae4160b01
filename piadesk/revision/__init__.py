"""From the last 公表版 to the next: what changed, its rows of 変更箇所, 新旧対照表, 様式改正."""

"""自庁ひな形: sheets and parts of them kept to begin others with."""

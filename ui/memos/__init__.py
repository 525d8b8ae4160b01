"""付箋 and 根拠メモ in the window: put on an item, listed, printed."""

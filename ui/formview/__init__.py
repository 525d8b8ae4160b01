"""様式ビュー: all answers in the look of the form, on one scrolling page beside the wizard."""

"""Japanese text compared: folded, alike, named entries found in it, words that stand for a text."""

"""A sheet (評価書) in memory: its answers, the walk through it, edits, positions of items."""

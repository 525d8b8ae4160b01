"""What the menus of the window hold: one file a menu, its entries as data.

A new entry is one `Command` and the function that it runs, ``[action]`` in the words, and nothing
in the window itself.
"""

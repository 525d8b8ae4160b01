"""Layout: boxes and texts turned into lines, widths and heights in points (割付け).

``parts`` turns the boxes of a sheet into parts of paper, with ``cover``, ``rows``, ``tables`` and
``answers``; ``texts`` and ``columns`` make cells of texts, ``lines`` breaks them. ``model`` says
what a part, a row and a cell are.
"""

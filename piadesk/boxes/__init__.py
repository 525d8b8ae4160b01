"""Boxes before lines: what stands where on paper, worked out once for all who show a sheet.

``model`` says what boxes there are; ``sections`` goes through form and sheet and makes them, with
``rows`` for what a section holds and ``answers`` for what an answer looks like.
"""

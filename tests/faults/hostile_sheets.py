"""A sheet whose every answer is the same hostile words, entries in each repeat among them."""

from piadesk.forms import definition as d
from piadesk.sheets.sheet import new_entry, new_sheet


def hostile_sheet(form, words):
    """On ``form``: two entries in every repeat, ``words`` wherever a text, choice or day stands."""
    sheet = new_sheet(form)
    _fill(form, sheet, "", words)
    return sheet


def _fill(form, block, parent, words):
    for item in form.children(parent):
        if isinstance(item, d.Repeat):
            block.rows[item.id] = [new_entry(), new_entry()]
            for entry in block.rows[item.id]:
                _fill(form, entry, item.id, words)
        elif isinstance(item, d.Answer):
            block.answers[item.id] = _value(item, words)


def _value(item, words):
    if isinstance(item, d.Mark):
        return True
    if isinstance(item, d.Marks):
        return {"marked": [words], "texts": {words: words}}
    if isinstance(item, d.Picture):
        return [{"name": words, "media_type": words, "data": "AAAA", "width": 1, "height": 1}]
    return words

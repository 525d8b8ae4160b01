"""The official forms (様式) as data: kinds of item, model, catalogue, guidance."""

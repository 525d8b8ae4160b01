"""A form is checked once; what is kept of it is built again to the same form."""

import json
import typing
from dataclasses import asdict
from decimal import Decimal

import pytest

from piadesk.forms import building, catalogue, definition
from piadesk.forms.building import build_form
from piadesk.forms.items import item_classes
from piadesk.forms.part import Part
from piadesk.forms.written import values, written


@pytest.mark.parametrize("form_id", catalogue.form_ids())
def test_what_is_kept_is_built_to_the_same_form(form_id):
    form = catalogue.form(form_id)
    again = build_form(json.loads(json.dumps(values(form))))
    assert asdict(again) == asdict(form)
    assert written(again) == written(form)


def test_the_builder_knows_every_field_that_json_has_no_shape_for():
    for part in (definition.Form, definition.Section, *item_classes().values(), definition.Option):
        for name, hint in typing.get_type_hints(part).items():
            of = set(typing.get_args(hint))
            if Decimal in of:
                assert name in building.DECIMALS, f"{part.__name__}.{name} comes back as words"
            if any(isinstance(one, type) and issubclass(one, Part) for one in of):
                assert name in building.NESTED, f"{part.__name__}.{name} comes back as a table"


def test_a_form_cannot_be_changed():
    with pytest.raises(AttributeError):
        catalogue.form("form2-r06").items[0].label = "別の名前"

"""A form is checked once; what is kept of it is built again to the same form."""

import json
from dataclasses import asdict

import pytest

from piadesk.forms import catalogue
from piadesk.forms.building import build_form
from piadesk.forms.written import values, written


@pytest.mark.parametrize("form_id", catalogue.form_ids())
def test_what_is_kept_is_built_to_the_same_form(form_id):
    form = catalogue.form(form_id)
    again = build_form(json.loads(json.dumps(values(form))))
    assert asdict(again) == asdict(form)
    assert written(again) == written(form)


def test_a_form_cannot_be_changed():
    with pytest.raises(AttributeError):
        catalogue.form("form2-r06").items[0].label = "別の名前"

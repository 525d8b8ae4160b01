"""The registry of kinds is complete, or says what lacks."""

import pytest

from piadesk.forms.items import item_classes
from piadesk.kinds import KINDS, LackingKindError, require_every_kind
from piadesk.kinds.kind import Kind
from piadesk.kinds.registry import require_every_face
from piadesk.kinds.text import TextKind


def test_every_kind_of_item_has_its_kind():
    assert set(item_classes()) == set(KINDS)


def test_a_kind_that_a_table_lacks_is_named():
    table = {name: kind for name, kind in KINDS.items() if name != "date"}
    with pytest.raises(LackingKindError, match="a part of the program lacks date"):
        require_every_kind("a part of the program", table)


def test_a_kind_that_no_form_can_hold_is_named():
    with pytest.raises(LackingKindError, match="no kind of item: telephone"):
        require_every_kind("a part of the program", {**KINDS, "telephone": TextKind()})


def test_kinds_that_a_table_does_without_must_not_stand_in_it():
    with pytest.raises(LackingKindError, match="band"):
        require_every_kind("the window", KINDS, without=("band",))


def test_a_face_that_is_a_word_and_lacks_is_named():
    half_built = half_built_kind(without="is_prose")()
    with pytest.raises(LackingKindError, match=r"HalfBuilt \(text\) lacks is_prose"):
        require_every_face({"text": half_built})


def test_a_face_that_is_a_method_and_lacks_is_named():
    with pytest.raises(TypeError, match=r"HalfBuilt.*quoted"):
        half_built_kind(without="quoted")()


def half_built_kind(without):
    faces = {name: face for name, face in vars(TextKind).items() if name != without}
    return type("HalfBuilt", (Kind,), faces)

"""Whatever the texts: renamed there and back they are the same; longer names are never touched."""

from copy import deepcopy

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from piadesk.acts.renaming import renaming
from piadesk.forms import catalogue
from piadesk.sheets.edits import Several, apply
from piadesk.sheets.sheet import Address, Entry, Sheet
from piadesk.texts.entry_names import bare_name, places_of, plain_name

FORM = catalogue.form("form4-r06")
TEXTS = [Address((), "basic.file_names"), Address((), "annex.record_items")]
NAME = Address(("a",), "file.name")

PARTS = ("宛名", "住民", "共通", "ファイル", "・", "、", "（旧）", "2", "カ", "ㇷ゚", "A")
NAMES = st.lists(st.sampled_from(PARTS), min_size=1, max_size=4).map("".join)
NAMES = NAMES.filter(lambda name: name.strip("、・") and bare_name(name) == name)
BETWEEN = st.sampled_from(("\n", "、", "\n１．", "\n（2）", " 3. ", "①", "【", "】", "は", " ", ""))


@st.composite
def sheets(draw):
    """A file ``a``, up to two others, and texts in which their names stand in every manner."""
    names = draw(st.lists(NAMES, min_size=1, max_size=3, unique_by=plain_name))
    words = st.lists(st.one_of(st.sampled_from(names), NAMES, BETWEEN), max_size=12)
    rows = [
        Entry(id=row_id, answers={NAME.item: name})
        for row_id, name in zip("abc", names, strict=False)
    ]
    texts = {at.item: "".join(draw(words)) for at in TEXTS}
    return Sheet(form=FORM.id, answers=texts, rows={"file": rows})


def rename(sheet, new):
    old = sheet.get(NAME)
    sheet.put(NAME, new)
    return apply(sheet, Several(renaming(FORM, sheet, NAME, old, new)))


@settings(max_examples=40)
@given(sheets(), NAMES)
def test_there_and_back_gives_the_same_texts(sheet, new):
    others = [row.answers[NAME.item] for row in sheet.rows["file"][1:]]
    assume(plain_name(new) not in map(plain_name, others))
    assume(not any(places_of(new, sheet.get(at) or "") for at in TEXTS))
    before = deepcopy(sheet)
    rename(sheet, new)
    rename(sheet, before.get(NAME))
    assert sheet == before


@settings(max_examples=40)
@given(sheets(), NAMES, st.sampled_from(("共通", "旧", "Z")))
def test_longer_names_are_never_touched(sheet, new, more):
    longer = f"\n{more}{sheet.get(NAME)}\n２．{more}{sheet.get(NAME)}（甲）"
    for at in TEXTS:
        sheet.put(at, f"{sheet.get(at) or ''}{longer}")
    rename(sheet, new)
    assert all(sheet.get(at).endswith(longer) for at in TEXTS)


@settings(max_examples=40)
@given(sheets(), NAMES)
def test_undo_gives_the_texts_back(sheet, new):
    before = [sheet.get(at) for at in TEXTS]
    inverse = rename(sheet, new)
    apply(sheet, inverse)
    assert [sheet.get(at) for at in TEXTS] == before

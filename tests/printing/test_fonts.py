"""Which characters the faces have, and what stands in for those they lack."""

from dataclasses import asdict

from piadesk.forms import catalogue
from piadesk.typeface.faces import body_face, bold_face, has_variants, printable, rare_face
from piadesk.words import all_words


def test_both_faces_have_the_same_characters():
    everything = "".join(map(chr, range(0x30000)))
    own = {character for character in everything if body_face().has_own(character)}
    assert own == {character for character in everything if bold_face().has_own(character)}
    assert len(own) == 11740
    rare = {character for character in everything if rare_face().has_own(character)}
    assert len(rare - own) > 5_000
    shown = set(everything) - body_face().lacks(everything)
    assert own | rare <= shown


def test_widths_are_parts_of_the_type_size():
    assert body_face().width_of("漢") == 1.0
    assert body_face().width("［○］") == body_face().width("［\u3000\u00a0］") == 2.0


def test_every_word_of_forms_and_paper_can_be_printed():
    words = [str(asdict(catalogue.form(form_id))) for form_id in catalogue.form_ids()]
    words += [sentence for key, sentence in all_words().items() if key.startswith("print.")]
    assert not body_face().lacks("".join(words))


def test_a_lacking_character_shows_its_number():
    assert printable("𪚥野家") == "〓(U+2A6A5)野家"
    assert printable("\x00\ud800") == "〓(U+0000)〓(U+D800)"


def test_a_soft_hyphen_is_never_taken_for_a_hyphen():
    assert printable("個人\u00ad番号") == "個人〓(U+00AD)番号"


def test_rare_characters_of_the_face_print_as_they_are():
    assert printable("𠮟る髙﨑①㈱") == "𠮟る髙﨑①㈱"


def test_rare_characters_of_names_print_in_the_face_for_them():
    assert printable("𠮷野家、𩸽、㐂") == "𠮷野家、𩸽、㐂"
    assert not body_face().has_own("𠮷")
    assert bold_face().width_of("𠮷") == rare_face().width_of("𠮷") == 1.0


def test_a_shape_that_is_asked_for_prints_as_the_usual_one():
    assert printable("葛\U000e0100飾区と侮\ufe00") == "葛飾区と侮"
    assert has_variants("葛\U000e0100飾区")
    assert not has_variants("葛飾区")


def test_line_ends_from_anywhere_are_kept_and_a_tab_is_a_gap():
    assert printable("あ\r\nい\rう\u2028え\vお\tか") == "あ\nい\nう\nえ\nお　　か"


def test_boxes_and_ticks_that_word_processors_give_print_as_they_are():
    assert printable("☐未了☑済☒不要✔✗〓") == "☐未了☑済☒不要✔✗〓"

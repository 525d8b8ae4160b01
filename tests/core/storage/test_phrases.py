"""文例 in their file: kept, handed over and merged without loss; a damaged file is put aside."""

import json

import pytest

from piadesk.acts.phrases import new_phrase, phrases_for
from piadesk.errors import PhrasesError
from piadesk.forms import catalogue
from piadesk.storage import phrases
from piadesk.storage.phrases import Phrases, merged

FORM2, FORM4 = catalogue.form("form2-r06"), catalogue.form("form4-r06")
OLD = catalogue.form("form2-h31")
USE_LOG = "risk.use.unauthorized.use_log.method"


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("PIADESK_DATA", str(tmp_path))
    return tmp_path


def one(text="毎月点検する。", form=FORM4, item=USE_LOG, name="点検"):
    return new_phrase(form, item, name, text, "2026-11-28")


def test_what_is_kept_is_there_again_with_the_keys_of_newer_programs(folder):
    kept = phrases.change(lambda before: [*before, one()])
    document = json.loads(phrases.file().read_text())
    document["colour"] = document["phrases"][0]["shared"] = "x"
    phrases.file().write_text(json.dumps(document))
    phrases.change(lambda before: [*before, one("別の文。")])
    again = json.loads(phrases.file().read_text())
    assert (again["colour"], again["phrases"][0]["shared"]) == ("x", "x")
    assert phrases.load().phrases[0]._replace(others={}) == kept.phrases[0]


def test_a_damaged_file_is_put_aside_and_told_once(folder):
    phrases.file().write_text('{"format": "piadesk-phrases", "phra')
    with pytest.raises(PhrasesError) as told:
        phrases.load()
    assert told.value.code == "phrases.put_aside"
    assert phrases.load() == Phrases()
    assert next(folder.glob("*.damaged")).read_text().endswith("phra")


@pytest.mark.parametrize(
    "content", ["[]", "{}", '{"format": "piadesk-phrases", "version": 1, "phrases": [{"id": "a"}]}']
)
def test_a_file_that_holds_no_phrases_is_refused_when_it_is_taken_in(tmp_path, content):
    file = tmp_path / "other.json"
    file.write_text(content)
    with pytest.raises(PhrasesError) as refused:
        phrases.read(file)
    assert refused.value.code == "phrases.not_phrases"
    assert file.read_text() == content


def test_two_collections_are_merged_without_loss():
    mine = one()
    changed = mine._replace(text="毎週点検する。")
    same, new = one(), one("別の文。")
    result = merged([mine], [changed, same, new], "（取込み）")
    assert [phrase.text for phrase in result] == ["毎月点検する。", "毎週点検する。", "別の文。"]
    assert result[1].name == "点検（取込み）"
    assert len({phrase.id for phrase in result}) == 3
    assert merged(result, result, "") == result


def test_they_serve_later_revisions_and_the_same_item_of_other_forms():
    kept = [one(), one("一", OLD, "basic.affair.description"), one("二", FORM2, "cover.title")]
    assert phrases_for(kept, FORM4, USE_LOG) == kept[:1]
    for form in (OLD, FORM2, FORM4):
        assert phrases_for(kept, form, "basic.affair.description") == kept[1:2]
        assert phrases_for(kept, form, "cover.title") == kept[2:]
    assert phrases_for(kept, FORM4, "risk.use.copy.measures") == []


def test_no_more_are_taken_in_than_the_window_bears(folder, monkeypatch):
    monkeypatch.setattr(phrases, "MAX_PHRASES", 2)
    phrases.change(lambda kept: [*kept, one(), one("二")])
    with pytest.raises(PhrasesError) as refused:
        phrases.change(lambda kept: [*kept, one("三")])
    assert refused.value.code == "phrases.too_many"
    monkeypatch.setattr(phrases, "MAX_PHRASES", 1)  # as another version of the program kept them
    assert len(phrases.change(lambda kept: kept).phrases) == 2

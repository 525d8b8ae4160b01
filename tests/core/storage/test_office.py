"""What the office presets stands in one file, which may be missing or wrong."""

import logging

import pytest

from piadesk.storage.office import Office, load_office


@pytest.fixture
def file(tmp_path, monkeypatch):
    path = tmp_path / "office.toml"
    monkeypatch.setenv("PIADESK_OFFICE", str(path))
    return path


def test_without_a_file_nothing_is_preset(file):
    assert load_office() == Office()


def test_the_file_presets_name_stamps_folder_and_size(file):
    lines = (
        'body = "見本市長"',
        'stamps = ["部長", "課長"]',
        'document_number = "市民第　　号"',
        'retention = "10年"',
        f"folder = '{file.parent}'",
        "font_size = 16",
        "of_a_newer_version = true",
    )
    file.write_text("\n".join(lines), encoding="utf-8-sig")
    office = load_office()
    assert (office.body, office.stamps) == ("見本市長", ("部長", "課長"))
    assert (office.document_number, office.retention) == ("市民第　　号", "10年")
    assert (office.folder, office.font_size) == (file.parent, 16)


WRONG = (
    *("body = 見本市", "font_size = 200", 'stamps = "部長"', "body = 1"),
    *("document_number = 12", "retention = 10"),
    *('folder = "\\u0000"', "rules = " + "[" * 9_000),
    *("a" + ".a" * 20_000 + " = 1", "#" * 40_000),
)


@pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: wrong[:20])
def test_a_wrong_file_is_logged_and_presets_nothing(file, caplog, wrong):
    file.write_text(wrong, encoding="utf-8")
    assert load_office() == Office(unusable=file)
    assert [record.levelno for record in caplog.records] == [logging.WARNING]


def test_a_file_in_another_encoding_is_logged(file, caplog):
    file.write_bytes('body = "見本市長"'.encode("cp932"))
    assert load_office() == Office(unusable=file)
    assert caplog.records

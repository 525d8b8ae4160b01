"""自庁ひな形 and 記入要領付きの下書き by the command line."""

from piadesk.__main__ import main
from piadesk.places import RESOURCES
from piadesk.storage import store

SAMPLE = str(RESOURCES / "samples" / "form2-r06.json")


def test_a_sheet_is_kept_listed_and_begun_with(tmp_path, capsys):
    assert main(["template", SAMPLE, "--name", "国保のもと", "--purpose", "改訂用"]) == 0
    assert main(["template"]) == 0
    kept = [line.split("\t") for line in capsys.readouterr().out.splitlines()][-1]
    assert (kept[0], kept[2]) == ("国保のもと", "改訂用")
    for name in ("国保のもと", kept[3]):
        path = tmp_path / f"{len(name)}.piadesk"
        assert main(["new", "form2-r06", "--template", name, "-o", str(path)]) == 0
        begun, sample = store.load(path).sheet, store.load(tmp_path.__class__(SAMPLE)).sheet
        name_of_affair = "basic.affair.name"
        assert begun.answers[name_of_affair] == sample.answers[name_of_affair]
        assert begun.id != sample.id


def test_a_template_that_is_not_there_is_told_and_nothing_written(tmp_path, capsys):
    path = tmp_path / "x.piadesk"
    assert main(["new", "form2-r06", "--template", "無いもの", "-o", str(path)]) == 2
    assert "無いもの" in capsys.readouterr().err
    assert not path.exists()


def test_the_guided_draft_is_printed_alone(tmp_path, capsys):
    path = tmp_path / "下書き.pdf"
    assert main(["print", SAMPLE, "--guided", "-o", str(path)]) == 0
    assert path.read_bytes().startswith(b"%PDF")
    other = str(tmp_path / "x.pdf")
    for more in (["--circulation"], ["--for", "publication"]):
        assert main(["print", SAMPLE, "--guided", *more, "-o", other]) == 2
    assert "それだけの紙" in capsys.readouterr().err

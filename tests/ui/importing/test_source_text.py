"""A source as text: what is in view is tinted, however long the whole is."""

from piadesk.intake.report import Passage, Report
from piadesk.intake.where import Where
from ui.importing.source_text import SourceText


class Watched(SourceText):
    """Notes marks that are made while Qt is in the midst of marking, which ends the program."""

    within = nested = 0

    def setExtraSelections(self, marks):  # noqa: N802
        self.nested += self.within
        if not self.within:
            self.within = 1
            super().setExtraSelections(marks)
            self.within = 0


def source(qtbot, count, times=0):
    passages = tuple(
        Passage(number, f"{number}行目" + "長い記載" * (number * times), Where(number), "left_over")
        for number in range(count)
    )
    view = Watched(Report(placed=(), open=(), left_over=(), notes=(), passages=passages), None)
    qtbot.addWidget(view)
    view.resize(500, 400)
    view.show()
    return view


def tinted(view):
    return [mark.cursor.selectedText() for mark in view.extraSelections()]


def test_the_marks_are_those_in_view(qtbot):
    view = source(qtbot, 20_000)
    assert tinted(view)[0] == "0行目"
    assert 5 < len(tinted(view)) < 100


def test_the_marks_follow_the_scrolling(qtbot):
    view = source(qtbot, 20_000)
    view.verticalScrollBar().setValue(10_000)
    qtbot.waitUntil(lambda: "10003行目" in tinted(view))
    assert "0行目" not in tinted(view)


def test_what_is_chosen_is_brought_into_view_and_lit_up(qtbot):
    view = source(qtbot, 20_000)
    view.show_passages([15_000])
    assert tinted(view).count("15000行目") == 2


def test_a_higher_view_has_more_marks(qtbot):
    view = source(qtbot, 300)
    before = len(tinted(view))
    view.resize(500, 800)
    qtbot.waitUntil(lambda: len(tinted(view)) > before + 5)


def test_nothing_is_marked_while_qt_lays_out_what_it_marks(qtbot):
    view = source(qtbot, 300, times=2)
    for number in range(0, 300, 7):
        view.show_passages([number * 37 % 300])
    assert view.nested == 0

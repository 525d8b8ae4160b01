"""Tab goes through the window as the eye does, whatever was built first.

Qt appends widgets that are made late to the end of its chain: entries unfolded in the middle of a
page, and fields built only as they come near the screen, would be passed by.
"""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def move_focus(around: QWidget, current: QWidget | None, *, forward: bool) -> bool:
    """Give the keyboard to what stands behind (or before) ``current`` in ``around``, at the end to
    the first again; False where there is nothing to go to."""
    stops = list(stops_in(around))
    if not stops:
        return False
    step = 1 if forward else -1
    index = stops.index(current) + step if current in stops else 0
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    stops[index % len(stops)].setFocus(reason)
    return True


def stops_in(widget: QWidget) -> Iterator[QWidget]:
    """What takes the keyboard by Tab in and below ``widget``, in the order it is laid out."""
    if _is_put_away(widget) or not widget.isEnabled():
        return
    if _is_stop(widget):
        yield widget
    for child in _children(widget):
        yield from stops_in(child)


def _is_stop(widget: QWidget) -> bool:
    by_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(by_tab) and widget.focusProxy() is None


def _is_put_away(widget: QWidget) -> bool:
    """Hidden on purpose: what a layout has still to show counts, as Tab may be faster."""
    on_purpose = Qt.WidgetAttribute.WA_WState_ExplicitShowHide
    return widget.isHidden() and widget.testAttribute(on_purpose)


def _children(widget: QWidget) -> Iterator[QWidget]:
    """The widgets directly in ``widget``: first those laid out, in that order, then the others."""
    children = [child for child in widget.children() if isinstance(child, QWidget)]
    layout = widget.layout()
    laid_out = list(_in_order(layout, children)) if layout is not None else []
    yield from laid_out
    yield from (child for child in children if child not in laid_out and not child.isWindow())


def _in_order(layout: QLayout, children: Sequence[QWidget]) -> Iterator[QWidget]:
    """Those of ``children`` that stand in ``layout`` and the layouts in it, in their order.

    The layout is asked where each stands and never for its items: see docs/qt-ownership.md.
    """
    inner = [child for child in layout.children() if isinstance(child, QLayout)]
    parts: list[QWidget | QLayout] = [*children, *inner]
    for part in sorted(parts, key=layout.indexOf):
        if layout.indexOf(part) < 0:
            continue
        if isinstance(part, QLayout):
            yield from _in_order(part, children)
        else:
            yield part

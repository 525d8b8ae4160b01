"""体裁: what an office asks of every page, kept for each sheet and for those that come after."""

from piadesk.printing.options import PageLook
from piadesk.storage.settings import Settings, save_settings
from ui.preview.preview_bar import PreviewBar


def follow_look(settings: Settings, sheet_id: str, bar: PreviewBar) -> None:
    """Begin as the papers of that sheet looked last, else as others did; keep what is chosen."""
    names = settings.looks.get(sheet_id, settings.looks.get("", "")).split()
    bar.set_look(PageLook(*(name in names for name in PageLook._fields)))

    def keep() -> None:
        chosen = bar.page_look()._asdict()
        look = " ".join(name for name, is_on in chosen.items() if is_on)
        settings.remember_look(sheet_id, look)
        save_settings(settings)

    bar.look_chosen.connect(keep)

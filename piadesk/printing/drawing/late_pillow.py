"""Pillow that is loaded when the first picture is drawn: ReportLab loads it whatever it draws."""

import importlib.util
import sys


def let_pillow_wait() -> None:
    """Have ``PIL.Image`` read when it is first asked for something, a thirtieth of a print.

    For a command, which draws in one thread: two that asked at once would read it twice.
    """
    import PIL

    name = "PIL.Image"
    if name in sys.modules or (spec := importlib.util.find_spec(name)) is None or not spec.loader:
        return
    loader = spec.loader = importlib.util.LazyLoader(spec.loader)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = vars(PIL)["Image"] = module
    loader.exec_module(module)

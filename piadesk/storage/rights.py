"""Who may read a file: what a new one takes over from the one whose place it takes."""

import contextlib
import os
import shutil
import sys
from pathlib import Path


def copy_rights(old: Path, new: Path) -> None:
    """Give ``new`` the permission bits, owner, access list and extended attributes of ``old``,
    each where the system lets it; nothing where there is no ``old``. It never raises."""
    if sys.platform == "win32":
        return  # a new file inherits the access list of its folder there, as the old one did
    with contextlib.suppress(OSError):
        stated = old.stat()
        with contextlib.suppress(OSError):
            # First: a change of owner takes bits away.
            os.chown(new, stated.st_uid, stated.st_gid)
        shutil.copymode(old, new)
        if sys.platform == "linux":
            for name in os.listxattr(old):  # the access list is one of them
                with contextlib.suppress(OSError):
                    os.setxattr(new, name, os.getxattr(old, name))

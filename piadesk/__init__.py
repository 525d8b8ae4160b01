"""PIAdesk's core: forms as data, sheets as answers, and the walks over both. Knows no screen."""

import os
from typing import Final

APP_NAME: Final = "PIAdesk"
__version__ = "0.1.0"

# None is wanted, and to look for some among all packages takes a fifth of pydantic's own start.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

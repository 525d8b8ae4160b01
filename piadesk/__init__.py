"""PIAdesk's core: forms as data, sheets as answers, and the walks over both. Knows no screen."""

from typing import Final

APP_NAME: Final = "PIAdesk"
__version__ = "0.1.0"

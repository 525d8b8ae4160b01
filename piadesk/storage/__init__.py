"""Files on the disk: sheets, earlier saves, the crash journal, locks, settings."""

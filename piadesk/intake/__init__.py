"""Published sheets read into a sheet: text and PDF. Nothing is dropped silently."""

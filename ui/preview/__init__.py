"""Paper in the window: the preview, and the printer."""

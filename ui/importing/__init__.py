"""Published sheets taken in, and the page on which a reading is held against its source."""

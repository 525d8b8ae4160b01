"""使い方 in the window: the manual of the program, read and searched."""

"""Where the labels of a form stand in a source text."""

"""Several sheets of one body held against each other."""

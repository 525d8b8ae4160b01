"""From the words between the labels to the answers of a sheet."""

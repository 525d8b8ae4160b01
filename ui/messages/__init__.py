"""All that the clerk is told or asked, through one door."""

"""The page of one section: its items as the form prints them, built where they are seen."""

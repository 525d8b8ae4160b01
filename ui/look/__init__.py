"""How the window looks: typeface, theme, style, bounds of the screen."""

"""The bundled typeface: which characters it has, and how wide they are."""

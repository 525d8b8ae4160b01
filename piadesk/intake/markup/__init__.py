"""HTML and Word documents as source text."""

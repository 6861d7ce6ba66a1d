"""Exports: a story in, HTML, Markdown or JSON Lines out."""

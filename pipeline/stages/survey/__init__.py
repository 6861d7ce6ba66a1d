"""Looks over all pages of a site at once: lines that many of them repeat."""

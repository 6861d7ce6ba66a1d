"""Finds copies and reused passages: `passages`, `exact` and `none` are the ways, the rest is what they share."""

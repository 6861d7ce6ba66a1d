"""Finds the passages that support each wording of a claim."""

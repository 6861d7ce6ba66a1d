"""Wordings of a sentence as edits of its source: how they are made, joined and tidied."""

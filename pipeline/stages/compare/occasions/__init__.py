"""Days, places and scores of a story: what happened when, where, and how it ended."""

"""Orders the sentences of a story by their worth: a file a ranker, and what they share."""

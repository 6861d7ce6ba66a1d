"""Gives each article a vector: `static`, `tfidf` or `transformer`."""

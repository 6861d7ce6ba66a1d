"""Sources: the only readers; one file a kind of input."""

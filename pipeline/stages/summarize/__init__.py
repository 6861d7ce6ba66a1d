"""Words a story as claims: `compress`, `fuse`, `extract` and `seq2seq` are the ways, the rest is what they share."""

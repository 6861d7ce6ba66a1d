"""What speaks against a sentence in a summary: what its reader would miss, and who speaks in it."""

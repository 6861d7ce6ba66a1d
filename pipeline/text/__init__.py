"""Pure text functions: sentences, tokens, names, quantities, shingles. No function here keeps state."""

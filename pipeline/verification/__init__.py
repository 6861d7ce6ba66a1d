"""The checker: plain functions that hold a claim against its evidence."""

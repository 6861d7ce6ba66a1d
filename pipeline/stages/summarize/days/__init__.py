"""Days, weeks and other times that a sentence counts from the day of its article."""

"""Deletions that leave a sentence saying the same, or less."""

"""Puts the figures, days, places and scores of a story side by side: `ledger`; `none` goes without."""

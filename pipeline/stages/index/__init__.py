"""Gives each article its leading words as numbers: `leading`."""

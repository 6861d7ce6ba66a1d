"""Persons: who is named where and how, and how a summary names them."""

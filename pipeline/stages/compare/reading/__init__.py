"""Figures in their sentences: what each measures, by the words around it."""

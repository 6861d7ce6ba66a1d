"""Stages: one file a stage; a stage with several algorithms is a folder, one file an algorithm."""

"""Encoders, generators and entailment models: a Protocol each, and its loaders."""

"""Benchmarks, metrics, significance and reports."""

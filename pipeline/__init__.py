"""newsbraid: articles of many outlets in, cited summaries of stories out."""

__version__ = "0.1.0"

"""Two figures side by side: whether they measure one thing, and how their values stand."""

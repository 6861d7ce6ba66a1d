"""Makes stories of articles: `scored`, `average_link`, `connected`, `given`, and what they share."""

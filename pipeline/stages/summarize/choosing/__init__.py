"""Which sentences make a summary, and in which order they are read."""

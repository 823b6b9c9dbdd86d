"""From text to record: every item points at the words that support it."""

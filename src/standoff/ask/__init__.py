"""Questions put to a solved case: each answer is a typed object with its interval and its certificate."""

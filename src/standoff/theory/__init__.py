"""Published models of bargaining, war and reputation, each with its closed form and as a game for the engine."""

"""Tests of the published models: the closed form against worked numbers, the engine against the closed form."""

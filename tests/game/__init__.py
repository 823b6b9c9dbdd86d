"""Tests of what a game is, where it goes, and what a record says about it."""

"""Tests of the solver and of its certificate."""

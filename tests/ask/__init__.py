"""Tests of the questions an analyst asks."""

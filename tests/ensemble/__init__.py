"""Tests of ensembles of draws."""

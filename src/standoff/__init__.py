"""Standoff: a workbench for negotiations that go on while the fighting does."""

__version__ = "0.1.0"

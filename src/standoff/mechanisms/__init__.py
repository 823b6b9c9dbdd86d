"""Mechanisms: what makes or breaks a negotiation during a war, one file each (see `registry.py`)."""

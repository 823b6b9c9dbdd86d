"""Tests of reading: from text to the record's items."""

"""The case: what the analyst writes, read with line and column, checked in one go, and turned into draws."""

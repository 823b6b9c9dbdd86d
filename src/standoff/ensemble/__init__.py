"""Many draws of one case: solved in batches, weighed by how well each explains the record."""

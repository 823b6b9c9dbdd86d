"""Cases that come with Standoff.

`ukraine-2025` is from the public record, `korea-1953` and `winter-war-1940` are past ones whose ending is known, and
`sarn-valley` is invented for the tutorial.
"""

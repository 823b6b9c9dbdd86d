"""Random small games solved here and by other programs, which run in an environment of their own."""

"""Write files whole or not at all: see `standoff.case.files`, which the layers below use too."""

from standoff.case.files import write_all_whole, write_whole

__all__ = ["write_all_whole", "write_whole"]

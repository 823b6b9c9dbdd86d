"""How many like things are cut into batches of one size, so that all batches go through one compiled program."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

BATCH = 1  # things handed to the compiled program at once; so few that no thread waits for another, and progress shows


@dataclass(frozen=True)
class Batches:
    """The batches of `count` things, which go by their number."""

    count: int

    @property
    def size(self) -> int:
        """Return how many things a batch has."""
        return min(BATCH, self.count)

    @property
    def starts(self) -> range:
        """Return the first thing of every batch."""
        return range(0, self.count, self.size)

    def chosen(self, start: int) -> np.ndarray:
        """Return the things of the batch that begins with `start`; the last batch repeats the last thing."""
        return np.minimum(np.arange(start, start + self.size), self.count - 1)

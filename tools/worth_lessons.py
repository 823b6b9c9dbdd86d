"""What the trainers of `event_worth` and `commitment_worth` share: trees over named features, and articles held out in turn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

from eval_unseen import number_of
from train_speaker import fit

Features = dict[str, float]


class HasPath(Protocol):
    """A lesson: whatever is known of the annotated article at a path."""

    path: Path


Lesson = TypeVar("Lesson", bound=HasPath)


def learn(pairs: Sequence[tuple[Features, int]], parameters: dict, trees: int, rare: int) -> dict:
    """Return the weights learnt from rows with their answers; features that fewer than `rare` rows have teach nothing."""
    seen = Counter(name for row, _ in pairs for name, value in row.items() if value)
    names = sorted(name for name, times in seen.items() if times >= rare)
    rows = [[float(row.get(name, 0.0)) for name in names] for row, _ in pairs]
    return fit(parameters, rows, [label for _, label in pairs], trees, names)


def held_out(lessons: Sequence[Lesson], size: int) -> Iterator[tuple[list[Lesson], list[Lesson]]]:
    """Yield lessons to learn from and lessons held out from them, so many neighbours by number at a time."""
    parts = {lesson.path: (number_of(lesson.path) - 1) // size for lesson in lessons}
    for part in sorted(set(parts.values())):
        yield [one for one in lessons if parts[one.path] != part], [one for one in lessons if parts[one.path] == part]

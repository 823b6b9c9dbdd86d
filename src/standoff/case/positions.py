"""A plain tree as read from a file, and where every key and every value of it stands."""

from __future__ import annotations

from dataclasses import dataclass, field

from standoff.case.text import InputError

Path = tuple[str | int, ...]
Position = tuple[int, int]  # line and column, both from 1


@dataclass(frozen=True)
class Problem:
    """Something wrong with the file as YAML that does not stop the reading."""

    line: int
    column: int
    message: str
    hint: str


class YamlError(InputError):
    """The file is no YAML that Standoff reads; carries the position (line and column from 1) and a hint."""

    def __init__(self, message: str, hint: str, position: Position) -> None:
        super().__init__(f"line {position[0]}, column {position[1]}: {message}" + (f"; {hint}" if hint else ""))
        self.message = message
        self.hint = hint
        self.line, self.column = position


@dataclass
class Document:
    """The plain tree of a file, the positions of its keys and values by path, and problems found on the way.

    `doubtful` are the paths of values that a problem has cut short, so that complaints about them would mislead.
    """

    tree: dict[str, object]
    keys: dict[Path, Position] = field(default_factory=dict)
    values: dict[Path, Position] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    doubtful: set[Path] = field(default_factory=set)

    def at_value(self, path: Path) -> Position:
        """Return where the value at `path` starts, or the nearest thing around it that is in the file."""
        while path not in self.values and path:
            path = path[:-1]
        return self.values.get(path, (1, 1))

    def at_key(self, path: Path) -> Position:
        """Return where the key at `path` starts; a list entry has none, so there its value."""
        while path not in self.keys and path not in self.values and path:
            path = path[:-1]
        return self.keys.get(path) or self.values.get(path, (1, 1))


def has_step(tree: object, step: str | int) -> bool:
    """Return whether a mapping has the key, or a list the index."""
    if isinstance(tree, dict):
        return step in tree
    return isinstance(tree, list) and isinstance(step, int) and step < len(tree)


def value_at(tree: object, path: Path) -> object:
    """Return what stands at `path` in a plain tree, or None where nothing does."""
    for step in path:
        if not has_step(tree, step):
            return None
        tree = tree[step]
    return tree

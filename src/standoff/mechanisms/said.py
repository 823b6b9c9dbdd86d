"""What the sentences of several mechanisms share: shares in percent, numbers by type, lists, and ids as words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

Median = Callable[[str], float]


def share(value: float) -> str:
    """Return a share in percent with two digits that matter: '0.25%', '3%', '115%'."""
    percent = 100 * value
    if percent and abs(percent) < 10:
        return f"{float(f'{percent:.2g}'):g}%"
    return f"{percent:.0f}%"


def by_type(number: object, path: str, median: Median, show: Callable[[float], str] = share) -> str:
    """Return the median of a number in words, type by type where it is given so.

    Args:
        number: the field as the section holds it.
        path: of the number; types follow it.
        median: gives the median at a path.
        show: writes one value.
    """
    if not isinstance(number, Mapping):
        return show(median(path))
    values = {kind: show(median(f"{path}.{kind}")) for kind in number}
    if len(set(values.values())) == 1:  # no difference that shows at this many digits
        return next(iter(values.values()))
    return " or ".join(f"{value} (if {words(kind)})" for kind, value in values.items())


def size(number: object, path: str, median: Median) -> float:
    """Return the median of a number; of one that is given by type, the mean over its types."""
    if isinstance(number, Mapping):
        return sum(median(f"{path}.{kind}") for kind in number) / len(number)
    return median(path)


def listed(parts: Sequence[str]) -> str:
    """Return words as a list: 'A', 'A and B', 'A, B and C'."""
    return " and ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)


def words(name: str) -> str:
    """Return an id as words."""
    return name.replace("_", " ")

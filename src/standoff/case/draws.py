"""From ranges to draws: one value for every number in the case, by scrambled Sobol points.

Each number has a column of its own, in the sorted order of paths, so neither comments nor the order of writing change
anything; the first n draws are the same however many follow. A number that is fixed, or overridden, keeps its column:
every other number then keeps its values too (common random numbers). Source: Owen 1998, `scrambling`.
"""

from __future__ import annotations

import difflib
import weakref
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from standoff.case.fields import Number
from standoff.case.model import Case
from standoff.case.ranges import Range, parse_range
from standoff.case.text import InputError
from standoff.case.walk import walk

Draw = dict[str, float]


@dataclass(frozen=True)
class Input:
    """A number of the case, its dotted path, and its unit for reports."""

    path: str
    number: Number
    unit: str

    @property
    def range(self) -> Range:
        """The range as written in the case."""
        return self.number.range

    @property
    def value(self) -> Range:
        """The same as `range`."""
        return self.number.range

    @property
    def domain(self) -> str:
        """The domain of the field, a key of `standoff.case.ranges.DOMAINS`."""
        return self.number.domain

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources; none where the number is assumed."""
        return self.number.sources

    @property
    def assumed(self) -> str | None:
        """The reason why the number is assumed, if it is."""
        return self.number.assumed


@dataclass(frozen=True)
class Draws:
    """Many draws at once: `values[path]` holds one value per draw; `draws[i]` is a single draw."""

    values: dict[str, np.ndarray]
    num_draws: int
    seed: int

    def __len__(self) -> int:
        return self.num_draws

    def __getitem__(self, index: int) -> Draw:
        if not -self.num_draws <= index < self.num_draws:
            raise IndexError(f"there are {self.num_draws} draws, and none has number {index}")
        return {path: float(column[index]) for path, column in self.values.items()}

    def __iter__(self) -> Iterator[Draw]:
        return (self[index] for index in range(self.num_draws))


_FOUND: dict[int, tuple[weakref.ref[Case], Mapping[str, Input]]] = {}
"""The numbers of every case that is alive, by its id: a case is never changed, and a copy of it is another object."""


def numbers_of(case: Case) -> Mapping[str, Input]:
    """Return every number in the case by its dotted path, in sorted order of paths; each case is looked through once."""
    key = id(case)
    if key not in _FOUND:
        found = {
            path: Input(path, value, unit or value.default_unit)
            for path, value, unit in walk(case)
            if isinstance(value, Number)
        }
        in_order = MappingProxyType({path: found[path] for path in sorted(found)})
        _FOUND[key] = weakref.ref(case, lambda _: _FOUND.pop(key, None)), in_order
    return _FOUND[key][1]


def draw_inputs(case: Case, num_draws: int, seed: int, overrides: Mapping[str, Range] | None = None) -> Draws:
    """Draw every number of the case.

    Args:
        case: the checked case.
        num_draws: how many draws; powers of two fill the space most evenly, any number works.
        seed: fixes the scrambling; the same seed gives the same draws on every machine.
        overrides: ranges that replace those of the case, by path (see `read_override`).

    Raises:
        InputError: fewer than one draw, or an override of a path that is not in the case.
    """
    ranges = {path: item.range for path, item in numbers_of(case).items()}
    for path, replacement in (overrides or {}).items():
        _require_path(path, ranges)
        ranges[path] = replacement
    return draws_at(ranges, points_of(len(ranges), num_draws, seed), seed)


def points_of(num_inputs: int, num_draws: int, seed: int) -> np.ndarray:
    """Return scrambled Sobol points in the unit cube, with axes `draw, input`.

    Raises:
        InputError: fewer than one draw.
    """
    from scipy.stats import qmc

    if num_draws < 1:
        raise InputError(f"{num_draws} draws are too few: ask for at least one")
    sampler = qmc.Sobol(d=num_inputs, scramble=True, rng=np.random.default_rng(seed))
    return sampler.random_base2((num_draws - 1).bit_length())[:num_draws]


def draws_at(ranges: Mapping[str, Range], points: np.ndarray, seed: int) -> Draws:
    """Return the draws at points of the unit cube: every input at the quantile that its column says."""
    values = {path: range_.quantile(points[:, column]) for column, (path, range_) in enumerate(ranges.items())}
    return Draws(values, len(points), seed)


def medians(case: Case, under: str = "") -> Draw:
    """Return the draw in which every number is at its median; only the numbers whose paths begin with `under`."""
    return {path: item.range.median for path, item in numbers_of(case).items() if path.startswith(under)}


def read_by_type(draw: Mapping[str, float], path: str, types: Sequence[str]) -> tuple[float, ...]:
    """Return the values of a `ByType` number, one per type, whether it was written once or by type.

    Args:
        draw: one draw.
        path: the path of the field, such as `mechanisms.costs.russia.per_month`.
        types: the names of the party's types, in the order wanted; a party without types has one name, any will do.
    """
    if path in draw:
        return (draw[path],) * len(types)
    return tuple(draw[f"{path}.{name}"] for name in types)


def read_override(case: Case, path: str, text: str) -> Range:
    """Read a value that is to replace a number of the case, in the domain of its field.

    Raises:
        InputError: the path is not in the case (with the nearest one).
        RangeError: the text does not fit the field.
    """
    inputs = numbers_of(case)
    _require_path(path, inputs)
    return parse_range(text, inputs[path].domain)


def _require_path(path: str, known: Mapping[str, object]) -> None:
    if path in known:
        return
    inside = [other for other in known if other.startswith(f"{path}.") or other.endswith(f".{path}")]
    near = inside or difflib.get_close_matches(path, known, 3, 0.5)
    hint = f"did you mean {' or '.join(repr(other) for other in near[:3])}?" if near else "see 'standoff check'"
    raise InputError(f"no number called '{path}' in this case; {hint}")

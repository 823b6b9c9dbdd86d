"""What a range is: a distribution over one number, known by its quantile function.

`a to b` is always the central 90% range, so a family is fitted to its 5% and 95% quantiles. With z = 1.645 the 95%
quantile of the standard normal and g the link of the family,

    mu = (g(a) + g(b)) / 2,   sigma = (g(b) - g(a)) / (2 z),   quantile(u) = g^-1(mu + sigma * normal quantile(u)),

where g is the logit (logit-normal, on (0, 1)), the logarithm (log-normal, above 0) or the identity (normal). The field
in which a range is written fixes the family: a share can never pass 1 and a positive amount can never pass 0.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

Z95 = 1.6448536269514722  # 95% quantile of the standard normal

# Sobol points lie on a grid of 2^-30; moving them by half a step keeps every normal quantile finite.
SMALLEST_U = 2.0**-31

# Bisection halves the bracket; doubles have 53 bits of precision and at most 2^11 binary orders of magnitude.
BISECTION_STEPS = 120


@dataclass(frozen=True)
class Range:
    """A distribution over one number, with the text it was written as.

    `family` is one of `fixed`, `logitnormal`, `lognormal`, `normal`, `uniform`, `pert`, `beta`, `mixture`. `parameters`
    are (value), (mu, sigma) on the scale of the link, (least, most), (least, likeliest, most), the two of a beta, or
    nothing for a mixture, whose components stand in `parts` as (weight, range). Units are those of the field, per month
    where time matters.
    """

    family: str
    parameters: tuple[float, ...]
    text: str
    domain: str
    parts: tuple[tuple[float, Range], ...] = ()

    def quantile(self, u: np.ndarray | float) -> np.ndarray:
        """Return the value below which a share `u` of the distribution lies, in the shape of `u`.

        Args:
            u: probabilities; values outside the open unit interval are moved just inside it.
        """
        inside = np.clip(np.asarray(u, dtype=np.float64), SMALLEST_U, 1 - SMALLEST_U)
        if self.family == "mixture":
            return _mixture_quantile(self, inside)
        return _QUANTILES[self.family](self.parameters, inside)

    def cdf(self, x: np.ndarray) -> np.ndarray:
        """Return the probability of a value of at most `x`, in the shape of `x`."""
        x = np.asarray(x, dtype=np.float64)
        if self.family == "mixture":
            return sum(weight * part.cdf(x) for weight, part in self.parts)
        return _CDFS[self.family](self.parameters, x)

    @property
    def is_fixed(self) -> bool:
        """Whether the range is a single point."""
        return self.family == "fixed"

    @property
    def low(self) -> float:
        """The 5% quantile."""
        return self._at(-Z95, 0.05)

    @property
    def median(self) -> float:
        """The 50% quantile."""
        return self._at(0.0, 0.5)

    @property
    def high(self) -> float:
        """The 95% quantile."""
        return self._at(Z95, 0.95)

    def _at(self, z: float, u: float) -> float:
        if self.family in _INVERSE_LINKS:
            mu, sigma = self.parameters
            return float(_INVERSE_LINKS[self.family](np.float64(mu + sigma * z)))
        return float(self.quantile(u))


def fit_ends(family: str, low: float, high: float) -> tuple[float, float]:
    """Return (mu, sigma) of the family whose 5% and 95% quantiles are `low` and `high`.

    Args:
        family: `logitnormal`, `lognormal` or `normal`.
        low: the 5% quantile, in the unit of the field.
        high: the 95% quantile.
    """
    link = _LINKS[family]
    start, end = float(link(low)), float(link(high))
    return (start + end) / 2, (end - start) / (2 * Z95)


def _expit(x: np.ndarray) -> np.ndarray:
    # exp of a non-positive number on both branches: it cannot overflow
    decay = np.exp(-np.abs(x))
    value = np.where(x >= 0, 1 / (1 + decay), decay / (1 + decay))
    return np.clip(value, np.nextafter(0.0, 1.0), np.nextafter(1.0, 0.0))


def _normal_quantile(u: np.ndarray) -> np.ndarray:
    from scipy.special import ndtri

    return ndtri(u)


def _normal_cdf(z: np.ndarray) -> np.ndarray:
    from scipy.special import ndtr

    return ndtr(z)


def _linked_quantile(family: str):
    def quantile(parameters: tuple[float, ...], u: np.ndarray) -> np.ndarray:
        mu, sigma = parameters
        return np.asarray(_INVERSE_LINKS[family](mu + sigma * _normal_quantile(u)))

    return quantile


def _linked_cdf(family: str):
    lowest, highest = {"logitnormal": (0.0, 1.0), "lognormal": (0.0, math.inf)}.get(family, (-math.inf, math.inf))

    def cdf(parameters: tuple[float, ...], x: np.ndarray) -> np.ndarray:
        mu, sigma = parameters
        inside = (x > lowest) & (x < highest)
        safe = np.where(inside, x, 0.5)
        return np.where(inside, _normal_cdf((_LINKS[family](safe) - mu) / sigma), np.where(x <= lowest, 0.0, 1.0))

    return cdf


def _pert_shape(parameters: tuple[float, ...]) -> tuple[float, float]:
    # the usual PERT: mean (least + 4 likeliest + most) / 6
    least, likeliest, most = parameters
    return 1 + 4 * (likeliest - least) / (most - least), 1 + 4 * (most - likeliest) / (most - least)


def _pert_quantile(parameters: tuple[float, ...], u: np.ndarray) -> np.ndarray:
    from scipy.special import betaincinv

    return parameters[0] + (parameters[2] - parameters[0]) * betaincinv(*_pert_shape(parameters), u)


def _pert_cdf(parameters: tuple[float, ...], x: np.ndarray) -> np.ndarray:
    from scipy.special import betainc

    position = np.clip((x - parameters[0]) / (parameters[2] - parameters[0]), 0, 1)
    return betainc(*_pert_shape(parameters), position)


def _beta_quantile(parameters: tuple[float, ...], u: np.ndarray) -> np.ndarray:
    from scipy.special import betaincinv

    return betaincinv(*parameters, u)


def _beta_cdf(parameters: tuple[float, ...], x: np.ndarray) -> np.ndarray:
    from scipy.special import betainc

    return betainc(*parameters, np.clip(x, 0, 1))


def _mixture_quantile(mixture: Range, u: np.ndarray) -> np.ndarray:
    """Invert the mixture's distribution function: the quantile lies between those of its components."""
    ends = np.stack([part.quantile(u) for _, part in mixture.parts])
    low, high = ends.min(axis=0), ends.max(axis=0)
    for _ in range(BISECTION_STEPS):
        middle = low + (high - low) / 2
        is_enough = mixture.cdf(middle) >= u
        low, high = np.where(is_enough, low, middle), np.where(is_enough, middle, high)
    return np.asarray(high)


_LINKS = {"logitnormal": lambda p: np.log(p) - np.log1p(-p), "lognormal": np.log, "normal": lambda x: x}
_INVERSE_LINKS = {"logitnormal": _expit, "lognormal": np.exp, "normal": lambda x: x}
_QUANTILES = {
    "fixed": lambda parameters, u: np.full(np.shape(u), parameters[0]),
    "uniform": lambda parameters, u: parameters[0] + (parameters[1] - parameters[0]) * u,
    "pert": _pert_quantile,
    "beta": _beta_quantile,
    **{family: _linked_quantile(family) for family in _LINKS},
}
_CDFS = {
    "fixed": lambda parameters, x: np.where(x >= parameters[0], 1.0, 0.0),
    "uniform": lambda parameters, x: np.clip((x - parameters[0]) / (parameters[1] - parameters[0]), 0, 1),
    "pert": _pert_cdf,
    "beta": _beta_cdf,
    **{family: _linked_cdf(family) for family in _LINKS},
}

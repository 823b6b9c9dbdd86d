"""What a forecast is: numbers about the model, each with its interval, and the certificate they rest on.

Everything here is plain Python (and two NumPy arrays): a `Forecast` can be printed, drawn, exported and tested without
solving anything. Probabilities lie between 0 and 1; `low` and `high` are the 5% and 95% points over the weighted draws,
`low50` and `high50` the 25% and 75% points. Payoffs are in pies. Months are written 'YYYY-MM', days 'YYYY-MM-DD'.

`Forecast.to_json()` returns the object that `standoff forecast --json` prints. Every value is a statement about the
model.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np


@dataclass(frozen=True)
class Estimate:
    """One number with its central 90% interval over the weighted draws."""

    median: float
    low: float
    high: float


@dataclass(frozen=True)
class MonthlyChance:
    """P(a deal by the end of `month`), with 90% (`low`, `high`) and 50% (`low50`, `high50`) intervals."""

    month: str
    median: float
    low: float
    high: float
    low50: float
    high50: float


@dataclass(frozen=True)
class PackageChance:
    """One package of terms (issue -> option in words) and the probability that it is the deal signed by the horizon."""

    name: str
    terms: Mapping[str, str]
    probability: float


@dataclass(frozen=True)
class BeliefPoint:
    """Public belief (median over draws) that a private party is of type `type`, after `event` ('' at the start)."""

    date: str
    event: str
    probability: float
    low: float
    high: float
    type: str


@dataclass(frozen=True)
class BargainingRange:
    """What both sides would sign on one issue, on a scale from 0 to 1.

    1 is best for the party `favours` and 0 is worst. `attacker_accepts` is the attacker's reservation point on that
    scale and `defender_accepts` the defender's; `meets` is the weighted share of draws in which some point of the scale
    is acceptable to both. `at_zero` and `at_one` say in words what the ends are; `now` is the point in force while
    fighting goes on.
    """

    issue: str
    favours: str
    attacker_accepts: Estimate
    defender_accepts: Estimate
    meets: float
    attacker: str = ""
    defender: str = ""
    at_zero: str = ""
    at_one: str = ""
    now: float | None = None


@dataclass(frozen=True)
class ThreatOutcome:
    """A threat of the record and what became of it; beliefs are about the type of `by` that carries threats out.

    `outcome` is 'executed', 'backed down', 'pending' or 'complied'. Beliefs are None where the party is not private.
    """

    date: str
    by: str
    against: str
    what: str
    outcome: str
    belief_before: float | None = None
    belief_after: float | None = None


@dataclass(frozen=True)
class FightingOn:
    """What fighting on is worth to one party (of one type, '' where it is not private), in pies, next to signing.

    `worth` is the value of fighting on for ever at today's front; `best_deal` the value of the best package that leaves
    the other side no worse off than that, or None where most draws have no such package.
    """

    party: str
    type: str
    worth: Estimate
    best_deal: Estimate | None = None


@dataclass(frozen=True)
class InputSummary:
    """One input of the case: what was written, what was drawn, and what the record made of it.

    `low`, `median`, `high` are the 5, 50 and 95% points as written; the `weighted_` ones after the record has
    reweighted the draws. `source` holds source ids and `assumed` the reason; exactly one of them is set. `influence` is
    the first-order share of the variance of P(deal) that this input explains, or None when it was not worked out.
    """

    path: str
    unit: str
    text: str
    low: float
    median: float
    high: float
    weighted_low: float
    weighted_median: float
    weighted_high: float
    source: tuple[str, ...] = ()
    assumed: str | None = None
    influence: float | None = None


@dataclass(frozen=True)
class DoubleCheck:
    """Some draws solved again in double precision: how many, and the largest change of P(deal)."""

    draws: int
    max_difference: float


@dataclass(frozen=True)
class Certificate:
    """What a separate program found when it checked the solution.

    `max_residual` is the largest difference between a strategy and the logit response to it, `max_gain` (pies) the most
    a party could gain from one deviation, `grid_error` the change of P(deal) on a finer belief grid and
    `menu_error` with half as many packages again on the menu, both in the heaviest draw (None: not run).
    `messages` lists in words everything that is over tolerance; empty means within tolerance.
    """

    max_residual: float
    max_gain: float
    grid_error: float | None = None
    float64: DoubleCheck | None = None
    messages: tuple[str, ...] = ()
    menu_error: float | None = None


@dataclass(frozen=True)
class Receipt:
    """What is needed to repeat a run to the last digit."""

    case_hash: str
    seed: int
    versions: Mapping[str, str]
    command: str
    draws: int


@dataclass(frozen=True)
class KeptDeal:
    """The chance that a deal is still kept, month by month after signing.

    Attributes:
        terms: what the deal says about guarantees, in words; 'any deal' where nothing can be said about them.
        chances: after 1, 2, … months.
    """

    terms: str
    chances: tuple[Estimate, ...]


@dataclass(frozen=True, eq=False)
class Forecast:
    """The answer to `standoff forecast`.

    `parties` maps ids to names and lists the attacker first, where there is one. `endings` and `endings_by_month` give
    the probability of each way of ending by the horizon and by each month (weighted means; they sum to one, with 'deal'
    and 'still fighting' among them). `effective_draws` is the effective sample size after reweighting by the record,
    `record_power` the power the likelihood was raised to (1: full weight). `p_deal_draws` has one row per draw and one
    column per month; `weights` sum to one. `seconds` is the time the run took.
    """

    title: str
    question: str
    as_of: str
    horizon: int
    parties: Mapping[str, str]
    months: tuple[str, ...]
    p_deal: tuple[MonthlyChance, ...]
    endings: Mapping[str, float]
    endings_by_month: Mapping[str, tuple[float, ...]]
    packages: tuple[PackageChance, ...]
    reputation: Mapping[str, tuple[BeliefPoint, ...]]
    bargaining_range: tuple[BargainingRange, ...]
    threats: tuple[ThreatOutcome, ...]
    inputs: tuple[InputSummary, ...]
    draws: int
    effective_draws: float
    record_power: float
    p_deal_draws: np.ndarray
    weights: np.ndarray
    certificate: Certificate
    seconds: float
    receipt: Receipt
    fighting_on: tuple[FightingOn, ...] = ()
    notes: tuple[str, ...] = field(default=())
    kept: tuple[KeptDeal, ...] = ()

    def to_json(self, with_draws: bool = False) -> dict[str, Any]:
        """Return the forecast as plain lists and dicts, ready for `json.dumps`.

        Args:
            with_draws: also put in `p_deal_draws` and `weights`, which can be large.

        Raises:
            ValueError: a number is not finite; the message names where it stands.
        """
        left_out = set() if with_draws else {"p_deal_draws", "weights"}
        names = [item.name for item in dataclasses.fields(self) if item.name not in left_out]
        return {name: plain(getattr(self, name), name) for name in names}


def plain(value: Any, where: str) -> Any:
    """Return `value` as JSON-ready Python; `where` is its place, for the error message.

    Raises:
        ValueError: a number is not finite, or a value has no JSON form.
    """
    if value is None or isinstance(value, (str, bool)):
        return value
    if isinstance(value, (int, np.integer)):
        return int(value)
    if isinstance(value, (float, np.floating)):
        if not np.isfinite(value):
            raise ValueError(f"the forecast holds {float(value)} at {where}; that is not a number, nothing was written")
        return float(value)
    if dataclasses.is_dataclass(value):
        items = dataclasses.fields(value)
        return {item.name: plain(getattr(value, item.name), f"{where}.{item.name}") for item in items}
    if isinstance(value, Mapping):
        return {str(key): plain(entry, f"{where}.{key}") for key, entry in value.items()}
    if isinstance(value, np.ndarray):
        return plain(value.tolist(), where)
    if isinstance(value, (list, tuple)):
        return [plain(entry, f"{where}.{index}") for index, entry in enumerate(value)]
    raise ValueError(f"{where} holds a {type(value).__name__}, which has no JSON form")

"""Will there be a deal, when, and on what terms?

One draw of the inputs is one game. Its equilibrium says how probable the record was (that weighs the draw), what the
public should believe today, and, carried forward from there, what comes next. The forecast is the weighted ensemble.
"""

from __future__ import annotations

import platform
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from typing import Any

import numpy as np

from standoff.ask.base import Base, start, weighed
from standoff.ask.check import check_draws, compile_checks
from standoff.ask.forecast_types import Certificate, Forecast, InputSummary, MonthlyChance, PackageChance, Receipt
from standoff.ask.kept import kept_deals
from standoff.ask.record import reputations, threat_outcomes
from standoff.ask.runs import IN_MEMORY, Begun, How, solve_draws
from standoff.ask.terms import bargaining_ranges, fighting_on
from standoff.case.draws import Draws, numbers_of
from standoff.case.model import Case
from standoff.ensemble.identity import case_hash
from standoff.ensemble.outcome import Outcome, deal_columns
from standoff.ensemble.weights import Weights, weighted_quantile
from standoff.mechanisms import truce
from standoff.mechanisms.structure import Structure
from standoff.mechanisms.walking_away import PRESENCE

LEVELS = (0.05, 0.25, 0.5, 0.75, 0.95)
SOLVING = 0.75  # share of the work, for progress: the rest is checking
DEAL, TRUCE, FIGHTING = "deal", "a truce holds, no deal", "still fighting"


def forecast(
    case: Case,
    draws: int = 64,
    seed: int = 7,
    progress: Callable[[float], None] | None = None,
    command: str | None = None,
    how: How = IN_MEMORY,
) -> Forecast:
    """Forecast a case.

    Args:
        case: a checked case.
        draws: how many draws of the inputs are solved.
        seed: of the draws.
        progress: called with the share of the work done.
        command: what to put on the receipt; by default the command line of this process.
        how: where the draws are kept, and who solves them; by default nowhere, and threads of this process.

    Raises:
        CaseMistakes: the mechanisms of the case do not fit together, or its record is impossible.
        ValueError: no draw can explain the record, or the record has already ended the game.
    """
    return forecast_with_base(case, draws, seed, progress, command, how)[0]


def forecast_with_base(
    case: Case,
    draws: int = 64,
    seed: int = 7,
    progress: Callable[[float], None] | None = None,
    command: str | None = None,
    how: How = IN_MEMORY,
) -> tuple[Forecast, Base]:
    """Forecast a case, and keep what was solved for the questions that start from it; arguments as `forecast`.

    Raises:
        CaseMistakes: the mechanisms of the case do not fit together, or its record is impossible.
        ValueError: no draw can explain the record, or the record has already ended the game.
    """
    began = time.perf_counter()
    report = progress or (lambda share: None)
    base, certificate = _solve_and_check(start(case, draws, seed), seed, report, how)
    report(1.0)
    structure, record, inputs, outcome, weights = seen = (base.structure, base.record, base.inputs, base.outcome,
                                                          base.weights)
    found = Forecast(
        **_words(base),
        **_chances(base),
        reputation=reputations(structure, record, outcome, weights),
        bargaining_range=bargaining_ranges(*seen),
        threats=threat_outcomes(*seen),
        fighting_on=fighting_on(*seen),
        kept=kept_deals(*seen),
        inputs=_inputs(case, inputs, weights),
        draws=draws,
        effective_draws=weights.effective_draws,
        record_power=weights.power,
        certificate=certificate,
        seconds=time.perf_counter() - began,
        receipt=_receipt(case, seed, draws, command),
    )
    return found, base


def _solve_and_check(
    begun: Begun, seed: int, report: Callable[[float], None], how: How
) -> tuple[Base, Certificate]:
    """Solve every draw, weigh it by the record, and check the draws that weigh most."""
    structure, _, inputs, question = begun
    with ThreadPoolExecutor(1) as beside:
        ready = beside.submit(compile_checks, structure, inputs, question)
        solved = solve_draws(begun, seed, lambda share: report(SOLVING * share), how)
        ready.result()
    base = weighed(begun, solved, seed, how.executor)
    return base, check_draws(structure, base.inputs, question, base.outcome, base.weights)


def _words(base: Base) -> dict[str, Any]:
    """Return the fields of a forecast that are words."""
    case = base.case
    return {
        "title": case.title,
        "question": case.question,
        "as_of": f"{case.as_of:%Y-%m-%d}",
        "horizon": case.horizon,
        "parties": _parties(case),
        "notes": _notes(base),
    }


def _chances(base: Base) -> dict[str, Any]:
    """Return the fields of a forecast that are chances by month, by ending and by package."""
    structure, outcome, weights = base.structure, base.outcome, base.weights
    by_month = endings_by_month(structure, outcome, weights)
    return {
        "months": base.months,
        "p_deal": _p_deal(base.months, base.p_deal, weights.weights),
        "endings": {name: path[-1] for name, path in by_month.items()},
        "endings_by_month": by_month,
        "packages": _packages(structure, outcome, weights),
        "p_deal_draws": base.p_deal,
        "weights": weights.weights,
    }


def endings_by_month(structure: Structure, outcome: Outcome, weights: Weights) -> dict[str, tuple[float, ...]]:
    """Return the chance of each way of ending by each month; truces and lost mediators count apart from fighting on."""
    ended = np.einsum("d,dme->me", weights.weights, outcome.ended).cumsum(axis=0)
    worlds = np.einsum("d,dmw->mw", weights.weights, outcome.worlds_ahead)
    signed = deal_columns(structure)
    found = {DEAL: ended[:, signed].sum(axis=1)}
    for column, name in enumerate(structure.endings):
        if column not in signed:
            found[name] = ended[:, column]
    for name, possible in _left_worlds(structure).items():
        found[name] = worlds[:, possible].sum(axis=1)
    found[FIGHTING] = 1 - sum(found.values())
    return {name: tuple(float(min(max(chance, 0), 1)) for chance in path) for name, path in found.items()}


def _left_worlds(structure: Structure) -> dict[str, np.ndarray]:
    """Return the worlds without a deal that count apart: a truce holds; otherwise, a mediator has left."""
    parties, worlds = structure.case.parties, structure.tables[0].worlds
    found: dict[str, np.ndarray] = {}
    taken = np.broadcast_to(truce.holds(worlds), len(structure.tables[0].passes)).copy()
    if truce.NAME in worlds:
        found[TRUCE] = taken.copy()
    for axis in structure.axes:
        if axis.name.startswith(PRESENCE) and "gone" in axis.levels:
            levels = worlds[axis.name]
            gone = (levels != axis.position("present")) & ~taken
            name = parties[axis.name.removeprefix(PRESENCE)].name
            found[f"{name} has walked away, still fighting"] = gone
            taken |= gone
    return found


def _parties(case: Case) -> dict[str, str]:
    order = ("attacker", "defender", "mediator", "ally")
    ids = sorted(case.parties, key=lambda party: order.index(case.parties[party].role))
    return {party: case.parties[party].name for party in ids}


def _p_deal(months: tuple[str, ...], by_draw: np.ndarray, weights: np.ndarray) -> tuple[MonthlyChance, ...]:
    low, low50, median, high50, high = weighted_quantile(by_draw, weights, LEVELS)
    return tuple(
        MonthlyChance(month, *(float(points[place]) for points in (median, low, high, low50, high50)))
        for place, month in enumerate(months)
    )


def _packages(structure: Structure, outcome: Outcome, weights: Weights) -> tuple[PackageChance, ...]:
    chances = np.einsum("d,dme->e", weights.weights, outcome.ended)
    found = [
        PackageChance(package.name, dict(package.terms), float(chances[column]))
        for package, column in zip(structure.packages, deal_columns(structure), strict=True)
    ]
    return tuple(sorted(found, key=lambda package: -package.probability))


def _inputs(case: Case, draws: Draws, weights: Weights) -> tuple[InputSummary, ...]:
    rows = []
    for path, item in numbers_of(case).items():
        after = weighted_quantile(draws.values[path], weights.weights, (0.05, 0.5, 0.95))
        span = item.range
        rows.append(
            InputSummary(
                path=path,
                unit=item.unit,
                text=span.text,
                low=float(span.low),
                median=float(span.median),
                high=float(span.high),
                weighted_low=float(after[0]),
                weighted_median=float(after[1]),
                weighted_high=float(after[2]),
                source=tuple(item.sources),
                assumed=item.assumed,
            )
        )
    return tuple(rows)


def _receipt(case: Case, seed: int, draws: int, command: str | None) -> Receipt:
    packages = ("standoff", "jax", "jaxlib", "numpy", "scipy")
    versions = {"python": platform.python_version()} | {name: version(name) for name in packages}
    words = [sys.argv[0].rsplit("/", 1)[-1], *sys.argv[1:]] if sys.argv else ["standoff"]
    return Receipt(
        case_hash=case_hash(case),
        seed=seed,
        versions=versions,
        command=command or " ".join(words),
        draws=draws,
    )


def _notes(base: Base) -> tuple[str, ...]:
    structure, record, weights = base.structure, base.record, base.weights
    last = structure.months[record.last[0]] if record.last[0] >= 0 else None
    notes = [
        f"The record was followed up to {last}." if last else "The case has no record to follow.",
        ("The draws were solved in single precision; no state was left further than "
        f"{base.outcome.residual.max():.0e} (in log-odds) from its solution."),
    ]
    if record.next[1] == 0 and structure.months[record.next[0]] == f"{structure.case.as_of:%Y-%m}":
        notes.append("The month of the case is played from its beginning, as nothing in it was recorded.")
    if base.rounds:
        notes.append(
            f"The draws were moved towards the record in {base.rounds} rounds (sequential tempering), as too few of those "
            "that were made blindly explain it; they stay in the ranges of the case."
        )
    if weights.power < 1:
        notes.append(
            f"Taken at full weight the record would leave fewer than {weights.effective_draws:.0f} effective draws; its "
            f"likelihood was raised to the power {weights.power:.2f} to keep that many, so the forecast leans on the "
            f"record less than it could. More draws would allow more{'' if base.rounds else ', and so would --sharpen'}."
        )
    return tuple(notes)

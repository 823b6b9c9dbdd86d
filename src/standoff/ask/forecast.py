"""Will there be a deal, when, and on what terms?

One draw of the inputs is one game. Its equilibrium says how probable the record was (that weighs the draw), what the
public should believe today, and, carried forward from there, what comes next. The forecast is the weighted ensemble.
"""

from __future__ import annotations

import hashlib
import json
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
from standoff.ask.record import reputations, threat_outcomes
from standoff.ask.terms import bargaining_ranges, fighting_on
from standoff.case.draws import Draws, numbers_of
from standoff.case.model import Case
from standoff.ensemble.outcome import Outcome, Question, deal_columns
from standoff.ensemble.run import run_draws
from standoff.ensemble.weights import Weights, weighted_quantile
from standoff.mechanisms.record import Record
from standoff.mechanisms.structure import Structure

LEVELS = (0.05, 0.25, 0.5, 0.75, 0.95)
SOLVING = 0.75  # share of the work, for progress: the rest is checking
DEAL, FIGHTING = "deal", "still fighting"


def forecast(
    case: Case,
    draws: int = 64,
    seed: int = 7,
    progress: Callable[[float], None] | None = None,
    command: str | None = None,
) -> Forecast:
    """Forecast a case.

    Args:
        case: a checked case.
        draws: how many draws of the inputs are solved.
        seed: of the draws.
        progress: called with the share of the work done.
        command: what to put on the receipt; by default the command line of this process.

    Raises:
        CaseMistakes: the mechanisms of the case do not fit together, or its record is impossible.
        ValueError: no draw can explain the record, or the record has already ended the game.
    """
    began = time.perf_counter()
    report = progress or (lambda share: None)
    base, certificate = _solve_and_check(start(case, draws, seed), seed, report)
    report(1.0)
    structure, record, inputs, outcome, weights = seen = (base.structure, base.record, base.inputs, base.outcome,
                                                          base.weights)
    return Forecast(
        **_words(case, structure, record, outcome, weights),
        **_chances(base),
        reputation=reputations(structure, record, outcome, weights),
        bargaining_range=bargaining_ranges(*seen),
        threats=threat_outcomes(*seen),
        fighting_on=fighting_on(*seen),
        inputs=_inputs(case, inputs, weights),
        draws=draws,
        effective_draws=weights.effective_draws,
        record_power=weights.power,
        certificate=certificate,
        seconds=time.perf_counter() - began,
        receipt=_receipt(case, seed, draws, command),
    )


def _solve_and_check(
    begun: tuple[Structure, Record, Draws, Question], seed: int, report: Callable[[float], None]
) -> tuple[Base, Certificate]:
    """Solve every draw, weigh it by the record, and check the draws that weigh most."""
    structure, _, inputs, question = begun
    with ThreadPoolExecutor(1) as beside:
        ready = beside.submit(compile_checks, structure, inputs, question)
        solved = run_draws(structure, inputs, question, progress=lambda share: report(SOLVING * share))
        ready.result()
    base = weighed(*begun, solved, seed)
    return base, check_draws(structure, inputs, question, base.outcome, base.weights)


def _words(
    case: Case, structure: Structure, record: Record, outcome: Outcome, weights: Weights
) -> dict[str, Any]:
    """Return the fields of a forecast that are words."""
    return {
        "title": case.title,
        "question": case.question,
        "as_of": f"{case.as_of:%Y-%m-%d}",
        "horizon": case.horizon,
        "parties": _parties(case),
        "notes": _notes(structure, record, outcome, weights),
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
    """Return the chance of each way of ending by each month; worlds without the mediator count apart from fighting on."""
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
    """Return, for every mediator that may leave, the worlds in which it has left and the war goes on."""
    parties = structure.case.parties
    found: dict[str, np.ndarray] = {}
    taken = np.zeros(len(structure.tables[0].passes), bool)
    for axis in structure.axes:
        if axis.name.startswith("mediator:") and "gone" in axis.levels:
            levels = structure.tables[0].worlds[axis.name]
            gone = (levels != axis.position("present")) & ~taken
            name = parties[axis.name.removeprefix("mediator:")].name
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
    content = json.dumps(case.model_dump(mode="json"), sort_keys=True, ensure_ascii=False)
    packages = ("standoff", "jax", "jaxlib", "numpy", "scipy")
    versions = {"python": platform.python_version()} | {name: version(name) for name in packages}
    words = [sys.argv[0].rsplit("/", 1)[-1], *sys.argv[1:]] if sys.argv else ["standoff"]
    return Receipt(
        case_hash=hashlib.sha256(content.encode()).hexdigest(),
        seed=seed,
        versions=versions,
        command=command or " ".join(words),
        draws=draws,
    )


def _notes(structure: Structure, record: Record, outcome: Outcome, weights: Weights) -> tuple[str, ...]:
    last = structure.months[record.last[0]] if record.last[0] >= 0 else None
    notes = [
        f"The record was followed up to {last}." if last else "The case has no record to follow.",
        ("The draws were solved in single precision; no state was left further than "
        f"{outcome.residual.max():.0e} (in log-odds) from its solution."),
    ]
    if record.next[1] == 0 and structure.months[record.next[0]] == f"{structure.case.as_of:%Y-%m}":
        notes.append("The month of the case is played from its beginning, as nothing in it was recorded.")
    if weights.power < 1:
        notes.append(
            f"Taken at full weight the record would leave fewer than {weights.effective_draws:.0f} effective draws; its "
            f"likelihood was raised to the power {weights.power:.2f} to keep that many, so the forecast leans on the "
            "record less than it could. More draws would allow more."
        )
    return tuple(notes)

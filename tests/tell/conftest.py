"""A made-up forecast of a fictional war, consistent in every number, for everything that shows one."""

from __future__ import annotations

import numpy as np
import pytest

from standoff.ask.forecast_types import (
    BargainingRange,
    BeliefPoint,
    Certificate,
    DoubleCheck,
    Estimate,
    FightingOn,
    Forecast,
    InputSummary,
    KeptDeal,
    MonthlyChance,
    PackageChance,
    Receipt,
    ThreatOutcome,
)
from standoff.tell.case_info import CaseInfo, RecordEvent, SaidMechanism, SourceInfo

NUM_DRAWS = 64
NUM_MONTHS = 24
PARTIES = {"norland": "Norland", "sudmark": "Sudmark", "lakes_union": "Lakes Union"}
PACKAGES = {
    "valley at today's front, monitors, bridges open": 0.45,
    "valley 60:40, treaty, civilian traffic only": 0.30,
    "valley at today's front, no guarantee, bridges closed": 0.17,
    "valley 70:30, monitors, bridges open": 0.08,
}


def weighted_quantile(values: np.ndarray, weights: np.ndarray, point: float) -> float:
    order = np.argsort(values)
    reached = np.cumsum(weights[order])
    return float(values[order][np.searchsorted(reached, point * reached[-1])])


def make_months() -> tuple[str, ...]:
    return tuple(f"{2026 + (3 + k) // 12}-{(3 + k) % 12 + 1:02d}" for k in range(NUM_MONTHS))


def make_draws() -> tuple[np.ndarray, np.ndarray]:
    """Return P(deal by month) per draw from a made-up monthly hazard, and weights from a made-up likelihood."""
    random = np.random.default_rng(20260320)
    hazard = np.exp(random.normal(np.log(0.0135), 0.75, NUM_DRAWS))
    swing = 1 + 0.5 * np.sin(np.arange(NUM_MONTHS)[None, :] / 3.0 + random.uniform(0, 6, (NUM_DRAWS, 1)))
    draws = 1 - np.cumprod(1 - np.clip(hazard[:, None] * swing, 0, 0.5), axis=1)
    weights = np.exp(random.normal(0, 0.6, NUM_DRAWS))
    return draws, weights / weights.sum()


def make_chances(draws: np.ndarray, weights: np.ndarray) -> tuple[MonthlyChance, ...]:
    rows = []
    for place, month in enumerate(make_months()):
        low, low50, median, high50, high = (
            weighted_quantile(draws[:, place], weights, point) for point in (0.05, 0.25, 0.5, 0.75, 0.95)
        )
        rows.append(MonthlyChance(month, median, low, high, low50, high50))
    return tuple(rows)


def make_endings(mean: np.ndarray) -> dict[str, tuple[float, ...]]:
    rest = 1 - mean
    time = np.arange(1, NUM_MONTHS + 1) / NUM_MONTHS
    away, collapse = 0.16 * time * rest, 0.05 * time**2 * rest
    paths = {"deal": mean, "Lakes Union walks away": away, "Sudmark's front collapses": collapse}
    paths["still fighting"] = 1 - sum(paths.values())
    return {name: tuple(float(value) for value in path) for name, path in paths.items()}


def make_beliefs() -> dict[str, tuple[BeliefPoint, ...]]:
    lakes = [
        ("2025-09-01", "", 0.41, 0.22, 0.63),
        ("2025-10-14", "Lakes Union threatens to stop shells within six weeks", 0.44, 0.24, 0.66),
        ("2025-11-27", "the date passes and the shells keep coming", 0.27, 0.11, 0.48),
        ("2026-01-09", "Lakes Union threatens tariffs on Norland's ore", 0.29, 0.12, 0.50),
        ("2026-02-20", "the tariffs are put off without a date", 0.17, 0.06, 0.35),
    ]
    norland = [
        ("2025-09-01", "", 0.55, 0.35, 0.74),
        ("2025-12-03", "Norland refuses a thirty-day pause", 0.63, 0.42, 0.81),
        ("2026-01-22", "Norland accepts monitors on one bridge", 0.57, 0.36, 0.76),
        ("2026-03-05", "Norland tables the whole valley again", 0.69, 0.47, 0.86),
    ]
    return {
        "lakes_union": tuple(BeliefPoint(*row, type="keeps its word") for row in lakes),
        "norland": tuple(BeliefPoint(*row, type="maximal aims") for row in norland),
    }


def make_ranges() -> tuple[BargainingRange, ...]:
    sides = {"attacker": "norland", "defender": "sudmark"}
    return (
        BargainingRange("control of the Sarn Valley", "norland", Estimate(0.62, 0.54, 0.71), Estimate(0.44, 0.31, 0.58),
                        0.06, **sides, at_zero="all Sudmark", at_one="all Norland", now=0.58),
        BargainingRange("security guarantee", "norland", Estimate(0.38, 0.22, 0.55), Estimate(0.52, 0.35, 0.70),
                        0.71, **sides, at_zero="treaty with Lakes Union", at_one="no guarantee", now=1.0),
        BargainingRange("Sarn bridges", "norland", Estimate(0.30, 0.12, 0.50), Estimate(0.66, 0.44, 0.85),
                        0.88, **sides, at_zero="closed", at_one="open to all", now=0.0),
    )  # fmt: skip


def make_threats() -> tuple[ThreatOutcome, ...]:
    return (
        ThreatOutcome("2025-10-14", "lakes_union", "norland", "stop buying ore", "backed down", 0.44, 0.27),
        ThreatOutcome("2025-12-18", "norland", "sudmark", "cut power from the Tarn dam", "executed"),
        ThreatOutcome("2026-01-09", "lakes_union", "norland", "tariffs on ore within six weeks", "backed down", 0.29, 0.17),
        ThreatOutcome("2026-03-11", "lakes_union", "sudmark", "stop shells unless talks resume", "pending"),
    )


def make_inputs() -> tuple[InputSummary, ...]:
    rows = [
        ("mechanisms.patience.norland.per_month", "per month", "0.94 to 0.99", 0.94, 0.972, 0.99, 0.95, 0.976, 0.991,
         ("halvorsen",), None, 0.31),
        ("mechanisms.patience.sudmark.per_month", "per month", "0.90 to 0.97", 0.90, 0.942, 0.97, 0.90, 0.941, 0.97,
         ("okoro",), None, 0.12),
        ("mechanisms.costs.norland.per_month", "share of the pie per month", "0.6% to 1.4%", 0.006, 0.0092, 0.014,
         0.006, 0.0088, 0.013, ("budget", "halvorsen"), None, 0.08),
        ("mechanisms.aims.norland.maximal", "probability", "roughly even", 0.45, 0.50, 0.55, 0.46, 0.51, 0.56, (),
         "nothing in the record separates the two readings before the first refusal", 0.19),
        ("mistake", "share of the pie", "3% to 8%", 0.03, 0.049, 0.08, 0.031, 0.05, 0.08, (),
         "no record of this kind of choice exists to measure it", 0.04),
        ("mechanisms.front.drift", "percentage points per month", "-1 to 2", -1.0, 0.5, 2.0, -0.4, 0.7, 2.0,
         ("fronts",), None, 0.15),
    ]  # fmt: skip
    return tuple(InputSummary(*row) for row in rows)


@pytest.fixture(scope="session")
def forecast() -> Forecast:
    draws, weights = make_draws()
    mean = weights @ draws
    paths = make_endings(mean)
    terms = [{"Sarn Valley": name.split(",")[0], "guarantee": name.split(",")[1].strip(),
              "bridges": name.split(",")[2].strip()} for name in PACKAGES]  # fmt: skip
    packages = [PackageChance(name, term, share * float(mean[-1])) for (name, share), term in zip(PACKAGES.items(), terms)]
    worth = [
        FightingOn("norland", "maximal aims", Estimate(0.71, 0.60, 0.83), Estimate(0.58, 0.49, 0.66)),
        FightingOn("norland", "limited aims", Estimate(0.52, 0.41, 0.61), Estimate(0.58, 0.49, 0.66)),
        FightingOn("sudmark", "", Estimate(0.30, 0.19, 0.42), Estimate(0.44, 0.35, 0.53)),
    ]
    return Forecast(
        title="War in the Sarn Valley (fictional)",
        question="Will Norland and Sudmark sign a ceasefire by 31 March 2028?",
        as_of="2026-03-20",
        horizon=NUM_MONTHS,
        parties=PARTIES,
        months=make_months(),
        p_deal=make_chances(draws, weights),
        endings={name: path[-1] for name, path in paths.items()},
        endings_by_month=paths,
        packages=tuple(packages),
        reputation=make_beliefs(),
        bargaining_range=make_ranges(),
        threats=make_threats(),
        inputs=make_inputs(),
        draws=NUM_DRAWS,
        effective_draws=float(1 / np.sum(weights**2)),
        record_power=1.0,
        p_deal_draws=draws,
        weights=weights,
        certificate=Certificate(3.2e-7, 0.0021, 0.004, DoubleCheck(8, 2.4e-6)),
        seconds=12.4,
        receipt=Receipt("9d07b1" + 58 * "0", 7, {"standoff": "0.1.0", "jax": "0.10.2"}, "standoff forecast sarn", NUM_DRAWS),
        fighting_on=tuple(worth),
        kept=make_kept(),
    )


def make_kept() -> tuple[KeptDeal, ...]:
    """Return how long two made-up deals are kept over five years."""
    hazards = {"no guarantee": (0.03, 0.02, 0.05), "monitors": (0.006, 0.003, 0.012)}
    return tuple(
        KeptDeal(terms, tuple(Estimate(*((1 - hazard) ** month for hazard in (middle, most, least))) for month in range(1, 61)))
        for terms, (middle, least, most) in hazards.items()
    )


@pytest.fixture(scope="session")
def case_info() -> CaseInfo:
    sources = (
        SourceInfo("halvorsen", document="ab" * 32, file="meridian-post.txt", start=1204, end=1377, date="2026-03-14"),
        SourceInfo("okoro", document="cd" * 32, file="harbour-review.txt", start=88, end=241),
        SourceInfo("budget", "Winter budget statement", "Norland Treasury", "2026-01-30", "https://example.org/budget"),
        SourceInfo("fronts", "Monthly survey of the front", "Sarn Observatory", "2026-03-01"),
    )
    record = (
        RecordEvent("2025-10-14", "lakes_union", "threaten ore_ban", sources=("halvorsen",)),
        RecordEvent("2025-11-27", "lakes_union", "back down on ore_ban", note="no purchase was stopped", sources=("okoro",)),
        RecordEvent("2025-12-03", "norland", "refuse", package="thirty-day pause", sources=("okoro",)),
        RecordEvent("2025-12-18", "norland", "execute dam_power", sources=("halvorsen", "okoro")),
    )
    return CaseInfo(
        summary="Norland holds a little more than half of the Sarn Valley. Lakes Union supplies Sudmark and mediates.",
        resolves_yes_if="Both governments publish a signed text that ends offensive operations along the whole front.",
        starts="2025-09",
        authors=("E. Mbeki", "L. Castellan"),
        licence="CC-BY-4.0",
        record=record,
        sources={source.id: source for source in sources},
        situation=(SaidMechanism("M2", "Costs and stamina", "Another month of war costs Norland 0.9% of everything at stake."),),
    )

"""Made-up answers about the fictional war, consistent in every number, for everything that shows or prints one."""

from __future__ import annotations

from typing import Any

from standoff.ask.believed import Believed, FollowingThrough
from standoff.ask.claims import ClaimResult, Claims, Flip
from standoff.ask.forecast_types import BeliefPoint, Estimate, ThreatOutcome
from standoff.ask.levers import LeverEffect, Levers
from standoff.ask.overrides import Changed
from standoff.ask.tipping import Tipping
from standoff.ask.tornado import Bar, Tornado
from standoff.ask.whatif import WhatIf
from standoff.ask.why import REST, Share, Why

NAMES = {"norland": "Norland", "sudmark": "Sudmark", "lakes_union": "Lakes Union"}
MONTHS = ("2026-03", "2026-04", "2026-05")
RESIDUAL = 3e-5
PATIENCE = "mechanisms.patience.norland.per_month"


def make_why() -> Why:
    """Return shares that add up to 40 points; one mechanism helps a deal."""
    shares = (
        Share("private information", "everyone knew what the others are after", 0.2, 0.05, 0.3, 0.01),
        Share("drift of the front", "the front moved neither way on average", 0.12, -0.02, 0.2, 0.01),
        Share("impatience", "everyone were as patient as the most patient party", -0.02, -0.1, 0.03, 0.005),
        Share(REST, "", 0.1, 0.04, 0.2, 0.01),
    )
    return Why(0.4, 0.25, 0.6, 0.6, 0.9, shares, MONTHS[-1], 64, 40.0, 120, RESIDUAL)


def make_levers() -> Levers:
    """Return a concession that costs its party, an act that costs nobody, and one that changes nothing."""

    def lever(party: str, name: str, words: str, delta: tuple[float, float, float], worth: float) -> LeverEffect:
        found = Estimate(*delta)
        by_month = tuple(Estimate(*(share * value for value in delta)) for share in (0.3, 0.6)) + (found,)
        payoffs = {other: Estimate(worth if other == party else 0.01, worth - 0.02, worth + 0.05) for other in NAMES}
        return LeverEffect(party, name, words, MONTHS[0], 0.97, found, by_month, payoffs, {"split": delta[0]}, 0.9)

    rows = (
        lever("norland", "norland.split", "offer ‘split; treaty’", (0.25, 0.02, 0.6), -0.3),
        lever("lakes_union", "lakes_union.impose_tolls", "impose tolls", (0.03, -0.01, 0.1), 0.02),
        lever("sudmark", "sudmark.walk_away", "walk away", (-0.01, -0.05, 0.0), -0.1),
    )
    return Levers(rows, ("sudmark.lift_tolls",), MONTHS, Estimate(0.6, 0.4, 0.75), 57, 39.0, RESIDUAL)


def make_tornado(with_shares: bool = True) -> Tornado:
    """Return three bars, the last of which moves nothing."""
    shares = (0.7, 0.6, 0.2, 0.1) if with_shares else (None,) * 4
    bars = (
        Bar(PATIENCE, "per month", 0.94, 0.99, 0.4, 0.8, Estimate(0.4, 0.3, 0.5), (1, 2), *shares),
        Bar("mechanisms.costs.norland.per_month", "of the pie", 0.002, 0.007, 0.7, 0.5, Estimate(-0.2, -0.3, 0.0), (1, 3)),
        Bar("mistake", "of the pie", 0.03, 0.06, 0.6, 0.6, Estimate(0.0, 0.0, 0.0), (3, 3)),
    )
    return Tornado(bars, 0.6, 0.7, 4, 28, RESIDUAL)


def make_tipping(found: bool = True) -> Tipping:
    """Return a crossing, or that there is none."""
    value = Estimate(0.965, 0.95, 0.98) if found else None
    curve = ((0.9, 0.3), (0.93, 0.4), (0.96, 0.48), (0.99, 0.8))
    passes, above, below = (0.75, 0.25, 0.0) if found else (0.0, 0.2, 0.8)
    return Tipping("norland.patience", "per month", 0.5, 0.975, value, passes, above, below, curve, 16, RESIDUAL)


def make_what_if() -> WhatIf:
    """Return a number set and an act taken."""
    by_month = (Estimate(0.0, 0.0, 0.01), Estimate(-0.02, -0.1, 0.02), Estimate(-0.05, -0.2, 0.03))
    worth = {party: Estimate(-0.01, -0.05, 0.02) for party in NAMES}
    return WhatIf((Changed(PATIENCE, 0.975, 0.96, "0.96"),), "lakes_union.impose_tolls", MONTHS[1], Estimate(0.6, 0.4, 0.8),
                  Estimate(0.54, 0.3, 0.7), by_month[-1], MONTHS, by_month, worth, 0.9, 57, 39.0, 0.98, RESIDUAL)  # fmt: skip


def make_claims(count: int = 1) -> Claims:
    """Return claims that hold, fail, hang on an input, and cannot be put, `count` of each."""
    flips = (Flip("mechanisms.front.drift", "", "lower", 0.4, 0.8),)

    def row(name: str, says: str, holds: float | None, effect: Estimate | None, verdict: str, **more: Any) -> ClaimResult:
        words = {"lever": "norland.patience = 0.99", "outcome": "the chance of a deal", "direction": "rises", "flips": ()}
        given = words | more
        return ClaimResult(name, "A. Writer", says, given["lever"], given["outcome"], given["direction"], holds, effect,
                           given["flips"], verdict, ("halvorsen",))  # fmt: skip

    found = []
    for place in range(count):
        found += [
            row(f"a{place}", "more patience would bring a deal", 0.97, Estimate(0.1, 0.01, 0.3), "holds almost everywhere"),
            row(f"b{place}", "tolls would end it", 0.03, Estimate(0.0, -0.01, 0.0), "fails almost everywhere"),
            row(f"c{place}", "Norland gains from waiting", 0.55, Estimate(0.004, -0.02, 0.05), "more likely holds than not",
                flips=flips, outcome="what the game is worth to Norland"),
            row(f"d{place}", "the sea will rise", None, None, "cannot be put to the model: there is no sea in it", lever="",
                direction=""),
        ]  # fmt: skip
    return Claims(tuple(found), 57, 39.0, 114, RESIDUAL)


def make_believed() -> Believed:
    """Return a threat that lapsed and what carrying it out would buy."""
    path = (BeliefPoint("2026-01-01", "", 0.5, 0.4, 0.6, "firm"), BeliefPoint("2026-02-10", "back down", 0.3, 0.2, 0.45, "firm"))
    threat = ThreatOutcome("2026-01-10", "lakes_union", "norland", "tolls", "backed down", 0.5, 0.3)
    now = FollowingThrough("lakes_union", "lakes_union.impose_tolls", "impose tolls", MONTHS[0], Estimate(0.03, -0.01, 0.1),
                           Estimate(-0.02, -0.04, 0.0))  # fmt: skip
    return Believed({"lakes_union": path}, (threat,), (now,), NAMES, 64, 40.0, RESIDUAL)


def all_answers() -> list[Any]:
    """Return one answer of every kind."""
    return [make_why(), make_levers(), make_tornado(), make_tipping(), make_what_if(), make_claims(), make_believed()]

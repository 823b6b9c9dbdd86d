"""Whose threats are believed? Each party's reputation over the record, what each bluff cost, what following through buys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from standoff.ask.base import Base
from standoff.ask.estimates import as_json
from standoff.ask.forecast_types import BeliefPoint, Estimate, ThreatOutcome
from standoff.ask.levers import Levers, levers
from standoff.ask.record import reputations, threat_outcomes
from standoff.mechanisms.acts import acts_of

FOLLOWING_THROUGH = ("execute ", "impose ", "cut ", "walk away", "press ")
"""How the names of acts begin that carry out what a party has threatened, or could threaten."""


@dataclass(frozen=True)
class FollowingThrough:
    """What carrying a lever out would buy now: change of P(deal), and of what the game is worth to the party, in pies."""

    party: str
    act: str
    words: str
    month: str
    deal: Estimate
    worth: Estimate


@dataclass(frozen=True)
class Believed:
    """The answer: beliefs by date, threats and their fates, and what following through would buy now."""

    parties: dict[str, tuple[BeliefPoint, ...]]
    threats: tuple[ThreatOutcome, ...]
    now: tuple[FollowingThrough, ...]
    names: dict[str, str]
    draws: int
    effective_draws: float
    residual: float

    def to_json(self) -> dict[str, Any]:
        """Return what `standoff believed --json` prints."""
        return {
            "parties": {party: [{"date": point.date, "event": point.event, "probability": point.probability,
                                 "low": point.low, "high": point.high, "type": point.type} for point in path]
                        for party, path in self.parties.items()},
            "threats": [{"date": threat.date, "by": threat.by, "against": threat.against, "what": threat.what,
                         "outcome": threat.outcome, "belief_before": threat.belief_before,
                         "belief_after": threat.belief_after} for threat in self.threats],
            "now": [{"party": row.party, "act": row.act, "month": row.month, "p_deal": as_json(row.deal),
                     "worth": as_json(row.worth)} for row in self.now],
            "draws": self.draws,
            "effective_draws": self.effective_draws,
            "certificate": {"max_residual": self.residual},
        }


def believed(base: Base, progress: Callable[[float], None] | None = None) -> Believed:
    """Say what the record did to reputations and what following through would do now.

    Args:
        base: the case, solved.
        progress: called with the share of the work done.
    """
    acts = [act for act in acts_of(base.structure) if act.words.startswith(FOLLOWING_THROUGH)]
    return believed_after(base, levers(base, progress=progress, acts=acts))


def believed_after(base: Base, found: Levers) -> Believed:
    """Say the same as `believed` where every act has been tried already: nothing is solved again."""
    now = [FollowingThrough(row.party, row.lever, row.words, row.month, row.delta, row.payoffs[row.party])
           for row in found.levers if row.words.startswith(FOLLOWING_THROUGH)]  # fmt: skip
    seen = (base.structure, base.record)
    return Believed(
        reputations(*seen, base.outcome, base.weights), threat_outcomes(*seen, base.inputs, base.outcome, base.weights),
        tuple(sorted(now, key=lambda row: -row.deal.median)),
        {party: base.case.parties[party].name for party in base.case.parties}, len(base.inputs),
        base.weights.effective_draws, found.residual,
    )

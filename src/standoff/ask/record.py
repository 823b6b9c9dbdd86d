"""What the record did to reputations, and what became of every threat in it."""

from __future__ import annotations

import numpy as np

from standoff.ask.forecast_types import BeliefPoint, ThreatOutcome
from standoff.case.draws import Draws
from standoff.case.model import Event, last_day
from standoff.ensemble.outcome import Outcome
from standoff.ensemble.weights import Weights, weighted_quantile
from standoff.mechanisms.parts import MoveStage
from standoff.mechanisms.record import Record
from standoff.mechanisms.structure import Structure
from standoff.mechanisms.switches import carrying_type

THREATEN, EXECUTE, BACK_DOWN = "threaten ", "execute ", "back down on "


def reputations(
    structure: Structure, record: Record, outcome: Outcome, weights: Weights
) -> dict[str, tuple[BeliefPoint, ...]]:
    """Return, for every private party, the public belief at the start, after each of its acts, and at every month's end."""
    found = {}
    for column, (party, types) in enumerate(structure.types.items()):
        points, acted = [(0, f"{structure.case.starts}-01", "")], set()
        for event, place in zip(structure.case.record, record.places, strict=True):
            if place is not None and event.party == party:
                acted.add(place[0])
                points.append((_after(structure, place), str(event.date), _words(event)))
        for period, row in enumerate(record.masks):
            if period not in acted:
                points.append((_after(structure, (period, len(row) - 1)), _closing_day(structure, period), ""))
        path = _chance(outcome.beliefs[:, :, column])
        found[party] = tuple(
            _point(date, words, path[:, row], weights, types[1]) for row, date, words in sorted(points)
        )
    return found


def threat_outcomes(
    structure: Structure, record: Record, inputs: Draws, outcome: Outcome, weights: Weights
) -> tuple[ThreatOutcome, ...]:
    """Return every threat of the record and its fate, with the belief in the threatener before and after that fate."""
    acts = [
        (place, event, record.steps[place[0]][place[1]][0])
        for event, place in zip(structure.case.record, record.places, strict=True)
        if place is not None and isinstance(structure.stages[place[1]], MoveStage)
    ]
    acts.sort(key=lambda act: act[0])
    found = []
    for index, (_, event, name) in enumerate(acts):
        if not name.startswith(THREATEN):
            continue
        lever = name.removeprefix(THREATEN)
        fates = (EXECUTE + lever, BACK_DOWN + lever)
        fate = next((act for act in acts[index + 1 :] if act[1].party == event.party and act[2] in fates), None)
        section = _threat_section(structure, event.party, lever)
        before, after = None, None
        if fate is not None:
            before, after = _beliefs_around(structure, inputs, outcome, weights, event.party, fate[0], section)
        found.append(
            ThreatOutcome(
                date=str(event.date),
                by=event.party,
                against=section.against if section else "",
                what=event.note or lever.replace("_", " "),
                outcome="pending" if fate is None else "executed" if fate[2].startswith(EXECUTE) else "backed down",
                belief_before=before,
                belief_after=after,
            )
        )
    return tuple(found)


def _beliefs_around(structure, inputs: Draws, outcome: Outcome, weights: Weights, party: str, place, section):
    """Return the belief that `party` is of the type that carries threats out, before and after the act at `place`."""
    if party not in structure.types:
        return None, None
    rows = outcome.beliefs[:, :, list(structure.types).index(party)]
    row = _after(structure, place)
    around = (float(weighted_quantile(_chance(rows[:, at]), weights.weights, 0.5)[0]) for at in (row - 1, row))
    carries = carrying_type(structure, inputs, party, section)
    return tuple(value if carries else 1 - value for value in around)


def _threat_section(structure: Structure, party: str, lever: str):
    threats = structure.case.mechanisms.get("threats")
    entries = threats.root if threats else ()
    return next((entry for entry in entries if entry.by == party and entry.lever == lever), None)


def _after(structure: Structure, place: tuple[int, int]) -> int:
    """Return the row of `Outcome.beliefs` behind a stage of a month; row 0 is the prior."""
    return place[0] * len(structure.stages) + place[1] + 1


def _closing_day(structure: Structure, period: int) -> str:
    """Return the last day of a month of the record, or the day of the case in its own month."""
    month, as_of = structure.months[period], structure.case.as_of
    return str(as_of) if month == f"{as_of:%Y-%m}" else str(last_day(month))


def _words(event: Event) -> str:
    return event.note or " ".join(word for word in (event.action, (event.lever or "").replace("_", " ")) if word)


def _chance(log_odds: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-log_odds))


def _point(date: str, words: str, values: np.ndarray, weights: Weights, name: str) -> BeliefPoint:
    low, median, high = weighted_quantile(values, weights.weights, (0.05, 0.5, 0.95))
    return BeliefPoint(date, words, float(median), float(low), float(high), name)

"""Sentences on what would change the outlook: levers, what they cost, the inputs that matter, what a threat would buy."""

from __future__ import annotations

from collections.abc import Mapping

from standoff.ask.believed import Believed
from standoff.ask.levers import LeverEffect, Levers
from standoff.ask.tornado import Tornado
from standoff.tell.plain_words import (
    counted,
    day_name,
    joined,
    last_day,
    number,
    percent,
    percent_range,
    points,
    signed,
)
from standoff.tell.sentences import input_name
from standoff.tell.sentences_why import LITTLE, interval

STEADY, SHAKY = 0.8, 0.5  # rank correlation between draws


def lever_name(row: LeverEffect, names: Mapping[str, str]) -> str:
    """Return 'Norland: walk away'."""
    return f"{names.get(row.party, row.party)}: {row.words}"


def levers(answer: Levers, names: Mapping[str, str]) -> str:
    """Return which lever moves the chance of a deal most, and what it costs whoever pulls it."""
    if not answer.levers:
        return "No party has an act that could be taken now."
    best = max(answer.levers, key=lambda row: row.delta.median)
    end = last_day(answer.months[-1])
    if best.delta.median < LITTLE:
        return f"No single act raises the chance of a deal by {end} by half a point in the median draw."
    worth = best.payoffs[best.party]
    cost = "costs" if worth.median < 0 else "brings"
    return (
        f"The act that raises the chance of a deal by {end} most is “{lever_name(best, names)}”: {interval(best.delta)}. It "
        f"{cost} {names.get(best.party, best.party)} {signed(worth.median).lstrip('+−')} of a pie "
        f"(90% interval {signed(worth.low)} to {signed(worth.high)})."
    )


def payoffs(answer: Levers, names: Mapping[str, str]) -> str:
    """Return how many helpful levers lie idle because they cost the one who would pull them, and the best that does not."""
    helpful = [row for row in answer.levers if row.delta.median >= LITTLE]
    if not helpful:
        return "No act that was tried helps a deal, so that none lies idle for its cost."
    idle = [row for row in helpful if row.payoffs[row.party].median < 0]
    if not idle:
        return f"None of the {counted(len(helpful), 'act')} that help a deal costs the party that would take it."
    text = (f"{len(idle)} of the {counted(len(helpful), 'act')} that help a deal cost the party that would take them, which "
            "is why they lie idle.")  # fmt: skip
    free = [row for row in helpful if row not in idle]
    if free:
        best = max(free, key=lambda row: row.delta.median)
        text += f" Of the others “{lever_name(best, names)}” helps most: {interval(best.delta)}."
    return text


def tornado(answer: Tornado, names: Mapping[str, str]) -> str:
    """Return which input matters most, with its values at both ends, and how sure the ranking is."""
    if not answer.bars:
        return "Every number of this case is fixed, so that there is nothing to find out."
    top = answer.bars[0]
    text = (f"{input_name(top.path, names)} moves the chance of a deal most: {percent(top.at_low)} at its low end "
            f"({input_value(top.low, top.unit)}), {percent(top.at_high)} at its high end ({input_value(top.high, top.unit)}).")  # fmt: skip
    return f"{text} {_ranking(answer)}"


def _ranking(answer: Tornado) -> str:
    how = "much the same" if answer.agreement >= STEADY else "partly the same" if answer.agreement >= SHAKY else "not the same"
    return (f"The ranking is {how} from draw to draw (mean rank correlation {answer.agreement:.2f} over "
            f"{counted(answer.draws, 'draw')}).")  # fmt: skip


def input_value(value: float, unit: str) -> str:
    """Return the value of an input with its unit: '2.1% of the pie', '0.97 per month', '0.45'."""
    if unit.startswith(("of the", "share of the")):
        return f"{number(100 * value)}% {unit.removeprefix('share ')}"
    return f"{number(value)} {unit}".strip() if unit != "probability" else number(value)


def believed(answer: Believed, names: Mapping[str, str]) -> str:
    """Return what became of the threats and what they did to the belief in those who made them."""
    if not answer.threats:
        return "The record holds no threat. " + beliefs_now(answer, names) if answer.parties else "The record holds no threat."
    lapsed = [row for row in answer.threats if row.outcome == "backed down"]
    text = f"The record holds {counted(len(answer.threats), 'threat')}; {len(lapsed)} lapsed."
    costs = [row.belief_before - row.belief_after for row in lapsed
             if row.belief_before is not None and row.belief_after is not None]  # fmt: skip
    if costs:
        text += (f" Each that lapsed took {points(sum(costs) / len(costs)).lstrip('+')} on average off the belief that the one "
                 "who threatened carries threats out.")  # fmt: skip
    return f"{text} {beliefs_now(answer, names)}".strip()


def beliefs_now(answer: Believed, names: Mapping[str, str]) -> str:
    """Return what each private party is believed to be after the record."""
    parts = []
    for party, path in answer.parties.items():
        if path:
            now = path[-1]
            parts.append(f"the belief that {answer.names.get(party, party)} is “{now.type}” stands at {percent(now.probability)} "
                         f"(90% interval {percent_range(now.low, now.high)}) after {day_name(now.date)}")  # fmt: skip
    text = joined(parts)
    return f"{text[:1].upper()}{text[1:]}." if text else ""


def following_through(answer: Believed, names: Mapping[str, str]) -> str:
    """Return what carrying something out would buy now."""
    if not answer.now:
        return "No party can carry anything out now."
    best = max(answer.now, key=lambda row: row.deal.median)
    name = answer.names.get(best.party, best.party)
    return (
        f"Following through would move the chance of a deal most with “{name}: {best.words}”: {interval(best.deal)}; to {name} "
        f"that is worth {signed(best.worth.median)} of a pie (90% interval {signed(best.worth.low)} to {signed(best.worth.high)})."
    )


"""One sentence per picture, in plain words, made from the numbers it shows.

Likelihood and confidence never share a sentence (ICD 203). Each function reads a `Forecast` and returns text; nothing
is rounded before it is compared.
"""

from __future__ import annotations

from collections.abc import Mapping

from standoff.ask.forecast_types import BargainingRange, Forecast, MonthlyChance
from standoff.tell.likelihood_words import interval_words, likelihood
from standoff.tell.plain_words import counted, day_name, joined, last_day, month_name, number, percent, percent_range

ABOUT_THE_MODEL = "This is a statement about the model, not about the world."
STILL_FIGHTING = "still fighting"

# An interval wider than 40 points spans at least three of the seven words; one narrower than 20 points at most two.
WIDE_INTERVAL = 0.40
NARROW_INTERVAL = 0.20
# With 100 effective draws a 90% interval end is itself known to about 5 points; with 30, to about 10.
FEW_DRAWS = 30
MANY_DRAWS = 100
MENU_MATTERS = 0.1  # of P(deal), from half as many packages again


def headline(forecast: Forecast) -> str:
    """Return how likely a deal is by the end of the horizon, with its 90% interval."""
    return chance_sentence(forecast.p_deal[-1])


def chance_sentence(row: MonthlyChance) -> str:
    """Return 'A deal by 31 March 2027 is unlikely: 26% (90% interval 9–58%).'"""
    return (
        f"A deal by {last_day(row.month)} {likelihood(row.median).predicate}: {percent(row.median)} "
        f"(90% interval {percent_range(row.low, row.high)})."
    )


def likelihood_range(forecast: Forecast) -> str:
    """Return the interval of the headline in words."""
    row = forecast.p_deal[-1]
    words = interval_words(row.low, row.high)
    return f"In words, the 90% interval reads: {words}."


def confidence_level(forecast: Forecast) -> str:
    """Return 'low', 'moderate' or 'high': how much the interval, the draws and the certificate carry.

    Low when the certificate reports anything, a longer menu moves the answer by 10 points or more, fewer than 30 draws
    carry the weight, or the interval is wider than 40 points; high when at least 100 draws carry it and the interval is
    under 20 points; moderate otherwise.
    """
    width = forecast.p_deal[-1].high - forecast.p_deal[-1].low
    doubtful = forecast.certificate.messages or _menu_matters(forecast)
    if doubtful or forecast.effective_draws < FEW_DRAWS or width > WIDE_INTERVAL:
        return "low"
    return "high" if forecast.effective_draws >= MANY_DRAWS and width < NARROW_INTERVAL else "moderate"


def _menu_matters(forecast: Forecast) -> bool:
    return (forecast.certificate.menu_error or 0) >= MENU_MATTERS


def confidence(forecast: Forecast) -> str:
    """Return how far the number can be leant on, and why; a sentence of its own."""
    row = forecast.p_deal[-1]
    points = round(100 * (row.high - row.low))
    assumed = sum(1 for entry in forecast.inputs if entry.assumed)
    reasons = [
        f"the interval is {counted(points, 'point')} wide",
        f"{forecast.effective_draws:,.0f} of {counted(forecast.draws, 'draw')} carry the weight",
    ]
    if forecast.inputs:
        reasons.append(f"{assumed} of {counted(len(forecast.inputs), 'input')} are assumed")
    if _menu_matters(forecast):
        moved = counted(round(100 * (forecast.certificate.menu_error or 0)), "point")
        reasons.append(f"a longer menu of packages moves the draw that weighs most by {moved}")
    if forecast.certificate.messages:
        reasons.append("the check of the solution found something over tolerance")
    return f"Confidence in this number is {confidence_level(forecast)}: {joined(reasons)}."


def fan(forecast: Forecast) -> str:
    """Return how the chance of a deal grows over the months."""
    last = forecast.p_deal[-1]
    rises = f"The chance of a deal rises to {percent(last.median)} by the end of {month_name(last.month)}"
    in_a_year = f"{int(forecast.as_of[:4]) + 1}{forecast.as_of[4:7]}"
    year = next((row for row in forecast.p_deal[:-1] if row.month == in_a_year), None)
    if year is None:
        return f"{rises} (90% interval {percent_range(last.low, last.high)})."
    return (
        f"{rises} (90% interval {percent_range(last.low, last.high)}), from {percent(year.median)} "
        f"after a year ({percent_range(year.low, year.high)})."
    )


def dots(forecast: Forecast, with_deal: int, num_dots: int) -> str:
    """Return what the dotplot shows: so many dots of so many are months of a deal."""
    end = last_day(forecast.months[-1])
    shown = "none is" if with_deal == 0 else "1 is" if with_deal == 1 else f"{with_deal} are"
    return f"Of {num_dots} equally likely futures {shown} a deal by {end}; {num_dots - with_deal} are not."


def endings(forecast: Forecast) -> str:
    """Return the likeliest way of ending and what follows it."""
    ranked = ranked_endings(forecast)
    first, rest = ranked[0], [entry for entry in ranked[1:3] if entry[1] >= 0.005]
    text = f"By {last_day(forecast.months[-1])} the likeliest state is “{first[0]}” ({percent(first[1])})"
    if rest:
        text += ", then " + joined([f"“{name}” ({percent(chance)})" for name, chance in rest])
    return text + "."


def ranked_endings(forecast: Forecast) -> list[tuple[str, float]]:
    """Return the ways of ending, likeliest first."""
    return sorted(forecast.endings.items(), key=lambda entry: -entry[1])


def packages(forecast: Forecast) -> str:
    """Return the likeliest package."""
    if not forecast.packages:
        return "No package has a chance of being signed that is worth showing."
    best = max(forecast.packages, key=lambda row: row.probability)
    total = sum(row.probability for row in forecast.packages)
    share = f", {percent(best.probability / total)} of the chance of any deal shown" if total > 0 else ""
    return f"If there is a deal, it is most likely “{best.name}”: {percent(best.probability)}{share}."


def bargaining_range(row: BargainingRange) -> str:
    """Return whether both sides' red lines on one issue leave room."""
    verdict = likelihood_of_room(row.meets)
    return f"On {row.issue} the red lines leave room for a deal in {percent(row.meets)} of draws: {verdict}."


def likelihood_of_room(meets: float) -> str:
    """Return in words what a share of draws with an overlap means for an issue."""
    if meets < 0.2:
        return "the red lines seldom meet, so this issue blocks a deal"
    if meets < 0.5:
        return "the red lines mostly do not meet"
    return "there is mostly room" if meets < 0.8 else "there is nearly always room"


def bargaining_ranges(forecast: Forecast) -> str:
    """Return which issue leaves least room."""
    if not forecast.bargaining_range:
        return "The case states no red lines."
    return bargaining_range(min(forecast.bargaining_range, key=lambda row: row.meets))


def threats(forecast: Forecast) -> str:
    """Return how many threats there were and what became of them."""
    if not forecast.threats:
        return "The record holds no threat."
    outcomes: dict[str, int] = {}
    for row in forecast.threats:
        outcomes[row.outcome] = outcomes.get(row.outcome, 0) + 1
    parts = [f"{count} {outcome}" for outcome, count in sorted(outcomes.items(), key=lambda entry: -entry[1])]
    return f"The record holds {counted(len(forecast.threats), 'threat')}: {joined(parts)}."


def belief_path(forecast: Forecast, party: str) -> str:
    """Return what the record did to the belief about one party."""
    path = forecast.reputation[party]
    name = forecast.parties.get(party, party)
    now = path[-1]
    interval = f"(90% interval {percent_range(now.low, now.high)})"
    if len(path) == 1:
        return f"The belief that {name} is “{now.type}” is {percent(now.probability)} {interval}."
    moved = now.probability - path[0].probability
    verb = "has risen" if moved > 0.005 else "has fallen" if moved < -0.005 else "has hardly moved"
    return (
        f"The belief that {name} is “{now.type}” {verb} from {percent(path[0].probability)} "
        f"to {percent(now.probability)} {interval}."
    )


def fighting_on(forecast: Forecast) -> str:
    """Return for whom fighting on is worth more than the best deal on offer."""
    better = []
    for row in forecast.fighting_on:
        if row.best_deal is None or row.worth.median > row.best_deal.median:
            better.append(party_and_type(forecast.parties, row.party, row.type))
    if not better:
        return "Every party would do better with the best deal the other side would sign than by fighting on."
    return f"Fighting on is worth more than the best deal the other side would sign to {joined(better)}."


def party_and_type(parties: Mapping[str, str], party: str, kind: str) -> str:
    """Return 'Norland (maximal)', or 'Norland' where the party has no types."""
    name = parties.get(party, party)
    return f"{name} ({kind})" if kind else name


def inputs(forecast: Forecast) -> str:
    """Return how many inputs there are and which matters most."""
    assumed = sum(1 for row in forecast.inputs if row.assumed)
    text = f"The case has {counted(len(forecast.inputs), 'input')}: {len(forecast.inputs) - assumed} sourced, "
    text += f"{assumed} assumed."
    known = [row for row in forecast.inputs if row.influence is not None]
    if known:
        most = max(known, key=lambda row: row.influence or 0.0)
        text += f" {input_name(most.path, forecast.parties)} explains {percent(most.influence or 0.0)} of the spread."
    return text


def input_name(path: str, parties: Mapping[str, str] | None = None) -> str:
    """Return a dotted path as words: 'Costs › Norland › per month' for 'mechanisms.costs.norland.per_month'."""
    parts = [part for part in path.split(".") if part != "mechanisms"]
    words = [(parties or {}).get(part, part.replace("_", " ")) for part in parts]
    return " › ".join([words[0][:1].upper() + words[0][1:], *words[1:]])


def certificate(forecast: Forecast) -> list[str]:
    """Return what the check of the solution found, one sentence each."""
    found = forecast.certificate
    lines = [
        (
            "A separate program checked the draws that weigh most, solved again in double precision: strategies miss "
            f"the logit response by {number(found.max_residual)} at most, and no party could gain more than "
            f"{number(found.max_gain)} of a pie by one change of its play, which is the price of its mistakes."
        )
    ]
    if found.grid_error is not None:
        lines.append(
            "On a finer grid of beliefs the chance of a deal in the heaviest draw moves by "
            f"{number(100 * found.grid_error)} points at most."
        )
    else:
        lines.append("The error of the grid of beliefs was not measured in this run.")
    if found.menu_error is not None:
        lines.append(
            "With half as many packages again on the menu the chance of a deal in the heaviest draw moves by "
            f"{number(100 * found.menu_error)} points at most: the answer is no sharper than that."
        )
    if found.float64 is not None:
        lines.append(
            f"{counted(found.float64.draws, 'draw')} solved again in double precision moved the chance of a deal by "
            f"{number(100 * found.float64.max_difference)} points at most."
        )
    lines += list(found.messages) or ["Everything is within tolerance."]
    return lines


def basis(forecast: Forecast) -> str:
    """Return what the numbers rest on: draws, effective draws, the record's power."""
    power = "its full weight" if forecast.record_power >= 1 else f"its likelihood raised to {forecast.record_power:.2f}"
    return (
        f"{counted(forecast.draws, 'draw')} of the inputs were solved; after weighting by the record ({power}) they are "
        f"worth {forecast.effective_draws:,.0f} equal ones. As of {day_name(forecast.as_of)}."
    )

"""Sentences on why there is no deal, and on what it would take: shares of the shortfall, tipping points, what-ifs."""

from __future__ import annotations

from collections.abc import Mapping

from standoff.ask.forecast_types import Estimate
from standoff.ask.tipping import Tipping
from standoff.ask.whatif import WhatIf
from standoff.ask.why import REST, Share, Why
from standoff.tell.likelihood_words import likelihood
from standoff.tell.plain_words import counted, joined, last_day, number, percent, percent_range, points, points_range
from standoff.tell.sentences import input_name

LITTLE = 0.005  # of P(deal): half a point, below which a change is not worth a verb


def interval(estimate: Estimate) -> str:
    """Return a change of a chance with its interval: '+12 points (90% interval −1 to +20)'."""
    return f"{points(estimate.median)} (90% interval {points_range(estimate.low, estimate.high)})"


def chance(estimate: Estimate) -> str:
    """Return a chance with its interval: '26% (90% interval 9–58%)'."""
    return f"{percent(estimate.median)} (90% interval {percent_range(estimate.low, estimate.high)})"


def why(answer: Why, names: Mapping[str, str]) -> str:
    """Return how likely a deal is, what holds it back most, and how likely it would be without."""
    missing = (f"{points(answer.shortfall).lstrip('+')} short of certain (90% interval "
               f"{percent_range(answer.low, answer.high).removesuffix('%')})")  # fmt: skip
    text = f"A deal by {last_day(answer.horizon)} {likelihood(answer.p_deal).predicate}: {percent(answer.p_deal)}, {missing}."
    holding = [row for row in answer.shares if row.mechanism != REST and row.share >= LITTLE]
    if not holding:
        return f"{text} None of the mechanisms that can be switched off holds it back."
    first, *others = holding
    text += f" What holds it back most is {first.mechanism}: {_share(first)}"
    if others:
        text += "; then " + joined([f"{row.mechanism} ({_share(row)})" for row in others[:2]])
    return f"{text}."


def why_rest(answer: Why) -> str:
    """Return what is missing still when everything is off, and what helps a deal as it is."""
    last = answer.shares[-1]
    text = (f"If everything that can be were switched off, a deal {_would(answer.p_deal_all_off)}: "
            f"{percent(answer.p_deal_all_off)} (90% interval {percent_range(1 - last.high, 1 - last.low)}).")  # fmt: skip
    helping = [row for row in answer.shares[:-1] if row.share <= -LITTLE]
    if helping:
        text += f" {joined([row.mechanism for row in helping]).capitalize()} makes a deal likelier than it would be without."
        text = text.replace(" makes ", " make ") if len(helping) > 1 else text
    return text


def _share(row: Share) -> str:
    return f"{points(row.share).lstrip('+')}, 90% interval {points_range(row.low, row.high)}"


def _would(probability: float) -> str:
    predicate = likelihood(probability).predicate
    return predicate.replace("has ", "would have ", 1) if predicate.startswith("has ") else predicate.replace("is ", "would be ", 1)


def tipping(answer: Tipping, names: Mapping[str, str]) -> str:
    """Return where the odds are reached, or that no value in the range does it."""
    what, unit = input_name(answer.path, names), f" {answer.unit}" if answer.unit else ""
    odds = "a deal is as likely as not" if answer.odds == 0.5 else f"the chance of a deal is {percent(answer.odds)}"
    low, high = answer.curve[0][0], answer.curve[-1][0]
    span = f"between {number(low)} and {number(high)}{unit}"
    rest = [f"in {percent(share)} of draws it is {words} throughout"
            for share, words in ((answer.above, "likelier"), (answer.below, "less likely")) if share >= LITTLE]  # fmt: skip
    if answer.value is None:
        return f"No value of {what} {span} makes it so that {odds}: {joined(rest)}."
    value = answer.value
    text = (f"At {what} = {number(value.median)}{unit} (90% interval {number(value.low)} to {number(value.high)}) {odds}; "
            f"the case says {number(answer.now)}.")  # fmt: skip
    if answer.passes < 1 - LITTLE:
        text += f" That is so in {percent(answer.passes)} of draws; {joined(rest)}." if rest else ""
    return text


def what_if(answer: WhatIf, names: Mapping[str, str]) -> str:
    """Return what was changed and what that does to the chance of a deal."""
    moved = answer.difference
    if abs(moved.median) < LITTLE:
        verb = "hardly moves the chance of a deal"
    else:
        verb = f"{'raises' if moved.median > 0 else 'lowers'} the chance of a deal"
    return (f"{_change(answer, names)} {verb} by {last_day(answer.months[-1])}: {interval(moved)}, "
            f"from {chance(answer.base)} to {chance(answer.now)}.")  # fmt: skip


def what_if_word(answer: WhatIf) -> str:
    """Return how likely a deal then is."""
    return f"A deal by {last_day(answer.months[-1])} {_would(answer.now.median)}: {chance(answer.now)}."


def _change(answer: WhatIf, names: Mapping[str, str]) -> str:
    parts = [f"{input_name(row.path, names)} at {number(row.after)} instead of {number(row.before)}" for row in answer.changed]
    if len(parts) > 3:
        parts = [*parts[:2], counted(len(parts) - 2, "more number")]
    if answer.act:
        party, _, action = answer.act.partition(".")
        parts.append(f"{names.get(party, party)}: {action.replace('_', ' ')} in {answer.at}")
    text = joined(parts)
    return text[:1].upper() + text[1:]

"""M13 Guarantees and enforcement: a deal that may be broken after it is signed, and what deters that.

Every month after signing, the `breaker` breaks the deal with the chance h = hazard * (1 - deterred). What is deterred
depends on what was agreed on the `issue` of guarantees: `deters` of the option, less the part that the breaker's `veto`
undoes, and nothing once the guarantor has walked away. A broken deal means war again, from the front and the levers as
they were on signing, and a `surprise` that the breaker gains and the others lose.

Let U be the worth of a deal that is kept for ever, W that of the war resumed, and d the patience of a party. A month of
peace pays (1 - d) U, and the worth V of a signed deal solves V = (1 - d) U + d [(1 - h) V + h W], so that

    V = k U + (1 - k) W,    k = (1 - d) / (1 - d (1 - h)),    1 - k = d h / (1 - d (1 - h)).

With h = 0 it is U exactly. Where d, h or W change from month to month (costs that grow, power that shifts) the same
equation is solved backwards from the last month of the game, with d of the month of signing and h and W of the next.

This is the commitment problem: the breaker cannot bind itself, so that the more a deal gives up for a promise, the less
it is worth to the other. The hazard may depend on the breaker's private type; then what the other signs away is at the
mercy of what it believes.

Sources: J. D. Fearon (1995), Rationalist explanations for war, International Organization 49(3), 379-414; B. F. Walter
(1997), The critical barrier to civil war settlement, ibid. 51(3), 335-364; R. Powell (2006), War as a commitment
problem, ibid. 60(1), 169-203.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from typing import Annotated

import numpy as np
from pydantic import Field, model_validator

from standoff.case.fields import ByType, Probability, Share, Signed
from standoff.case.fields import Section as Fields
from standoff.case.model import Case, Id
from standoff.mechanisms import side_deals, truce, walking_away
from standoff.mechanisms.checks import unknown_names, unknown_parties, unknown_types
from standoff.mechanisms.months import months_of
from standoff.mechanisms.parts import Inputs, Mistake, Parts, Payoff, Signing, Values, Worlds, add, changed
from standoff.mechanisms.stages import fighting_on, patience_of
from standoff.mechanisms.surprise import surprise
from standoff.mechanisms.units import PER_MONTH, PIES

PATH = "mechanisms.guarantees"


class Section(Fields):
    """Who may break a signed deal, how likely that is, and what deters it."""

    breaker: str = Field(description="the signing party that may break the deal")
    hazard: Annotated[ByType[Probability], PER_MONTH] = Field(description="chance that it does, without a guarantee")
    surprise: Annotated[ByType[Signed] | None, PIES] = Field(
        None, description="gained by the breaker when it strikes, lost by the others, once; absent: nothing"
    )
    issue: str | None = Field(None, description="the issue on which guarantees are agreed")
    deters: dict[Id, Share] = Field(
        default_factory=dict, description="by option of that issue: part of the hazard that it takes away"
    )
    veto: dict[Id, Share] = Field(
        default_factory=dict, description="by option: part of that deterrence which the breaker's veto undoes"
    )
    guarantor: str | None = Field(None, description="the party whose walking away ends all deterrence")

    @model_validator(mode="after")
    def _has_an_issue(self) -> Section:
        if self.issue is None and (self.deters or self.veto):
            raise ValueError("deters and veto go by the options of an issue; say which: issue")
        beyond = [option for option in self.veto if option not in self.deters]
        if beyond:
            raise ValueError(f"'{beyond[0]}' has a veto but deters nothing that it could undo; add it under deters")
        return self


def parts(case: Case, section: Section) -> Parts:
    """Return what the risk that a deal is broken makes of the worth of signing it."""
    return Parts(signings=(_signing(case, section),))


def _signing(case: Case, section: Section) -> Signing:
    @cache
    def everything() -> Mapping[str, Parts]:
        from standoff.mechanisms.registry import parts_of  # the registry imports this module

        return parts_of(case)

    def signing(inputs: Inputs, worlds: Worlds, options: np.ndarray, worth: Payoff) -> Payoff:
        ahead = replace(inputs, months=np.arange(len(months_of(case))))
        hazard = hazard_of(case, section, ahead, worlds, options)
        patience = patience_of(everything(), ahead)
        struck = surprise(case, ahead, f"{PATH}.surprise", section.breaker) if section.surprise is not None else {}
        war = add(fighting_on(everything(), ahead, at_war(worlds)), struck)
        found: dict[str, Values] = {}
        for party, value in worth.items():
            lost, regained = risk(patience[party], hazard, war.get(party, 0.0))
            when = inputs.months if lost.shape[1] > 1 else slice(None)
            found[party] = (1 - lost[:, when]) * value + regained[:, when]
        return found

    return signing


def risk(patience: Values, hazard: Values, war: Values) -> tuple[np.ndarray, np.ndarray]:
    """Return which share of the worth of a deal is lost as it may be broken, and what the war adds instead.

    Args:
        patience: of one party, with the axes of a number, for every month of the game or the same for all.
        hazard: the chance that the deal is broken, likewise.
        war: what the war resumed is worth to the party.

    Returns:
        Two arrays by month of signing: 1 - k and (1 - k) W of the model above.
    """
    given = [np.asarray(value, dtype=float) for value in (patience, hazard, war)]
    axes = max(value.ndim for value in given)
    discount, chance, worth = (value.reshape((1,) * (axes - value.ndim) + value.shape) for value in given)
    lost = discount * chance / (1 - discount * (1 - chance))
    count = max(value.shape[1] for value in (discount, chance, worth))
    if count == 1:
        return lost, lost * worth
    discount, chance, worth = (np.broadcast_to(value, (value.shape[0], count, *value.shape[2:]))
                               for value in (discount, chance, worth))
    shares, pays = [lost[:, -1]], [lost[:, -1] * worth[:, -1]]  # after the last month nothing changes any more
    for month in range(count - 2, -1, -1):
        d, h, w = discount[:, month], chance[:, month + 1], worth[:, month + 1]
        shares.append(d * ((1 - h) * shares[-1] + h))
        pays.append(d * ((1 - h) * pays[-1] + h * w))
    return tuple(np.stack(np.broadcast_arrays(*rows[::-1]), axis=1) for rows in (shares, pays))


def at_war(worlds: Worlds) -> Worlds:
    """Return the same worlds without truce and side deals, which a broken deal takes with it."""
    pauses = [name for name in worlds if name == truce.NAME or name.startswith(side_deals.PREFIX)]
    return changed(worlds, {name: 0 for name in pauses})


def hazard_of(case: Case, section: Section, inputs: Inputs, worlds: Worlds, options: np.ndarray) -> Values:
    """Return the monthly chance that the breaker breaks a deal, with the axes of a number.

    Args:
        case: the case.
        section: its guarantees.
        inputs: the numbers of one or more draws.
        worlds: where each package is signed.
        options: of the package signed in each world, with axes `world, issue`.
    """
    deterred: Values = 0.0
    if section.issue is not None:
        terms = case.mechanisms["issues"].issues
        chosen = options[:, list(terms).index(section.issue)]
        for option in section.deters:
            place = list(terms[section.issue].options).index(option)
            deterred = deterred + _deterred_by(section, inputs, option) * inputs.spread(chosen == place)
    gone = None if section.guarantor is None else walking_away.absence(case, section.guarantor)
    if gone is not None:
        deterred = deterred * inputs.spread(~gone(worlds))
    return inputs.by_type(f"{PATH}.hazard", section.breaker) * (1 - deterred)


def _deterred_by(section: Section, inputs: Inputs, option: str) -> Values:
    deters = inputs.number(f"{PATH}.deters.{option}")
    return deters * (1 - inputs.number(f"{PATH}.veto.{option}")) if option in section.veto else deters


def kept(
    case: Case, section: Section, inputs: Inputs, worlds: Worlds, options: np.ndarray, num_months: int
) -> np.ndarray:
    """Return the chance that a deal is still kept `num_months` months after signing; arguments as in `hazard_of`.

    The axis of the breaker's types has length 2 where the hazard depends on them: weigh it with a belief.
    """
    return (1 - np.asarray(hazard_of(case, section, inputs, worlds, options))) ** num_months


def mistakes(case: Case, section: Section) -> list[Mistake]:
    """Return what in the section does not fit the case."""
    path = ("mechanisms", "guarantees")
    terms = case.mechanisms.get("issues")
    found = unknown_names((*path, "breaker"), "signing party", [section.breaker], terms.signs if terms else [])
    for field in ("hazard", "surprise"):
        found += unknown_types(case, (*path, field), section.breaker, getattr(section, field))
    if section.guarantor is not None:
        found += unknown_parties(case, (*path, "guarantor"), [section.guarantor])
    if section.issue is None or terms is None:
        return found
    found += unknown_names((*path, "issue"), "issue", [section.issue], terms.issues)
    issue = terms.issues.get(section.issue)
    if issue is not None and issue.options is None:
        return [*found, Mistake((*path, "issue"), f"'{issue.name}' is divided in shares; guarantees need an issue with "
                                                  "options")]
    for field in ("deters", "veto") if issue is not None else ():
        for option in getattr(section, field):
            found += unknown_names((*path, field, option), f"option of '{issue.name}'", [option], issue.options)
    return found


def sentence(case: Case, section: Section, median: Callable[[str], float]) -> str:
    """Return in plain words how safe a deal is in this case."""
    name = case.parties[section.breaker].name
    path = f"{PATH}.hazard"
    if isinstance(section.hazard, Mapping):
        chances = ", ".join(f"{median(f'{path}.{kind}'):.1%} if {name} is {kind}" for kind in section.hazard)
    else:
        chances = f"{median(path):.1%}"
    said = f"A signed deal may be broken by {name}: without a guarantee with a chance each month of {chances}."
    if not section.deters:
        return said
    options = case.mechanisms["issues"].issues[section.issue].options
    helps = {option: median(f"{PATH}.deters.{option}")
             * (1 - (median(f"{PATH}.veto.{option}") if option in section.veto else 0)) for option in section.deters}
    listed = ", ".join(f"{share:.0%} with {options[option].name}" for option, share in helps.items())
    return f"{said} Of that risk a guarantee takes away {listed}."

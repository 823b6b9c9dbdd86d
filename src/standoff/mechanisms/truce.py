"""M12 Truce first or treaty first: a pause in the fighting, what it is worth, and how it ends.

The axis `truce` is off or on. A truce is tabled in the talks like a package, and all signing parties have to agree to
it. While it holds the front stands still, the costs of war are multiplied by `costs`, and every party listed under
`rearming` gets what the pause is worth to it. It ends in one of three ways: a deal is signed; a signing party breaks
it, which takes the other by surprise; or it collapses by itself, every month with the chance

    collapses * (1 - lowers * (1 - veto)),

where `lowers` and `veto` are those of the guarantor, if there is one and it has not walked away. Which comes first,
truce or treaty, is the agenda, for all or party by party: who insists on `truce first` tables packages only while a
truce holds, who insists on `treaty first` tables no truce. Threats ask for a truce: they lapse when it begins and
cannot be made while it holds, unless `ends_threats` is false. A truce with a `broker` can be made only while the broker is there, and the broker
does not walk away from it.

Sources: V. P. Fortna (2004), Peace Time: Cease-Fire Agreements and the Durability of Peace; A. Smith and A. C. Stam
(2004), Bargaining and the nature of war, Journal of Conflict Resolution 48(6), 783-813.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Literal

from pydantic import Field

from standoff.case.fields import ByType, Probability, Share, Signed
from standoff.case.fields import Section as Fields
from standoff.case.model import Case
from standoff.mechanisms import issues, threats, walking_away
from standoff.mechanisms.checks import unknown_names, unknown_parties, unknown_types
from standoff.mechanisms.parts import (
    Action,
    Axis,
    Bar,
    ChanceStage,
    Change,
    Condition,
    Inputs,
    Mistake,
    Outcome,
    Parts,
    Payoff,
    Pays,
    Proposal,
    Values,
    Worlds,
    add,
    always,
    both,
    together,
)
from standoff.mechanisms.relief import Relief, left_of_costs, parties_of, relief_mistakes, saved
from standoff.mechanisms.surprise import surprise
from standoff.mechanisms.units import OF_PIE, PER_MONTH, PIES, PIES_PER_MONTH

OFF, ON = "off", "on"
NAME = "truce"
BREAK = "break the truce"
TRUCE_FIRST, TREATY_FIRST, EITHER = "truce first", "treaty first", "either"
Order = Literal["truce first", "treaty first", "either"]
PATH = "mechanisms.truce"


class Guard(Fields):
    """Who watches over the truce, and how much that helps."""

    by: str = Field(description="the party that guarantees it")
    lowers: Share = Field(description="part of the risk of collapse that it takes away")
    veto: Share | None = Field(None, description="part of that which a veto undoes; absent: none")


class Breaking(Fields):
    """What breaking the truce does to the party that breaks it."""

    surprise: Annotated[ByType[Signed] | None, PIES] = Field(
        None, description="gained by striking first, lost by the others, once; absent: nothing"
    )
    blame: Annotated[ByType[Share] | None, OF_PIE] = Field(
        None, description="lost by whoever breaks its word, once; absent: nothing"
    )


class Section(Fields):
    """The truce of a case, and whether it comes before the treaty or not at all."""

    order: Order | dict[str, Order] = Field(description="what has to come first, if anything; may be given by party")
    start: Literal["off", "on"] = "off"
    costs: Annotated[Relief | None, PER_MONTH] = Field(None, description="factor on the costs of war while it holds")
    rearming: Annotated[dict[str, ByType[Signed]], PIES_PER_MONTH] = Field(
        default_factory=dict, description="what a month of truce is worth to a party"
    )
    collapses: Annotated[Probability | None, PER_MONTH] = Field(None, description="chance of collapse, unguarded")
    guarded_by: Guard | None = None
    broker: str | None = Field(
        None, description="the party without which there is no truce; it does not walk away from one that holds"
    )
    breaking: dict[str, Breaking] = Field(default_factory=dict, description="by signing party")
    ends_threats: bool = True
    weight: float = Field(1.0, gt=0, description="weight on the menu beside all packages together, which weigh 1")

    def order_of(self, party: str) -> str:
        """Return what has to come first for `party`; a party that is not listed insists on nothing."""
        return self.order if isinstance(self.order, str) else self.order.get(party, EITHER)


def axis() -> Axis:
    """Return the axis of the truce."""
    return Axis(NAME, (OFF, ON), OFF)


def holds(worlds: Worlds) -> Values:
    """Return whether a truce holds, in each world; nowhere if the case has none."""
    return worlds[NAME] == 1 if NAME in worlds else False


def parts(case: Case, section: Section) -> Parts:
    """Return the axis of the truce, its tabling, its breaking, its collapse, and what it changes while it holds."""
    if not is_possible(case, section):
        return Parts()
    signs = case.mechanisms["issues"].signs
    on = axis().at(ON)
    return Parts(
        axes=(Axis(NAME, (OFF, ON), section.start),),
        chances=(_collapse(case, section),) if section.collapses is not None else (),
        proposals=(Proposal(NAME, _can_begin(case, section), _begin(case, section), base=section.weight),),
        actions=tuple(Action(party, BREAK, on, axis().to(OFF), _breaks(case, section, party)) for party in signs),
        bars=(*_agenda(case, section), *_no_threats(case, section, on), *_staying(section, on)),
        flows=(_flow(case, section),),
        lulls=(on,),
    )


def is_possible(case: Case, section: Section) -> bool:
    """Return whether there is a truce or somebody may table one."""
    proposers = case.mechanisms["issues"].proposers
    return section.start == ON or any(section.order_of(party) != TREATY_FIRST for party in proposers)


def _can_begin(case: Case, section: Section) -> Condition:
    there = walking_away.is_there(case, section.broker) if section.broker else always
    return both(axis().at(OFF), there)


def _staying(section: Section, on: Condition) -> tuple[Bar, ...]:
    return (Bar(section.broker, walking_away.WALK_AWAY, on),) if section.broker else ()


def _begin(case: Case, section: Section) -> Change:
    listed = case.mechanisms["threats"].root if section.ends_threats and "threats" in case.mechanisms else ()
    return together(axis().to(ON), *(threats.axis_of(threat).to(threats.NONE) for threat in listed))


def _agenda(case: Case, section: Section) -> tuple[Bar, ...]:
    terms: issues.Section = case.mechanisms["issues"]
    names = {TRUCE_FIRST: [package.name for package in issues.menu(case, terms)], TREATY_FIRST: [NAME], EITHER: []}
    return tuple(Bar(party, name, axis().at(OFF))
                 for party in terms.proposers for name in names[section.order_of(party)])


def _no_threats(case: Case, section: Section, on: Condition) -> tuple[Bar, ...]:
    listed = case.mechanisms["threats"].root if section.ends_threats and "threats" in case.mechanisms else ()
    return tuple(Bar(threat.by, f"threaten {threat.lever}", on) for threat in listed)


def _breaks(case: Case, section: Section, party: str) -> Pays:
    given, path = section.breaking.get(party, Breaking()), f"{PATH}.breaking.{party}"

    def pays(inputs: Inputs, worlds: Worlds) -> Payoff:
        struck = surprise(case, inputs, f"{path}.surprise", party) if given.surprise is not None else {}
        blamed = {party: -inputs.by_type(f"{path}.blame", party)} if given.blame is not None else {}
        return add(struck, blamed)

    return pays


def _flow(case: Case, section: Section) -> Pays:
    def flow(inputs: Inputs, worlds: Worlds) -> Payoff:
        on = axis().at(ON)(worlds)
        factors = {party: factor_on_costs(case, inputs, party) for party in parties_of(case, section.costs)}
        rearmed = {party: inputs.by_type(f"{PATH}.rearming.{party}", party) for party in section.rearming}
        return {party: value * on for party, value in add(saved(case, inputs, factors), rearmed).items()}

    return flow


def factor_on_costs(case: Case, inputs: Inputs, party: str) -> Values:
    """Return what a truce multiplies the costs of war of `party` by while it holds; 1 if the case has none."""
    section: Section | None = case.mechanisms.get(NAME)
    return 1.0 if section is None else left_of_costs(inputs, f"{PATH}.costs", section.costs, party)


def _collapse(case: Case, section: Section) -> ChanceStage:
    chance = chance_of_collapse(case, section)
    return ChanceStage(
        "the truce may collapse",
        (
            Outcome("the truce collapses", chance, axis().to(OFF)),
            Outcome("the truce holds", lambda inputs, worlds: 1 - chance(inputs, worlds)),
        ),
        when=axis().at(ON),
    )


def chance_of_collapse(case: Case, section: Section) -> Callable[[Inputs, Worlds], Values]:
    """Return the monthly chance that a truce collapses, as a function of the numbers and the world."""
    guard = section.guarded_by
    gone = None if guard is None else walking_away.absence(case, guard.by)

    def chance(inputs: Inputs, worlds: Worlds) -> Values:
        bare = inputs.number(f"{PATH}.collapses")
        if guard is None:
            return bare
        helps = inputs.number(f"{PATH}.guarded_by.lowers")
        if guard.veto is not None:
            helps = helps * (1 - inputs.number(f"{PATH}.guarded_by.veto"))
        return bare * (1 - helps * (1.0 if gone is None else inputs.spread(~gone(worlds))))

    return chance


def mistakes(case: Case, section: Section) -> list[Mistake]:
    """Return what in the section does not fit the case."""
    path = ("mechanisms", NAME)
    found = relief_mistakes(case, (*path, "costs"), section.costs)
    found += unknown_parties(case, (*path, "rearming"), section.rearming)
    for party, worth in section.rearming.items():
        found += unknown_types(case, (*path, "rearming", party), party, worth)
    terms = case.mechanisms.get("issues")
    for party in section.order if isinstance(section.order, Mapping) else ():
        found += unknown_names((*path, "order", party), "proposer", [party], terms.proposers if terms else [])
    for party, given in section.breaking.items():
        here = (*path, "breaking", party)
        found += unknown_names(here, "signing party", [party], terms.signs if terms else [])
        for field in ("surprise", "blame"):
            found += unknown_types(case, (*here, field), party, getattr(given, field))
    if section.broker is not None:
        found += unknown_parties(case, (*path, "broker"), [section.broker])
    if section.guarded_by is not None:
        found += unknown_parties(case, (*path, "guarded_by", "by"), [section.guarded_by.by])
        if section.collapses is None:
            found.append(Mistake((*path, "guarded_by"), "a guarantor lowers the chance of collapse, and this truce has "
                                                        "none; add 'collapses'"))
    return found


def sentence(case: Case, section: Section, median: Callable[[str], float]) -> str:
    """Return in plain words what the truce is in this case."""
    if not is_possible(case, section):
        return "A treaty comes first: no truce can be tabled before it."
    agenda = _agenda_in_words(case, section)
    if section.collapses is None:
        return f"{agenda} While it holds the front stands still; it lasts until a deal is signed or somebody breaks it."
    bare = median(f"{PATH}.collapses")
    ends = f"It collapses by itself with a chance of {bare:.0%} a month"
    if section.guarded_by is not None:
        guard = section.guarded_by
        helps = median(f"{PATH}.guarded_by.lowers")
        helps *= 1 - (median(f"{PATH}.guarded_by.veto") if guard.veto is not None else 0)
        ends = (f"It collapses by itself with a chance of {bare * (1 - helps):.0%} a month, {bare:.0%} without "
                f"{case.parties[guard.by].name} as guarantor")
    return f"{agenda} While it holds the front stands still. {ends}, and either side may break it."


def _agenda_in_words(case: Case, section: Section) -> str:
    proposers = case.mechanisms["issues"].proposers
    insists = {order: [case.parties[party].name for party in proposers if section.order_of(party) == order]
               for order in (TRUCE_FIRST, TREATY_FIRST)}
    if not any(insists.values()):
        return "A truce can be tabled beside the packages."
    said = [f"{' and '.join(names)} want{'s' * (len(names) == 1)} a {order.removesuffix(' first')} first"
            for order, names in insists.items() if names]
    return f"{', while '.join(said)}."

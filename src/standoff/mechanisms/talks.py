"""The talks of a month: every proposer may table something, the other signing parties answer, parliaments ratify.

What can be tabled is a package of the menu or something short of a deal (`Proposal`: a truce, a swap). The axis `table`
says what lies on the table: nothing, a package, a proposal, or a package that is signed and waits to be ratified. All
packages together weigh as much as tabling nothing; so does every proposal times its base. A refusal and the other ways to
say no (`answers`, such as stalling) share the weight of refusing. When the last party accepts a package the game ends,
unless somebody has to ratify it; when it agrees to a proposal, the world changes and the war goes on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from standoff.case.model import Case
from standoff.mechanisms import issues
from standoff.mechanisms.parts import (
    ACCEPT,
    AGREE,
    NO_OFFER,
    NOTHING_TABLED,
    REFUSE,
    TABLE,
    Action,
    Axis,
    ChanceStage,
    Change,
    Inputs,
    MoveStage,
    Outcome,
    Parts,
    Payoff,
    Pays,
    Proposal,
    Ratification,
    Values,
    Worlds,
    add,
    free,
    together,
)

ANSWER = "answer"
FIRST_ROUND_ENDS = "the first round ends"
RATIFICATION = "ratification"
RATIFIED = "ratified"
Stage = ChanceStage | MoveStage


def signed_level(package: str) -> str:
    """Return the level of the table at which `package` is signed and waits to be ratified."""
    return f"signed: {package}"


@dataclass(frozen=True)
class Talks:
    """Everything that the stages of the talks share: the case, the menu, and what other mechanisms add."""

    case: Case
    packages: tuple[issues.Package, ...]
    proposals: tuple[Proposal, ...]
    parts: tuple[Parts, ...]

    @property
    def section(self) -> issues.Section:
        """Return the issues of the case."""
        return self.case.mechanisms["issues"]

    @property
    def ratifications(self) -> tuple[Ratification, ...]:
        """Return everyone who has to approve a signed package, in order."""
        return _joined(part.ratifications for part in self.parts)

    @property
    def axis(self) -> Axis:
        """Return the axis of what lies on the table."""
        names = [package.name for package in self.packages]
        signed = [signed_level(name) for name in names] if self.ratifications else []
        return Axis(TABLE, (NOTHING_TABLED, *names, *(proposal.name for proposal in self.proposals), *signed),
                    NOTHING_TABLED)

    def package_at(self, worlds: Worlds) -> np.ndarray:
        """Return the number of the package on the table or signed, in each world; 0 where there is none."""
        place, count = worlds[TABLE] - 1, len(self.packages)
        waiting = place - count - len(self.proposals)
        return np.where((0 <= place) & (place < count), place, np.maximum(waiting, 0))

    def options(self, worlds: Worlds) -> np.ndarray:
        """Return the options of the package on the table or signed, with axes `world, issue`."""
        return np.array([package.options for package in self.packages])[self.package_at(worlds)]

    def has_package(self, worlds: Worlds) -> np.ndarray:
        """Return whether a package, not yet signed, lies on the table."""
        return (worlds[TABLE] >= 1) & (worlds[TABLE] <= len(self.packages))

    def has_proposal(self, worlds: Worlds) -> np.ndarray:
        """Return whether something short of a deal lies on the table."""
        beyond = worlds[TABLE] - 1 - len(self.packages)
        return (beyond >= 0) & (beyond < len(self.proposals))

    def awaits_answer(self, worlds: Worlds) -> np.ndarray:
        """Return whether something lies on the table that is not signed yet."""
        return self.has_package(worlds) | self.has_proposal(worlds)

    def is_signed(self, worlds: Worlds) -> np.ndarray:
        """Return whether a package is signed and waits to be ratified."""
        return worlds[TABLE] > len(self.packages) + len(self.proposals)

    def ending(self, worlds: Worlds) -> np.ndarray:
        """Return the name of the ending in which the package at hand is signed."""
        return np.array([issues.ending_of(package.name) for package in self.packages])[self.package_at(worlds)]

    def signing(self, inputs: Inputs, worlds: Worlds) -> Payoff:
        """Return what signing the package at hand is worth to everyone, after all that mechanisms make of it."""
        return worth_of_signing(self.case, self.parts, inputs, worlds, self.options(worlds))


def worth_of_signing(
    case: Case, parts: Iterable[Parts], inputs: Inputs, worlds: Worlds, options: np.ndarray
) -> Payoff:
    """Return what signing packages is worth to everyone: utility, worth of a deal as such, and what mechanisms make of it.

    Args:
        case: the case.
        parts: of all its mechanisms.
        inputs: the numbers of one or more draws.
        worlds: where each package is signed.
        options: of the package signed in each world, with axes `world, issue`.
    """
    section = case.mechanisms["issues"]
    fronts = issues.along_front(case, section, worlds)
    worth: Payoff = {
        party: issues.utilities(section, inputs, party, options, fronts)
        + issues.worth_of_deal(section, inputs, party) for party in case.parties
    }
    for signing in _joined(part.signings for part in parts):
        worth = signing(inputs, worlds, options, worth)
    return worth


def talks_of(case: Case, parts: Mapping[str, Parts]) -> Talks:
    """Return the talks of a case."""
    listed = tuple(parts.values())
    packages = issues.menu(case, case.mechanisms["issues"])
    return Talks(case, packages, _joined(part.proposals for part in listed), listed)


def stages_of_talks(talks: Talks) -> tuple[Stage, ...]:
    """Return tabling and answering for every proposer, and ratification at the end of them all."""
    first, *others = talks.section.proposers
    stages: list[Stage] = [*_round(talks, first), *_after_first_round(talks)]
    stages += [stage for party in others for stage in _round(talks, party)]
    if talks.ratifications:
        stages.append(_ratifying(talks))
    return tuple(stages)


def _round(talks: Talks, proposer: str) -> Iterator[MoveStage]:
    """Yield the tabling by `proposer`, then the answer of every other signing party in turn."""
    axis = talks.axis
    quiet = Action(proposer, NO_OFFER, is_quiet=True)
    offers = tuple(Action(proposer, package.name, then=axis.to(package.name), base=package.weight)
                   for package in talks.packages)
    steps = tuple(Action(proposer, proposal.name, proposal.when, axis.to(proposal.name), base=proposal.base)
                  for proposal in talks.proposals)
    yield MoveStage(f"{proposer} tables", TABLE, proposer, (quiet, *steps, *offers), axis.at(NOTHING_TABLED))
    others = [party for party in talks.section.signs if party != proposer]
    for party in others:
        actions = (*_noes(talks, party), *_yeses(talks, party, is_last=party == others[-1]))
        yield MoveStage(f"{party} answers {proposer}", ANSWER, party, actions, talks.awaits_answer)


def _after_first_round(talks: Talks) -> Iterator[ChanceStage]:
    """Yield what comes once the first package of the month has been answered, for sure, where it changes anything."""
    rounds = _joined(part.rounds for part in talks.parts)
    if not rounds:
        return
    change = together(*(change for _, change in rounds))

    def matters(worlds: Worlds) -> np.ndarray:
        return np.any([change(worlds)[axis] != worlds[axis] for axis, change in rounds], axis=0)

    sure = Outcome(FIRST_ROUND_ENDS, lambda inputs, worlds: 1.0, change)
    yield ChanceStage(FIRST_ROUND_ENDS, (sure,), matters)


def _noes(talks: Talks, party: str) -> tuple[Action, ...]:
    """Return every way of `party` to say no; they clear the table and share one weight."""
    clear = talks.axis.to(NOTHING_TABLED)
    others = tuple(action for part in talks.parts for action in part.answers if action.party == party)
    share = 1 / (1 + len(others))
    refusing = _joined_pays(pays for part in talks.parts for who, pays in part.refusing if who == party)
    softer = (replace(action, then=together(action.then, clear), base=action.base * share) for action in others)
    return Action(party, REFUSE, then=clear, pays=refusing, base=share, is_quiet=True), *softer


def _yeses(talks: Talks, party: str, is_last: bool) -> tuple[Action, ...]:
    """Return every way of `party` to say yes; the last one to answer decides."""
    if not is_last:
        return (Action(party, ACCEPT),)
    if talks.ratifications:
        first = 1 + len(talks.packages) + len(talks.proposals)
        accept = Action(party, ACCEPT, talks.has_package, lambda worlds: {TABLE: first + talks.package_at(worlds)})
    else:
        accept = Action(party, ACCEPT, talks.has_package, pays=talks.signing, ends=talks.ending)
    if not talks.proposals:
        return (accept,)
    return Action(party, AGREE, talks.has_proposal, _agreed(talks), _paid(talks)), accept


def _agreed(talks: Talks) -> Change:
    """Return the change that the proposal on the table makes once it is agreed."""
    first = 1 + len(talks.packages)
    clear = talks.axis.to(NOTHING_TABLED)

    def change(worlds: Worlds) -> dict[str, np.ndarray | int]:
        made: dict[str, np.ndarray | int] = {}
        for place, proposal in enumerate(talks.proposals):
            for axis, value in proposal.then(worlds).items():
                before = made.get(axis, worlds[axis])
                made[axis] = np.where(worlds[TABLE] == first + place, value, before)
        return made | clear(worlds)

    return change


def _paid(talks: Talks) -> Pays:
    """Return what agreeing to the proposal on the table pays everyone."""
    first = 1 + len(talks.packages)
    if all(proposal.pays is free for proposal in talks.proposals):
        return free

    def pays(inputs: Inputs, worlds: Worlds) -> Payoff:
        return add(*({party: value * (worlds[TABLE] == first + place)
                      for party, value in proposal.pays(inputs, worlds).items()}
                     for place, proposal in enumerate(talks.proposals)))

    return pays


def _ratifying(talks: Talks) -> ChanceStage:
    """Return the stage in which everyone who has to approves a signed package, or one of them does not."""
    clear = talks.axis.to(NOTHING_TABLED)

    def chances(inputs: Inputs, worlds: Worlds) -> list[Values]:
        """Return the chance of each refusal in turn, then that of approval by all."""
        options, still, found = talks.options(worlds), 1.0, []
        for body in talks.ratifications:
            passes = body.chance(inputs, worlds, options)
            found.append(still * (1 - passes))
            still = still * passes
        return [*found, still]

    refused = tuple(
        Outcome(f"{body.body} refuses", lambda inputs, worlds, place=place: chances(inputs, worlds)[place], clear,
                lambda inputs, worlds, body=body: body.refused(inputs, worlds, talks.options(worlds)))
        for place, body in enumerate(talks.ratifications)
    )
    passed = Outcome(RATIFIED, lambda inputs, worlds: chances(inputs, worlds)[-1], pays=talks.signing, ends=talks.ending)
    return ChanceStage(RATIFICATION, (*refused, passed), talks.is_signed)


def _joined(tuples: Iterable[Sequence]) -> tuple:
    return tuple(entry for entries in tuples for entry in entries)


def _joined_pays(pays: Iterable[Pays]) -> Pays:
    listed = tuple(pays)
    if not listed:
        return free
    return lambda inputs, worlds: add(*(pay(inputs, worlds) for pay in listed))

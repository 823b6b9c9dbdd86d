"""A legislature divides a pie by majority (Baron and Ferejohn 1989, closed rule): proposers buy the cheapest majority.

Players: n voters, n odd, who share a pie of size 1.
Moves: in each session nature recognises one of them, each with probability 1/n. She picks as many partners as she needs
for a majority besides herself, and what each of them gets; the rest get nothing. It passes if all partners vote for it;
the others, who are offered nothing, vote against. After a defeat comes the next session.
Payoffs: what is passed in session t is worth δ^t to everyone.

Closed form. Before a session everybody expects 1/n. A partner votes for what the next session is worth to her, δ/n, so
that the proposer buys (n - 1)/2 votes and keeps 1 - δ (n - 1) / (2n).

Agreement with the engine. The partners' share is the mean of what is offered; the proposer's is the rest. Each partner
is offered about ln(λ)/λ more than δ/n, the rounding of offers to steps of 1/(steps · partners) comes on top. Every
voter is recognised equally often at all horizons, so that two sessions say as much as infinitely many. Partners are
chosen first and their price second, which keeps the menus short and makes no difference to somebody who makes no
mistakes. (With unequal recognition proposers must mix between partners just so as to keep all of them equally dear;
going backwards through a finite horizon overshoots that mixture, and such legislatures are not offered here.)

Source: D. Baron and J. Ferejohn, "Bargaining in legislatures", American Political Science Review 83(4), 1989,
1181-1206, Proposition 3.
"""

from __future__ import annotations

import itertools

import numpy as np

from standoff.game.game import Game, Move
from standoff.solve.equilibrium import Equilibrium
from standoff.theory import tools
from standoff.theory.model import Answers, Model, Numerics, Parameter, Parameters

PASSED = -1


def closed_form(params: Parameters) -> Answers:
    """Return what the proposer keeps, what each partner gets and what a session is worth before it begins.

    Raises:
        ValueError: the number of voters is even.
    """
    voters = _num_voters(params)
    delta = params["delta"]
    return {
        "proposer_keeps": 1 - delta * (voters - 1) / (2 * voters),
        "partner_gets": delta / voters,
        "ex_ante": 1 / voters,
    }


def game(params: Parameters, numerics: Numerics) -> Game:
    """Return `numerics.periods` sessions; without agreement in the last of them nobody gets anything."""
    voters = _num_voters(params)
    table = _Worlds(voters, numerics.steps)
    names = [f"voter {voter + 1}" for voter in range(voters)]
    turns = np.full((1, 1, voters, 1), 1 / voters)
    stages = [tools.chance("recognition", None, names, {0: range(voters)}, [0], turns)]
    stages += [_choose_partners(voter, table) for voter in range(voters)]
    stages += [_offer(voter, table) for voter in range(voters)]
    stages += [_vote(voter, table) for voter in range(voters)]
    terminal = np.zeros((voters, 1))
    return tools.game(names, numerics.periods, stages, terminal, numerics.precision, params["delta"])


def measure(params: Parameters, numerics: Numerics, game: Game, equilibrium: Equilibrium) -> Answers:
    """Return the mean offer of the first voter in the first session, and her value before it."""
    table = _Worlds(_num_voters(params), numerics.steps)
    chosen = tools.strategy(game, equilibrium, "1 chooses partners", 0)
    offered = [
        tools.mean_offer(game, equilibrium, "1 offers", table.shares, table.voters + number)
        for number, (proposer, _) in enumerate(table.majorities)
        if proposer == 0
    ]
    partner = float(chosen @ np.array(offered))
    return {
        "proposer_keeps": 1 - partner * (table.voters - 1) / 2,
        "partner_gets": partner,
        "ex_ante": tools.value(game, equilibrium, 0),
    }


def _num_voters(params: Parameters) -> int:
    voters = round(params["n"])
    if voters % 2 == 0:
        raise ValueError(f"{voters} voters can tie; the closed form is for an odd number of them")
    return voters


class _Worlds:
    """The worlds between recognition and the next session, as numbers.

    0 … n-1: it is that voter's turn; afterwards 0 also stands for "defeated", when nobody reads it any more. Then the
    majorities (a proposer and her partners); then, majority by majority, what each partner is offered.
    """

    def __init__(self, voters: int, steps: int) -> None:
        self.voters = voters
        self.majorities = [
            (proposer, partners)
            for proposer in range(voters)
            for partners in itertools.combinations([voter for voter in range(voters) if voter != proposer], voters // 2)
        ]
        self.shares = tools.offers(steps) / (voters // 2)
        self.num_worlds = voters + len(self.majorities) * (1 + len(self.shares))

    def proposal(self, majority: int, offer: int) -> int:
        """Return the world in which one majority is asked for its votes at one price."""
        return self.voters + len(self.majorities) + majority * len(self.shares) + offer

    def passes(self) -> range:
        """Return the worlds themselves: whoever does not move leaves everything as it is."""
        return range(self.num_worlds)


def _choose_partners(voter: int, table: _Worlds) -> Move:
    mine = [number for number, (proposer, _) in enumerate(table.majorities) if proposer == voter]
    actions = ["with " + ", ".join(str(partner + 1) for partner in table.majorities[number][1]) for number in mine]
    targets = {voter: [table.voters + number for number in mine]}
    return tools.move(f"{voter + 1} chooses partners", voter, actions, targets, table.passes())


def _offer(voter: int, table: _Worlds) -> Move:
    actions = [f"{share:.4f} for each" for share in table.shares]
    targets = {
        table.voters + number: [table.proposal(number, offer) for offer in range(len(actions))]
        for number, (proposer, _) in enumerate(table.majorities)
        if proposer == voter
    }
    return tools.move(f"{voter + 1} offers", voter, actions, targets, table.passes())


def _vote(voter: int, table: _Worlds) -> Move:
    """Return the stage in which `voter` votes on every proposal that makes her a partner."""
    asked = [number for number, (_, partners) in enumerate(table.majorities) if voter in partners]
    count = len(table.shares)
    payoff, targets = tools.no_payoff(2, len(asked) * count, table.voters), {}
    for block, number in enumerate(asked):
        proposer, partners = table.majorities[number]
        is_decisive = voter == partners[-1]
        for offer in range(count):
            world = table.proposal(number, offer)
            targets[world] = [0, PASSED if is_decisive else world]
        if is_decisive:
            columns = slice(block * count, (block + 1) * count)
            payoff[0, list(partners), 1, columns] = table.shares
            payoff[0, proposer, 1, columns] = 1 - table.shares * len(partners)
    passes = [0] * table.num_worlds if voter == table.voters - 1 else table.passes()
    return tools.move(f"{voter + 1} votes", voter, ["no", "yes"], targets, passes, payoff)


MODEL = Model(
    name="baronferejohn1989",
    title="A legislature divides a pie by majority: proposers buy the cheapest majority",
    source="D. Baron and J. Ferejohn (1989), Bargaining in legislatures, "
    "American Political Science Review 83(4), 1181-1206",
    parameters={
        "n": Parameter(3, "number of voters (odd)", 3, 7),
        "delta": Parameter(0.9, "value to every voter of a pie one session later, in pies", 0, 1),
    },
    numerics=Numerics(precision=200, steps=100, periods=2),
    tolerance=0.03,
    closed_form=closed_form,
    game=game,
    measure=measure,
)

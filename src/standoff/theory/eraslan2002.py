"""Three must agree (unanimity; Eraslan 2002): patience and being heard, when everybody has a veto.

Players: 1, 2 and 3, who share a pie of size 1.
Moves: in every period nature lets player i propose with probability p_i; the two others answer one after the other, and
the proposal stands if both say yes.
Payoffs: agreement in period t is worth δ_i^t s_i.

Closed form. Whoever is asked must get δ_j v_j, where v_j is what a period is worth before it begins. What is left over
for the proposer beyond her own δ_i v_i is the same for all, S = 1 - Σ_j δ_j v_j, so that v_i = δ_i v_i + p_i S and

    v_i = p_i S / (1 - δ_i),    S = 1 / (1 + Σ_j δ_j p_j / (1 - δ_j)).

Stationary payoffs are unique for every quota, unanimity included (Eraslan's theorem).

Agreement with the engine. The proposer chooses the two offers one after the other, which makes no difference to
somebody who makes no mistakes and keeps the menus short. Each of the others is given about ε = ln(λ)/λ more than
δ_j v_j. That changes what a period brings player i by about (1 - 3 p_i) ε, which she counts 1 / (1 - δ_i) times:
patient players need much precision. Offers have step h, and a horizon of T periods leaves max(δ)^T.

Source: H. Eraslan, "Uniqueness of stationary equilibrium payoffs in the Baron-Ferejohn model", Journal of Economic
Theory 103(1), 2002, 11-30.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from standoff.game.game import Game, Move
from standoff.solve.equilibrium import Equilibrium
from standoff.theory import tools
from standoff.theory.model import Answers, Model, Numerics, Parameter, Parameters

AGREED = -1
PLAYERS = (0, 1, 2)


def closed_form(params: Parameters) -> Answers:
    """Return what a period is worth to each player before it begins.

    Raises:
        ValueError: the probabilities of proposing exceed one, or somebody is perfectly patient.
    """
    return {f"v{player + 1}": worth for player, worth in enumerate(values(_odds(params), _patience(params)))}


def values(odds: Sequence[float], patience: Sequence[float]) -> list[float]:
    """Return what a period is worth to each of any number of players, by probabilities of proposing and discounts.

    Raises:
        ValueError: somebody is perfectly patient.
    """
    if max(patience) >= 1:
        raise ValueError("a player with delta = 1 can wait for ever; the formula needs every delta below 1")
    premium = 1 / (1 + sum(delta * p / (1 - delta) for delta, p in zip(patience, odds, strict=True)))
    return [p * premium / (1 - delta) for delta, p in zip(patience, odds, strict=True)]


def game(params: Parameters, numerics: Numerics) -> Game:
    """Return the game cut off after `numerics.periods` proposals, after which nobody gets anything."""
    table = _Worlds(numerics.steps)
    odds = np.array(_odds(params)).reshape(1, 1, 3, 1)
    names = ["1", "2", "3"]
    stages = [tools.chance("recognition", None, names, {0: PLAYERS}, [0], odds)]
    stages += [_first_offer(player, table) for player in PLAYERS]
    stages += [_second_offer(player, table) for player in PLAYERS]
    stages += [_answer(player, table) for player in PLAYERS]
    return tools.game(names, numerics.periods, stages, np.zeros((3, 1)), numerics.precision, _patience(params))


def measure(params: Parameters, numerics: Numerics, game: Game, equilibrium: Equilibrium) -> Answers:
    """Return the values in front of the first draw of a proposer."""
    return {f"v{player + 1}": tools.value(game, equilibrium, player) for player in PLAYERS}


def _odds(params: Parameters) -> list[float]:
    rest = 1 - params["p1"] - params["p2"]
    if rest < -1e-12:
        raise ValueError("p1 and p2 add up to more than 1, so that nothing is left for player 3")
    return [params["p1"], params["p2"], max(rest, 0.0)]


def _patience(params: Parameters) -> list[float]:
    return [params[f"delta{player + 1}"] for player in PLAYERS]


class _Worlds:
    """The worlds between the draw of a proposer and the next period, as numbers.

    0, 1, 2: it is that player's turn; afterwards 0 also stands for "refused", when nobody reads it any more. Then, for
    each proposer, the offers to the first of the others; then the pairs of offers that the pie is large enough for.
    """

    def __init__(self, steps: int) -> None:
        self.shares = tools.offers(steps)
        count = steps + 1
        self.half = {(player, first): 3 + player * count + first for player in PLAYERS for first in range(count)}
        pairs = [(first, second) for first in range(count) for second in range(count - first)]
        start = 3 + len(self.half)
        self.full = {
            (player, *pair): start + player * len(pairs) + number
            for player in PLAYERS
            for number, pair in enumerate(pairs)
        }
        self.num_worlds = start + len(self.full)

    def passes(self) -> range:
        """Return the worlds themselves: whoever does not move leaves everything as it is."""
        return range(self.num_worlds)


def _others(player: int) -> list[int]:
    return [other for other in PLAYERS if other != player]


def _first_offer(player: int, table: _Worlds) -> Move:
    targets = {player: [table.half[player, first] for first in range(len(table.shares))]}
    actions = [f"{_others(player)[0] + 1} gets {share:.4f}" for share in table.shares]
    return tools.move(f"{player + 1} offers", player, actions, targets, table.passes())


def _second_offer(player: int, table: _Worlds) -> Move:
    count = len(table.shares)
    targets, base = {}, np.zeros((1, 1, count, count))
    for first in range(count):
        room = count - first
        base[0, 0, :room, first] = 1
        pairs = [table.full[player, first, second] for second in range(room)]
        targets[table.half[player, first]] = pairs + [pairs[-1]] * first  # not available: base is 0 there
    actions = [f"{_others(player)[1] + 1} gets {share:.4f}" for share in table.shares]
    return tools.move(f"{player + 1} offers again", player, actions, targets, table.passes(), base=base)


def _answer(voter: int, table: _Worlds) -> Move:
    asked = [key for key in table.full if key[0] != voter]
    payoff, targets = tools.no_payoff(2, len(asked), 3), {}
    for column, key in enumerate(asked):
        proposer, first, second = key
        is_last = voter == _others(proposer)[1]
        targets[table.full[key]] = [0, AGREED if is_last else table.full[key]]
        if is_last:
            given = table.shares[[first, second]]
            payoff[0, _others(proposer), 1, column] = given
            payoff[0, proposer, 1, column] = 1 - given.sum()
    passes = [0] * table.num_worlds if voter == PLAYERS[-1] else table.passes()
    return tools.move(f"{voter + 1} answers", voter, ["no", "yes"], targets, passes, payoff)


MODEL = Model(
    name="eraslan2002",
    title="Three must agree: recognition and patience when everybody has a veto",
    source="H. Eraslan (2002), Uniqueness of stationary equilibrium payoffs in the Baron-Ferejohn model, "
    "Journal of Economic Theory 103(1), 11-30",
    parameters={
        "p1": Parameter(0.2, "probability that player 1 proposes", 0, 1),
        "p2": Parameter(0.3, "probability that player 2 proposes; player 3 has the rest", 0, 1),
        "delta1": Parameter(0.5, "value to player 1 of a pie one period later, in pies", 0, 1),
        "delta2": Parameter(0.4, "value to player 2 of a pie one period later, in pies", 0, 1),
        "delta3": Parameter(0.6, "value to player 3 of a pie one period later, in pies", 0, 1),
    },
    numerics=Numerics(precision=200, steps=100, periods=30),
    tolerance=0.04,
    closed_form=closed_form,
    game=game,
    measure=measure,
)

"""The chain store (Kreps and Wilson 1982): whether a threat is carried out when others are watching.

A monopolist meets N entrants, one after another; all that happened is public. Each entrant stays out (0 for her, a > 1
for the monopolist) or comes in; then the monopolist acquiesces (b for the entrant, 0 < b < 1; 0 for a weak monopolist)
or fights (b - 1 for the entrant; -1 for a weak monopolist). With probability p the monopolist is strong and always
fights; only she knows. She weighs the next entrant with the factor δ. Read `fight_prob_N` as carrying out a threat and N as
the number of occasions on which it will still be tested.

Closed form. Counting occasions downwards, n = N … 1, the entrant stays out where p > b^n, comes in where p < b^n and
mixes between. A weak monopolist fights for sure where p >= b^(n-1); below, she fights with the probability
(1 - b^(n-1)) p / ((1 - p) b^(n-1)) that lifts the belief after a fight to b^(n-1), where the next entrant stays out
with probability 1/(δa), so that the fight's cost of 1 is just earned back. She never fights the last entrant.

As a game: one period is one occasion. The entrants are one player with discount factor 0, as each cares for her own
occasion only. The strong type is committed: precision 0, and a base that leaves only fighting.

What keeps the engine from the formula: (a) at a mixing node the logit player must be given about log-odds/λ more than
indifference, so probabilities of mixing are off by O(1/λ); (b) the belief after a fight must be read on the grid, and a
threshold between two nodes is found only to a part of the step, O(step) at high precision; (c) after acquiescence the
belief stops at the end of the grid instead of at 0. Away from thresholds the error is exponentially small in λ.

Source: Kreps and Wilson 1982, Reputation and imperfect information, Journal of Economic Theory 27, section 3; also
Milgrom and Roberts 1982 in the same issue.
"""

from __future__ import annotations

import math

import numpy as np

from standoff.game.game import Game
from standoff.solve.equilibrium import Equilibrium
from standoff.theory import tools
from standoff.theory.model import Answers, Model, Numerics, Parameter, Parameters
from standoff.theory.thresholds import half_way

STORE, ENTRANT = 0, 1
OUT, IN = 0, 1
ACQUIESCE, FIGHT = 0, 1


def closed_form(params: Parameters) -> Answers:
    """Return what the weak monopolist expects, and what is done on the first of the occasions.

    `weak_value` is in pies at the first occasion, `out_prob_N` the probability that the first entrant stays out, `fight_prob_N` that
    a weak monopolist would fight her, `cutoff_N` the prior above which the first entrant stays out.

    Where p is exactly b^n the entrant is indifferent; Kreps and Wilson let her stay out with probability 1/(δa).

    Raises:
        ValueError: δa < 1, where a deterred entrant does not pay for a fight.
    """
    p, b, a, delta = params["p"], params["b"], params["a"], params["delta"]
    occasions = round(params["N"])
    if delta * a < 1:
        raise ValueError(
            "a fight costs 1 and deters one entrant worth a at the next occasion: the formula needs δa >= 1"
        )
    out = {n: staying_out(p, b**n, 1 / (delta * a)) for n in range(occasions, 0, -1)}
    return {
        "weak_value": sum(out[n] * a * delta ** (occasions - n) for n in out),
        "out_prob_N": out[occasions],
        "fight_prob_N": fighting(p, b, occasions),
        "cutoff_N": b**occasions,
    }


def staying_out(p: float, threshold: float, at_threshold: float) -> float:
    """Return the probability that an entrant stays out who believes `p`."""
    if math.isclose(p, threshold, rel_tol=1e-12):
        return at_threshold
    return float(p > threshold)


def fighting(p: float, b: float, occasions: int) -> float:
    """Return the probability that a weak monopolist fights when `N` are left, this one included."""
    if occasions == 1:
        return 0.0
    threshold = b ** (occasions - 1)
    return 1.0 if p >= threshold else (1 - threshold) * p / ((1 - p) * threshold)


def game(params: Parameters, numerics: Numerics) -> Game:
    """Return the chain store, one period per occasion whatever the numerics say; type 1 of the monopolist is strong."""
    kept_out = tools.no_payoff(2, 1, 2, 1)
    kept_out[:, STORE, :, OUT] = params["a"]
    fought = tools.no_payoff(2, 1, 2, 1)
    fought[:, ENTRANT, :, ACQUIESCE], fought[:, ENTRANT, :, FIGHT] = params["b"], params["b"] - 1
    fought[:, STORE, 0, FIGHT] = -1
    base = np.array([[[1.0], [1.0]], [[0.0], [1.0]]])[None]
    # Worlds behind the entrant's choice: 0 she is in, 1 she stayed out.
    enter = tools.move("entrant", ENTRANT, ["out_prob_N", "in"], {0: [1, 0]}, [0], kept_out, 1)
    answer = tools.move("monopolist", STORE, ["acquiesce", "fight_prob_N"], {0: [0, 0]}, [0, 0], fought, 1, base)
    precision = np.array([[numerics.precision, 0.0], [numerics.precision] * 2])
    return tools.game(
        ("monopolist", "entrant"), round(params["N"]), (enter, answer), np.zeros((2, 1, 1)), precision,
        discount=(params["delta"], 0.0), private=(STORE,), prior=(params["p"],), endings=(),
    )  # fmt: skip


def measure(params: Parameters, numerics: Numerics, game: Game, equilibrium: Equilibrium) -> Answers:
    """Read the first occasion at the prior, and the prior at which the first entrant stays out half of the time."""
    entrant = np.asarray(equilibrium.strategies[0])[0, 0, :, :, 0]  # belief, action
    cutoff = half_way(np.asarray(equilibrium.grid), entrant[:, OUT], entrant[:, IN])
    return {
        "weak_value": tools.value(game, equilibrium, STORE, types=[0]),
        "out_prob_N": tools.chance_of(game, equilibrium, "entrant", OUT, 0),
        "fight_prob_N": tools.chance_of(game, equilibrium, "monopolist", FIGHT, 0, own_type=0),
        "cutoff_N": float(1 / (1 + np.exp(-cutoff))),
    }


MODEL = Model(
    name="krepswilson1982",
    title="The chain store: threats carried out for the sake of a reputation",
    source=(
        "D. M. Kreps and R. Wilson (1982), Reputation and imperfect information, "
        "Journal of Economic Theory 27(2), 253-279"
    ),
    parameters={
        "p": Parameter(0.2, "probability that the monopolist is strong", 1e-6, 1 - 1e-6),
        "b": Parameter(0.5, "what an entrant gains if she is not fought, in pies", 0.01, 0.99),
        "a": Parameter(2.0, "what the monopolist gains if an entrant stays out, in pies", 1.0),
        "delta": Parameter(1.0, "patience of the monopolist, per occasion", 0.0, 1.0),
        "N": Parameter(3.0, "entrants still to come, the present one included", 1, 50),
    },
    numerics=Numerics(precision=100.0, steps=0, periods=3, grid_size=33, grid_reach=4.0),
    tolerance=0.03,
    closed_form=closed_form,
    game=game,
    measure=measure,
)

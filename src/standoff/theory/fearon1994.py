"""Audience costs: whoever backs down later loses more face, and who can lose face is believed (Fearon 1994).

Players, moves, payoffs. Two states escalate a dispute in time t >= 0. Whoever backs down at t pays its audience a_i t,
and the other gets the prize v_j. If nobody backs down there is war, which is worth w_i to i, drawn evenly from -C_i to
0 and known to i alone.

Closed form. Once w_i > -a_i t a state prefers war to backing down. Before a common horizon the others back down at
rates that keep the opponent indifferent between backing down now and a moment later: v_i times i's opponent's rate is
a_i (and the loss so far), so that

    h_i(t) = a_j/(v_j + a_j t),   and the share of i's types that have not backed down is k_i v_j/(v_j + a_j t).

At the horizon exactly the types that prefer war must be left: a_i t/C_i = k_i v_j/(v_j + a_j t). With k_i = 1 this
gives t_i; the horizon is the smaller of the two, and the state with the larger t_i backs down at once with probability
1 - k_i. War comes with probability (a_1 t*/C_1)(a_2 t*/C_2). The state that can lose more face backs down less: that is
why audience costs are an advantage.

As a game: `periods` dates at even distances up to the horizon, at each of which 1 and then, half a distance later, 2
stay or back down; whoever has stayed to the end has war. `types` equally likely values of war stand for the continuum.

Answers. `prob_war`; `back_down_at_once_1` and `…_2`, at a state's first date; `stay_1` and `stay_2`, the shares that never back
down if the other never does.

What a finite game with logit mistakes does differently. Dates make waiting cheap until the next one and first dates
large: O(1/periods). Types lie apart, O(1/types), and each needs about 1/λ more than indifference.

Source: J. D. Fearon (1994), Domestic political audiences and the escalation of international disputes, American
Political Science Review 88(3), 577-592; the formulas follow from the indifference conditions above.
"""

from __future__ import annotations

import math

import numpy as np

from standoff.game.game import Game
from standoff.solve.tree import TreeEquilibrium
from standoff.theory import tools
from standoff.theory.model import Answers, Model, Numerics, Parameter, Parameters

STAY, BACK_DOWN = 0, 1


def horizon(params: Parameters) -> float:
    """Return the time after which nobody backs down."""
    return min(latest(params, 1), latest(params, 2))


def latest(params: Parameters, state: int) -> float:
    """Return the time at which all types of a state that prefer peace would be gone if none backed down at once."""
    a, v, other = params[f"a{state}"], params[f"v{3 - state}"], params[f"a{3 - state}"]
    return (math.sqrt((a * v) ** 2 + 4 * a * other * v * params[f"C{state}"]) - a * v) / (2 * a * other)


def closed_form(params: Parameters) -> Answers:
    """Return the chance of war, and how likely either state is to back down at once and to stay to the end."""
    end = horizon(params)
    stay = [params[f"a{state}"] * end / params[f"C{state}"] for state in (1, 2)]
    kept = [share * (params[f"v{other}"] + params[f"a{other}"] * end) / params[f"v{other}"] for share, other in zip(stay, (2, 1), strict=True)]
    return {
        "prob_war": stay[0] * stay[1],
        "back_down_at_once_1": 1 - kept[0],
        "back_down_at_once_2": 1 - kept[1],
        "stay_1": stay[0],
        "stay_2": stay[1],
    }


def game(params: Parameters, numerics: Numerics) -> Game:
    """Return the crisis up to the horizon."""
    dates, types = numerics.periods, numerics.types
    distance, middles = horizon(params) / dates, (np.arange(types) + 0.5) / types
    stages = []
    for state in (0, 1):
        payoff = np.zeros((dates, 2, types, types, 2, 1))
        time = distance * (np.arange(dates) + state / 2)
        payoff[:, state, ..., BACK_DOWN, 0] = (-params[f"a{state + 1}"] * time)[:, None, None]
        payoff[:, 1 - state, ..., BACK_DOWN, 0] = params[f"v{2 - state}"]
        name = f"state {state + 1}"
        stages.append(tools.move(name, state, ["stay", "back down"], {0: [0, -1 - state]}, [0], payoff, num_private=2))
    terminal = np.zeros((2, types, types, 1))
    terminal[0], terminal[1] = -params["C1"] * middles[:, None, None], -params["C2"] * middles[None, :, None]
    prior = [np.full(types, 1 / types)] * 2
    return tools.game(
        ("state 1", "state 2"), dates, stages, terminal, numerics.precision, private=(0, 1), prior=prior,
        endings=("1 backs down", "2 backs down"),
    )  # fmt: skip


def measure(params: Parameters, numerics: Numerics, game: Game, equilibrium: TreeEquilibrium) -> Answers:
    """Read who stays to the end, type by type, on the path on which nobody has backed down yet."""
    path = [("stay",) * number for number in range(2 * game.num_periods)]
    stays = [np.prod([equilibrium.strategies[history][:, STAY] for history in path[state::2]], axis=0).mean() for state in (0, 1)]
    once = [equilibrium.strategies[history][:, BACK_DOWN].mean() for history in path[:2]]
    return {
        "prob_war": float(stays[0] * stays[1]),
        "back_down_at_once_1": float(once[0]),
        "back_down_at_once_2": float(once[1]),
        "stay_1": float(stays[0]),
        "stay_2": float(stays[1]),
    }


MODEL = Model(
    name="fearon1994",
    title="Audience costs: escalation until nobody who is left will back down",
    source="J. D. Fearon (1994), Domestic political audiences and the escalation of international disputes, APSR 88(3), 577-592",
    parameters={
        "v1": Parameter(1.0, "what the prize is worth to state 1", 1e-6),
        "v2": Parameter(1.0, "what the prize is worth to state 2", 1e-6),
        "a1": Parameter(0.3, "audience cost of state 1, per unit of time", 1e-6),
        "a2": Parameter(0.1, "audience cost of state 2, per unit of time", 1e-6),
        "C1": Parameter(1.0, "largest cost of war of state 1", 1e-6),
        "C2": Parameter(1.0, "largest cost of war of state 2", 1e-6),
    },
    numerics=Numerics(precision=100, steps=0, periods=8, types=5),
    tolerance=0.13,
    closed_form=closed_form,
    game=game,
    measure=measure,
)

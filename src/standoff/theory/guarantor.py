"""A settlement with a guarantor who may be vetoed: which deals enforce themselves.

A and B may sign a deal that gives A the share x of a pie in every period, or fight: war is worth p - c_A and
1 - p - c_B for ever. After signing A rearms, and war would be worth p' - c_A and 1 - p' - c_B, p' = p + shift. In every
period the peace collapses by itself with probability h, into war at p'. A may also break it; then a guarantor acts with
probability g = g_0 (1 - veto) and costs A the amount L. Payoffs are normalised: a pie for ever is worth 1.

Closed form. Kept for ever, the deal is worth [x + (φ - 1)(p' - c_A)] / φ to A, φ = 1 + δ h / (1 - δ), and likewise to
B. A keeps it if that is at least p' - c_A - g L, A signs if it is at least p - c_A, B signs if his part is at least
1 - p - c_B:

    max(0, p' - c_A - φ g L, p - c_A - (φ - 1) shift) <= x <= min(1, p + c_B - (φ - 1) shift).

Where A's temptation is what binds, some x does it if and only if shift <= (c_A + c_B)/φ + g_0 (1 - veto) L, that is up
to a veto of 1 - [shift - (c_A + c_B)/φ] / (g_0 L). Without guarantor and collapse the shift must not exceed the surplus
of peace over war; a risk of collapse divides that surplus by φ, and each unit of veto costs g_0 L of tolerable shift.

As a game: B signs, A signs, in later periods A keeps or attacks, then the guarantor and the collapse. Every share of a
grid is a world of its own, so one solution shows which of them are signed and kept.

What keeps the engine from the formula: an end of the range is where a player is as ready as not, and at indifference
her own later mistakes cost nothing, so precision leaves only the other's mistakes, exponentially small while λ times
the width of the range is large; the end is read between two shares with an error of the order of λ step²; the
horizon leaves δ^periods.

Source: a small model of our own, in the spirit of Fearon 1995, Rationalist explanations for war, and of Walter 1997,
The critical barrier to civil war settlement, both in International Organization.
"""

from __future__ import annotations

import numpy as np

from standoff.game.game import Chance, Game, Move
from standoff.solve.equilibrium import Equilibrium
from standoff.theory import tools
from standoff.theory.model import Answers, Model, Numerics, Parameter, Parameters
from standoff.theory.thresholds import half_way

A, B = 0, 1
YES, NO = 0, 1  # sign or fight, keep or attack
WAR = -1


def closed_form(params: Parameters) -> Answers:
    """Return the lowest and the highest share of A in a deal that is signed and kept.

    Raises:
        ValueError: no share is signed and kept; the sentence says by how much.
    """
    strain, shift = stretch(params) - 1, params["shift"]
    tempted = params["p"] + shift - params["cA"] - (strain + 1) * punishment(params)
    low = max(0.0, tempted, params["p"] - params["cA"] - strain * shift)
    high = min(1.0, params["p"] + params["cB"] - strain * shift)
    if low > high:
        raise ValueError(
            f"no deal enforces itself: A must get {low:.4g} to keep it, and B signs away no more than {high:.4g}"
        )
    return {"range_lo": low, "range_hi": high}


def stretch(params: Parameters) -> float:
    """Return φ: by how much a risk of collapse stretches what a period of peace must be worth."""
    return 1 + params["delta"] * params["h"] / (1 - params["delta"])


def punishment(params: Parameters) -> float:
    """Return what an attacker expects to lose to the guarantor, in pies for ever."""
    return params["g0"] * (1 - params["veto"]) * params["L"]


def largest_shift(params: Parameters) -> float:
    """Return the largest shift of power that a deal survives, where it is A's temptation that binds."""
    return (params["cA"] + params["cB"]) / stretch(params) + punishment(params)


def veto_threshold(params: Parameters) -> float:
    """Return the largest probability of a veto that a deal survives, where it is A's temptation that binds.

    Below 0 no guarantor who may be vetoed saves the deal; above 1 it needs no guarantor.

    Raises:
        ValueError: there is no guarantee that a veto could take away.
    """
    at_stake = params["g0"] * params["L"]
    if at_stake <= 0:
        raise ValueError("the guarantor never acts or costs the attacker nothing, so a veto makes no difference")
    return 1 - (params["shift"] - (params["cA"] + params["cB"]) / stretch(params)) / at_stake


def game(params: Parameters, numerics: Numerics) -> Game:
    """Return the life of a deal, for every share of the grid at once.

    Worlds of a period: the deals before signing, then the same deals in force. The game starts with the middle share.
    """
    shares = tools.offers(numerics.steps)
    count = len(shares)
    rearmed = params["p"] + params["shift"]
    stages = (
        _decision("B signs", B, count, ["sign", "fight"], _war(params, params["p"]), [*range(2 * count)]),
        _decision("A signs", A, count, ["sign", "fight"], _war(params, params["p"]), [*range(2 * count)]),
        _keeping(count),
        _guarantor(params, _war(params, rearmed), count),
        _collapse(params, _war(params, rearmed), shares),
    )
    return tools.game(
        ("A", "B"), numerics.periods, stages, np.zeros((2, 2 * count)), numerics.precision, params["delta"],
        endings=("war",), start=count // 2,
    )  # fmt: skip


def _war(params: Parameters, power: float) -> np.ndarray:
    return np.array([power - params["cA"], 1 - power - params["cB"]])


def _decision(name: str, player: int, count: int, actions: list[str], war: np.ndarray, passes: list[int]) -> Move:
    """Return the signing of one side; the world stays the same, and not to sign is war."""
    payoff = tools.no_payoff(2, count, 2)
    payoff[0, :, NO] = war[:, None]
    return tools.move(name, player, actions, {deal: [deal, WAR] for deal in range(count)}, passes, payoff)


def _keeping(count: int) -> Move:
    """Return A's choice to keep a deal that was in force before this period; behind it, world `count` is an attack."""
    targets = {count + deal: [deal, count] for deal in range(count)}
    return tools.move("A keeps", A, ["keep", "attack"], targets, [*range(count), *range(count)])


def _guarantor(params: Parameters, war: np.ndarray, count: int) -> Chance:
    """Return what an attack meets: the guarantor, who acts with probability g, or nobody."""
    acts = params["g0"] * (1 - params["veto"])
    payoff = tools.no_payoff(2, 1, 2)
    payoff[0, :, :, 0] = war[:, None]
    payoff[0, A, 0] -= params["L"]
    odds = np.array([acts, 1 - acts])[None, None, :, None]
    return tools.chance(
        "guarantor", None, ["acts", "stays away"], {count: [WAR, WAR]}, [*range(count), 0], odds, payoff
    )


def _collapse(params: Parameters, war: np.ndarray, shares: np.ndarray) -> Chance:
    """Return the period of peace, which pays both their shares, and its collapse into war at the next date."""
    count, delta = len(shares), params["delta"]
    payoff = tools.no_payoff(2, count, 2)
    payoff[0, A], payoff[0, B] = (1 - delta) * shares, (1 - delta) * (1 - shares)
    payoff[0, :, 0] += delta * war[:, None]
    odds = np.array([params["h"], 1 - params["h"]])[None, None, :, None] * np.ones((1, 1, 2, count))
    targets = {deal: [WAR, count + deal] for deal in range(count)}
    return tools.chance("peace", None, ["collapses", "holds"], targets, [*range(count)], odds, payoff)


def measure(params: Parameters, numerics: Numerics, game: Game, equilibrium: Equilibrium) -> Answers:
    """Read the shares at which A is as ready as not to sign and to keep, and B to sign."""
    shares = tools.offers(numerics.steps)
    b_signs, a_signs, a_keeps = (np.asarray(equilibrium.strategies[stage])[0, 0] for stage in range(3))
    low = max(half_way(shares, chances[YES], chances[NO]) for chances in (a_signs, a_keeps))
    # B is asked from his best deal downwards: below the range A would break the deal, which may put B off as well.
    high = 1 - half_way(shares, b_signs[YES][::-1], b_signs[NO][::-1])
    return {"range_lo": low, "range_hi": high}


def holds(numerics: Numerics, equilibrium: Equilibrium) -> float:
    """Return the largest probability, over the shares, that a deal is signed by both and kept in the next period."""
    b_signs, a_signs, a_keeps = (np.asarray(equilibrium.strategies[stage])[0, 0, YES] for stage in range(3))
    return float(np.max(b_signs * a_signs * a_keeps))


MODEL = Model(
    name="guarantor",
    title="A settlement with a guarantor who may be vetoed",
    source="own model, after J. D. Fearon (1995), International Organization 49(3), and B. F. Walter (1997), 51(3)",
    parameters={
        "p": Parameter(0.4, "A's chance in a war before rearming", 0.0, 1.0),
        "shift": Parameter(0.3, "by how much rearming raises it", 0.0, 1.0),
        "cA": Parameter(0.1, "A's cost of war, in pies for ever", 0.0, 1.0),
        "cB": Parameter(0.15, "B's cost of war, in pies for ever", 0.0, 1.0),
        "delta": Parameter(0.9, "discount factor of both, per period", 0.0, 1 - 1e-9),
        "h": Parameter(0.02, "probability per period that the peace collapses by itself", 0.0, 1.0),
        "g0": Parameter(0.8, "probability that the guarantor acts if not vetoed", 0.0, 1.0),
        "veto": Parameter(0.0, "probability that the guarantor is vetoed", 0.0, 1.0),
        "L": Parameter(0.2, "what the guarantor costs an attacker, in pies for ever", 0.0),
    },
    numerics=Numerics(precision=200.0, steps=200, periods=200),
    tolerance=1e-4,
    closed_form=closed_form,
    game=game,
    measure=measure,
)

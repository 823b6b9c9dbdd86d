"""Small games that the tests solve. Each builder says what it builds; payoffs are in pies."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from standoff.game.game import Chance, Game, Move


def log_odds(probability: float) -> float:
    """Return the log-odds of `probability`."""
    return float(np.log(probability / (1 - probability)))


def move(
    name: str,
    player: int,
    actions: Sequence[str],
    targets: dict[int, Sequence[int]],
    passes: Sequence[int],
    payoff: np.ndarray | None,
    num_private: int,
    base: np.ndarray | None = None,
) -> Move:
    """Return a move; `targets` gives for each moving world the next world (or -1 - ending) of every action."""
    worlds = np.array(list(targets), int)
    shape = (len(actions), len(worlds))
    return Move(
        name=name,
        player=player,
        actions=tuple(actions),
        worlds=worlds,
        passes=np.array(passes, int),
        next_world=np.array(list(targets.values()), int).T.reshape(shape),
        base=np.ones((1, 1, *shape)) if base is None else base,
        payoff=np.zeros((1, 1, *(1,) * num_private, *shape)) if payoff is None else payoff,
    )


def chance(
    name: str,
    about: int | None,
    actions: Sequence[str],
    targets: dict[int, Sequence[int]],
    passes: Sequence[int],
    probability: np.ndarray,
    payoff: np.ndarray | None,
    num_private: int,
) -> Chance:
    """Return a chance stage; arguments as in `move`, `probability` as in `Chance`."""
    like = move(name, 0, actions, targets, passes, payoff, num_private)
    return Chance(name, about, like.actions, like.worlds, like.passes, like.next_world, probability, like.payoff)


def game(
    players: Sequence[str],
    private: Sequence[int],
    num_periods: int,
    stages: Sequence[Move | Chance],
    terminal: np.ndarray,
    precision: float | np.ndarray,
    discount: float | Sequence[float] | np.ndarray = 1.0,
    prior: Sequence[float] = (),
    endings: Sequence[str] = ("end",),
) -> Game:
    """Return a game that starts in world 0, without optimism. A number stands for everyone and every type."""
    num_players, types = len(players), (1,) * len(private)
    if np.ndim(discount) <= 1:
        discount = np.broadcast_to(np.asarray(discount, float), num_players).reshape(1, num_players, *types)
    if np.ndim(precision) == 0:
        precision = np.full((num_players, 1), float(precision))
    return Game(
        players=tuple(players),
        private=tuple(private),
        num_periods=num_periods,
        endings=tuple(endings),
        stages=tuple(stages),
        discount=discount,
        precision=precision,
        optimism=np.zeros((1, num_players, len(private))),
        terminal=terminal,
        prior=np.array([log_odds(belief) for belief in prior]),
        start=np.array(0),
    )


def alternating_offers(
    num_rounds: int,
    num_offers: int,
    precision: float = 10.0,
    discount: Sequence[float] = (0.9, 0.9),
    refusal_costs: Sequence[float] | None = None,
) -> Game:
    """Build Ståhl's game: one offer a round, players taking turns, evenly spaced shares from 0 to 1.

    The share offered is the responder's. World 0 of the first stage is player 0's turn, world 1 is player 1's; after
    the last round both get 0. With `refusal_costs` player 1 is private (types half each) and every round that ends
    without agreement costs her type 0 the first of them and her type 1 the second, at the date of the first round.
    """
    shares = np.linspace(0, 1, num_offers)
    offers = [f"offer {share:.3f}" for share in shares]
    num_private = 0 if refusal_costs is None else 1
    table, answer, resting = [], [], num_offers
    for proposer in (0, 1):
        responder = 1 - proposer
        tables = range(num_offers)
        # Player 0 tables in stage 0 in world 0; player 1 in stage 2, where world 0 is "player 1 is to table".
        table.append(move(f"{proposer} tables", proposer, offers, {0: list(tables)}, [0, resting], None, num_private))
        payoff = np.zeros((num_rounds if num_private else 1, 2, *(2,) * num_private, 2, num_offers))
        payoff[:, proposer, ..., 0, :] = 1 - shares
        payoff[:, responder, ..., 0, :] = shares
        if refusal_costs is not None:
            then = discount[1] ** np.arange(num_rounds)
            payoff[:, 1, ..., 1, :] -= (np.array(refusal_costs) / then[:, None])[..., None]
        # After a refusal it is the responder's turn: stage 2's world 1 rests until the next period's world 1.
        after = 1 if proposer == 0 else 0
        passes = [0] * num_offers + [0 if proposer == 0 else 1]
        targets = {offer: [-1, after] for offer in tables}
        actions = ["accept", "refuse"]
        answer.append(move(f"{responder} answers", responder, actions, targets, passes, payoff, num_private))
    private = () if refusal_costs is None else (1,)
    prior = () if refusal_costs is None else (0.5,)
    terminal = np.zeros((2, *(1,) * num_private, 2))
    stages = (table[0], answer[0], table[1], answer[1])
    return game(("first", "second"), private, num_rounds, stages, terminal, precision, discount, prior, ("deal",))


def one_move_a_period(built: Game) -> Game:
    """Return `alternating_offers` with one move, not one round, a period: tabling an offer takes half of the discount.

    This is how a stochastic-game solver that discounts every change of state sees the game. A world counts as done
    once somebody has moved; done worlds pass through the rest of their period. Worlds of a period: 0 and 1 whose turn,
    then the offers tabled by player 0, then those tabled by player 1.
    """
    num_offers = len(built.stages[0].actions)
    count = 2 + 2 * num_offers
    stages = []
    for index, stage in enumerate(built.stages):
        proposer, is_answer = index // 2, index % 2 == 1
        tabled = 2 + proposer * num_offers + np.arange(num_offers)
        done = count if index < 3 else 0  # the last stage takes the marks off
        if is_answer:
            targets = {int(world): [-1, done + 1 - proposer] for world in tabled}
        else:
            targets = {proposer: list(done + tabled)}
        waiting = list(range(count))
        passes = waiting + ([] if index == 0 else [world + done for world in waiting])
        stages.append(move(stage.name, stage.player, stage.actions, targets, passes, stage.payoff, 0))
    return replace(
        built,
        num_periods=2 * built.num_periods,
        stages=tuple(stages),
        discount=np.sqrt(built.discount),
        terminal=np.zeros((2, count)),
    )


def ultimatum(num_offers: int, precision: float, walk_away: Sequence[float] = (0.0, 0.0)) -> Game:
    """Build one offer of a share to player 1, take it or each gets `walk_away`."""
    built = alternating_offers(1, num_offers, precision)
    payoff = np.array(built.stages[1].payoff)
    payoff[0, :, 1, :] = np.array(walk_away)[:, None]
    return replace_stage(built, 1, payoff=payoff)


def crisis(demands: Sequence[float], weak_probability: float, precision: float) -> Game:
    """Build Fearon's crisis: a demand, then war of value 0.4 against 0.5 - c; type 1 has c = 0.3, type 0 c = 0.05."""
    demands = np.array(demands)
    payoff = np.zeros((1, 2, 2, 2, len(demands)))
    payoff[0, 0, :, 0], payoff[0, 1, :, 0] = demands, 1 - demands
    payoff[0, 0, :, 1] = 0.4
    payoff[0, 1, 0, 1], payoff[0, 1, 1, 1] = 0.5 - 0.05, 0.5 - 0.3
    everything = range(len(demands))
    demand = move("A demands", 0, [f"demand {share}" for share in demands], {0: list(everything)}, [0], None, 1)
    answer = move("B answers", 1, ["accept", "fight"], {w: [-1, -2] for w in everything}, [0] * len(demands), payoff, 1)
    return game(
        ("A", "B"), (1,), 1, (demand, answer), np.zeros((2, 1, 1)), precision, prior=(weak_probability,),
        endings=("deal", "war"),
    )  # fmt: skip


def screening(weak_probability: float, precision: float, *, is_discounted: bool) -> Game:
    """Build two rounds of a seller's price against a buyer whose value is hidden: 0.6 for type 1, 0.15 for type 0.

    Round 2 is worth 0.9 of round 1. With `is_discounted` that is the discount factor and payoffs are current; otherwise
    the factor is in the payoffs, so that precision multiplies payoffs of the first date.
    """
    values, late, margin = np.array([0.15, 0.6]), 0.9, 0.01
    prices = np.array([0.15, 0.195, 0.6]) - margin
    factor = np.array([1.0, 1.0 if is_discounted else late])
    payoff = np.zeros((2, 2, 2, 2, 3))
    payoff[:, 0, :, 0, :] = factor[:, None, None] * prices
    payoff[:, 1, :, 0, :] = factor[:, None, None] * (values[:, None] - prices)
    base = np.ones((2, 1, 3, 1))
    base[1, :, 1] = 0.0  # the middle price is for the first round only
    ask = move("A asks", 0, ["low", "middle", "high"], {0: [0, 1, 2]}, [0], None, 1, base)
    answer = move("B answers", 1, ["buy", "refuse"], {w: [-1, 0] for w in range(3)}, [0, 0, 0], payoff, 1)
    discount = late if is_discounted else 1.0
    return game(("A", "B"), (1,), 2, (ask, answer), np.zeros((2, 1, 1)), precision, discount, (weak_probability,))


def chain_store(strong_probability: float, precision: float, num_entrants: int = 2, is_committed: bool = False) -> Game:
    """Build Kreps and Wilson's chain store, b = 1/2 and a = 2: a monopolist meets one entrant after another.

    Type 1 is strong: acquiescing costs her 1 and fighting nothing (or, if committed, she always fights); for type 0 it
    is the other way round. Players: the monopolist, then the entrants in the order in which they come.
    """
    num_players = 1 + num_entrants
    payoffs = np.zeros((num_entrants, 2, num_players, 2, 2, 1))  # who comes, stage, player, type, action, world
    for entrant in range(num_entrants):
        payoffs[entrant, 0, 0, :, 0] = 2.0  # she stays out
        payoffs[entrant, 1, 1 + entrant, :, 0] = 0.5  # the monopolist acquiesces
        payoffs[entrant, 1, 1 + entrant, :, 1] = -0.5
        payoffs[entrant, 1, 0, 0, 1] = -1.0
        payoffs[entrant, 1, 0, 1, 0] = -1.0
    base = np.array([[[1.0], [1.0]], [[0.0 if is_committed else 1.0], [1.0]]])[None]
    stages = []
    for entrant in range(num_entrants):
        # One period holds every entrant in turn: stage worlds are 0 "she decides", then 0 "she is in", 1 "she is out".
        name, her, his = f"entrant {entrant + 1}", payoffs[entrant, 0][None], payoffs[entrant, 1][None]
        enter = move(name, 1 + entrant, ["out", "in"], {0: [1, 0]}, [0], her, 1)
        actions = ["acquiesce", "fight"]
        respond = move(f"monopolist {entrant + 1}", 0, actions, {0: [0, 0]}, [0, 0], his, 1, base)
        stages += [enter, respond]
    players = ("monopolist", *(f"entrant {entrant + 1}" for entrant in range(num_entrants)))
    return game(players, (0,), 1, stages, np.zeros((num_players, 1, 1)), precision, prior=(strong_probability,))


def centipede(precision: float) -> Game:
    """Build McKelvey and Palfrey's four-move centipede: take 80% now or pass and let the pot double."""
    pots = [(0.4, 0.1), (0.2, 0.8), (1.6, 0.4), (0.8, 3.2)]
    stages = []
    for number, pot in enumerate(pots):
        payoff = np.zeros((1, 2, 2, 1))
        payoff[0, :, 0, 0] = pot
        stages.append(move(f"node {number}", number % 2, ["take", "pass"], {0: [-1, 0]}, [0], payoff, 0))
    return game(("one", "two"), (), 1, stages, np.array([[6.4], [1.6]]), precision)


def threats_and_offers(precision: float, num_periods: int = 2, optimism: float = 0.0) -> Game:
    """Build a small war with a mediator: three players, two of them private, threats, offers and news from the front.

    The attacker (private: type 1 pays less for war) and the defender bargain over three splits; the mediator (private:
    type 1 is firm) may threaten the attacker, which brings sanctions or the embarrassment of backing down. Worlds of
    the first stage: front behind or ahead, without and with a threat: 2 × 2.
    """
    split = np.array([0.35, 0.55, 0.75])  # the attacker's share in each package
    ones = np.ones((1, 3, 2, 2))
    stages = [
        _mediator_stage(ones),
        *_offer_stages(split, ones),
        _month_of_war(ones),
    ]
    terminal = np.zeros((3, 2, 1, 4))
    terminal[0], terminal[1] = np.array([0.5, 0.7, 0.45, 0.65]), np.array([0.3, 0.1, 0.35, 0.15])
    built = game(
        ("attacker", "defender", "mediator"), (0, 2), num_periods, stages, terminal, precision, (0.97, 0.93, 0.9),
        (0.4, 0.3), ("deal low", "deal middle", "deal high"),
    )  # fmt: skip
    shift = np.zeros((1, 3, 2))
    shift[0, 1, 0], shift[0, 2, 0] = optimism, -optimism
    return replace(built, optimism=shift)


def _mediator_stage(ones: np.ndarray) -> Move:
    """Let the mediator wait, threaten, or carry out; worlds are front + 2 × threat."""
    payoff = np.zeros((*ones.shape, 3, 4))
    payoff[:, 0, ..., 2, :] = -0.15  # sanctions hurt the attacker
    payoff[:, 2, :, 0, 2, :], payoff[:, 2, :, 1, 2, :] = -0.1, 0.02  # and cost a soft mediator
    payoff[:, 2, :, 0, 0, 2:], payoff[:, 2, :, 1, 0, 2:] = -0.02, -0.1  # a threat not carried out embarrasses
    base = np.ones((1, 1, 3, 4))
    base[..., 1, 2:] = 0.0  # a threat pending cannot be made again
    base[..., 2, :2] = 0.0  # only a threat can be carried out
    targets = {world: [world % 2, 2 + world % 2, world % 2] for world in range(4)}
    return move("mediator", 2, ["wait", "threaten", "carry out"], targets, [0, 1, 2, 3], payoff, 2, base)


def _offer_stages(split: np.ndarray, ones: np.ndarray) -> list[Move]:
    """Let the attacker table one of three packages or none, and the defender answer; tabled world = 4 + 3 w + package."""
    tables = {world: [world, *(4 + 3 * world + package for package in range(3))] for world in range(4)}
    base = np.array([1.0, 1 / 3, 1 / 3, 1 / 3])[None, None, :, None] * np.ones((1, 1, 4, 4))
    actions = ["no offer", "low", "middle", "high"]
    table = move("attacker tables", 0, actions, tables, [0, 1, 2, 3], None, 2, base)
    payoff = np.zeros((*ones.shape, 2, 12))
    payoff[:, 0, ..., 0, :] = np.tile(split, 4)
    payoff[:, 1, ..., 0, :] = np.tile(1 - split, 4)
    payoff[:, 2, ..., 0, :] = 0.3
    answers = {4 + 3 * world + package: [-1 - package, world] for world in range(4) for package in range(3)}
    answer = move("defender answers", 1, ["accept", "refuse"], answers, list(range(4)) + [0] * 12, payoff, 2)
    return [table, answer]


def _month_of_war(ones: np.ndarray) -> Chance:
    """Move the front; a type 1 attacker advances more often, so that the month is news about him."""
    payoff = np.zeros((*ones.shape, 2, 4))
    payoff[:, 0, 0], payoff[:, 0, 1] = -0.08, -0.02
    payoff[:, 1], payoff[:, 2] = -0.06, -0.01
    probability = np.array([[0.7, 0.3], [0.4, 0.6]])[None, :, :, None] * np.ones((1, 2, 2, 4))
    targets = {world: [world - world % 2, world - world % 2 + 1] for world in range(4)}
    return chance("month of war", 0, ["stays", "advances"], targets, [0, 1, 2, 3], probability, payoff, 2)


def replace(built: Game, **changes) -> Game:
    """Return `built` with some of its fields changed."""
    fields = {name: getattr(built, name) for name in built.__dataclass_fields__}
    return Game(**{**fields, **changes})


def replace_stage(built: Game, index: int, **changes) -> Game:
    """Return `built` with some fields of one stage changed."""
    stage = built.stages[index]
    fields = {name: getattr(stage, name) for name in stage.__dataclass_fields__}
    stages = list(built.stages)
    stages[index] = type(stage)(**{**fields, **changes})
    return replace(built, stages=tuple(stages))

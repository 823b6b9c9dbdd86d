"""Measure how long Standoff takes, print one line per measurement, and write nothing.

`make bench` runs this. Every time is the best of several repeats after compilation, as wall time and as CPU time of all
threads; on a busy machine the CPU time is the one to trust. The targets are there to be read: nothing here fails.
"""

from __future__ import annotations

import datetime
import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import jax
import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import standoff
from standoff.case.draws import Draws, draw_inputs, medians
from standoff.case.load import load_case
from standoff.ensemble.batches import BATCH
from standoff.ensemble.outcome import Outcome, Question, find_outcome, find_outcomes, question_of
from standoff.ensemble.run import run_draws
from standoff.game.game import Chance, Game, Move
from standoff.mechanisms.compile import build_games
from standoff.mechanisms.record import record_steps
from standoff.mechanisms.registry import SECTIONS
from standoff.mechanisms.structure import Structure, compile_structure
from standoff.solve.backward import solve
from tests import games

NUM_DRAWS, SEED = 16, 1
PRECISIONS = (np.float32, np.float64)
GRID_SIZE = Question.__dataclass_fields__["grid_size"].default


class Times(NamedTuple):
    """Seconds of wall time and of CPU time of all threads."""

    wall: float
    cpu: float


def measure(work: Callable[[], Any], repeats: int, inner: int = 1) -> Times:
    """Return the least wall and the least CPU time of one `work` over repeats of `inner` in a row."""
    walls, cpus = [], []
    for _ in range(repeats):
        wall, cpu = time.perf_counter(), time.process_time()
        for _ in range(inner):
            work()
        walls.append((time.perf_counter() - wall) / inner)
        cpus.append((time.process_time() - cpu) / inner)
    return Times(min(walls), min(cpus))


def show(what: str, result: str, target: str = "") -> None:
    """Print one line of the table."""
    print(f"{what:<58} {result:<58} {target}".rstrip(), flush=True)


def seconds(times: Times, unit: float = 1.0, name: str = "s") -> str:
    """Return times in words."""
    return f"wall {times.wall / unit:.3g} {name}, CPU {times.cpu / unit:.3g} {name}"


def compiled(program: Callable, *arguments: Any) -> Callable[[], Any]:
    """Compile `program` for these arguments, run it once, and return a call that waits for its result."""
    ready = jax.jit(program).lower(*arguments).compile()
    jax.block_until_ready(ready(*arguments))
    return lambda: jax.block_until_ready(ready(*arguments))


def on_device(game: Any, dtype: type) -> Any:
    """Return a game (or a stack) with real numbers in `dtype` and integers in 32 bits."""

    def convert(leaf: Any) -> jax.Array:
        array = np.asarray(leaf)
        return jax.numpy.asarray(array.astype(dtype if array.dtype.kind == "f" else np.int32))

    return jax.tree.map(convert, game)


def built_in(name: str) -> tuple[Structure, Draws, Question]:
    """Return a built-in case as a structure, with draws and with the question that a forecast asks of them."""
    case = load_case(Path(standoff.__file__).parent / "cases" / f"{name}.yaml", SECTIONS)
    structure, draws = compile_structure(case), draw_inputs(case, NUM_DRAWS, SEED)
    return structure, draws, question_of(structure, record_steps(structure), draws)


def show_ukraine() -> None:
    """Print what a draw of `ukraine-2025` costs, and what its states with several solutions cost."""
    structure, draws, question = built_in("ukraine-2025")
    warm = {path: column[-BATCH:] for path, column in draws.values.items()}
    run_draws(structure, Draws(warm, BATCH, SEED), question)  # compiles
    whole = measure(lambda: run_draws(structure, draws, question), 2)
    per_draw = Times(whole.wall / NUM_DRAWS, whole.cpu / NUM_DRAWS)
    show(f"ukraine-2025: a draw of {NUM_DRAWS}, forecast included", seconds(per_draw), "target: wall 0.5 s")
    middle = {path: np.array([value]) for path, value in medians(structure.case).items()}
    singles = [{path: column[[draw]] for path, column in draws.values.items()} for draw in range(NUM_DRAWS)]
    times, several = _solve_each(structure, [*singles, middle])
    alone = Times(*(sum(column) / NUM_DRAWS for column in zip(*times[:-1], strict=True)))
    slowest = max(range(NUM_DRAWS), key=lambda draw: times[draw].cpu)
    show("ukraine-2025: solving alone, mean of the same draws", seconds(alone))
    show("ukraine-2025: solving alone, median of the same draws", seconds(Times(*np.median(times[:-1], axis=0))))
    show(f"ukraine-2025: slowest draw, number {slowest}", f"{seconds(times[slowest])}, {several[slowest]:,} such states")
    _show_several(structure, times, several)


def _solve_each(structure: Structure, stacks: Sequence[Mapping]) -> tuple[list[Times], list[int]]:
    """Solve stacks of one draw in single precision, as an ensemble does; count states with several solutions."""
    with jax.enable_x64(True):
        stacked = [on_device(build_games(structure, stack, np.float32), np.float32) for stack in stacks]
        ready = jax.jit(lambda game: jax.lax.map(solve, game)).lower(stacked[0]).compile()
        times, several = [], []
        for game in stacked:
            found = []
            times.append(measure(lambda game=game, found=found: found.append(jax.block_until_ready(ready(game))), 2))
            several.append(int(found[-1].num_several.sum()))
    return times, several


def _show_several(structure: Structure, times: Sequence[Times], several: Sequence[int]) -> None:
    """Print the share of such states at the medians (the last entry), and the slope of CPU time in their number."""
    private = set(structure.types)
    moving = [len(table.moving) for stage, table in zip(structure.stages, structure.tables, strict=True)
              if getattr(stage, "party", None) in private]  # fmt: skip
    states = structure.num_periods * GRID_SIZE ** len(private) * sum(moving)
    share = f"{several[-1]:,} of {states:,}, {several[-1] / states:.2%}"
    show("ukraine-2025 at its medians: states with several solutions", share)
    if len(set(several)) == 1:
        return  # nothing to draw a line through
    slope, rest = np.polyfit(several, [each.cpu for each in times], 1)
    costs = f"{slope * 1e6:.3g} µs against {rest / states * 1e6:.3g} µs of CPU: {slope * states / rest:.0f} times"
    show("such a state against any state (line through all draws)", costs)


def show_alternating_offers() -> None:
    """Print how long alternating offers with complete information take, T = 20 and K = 21."""
    for dtype in PRECISIONS:
        with jax.enable_x64(dtype is np.float64):
            work = compiled(solve, on_device(games.alternating_offers(20, 21), dtype))
            times = measure(work, 20, 50)
        show(f"alternating offers, T=20, K=21, {dtype.__name__}", seconds(times, 1e-3, "ms"), "target: wall 1 ms")


def repeated_screening(num_periods: int, num_copies: int) -> Game:
    """Return the tests' seller and buyer with a hidden value over `num_periods`, side by side `num_copies` times."""
    built = games.screening(0.5, 10.0, is_discounted=True)
    stages = tuple(
        games.move(stage.name, stage.player, stage.actions,
                   dict(enumerate(np.asarray(stage.next_world).T)), stage.passes, stage.payoff[:1], 1)
        for stage in built.stages
    )  # fmt: skip
    return side_by_side(games.replace(built, num_periods=num_periods, stages=stages), num_copies)


def side_by_side(game: Game, num_copies: int) -> Game:
    """Return a game whose worlds are `num_copies` copies of those of `game`, without a way from one to another."""
    counts = game.num_worlds
    stages = []
    for index, stage in enumerate(game.stages):
        here, behind = counts[index], counts[(index + 1) % len(counts)]
        changes = {
            "worlds": np.concatenate([stage.worlds + copy * here for copy in range(num_copies)]),
            "passes": np.concatenate([stage.passes + copy * behind for copy in range(num_copies)]),
            "next_world": np.concatenate(
                [np.where(stage.next_world < 0, stage.next_world, stage.next_world + copy * behind)
                 for copy in range(num_copies)], axis=-1),
            "payoff": np.concatenate([stage.payoff] * num_copies, axis=-1),
        }  # fmt: skip
        weights = "base" if isinstance(stage, Move) else "probability"
        changes[weights] = np.concatenate([getattr(stage, weights)] * num_copies, axis=-1)
        stages.append(_changed(stage, changes))
    return games.replace(game, stages=tuple(stages), terminal=np.concatenate([game.terminal] * num_copies, axis=-1))


def _changed(stage: Move | Chance, changes: Mapping[str, Any]) -> Move | Chance:
    return type(stage)(**{**{name: getattr(stage, name) for name in stage.__dataclass_fields__}, **changes})


def show_scaling() -> None:
    """Print how the time of a game with a private player grows with its periods and with its worlds."""
    sizes = {size: (size, 1) for size in (10, 20, 40, 80)}, {size: (10, size) for size in (1, 2, 4, 8)}
    known: dict[tuple[int, int], Times] = {}
    for name, chosen in zip(("T", "worlds x"), sizes, strict=True):
        for num_periods, copies in set(chosen.values()) - set(known):
            game = on_device(repeated_screening(num_periods, 16 * copies), np.float32)
            known[num_periods, copies] = measure(compiled(solve, game), 60, 5)
        times = {size: known[shape] for size, shape in chosen.items()}
        exponent = np.polyfit(np.log(list(times)), np.log([each.cpu for each in times.values()]), 1)[0]
        cost = ", ".join(f"{each.cpu * 1e3:.3g}" for each in times.values())
        show(f"screening, {name} {', '.join(map(str, times))}: CPU ms, exponent", f"{cost}: {exponent:.2f}", "near 1 or below")


def show_sarn_valley() -> None:
    """Print what batching and precision cost on a small case, and how far float32 is from float64."""
    structure, draws, question = built_in("sarn-valley")
    with jax.enable_x64(True):
        single, double = (on_device(build_games(structure, draws.values, dtype), dtype) for dtype in PRECISIONS)
        found = [find_outcomes(stack, question) for stack in (single, double)]  # compiles
        one_by_one = measure(lambda: jax.block_until_ready(find_outcomes(single, question)), 10)
        precise = measure(lambda: jax.block_until_ready(find_outcomes(double, question)), 10)
        together = measure(compiled(jax.vmap(lambda game: find_outcome(game, question)), single), 10)
    ratio = f"{together.wall / one_by_one.wall:.3g} wall, {together.cpu / one_by_one.cpu:.3g} CPU"
    show(f"sarn-valley, {NUM_DRAWS} draws one by one (lax.map)", seconds(one_by_one, 1e-3, "ms"))
    show(f"sarn-valley, {NUM_DRAWS} draws in lockstep (vmap)", seconds(together, 1e-3, "ms"))
    show("  in lockstep / one by one", ratio)
    difference = np.abs(np.subtract(*(_deals(structure, outcome) for outcome in found))).max()
    ratio = f"{precise.wall / one_by_one.wall:.3g} wall, {precise.cpu / one_by_one.cpu:.3g} CPU"
    show("  float64 / float32", ratio)
    show("  float32 against float64: largest difference in P(deal)", f"{difference:.2g}")


def _deals(structure: Structure, outcome: Outcome) -> np.ndarray:
    signed = [name.startswith("deal") for name in structure.endings]
    return np.asarray(outcome.ended, float)[:, :, signed].sum(axis=(1, 2))


def show_help() -> None:
    """Print how long `standoff --help` takes."""
    command = [str(Path(sys.executable).parent / "standoff"), "--help"]
    times = measure(lambda: subprocess.run(command, check=True, capture_output=True), 5)
    show("standoff --help, best of 5", f"wall {times.wall:.3g} s")


def machine() -> str:
    """Return the date and the machine in one line."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    processor = names[0] if names else platform.processor()
    return f"{datetime.date.today()}, {os.cpu_count()} cores {processor}{load}, JAX {jax.__version__}"


def main() -> None:
    """Print the table."""
    began = time.perf_counter()
    print(machine())
    show_help()
    show_alternating_offers()
    show_scaling()
    show_sarn_valley()
    show_ukraine()
    print(f"{time.perf_counter() - began:.0f} s in all, load {os.getloadavg()[0]:.1f} at the end")


if __name__ == "__main__":
    main()

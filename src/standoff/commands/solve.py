"""`standoff solve`: solve the game of the median draw and print its certificate."""

from __future__ import annotations

import dataclasses
from typing import Any

import click

from standoff.commands.common import (
    FINE,
    OVER_TOLERANCE,
    as_json,
    case_argument,
    interruptible,
    load,
    print_json,
    progress_bar,
)
from standoff.commands.size import BELIEF_NODES, announce, cost_of

# Double precision leaves residuals near 1e-13; a thousand times that is still far below anything a reader could see.
TOLERANCE = 1e-9


@click.command(short_help="Solve the median draw and certify it.")
@case_argument
@as_json
def solve(case_name: str, json_output: bool) -> int:
    """Solve the game in which every input is at its median, and print its certificate.

    Prints how big the game is and how long it should take before it begins.
    """
    case = load(case_name)
    announce(case, 1)
    with progress_bar("Solving the median draw") as progress:
        certificate, seconds = interruptible(lambda: solve_median(case))
        progress(1.0)
    is_fine = certificate.is_ok(TOLERANCE)
    if json_output:
        print_json({"worlds": cost_of(case).worlds, "seconds": seconds, "tolerance": TOLERANCE, "is_fine": is_fine,
                    "certificate": dataclasses.asdict(certificate)})  # fmt: skip
    else:
        click.echo(f"solved in {seconds:.1f} s, the time to compile included")
        click.echo(f"certificate: {certificate.sentence()}")
        click.echo("Within tolerance." if is_fine else f"OVER TOLERANCE ({TOLERANCE:g}): do not lean on this solution.")
    return FINE if is_fine else OVER_TOLERANCE


def solve_median(case: Any) -> tuple[Any, float]:
    """Solve the median draw in double precision, again on a finer belief grid, and certify it.

    Returns:
        The certificate, and the seconds that all this took.
    """
    import time

    import jax

    from standoff.case.draws import medians
    from standoff.commands.cache import use_compilation_cache
    from standoff.mechanisms.compile import build_game
    from standoff.mechanisms.structure import compile_structure
    from standoff.solve.backward import solve as solve_game
    from standoff.solve.certify import certify

    use_compilation_cache()
    started = time.perf_counter()
    with jax.enable_x64(True):
        game = build_game(compile_structure(case), medians(case))
        equilibrium = jax.block_until_ready(solve_game(game, grid_size=BELIEF_NODES))
        refined = jax.block_until_ready(solve_game(game, grid_size=2 * BELIEF_NODES - 1))
        certificate = certify(game, equilibrium, refined=refined)
    return certificate, time.perf_counter() - started

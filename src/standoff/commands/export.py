"""`standoff export`: a game in the file format of another program."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from standoff.commands.common import FINE, Failure, as_json, load, print_json, talk, write
from standoff.commands.theory import as_setting


@click.command(short_help="Write a game as a file for another program.")
@click.argument("name", metavar="CASE|MODEL")
@click.option("--to", "to", type=click.Choice(["efg"]), default="efg", show_default=True, help="Gambit's tree format.")
@click.option("-o", "--out", type=click.Path(dir_okay=False, path_type=Path), help="Write this file instead of standard output.")
@click.option("--set", "settings", metavar="NAME=NUMBER", multiple=True, help="Set a parameter of a published model.")
@click.option("--steps", type=click.IntRange(min=1), default=2, show_default=True, help="Of a model: offers, less one.")
@click.option("--periods", type=click.IntRange(min=1), default=2, show_default=True, help="Of a model: periods.")
@as_json
def export(
    name: str, to: str, out: Path | None, settings: tuple[str, ...], steps: int, periods: int, json_output: bool
) -> int:
    """Write the game of a CASE at its medians, or of a published MODEL, as a Gambit tree.

    A tree grows with the number of histories: a model with a few steps and periods fits, a case hardly ever does.
    """
    from standoff.game.efg import count_nodes, to_efg

    title, game = _game_of(name, dict(as_setting(text) for text in settings), steps, periods)
    try:
        text = to_efg(game, title)
    except ValueError as error:
        raise Failure(f"{name}: {error}") from None
    if out is not None:
        write(out, text)
        talk(f"wrote {out}")
    if json_output:
        print_json({"name": name, "format": to, "nodes": int(count_nodes(game)), "file": str(out) if out else None, "text": text})
    elif out is None:
        click.echo(text, nl=False)
    return FINE


def _game_of(name: str, overrides: dict[str, float], steps: int, periods: int) -> tuple[str, Any]:
    """Return the title and the game of a published model, or of a case with every input at its median."""
    import dataclasses

    from standoff.theory import registry

    if name not in registry.NAMES:
        from standoff.case.draws import medians
        from standoff.mechanisms.compile import build_game, compile_structure

        if overrides:
            raise click.UsageError("--set changes the parameters of a published model, and a case has none")
        case = load(name)
        return case.title, build_game(compile_structure(case), medians(case))
    from standoff.theory.run import fill_in

    model = registry.load(name)
    numerics = dataclasses.replace(model.numerics, periods=periods, steps=steps if model.numerics.steps else 0)
    try:
        return model.title, model.game(fill_in(model, overrides), numerics)
    except ValueError as error:
        raise Failure(str(error)) from None

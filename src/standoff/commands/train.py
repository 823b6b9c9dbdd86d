"""`standoff train`: a tagger of who says what, learned from articles that somebody annotated."""

from __future__ import annotations

from pathlib import Path

import click

from standoff.commands.common import FINE, Failure, as_json, print_json, talk


@click.command(short_help="Train a tagger on annotated articles.")
@click.option("--corpus", required=True, metavar="FOLDER", type=click.Path(path_type=Path), help="The annotated articles.")
@click.option("-o", "--out", type=click.Path(path_type=Path, dir_okay=False), default="tagger.npz", show_default=True,
              help="Write the tagger to this file.")  # fmt: skip
@click.option("--passes", type=click.IntRange(min=1), default=10, show_default=True, help="Over the articles.")
@click.option("--networks", type=click.IntRange(min=1), default=2, show_default=True, help="Whose scores are averaged.")
@click.option("--threads", type=click.IntRange(min=1), help="Cores to use; usually all.")
@as_json
def train(corpus: Path, out: Path, passes: int, networks: int, threads: int | None, json_output: bool) -> int:
    """Train a tagger of sources, cues and contents that helps to find speakers.

    FOLDER holds `text` (one .txt for an article) and `attributions` (brat's .ann files), or `train` and `dev` that do.
    This needs torch (pip install 'standoff[train]') and an hour on two cores for a thousand articles; reading with
    the tagger needs neither: set STANDOFF_TAGGER to its file. The best so far is written after each pass. Share it only if you may share the articles' words.
    """
    from standoff.read.tagger import save_tagger
    from standoff.read.train import train as learn

    if not out.parent.is_dir():
        raise Failure(f"there is no folder {out.parent} for the tagger")
    try:
        _, scores = learn(corpus, talk, passes=passes, networks=networks, threads=threads or 0, keep=lambda best: save_tagger(out, best))
    except (FileNotFoundError, ModuleNotFoundError, ValueError) as error:
        raise Failure(str(error)) from None
    talk(f"wrote {out}; to read with it: export STANDOFF_TAGGER={out.resolve()}")
    if json_output:
        print_json({"file": str(out), "source": scores.source, "cue": scores.cue, "content": scores.content})
    return FINE

"""The options that say where the draws of a command are kept and who solves them: --run, --resume, --engine and so on."""

from __future__ import annotations

import functools
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click

from standoff.commands.common import talk

LOCAL, RAY = "local", "ray"
RECEIPT = "receipt.json"  # written last (see `ensemble.store`, which is not imported before it is needed)


@dataclass(frozen=True)
class Plan:
    """What was asked for on the command line."""

    run: Path | None = None
    resume: bool = False
    engine: str = LOCAL
    workers: int | None = None
    sharpen: bool = False
    no_cache: bool = False


DEFAULT = Plan()


def run_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of a run to a command, which receives them together as `plan`."""

    @functools.wraps(command)
    def packed(*args: Any, run: Path | None, resume: bool, engine: str, workers: int | None, sharpen: bool,
               no_cache: bool, **others: Any) -> Any:  # fmt: skip
        if resume and run is None:
            raise click.UsageError("--resume goes on with the run of a folder: give --run FOLDER as well")
        return command(*args, plan=Plan(run, resume, engine, workers, sharpen, no_cache), **others)

    for option in reversed(_OPTIONS):
        packed = option(packed)
    return packed


_OPTIONS = (
    click.option("--run", type=click.Path(path_type=Path, file_okay=False), metavar="FOLDER",
                 help="Keep the draws in this folder, or take them from it."),
    click.option("--resume", is_flag=True, help="Go on with a run that was stopped in the folder of --run."),
    click.option("--sharpen", is_flag=True, help="Move the draws towards the record where too few of them explain it."),
    click.option("--engine", type=click.Choice([LOCAL, RAY]), default=LOCAL, show_default=True,
                 help="Who solves: this process, or a Ray cluster (needs the extra 'cluster')."),
    click.option("--workers", type=click.IntRange(min=1), metavar="N", help="At once; left out: one per core."),
    click.option("--no-cache", is_flag=True, help="Solve again what was solved before, and keep nothing."),
)  # fmt: skip


def how_of(plan: Plan, case: Any, draws: int, seed: int) -> Any:
    """Return how the draws are to be solved (an `ask.runs.How`): in the folder asked for, else in the cache of runs."""
    from standoff.ask.runs import How
    from standoff.commands.cache import runs_folder

    how = How(plan.run, plan.resume, executor_of(plan), plan.sharpen)
    if plan.run is not None or plan.no_cache or (cache := runs_folder()) is None:
        return how
    return replace(how, folder=cache / how.identity(case, draws, seed).hash, resume=True)


def is_kept(plan: Plan, case: Any, draws: int, seed: int) -> bool:
    """Return whether all these draws were solved before and are kept where `how_of` looks for them."""
    folder = how_of(replace(plan, engine=LOCAL), case, draws, seed).folder
    return folder is not None and (folder / RECEIPT).exists()


def executor_of(plan: Plan) -> Any:
    """Return who solves the batches; a cluster is reached at once, as a command may need it more than once.

    Raises:
        Failure: Ray is not installed, or no cluster can be reached.
    """
    from standoff.commands.common import Failure
    from standoff.ensemble.executors import ExecutorError, LocalThreads

    if plan.engine == LOCAL:
        return LocalThreads(plan.workers)
    from standoff.ensemble.cluster import RayCluster

    cluster = RayCluster(plan.workers)
    try:
        cluster.connect()
    except ExecutorError as error:
        raise Failure(str(error)) from None
    return cluster


def with_cache(plan: Plan, how: Any, work: Callable[[Any], Any]) -> Any:
    """Do what needs solved draws; a cache of runs that cannot be used is said and done without.

    `work` takes how to solve. What stands in the folder of a person is never removed or passed over.
    """
    from standoff.commands.cache import trim_runs
    from standoff.ensemble.checkpoint import RunError

    if how.folder is None or plan.run is not None:
        return work(how)
    if (how.folder / RECEIPT).exists():
        talk("these draws were solved before and are loaded; --no-cache solves them again")
    try:
        found = work(how)
    except RunError as error:
        talk(f"the cache of runs is left out: {error}")
        if (how.folder / RECEIPT).exists():
            shutil.rmtree(how.folder, ignore_errors=True)  # damaged; the next command keeps it again
        return work(replace(how, folder=None))
    with suppress(OSError):
        trim_runs(how.folder)
    return found


def write_pictures(answer: Any, folder: Path) -> list[Path]:
    """Write the pictures of a forecast into the folder of its run.

    Raises:
        Failure: a file cannot be written.
    """
    from standoff.commands.common import Failure
    from standoff.tell.charts import chart_specs
    from standoff.tell.drawing import to_svg
    from standoff.tell.files import write_all_whole

    files = {folder / "charts" / f"{name}.svg": to_svg(spec) for name, spec in chart_specs(answer).items()}
    try:
        return write_all_whole(files)
    except OSError as error:
        raise Failure(f"cannot write to {folder}: {(error.strerror or str(error)).lower()}; the run is kept") from None

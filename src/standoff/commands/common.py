"""What the commands share: finding a case, failing in words, printing JSON, showing progress, stopping."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, TypeVar

import click

import standoff

FINE, WRONG_INPUT, OVER_TOLERANCE, STOPPED = 0, 1, 3, 130
CASES = Path(standoff.__file__).parent / "cases"
DEFAULT_DRAWS, DEFAULT_SEED = 64, 7

Result = TypeVar("Result")

as_json = click.option("--json", "json_output", is_flag=True, help="Print one JSON object instead of text.")
case_argument = click.argument("case_name", metavar="CASE")


class Failure(click.ClickException):
    """Something is wrong with the input; printed as one sentence on stderr."""

    exit_code = WRONG_INPUT

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the sentence."""
        click.echo(f"error: {self.format_message()}", file=file or sys.stderr)


class WrongCase(Failure):
    """A case with errors; the message holds all findings, each with its place."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the findings as they are."""
        click.echo(self.format_message(), file=file or sys.stderr)


class Stopped(click.ClickException):
    """The user pressed Ctrl-C."""

    exit_code = STOPPED

    def __init__(self) -> None:
        super().__init__("stopped; no unfinished file was left behind")

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the one line."""
        click.echo(self.format_message(), file=file or sys.stderr)


def print_json(data: dict[str, Any]) -> None:
    """Print one JSON object on stdout."""
    click.echo(json.dumps(data, indent=2, ensure_ascii=False, allow_nan=False))


def talk(text: str) -> None:
    """Say something beside the result, on stderr."""
    click.echo(text, err=True)


def write(path: Path, text: str) -> None:
    """Write a text file whole or not at all.

    Raises:
        Failure: the file cannot be written.
    """
    from standoff.tell.files import write_whole

    try:
        write_whole(path, text)
    except OSError as error:
        raise Failure(f"cannot write {path}: {(error.strerror or str(error)).lower()}") from None


def built_in_names() -> list[str]:
    """Return the names of the built-in cases, in alphabetical order."""
    return sorted(path.stem for path in CASES.glob("*.yaml"))


def find_case(name: str) -> Path:
    """Return the path of a case given as a path or as the name of a built-in case.

    Raises:
        Failure: there is neither; the sentence names what is near.
    """
    import difflib

    path = Path(name)
    if path.is_file():
        return path
    if name in built_in_names():
        return CASES / f"{name}.yaml"
    if path.suffix or path.parent != Path():
        raise Failure(f"no file '{name}' here; the built-in cases are {', '.join(built_in_names())}")
    near = difflib.get_close_matches(name, built_in_names(), 1)
    hint = f"did you mean '{near[0]}'?" if near else f"the built-in ones are {', '.join(built_in_names())}."
    raise Failure(f"no case called '{name}'; {hint} A case of your own is given by its file, such as {name}.yaml")


def load(name: str) -> Any:
    """Return the checked case of that name or path.

    Raises:
        Failure: there is no such case, or something in it is wrong; everything wrong is in the message.
    """
    from standoff.case.load import CaseErrors, load_case
    from standoff.case.text import InputError
    from standoff.mechanisms.record import find_mistakes
    from standoff.mechanisms.registry import SECTIONS

    path = find_case(name)
    try:
        return load_case(path, SECTIONS, find_mistakes=find_mistakes)
    except CaseErrors as error:
        raise WrongCase(str(error)) from None
    except InputError as error:
        raise Failure(str(error)) from None


def interruptible(work: Callable[[], Result]) -> Result:
    """Run `work` so that Ctrl-C is heard at once, even while compiled code runs; re-raise what it raises."""
    from concurrent.futures import ThreadPoolExecutor, wait

    executor = ThreadPoolExecutor(max_workers=1)
    future = executor.submit(work)
    executor.shutdown(wait=False)
    while not wait([future], timeout=0.1).done:
        pass
    return future.result()


@contextmanager
def progress_bar(what: str) -> Iterator[Callable[[float], None]]:
    """Give a function that shows the share done (0 to 1) as a bar on stderr; silent where stderr is no terminal."""
    if not sys.stderr.isatty():
        yield lambda share: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=1.0)
        yield lambda share: bar.update(task, completed=share)


def draw_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--draws` and `--seed` to a command."""
    draws = click.option("--draws", type=click.IntRange(min=1), default=DEFAULT_DRAWS, show_default=True,
                         help="How many draws of the inputs to solve; powers of two spread most evenly.")  # fmt: skip
    seed = click.option("--seed", type=click.IntRange(min=0), default=DEFAULT_SEED, show_default=True,
                        help="The same seed gives the same draws.")  # fmt: skip
    return draws(seed(command))

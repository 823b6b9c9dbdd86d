"""`standoff report` and `standoff demo`: the report as a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from standoff.commands.common import Failure, as_json, case_argument, draw_options, find_case, load, print_json
from standoff.commands.forecast import exit_code, make_forecast_with_base, say_certificate
from standoff.commands.report_answers import LONGEST_IN_DEMO, LONGEST_IN_REPORT, answers_for

DEMO = "ukraine-2025"


@click.command(short_help="Forecast a case and write its report.")
@case_argument
@draw_options
@click.option("-o", "--out", type=click.Path(path_type=Path), help="Folder of the report; out/NAME when left out.")
@click.option("--quick", is_flag=True, help="Leave out why, levers, claims and what is believed.")
@as_json
def report(case_name: str, draws: int, seed: int, out: Path | None, quick: bool, json_output: bool) -> int:
    """Forecast a case and write its report: one HTML file that works offline, and every number as CSV and JSON.

    It says why there is no deal, what each act would change, whether the claims hold and whose threats are believed, as
    far as that takes no more than ten minutes; what is left out is said.
    """
    return run_report(case_name, draws, seed, out, json_output, 0 if quick else LONGEST_IN_REPORT)


@click.command(short_help="Write the report of the built-in case.")
@draw_options
@click.option("--quick", is_flag=True, help="Leave out the levers and what is believed.")
@as_json
def demo(draws: int, seed: int, quick: bool, json_output: bool) -> int:
    """Write the report of the built-in case: out/ukraine-2025/report.html."""
    return run_report(DEMO, draws, seed, None, json_output, 0 if quick else LONGEST_IN_DEMO)


def run_report(
    case_name: str, draws: int, seed: int, out: Path | None, json_output: bool, longest: float = 0
) -> int:
    """Forecast, answer the questions that take `longest` seconds, write the report, print the headline and the path."""
    from standoff.tell import sentences

    folder = out or Path("out") / find_case(case_name).stem
    require_folder(folder)
    case = load(case_name)
    answer, base = make_forecast_with_base(case, draws, seed)
    paths = write_files(answer, case, folder, answers_for(base, seed, longest))
    if json_output:
        print_json({"headline": sentences.headline(answer), "files": [str(path) for path in paths],
                    "certificate": answer.to_json()["certificate"]})  # fmt: skip
        return exit_code(answer)
    click.echo(sentences.headline(answer))
    click.echo(sentences.ABOUT_THE_MODEL)
    say_certificate(answer)
    click.echo(f"wrote {paths[0]}")
    return exit_code(answer)


def require_folder(folder: Path) -> None:
    """See that the report can be written before an hour is spent on solving.

    Raises:
        Failure: the folder is a file, or cannot be made or written to.
    """
    import os

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Failure(f"cannot make the folder {folder}: {(error.strerror or str(error)).lower()}") from None
    if not os.access(folder, os.W_OK):
        raise Failure(f"cannot write to the folder {folder}; choose another one with --out")


def write_files(answer: Any, case: Any, folder: Path, answers: Sequence[Any] = ()) -> list[Path]:
    """Write the report and the numbers behind it; return the paths, the report first."""
    from standoff.tell.answer_figures import answer_files
    from standoff.tell.case_info import case_info_of
    from standoff.tell.export import table_files
    from standoff.tell.files import write_all_whole
    from standoff.tell.report import render_report

    page = {folder / "report.html": render_report(answer, case_info_of(case), answers)}
    try:
        return write_all_whole(page | table_files(answer, folder) | answer_files(answers, case, folder))
    except OSError as error:
        raise Failure(f"cannot write to {folder}: {(error.strerror or str(error)).lower()}; nothing was written") from None

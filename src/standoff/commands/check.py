"""`standoff check`: everything that is wrong with a case, how big its game is, and what its numbers rest on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from standoff.commands.common import (
    DEFAULT_DRAWS,
    FINE,
    WRONG_INPUT,
    as_json,
    case_argument,
    find_case,
    print_json,
)
from standoff.commands.size import Cost, cost_of, describe, describe_dearest


@click.command(short_help="Report what is wrong with a case, and its size.")
@case_argument
@click.option("--documents", type=click.Path(path_type=Path), metavar="DIR",
              help="Folder with the documents: every reference is looked up and its words are shown.")  # fmt: skip
@as_json
def check(case_name: str, documents: Path | None, json_output: bool) -> int:
    """Report everything that is wrong with a case, and how big its game is; solve nothing."""
    from standoff.case.check import check_report
    from standoff.mechanisms.record import find_mistakes
    from standoff.mechanisms.registry import SECTIONS

    report = check_report(find_case(case_name), SECTIONS, documents=documents, find_mistakes=find_mistakes)
    cost = cost_of(report.case) if report.case else None
    if json_output:
        print_json(as_object(report, cost))
    else:
        say_report(report, cost, documents)
    return WRONG_INPUT if report.errors else FINE


def as_object(report: Any, cost: Cost | None) -> dict[str, Any]:
    """Return the object that `--json` prints."""
    data = report.as_json()
    looked_up = [
        {"source": item.source, "file": item.file, "start": item.start, "end": item.end, "status": item.status,
         "words": item.words, "supports": list(item.supports)}
        for item in report.references
    ]  # fmt: skip
    return data | {
        "references": data["references"] | {"items": looked_up},
        "worlds": cost.worlds if cost else None,
        "seconds_expected": round(cost.seconds(DEFAULT_DRAWS), 1) if cost else None,
    }


def say_report(report: Any, cost: Cost | None, documents: Path | None) -> None:
    """Print the findings, then, where nothing is wrong, what the case holds and what its game costs."""
    if report.errors or report.warnings:
        click.echo(report.render())
    if report.case is None or cost is None:
        return
    click.echo(f"{report.case.title}: nothing is wrong with it")
    click.echo(f"  {report.inputs} inputs, {report.assumed} of them assumed; {len(report.case.sources)} sources")
    click.echo(f"  {describe(cost, DEFAULT_DRAWS)}")
    dear = describe_dearest(report.case, cost)
    if dear is not None:
        click.echo(f"  {dear}")
    if documents is not None:
        say_references(report)
    elif report.num_references:
        click.echo(f"  {report.num_references} references into documents were not looked up; --documents DIR does that")


def say_references(report: Any) -> None:
    """Print every reference with its words and the numbers and events that rest on it."""
    from standoff.case.draws import numbers_of

    click.echo(f"  {report.num_verified} of {len(report.references)} references are where they say")
    written = {path: item.range.text for path, item in numbers_of(report.case).items()}
    for item in report.references:
        click.echo(f"\n{item.source}  ({item.file}, characters {item.start} to {item.end})")
        click.echo(f"  \"{' '.join(item.words.split())}\"")
        for path in item.supports:
            click.echo(f"    {path}  {written.get(path) or event_words(report.case, path)}".rstrip())


def event_words(case: Any, path: str) -> str:
    """Return the date and action of a record event given by its path, or nothing."""
    name, _, place = path.partition(".")
    if name != "record" or not place.isdigit() or int(place) >= len(case.record):
        return ""
    event = case.record[int(place)]
    return f"{event.date} {event.party} {event.action}"

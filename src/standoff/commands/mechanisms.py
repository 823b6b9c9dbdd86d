"""`standoff mechanisms`: every mechanism there is, and which built-in cases have it."""

from __future__ import annotations

import click

from standoff.commands.common import as_json, built_in_names, load, print_json


@click.command(short_help="List the mechanisms a case can have.")
@as_json
def mechanisms(json_output: bool) -> None:
    """List the mechanisms that a case can have, with the name of the section of each and the built-in cases that use it."""
    from standoff.mechanisms.registry import MECHANISMS

    used = {name: load(name).mechanisms for name in built_in_names()}
    found = [
        {"id": mechanism.id, "name": mechanism.name, "section": section,
         "cases": [name for name, sections in used.items() if section in sections]}
        for section, mechanism in MECHANISMS.items()
    ]  # fmt: skip
    if json_output:
        print_json({"mechanisms": found})
        return
    widths = [max(len(row[key]) for row in found) for key in ("id", "section", "name")]
    for row in found:
        start = "  ".join(f"{row[key]:<{width}}" for key, width in zip(("id", "section", "name"), widths, strict=True))
        click.echo(f"{start}  {', '.join(row['cases'])}".rstrip())

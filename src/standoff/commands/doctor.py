"""`standoff doctor`: can this machine do the work?"""

from __future__ import annotations

import click

from standoff import __version__
from standoff.commands.common import as_json, print_json


@click.command(short_help="Look whether this machine has all it takes.")
@as_json
def doctor(json_output: bool) -> int:
    """Say whether this machine has all that Standoff needs."""
    import dataclasses

    from standoff.doctor import examine

    findings = examine()
    is_fine = all(finding.is_fine for finding in findings)
    if json_output:
        print_json({"standoff": __version__, "is_fine": is_fine, "findings": [dataclasses.asdict(item) for item in findings]})
        return 0 if is_fine else 1
    click.echo(f"standoff {__version__}")
    for finding in findings:
        click.echo(f"  {'ok   ' if finding.is_fine else 'WRONG'}  {finding.name:<15} {finding.found}")
        if not finding.is_fine:
            click.echo(f"         {'':<15} {finding.advice}")
    click.echo("Everything is in place." if is_fine else "Standoff cannot work properly here until that is put right.")
    return 0 if is_fine else 1

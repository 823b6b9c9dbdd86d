"""`standoff draft`: a record as a commented case for a person to finish."""

from __future__ import annotations

from pathlib import Path

import click

from standoff.commands.common import Failure, as_json, talk, write


@click.command(short_help="Draft a case from a record.")
@click.argument("record", type=click.Path(path_type=Path), metavar="RECORD")
@click.option("-o", "--out", type=click.Path(path_type=Path), help="File to write; RECORD.yaml when left out.")
@click.option("--title", help="Title of the case; the record's name when left out.")
@click.option(
    "--as-of", metavar="DAY", help="Day up to which the record counts; that of the last document when left out."
)
@click.option("--words", "shows_words", is_flag=True,
              help="Put the words of the passages into comments; do not publish such a draft.")  # fmt: skip
@as_json
def draft(
    record: Path, out: Path | None, title: str | None, as_of: str | None, shows_words: bool, json_output: bool
) -> None:
    """Draft a case from a record: a YAML file with comments, to be finished by hand.

    Parties, issues, red lines, levers, threats with their record, dated public actions and the claims to test are
    written out, each with the place of its words. Every range is left to fill, beside the passages that bear on it;
    'standoff check' then names each one that is still missing.
    """
    from standoff.commands.cases import EDITOR_LINE
    from standoff.commands.show import open_record
    from standoff.read.draft import draft_case
    from standoff.record.shown import as_json as json_text
    from standoff.record.shown import shown

    path = out or record.with_suffix(".yaml")
    if path.exists():
        raise Failure(f"{path} is there already and was left as it is; choose another file with --out")
    documents, entries, _ = open_record(record)
    try:
        made = draft_case(documents, entries, title=title or record.stem, as_of=as_of, shows_words=shows_words)
    except ValueError as error:
        raise Failure(str(error)) from None
    write(path, EDITOR_LINE.format(schema="case.schema.json") + made.text)
    if json_output:
        click.echo(json_text({
            "file": str(path), "as_of": made.as_of, "missing": [line + 1 for line in made.missing], "parties": list(made.parties),
            "issues": list(made.issues), "events": made.num_events, "threats": made.num_threats, "claims": made.num_claims,
            "sources": made.num_sources,
        }))  # fmt: skip
        return
    click.echo(f"wrote {path}: a draft as of {made.as_of}, with {len(made.missing)} ranges to fill")
    click.echo(f"  parties: {shown(', '.join(made.parties))}")
    click.echo(f"  issues: {shown(', '.join(made.issues))}")
    click.echo(
        f"  {made.num_events} dated actions, {made.num_threats} threats, {made.num_claims} claims; {made.num_sources} passages"
    )
    talk(f"next: standoff check {path}")

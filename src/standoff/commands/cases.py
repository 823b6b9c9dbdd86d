"""`standoff cases`, `standoff new` and `standoff schema`: what is there, and how to start one's own."""

from __future__ import annotations

from pathlib import Path

import click

from standoff.commands.common import Failure, as_json, built_in_names, load, print_json, write

EDITOR_LINE = "# yaml-language-server: $schema={schema}\n"


@click.command(short_help="List the built-in cases.")
@as_json
def cases(json_output: bool) -> None:
    """List the built-in cases."""
    found = []
    for name in built_in_names():
        case = load(name)
        found.append({
            "name": name, "title": case.title, "as_of": case.as_of.isoformat(), "question": case.question,
            "parties": [party.name for party in case.parties.values()], "horizon": case.horizon,
        })  # fmt: skip
    if json_output:
        print_json({"cases": found})
        return
    width = max(len(case["name"]) for case in found)
    for case in found:
        click.echo(f"{case['name']:<{width}}  {case['title']}; as of {case['as_of']}, {case['horizon']} months ahead")
        click.echo(f"{'':<{width}}  {case['question']}")


@click.command(short_help="Print the JSON Schema of a case file.")
@click.option("-o", "--out", type=click.Path(path_type=Path), help="Write the schema to this file instead of stdout.")
def schema(out: Path | None) -> None:
    """Print the JSON Schema of a case, which lets an editor complete and check one."""
    text = schema_text()
    if out is None:
        click.echo(text, nl=False)
        return
    write(out, text)
    click.echo(f"wrote {out}")


def schema_text() -> str:
    """Return the JSON Schema of a case with all mechanisms, as text."""
    import json

    from standoff.case.schema import case_schema
    from standoff.mechanisms.registry import SECTIONS

    return json.dumps(case_schema(SECTIONS), indent=2, ensure_ascii=False) + "\n"


@click.command(short_help="Start a case of your own.")
@click.argument("name")
def new(name: str) -> None:
    """Write NAME.yaml, a small invented case to change into your own, and the schema for your editor."""
    from standoff.case.new import starter_text

    path = Path(name if name.endswith((".yaml", ".yml")) else f"{name}.yaml")
    if path.exists():
        raise Failure(f"{path} is there already and was left as it is; choose another name")
    schema_path = path.parent / "case.schema.json"
    text = starter_text(path.stem)
    write(path, EDITOR_LINE.format(schema=schema_path.name) + text)
    write(schema_path, schema_text())
    click.echo(f"wrote {path}, a small invented case: change it line by line into your own")
    click.echo(f"wrote {schema_path}, with which an editor completes and checks the file as you type")
    click.echo(f"next: standoff check {path}")

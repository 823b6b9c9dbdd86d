"""The reference pages are complete: every field of a case, every key of the JSON contract, every command."""

import json

import click
import pytest

from tests.house.tree import ROOT


def names_in(schema: object) -> set[str]:
    """Return every property name in a JSON Schema."""
    if isinstance(schema, list):
        return set().union(*map(names_in, schema))
    if not isinstance(schema, dict):
        return set()
    own = set(schema["properties"]) if isinstance(schema.get("properties"), dict) else set()
    return own.union(*map(names_in, schema.values()))


def test_every_field_of_every_mechanism_is_in_the_reference():
    from pydantic import TypeAdapter

    from standoff.mechanisms.registry import MECHANISMS, SECTIONS

    page = (ROOT / "docs" / "case-format.md").read_text(encoding="utf-8")
    for name, mechanism in MECHANISMS.items():
        assert f"### `{name}`" in page and f"({mechanism.id})" in page
        fields = names_in(TypeAdapter(SECTIONS[name]).json_schema()) - {"either", "note"}
        missing = [field for field in fields if f"{field}:" not in page and f"`{field}`" not in page]
        assert missing == [], f"docs/case-format.md says nothing about {missing} of '{name}'"


def test_every_field_of_the_frame_is_in_the_reference():
    from standoff.case.model import Case, DocumentSource, Event, Party, PublicSource

    page = (ROOT / "docs" / "case-format.md").read_text(encoding="utf-8")
    fields = {name for model in (Case, Party, Event, DocumentSource, PublicSource) for name in model.model_fields}
    assert [name for name in sorted(fields) if f"`{name}`" not in page] == []


CONTRACTS = ("check", "mechanisms", "read", "record", "search", "forecast", "why", "levers", "levers-inputs", "tipping", "whatif", "claims", "believed")


@pytest.mark.parametrize("command", CONTRACTS)
def test_every_key_of_the_contract_is_on_the_json_page(command):
    schema = json.loads((ROOT / "docs" / "schemas" / f"{command}.schema.json").read_text(encoding="utf-8"))
    page = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
    about_itself = {"title", "question", "parties", "seconds"}
    assert [name for name in schema["properties"] if f"`{name}`" not in page and name not in about_itself] == []


def test_every_command_is_in_the_documentation():
    from standoff.cli import standoff

    pages = "\n".join(path.read_text(encoding="utf-8") for path in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
    assert [name for name in standoff.commands if f"standoff {name}" not in pages] == []
    assert isinstance(standoff, click.Group)

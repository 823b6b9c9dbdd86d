"""The pages of the mechanisms about war, talks and levers: they name every field."""

import pytest
from pydantic import TypeAdapter

from standoff.mechanisms.registry import SECTIONS
from tests.house.tree import ROOT

NAMES = ["front", "costs", "patience", "issues", "aims", "threats", "sanctions", "arms", "walking_away"]


def fields_of(name):
    """Return the names of all fields of a section and of the objects in it, but those that every number has."""
    schema = TypeAdapter(SECTIONS[name]).json_schema(by_alias=True)
    models = [schema, *schema.get("$defs", {}).values()]
    found = {field for model in models for field in model.get("properties", {})}
    return found - {"value", "source", "assumed", "either", "low", "high"}


@pytest.mark.parametrize("name", NAMES)
def test_the_page_has_a_row_for_every_field(name):
    page = (ROOT / "docs" / "mechanisms" / f"{name}.md").read_text(encoding="utf-8")
    rows = "".join(line for line in page.splitlines() if line.startswith("| `"))
    assert [field for field in sorted(fields_of(name)) if f"`{field}`" not in rows] == []
    for heading in ("**Whose idea.**", "## In a case", "## What it does to the game", "## When not to use it"):
        assert heading in page

"""The pages of mechanisms about minds: their examples can be read, and they name every field."""

import pytest
from pydantic import TypeAdapter

from standoff.mechanisms.registry import SECTIONS
from tests.house.tree import ROOT
from tests.mechanisms.test_pages import examples_of

NAMES = ["base_rates", "inconsistency", "misperception", "persuasion", "stalling", "talking"]


@pytest.mark.parametrize("name", NAMES)
def test_the_examples_of_the_page_are_sections_of_a_case(name):
    shown = examples_of(name)
    assert any(name in sections for sections in shown)
    for sections in shown:
        for key, section in sections.items():
            TypeAdapter(SECTIONS[key]).validate_python(section)


@pytest.mark.parametrize("name", NAMES)
def test_the_page_has_a_row_for_every_field(name):
    page = (ROOT / "docs" / "mechanisms" / f"{name}.md").read_text(encoding="utf-8")
    schema = TypeAdapter(SECTIONS[name]).json_schema(by_alias=True)
    models = [model for title, model in schema["$defs"].items()
              if title in ("BaseRate", "Inconsistent", "Mood", "Misperception", "Persuasion", "Stalling", "Courting")]
    assert models
    rows = "".join(line for line in page.splitlines() if line.startswith("| `"))
    fields = {field for model in models for field in model["properties"]} - ({"id"} if name == "inconsistency" else set())
    assert [field for field in sorted(fields) if f"`{field}`" not in rows] == []
    assert len(page.splitlines()) < 80

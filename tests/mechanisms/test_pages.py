"""The pages of all mechanisms: an editor marks nothing in their examples."""

import json

import jsonschema
import pytest
from pydantic import TypeAdapter
from ruamel.yaml import YAML

from standoff.mechanisms.registry import SECTIONS
from tests.house import examples
from tests.house.tree import ROOT


def examples_of(name):
    """Return the sections that the page of a mechanism shows, one mapping per example."""
    page = (ROOT / "docs" / "mechanisms" / f"{name}.md").read_text(encoding="utf-8")
    return [YAML(typ="safe", pure=True).load(block.text)["mechanisms"] for block in examples.blocks_of(page, "yaml")]


@pytest.mark.parametrize("name", SECTIONS)
def test_an_editor_marks_nothing_in_the_examples(name):
    for sections in examples_of(name):
        for key, section in sections.items():
            schema = TypeAdapter(SECTIONS[key]).json_schema(by_alias=True)
            plain = json.loads(json.dumps(section, default=str))  # dates as an editor sees them
            found = jsonschema.Draft202012Validator(schema).iter_errors(plain)
            assert [error.message for error in found] == []

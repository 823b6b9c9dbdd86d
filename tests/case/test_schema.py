"""The JSON Schema is draft-07, accepts good cases, and refuses unknown fields."""

import json

import jsonschema
import pytest

from standoff.case.schema import case_schema
from standoff.case.yaml12 import read_yaml
from tests.case.written import GOOD, SECTIONS, changed


@pytest.fixture(scope="module")
def validator():
    schema = json.loads(json.dumps(case_schema(SECTIONS)))
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema)


def test_it_is_draft_07_throughout(validator):
    text = json.dumps(validator.schema)
    assert validator.schema["$schema"].startswith("http://json-schema.org/draft-07/")
    assert "$defs" not in text and "prefixItems" not in text


def test_a_good_case_passes(validator):
    assert [error.message for error in validator.iter_errors(read_yaml(GOOD).tree)] == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: A war", "tittle: A war"),
        ("attacker: norland", "atacker: norland"),
        ("  front:", "  frunt:"),
        ("role: attacker", "role: agressor"),
        ("source: table}", "sources: table}"),
    ],
)
def test_an_editor_marks_unknown_names(validator, old, new):
    assert list(validator.iter_errors(read_yaml(changed((old, new))).tree))


def test_mechanisms_are_completed_by_name(validator):
    assert list(validator.schema["properties"]["mechanisms"]["properties"]) == list(SECTIONS)

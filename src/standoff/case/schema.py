"""The JSON Schema of a case, with which an editor completes names and marks errors while one types.

Draft-07, because the YAML language server reads no later one. It knows fields, not names: whether a party exists is
for `standoff check`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from standoff.case.model import Case

DRAFT = "http://json-schema.org/draft-07/schema#"


def case_schema(sections: Mapping[str, type[BaseModel]]) -> dict[str, Any]:
    """Return the schema of a case with the given sections under `mechanisms`.

    Args:
        sections: the model of each mechanism's section, by its key.
    """
    models = [Case, *sections.values()]
    references, schema = models_json_schema(
        [(model, "validation") for model in models], ref_template="#/definitions/{model}", by_alias=True
    )
    definitions = _to_draft_07(schema.get("$defs", {}))
    case = definitions[references[(Case, "validation")]["$ref"].rpartition("/")[2]]
    case["properties"]["mechanisms"] = {
        "type": "object",
        "description": "the mechanisms in use",
        "minProperties": 1,
        "additionalProperties": False,
        "properties": {name: _to_draft_07(references[(model, "validation")]) for name, model in sections.items()},
    }
    return {"$schema": DRAFT, **case, "title": "A Standoff case", "definitions": definitions}


def _to_draft_07(node: Any) -> Any:
    """Rewrite what draft-07 spells differently; a `$ref` there hides its neighbours, so it goes into `allOf`."""
    if isinstance(node, list):
        return [_to_draft_07(item) for item in node]
    if not isinstance(node, dict):
        return node
    new = {key: _to_draft_07(value) for key, value in node.items()}
    if isinstance(new.get("prefixItems"), list):
        new["items"] = new.pop("prefixItems")
    if "$ref" in new and len(new) > 1:
        new["allOf"] = [{"$ref": new.pop("$ref")}]
    return new

"""The registry lists every model, and every model keeps to the interface."""

import ast
import math

import pytest

from standoff.theory.registry import NAMES, load
from tests.house.tree import ROOT, SOURCES, parsed


def has_a_model(path) -> bool:
    """Return whether a file assigns MODEL at its top level."""
    assigned = [target for node in parsed(path).body if isinstance(node, ast.Assign) for target in node.targets]
    return any(isinstance(target, ast.Name) and target.id == "MODEL" for target in assigned)


def test_every_file_with_a_model_is_registered_and_every_registered_model_has_a_file():
    files = [path.stem for path in sorted((SOURCES / "theory").glob("*.py")) if has_a_model(path)]
    assert sorted(NAMES) == files
    assert len(set(NAMES)) == len(NAMES)


def test_an_unknown_model_is_answered_with_the_nearest():
    with pytest.raises(LookupError, match="did you mean 'rubinstein1982'"):
        load("rubinstien1982")
    with pytest.raises(LookupError, match="the models are rubinstein1982, stahl1972"):
        load("x")


@pytest.mark.parametrize("name", NAMES)
def test_the_model_keeps_to_the_interface(name):
    model = load(name)
    assert model.name == name
    assert model.title[0].isupper() and not model.title.endswith(".") and len(model.title) <= 110
    assert any(str(year) in model.source for year in range(1900, 2030))
    for parameter in model.parameters.values():
        assert parameter.meaning and parameter.low <= parameter.default <= parameter.high
    answers = model.closed_form(model.defaults())
    assert answers and all(math.isfinite(answer) for answer in answers.values())
    assert 0 < model.tolerance <= 0.25 and model.numerics.precision > 0 and model.numerics.grid_size % 2 == 1


@pytest.mark.parametrize("name", NAMES)
def test_the_page_lists_the_model_as_it_is(name):
    page, model = (ROOT / "docs" / "theory.md").read_text(encoding="utf-8"), load(name)
    assert f"| `{name}` | {model.title} | {model.source} | {model.tolerance:g} |" in page

"""Every model has a page with a picture, and the page says what the model says."""

import importlib
import inspect

import pytest

from standoff.theory.registry import NAMES, load
from tests.house.tree import ROOT

FOLDER = ROOT / "docs" / "theory"


@pytest.mark.parametrize("name", NAMES)
def test_the_page_is_the_models(name):
    page = (FOLDER / f"{name}.md").read_text(encoding="utf-8")
    model = load(name)
    assert page.startswith(f"# {name}: {model.title}\n")
    text = inspect.getdoc(importlib.import_module(f"standoff.theory.{name}"))
    assert text is not None and text.strip() in page, "run tools/theory_pages.py"
    for key, parameter in model.parameters.items():
        assert f"| `{key}` | {parameter.default:g} | {parameter.meaning} |" in page, "run tools/theory_pages.py"


@pytest.mark.parametrize("name", NAMES)
def test_the_page_has_its_picture_and_is_listed(name):
    picture = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    assert picture.startswith("<svg")
    assert f"{name}.svg" in (FOLDER / f"{name}.md").read_text(encoding="utf-8")
    assert f"theory/{name}.md" in (ROOT / "docs" / "theory.md").read_text(encoding="utf-8")


def test_no_page_is_left_of_a_model_that_is_gone():
    assert {path.stem for path in FOLDER.iterdir()} == set(NAMES)

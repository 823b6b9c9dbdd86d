"""No text about behaviour that is not run: every example of the README and the docs."""

import pytest

from tests.house import examples
from tests.house.tree import ROOT, project_files, short

FOLDERS = (ROOT, ROOT / "docs", ROOT / "docs" / "mechanisms")
PAGES = [path for path in project_files() if path.suffix == ".md" and path.parent in FOLDERS]


@pytest.mark.parametrize("path", PAGES, ids=short)
def test_examples_print_what_the_page_shows(path, tmp_path):
    page = path.read_text(encoding="utf-8")
    for block in examples.blocks_of(page, "console"):
        for command in examples.commands_of(block):
            printed = examples.run_command(command, tmp_path)
            where = f"{short(path)}:{block.line}  $ {' '.join(command.words)}"
            assert examples.fits(command.shown, printed), f"{where}\n--- shown\n{command.shown}\n--- printed\n{printed}"
    script = "\n".join(block.text for block in examples.blocks_of(page, "python"))
    if script:
        examples.run_python(script, tmp_path)


@pytest.mark.parametrize("path", PAGES, ids=short)
def test_yaml_examples_are_sections_that_the_case_format_has(path):
    from ruamel.yaml import YAML

    from standoff.mechanisms.registry import SECTIONS

    for block in examples.blocks_of(path.read_text(encoding="utf-8"), "yaml"):
        data = YAML(typ="safe", pure=True).load(block.text)
        for name, section in (data.get("mechanisms") or {}).items():
            assert name in SECTIONS, f"{short(path)}:{block.line} shows a section '{name}', which does not exist"
            check_section(SECTIONS[name], section)


def check_section(model, section):
    """Check a section by the loader's own rule: a section is one object or a list of them."""
    from pydantic import TypeAdapter

    TypeAdapter(model).validate_python(section)


def test_every_mechanism_has_a_page_that_shows_it_and_stands_in_the_index():
    from ruamel.yaml import YAML

    from standoff.mechanisms.registry import MECHANISMS

    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    for section, mechanism in MECHANISMS.items():
        page = (ROOT / "docs" / "mechanisms" / f"{section}.md").read_text(encoding="utf-8")
        shown = [YAML(typ="safe", pure=True).load(block.text) for block in examples.blocks_of(page, "yaml")]
        assert any(section in data["mechanisms"] for data in shown), section
        assert page.splitlines()[0].endswith(f"({mechanism.id})") and len(page.splitlines()) < 80, section
        assert f"| {mechanism.id} | [{mechanism.name}](mechanisms/{section}.md) | `{section}` |" in index


def test_there_are_examples():
    pages = [path.read_text(encoding="utf-8") for path in PAGES]
    assert sum(len(examples.blocks_of(page, "console")) for page in pages) >= 5
    assert sum(len(examples.blocks_of(page, "python")) for page in pages) >= 1


def test_a_wrong_example_would_be_found(tmp_path):
    page = "Say:\n\n```console\n$ standoff --version\nstandoff 999\n```\n"
    (block,) = examples.blocks_of(page, "console")
    (command,) = examples.commands_of(block)
    assert command.words == ("standoff", "--version") and block.line == 4
    assert not examples.fits(command.shown, examples.run_command(command, tmp_path))
    assert examples.fits("a ... c\n", "a b\nb c\n")
    with pytest.raises(AssertionError, match="ZeroDivisionError"):
        examples.run_python("1 / 0", tmp_path)

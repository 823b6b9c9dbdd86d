"""The README's first screen and the links of all pages lead somewhere."""

import re

import pytest

from tests.house.tree import ROOT, project_files, short

README = (ROOT / "README.md").read_text(encoding="utf-8")
FIRST_SCREEN = "\n".join(README.splitlines()[:45])
PAGES = [path for path in project_files() if path.suffix == ".md"]
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)|<img[^>]*src=\"([^\"]+)\"")


def test_the_first_screen_shows_the_two_commands_and_they_exist():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for command in ("make demo", "make test"):
        assert command in FIRST_SCREEN
        assert re.search(rf"^{command.split()[1]}:", makefile, re.MULTILINE)


@pytest.mark.parametrize("name", ["game/game.py", "solve/backward.py", "mechanisms/threats.py"])
def test_the_first_screen_names_the_three_files_to_read(name):
    assert name in FIRST_SCREEN
    assert (ROOT / "src" / "standoff" / name).is_file()


@pytest.mark.parametrize("path", PAGES, ids=short)
def test_links_inside_the_project_lead_somewhere(path):
    found = [one or other for one, other in LINK.findall(path.read_text(encoding="utf-8"))]
    inside = [target for target in found if "://" not in target and not target.startswith("mailto:")]
    assert [target for target in inside if not (path.parent / target).exists()] == []


def test_ci_runs_the_tests_and_is_executable():
    script = ROOT / ".ci" / "run"
    assert script.stat().st_mode & 0o111
    text = script.read_text(encoding="utf-8")
    assert "set -euo pipefail" in text and "make test" in text


def test_the_changelog_has_this_version_and_says_what_moved():
    import standoff

    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"^## {re.escape(standoff.__version__)}\b", text, re.MULTILINE)
    entries = re.findall(r"^- (.*(?:\n  .*)*)", text, re.MULTILINE)
    assert entries and [entry for entry in entries if "Results moved:" not in entry] == []

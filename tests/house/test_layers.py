"""Imports point down, and the two lowest layers neither read files nor print."""

import ast
from pathlib import Path

import pytest

from tests.house.tree import SOURCES, parsed, python_files, short

# What each layer may import of Standoff besides itself; everything that is not listed here is the top layer.
BELOW = {
    "game": set(),
    "solve": {"game"},
    "theory": {"solve", "game"},
    "case": {"solve", "game"},
    "cases": set(),
    "mechanisms": {"case", "solve", "game"},
    "ensemble": {"mechanisms", "case", "solve", "game"},
    "ask": {"ensemble", "mechanisms", "case", "solve", "game"},
    "tell": {"ask", "ensemble", "mechanisms", "case", "solve", "game", "record"},
    "record": set(),
    "read": {"record"},
}
TOP = {"cli", "commands", "doctor", "web", "__main__"}
READS_OR_PRINTS = {"ruamel", "yaml", "json", "csv", "pathlib", "os", "io", "shutil", "tempfile", "click", "rich", "logging"}
TALKS = {"print", "open", "input"}
QUIET = [path for path in python_files("src/standoff/game") + python_files("src/standoff/solve")]


def imported_modules(path: Path) -> set[str]:
    """Return the full names of all modules imported anywhere in a file, also inside functions."""
    package = ["standoff", *path.relative_to(SOURCES).parts[:-1]]
    found: set[str] = set()
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join(base + ([node.module] if node.module else []))
            found |= {f"{module}.{alias.name}" for alias in node.names} | {module}
    return found


def layers_used(path: Path) -> set[str]:
    parts = (name.split(".") for name in imported_modules(path))
    return {part[1] for part in parts if part[0] == "standoff" and len(part) > 1} & (set(BELOW) | TOP)


@pytest.mark.parametrize("path", python_files("src/standoff"), ids=short)
def test_imports_point_down(path):
    layer = path.relative_to(SOURCES).parts[0].removesuffix(".py")
    if layer not in BELOW:
        assert layer in TOP | {"__init__"}, f"'{layer}' is in no layer; give it its place in tests/house/test_layers.py"
        return
    wrong = layers_used(path) - BELOW[layer] - {layer}
    assert not wrong, f"{short(path)} is in '{layer}' and may not import {sorted(wrong)}"


@pytest.mark.parametrize("path", QUIET, ids=short)
def test_game_and_solve_read_and_print_nothing(path):
    wrong = {name.split(".")[0] for name in imported_modules(path)} & READS_OR_PRINTS
    called = {node.func.id for node in ast.walk(parsed(path)) if isinstance(node, ast.Call) and hasattr(node.func, "id")}
    assert not wrong and not called & TALKS


def solve_modules_behind(name: str, seen: frozenset[str] = frozenset()) -> frozenset[str]:
    """Return the files of `solve` that `name` imports, directly or through others."""
    seen = seen | {name}
    for module in imported_modules(SOURCES / "solve" / f"{name}.py"):
        parts = module.split(".")
        is_file = len(parts) > 2 and (SOURCES / "solve" / f"{parts[2]}.py").exists()
        if parts[:2] == ["standoff", "solve"] and is_file and parts[2] not in seen:
            seen = solve_modules_behind(parts[2], seen)
    return seen


def test_the_certificate_shares_no_code_with_the_solver():
    shared = solve_modules_behind("certify") & solve_modules_behind("backward")
    assert shared <= {"equilibrium"}, f"both the solver and its certificate use {sorted(shared)}"

"""One idea per file: files and functions stay short, and folders one level deep."""

import ast

from tests.house.tree import SOURCES, parsed, python_files, short

MOST_LINES = 400
USUAL_LINES = 200
MOST_LINES_OF_A_FUNCTION = 50


def lines_by_file() -> dict[str, int]:
    files = python_files("src") + python_files("tests") + python_files("tools") + python_files("benchmarks")
    return {short(path): len(path.read_text(encoding="utf-8").splitlines()) for path in files}


def test_no_file_is_over_400_lines():
    assert {name: lines for name, lines in lines_by_file().items() if lines > MOST_LINES} == {}


def test_files_are_usually_under_200_lines():
    counts = lines_by_file()
    long = {name: lines for name, lines in counts.items() if lines > USUAL_LINES}
    assert len(long) <= len(counts) / 5, f"more than one file in five is over {USUAL_LINES} lines: {long}"


def test_functions_are_under_50_lines():
    found = []
    for path in python_files():
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = node.end_lineno - node.lineno + 1
                if lines >= MOST_LINES_OF_A_FUNCTION:
                    found.append(f"{short(path)}:{node.lineno} {node.name} has {lines} lines")
    assert found == []


def test_source_folders_are_one_level_deep():
    deep = [short(path) for path in python_files("src") if len(path.relative_to(SOURCES).parts) > 2]
    assert deep == []

"""Every module, public function and public class says what it is in a first line that is a sentence."""

import ast

import pytest

from tests.house.tree import parsed, python_files, short


def public_definitions(tree: ast.Module) -> list[ast.AST]:
    kinds = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
    return [node for node in tree.body if isinstance(node, kinds) and not node.name.startswith("_")]


@pytest.mark.parametrize("path", python_files("src/standoff"), ids=short)
def test_public_names_have_docstrings(path):
    tree = parsed(path)
    assert ast.get_docstring(tree), f"{short(path)} has no docstring"
    for node in public_definitions(tree):
        where = f"{short(path)}:{node.lineno} {node.name}"
        text = ast.get_docstring(node)
        assert text, f"{where} has no docstring"
        assert text.split("\n\n")[0].rstrip(" \n'`)\"").endswith((".", ":", "?")), f"{where}: its first words are no sentence"

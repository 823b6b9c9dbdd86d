"""Positions of keys and values, YAML 1.2 scalars, and the traps that are refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.case.positions import YamlError
from standoff.case.yaml12 import DEEPEST, LONGEST, MOST_ENTRIES, read_yaml


def test_keys_and_values_have_positions():
    document = read_yaml("a: 1\nb:\n  - {c: x, d: [y]}\n")
    assert document.tree == {"a": 1, "b": [{"c": "x", "d": ["y"]}]}
    assert document.keys[("b",)] == (2, 1)
    assert document.values[("b", 0)] == (3, 5)
    assert document.keys[("b", 0, "d")] == (3, 12)
    assert document.values[("b", 0, "d", 0)] == (3, 16)
    assert document.at_value(("b", 0, "missing", "deeper")) == (3, 5)
    assert document.at_key(("b", 0, "missing")) == (3, 5)


def test_scalars_follow_yaml_12():
    text = "a: on\nb: NO\nc: 1:30\nd: 0123\ne: 2026-03-20\nf: ~\ng: true\nh: 1e3\ni: .5\n"
    text += "j: .inf\nk: '5'\nl: !!str 5\nm: -7"
    assert read_yaml(text).tree == {
        "a": "on", "b": "NO", "c": "1:30", "d": "0123", "e": "2026-03-20", "f": None, "g": True, "h": 1000.0, "i": 0.5,
        "j": ".inf", "k": "5", "l": "5", "m": -7,
    }  # fmt: skip


def test_keys_are_always_text():
    assert read_yaml("{1: a, true: b, 2026-01: c, 007: d}").tree == {"1": "a", "true": "b", "2026-01": "c", "007": "d"}


def test_numbers_a_double_cannot_hold_stay_text():
    assert read_yaml(f"a: {'9' * 400}\nb: 1e999").tree == {"a": "9" * 400, "b": "1e999"}


def test_duplicate_keys_keep_the_first_and_say_where_it_is():
    document = read_yaml("a: 1\nb:\n  c: 1\n  c: {d: 2}\na: 3\n")
    assert document.tree == {"a": 1, "b": {"c": 1}}
    assert [(problem.line, problem.column, problem.message) for problem in document.problems] == [
        (4, 3, "'c' is here twice"), (5, 1, "'a' is here twice"),
    ]  # fmt: skip
    assert "the first is in line 3, column 3" in document.problems[0].hint


def test_a_comma_in_a_number_inside_braces_is_explained():
    document = read_yaml("a: {value: 10,000 to 20,000, source: x}")
    assert document.tree == {"a": {"value": 10, "source": "x"}}
    assert "splits the number" in document.problems[0].message and "quotes" in document.problems[0].hint
    assert ("a", "value") in document.doubtful


@pytest.mark.parametrize(
    ("text", "position", "words"),
    [
        ("a: &x [1]\nb: *x\n", (1, 4), "'&x' is an anchor"),
        ("a: 1\nb: *x\n", (2, 4), r"'\*x' is an alias"),
        ("a: !!python/object/apply:os.system [ls]\n", (1, 4), "the tag .* is not allowed"),
        ("a: !mine x\n", (1, 4), "the tag '!mine' is not allowed"),
        ("a: 1\n---\nb: 2\n", (2, 1), "a second document starts here"),
        ("%YAML 1.1\n---\na: 1\n", (2, 1), "says that it is not YAML 1.2"),
        ("- 1\n", (1, 1), "a case starts with fields"),
        ("# only\n", (1, 1), "nothing in this file but comments"),
        ("? [a]\n: b\n", (1, 3), "cannot be a name"),
        ("a:\n  : b\n", (2, 3), "a name is missing"),
        ("a: b: c\n", (1, 5), "mapping values are not allowed here.*put quotes around text that contains ': '"),
        ("a:\n\t- 1\n", (2, 1), "never with tabs"),
        ("a: 'open\n", (2, 1), "never closed"),
        ("a: {b: 1\n", (2, 1), "never closed"),
        ("a: %5\n", (1, 4), "put quotes around text that starts with"),
        ("a: 1\nb: \x01\n", (2, 4), r"invisible control character \(U\+0001\)"),
        ("a: " + "[" * (DEEPEST + 5), (1, DEEPEST + 3), "nested more than 30 deep"),
        ("a: " + "[" * 50_000, (1, DEEPEST + 3), "nested more than 30 deep"),
        ("a: [" + "1," * (MOST_ENTRIES + 1), None, "more than 30,000 entries"),
        ("#" * (LONGEST + 1), (1, 1), "more than 1,000,000 characters"),
    ],
)
def test_traps_are_refused_with_a_position(text, position, words):
    with pytest.raises(YamlError, match=words) as caught:
        read_yaml(text)
    assert position is None or (caught.value.line, caught.value.column) == position


TREES = st.recursive(
    st.text("abc xyz", min_size=1).map(str.strip).filter(bool),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abcdef", min_size=1), inner, max_size=4),
    max_leaves=12,
)


def write(tree, indent, lines):
    """Write a tree as block YAML, one scalar a line, quoting every text."""
    for key, value in tree.items() if isinstance(tree, dict) else ((None, item) for item in tree):
        lead = " " * indent + ("-" if key is None else f'"{key}":')
        if isinstance(value, str):
            lines.append(f'{lead} "{value}"')
        elif not value:
            lines.append(f"{lead} {'{}' if isinstance(value, dict) else '[]'}")
        else:
            lines.append(lead)
            write(value, indent + 2, lines)


@given(st.dictionaries(st.text("abcdef", min_size=1), TREES, min_size=1, max_size=4))
def test_every_written_tree_is_read_back_with_positions_that_point_at_its_words(tree):
    lines: list[str] = []
    write(tree, 0, lines)
    document = read_yaml("\n".join(lines))
    assert document.tree == tree and not document.problems
    for path, (line, column) in document.keys.items():
        assert lines[line - 1][column - 1 :].startswith(f'"{path[-1]}":')
    assert set(document.keys) <= set(document.values)


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_in_words(text):
    try:
        assert isinstance(read_yaml(text).tree, dict)
    except YamlError as error:
        assert error.message and error.line >= 1 and error.column >= 1

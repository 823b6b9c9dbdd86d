"""The YAML that people write beside documents and records: plain text only, and nothing that expands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.record.plain_yaml import PlainYamlError, parse, read_plain_yaml


def test_scalars_stay_the_text_that_was_written():
    text = "date: 2025-03-14\nno: no\nnumber: 007\nempty:\nnothing: ~\nquoted: '~'\nlist: [1, {a: b}]\n"
    assert parse(text) == {
        "date": "2025-03-14", "no": "no", "number": "007", "empty": None, "nothing": None, "quoted": "~",
        "list": ["1", {"a": "b"}],
    }  # fmt: skip
    assert parse("# nothing\n") is None


@pytest.mark.parametrize("text, words", [
    ("a: &x 1\nb: *x\n", "line 1: anchors and aliases are not used here"),
    ("a: !!python/object:os.system x\n", "line 1: a tag is not used here"),
    ("a: 1\nb: 2\na: 3\n", "line 3: 'a' is here twice"),
    ("a: 1\n---\nb: 2\n", "line 2: a second document starts here"),
    ("[" * 20 + "]" * 20, "line 1: this is nested too deeply"),
    ("[" * 5000, "nested too deeply"),
    ("a: [1\n", "line 2: "),
    ("a: \x07\n", "this is not YAML"),
    ("? [a]\n: b\n", "line 1: a name is missing before ':'"),
])  # fmt: skip
def test_traps_are_refused_with_the_line(text, words):
    with pytest.raises(PlainYamlError) as told:
        parse(text)
    assert words in str(told.value)


@given(st.text("ab:-?&*!|>'\"#{}[],% \n~", max_size=40))
def test_whatever_is_written_is_data_or_one_sentence(text):
    try:
        parse(text)
    except PlainYamlError as error:
        assert str(error) and "\n" not in str(error)


def test_files_that_cannot_be_read(tmp_path):
    with pytest.raises(PlainYamlError, match="it cannot be read: no such file"):
        read_plain_yaml(tmp_path / "none.yaml")
    (tmp_path / "latin.yaml").write_bytes(b"a: \xe9\n")
    with pytest.raises(PlainYamlError, match="it is not UTF-8 text: byte 3 is 0xe9"):
        read_plain_yaml(tmp_path / "latin.yaml")
    (tmp_path / "big.yaml").write_text("a: b\n" * 500_000)
    with pytest.raises(PlainYamlError, match="it is larger than 2 MB"):
        read_plain_yaml(tmp_path / "big.yaml")

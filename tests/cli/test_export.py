"""`standoff export`: published models as Gambit trees, and what cannot be written as one."""

import json

from standoff.cli import run
from tests.peers.read_efg import nodes, read

SMALL = ("export", "stahl1972", "--set", "T=2", "--steps", "2")


def test_a_model_is_written_as_a_tree(capsys):
    assert run(SMALL) == 0
    text = capsys.readouterr().out
    tree = read(text)
    assert text.startswith("EFG 2 R")
    # Three offers; each is accepted or refused, and after a refusal come three offers and an answer to each.
    assert len(list(nodes(tree.root))) == 1 + 3 + 3 * (1 + 1 + 3 + 3 * 2)


def test_a_file_is_written_whole_and_json_says_how_large(tmp_path, capsys):
    path = tmp_path / "game.efg"
    assert run([*SMALL, "--out", str(path), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert path.read_text(encoding="utf-8") == said["text"] and said["file"] == str(path)
    assert said["nodes"] == 37


def test_a_case_is_too_large_for_a_tree(capsys):
    assert run(["export", "sarn-valley"]) == 1
    said = capsys.readouterr().err
    assert said.startswith("error: sarn-valley: ") and "\n" not in said.strip()


def test_mistakes_are_said_in_words(capsys):
    assert run(["export", "stahl1972", "--set", "rounds=3"]) == 1
    assert "stahl1972 has no parameter 'rounds'" in capsys.readouterr().err
    assert run(["export", "sarn-valley", "--set", "T=3"]) == 2
    assert "a case has none" in capsys.readouterr().err


def test_a_file_that_cannot_be_written_is_said_in_one_line(capsys, tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert run([*SMALL, "--out", str(tmp_path / "file" / "tree.efg")]) == 1
    said = capsys.readouterr().err
    assert said.startswith("error: cannot write ") and "\n" not in said.strip()

"""`standoff train` says in words what it lacks."""

import sys

from click.testing import CliRunner

from standoff.commands.train import train


def run(*words):
    return CliRunner().invoke(train, list(words))


def test_without_torch_it_says_how_to_get_it(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "torch", None)
    done = run("--corpus", str(tmp_path), "--out", str(tmp_path / "tagger.npz"))
    assert done.exit_code == 1 and "needs torch: pip install 'standoff[train]'" in done.output


def test_a_folder_that_is_not_there_is_named_before_anything_is_trained(tmp_path):
    done = run("--corpus", str(tmp_path), "--out", str(tmp_path / "no" / "tagger.npz"))
    assert done.exit_code == 1 and "there is no folder" in done.output

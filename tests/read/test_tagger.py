"""The tagger reads what training wrote, with numpy alone."""

import itertools

import numpy as np
import pytest

from standoff.read.tag_features import CLASSES, LABELS, QUOTED, sequences_of, word_class
from standoff.read.tagger import (
    Tagger,
    _best_path,
    label_sequences,
    load_tagger,
    save_tagger,
    stretches,
    tag,
    trained_tagger,
)
from tests.read.reading_of import reading_of

TEXT = "Orla Dunne said the bridge was closed.\n\n“We will open it,” Tomas Brandt told reporters in Lunde on Monday.\n\nYes.\n"
STATE, WIDTH, LETTER, FILTERS, SMALL = 4, 6, 3, 5, 2


def random_tagger(seed=3):
    """Return a tagger with random weights of the shapes that training gives."""
    rng = np.random.default_rng(seed)
    words, letters = ["said", "the", "bridge", "told"], "abcdefgh"
    into, labels = WIDTH + FILTERS + 4 * SMALL, len(LABELS)
    shapes = {
        "word.weight": (len(words) + 1, WIDTH), "letter.weight": (len(letters) + 1, LETTER), "filters.weight": (FILTERS, LETTER, 3),
        "filters.bias": (FILTERS,), "shapes.weight": (6, SMALL), "quoted.weight": (QUOTED, SMALL), "classes.weight": (CLASSES, SMALL),
        "starts.weight": (3, SMALL), "out.weight": (labels, 2 * STATE), "out.bias": (labels,), "step": (labels, labels),
        "begin": (labels,), "finish": (labels,),
    }  # fmt: skip
    for layer, width in ((0, into), (1, 2 * STATE)):
        for end in ("", "_reverse"):
            shapes |= {f"lstm.weight_ih_l{layer}{end}": (4 * STATE, width), f"lstm.weight_hh_l{layer}{end}": (4 * STATE, STATE)}
            shapes |= {f"lstm.bias_ih_l{layer}{end}": (4 * STATE,), f"lstm.bias_hh_l{layer}{end}": (4 * STATE,)}
    weights = {name: rng.standard_normal(shape).astype(np.float32) for name, shape in shapes.items()}
    return Tagger((weights,), {word: n for n, word in enumerate(words, 1)}, {c: n for n, c in enumerate(letters, 1)})


def sequences(text=TEXT):
    reading = reading_of(text)
    return sequences_of(reading.text, reading.paragraphs, reading.sentences, reading.quotations)


def test_marks_around_a_token_are_seen():
    (_, second, _) = sequences()
    assert second.quoted.tolist()[:8] == [2, 1, 1, 1, 1, 1, 3, 4]


def test_the_lexicons_class_words():
    assert [word_class(word) for word in ("said", "saying", "hopes", "called", "she", "envoys", "bridge")] == [1, 2, 3, 4, 5, 6, 0]


def test_the_best_path_is_the_best_of_all():
    rng = np.random.default_rng(5)
    tagger = random_tagger()
    scores = rng.standard_normal((4, len(LABELS)))
    (w,) = tagger.networks

    def value(path):
        steps = sum(w["step"][a, b] for a, b in itertools.pairwise(path))
        return sum(scores[t, label] for t, label in enumerate(path)) + steps + w["begin"][path[0]] + w["finish"][path[-1]]

    best = max(itertools.product(range(len(LABELS)), repeat=4), key=value)
    assert tuple(_best_path(w, scores)) == best


def test_company_in_a_batch_changes_nothing():
    tagger, all_of_them = random_tagger(), sequences()
    together, _ = label_sequences(tagger, all_of_them)
    alone = [label_sequences(tagger, [each])[0][0] for each in all_of_them]
    assert all(np.array_equal(a, b) for a, b in zip(together, alone, strict=True))


def test_networks_are_averaged():
    """A network beside itself changes nothing; beside one that always says the same, it says what the sum says."""
    alone, all_of_them = random_tagger(), sequences()
    twice = Tagger(alone.networks * 2, alone.words, alone.letters)
    for one, other in zip(label_sequences(alone, all_of_them)[0], label_sequences(twice, all_of_them)[0], strict=True):
        assert np.array_equal(one, other)
    stubborn = {name: np.zeros_like(array) for name, array in alone.networks[0].items()}
    stubborn["out.bias"][LABELS.index("I-cue")] = 1e6
    joined = Tagger((*alone.networks, stubborn), alone.words, alone.letters)
    assert all((labels == LABELS.index("I-cue")).all() for labels in label_sequences(joined, all_of_them)[0])


def test_a_long_paragraph_is_read_in_parts():
    parts = sequences("word " * 1_000)
    assert [len(part.tokens) for part in parts] == [400, 400, 200]


def test_labels_become_stretches():
    labels = ["B-source", "E-source", "O", "I-cue", "S-content", "B-content", "E-content"]
    assert stretches(labels) == [(0, 1, "source"), (3, 3, "cue"), (4, 4, "content"), (5, 6, "content")]


def test_what_is_saved_is_loaded(tmp_path):
    path = tmp_path / "tagger.npz"
    tagger = random_tagger()
    tagger = Tagger((*tagger.networks, *random_tagger(4).networks), tagger.words, tagger.letters)
    save_tagger(path, tagger)
    again = load_tagger(path)
    assert again.words == tagger.words and again.letters == tagger.letters
    assert len(again.networks) == 2
    for mine, theirs in zip(tagger.networks, again.networks, strict=True):
        assert mine.keys() == theirs.keys() and all(np.allclose(theirs[name], each, atol=2e-3) for name, each in mine.items())
    for found in tag(again, reading_of(TEXT)):
        assert found.label in ("source", "cue", "content") and 0 <= found.sure <= 1


@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x03\x04 broken"])
def test_a_file_that_is_no_tagger_is_named(tmp_path, content):
    path = tmp_path / "broken.npz"
    path.write_bytes(content)
    with pytest.raises(ValueError, match="is no tagger that `standoff train` wrote"):
        load_tagger(path)


def test_a_tagger_of_another_version_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("standoff.read.tagger.VERSION", 0)
    save_tagger(tmp_path / "old.npz", random_tagger())
    monkeypatch.undo()
    with pytest.raises(ValueError, match="version 0; this Standoff reads version 2: train it again"):
        load_tagger(tmp_path / "old.npz")


def test_the_environment_names_the_tagger(tmp_path, monkeypatch):
    monkeypatch.delenv("STANDOFF_TAGGER", raising=False)
    assert trained_tagger() is None
    save_tagger(tmp_path / "tagger.npz", random_tagger())
    monkeypatch.setenv("STANDOFF_TAGGER", str(tmp_path / "tagger.npz"))
    assert trained_tagger().words == random_tagger().words
    monkeypatch.setenv("STANDOFF_TAGGER", str(tmp_path / "absent.npz"))
    with pytest.raises(FileNotFoundError):
        trained_tagger()

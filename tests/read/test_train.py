"""Training: what is learned from, how it is scored, and that numpy reads what torch wrote."""

import numpy as np
import pytest

from standoff.read.attributions import Annotated, Attribution
from standoff.read.tag_features import LABELS
from standoff.read.train import Lesson, calibrated, lessons_of, score, train
from standoff.record.items import Span
from tests.read.test_tagger import random_tagger

TEXT = "Orla Dunne said the bridge was closed.\n\nNobody minded."
ARTICLE = Annotated("one", TEXT, (Attribution((Span(0, 10),), (Span(11, 15),), (Span(16, 37),)),))


def test_annotated_words_become_labels():
    first, second = lessons_of(ARTICLE)
    assert [LABELS[label] for label in first.labels] == [
        "B-source", "E-source", "S-cue", "B-content", "I-content", "I-content", "E-content", "O",
    ]  # fmt: skip
    assert not second.labels.any()


def test_a_tagger_is_scored_by_exact_stretches(monkeypatch):
    lessons = lessons_of(ARTICLE)
    source, cue = LABELS.index("B-source"), LABELS.index("S-cue")
    wrong = lessons[0].labels.copy()
    wrong[1] = 0  # the source lost its last word
    monkeypatch.setattr("standoff.read.train.label_sequences", lambda tagger, sequences: ([wrong, lessons[1].labels], []))
    got = score(random_tagger(), lessons)
    assert (got.source, got.cue, got.content) == (0.0, 1.0, 1.0)
    assert wrong[0] == source and wrong[2] == cue and got.mean == pytest.approx(2 / 3)


def write_corpus(folder):
    for name in ("text", "attributions"):
        (folder / name).mkdir()
    for n in range(12):
        (folder / "text" / f"a{n:02}.txt").write_text(TEXT.replace("bridge", "bridge" if n % 2 else "road"), encoding="utf-8")
        line = "T1\tSource 0 10\tx\nT2\tCue 11 15\tx\nT3\tContent 16 26\tx\nE1\tSource:T1 Cue:T2 Content:T3\n"
        (folder / "attributions" / f"a{n:02}_x.ann").write_text(line, encoding="utf-8")


def test_a_tagger_is_calibrated_by_its_worst_score():
    """Only a large share of stretches that are none makes holding back better; where all is right nothing changes."""
    tagger, lessons = random_tagger(), lessons_of(ARTICLE)
    best, scores = calibrated(tagger, lessons)
    worst = min(scores.source, scores.cue, scores.content)
    plain = score(tagger, lessons)
    assert worst >= min(plain.source, plain.cue, plain.content) and len(best.networks) == 1
    added = best.networks[0]["out.bias"] - tagger.networks[0]["out.bias"]
    assert added[0] >= 0 and not added[1:].any()


def test_without_torch_training_says_how_to_get_it(tmp_path, monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "torch", None)
    with pytest.raises(ModuleNotFoundError, match="needs torch: pip install"):
        train(tmp_path, print)


def test_a_corpus_of_nothing_is_refused(tmp_path):
    pytest.importorskip("torch", reason="torch is not installed; it is needed only to train")
    for name in ("text", "attributions"):
        (tmp_path / name).mkdir()
    with pytest.raises(ValueError, match="fewer than two annotated articles"):
        train(tmp_path, print)


def test_numpy_reads_what_torch_wrote(tmp_path):
    torch = pytest.importorskip("torch", reason="torch is not installed; it is needed only to train")
    from standoff.read.tagger import _inputs, _lstm
    from standoff.read.train import _network, _numbered, _tensors, word_vectors

    write_corpus(tmp_path)
    said: list[str] = []
    tagger, scores = train(tmp_path, said.append, passes=1, networks=1, threads=1)
    assert said[-2].startswith("pass 1 of 1") and said[-1].startswith("calibrated") and 0 <= scores.mean <= 1
    words = list(tagger.words)
    network = _network(torch, tagger, word_vectors([words], words)).eval()
    (weights,) = tagger.networks
    network.load_state_dict({name: torch.from_numpy(value) for name, value in weights.items()})
    lesson = lessons_of(ARTICLE)[0]
    tensors = _tensors(torch, [(lesson, *_numbered(tagger, lesson))])
    with torch.no_grad():
        theirs = network.scores(*tensors[:6], tensors[7])[0].numpy()
    x, mask = _inputs(weights, tagger, lesson.sequence)[:, None], np.ones((len(lesson.labels), 1), bool)
    for layer in range(2):
        x = np.concatenate([_lstm(weights, x, mask, f"l{layer}", False), _lstm(weights, x, mask, f"l{layer}_reverse", True)], 2)
    ours = (x @ weights["out.weight"].T + weights["out.bias"])[:, 0]
    assert np.allclose(ours, theirs, atol=1e-4)
    assert isinstance(lesson, Lesson)

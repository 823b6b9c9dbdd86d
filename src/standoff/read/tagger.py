"""Tag each word as part of a source, a cue or a content, with networks trained by `standoff train`; numpy only.

The model, for a paragraph of n tokens: x_t joins the vector of the word (row 0 stands for words not seen in training), the
largest response of each letter filter over the word's letters, and vectors for its shape, its place beside quotation
marks, its class in the lexicons and its place in the sentence. Two LSTM layers read x from left to right and from right to
left; a linear map of their joined states gives the score of each label; a chain of label-to-label scores is added, and the
labels are those of the best path (Viterbi). Where there are several networks, trained alike from other random starts,
the scores are their means.

Source: the architecture of Lample et al. (2016) with the letter network of Ma & Hovy (2016).
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from standoff.read.reading import Reading
from standoff.read.tag_features import LABELS, LONGEST_WORD, Sequence, letters_of, sequences_of
from standoff.record.items import Span

VERSION = 2
PLACE = "STANDOFF_TAGGER"  # the environment variable that names a trained tagger's file
BATCH = 4000  # tokens that are read at once, padding included


Weights = dict[str, np.ndarray]


@dataclass(frozen=True, slots=True)
class Tagged:
    """A stretch of words with its label, source, cue or content, and how sure the tagger is (0 to 1)."""

    span: Span
    label: str
    sure: float


@dataclass(frozen=True)
class Tagger:
    """The weights of trained networks and the numbers of the words and letters that they know."""

    networks: tuple[Weights, ...]
    words: dict[str, int]
    letters: dict[str, int]


def load_tagger(path: Path) -> Tagger:
    """Load a tagger that `standoff train` wrote.

    Raises:
        FileNotFoundError: there is no such file.
        ValueError: the file is no tagger, or one of another version.
    """
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
            arrays = {name: stored[name] for name in stored.files}
        facts = json.loads(arrays.pop("facts").tobytes().decode("utf-8"))
    except (KeyError, ValueError, EOFError, AttributeError, TypeError, BadZipFile) as error:
        raise ValueError(f"{path} is no tagger that `standoff train` wrote ({error})") from error
    if facts.get("version") != VERSION:
        raise ValueError(f"{path} holds a tagger of version {facts.get('version')}; this Standoff reads version {VERSION}: train it again")
    networks: tuple[Weights, ...] = tuple({} for _ in range(facts["networks"]))
    for name, array in arrays.items():
        number, _, own = name.partition("/")
        networks[int(number)][own] = array.astype(np.float32)
    return Tagger(networks, _numbers(facts["words"]), _numbers(facts["letters"]))


def trained_tagger() -> Tagger | None:
    """Return the tagger that the environment names in STANDOFF_TAGGER, None if it names none.

    Raises:
        FileNotFoundError: the file that it names is not there.
        ValueError: the file is no tagger, or one of another version.
    """
    path = os.environ.get(PLACE)
    return _loaded(path) if path else None


@lru_cache(maxsize=1)
def _loaded(path: str) -> Tagger:
    return load_tagger(Path(path))


def save_tagger(path: Path, tagger: Tagger) -> None:
    """Write a tagger as one compressed file of plain arrays, in half precision."""
    facts = {"version": VERSION, "networks": len(tagger.networks), "words": list(tagger.words), "letters": "".join(tagger.letters)}
    packed = np.frombuffer(json.dumps(facts).encode("utf-8"), np.uint8)
    arrays = {f"{number}/{name}": each.astype(np.float16) for number, own in enumerate(tagger.networks) for name, each in own.items()}
    with path.open("wb") as file:
        np.savez_compressed(file, facts=packed, **arrays)


def _numbers(known) -> dict[str, int]:
    return {each: number for number, each in enumerate(known, 1)}


def tag(tagger: Tagger, reading: Reading) -> tuple[Tagged, ...]:
    """Return the sources, cues and contents that the tagger finds, in order."""
    sequences = sequences_of(reading.text, reading.paragraphs, reading.sentences, reading.quotations)
    found: list[Tagged] = []
    for sequence, labels, sure in zip(sequences, *label_sequences(tagger, sequences), strict=True):
        found += _stretches(sequence, labels, sure)
    return tuple(found)


def _stretches(sequence: Sequence, labels: np.ndarray, sure: np.ndarray) -> list[Tagged]:
    return [
        Tagged(Span(sequence.tokens[first].start, sequence.tokens[last].end), kind, float(sure[first : last + 1].mean()))
        for first, last, kind in stretches([LABELS[label] for label in labels])
    ]


def stretches(labels: list[str]) -> list[tuple[int, int, str]]:
    """Return (first, last, kind) of each stretch; labels that contradict each other are read as best they can be."""
    found: list[tuple[int, int, str]] = []
    before = "O"
    for number, label in enumerate(labels):
        if label != "O":
            goes_on = label[0] in "IE" and before[0] in "BI" and before[2:] == label[2:]
            if goes_on:
                found[-1] = (found[-1][0], number, label[2:])
            else:
                found.append((number, number, label[2:]))
        before = label
    return found


def label_sequences(tagger: Tagger, sequences: list[Sequence]) -> tuple[list[np.ndarray], list[np.ndarray]]:
    """Return the labels (by number) of each sequence, and the share of the label's own score in each token."""
    order = sorted(range(len(sequences)), key=lambda n: len(sequences[n].tokens))
    labels: list[np.ndarray] = [np.zeros(0, np.int64)] * len(sequences)
    sure: list[np.ndarray] = [np.zeros(0)] * len(sequences)
    batch: list[int] = []
    for place, number in enumerate(order):
        batch.append(number)
        longest = len(sequences[order[min(place + 1, len(order) - 1)]].tokens)
        if place + 1 == len(order) or (len(batch) + 1) * longest > BATCH:
            for n, path, share in zip(batch, *_label_batch(tagger, [sequences[n] for n in batch]), strict=True):
                labels[n], sure[n] = path, share
            batch = []
    return labels, sure


def _label_batch(tagger: Tagger, batch: list[Sequence]) -> tuple[list[np.ndarray], list[np.ndarray]]:
    sizes = np.array([len(each.tokens) for each in batch])
    scores = np.mean([_scores(weights, tagger, batch, sizes) for weights in tagger.networks], 0)
    shares = np.exp(scores - scores.max(2, keepdims=True))
    shares /= shares.sum(2, keepdims=True)
    chain = {name: np.mean([weights[name] for weights in tagger.networks], 0) for name in ("begin", "step", "finish")}
    paths = [_best_path(chain, scores[:size, n]) for n, size in enumerate(sizes)]
    return paths, [shares[np.arange(len(path)), n, path] for n, path in enumerate(paths)]


def _scores(weights: Weights, tagger: Tagger, batch: list[Sequence], sizes: np.ndarray) -> np.ndarray:
    """Return the score of each label by one network: token, sequence, label."""
    x = np.zeros((sizes.max(), len(batch), weights["lstm.weight_ih_l0"].shape[1]), np.float32)
    for n, each in enumerate(batch):
        x[: sizes[n], n] = _inputs(weights, tagger, each)
    mask = np.arange(sizes.max())[:, None] < sizes
    layer = 0
    while f"lstm.weight_ih_l{layer}" in weights:
        x = np.concatenate([_lstm(weights, x, mask, f"l{layer}", False), _lstm(weights, x, mask, f"l{layer}_reverse", True)], 2)
        layer += 1
    return x @ weights["out.weight"].T + weights["out.bias"]


def _inputs(weights: Weights, tagger: Tagger, sequence: Sequence) -> np.ndarray:
    words = [tagger.words.get(token.lower, 0) for token in sequence.tokens]
    parts = [weights["word.weight"][words], _letter_responses(weights, tagger, sequence)]
    for name in ("shapes", "quoted", "classes", "starts"):
        parts.append(weights[f"{name}.weight"][getattr(sequence, name)])
    return np.concatenate(parts, 1)


def _letter_responses(weights: Weights, tagger: Tagger, sequence: Sequence) -> np.ndarray:
    """Return the largest response of each filter, three letters wide, over each word's letters."""
    distinct = sorted({token.text for token in sequence.tokens})
    numbers = np.zeros((len(distinct), LONGEST_WORD + 2), np.int64)  # one empty place before and after
    for row, word in enumerate(distinct):
        known = [tagger.letters.get(c, 0) for c in letters_of(word)]
        numbers[row, 1 : len(known) + 1] = known
    vectors = weights["letter.weight"][numbers]
    filters = weights["filters.weight"]  # filter, letter vector, place
    windows = np.concatenate([vectors[:, place : place + LONGEST_WORD] for place in range(3)], 2)
    responses = windows @ filters.transpose(2, 1, 0).reshape(-1, len(filters)) + weights["filters.bias"]
    row_of = {word: row for row, word in enumerate(distinct)}
    return responses.max(1)[[row_of[token.text] for token in sequence.tokens]]


def _lstm(weights: Weights, x: np.ndarray, mask: np.ndarray, name: str, backward: bool) -> np.ndarray:
    gates_of_x = x @ weights[f"lstm.weight_ih_{name}"].T + (weights[f"lstm.bias_ih_{name}"] + weights[f"lstm.bias_hh_{name}"])
    recurrent = np.ascontiguousarray(weights[f"lstm.weight_hh_{name}"].T)
    size = recurrent.shape[0]
    state = np.zeros((x.shape[1], size), np.float32)
    cell = np.zeros_like(state)
    found = np.zeros((*x.shape[:2], size), np.float32)
    for t in range(len(x) - 1, -1, -1) if backward else range(len(x)):
        gates = gates_of_x[t] + state @ recurrent
        kept = mask[t][:, None]
        opened = _sigmoid(gates[:, : 2 * size])
        new = opened[:, size:] * cell + opened[:, :size] * np.tanh(gates[:, 2 * size : 3 * size])
        cell = np.where(kept, new, cell)
        state = np.where(kept, _sigmoid(gates[:, 3 * size :]) * np.tanh(new), state)
        found[t] = state
    return found


def _sigmoid(x: np.ndarray) -> np.ndarray:
    return 0.5 * np.tanh(0.5 * x) + 0.5


def _best_path(chain: Weights, scores: np.ndarray) -> np.ndarray:
    best = scores[0] + chain["begin"]
    came = np.zeros((len(scores), scores.shape[1]), np.int64)
    for t in range(1, len(scores)):
        total = best[:, None] + chain["step"]
        came[t] = total.argmax(0)
        best = total.max(0) + scores[t]
    path = [int((best + chain["finish"]).argmax())]
    for t in range(len(scores) - 1, 0, -1):
        path.append(int(came[t][path[-1]]))
    return np.array(path[::-1])

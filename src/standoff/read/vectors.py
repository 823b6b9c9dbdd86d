"""Word vectors from the articles themselves: what stands left and right of a word, in as few numbers as carry most of it."""

from __future__ import annotations

from collections import Counter

import numpy as np

WIDTH = 100
NEIGHBOURS = 2000  # the commonest words are the contexts


def word_vectors(texts: list[list[str]], words: list[str], width: int = WIDTH, seed: int = 1) -> np.ndarray:
    """Return one vector per word, after a row for unknown words: positive pointwise mutual information, factorised.

    A context is a common word and its place (one or two to the left or right), so words of one grammatical kind come out
    near each other. Source: Levy & Goldberg (2014), section 3.
    """
    number = {word: n for n, word in enumerate(words, 1)}
    contexts = {word: n for n, word in enumerate(words[: NEIGHBOURS])}
    places = (-2, -1, 1, 2)
    counts: Counter[tuple[int, int]] = Counter()
    for text in texts:
        for t, word in enumerate(text):
            row = number.get(word, 0)
            for k, place in enumerate(places):
                near = text[t + place] if 0 <= t + place < len(text) else None
                if near in contexts:
                    counts[row, k * len(contexts) + contexts[near]] += 1
    rng = np.random.default_rng(seed)
    if not counts:
        return (rng.standard_normal((len(words) + 1, width)) * 0.1).astype(np.float32)
    return _factorise(counts, len(words) + 1, len(places) * len(contexts), width, rng)


def _factorise(counts: Counter, num_rows: int, num_columns: int, width: int, rng: np.random.Generator) -> np.ndarray:
    """Return the leading factors, by random projection and four rounds of the power method."""
    from scipy.sparse import csr_array

    keys = np.array(list(counts))
    values = np.array(list(counts.values()), np.float64)
    rows, columns = np.bincount(keys[:, 0], values, num_rows), np.bincount(keys[:, 1], values, num_columns)
    information = np.log(values * values.sum() / (rows[keys[:, 0]] * columns[keys[:, 1]] ** 0.75 * columns.sum() ** 0.25))
    matrix = csr_array((np.maximum(information, 0), (keys[:, 0], keys[:, 1])), (num_rows, num_columns))
    basis = matrix @ rng.standard_normal((num_columns, width + 20))
    for _ in range(4):
        basis = matrix @ (matrix.T @ np.linalg.qr(basis)[0])
    basis = np.linalg.qr(basis)[0]
    left, size, _ = np.linalg.svd((matrix.T @ basis).T, full_matrices=False)
    vectors = (basis @ left * np.sqrt(size))[:, :width]
    scale = vectors.std() or 1.0
    return np.pad(vectors / scale * 0.2, ((0, 0), (0, max(0, width - vectors.shape[1])))).astype(np.float32)

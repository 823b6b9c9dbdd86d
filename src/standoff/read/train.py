"""Train the tagger on a folder of annotated articles, with torch; what is written is read with numpy alone.

`standoff train --corpus FOLDER` reads the articles (see `attributions.py` for their form), or those of FOLDER/train and
FOLDER/dev where it has them; otherwise every tenth article is held out. The weights kept are those of the pass over the
articles that does best on the held-out ones.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import numpy as np

from standoff.read.attributions import Annotated, outermost, read_corpus
from standoff.read.layout import find_paragraphs
from standoff.read.marks import find_quotations
from standoff.read.sentences import find_sentences
from standoff.read.tag_features import KINDS, LABELS, LONGEST_WORD, Sequence, letters_of, sequences_of
from standoff.read.tagger import Tagger, label_sequences, stretches
from standoff.read.vectors import word_vectors

TOKENS = 1500  # in one step, padding included
PASSES = 10
NETWORKS = 2  # trained one after the other; a third adds little
RATE, LAST_RATE = 2.5e-3, 1e-4
DECAY = 0.02  # of weights in a step, times the rate
HOLDING_BACK = (0.0, 0.05, 0.1, 0.15)  # tried on the articles held out
KEPT = 0.998  # the share of the averaged weights that a step keeps: they look back over some 500 steps
SMALL = ("shapes", "quoted", "classes", "starts")


@dataclass(frozen=True)
class Scores:
    """Exact F1 of the stretches of each kind on held-out articles."""

    source: float
    cue: float
    content: float

    @property
    def mean(self) -> float:
        """Return the mean of the three."""
        return (self.source + self.cue + self.content) / 3


@dataclass(frozen=True)
class Lesson:
    """A sequence and its labels by number."""

    sequence: Sequence
    labels: np.ndarray


Numbered = tuple[Lesson, np.ndarray, np.ndarray]


def lessons_of(article: Annotated) -> list[Lesson]:
    """Return the sequences of an article with the labels that its annotation gives them."""
    paragraphs = find_paragraphs(article.text)
    sentences = find_sentences(article.text, paragraphs)
    quotations = find_quotations(article.text, paragraphs)
    marked: dict[int, tuple[str, int]] = {}
    for each in outermost(article.attributions):
        for kind in KINDS:
            for span in getattr(each, kind):
                marked |= {at: (kind, span.start) for at in range(span.start, span.end)}
    return [
        Lesson(sequence, _labels(sequence, marked)) for sequence in sequences_of(article.text, paragraphs, sentences, quotations)
    ]


def _labels(sequence: Sequence, marked: dict[int, tuple[str, int]]) -> np.ndarray:
    """Return the number of each token's label; `marked` says to which stretch, by kind and start, a letter belongs."""
    stretch = [None, *(marked.get(token.start) for token in sequence.tokens), None]
    found = []
    for before, now, behind in zip(stretch, stretch[1:], stretch[2:], strict=False):
        place = "BS"[now != behind] if now != before else "IE"[now != behind]
        found.append("O" if now is None else f"{place}-{now[0]}")
    return np.array([LABELS.index(label) for label in found])


def score(tagger: Tagger, lessons: list[Lesson]) -> Scores:
    """Return the exact F1 of a tagger on lessons: a stretch is right if its kind, first and last token are."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    predicted, _ = label_sequences(tagger, [lesson.sequence for lesson in lessons])
    for lesson, labels in zip(lessons, predicted, strict=True):
        gold = set(stretches([LABELS[label] for label in lesson.labels]))
        ours = set(stretches([LABELS[label] for label in labels]))
        right.update(kind for _, _, kind in gold & ours)
        total.update(kind for _, _, kind in [*gold, *ours])
    return Scores(*(2 * right[kind] / max(total[kind], 1) for kind in KINDS))


def train(
    corpus: Path, say: Callable[[str], None], passes: int = PASSES, networks: int = NETWORKS, threads: int = 0, seed: int = 1,
    keep: Callable[[Tagger], None] = lambda tagger: None,
) -> tuple[Tagger, Scores]:  # fmt: skip
    """Train a tagger on an annotated corpus and return it with its scores on the articles held out.

    Args:
        corpus: the folder of annotated articles.
        say: told what is going on, in a line each.
        passes: over the articles, for each network.
        networks: how many are trained, from different random starts; their scores are averaged.
        threads: cores to use; 0 for torch's own choice.
        seed: of everything random.
        keep: given each tagger that is better than those before it, so that nothing is lost when training is stopped.

    Raises:
        FileNotFoundError: the folder holds no annotated corpus.
        ModuleNotFoundError: torch is not installed; with how to install it.
        ValueError: fewer than two articles are annotated.
    """
    torch = _torch()
    if threads:
        torch.set_num_threads(threads)
    random.seed(seed)
    torch.manual_seed(seed)
    lessons, held_out = _split(corpus)
    say(f"{sum(len(x.labels) for x in lessons):,} words to learn from, {sum(len(x.labels) for x in held_out):,} held out")
    counts = Counter(token.lower for lesson in lessons for token in lesson.sequence.tokens)
    words = [word for word, count in counts.most_common() if count > 1]
    letters = sorted({c for lesson in lessons for token in lesson.sequence.tokens for c in letters_of(token.text)})
    tagger = Tagger((), {w: n for n, w in enumerate(words, 1)}, {c: n for n, c in enumerate(letters, 1)})
    vectors = word_vectors([[t.lower for t in x.sequence.tokens] for x in lessons], words)
    scores = Scores(-1, -1, -1)
    for number in range(networks):
        say(f"network {number + 1} of {networks}")
        tagger, scores = _best_of_passes(torch, _network(torch, tagger, vectors), tagger, lessons, held_out, passes, say, keep)
    tagger, scores = calibrated(tagger, held_out)
    keep(tagger)
    say(f"calibrated: exact F1 {scores.source:.3f} source, {scores.cue:.3f} cue, {scores.content:.3f} content")
    return tagger, scores


def calibrated(tagger: Tagger, held_out: list[Lesson]) -> tuple[Tagger, Scores]:
    """Return the tagger that holds back as much as makes the worst of its three scores best, and its scores.

    Means of networks run on too long; what is added to the score of a token outside every stretch shortens them again.
    """
    outside = np.eye(len(LABELS), dtype=np.float32)[LABELS.index("O")]
    tried = []
    for much in HOLDING_BACK:
        networks = tuple(own | {"out.bias": own["out.bias"] + much * outside} for own in tagger.networks)
        candidate = Tagger(networks, tagger.words, tagger.letters)
        tried.append((candidate, score(candidate, held_out)))
    return max(tried, key=lambda one: min(one[1].source, one[1].cue, one[1].content))


def _torch() -> ModuleType:
    try:
        import torch
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError("training the tagger needs torch: pip install 'standoff[train]' (reading does not need it)") from error
    return torch


def _split(corpus: Path) -> tuple[list[Lesson], list[Lesson]]:
    if (corpus / "train").is_dir() and (corpus / "dev").is_dir():
        parts = [list(read_corpus(corpus / part)) for part in ("train", "dev")]
    else:
        articles = list(read_corpus(corpus))
        parts = [[a for n, a in enumerate(articles) if n % 10 != 9], articles[9::10] or articles[-1:]]
    if not parts[0] or not parts[1] or (len(parts[0]) + len(parts[1]) < 2):
        raise ValueError(f"{corpus} holds fewer than two annotated articles: there is nothing to learn from")
    lessons, held_out = ([lesson for article in part for lesson in lessons_of(article) if len(lesson.labels)] for part in parts)
    return lessons, held_out


def _network(torch: ModuleType, tagger: Tagger, vectors: np.ndarray):
    from standoff.read.network import make_network

    return make_network(torch, vectors, len(tagger.letters) + 1)


def _best_of_passes(torch, network, tagger: Tagger, lessons, held_out, passes: int, say, keep) -> tuple[Tagger, Scores]:
    """Return the tagger with one network more, as it was after the pass that made the tagger best."""
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    numbered = [(lesson, *_numbered(tagger, lesson)) for lesson in lessons]
    average = torch.optim.swa_utils.AveragedModel(network, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(KEPT))
    best: tuple[Tagger, Scores] = (tagger, Scores(-1, -1, -1))
    for number in range(passes):
        for group in optimizer.param_groups:
            group["lr"] = RATE + (LAST_RATE - RATE) * number / max(passes - 1, 1)
        loss = _one_pass(torch, network, average, optimizer, numbered)
        weights = {name: value.detach().numpy().copy() for name, value in average.module.state_dict().items()}
        candidate = Tagger((*tagger.networks, weights), tagger.words, tagger.letters)
        s = score(candidate, held_out)
        if s.mean > best[1].mean:
            best = (candidate, s)
            keep(candidate)
        say(f"pass {number + 1} of {passes}: loss {loss:.3f}, exact F1 {s.source:.3f} source, {s.cue:.3f} cue, {s.content:.3f} content")
    return best


def _one_pass(torch, network, average, optimizer, numbered: list[Numbered]) -> float:
    network.train()
    losses = []
    for batch in _batches(numbered):
        optimizer.zero_grad()
        loss = network(*_tensors(torch, batch))
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 5.0)
        optimizer.step()
        average.update_parameters(network)
        losses.append(loss.item())
    network.eval()
    return float(np.mean(losses))


def _batches(numbered: list[Numbered]) -> list[list[Numbered]]:
    """Return batches of sequences of about one length, in random order."""
    order = sorted(numbered, key=lambda each: len(each[0].labels) + random.random() * 8)
    batches: list[list[Numbered]] = [[]]
    for each in order:
        if batches[-1] and (len(batches[-1]) + 1) * len(each[0].labels) > TOKENS:
            batches.append([])
        batches[-1].append(each)
    random.shuffle(batches)
    return batches


def _numbered(tagger: Tagger, lesson: Lesson) -> tuple[np.ndarray, np.ndarray]:
    """Return the numbers of the words of a lesson, and of their letters with one empty place before and after."""
    tokens = lesson.sequence.tokens
    letters = np.zeros((len(tokens), LONGEST_WORD + 2), np.int16)
    for t, token in enumerate(tokens):
        for place, c in enumerate(letters_of(token.text), 1):
            letters[t, place] = tagger.letters.get(c, 0)
    return np.array([tagger.words.get(token.lower, 0) for token in tokens], np.int32), letters


def _tensors(torch, batch: list[Numbered]):
    sizes = [len(lesson.labels) for lesson, _, _ in batch]
    shape = (len(batch), max(sizes))
    words, letters = np.zeros(shape, np.int64), np.zeros((*shape, LONGEST_WORD + 2), np.int64)
    small = {name: np.zeros(shape, np.int64) for name in SMALL}
    labels, mask = np.zeros(shape, np.int64), np.zeros(shape, bool)
    for n, (lesson, its_words, its_letters) in enumerate(batch):
        size = sizes[n]
        words[n, :size], letters[n, :size] = its_words, its_letters
        labels[n, :size], mask[n, :size] = lesson.labels, True
        for name, array in small.items():
            array[n, :size] = getattr(lesson.sequence, name)
    return [torch.from_numpy(array) for array in (words, letters, *small.values(), labels, mask)]

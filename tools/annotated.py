"""Annotated articles as Standoff reads them, and which marked words an annotation attributes, and to whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from standoff.read.attributions import Annotated, Attribution, read_corpus
from standoff.read.layout import find_paragraphs
from standoff.read.marks import find_quotations
from standoff.read.reading import Quotation, Reading
from standoff.read.report_shape import FORMS, Reported
from standoff.read.sentences import find_sentences
from standoff.read.speakers import Stage
from standoff.read.speech_scene import make_scene
from standoff.read.tag_features import word_class
from standoff.read.tokens import find_tokens
from standoff.record.items import Document, Span

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "data" / "polnear" / "data"


@dataclass
class Article:
    """An annotated article and its reading up to the quotations."""

    gold: Annotated
    reading: Reading

    @cached_property
    def stage(self) -> Stage:
        """Return the stage for its quotations."""
        return Stage(make_scene(self.reading))


def articles(part: str, corpus: Path = CORPUS) -> Iterator[Article]:
    """Yield the articles of a part of the corpus: train or dev."""
    for gold in read_corpus(corpus / part):
        paragraphs = find_paragraphs(gold.text)
        sentences = find_sentences(gold.text, paragraphs)
        quotations = find_quotations(gold.text, paragraphs)
        yield Article(gold, Reading(Document(gold.name, "", gold.text), paragraphs, sentences, quotations))


def shared(spans: tuple[Span, ...], other: Span) -> int:
    """Return how many characters the spans share with another."""
    return sum(max(0, min(each.end, other.end) - max(each.start, other.start)) for each in spans)


def attribution_of(article: Article, quotation: Quotation) -> Attribution | None:
    """Return the shortest attribution whose content holds at least half of the quotation's words; with a source if one has."""
    inner = quotation.inner
    over = [a for a in article.gold.attributions if 2 * shared(a.content, inner) >= inner.end - inner.start]
    return min(over, key=lambda a: (not a.source, sum(s.end - s.start for s in a.content)), default=None)


def gold_nominals(article: Article, attribution: Attribution) -> list[int]:
    """Return the numbers of the nominals that stand for a source: its head and what is in apposition to it.

    Where an annotator mixed up source and cue (the source is a verb of saying), the cue is the source.
    """
    stage = article.stage
    source = attribution.source
    if source and word_class(source[0].of(article.gold.text).lower()) == 1:
        source = attribution.cue
    inside = [n for n in range(len(stage.scene.nominals)) if shared(source, span_of(article, n))]
    heads = [n for n in inside if not stage.roles[n].is_possessive]
    bare = [n for n in heads if stage.roles[n].before != 1 or n == heads[0]]
    return bare or inside


def span_of(article: Article, number: int) -> Span:
    """Return the span of a nominal."""
    scene = article.stage.scene
    nominal = scene.nominals[number]
    return Span(scene.tokens[nominal.first].start, scene.tokens[nominal.last].end)


def reported_alike(article: Article, each: Reported) -> tuple[Attribution | None, float]:
    """Return the attribution whose cue or source a find's cue meets, and the share of characters their contents have in common."""
    tokens = article.stage.scene.tokens
    cue = Span(tokens[each.cue[0]].start, tokens[each.cue[1]].end)
    found = [a for a in article.gold.attributions if shared((*a.cue, *a.source), cue)]
    if not found:
        return None, 0.0
    ours = {at for first, last in each.content for at in range(tokens[first].start, tokens[last].end)}
    theirs = [{at for span in a.content for at in range(span.start, span.end)} for a in found]
    shares = [len(ours & other) / max(len(ours | other), 1) for other in theirs]
    best = max(range(len(found)), key=shares.__getitem__)
    return found[best], shares[best]


def is_within(article: Article, each: Reported) -> bool:
    """Return whether a find's cue stands in words that are annotated as somebody's: the annotators marked only the outermost."""
    tokens = article.stage.scene.tokens
    cue = Span(tokens[each.cue[0]].start, tokens[each.cue[1]].end)
    marked = article.gold.attributions
    return any(shared(a.content, cue) for a in marked) and not any(shared((*a.cue, *a.source), cue) for a in marked)


def is_reported(article: Article, attribution: Attribution) -> bool:
    """Return whether an attribution is reported speech: a verb of saying or "according to", most words outside marks."""
    inside = sum(shared(attribution.content, each.outer) for each in article.reading.quotations if each.depth == 1)
    if not attribution.content or 2 * inside > sum(span.end - span.start for span in attribution.content):
        return False
    words = [token.lower for span in attribution.cue for token in find_tokens(article.gold.text, span.start, span.end)]
    return any(word in FORMS or word == "according" for word in words)

"""Find words that are reported "according to S": before it, after it, or on both sides."""

from __future__ import annotations

from standoff.read.clause_ends import best_end, is_finite
from standoff.read.ranker import Trees
from standoff.read.report_shape import Reported, shaped
from standoff.read.speakers import Stage
from standoff.read.speech_cues import SAYING
from standoff.read.speech_scene import Scene
from standoff.read.word_set import word_set

JOINS = frozenset(["and", "but", "while", "though", "although"])  # after "S said," they open what goes on or is somebody else's
_READ = word_set("draft drafts text texts minutes version copy copies plan proposal wording terms details excerpts slides invoices records footage recording recordings images leaked")  # what texts go by and no nominals are


def according_to(stage: Stage, at: int, low: int, high: int, ends: Trees | None) -> Reported | None:
    """Return what is reported "according to S", of which `at` is the first token; None where no comma ends an S that opens the sentence."""
    scene = stage.scene
    source = next(iter(scene.between(at + 2, at + 7)), -1)
    if source >= 0 and _describes(scene, at + 2, scene.nominals[source].first):
        source = -1
    if source >= 0 and stage.roles[source].is_possessive and (owned := _owned(stage, source)) >= 0:
        source = owned
    if at <= low + 1:
        comma = next((n for n in range(at + 3, high) if scene.tokens[n].text == "," and scene.quoted[n] < 0 and n > _source_end(scene, source, at)), None)
        if comma is not None and comma < high and scene.word(comma + 1) in ("who", "whose", "which"):
            comma = next((n for n in range(comma + 2, high) if scene.tokens[n].text == "," and scene.quoted[n] < 0), comma)
        if comma is None:
            return None
        content = ((comma + 1, best_end(scene, comma + 1, high, 10, ends)),)
    else:
        low = next((n + 1 for n in range(at - 1, low, -1) if scene.quoted[n] < 0 and (scene.tokens[n].text == ";" or _ends_report(scene, n))), low)
        end = at - 1
        while end > low and not scene.tokens[end].is_word and scene.tokens[end].text not in ")%”\"":
            end -= 1
        start = low
        while start < end and not scene.tokens[start].is_word:
            start += 1
        content = ((start, end), *_goes_on(scene, start, end, at, source, high, ends))
    return shaped(stage, 10 + (at > low + 1), at, at + 1, source, content, low, high)


def _ends_report(scene: Scene, at: int) -> bool:
    """Return whether "S said, and" stands at the "and": what goes before it is what S said."""
    return scene.tokens[at].lower in JOINS and scene.tokens[at - 1].text == "," and scene.tokens[at - 2].lower in SAYING


def _describes(scene: Scene, start: int, first: int) -> bool:
    """Return whether a nominal only describes what a text goes by: "according to a draft of Arland's plan"."""
    of = next((n for n in range(start + 1, first) if scene.tokens[n].lower in ("of", "by", "from", "to")), -1)
    return of >= 0 and scene.word(of - 1) in _READ


def _owned(stage: Stage, owner: int) -> int:
    """Return what "Arland's statistics office" is about: the nominal after its owner, small words between; -1 for none."""
    scene = stage.scene
    after = scene.nominals[owner].last + 2
    number = next(iter(scene.between(after, after + 4)), -1)
    return number if number >= 0 and all(scene.tokens[n].is_word and not scene.classes[n] for n in range(after, scene.nominals[number].first)) else -1


def _goes_on(scene: Scene, start: int, end: int, at: int, source: int, high: int, ends: Trees | None) -> tuple[tuple[int, int], ...]:
    """Return the words after "by noon, according to S, the line was closed", where those before it have no verb of their own."""
    after = _source_end(scene, source, at) + 1
    if scene.tokens[at - 1].text != "," or scene.tokens[at - 2].lower in SAYING or any(is_finite(scene, n) and not scene.tokens[n].lower.endswith("s") for n in range(start, end + 1)):
        return ()
    comma = next((n for n in range(after, high) if scene.tokens[n].text == "," and scene.quoted[n] < 0), None)
    if comma is None or comma + 2 > high or scene.word(comma + 1) in ("who", "whose", "which"):
        return ()
    return ((comma + 1, best_end(scene, comma + 1, high, 10, ends)),)


def _source_end(scene: Scene, source: int, at: int) -> int:
    return scene.nominals[source].last if source >= 0 else at + 2

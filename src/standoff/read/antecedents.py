"""Whom the "he" or "she" means who speaks: learned weights rank everybody whom the text brought up before.

A candidate is a name or a description with all its mentions, pronouns that were found to mean it included. What is known
of it is structural (`antecedent_features`): how far back it was last named, was the subject of its sentence, or spoke;
which sex the text shows; how many others stand between. The weights ship as numbers.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

import numpy as np

from standoff.read.actors import Actor, find_actors, span_of, speaks
from standoff.read.antecedent_features import Place, place_of, rows_of, sex_of
from standoff.read.gazetteer import gazetteer
from standoff.read.ranker import load_trees, scores
from standoff.read.sexes import sex_of_noun
from standoff.read.speakers import Stage
from standoff.read.who import who_is_meant

BACK = 7  # paragraphs before a pronoun in which whom it means is sought
MOST = 100  # mentions before a pronoun among which it is sought
LEAST = 0.5  # the share of the best candidate below which it is left open whom a pronoun means


def whom(stage: Stage, number: int, name_of: Callable[[Stage, int], str | None]) -> str | None:
    """Return whom "he" or "she", a nominal by its number, means; None where it is not clear.

    Args:
        name_of: gives the name of a nominal.
    """
    if number not in stage.answers:
        _work_out(stage, stage.scene.nominals[number].first, name_of)
        stage.answers[number] = _likeliest(stage, place_of(stage, number))
    return stage.answers[number]


def whose(stage: Stage, at: int, name_of: Callable[[Stage, int], str | None]) -> str | None:
    """Return whom "his" or "her", a token, means where what is theirs speaks: "his letter says"; None where it is not clear."""
    _work_out(stage, at, name_of)
    return _likeliest(stage, Place(at, "he" if stage.scene.tokens[at].lower == "his" else "she", at, range(0)))


def bring_up(stage: Stage, name_of: Callable[[Stage, int], str | None]) -> None:
    """Note on the stage everybody whom a "he" or "she" may mean."""
    stage.actors = ()  # whoever is named by a pronoun meanwhile is nobody
    stage.actors = find_actors(stage, name_of)
    stage.answers.clear()


def _work_out(stage: Stage, at: int, name_of: Callable[[Stage, int], str | None]) -> None:
    """Note on the stage whom each "he" and "she" before a token means."""
    if stage.actors is None:
        bring_up(stage, name_of)
    while stage.num_met < len(stage.actors) and stage.actors[stage.num_met].first < at:
        each = stage.actors[stage.num_met]
        stage.num_met += 1
        if each.kind == "pronoun":
            meant = _likeliest(stage, place_of(stage, each.number)) if speaks(stage, each.number) else who_is_meant(stage.scene.reading, span_of(stage, each))
            stage.meant[each.number] = meant


def _likeliest(stage: Stage, place: Place) -> str | None:
    """Return the candidate that the weights prefer, None where it is not far before the others."""
    found = candidates(stage, place)
    if not found:
        return None
    odds = scores(load_trees("antecedent"), rows_of(stage, place, found))
    best, share = best_of(odds)
    return list(found)[best] if share >= LEAST else None


def best_of(odds: np.ndarray) -> tuple[int, float]:
    """Return the place of the greatest of some log-odds, and its share of all."""
    best = int(odds.argmax())
    return best, float(1 / np.exp(np.clip(odds - odds[best], -30, 0)).sum())


def candidates(stage: Stage, place: Place) -> dict[str, list[Actor]]:
    """Return the mentions of everybody brought up shortly before a pronoun, by name."""
    scene, at, found = stage.scene, place.at, {}
    other = {"he": "f", "she": "m"}[place.word]
    before = bisect_left(stage.actors, at, key=lambda actor: actor.first)
    for actor in stage.actors[max(0, before - MOST) : before]:
        name = stage.meant.get(actor.number) if actor.kind == "pronoun" else actor.name
        if name and scene.paragraph[at] - scene.paragraph[actor.first] <= BACK:
            found.setdefault(name, []).append(actor)
    teller = stage.scene.reading.paragraphs[scene.home[at]].speaker  # who says "I" of himself
    return {name: actors for name, actors in found.items() if not _is_surely(stage, name, other) and not (teller and name.split()[-1] == teller.split()[-1])}


def _is_surely(stage: Stage, name: str, sex: str) -> bool:
    """Return whether somebody is of a sex by the text and by the given name, or known to be."""
    book = gazetteer()
    entry = book.by_name.get(name)
    by_name = entry.sex if entry is not None else book.given.get(name.split()[0])
    return sex_of(stage, name) == sex and by_name in (None, sex) and (by_name is not None or sex_of_noun(name.split()[-1].lower()) is not None)

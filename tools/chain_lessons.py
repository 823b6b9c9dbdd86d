"""Lessons for `standoff.read.source_chains`: which earlier source the annotators say a phrase takes up, and weights learnt from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from eval_unseen import share_name
from scipy.optimize import minimize

from standoff.read.reading import Reading
from standoff.read.source_candidates import Candidate
from standoff.read.source_chains import RECENT, Chain, rows_of, take_up

RIDGE = 1.0


@dataclass
class Lesson:
    """A phrase that takes something up: the features of all that it may take up, and which of them it does (1 or 0)."""

    rows: list[tuple[str, ...]]
    right: np.ndarray


def walk(reading: Reading, sources: Sequence[Candidate], gold: Sequence[dict]) -> list[Lesson]:
    """Return the lessons of an article whose sources are known."""
    places = [(start := reading.text.index(each["exact"]), start + len(each["exact"]), each["source"]) for each in gold]
    chains: list[Chain] = []
    meant: dict[int, set[str]] = {}  # what the annotators call each chain
    lessons = []
    for one in sources:
        names = {name for start, end, name in places if start < one.span.end and one.span.start < end}
        known = None
        if one.is_again:
            recent = chains[-RECENT:]
            rows = rows_of(reading, one, recent)
            right = [any(share_name(each, name) for each in (chain.name, *meant[id(chain)]) for name in names) for chain in recent]
            known = max((chain for chain, is_right in zip(recent, right, strict=True) if is_right), key=lambda chain: chain.last, default=None)
            right += [known is None] * (len(rows) - len(right))
            if names and any(right):
                lessons.append(Lesson(rows, np.array(right, float)))
        taken = take_up(reading, one, known, chains)
        meant.setdefault(id(taken), set()).update(names)
    return lessons


def learn(lessons: Sequence[Lesson]) -> dict[str, float]:
    """Return the weights by feature of a conditional logit drawn towards nothing: one of the rows of each lesson is taken."""
    names = sorted({name for each in lessons for row in each.rows for name in row})
    places = {name: at for at, name in enumerate(names)}
    tables = [([np.array([places[name] for name in row]) for row in each.rows], each.right) for each in lessons]

    def loss(found: np.ndarray) -> tuple[float, np.ndarray]:
        total, slope = RIDGE * (found**2).sum() / 2, RIDGE * found
        for rows, right in tables:
            odds = np.array([found[row].sum() for row in rows])
            share = np.exp(odds - np.logaddexp.reduce(odds))
            total -= np.log((share * right).sum())
            for row, step in zip(rows, share - share * right / (share * right).sum(), strict=True):
                slope[row] += step
        return float(total), slope

    found = np.round(minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 100}).x, 2)
    return {name: float(value) for name, value in zip(names, found, strict=True) if value}

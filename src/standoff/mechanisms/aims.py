"""M5 Private aims: what a party is really after, which the others can only infer from what it does.

A private party has two types. The one with a number is type 1, and the number is the public probability of it at the
start; the other one is `rest`, type 0. Every other mechanism may give a number by type. Types are independent and never
change; beliefs do, by Bayes' rule, because the types choose differently.
"""

from __future__ import annotations

from typing import Literal

import numpy as np
from pydantic import RootModel, model_validator

from standoff.case.fields import Probability
from standoff.case.model import Case
from standoff.mechanisms.parts import Inputs, Mistake, Parts
from standoff.mechanisms.said import Median, share, words

REST = "rest"
SURE = 1e-9
"""Probabilities are kept this far from 0 and 1, where log-odds would be infinite."""


class Section(RootModel[dict[str, dict[str, Probability | Literal["rest"]]]]):
    """Two types per private party: one with its probability, the other one `rest`."""

    @model_validator(mode="after")
    def _two_types(self) -> Section:
        for party, types in self.root.items():
            rest = [name for name, value in types.items() if value == REST]
            if len(types) != 2 or len(rest) != 1:
                raise ValueError(
                    f"'{party}' needs exactly two types, one with its probability and the other one '{REST}'; "
                    f"found {len(types)} types, {len(rest)} of them '{REST}'"
                )
        return self


def types(case: Case) -> dict[str, tuple[str, str]]:
    """Return, for every private party in the order of the parties, the names of its type 0 and type 1."""
    section = case.mechanisms.get("aims")
    if section is None:
        return {}
    ordered = [party for party in case.parties if party in section.root]
    return {party: tuple(sorted(section.root[party], key=lambda name: section.root[party][name] != REST)) for party in
            ordered}


def probability(inputs: Inputs, party: str) -> np.ndarray:
    """Return the probability of type 1 of `party` at the start, with axes `draw, 1, types…, 1` of length 1."""
    chance = inputs.number(f"mechanisms.aims.{party}.{inputs.types[party][1]}")
    return np.clip(chance, SURE, 1 - SURE)


def prior(inputs: Inputs) -> np.ndarray:
    """Return the log-odds of type 1 at the start, with axes `draw, private`, in the order of `inputs.types`."""
    chances = [probability(inputs, party).reshape(-1) for party in inputs.types]
    if not chances:
        return np.zeros((1, 0))
    stacked = np.stack(np.broadcast_arrays(*chances), axis=-1)
    return np.log(stacked) - np.log1p(-stacked)


def parts(case: Case, section: Section) -> Parts:
    """Return nothing to add: types matter through the numbers that other mechanisms give by type."""
    return Parts()


def mistakes(case: Case, section: Section) -> list[Mistake]:
    """Return what in the section does not fit the case."""
    return [
        Mistake(("mechanisms", "aims", party), f"no party called '{party}'; parties in this case: "
                f"{', '.join(case.parties)}")
        for party in section.root if party not in case.parties
    ]


def sentence(case: Case, section: Section, median: Median) -> str:
    """Return in plain words whose aims are hidden, and what the public takes them to be at the start."""
    return " ".join(
        f"What {case.parties[party].name} is really after is hidden: its aims are {words(likely)} with a chance of "
        f"{share(median(f'mechanisms.aims.{party}.{likely}'))} at the start, and otherwise {words(rest)}."
        for party, (rest, likely) in types(case).items()
    )

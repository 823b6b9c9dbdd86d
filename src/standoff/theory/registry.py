"""The theory models, in the order of the book."""

from __future__ import annotations

import difflib
import importlib

from standoff.theory.model import Model

NAMES: tuple[str, ...] = (
    "rubinstein1982",
    "stahl1972",
    "binmoreshakedsutton1989",
    "muthoo1999",
    "binmorerubinsteinwolinsky1986",
    "binmore1987",
    "eraslan2002",
    "baronferejohn1989",
    "fearon1995range",
    "fearon1995",
    "fearon1995uniform",
    "powell2006",
    "powell2004",
    "smithstam2004",
    "slantchev2003",
    "filsonwerner2002",
    "abreugul2000",
    "maynardsmith1974",
    "krepswilson1982",
    "fearon1994",
    "putnam1988",
    "mckelveypalfrey1998",
    "eibelshauserpoensgen2019",
    "sanctions",
    "guarantor",
    "deadlines1986",
)


def load(name: str) -> Model:
    """Return the model of that name, importing its file.

    Raises:
        LookupError: there is no such model; the sentence names what is near.
    """
    if name not in NAMES:
        near = difflib.get_close_matches(name, NAMES, 1, 0.4)
        hint = f"did you mean '{near[0]}'?" if near else f"the models are {', '.join(NAMES)}"
        raise LookupError(f"no theory model '{name}'; {hint}")
    return importlib.import_module(f"standoff.theory.{name}").MODEL

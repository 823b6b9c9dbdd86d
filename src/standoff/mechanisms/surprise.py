"""Striking first: what the party that breaks its word takes by surprise, the other signing parties lose."""

from __future__ import annotations

from standoff.case.model import Case
from standoff.mechanisms.parts import Inputs, Payoff


def surprise(case: Case, inputs: Inputs, path: str, breaker: str) -> Payoff:
    """Return the gain at `path` for `breaker`, and its loss for the other signing parties, in equal parts.

    The gain may depend on the type of the breaker, and so does then what the others lose.
    """
    gain = inputs.by_type(path, breaker)
    others = [party for party in case.mechanisms["issues"].signs if party != breaker]
    return {breaker: gain, **{party: -gain / len(others) for party in others}}

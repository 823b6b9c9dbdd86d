"""A lever: something one party can pull against another, now or as a threat carried out later."""

from __future__ import annotations

from dataclasses import dataclass

from standoff.mechanisms.parts import Change, Condition, Inputs, Payoff, Pays, Worlds, free


@dataclass(frozen=True)
class Lever:
    """What pulling a lever does.

    `when` says where it can be pulled, `then` what it changes, `pays` what the act itself pays (not what follows), and
    `pull` is the name of the action that pulls it without a threat.
    """

    name: str
    by: str
    against: str
    pull: str
    when: Condition
    then: Change
    pays: Pays = free


def one_off(path: str, party: str, cost: object) -> Pays:
    """Return what an act pays `party` at once: less the number at `path`, or nothing if the case gives no `cost`."""
    if cost is None:
        return free

    def pays(inputs: Inputs, worlds: Worlds) -> Payoff:
        return {party: -inputs.by_type(path, party)}

    return pays

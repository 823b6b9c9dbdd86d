"""M20 An inconsistent mediator: harsh one week, the other side's advocate the next.

Two things make a party hard to read, and they are different.

Mistakes: its choices answer to its own interest less than those of others do. `mistakes` multiplies the size of mistake
that it makes e times less often than none, hence divides the precision of its logit responses. Nothing it does says
much about it then, and its threats frighten less.

Moods: at the beginning of a month it is in one of two moods, which everybody sees. A mood adds to what the actions of its
policy move pay it, once, and to it alone (`pays`, negative: a malus). The mood is drawn anew every month (`share`: the
chance of the first mood), and is then forgotten once the party has acted; or it lasts, and changes with the chance
`switches` at the beginning of every month, the first one in the first mood included. A party that has walked away has
no moods that matter.

Source: McKelvey and Palfrey 1995 on precision; Hamilton 1989 on switching between two regimes; Kydd 2003 on why it
matters which side a mediator is seen to be on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Annotated

from pydantic import Field, RootModel, model_validator

from standoff.case.fields import ByType, Factor, Probability, Signed
from standoff.case.fields import Section as Fields
from standoff.case.model import Case, Id, Text
from standoff.mechanisms.checks import listed_twice, unknown_names, unknown_parties, unknown_types
from standoff.mechanisms.parts import (
    WAIT,
    Axis,
    ChanceStage,
    Inputs,
    Mistake,
    Outcome,
    Parts,
    Payoff,
    Pays,
    Rider,
    Values,
    Worlds,
    both,
)
from standoff.mechanisms.units import PER_MONTH, PIES
from standoff.mechanisms.walking_away import is_there

UNDECIDED = "undecided"


class Mood(Fields):
    """What one mood adds to the worth of what the party does."""

    id: Id
    pays: Annotated[dict[str, ByType[Signed]], PIES] = Field(
        default_factory=dict, description="name of an action of its policy move -> what it adds, once"
    )
    note: Text | None = None


class Inconsistent(Fields):
    """One party that does not act as its interests say."""

    party: str
    mistakes: Factor | None = Field(None, description="how many times larger its mistakes are than those of the others")
    moods: list[Mood] | None = Field(None, min_length=2, max_length=2, description="the two moods")
    share: Probability | None = Field(None, description="chance of the first mood, drawn anew every month")
    switches: Annotated[Probability | None, PER_MONTH] = Field(None, description="chance that a lasting mood changes")
    note: Text | None = None

    @property
    def id(self) -> str:
        """Return what stands for this entry in the path of a number."""
        return self.party

    @model_validator(mode="after")
    def _is_consistent(self) -> Inconsistent:
        ways = [name for name in ("share", "switches") if getattr(self, name) is not None]
        if self.moods is None and ways:
            raise ValueError(f"'{ways[0]}' needs moods: which two are there?")
        if self.moods is not None and len(ways) != 1:
            raise ValueError("moods need either share (drawn anew every month) or switches (lasting), and not both")
        if self.moods is None and self.mistakes is None:
            raise ValueError("nothing makes it inconsistent: give mistakes, or moods, or both")
        if self.moods is not None and self.moods[0].id == self.moods[1].id:
            raise ValueError(f"both moods are called '{self.moods[0].id}'; give them different names")
        if self.mistakes is not None and self.mistakes.range.low < 1:
            raise ValueError(f"mistakes of '{self.mistakes.range.text}' would make it more consistent than the others; "
                             "write x 1 or more")
        return self


class Section(RootModel[list[Inconsistent]]):
    """All inconsistent parties."""


def axis_of(entry: Inconsistent) -> Axis:
    """Return the axis of one party's mood; a mood drawn anew every month begins undecided."""
    first, second = (mood.id for mood in entry.moods)
    return Axis(f"mood:{entry.party}", *(((first, second), first) if entry.switches is not None
                                         else ((UNDECIDED, first, second), UNDECIDED)))


def parts(case: Case, section: Section) -> Parts:
    """Return the size of mistakes, and for moods an axis, the chance that sets it, and what it adds to actions."""
    moody = [entry for entry in section.root if entry.moods is not None]

    def mistakes_of(inputs: Inputs) -> Payoff:
        return {entry.party: inputs.number(f"{_path(entry)}.mistakes") for entry in section.root
                if entry.mistakes is not None}

    return Parts(
        axes=tuple(axis_of(entry) for entry in moody),
        chances=tuple(_mood_of_the_month(case, entry) for entry in moody),
        riders=tuple(rider for entry in moody for rider in _riders(entry)),
        mistakes=(mistakes_of,),
    )


def _path(entry: Inconsistent) -> str:
    return f"mechanisms.inconsistency.{entry.id}"


def _mood_of_the_month(case: Case, entry: Inconsistent) -> ChanceStage:
    axis, (first, second) = axis_of(entry), (mood.id for mood in entry.moods)
    there = is_there(case, entry.party)
    path = f"{_path(entry)}.{'share' if entry.switches is None else 'switches'}"

    def chance_of_first(inputs: Inputs, worlds: Worlds) -> Values:
        chance = inputs.number(path)
        if entry.switches is None:
            return chance
        is_first = inputs.spread(axis.at(first)(worlds))
        return is_first * (1 - chance) + ~is_first * chance

    outcomes = (
        Outcome(first, chance_of_first, axis.to(first)),
        Outcome(second, lambda inputs, worlds: 1 - chance_of_first(inputs, worlds), axis.to(second)),
    )
    when = both(axis.at(UNDECIDED), there) if entry.switches is None else there
    return ChanceStage(f"the mood of {entry.party}", outcomes, when)


def _riders(entry: Inconsistent) -> Iterator[Rider]:
    axis = axis_of(entry)
    for mood in entry.moods:
        for action in mood.pays:
            yield Rider(entry.party, action, _bonus(entry, axis, mood.id, action))
    if entry.switches is None:
        # A mood that does not last is forgotten as soon as it has done its work: the talks need not tell moods apart.
        yield Rider(entry.party, None, then=axis.to(UNDECIDED))


def _bonus(entry: Inconsistent, axis: Axis, mood: str, action: str) -> Pays:
    path, holds = f"{_path(entry)}.moods.{mood}.pays.{action}", axis.at(mood)

    def bonus(inputs: Inputs, worlds: Worlds) -> Payoff:
        return {entry.party: inputs.by_type(path, entry.party) * inputs.spread(holds(worlds))}

    return bonus


def mistakes(case: Case, section: Section) -> list[Mistake]:
    """Return what in the section does not fit the case, but for the names of actions (see `unknown_actions`)."""
    path = ("mechanisms", "inconsistency")
    found = listed_twice(path, [entry.party for entry in section.root])
    for position, entry in enumerate(section.root):
        here = (*path, position)
        found += unknown_parties(case, here, [entry.party])
        for place, mood in enumerate(entry.moods or ()):
            for action, worth in mood.pays.items():
                found += unknown_types(case, (*here, "moods", place, "pays", action), entry.party, worth)
    return found


def unknown_actions(case: Case, parts_of_all: Mapping[str, Parts]) -> list[Mistake]:
    """Return a mistake for every mood of a party that does nothing, and for what a mood pays for that is no action of it.

    Args:
        case: a case whose mechanisms fit together: with mistakes they may not build.
        parts_of_all: of all its mechanisms.
    """
    section: Section | None = case.mechanisms.get("inconsistency")
    found = []
    for position, entry in enumerate(section.root if section else ()):
        here, party = ("mechanisms", "inconsistency", position, "moods"), entry.party
        own = [action.name for part in parts_of_all.values() for action in part.actions if action.party == party]
        if entry.moods is not None and not own:
            found.append(Mistake(here, f"'{party}' has no policy actions in this case, so its moods change nothing"))
        for place, mood in enumerate(entry.moods or () if own else ()):
            found += unknown_names((*here, place, "pays"), f"action of {party}", mood.pays, [WAIT, *own])
    return found


def sentence(case: Case, section: Section, median: Callable[[str], float]) -> str:
    """Return in plain words how each listed party is inconsistent."""
    return " ".join(said for entry in section.root for said in _sentences(case, entry, median))


def _sentences(case: Case, entry: Inconsistent, median: Callable[[str], float]) -> Iterator[str]:
    party = case.parties[entry.party].name
    if entry.mistakes is not None:
        times = median(f"{_path(entry)}.mistakes")
        yield f"{party} is erratic: its mistakes are {times:.2g} times as large as those of the others."
    if entry.moods is None:
        return
    first, second = (mood.id.replace("_", " ") for mood in entry.moods)
    if entry.switches is None:
        chance = 100 * median(f"{_path(entry)}.share")
        yield f"Every month {party} is in one of two moods: '{first}' (a chance of {chance:.0f}%) or '{second}'."
    else:
        chance = 100 * median(f"{_path(entry)}.switches")
        yield f"{party} has two moods, '{first}' and '{second}', and every month a chance of {chance:.0f}% to change."

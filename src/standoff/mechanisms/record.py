"""The record as observations: what happened in every stage that the record covers.

Every dated event is put into the month of its date and the stage of its party. A month in which the record mentions
nothing is an observation too: the quiet action was taken (wait, no offer, refuse). What nature did is known only where
the front was observed; everything else is left open. Events with the action `note` are for the reader alone.

The months before that of `as_of` are covered whole. The month of `as_of` is not over: it is covered up to and including
the last stage in which an event of that month took place, and its later stages are still to come. Without an event in
that month, coverage ends with the month before. A front observed at the end of a month says that the month is over.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from standoff.case.model import Case, Event, last_day
from standoff.mechanisms import claims, front, registry
from standoff.mechanisms.months import period_of
from standoff.mechanisms.parts import ACCEPT, AGREE, REFUSE, TABLE, Mistake, MoveStage
from standoff.mechanisms.stages import POLICY
from standoff.mechanisms.structure import CaseMistakes, Structure, compile_structure
from standoff.mechanisms.talks import ANSWER
from standoff.mechanisms.worlds import TooManyWorlds

NOTE = "note"
ANY = "any"
Place = tuple[int, int]  # period, stage


@dataclass(frozen=True)
class Record:
    """What is known about the stages that the record covers.

    Attributes:
        masks: for every covered period and stage, which actions (or outcomes) fit the record. The row of the last
            period is shorter than the others if its month is not over.
        must_move: for every covered period and stage, whether the record names an act; a world in which that stage
            passes without anything to decide is then ruled out.
        steps: for every covered period, stage -> names of the actions that fit, for all stages with anything known.
        places: for every event of the record, its period and stage; None for notes.
        last: period and stage of the last stage covered; period -1 if nothing is.
        next: period and stage at which the forecast starts: the stage after `last`, which is the first stage of the
            next period if `last` closes a month. May lie one period beyond the game.
        today: which worlds in front of the stage `next` are possible; none after a deal.
    """

    masks: tuple[tuple[np.ndarray, ...], ...]
    must_move: tuple[tuple[bool, ...], ...]
    steps: tuple[Mapping[int, tuple[str, ...]], ...]
    places: tuple[Place | None, ...]
    last: Place
    next: Place
    today: np.ndarray

    @property
    def num_months(self) -> int:
        """Return how many months the record covers, the last of them perhaps in part."""
        return len(self.masks)

    @property
    def is_over(self) -> bool:
        """Return whether the record ends with the end of the game."""
        return not bool(self.today.any())


def find_mistakes(case: Case) -> list[Mistake]:
    """Return every mistake in how the mechanisms of a case fit together and, where they do, in its record; and in claims."""
    found = registry.find_mistakes(case)
    structure = None
    if not found:
        try:
            structure = compile_structure(case)
            record_steps(structure)
        except CaseMistakes as error:
            found = list(error.mistakes)
        except TooManyWorlds as error:
            found = [Mistake(("mechanisms",), str(error))]
    return [*found, *claims.find_mistakes(case, structure)]


def record_steps(structure: Structure, case: Case | None = None) -> Record:
    """Translate the record of a case into observations.

    Args:
        structure: from `compile_structure`.
        case: whose record; by default that of the case the structure was built from.

    Raises:
        CaseMistakes: with every event that the structure cannot express, by its place in the record.
    """
    case = case or structure.case
    mistakes: list[Mistake] = []
    observed, places = _place_events(structure, case, mistakes)
    fronts = _front_masks(structure, case)
    last, following = _coverage(structure, {*observed, *((period, len(structure.stages) - 1) for period in fronts)})
    masks = [[_default_mask(structure, stage) for stage in range(len(structure.stages))] for _ in range(last[0])]
    if last[0] >= 0:
        masks.append([_default_mask(structure, stage) for stage in range(last[1] + 1)])
    for (period, stage), (_, names) in observed.items():
        masks[period][stage] = np.isin(_action_names(structure, stage), list(names))
    for period, mask in fronts.items():
        masks[period][-1] = mask
    must_move = [[(period, stage) in observed for stage in range(len(row))] for period, row in enumerate(masks)]
    today = _follow(structure, masks, must_move, observed, mistakes)
    if mistakes:
        raise CaseMistakes(mistakes)
    steps = [{stage: tuple(name for name, fits in zip(_action_names(structure, stage), mask, strict=True) if fits)
              for stage, mask in enumerate(row) if not mask.all()} for row in masks]
    return Record(tuple(map(tuple, masks)), tuple(map(tuple, must_move)), tuple(steps), places, last, following, today)


def _coverage(structure: Structure, seen: Iterable[Place]) -> tuple[Place, Place]:
    """Return the last stage that the record covers and the one after it, from the places of all that was seen.

    The month of `as_of` counts as far as something was seen in it, and whole on its last day.
    """
    close = len(structure.stages) - 1
    now = structure.num_record_months - 1
    stages = [stage for period, stage in seen if period == now]
    if structure.case.as_of == last_day(structure.months[now]):
        stages.append(close)
    last = (now, max(stages)) if stages else (now - 1, close)
    return last, (last[0], last[1] + 1) if last[1] < close else (last[0] + 1, 0)


def _action_names(structure: Structure, stage: int) -> list[str]:
    found = structure.stages[stage]
    return [option.name for option in (found.actions if isinstance(found, MoveStage) else found.outcomes)]


def _default_mask(structure: Structure, stage: int) -> np.ndarray:
    found = structure.stages[stage]
    if not isinstance(found, MoveStage):
        return np.ones(len(found.outcomes), dtype=bool)
    return np.array([action.is_quiet for action in found.actions])


Observed = dict[Place, tuple[int, tuple[str, ...]]]  # place -> event, names that fit


def _place_events(
    structure: Structure, case: Case, mistakes: list[Mistake]
) -> tuple[Observed, tuple[Place | None, ...]]:
    observed: Observed = {}
    places: list[Place | None] = [None] * len(case.record)
    # What was tabled decides which answer is meant, so answers are placed last; then in the order of the record.
    answers = {party: _answers(structure, party) for party in case.parties}
    order = sorted(range(len(case.record)),
                   key=lambda index: case.record[index].action in answers.get(case.record[index].party, ()))
    for index in order:
        event = case.record[index]
        if event.action == NOTE:
            continue
        try:
            place, names = _place(structure, case, event, observed)
        except _CannotPlace as problem:
            mistakes.append(Mistake(("record", index), f"{event.date} {event.party} '{event.action}': {problem}"))
            continue
        observed[place] = (index, names)
        places[index] = place
    return observed, tuple(places)


class _CannotPlace(Exception):
    """An event has no place in the structure; the message says why."""


def _place(structure: Structure, case: Case, event: Event, observed: Observed) -> tuple[Place, tuple[str, ...]]:
    period = period_of(case, event.date)
    if not 0 <= period < structure.num_record_months:
        raise _CannotPlace(f"outside the record, which runs from {case.starts} to {case.as_of:%Y-%m}")
    if event.action in _answers(structure, event.party):
        place = _place_answer(structure, event, period, observed)
        return place, (_answer_meant(structure, event, place),)
    kind = TABLE if event.action == TABLE else POLICY
    stages = [index for index, stage in enumerate(structure.stages)
              if isinstance(stage, MoveStage) and stage.kind == kind and stage.party == event.party]
    if not stages:
        does = "tables no packages" if kind == TABLE else "has no policy actions"
        raise _CannotPlace(f"{event.party} {does} in this case; write the action '{NOTE}' to keep the event as a note")
    # an ally that lobbies moves twice a month: before the mediator, and on policy
    place = (period, next((stage for stage in stages if set(_written(event)) & set(_action_names(structure, stage))), stages[0]))
    if place in observed:
        first = case.record[observed[place][0]]
        raise _CannotPlace(f"only one such action of a party fits into a month, and '{first.action}' of {first.date} "
                           f"is there already; make one of them a '{NOTE}'")
    names = _packages_meant(structure, event) if kind == TABLE else (_policy_meant(structure, place[1], event),)
    return place, names


def _answers(structure: Structure, party: str) -> set[str]:
    """Return the names of everything that `party` may answer; ACCEPT also means agreeing to something short of a deal."""
    return {ACCEPT, REFUSE} | {action.name for stage in structure.stages if isinstance(stage, MoveStage)
                               and stage.kind == ANSWER and stage.party == party for action in stage.actions}


def _answer_meant(structure: Structure, event: Event, place: Place) -> str:
    is_proposal = event.package in structure.proposals
    return AGREE if event.action == ACCEPT and is_proposal and AGREE in _action_names(structure, place[1]) else event.action


def _packages_meant(structure: Structure, event: Event) -> tuple[str, ...]:
    menu = tuple(package.name for package in structure.packages)
    if event.package in (None, ANY):
        return menu
    listed = (*menu, *structure.proposals)
    if event.package not in listed:
        raise _CannotPlace(f"no package '{event.package}' on the menu; write '{ANY}' or one of: {' | '.join(listed)}")
    return (event.package,)


def _policy_meant(structure: Structure, stage: int, event: Event) -> str:
    names = _action_names(structure, stage)
    found = [name for name in _written(event) if name in names]
    if not found:
        raise _CannotPlace(f"not an action of {event.party}; its actions: {', '.join(names)} (or '{NOTE}')")
    return found[0]


def _written(event: Event) -> list[str]:
    """Return the names of actions that an event may mean, with its lever or without."""
    return [event.action] + [f"{event.action}{link}{event.lever}" for link in (" ", " on ") if event.lever]


def _place_answer(structure: Structure, event: Event, period: int, observed: Observed) -> Place:
    tabled_by: str | None = None
    for index, stage in enumerate(structure.stages):
        if not isinstance(stage, MoveStage):
            continue
        if stage.kind == TABLE:
            tabled_by = stage.party if (period, index) in observed else None
        elif stage.kind == ANSWER and stage.party == event.party and tabled_by and (period, index) not in observed:
            return period, index
    raise _CannotPlace("the record has no package tabled to this party in that month (or it has answered already)")


def _front_masks(structure: Structure, case: Case) -> dict[int, np.ndarray]:
    """Return which moves of the front fit the observed levels, for every month up to the last one observed."""
    section: front.Section | None = case.mechanisms.get("front")
    if section is None or not section.observed:
        return {}
    levels = observed_levels(section, {period_of(case, month): value for month, value in section.observed.items()})
    top = section.steps - 1
    masks = {}
    for period in range(min(len(levels) - 1, structure.num_record_months)):
        before, after = levels[period], levels[period + 1]
        masks[period] = np.array([int(np.clip(before + move, 0, top)) == after for move in (-1, 0, 1)])
    return masks


def observed_levels(section: front.Section, values: Mapping[int, float]) -> list[int]:
    """Return the level of the front at the beginning of the record and after every month up to the last one observed.

    Months without a value are filled in on a straight line. A move of several levels in one month is spread over the
    months before it, and what does not fit there over the months after it.

    Args:
        section: the front of the case.
        values: period -> value at the end of that month, in the unit of the front.
    """
    start = section.start.range.median
    known = [-1, *sorted(values)]
    line = np.interp(range(known[-1] + 2), np.array(known) + 1, [start, *(values[period] for period in known[1:])])
    levels = [section.level(value) for value in line]
    for month in range(len(levels) - 1, 1, -1):
        levels[month - 1] = int(np.clip(levels[month - 1], levels[month] - 1, levels[month] + 1))
    for month in range(1, len(levels)):
        levels[month] = int(np.clip(levels[month], levels[month - 1] - 1, levels[month - 1] + 1))
    return levels


def _follow(
    structure: Structure, masks: Sequence[Sequence[np.ndarray]], must_move: Sequence[Sequence[bool]],
    observed: Observed, mistakes: list[Mistake],
) -> np.ndarray:
    """Return the worlds possible after following all that fit the record; add a mistake where none is left."""
    possible = np.zeros(len(structure.tables[0].passes), dtype=bool)
    possible[structure.start] = True
    for period, row in enumerate(masks):
        for stage, mask in enumerate(row):
            after = _advance(structure, stage, possible, mask, must_move[period][stage])
            if after is None:
                mistakes.append(_impossible(structure, period, stage, possible, observed))
                return possible
            possible = after
    return possible


def _advance(
    structure: Structure, stage: int, possible: np.ndarray, mask: np.ndarray, must_move: bool
) -> np.ndarray | None:
    """Return the worlds possible after a stage, or None if the record fits none of those before it.

    None is left where all have ended in a deal, or where the game had ended before.
    """
    table = structure.tables[stage]
    after = np.zeros(len(structure.tables[(stage + 1) % len(structure.tables)].passes), dtype=bool)
    resting = possible.copy()
    resting[table.moving] = False
    if not must_move:
        after[table.passes[resting]] = True
    allowed = table.available & mask[:, None] & possible[table.moving]
    targets = table.next_world[allowed]
    after[targets[targets >= 0]] = True
    return after if after.any() or targets.size or not possible.any() else None


def _impossible(
    structure: Structure, period: int, stage: int, possible: np.ndarray, observed: Observed
) -> Mistake:
    table, found = structure.tables[stage], structure.stages[stage]
    month = structure.months[period]
    open_ = table.available[:, possible[table.moving]].any(axis=1)
    names = [name for name, is_open in zip(_action_names(structure, stage), open_, strict=True) if is_open]
    choice = f"open to it were: {', '.join(names)}" if names else "it had nothing to decide"
    if (period, stage) in observed:
        index, wanted = observed[period, stage]
        return Mistake(("record", index), f"in {month} '{' | '.join(wanted)}' was not possible after what the record "
                       f"says before; {choice}")
    who = found.party if isinstance(found, MoveStage) else found.name
    return Mistake(("record",), f"in {month} the record says nothing about {who}, but {choice}; add what it did")

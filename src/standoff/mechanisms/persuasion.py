"""M19 Persuasion: a meeting changes a mind from a date on, until somebody changes it back.

A party that is persuaded sees the aims of another one in a new light (`about`, `believes`, `shift`: its log-odds of that
type move by that much, as in M6), or wants something else than before (`effect`: numbers of its own are multiplied by a
factor or moved by a shift: its weights, the price of crossing a red line, the worth of a deal, the costs of its levers).
The change comes in the month of `date`, or grows evenly over the months `over`; it is gone from the month of `until`.

Nobody else's mind changes, and nothing that happens is news about anybody: persuasion is not evidence. As with all dates
of a case, everybody sees the change coming from the first month on; a shift that took the others by surprise would make
them act earlier here than they did.

Source: Hall and Yarhi-Milo 2012 and Holmes 2013 on leaders who judge intentions by meeting face to face.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any

from pydantic import Discriminator, Field, RootModel, Tag, WithJsonSchema, model_validator

from standoff.case.domains import DOMAINS
from standoff.case.draws import numbers_of
from standoff.case.fields import NUMBER_TAG, Factor, Number, Shift
from standoff.case.fields import Section as Fields
from standoff.case.model import Case, Date, Id, Text
from standoff.case.suggest import suggest
from standoff.case.walk import walk
from standoff.mechanisms import aims
from standoff.mechanisms.checks import repeated_ids, unknown_names, unknown_parties
from standoff.mechanisms.misperception import LOG_ODDS, sign_of, unknown_belief
from standoff.mechanisms.months import months_of, period_of
from standoff.mechanisms.parts import Effect, Inputs, Mistake, Parts, Values

FACTOR_TAG = "<factor>"
FIXED = ("aims", "base_rates", "front", "inconsistency", "misperception", "persuasion")
"""Mechanisms whose numbers hold from the first month to the last; no date can change them."""


def _tag(raw: Any) -> str:
    value = raw.get("value") if isinstance(raw, Mapping) else raw.value.text if isinstance(raw, Number) else None
    return FACTOR_TAG if str(value).strip().lower().startswith(("x", "times")) else NUMBER_TAG


Change = Annotated[
    Annotated[Factor, Tag(FACTOR_TAG)] | Annotated[Shift, Tag(NUMBER_TAG)],
    Discriminator(_tag),
    WithJsonSchema(Shift.model_json_schema()),  # to an editor both look the same, and "one of the two" would be neither
]


class Persuasion(Fields):
    """One change of mind."""

    id: Id
    what: Text = Field(description="what happened: a meeting, a call, a visit")
    party: str = Field(description="the party that is persuaded")
    by: str = Field(description="the party that persuades it")
    date: Date = Field(description="from this month on")
    until: Date | None = Field(None, description="up to, not including, this month; absent: for good")
    undone_by: str | None = Field(None, description="the party that changes its mind back at that date")
    over: int = Field(0, ge=0, le=60, description="months over which the change grows to its full size")
    about: str | None = Field(None, description="the party that it sees in a new light")
    believes: str | None = Field(None, description="the type that it now finds more likely")
    shift: Annotated[Shift | None, LOG_ODDS] = Field(None, description="by how much")
    effect: dict[str, Change] = Field(
        default_factory=dict, description="path of a number of the persuaded party -> a factor (x 1.5) or a shift (+1%)"
    )

    @model_validator(mode="after")
    def _says_what_changes(self) -> Persuasion:
        belief = [value is not None for value in (self.about, self.believes, self.shift)]
        if any(belief) and not all(belief):
            raise ValueError("about, believes and shift belong together: give all three or none")
        if not all(belief) and not self.effect:
            raise ValueError("nothing changes: give about, believes and shift, or an effect, or both")
        if self.undone_by is not None and self.until is None:
            raise ValueError("undone_by needs until: when was the mind changed back?")
        return self


class Section(RootModel[list[Persuasion]]):
    """All changes of mind."""


def parts(case: Case, section: Section) -> Parts:
    """Return the dated changes of beliefs and of numbers."""
    beliefs = [entry for entry in section.root if entry.about is not None]
    effects: dict[str, tuple[Effect, ...]] = {}
    for entry in section.root:
        for path, change in entry.effect.items():
            for target in _targets(case, path):
                effects[target] = (*effects.get(target, ()), _effect(case, entry, path, target, change))

    def optimism(inputs: Inputs) -> Mapping[tuple[str, str], Values]:
        found: dict[tuple[str, str], Values] = {}
        for entry in beliefs:
            pair = (entry.party, entry.about)
            found[pair] = found.get(pair, 0.0) + _shift(case, entry, inputs)
        return found

    return Parts(optimism=(optimism,) if beliefs else (), effects=effects)


def _dated(case: Case, entry: Persuasion, by: str, kind: str, **limits: float) -> Effect:
    until = None if entry.until is None else period_of(case, entry.until)
    return Effect(by, kind, period_of(case, entry.date), until, entry.over, **limits)


def _shift(case: Case, entry: Persuasion, inputs: Inputs) -> Values:
    by = f"mechanisms.persuasion.{entry.id}.shift"
    share = _dated(case, entry, by, "shift").share(inputs.month)
    return sign_of(case, entry.about, entry.believes) * inputs.number(by) * share


def _effect(case: Case, entry: Persuasion, path: str, target: str, change: Number) -> Effect:
    domain = DOMAINS[numbers_of(case)[target].domain]
    kind = "factor" if isinstance(change, Factor) else "shift"
    return _dated(case, entry, f"mechanisms.persuasion.{entry.id}.effect.{path}", kind,
                  lowest=domain.least, highest=domain.most)


def _targets(case: Case, path: str) -> list[str]:
    """Return the numbers at `path`: one, or one per type where it is given by type."""
    numbers = numbers_of(case)
    if path in numbers:
        return [path]
    types = {name for names in aims.types(case).values() for name in names}
    return [name for name in numbers if name.rpartition(".")[0] == path and name.rpartition(".")[2] in types]


def own_numbers(case: Case, party: str) -> list[str]:
    """Return the paths of all numbers that a date can change and that are of `party`: its stakes, costs and levers."""
    homes = [path for path, model, _ in walk(case)
             if party in (getattr(model, "party", None), getattr(model, "by", None))]
    homes += [path for path, _, _ in walk(case) if path.rpartition(".")[2] == party]
    homes.append(f"mechanisms.issues.deal.{party}")
    numbers = [name for name in numbers_of(case) if name.startswith("mechanisms.") and name.split(".")[1] not in FIXED]
    return [name for name in numbers if any(name == home or name.startswith(f"{home}.") for home in homes)]


def mistakes(case: Case, section: Section) -> list[Mistake]:
    """Return what in the section does not fit the case."""
    path = ("mechanisms", "persuasion")
    found = repeated_ids(path, [entry.id for entry in section.root])
    for position, entry in enumerate(section.root):
        here = (*path, position)
        found += unknown_parties(case, here, [entry.party, entry.by])
        found += unknown_names((*here, "undone_by"), "party", [entry.undone_by or entry.by], case.parties)
        if entry.about is not None:
            found += unknown_belief(case, here, entry.party, entry.about, entry.believes)
        found += _date_mistakes(case, here, entry)
        found += _effect_mistakes(case, here, entry)
    return found


def _date_mistakes(case: Case, here: tuple[str | int, ...], entry: Persuasion) -> list[Mistake]:
    first, last = period_of(case, entry.date), len(months_of(case)) - 1
    if first > last:
        return [Mistake((*here, "date"), f"{entry.date} is after the last month of the case, {months_of(case)[last]}; "
                                         "the change would come too late to change anything")]
    if entry.until is not None and period_of(case, entry.until) <= max(first, 0):
        return [Mistake((*here, "until"), f"a change from {entry.date:%Y-%m} up to {entry.until:%Y-%m} lasts for no month "
                                          "of the case, and a period is a month; keep it as a note in the record")]
    return []


def _effect_mistakes(case: Case, here: tuple[str | int, ...], entry: Persuasion) -> list[Mistake]:
    own, found = own_numbers(case, entry.party), []
    for path in entry.effect:
        targets = _targets(case, path)
        if not targets or any(target not in own for target in targets):
            what = "no number" if not targets else f"no number of {entry.party} that a date can change"
            hint = suggest(path, own, f"numbers of {entry.party}")
            found.append(Mistake((*here, "effect", path), f"{what} at '{path}'; {hint}"))
    return found


def sentence(case: Case, section: Section, median: Callable[[str], float]) -> str:
    """Return in plain words whose mind was changed, by whom, when, and for how long."""
    return " ".join(_sentence(case, entry, median) for entry in section.root)


def _sentence(case: Case, entry: Persuasion, median: Callable[[str], float]) -> str:
    name = {key: party.name for key, party in case.parties.items()}
    changes = []
    if entry.about is not None:
        even = 100 / (1 + 2.718281828459045 ** -median(f"mechanisms.persuasion.{entry.id}.shift"))
        changes.append(f"it takes an even chance that {name[entry.about]} is {entry.believes.replace('_', ' ')} for "
                       f"{even:.0f}%")
    if entry.effect:
        changes.append("it wants other things than before")
    end = "" if entry.until is None else f", until {entry.until:%B %Y}"
    end += f", when {name[entry.undone_by]} changes its mind back" if entry.undone_by else ""
    return f"In {entry.date:%B %Y} {name[entry.by]} persuades {name[entry.party]} ({entry.what}): " \
           f"{' and '.join(changes)}{end}."

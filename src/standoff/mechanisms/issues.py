"""M4 Issues and packages: what is bargained over, what it is worth to whom, and where the red lines are.

An issue has options with a score from 0 (best for the other side) to 1 (best for the party it `favours`), or it is
divided in shares from 0 to 1. A package has one option per issue. Its utility for party i of type t is

    u_i(x; t) = sum over issues of weight(t) * own score of x - sum over the red lines that x crosses of crossing(t).

The own score is the score for the favoured party and for those who side with it, and 1 - score for the others. While no
deal is signed every issue is at its `meanwhile`: an option, a share, or the front. Where a share follows the front, two
things may move with it, and are read off in the world in which a package is signed: a red line (`accepts: front`) and
the option of stopping at the line of contact.

The menu holds packages from the efficient frontier at the medians of all numbers and at the front as last observed, so
it is the same in all draws and in all worlds. A private party counts as the type to which packages are worth most, the
one with which a deal is nearest: what is efficient for an average of two types is efficient for neither. Where the line of
contact and a share are then the same, the line of contact stands on the menu. `talks.py` puts the menu on the table.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from standoff.case.draws import medians
from standoff.case.model import Case
from standoff.mechanisms import aims, front
from standoff.mechanisms.issues_section import FRONT, Position, Section, mistakes
from standoff.mechanisms.packages import all_packages, frontier, quadrature
from standoff.mechanisms.parts import Inputs, Parts, Payoff, Values, Worlds
from standoff.mechanisms.said import Median, listed, share, size

__all__ = ["Fronts", "Package", "Section", "all_utilities", "along_front", "combinations", "ending_of", "line_scores", "menu", "mistakes",
           "own_score", "parts", "score_now", "sees", "sentence", "utilities", "worth_of_deal"]
SLACK = 1e-9
"""An option at the red line, up to rounding, does not cross it."""
Fronts = Mapping[str, np.ndarray]
"""Issue -> its score if it is settled along the front, for every issue that follows the front; one per world."""
NOWHERE: Fronts = {}


@dataclass(frozen=True)
class Package:
    """One package of the menu: its name, its terms (issue -> option in words), and its weight on the menu.

    `options` is the position of the chosen option of every issue, in the order of the issues.
    """

    name: str
    terms: Mapping[str, str]
    options: tuple[int, ...]
    weight: float


def ending_of(package: str) -> str:
    """Return the name of the ending in which `package` is signed."""
    return f"deal: {package}"


def sees(section: Section, party: str, issue: str) -> str:
    """Return through whose eyes `party` sees an issue: its own, or those of the party it sides with."""
    position = _position(section, party, issue)
    return position.sides_with if position and position.sides_with else party


def own_score(section: Section, party: str, issue: str, score: Values) -> Values:
    """Return a score as `party` sees it: as it is for the favoured party and its side, 1 - score for the others."""
    return score if sees(section, party, issue) == section.issues[issue].favours else 1 - score


def _position(section: Section, party: str, issue: str) -> Position | None:
    return next((entry for entry in section.positions if (entry.party, entry.issue) == (party, issue)), None)


def _path(position: Position) -> str:
    return f"mechanisms.issues.positions.{position.id}"


def along_front(case: Case, section: Section, worlds: Worlds) -> Fronts:
    """Return what a settlement along the front gives in each world, for every issue that follows the front."""
    return {key: score_now(case, section, key, worlds) for key, issue in section.issues.items() if issue.follows_front}


def line_scores(
    section: Section, inputs: Inputs, party: str, issue: str, fronts: Fronts = NOWHERE
) -> Values | None:
    """Return the red line of `party` as a score of the issue (1 is best for the favoured party); None without one.

    A line that moves with the front has one value per world of `fronts`, on the last axis.
    """
    position = _position(section, party, issue)
    if position is None or position.accepts is None:
        return None
    if position.accepts == FRONT and section.issues[issue].follows_front:
        return inputs.spread(fronts[issue])
    if isinstance(position.accepts, str | float):
        return inputs.spread(np.full(1, section.issues[issue].score_of(position.accepts)))
    return inputs.by_type(f"{_path(position)}.accepts", party)


def _worth_of_options(
    section: Section, inputs: Inputs, party: str, key: str, chosen: np.ndarray, fronts: Fronts
) -> Values:
    """Return what chosen options of an issue are worth to `party`, with axes `draw, month, types…, package`."""
    issue, position = section.issues[key], _position(section, party, key)
    if position is None:
        return 0.0
    scores = np.array(issue.scores)[chosen]
    if issue.has_front:
        scores = np.where(chosen == 0, fronts[key], scores)
    own = own_score(section, party, key, scores)
    worth = inputs.by_type(f"{_path(position)}.weight", party) * own
    line = line_scores(section, inputs, party, key, fronts)
    if line is None:
        return worth
    crosses = own < own_score(section, party, key, line) - SLACK
    return worth - inputs.by_type(f"{_path(position)}.crossing", party) * crosses


def utilities(
    section: Section, inputs: Inputs, party: str, options: np.ndarray, fronts: Fronts = NOWHERE
) -> np.ndarray:
    """Return what packages are worth to `party`, in pies, with axes `draw, month, types…, package`.

    Args:
        section: the issues of the case.
        inputs: the numbers of one or more draws.
        party: whose utility; a party that takes no position gets 0.
        options: one row per package, one column per issue: the position of the option.
        fronts: from `along_front`, for one world or for one world per package; only needed where a red line or an
            option moves with the front.

    Raises:
        KeyError: a red line or an option moves with the front, and `fronts` does not say where it is.
    """
    worth = sum(_worth_of_options(section, inputs, party, key, options[:, column], fronts)
                for column, key in enumerate(section.issues))
    return worth + inputs.spread(np.zeros(len(options)))


def worth_of_deal(section: Section, inputs: Inputs, party: str) -> Values:
    """Return what a deal as such is worth to `party`, whatever its terms, in pies."""
    return inputs.by_type(f"mechanisms.issues.deal.{party}", party) if party in section.deal else 0.0


def all_utilities(section: Section, inputs: Inputs, party: str, fronts: Fronts = NOWHERE) -> np.ndarray:
    """Return what every package, on the menu or not, is worth to `party` in one world; axes as in `utilities`."""
    return utilities(section, inputs, party, combinations(section), fronts)


def combinations(section: Section) -> np.ndarray:
    """Return every package there could be, one row each, one column per issue: the position of the option."""
    return all_packages([len(issue.texts) for issue in section.issues.values()])


def menu(case: Case, section: Section) -> tuple[Package, ...]:
    """Return the packages that can be tabled, from worst to best for the first signing party."""
    packages = combinations(section)
    fronts: Fronts = {}
    if FRONT in case.mechanisms:
        fronts = along_front(case, section, {FRONT: np.array([case.mechanisms[FRONT].last_known])})
    values = {path: np.array([value]) for path, value in medians(case, "mechanisms.issues.").items()}
    inputs = Inputs(values, aims.types(case), np.zeros(1))
    worths = [_most_willing(all_utilities(section, inputs, party, fronts)) for party in section.signs]
    efficient = frontier(np.stack(worths, axis=1))
    nodes, weights = quadrature(worths[0][efficient], section.menu)
    return tuple(_package(section, packages[efficient[node]], float(weight))
                 for node, weight in zip(nodes, weights, strict=True))


def _most_willing(worth: np.ndarray) -> np.ndarray:
    """Return what packages are worth to the type of a party to which they are worth most on average."""
    by_type = worth.reshape(-1, worth.shape[-1])
    return by_type[np.argmax(by_type.mean(axis=-1))]


def _package(section: Section, options: np.ndarray, weight: float) -> Package:
    terms = {key: issue.texts[option] for (key, issue), option in zip(section.issues.items(), options, strict=True)}
    return Package("; ".join(terms.values()), terms, tuple(int(option) for option in options), weight)


def parts(case: Case, section: Section) -> Parts:
    """Return what holding out is worth, and how the game may end; `talks.py` builds tabling and answering."""

    def holding(inputs: Inputs, worlds: Worlds) -> Payoff:
        return {party: sum(_worth_meanwhile(case, section, inputs, worlds, party, key) for key in section.issues)
                for party in case.parties}

    return Parts(
        holdings=(holding,),
        endings=tuple(ending_of(package.name) for package in menu(case, section)),
    )


def score_now(case: Case, section: Section, key: str, worlds: Worlds) -> Values:
    """Return the score of an issue while fighting goes on, in each world."""
    issue = section.issues[key]
    if not issue.follows_front:
        return issue.score_of(issue.meanwhile)
    lines: front.Section = case.mechanisms[FRONT]
    held = front.share_held(lines, worlds)
    return held if issue.favours == lines.attacker else 1 - held


def _worth_meanwhile(
    case: Case, section: Section, inputs: Inputs, worlds: Worlds, party: str, key: str
) -> Values:
    """Return what `party` enjoys of one issue while fighting goes on; no red line is crossed by not signing."""
    position = _position(section, party, key)
    if position is None:
        return 0.0
    own = own_score(section, party, key, score_now(case, section, key, worlds))
    return inputs.by_type(f"{_path(position)}.weight", party) * own


def sentence(case: Case, section: Section, median: Median) -> str:
    """Return in plain words who has to sign, on what, what matters most to whom, and where the red lines are."""
    names = listed([case.parties[party].name for party in section.signs])
    on = listed([issue.name for issue in section.issues.values()])
    said = [f"A deal needs the signatures of {names} and settles {on}."]
    for party in section.signs:
        own = [position for position in section.positions if position.party == party]
        if own:
            weights = {position.issue: size(position.weight, f"{_path(position)}.weight", median) for position in own}
            most = max(weights, key=weights.get)
            lines = listed([section.issues[position.issue].name for position in own if position.accepts is not None])
            said.append(f"What matters most to {case.parties[party].name} is “{section.issues[most].name}” "
                        f"({share(weights[most])} of its stakes)" + (f"; it has red lines on {lines}." if lines else "."))
    return " ".join(said)

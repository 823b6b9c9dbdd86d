"""Tables of levers, of the inputs that matter, of claims and of what is believed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from standoff.ask.believed import Believed
from standoff.ask.claims import ClaimResult, Claims
from standoff.ask.levers import Levers
from standoff.ask.tornado import Tornado
from standoff.tell import sentences_claims
from standoff.tell.plain_words import day_name, number, percent
from standoff.tell.sentences import input_name
from standoff.tell.tables import Column, Table
from standoff.tell.tables_why import in_pies, in_points

Names = Mapping[str, str]


def levers(answer: Levers, names: Names) -> list[Table]:
    """Return the levers, what each is worth to every party, and what it does month by month."""
    party = Column("party", "party", lambda party: names.get(party, party))
    act = Column("act", "act")
    rows = [(row.party, row.words, row.month, row.delta, row.payoffs[row.party], row.helps, row.lever, row.could)
            for row in answer.levers]  # fmt: skip
    columns = (party, act, Column("month", "in"), Column("delta_p_deal", "change of P(deal) (90%)", in_points),
               Column("own_payoff", "worth to the party, in pies", in_pies), Column("helps", "helps in draws", percent))  # fmt: skip
    payoffs = [(row.party, row.words, other, worth, row.lever) for row in answer.levers for other, worth in row.payoffs.items()]
    to_whom = Column("to", "worth to", party.show)
    months = [(row.party, row.words, month, change, row.lever) for row in answer.levers
              for month, change in zip(answer.months, row.by_month, strict=True)]  # fmt: skip
    hidden = (Column("lever", "name"), Column("could", "chance that it can be taken"))
    return [
        Table("levers", "Every act that can be taken, and what it changes", columns, rows, hidden),
        Table("payoffs", "What each act is worth to whom, in pies", (party, act, to_whom, Column("worth", "change", in_pies)),
              payoffs, hidden[:1], in_text=False),
        Table("by_month", "What each act changes, by month",
              (party, act, Column("month", "by the end of"), Column("delta_p_deal", "change", in_points)), months, hidden[:1],
              in_text=False),
    ]  # fmt: skip


def tornado(answer: Tornado, names: Names) -> list[Table]:
    """Return the inputs, widest bar first, with their values at both ends."""
    rows = [
        (bar.path, bar.unit, bar.low, bar.high, bar.at_low, bar.at_high, bar.change, f"{bar.ranks[0]} to {bar.ranks[1]}",
         bar.first, bar.first_error, bar.total, bar.total_error) for bar in answer.bars
    ]  # fmt: skip
    columns = (
        Column("path", "input", lambda path: input_name(path, names)), Column("unit", "unit"), Column("low", "5%", number),
        Column("high", "95%", number), Column("at_low", "P(deal) at 5%", percent), Column("at_high", "at 95%", percent),
        Column("change", "change (90%)", in_points), Column("ranks", "rank over draws"),
    )  # fmt: skip
    shares = (Column("first", "share of variance, alone", _share), Column("first_error", "±", _share),
              Column("total", "with others", _share), Column("total_error", "±", _share))  # fmt: skip
    has_shares = any(bar.first is not None for bar in answer.bars)
    shown, hidden = ((*columns, *shares), ()) if has_shares else (columns, shares)
    return [Table("inputs", "What to find out first", shown, rows, hidden)]


def _share(value: float | None) -> str:
    return "—" if value is None else f"{value:.2f}"


def claims(answer: Claims, names: Names) -> list[Table]:
    """Return every claim with its verdict."""

    def row(claim: ClaimResult) -> tuple[Any, ...]:
        return (claim.by, claim.says, claim.direction, claim.holds, sentences_claims.effect(claim), claim.verdict,
                sentences_claims.flips(claim, names), claim.effect, claim.id, claim.lever, claim.outcome,
                claim.grid_error, " ".join(claim.source))  # fmt: skip

    columns = (
        Column("by", "who"), Column("says", "says"), Column("direction", "so that it"),
        Column("holds", "holds in", lambda share: "—" if share is None else percent(share)), Column("effect_words", "effect (90%)"),
        Column("verdict", "verdict"), Column("flips", "turns on"),
    )  # fmt: skip
    hidden = (Column("effect", "effect"), Column("id", "id"), Column("lever", "change"), Column("outcome", "outcome"),
              Column("grid_error", "error of the grid"), Column("source", "sources"))  # fmt: skip
    return [Table("claims", "The claims, put to the model", columns, [row(claim) for claim in answer.claims], hidden)]


def believed(answer: Believed, names: Names) -> list[Table]:
    """Return what following through buys now, the threats of the record, and beliefs by date."""
    party = Column("party", "party", lambda party: answer.names.get(party, names.get(party, party)))
    now = [(row.party, row.words, row.month, row.deal, row.worth, row.act) for row in answer.now]
    threats = [(row.date, row.by, row.against, row.what, row.outcome, row.belief_before, row.belief_after) for row in answer.threats]
    path = [(who, point.type, point.date, point.event.replace("_", " "), point.probability, point.low, point.high)
            for who, points in answer.parties.items() for point in points]  # fmt: skip
    return [
        Table("now", "What following through would buy now",
              (party, Column("act", "act"), Column("month", "in"), Column("p_deal", "change of P(deal) (90%)", in_points),
               Column("worth", "worth to the party, in pies", in_pies)), now, (Column("lever", "name"),)),
        Table("threats", "Threats and what became of them",
              (Column("date", "date", day_name), Column("by", "by", party.show), Column("against", "against", party.show),
               Column("what", "what"), Column("outcome", "outcome"), Column("belief_before", "believed before", _chance),
               Column("belief_after", "after", _chance)), threats),
        Table("beliefs", "Beliefs by date",
              (party, Column("type", "is"), Column("date", "date", day_name), Column("event", "after"),
               Column("probability", "belief", percent), Column("low", "5%", percent), Column("high", "95%", percent)), path),
    ]  # fmt: skip


def _chance(value: float | None) -> str:
    return "—" if value is None else percent(value)


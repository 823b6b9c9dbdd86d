"""Claims: they hold or fail as the made-up case says, the verdict follows the share, and what turns one is named."""

import numpy as np
import pytest

from standoff.ask import claims as module
from standoff.ask.claims import VERDICTS, verdict
from standoff.case.model import Claim
from standoff.case.text import InputError
from standoff.ensemble.ahead import Courses
from tests.ask.small import claim

put = module.test_claims


@pytest.fixture(scope="module")
def found(plain_base):
    """Put seven claims to the small case: offers that are hard to sign lose time, and concessions have their price."""
    made = [
        claim("hard", "falls", do="hill.valley_75"),
        claim("not_hard", do="hill.valley_75"),
        claim("concession", do="hill.valley_25"),
        claim("price", "falls", "worth.hill", do="hill.valley_25"),
        claim("open", off="an empty bargaining range"),
        claim("little", "moves less", set={"mistake": "x 1.001"}, than=0.05),
        Claim(id="beyond", by="A. Writer", says="the sea will rise", source="wire", not_expressible="there is no sea in it"),
    ]
    return put(plain_base, made)


def by_id(found, name):
    """Return one claim."""
    return next(row for row in found.claims if row.id == name)


def test_claims_hold_and_fail_as_they_should(found):
    for name in ("hard", "concession", "price", "little"):
        assert by_id(found, name).holds > 0.9, name
        assert by_id(found, name).verdict in ("holds almost everywhere", "very likely holds")
    assert by_id(found, "not_hard").holds < 0.1 and by_id(found, "not_hard").verdict == "fails almost everywhere"
    assert by_id(found, "hard").effect.median < -0.005 and by_id(found, "price").effect.median < 0


def test_claims_stand_in_order_of_writing_and_say_where_from(found):
    assert [row.id for row in found.claims][:2] == ["hard", "not_hard"] and found.claims[0].source == ("wire",)
    assert by_id(found, "price").outcome == "what the game is worth to Hill"
    assert by_id(found, "little").direction == "moves less than 5 points"
    assert by_id(found, "open").lever == "without an empty bargaining range"


def test_each_distinct_change_is_solved_once(found, plain_base):
    """As things are, with a mechanism off, and with a number set; an act needs no game of its own."""
    assert found.solved == 3 * found.draws


def test_what_cannot_be_put_says_why(found):
    row = by_id(found, "beyond")
    assert row.holds is None and row.effect is None and row.verdict == "cannot be put to the model: there is no sea in it"
    assert row.to_json()["holds"] is None


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (claim("a", set={"hill.patiense": "0.9"}), "claim 'a': no number called 'hill.patiense'"),
        (claim("b", do="hill.walk"), "claim 'b': no act is called 'hill.walk'"),
        (claim("c", off="patience"), "claim 'c': no mechanism called 'patience'; .*impatience"),
        (claim("d", outcome="worth.hil", do="hill.valley_25"), "claim 'd': no outcome called 'worth.hil'"),
    ],
)
def test_a_claim_that_names_nothing_is_an_error(plain_base, wrong, words):
    with pytest.raises(InputError, match=words):
        put(plain_base, [wrong])


def test_the_input_on_which_a_claim_turns_is_named(plain_base, monkeypatch):
    """The effect is made to be how patient Vale is, less its median: the claim holds where it is more patient."""
    column = plain_base.inputs.values["mechanisms.patience.vale.per_month"]

    def look_ahead(self, values, draws, branches, progress=None):
        shape = (len(draws), len(branches), len(plain_base.months), plain_base.outcome.ended.shape[-1])
        ended = np.zeros(shape)
        is_changed = values["mistake"] != plain_base.inputs.values["mistake"][draws]
        deal = 0.5 + is_changed * (column[draws] - np.median(column))
        ended[..., 0, first_deal(plain_base)] = deal[:, None]
        worlds = np.zeros((*shape[:3], plain_base.outcome.worlds_ahead.shape[-1]))
        return Courses(ended, np.zeros((*shape[:2], 2)), np.zeros(shape[:2]), worlds, np.zeros(len(draws)))

    monkeypatch.setattr(type(plain_base), "look_ahead", look_ahead)
    (row,) = put(plain_base, [claim("patient", set={"mistake": "x 1.5"})]).claims
    assert 0.3 < row.holds < 0.7 and row.flips[0].path == "mechanisms.patience.vale.per_month"
    assert row.flips[0].side == "higher" and row.flips[0].strength > 0.99
    assert row.flips[0].at == pytest.approx(np.median(column), abs=0.01)


def first_deal(base):
    """Return the column of the first package among the endings."""
    from standoff.ensemble.outcome import deal_columns

    return deal_columns(base.structure)[0]


def test_verdicts_cover_every_share():
    assert [verdict(least) for least, _ in VERDICTS] == [words for _, words in VERDICTS]
    assert verdict(1.0) == "holds almost everywhere" and verdict(0.5) == "is as likely to hold as not"
    assert module.NOTICEABLE < 0.01


def test_a_coarser_grid_says_how_far_it_is_from_the_finer_one(base, found, plain_base, monkeypatch):
    """Claims on many private parties are worked out coarsely; the heaviest draws are put to the grid of the draws too."""
    made = [claim("patient", set={"hill.patience": "0.99"}), claim("little", "moves less", set={"mistake": "x 1.001"}, than=0.05)]
    fine = put(base, made)
    monkeypatch.setattr(module, "FEWEST_COARSE", 1)
    reported = []
    coarse = put(base, made, progress=reported.append)
    assert all(row.grid_error is None for row in fine.claims) and all(row.grid_error is None for row in found.claims)
    assert coarse.solved == fine.solved + 3 * module.CHECKED
    for one, other in zip(coarse.claims, fine.claims, strict=True):
        assert 0 < one.grid_error < 0.02 and one.verdict == other.verdict
        assert one.effect.median == pytest.approx(other.effect.median, abs=2 * one.grid_error + 1e-3)
        assert one.effect.median != other.effect.median
    assert reported == sorted(reported) and reported[-1] == pytest.approx(1)

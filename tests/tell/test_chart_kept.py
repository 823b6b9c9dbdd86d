"""How long a deal is kept: the numbers, the finding and the picture."""

from types import SimpleNamespace

import numpy as np
import pytest

from standoff.ask.kept import KeptDeal, kept_deals
from standoff.case.draws import draw_inputs
from standoff.tell.chart_kept import kept_chart, kept_sentence
from standoff.tell.drawing import to_spec, to_svg
from standoff.tell.theme import NARROW, WIDE
from tests.mechanisms.cases import FULL, edited, medians_of, number

SECTION = {"breaker": "hill", "hazard": {"maximal": number(0.1), "limited": number(0.01)}, "issue": "league",
           "deters": {"member": number(0.9), "open": number(0.5)}, "veto": {"open": number(0.5)}}  # fmt: skip
NUM_DRAWS = 4


def deals(section, log_odds=0.0) -> tuple[KeptDeal, ...]:
    structure, _ = medians_of(edited(FULL, {"mechanisms.guarantees": section}))
    outcome = SimpleNamespace(today=np.tile(np.eye(len(structure.tables[0].passes))[structure.start], (NUM_DRAWS, 1)),
                              beliefs=np.full((NUM_DRAWS, 1, 2), log_odds))  # fmt: skip
    weights = SimpleNamespace(weights=np.full(NUM_DRAWS, 1 / NUM_DRAWS))
    return kept_deals(structure, SimpleNamespace(next=(1, 0)), draw_inputs(structure.case, NUM_DRAWS, 1), outcome, weights)


def test_types_count_by_todays_belief():
    rows = {row.terms: row for row in deals(SECTION)}
    assert list(rows) == ["never in the League", "question left open", "in the League"]
    left = {"never in the League": 1.0, "question left open": 0.75, "in the League": 0.1}
    for terms, share in left.items():
        for month in (1, 60):
            by_type = [(1 - hazard * share) ** month for hazard in (0.01, 0.1)]
            np.testing.assert_allclose(rows[terms].chances[month - 1].median, np.mean(by_type))
    sure = {row.terms: row for row in deals(SECTION, log_odds=30.0)}
    np.testing.assert_allclose(sure["never in the League"].chances[11].median, 0.9**12, rtol=1e-6)


def test_without_types_and_without_an_issue_there_is_one_row():
    (row,) = deals({"breaker": "vale", "hazard": number(0.02)})
    assert row.terms == "any deal"
    np.testing.assert_allclose([chance.low for chance in row.chances], 0.98 ** np.arange(1, 61))
    assert kept_sentence([row]) == "A deal signed today would still be kept after 5 years with a chance of 30%."


def test_without_the_mechanism_there_is_nothing_to_say():
    structure, _ = medians_of(FULL)
    assert kept_deals(structure, None, None, None, None) == ()


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_the_picture_names_every_line_and_its_end(width):
    rows = deals(SECTION)
    svg = to_svg(to_spec(kept_chart(rows, width), kept_sentence(rows)))
    for row in rows:
        assert row.terms[:12] in svg
    assert "months after signing" in svg


def test_the_finding_compares_the_safest_with_the_least_safe():
    assert kept_sentence(deals(SECTION)) == (
        "A deal that says “in the League” would still be kept after 5 years with a chance of 74%; one that says “never in "
        "the League”, 27%.")

"""M22: what happened before in cases like this one, pooled with the analyst's own probability."""

import numpy as np
import pytest
from scipy import stats

from standoff.case.draws import draw_inputs, medians, numbers_of
from standoff.mechanisms import base_rates
from standoff.mechanisms.compile import build_game
from standoff.mechanisms.registry import SECTIONS
from tests.mechanisms.cases import FULL, build, edited, medians_of, number, stage_of, without
from tests.mechanisms.minds import THREATENED, same_game
from tests.mechanisms.played import play

MAXIMAL = "mechanisms.aims.hill.maximal"
RATE = "mechanisms.base_rates.resets.rate"


def counted(happened=4, of=5, weight="50%", sets=MAXIMAL, raw=THREATENED, **more):
    """Return a case with one count of precedents."""
    entry = {"id": "resets", "what": "attempts at a reset that failed", "happened": happened, "of": of, "sets": sets,
             "weight": number(weight), "assumed": "made up for a test"} | more
    return edited(raw, {"mechanisms.base_rates": [entry]})


def log_odds(chance):
    return np.log(chance) - np.log1p(-chance)


def test_the_rate_is_drawn_from_the_posterior_under_jeffreys_prior():
    rate = numbers_of(build(counted(4, 5)))[RATE].range
    levels = np.linspace(0.001, 0.999, 999)
    np.testing.assert_allclose(rate.quantile(levels), stats.beta(4.5, 1.5).ppf(levels), rtol=1e-9)
    np.testing.assert_allclose(rate.cdf(np.array([0.0, 0.3, 0.9, 1.0])), stats.beta(4.5, 1.5).cdf([0, 0.3, 0.9, 1]))
    assert rate.quantile((np.arange(20000) + 0.5) / 20000).mean() == pytest.approx((4 + 0.5) / (5 + 1), abs=1e-5)
    assert rate.text == "4 of 5" and not rate.is_fixed


@pytest.mark.parametrize(("happened", "of"), [(0, 4), (4, 4), (0, 1)])
def test_a_one_sided_record_is_no_certainty(happened, of):
    rate = base_rates.posterior(happened, of)
    assert 0 < rate.low < rate.median < rate.high < 1


def test_more_precedents_make_the_rate_narrower():
    widths = [rate.high - rate.low for rate in (base_rates.posterior(4 * times, 5 * times) for times in (1, 3, 10))]
    assert widths[0] > 1.5 * widths[1] > 1.5 * 1.5 * widths[2]


def test_the_rate_is_a_number_of_the_case_with_its_source():
    case = build(counted())
    item = numbers_of(case)[RATE]
    assert (item.domain, item.assumed, item.sources) == ("probability", "made up for a test", ())
    raw = counted(source=["history", "record"])
    del raw["mechanisms"]["base_rates"][0]["assumed"]
    assert numbers_of(build(raw))[RATE].sources == ("history", "record")
    column = draw_inputs(case, 64, 7).values[RATE]
    assert column.std() == pytest.approx(stats.beta(4.5, 1.5).std(), rel=0.1)


def test_pooling_is_a_mean_of_log_odds():
    for weight in (0.25, 0.5, 1):
        structure, draw = medians_of(counted(weight=weight))
        wanted = (1 - weight) * log_odds(0.5) + weight * log_odds(draw[RATE])
        np.testing.assert_allclose(build_game(structure, draw).prior, [wanted], atol=1e-12)


def test_the_order_of_two_counts_is_that_of_the_case():
    raw = counted(weight="100%")
    raw["mechanisms"]["base_rates"].append(raw["mechanisms"]["base_rates"][0] | {
        "id": "armies", "happened": 1, "of": 8, "weight": number("50%")})
    structure, draw = medians_of(raw)
    wanted = 0.5 * log_odds(draw[RATE]) + 0.5 * log_odds(draw["mechanisms.base_rates.armies.rate"])
    np.testing.assert_allclose(build_game(structure, draw).prior, [wanted], atol=1e-12)


def test_history_that_does_not_count_is_exactly_the_game_without():
    same_game(play(counted(weight=0)), play(THREATENED))
    raw = edited(THREATENED, {MAXIMAL: number(0.37)})  # log-odds and back would not give 0.37 to the last digit
    np.testing.assert_array_equal(build_game(*medians_of(counted(weight=0, raw=raw))).prior,
                                  build_game(*medians_of(raw)).prior)


def test_a_history_of_maximal_attackers_makes_a_deal_less_likely_where_nobody_threatens():
    calm = without(THREATENED, "sanctions", "threats")
    deals = [play(counted(happened, 4, "80%", raw=calm)).p_deal for happened in (0, 2, 4)]
    assert np.all(np.diff(deals) < -0.02)


def test_any_probability_of_the_case_can_have_a_base_rate():
    raw = counted(1, 9, "100%", "mechanisms.walking_away.go_between.keeps_arms", FULL)
    structure, draw = medians_of(raw)
    stage = stage_of(build_game(structure, draw), "what go_between meant by walking away")
    np.testing.assert_allclose(stage.probability[0, 0, 0], draw[RATE], rtol=1e-12)


def test_a_probability_by_type_is_set_type_by_type():
    by_type = {"firm": number(0.9), "soft": number(0.3)}
    raw = edited(FULL, {"mechanisms.walking_away.0.keeps_arms": by_type})
    raw = counted(1, 9, "100%", "mechanisms.walking_away.go_between.keeps_arms.firm", raw)
    structure, draw = medians_of(raw)
    stage = stage_of(build_game(structure, draw), "what go_between meant by walking away")
    np.testing.assert_allclose(stage.probability[0, :, 0, 0], [0.3, draw[RATE]], rtol=1e-12)


def test_a_case_with_base_rates_can_be_written_out_and_read_again():
    case = build(counted())
    plain = case.mechanisms["base_rates"].model_dump(mode="json")
    assert "rate" not in plain[0]
    again = SECTIONS["base_rates"].model_validate([{key: value for key, value in plain[0].items() if value is not None
                                                    and key != "weight"} | {"weight": number("50%")}])
    assert again.root[0].rate.range == case.mechanisms["base_rates"].root[0].rate.range
    assert "rate" not in str(SECTIONS["base_rates"].model_json_schema()["$defs"]["BaseRate"]["properties"].keys())
    assert medians(case)[RATE] == pytest.approx(stats.beta(4.5, 1.5).median())


@pytest.mark.parametrize(("fields", "words"), [
    ({"happened": 6}, "it happened 6 times out of 5; the first number cannot be the larger one"),
    ({"rate": number(0.5)}, "the rate follows from the counts: write 'happened' and 'of', and leave 'rate' away"),
    ({"happened": -1}, "greater than or equal to 0"),
    ({"of": 0}, "greater than or equal to 1"),
    ({"happened": "many"}, "valid integer"),
    ({"assumed": None}, "neither a source nor 'assumed'"),
    ({"source": "history"}, "both a source and 'assumed'"),
])
def test_counts_that_are_none_are_refused(fields, words):
    with pytest.raises(ValueError, match=words):
        build(counted(**fields))


@pytest.mark.parametrize("sets", [
    "mechanisms.aims.hill.maximum", "mechanisms.sanctions.oil.leak", "mechanisms.base_rates.resets.rate", "mistake",
])
def test_what_is_set_must_be_a_probability_of_the_case(sets):
    with pytest.raises(ValueError) as caught:
        medians_of(counted(sets=sets))
    assert f"mechanisms.base_rates.0.sets: no probability at '{sets}'" in str(caught.value)


def test_two_counts_have_two_names():
    raw = counted()
    raw["mechanisms"]["base_rates"] *= 2
    with pytest.raises(ValueError, match="the id 'resets' is used twice"):
        medians_of(raw)


def test_the_report_says_what_was_counted():
    case = build(counted(weight="30%"))
    said = base_rates.sentence(case, case.mechanisms["base_rates"], lambda path: numbers_of(case)[path].range.median)
    assert said == ("Attempts at a reset that failed: 4 of 5. That history counts for 30% of the judgement here, the "
                    "particulars of this case for the rest.")

"""What a range text means: the families, the ends, the units, and the words for what is wrong."""

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from standoff.case.ranges import DOMAINS, LIKELIHOODS, RangeError, parse_range

EXACT = 1e-12  # relative: a few roundings of a double


def ends(text, domain):
    found = parse_range(text, domain)
    return found.low, found.high


@pytest.mark.parametrize(
    ("text", "domain", "family", "low", "high"),
    [
        ("3 to 9", "positive", "lognormal", 3, 9),
        ("60% to 85%", "share", "logitnormal", 0.6, 0.85),
        ("5 to 10%", "share", "logitnormal", 0.05, 0.1),
        ("-5 to 5", "signed", "normal", -5, 5),
        ("\u22125 to \u22122", "signed", "normal", -5, -2),
        ("10,000 to 40,000", "positive", "lognormal", 10_000, 40_000),
        ("2 weeks to 3 months", "months", "lognormal", 14 * 12 / 365.25, 3),
        ("3 to 9 months", "months", "lognormal", 3, 9),
        ("1 to 2 years", "months", "lognormal", 12, 24),
        ("0.94 to 0.99 per month", "patience", "logitnormal", 0.94, 0.99),
        ("0.5 to 0.7 per year", "patience", "logitnormal", 0.5 ** (1 / 12), 0.7 ** (1 / 12)),
        ("x 0.3 to 0.6", "factor", "lognormal", 0.3, 0.6),
        ("\u00d70.3 to 0.6", "factor", "lognormal", 0.3, 0.6),
        ("+0.5% to +2%", "shift", "normal", 0.005, 0.02),
        ("normal(-1, 2)", "signed", "normal", -1, 2),
        ("Likely", "probability", "logitnormal", 0.55, 0.80),
        ("roughly even chance", "probability", "logitnormal", 0.45, 0.55),
    ],
)
def test_ends_are_the_5_and_95_percent_quantiles(text, domain, family, low, high):
    found = parse_range(text, domain)
    assert found.family == family
    assert (found.low, found.high) == (pytest.approx(low, rel=EXACT), pytest.approx(high, rel=EXACT))
    assert found.quantile([0.05, 0.95]) == pytest.approx([low, high], rel=EXACT)


@pytest.mark.parametrize(
    ("text", "domain", "value"),
    [
        ("6", "positive", 6), (6, "positive", 6), (0.25, "share", 0.25), ("0", "positive", 0), ("100%", "share", 1),
        ("24 months", "months", 24), ("1 year", "months", 12), ("10,000", "signed", 10_000), ("x 0.9", "factor", 0.9),
        ("0.97 per month", "patience", 0.97), ("-3", "shift", -3), ("2e3", "positive", 2e3),
        ("5 per cent", "share", 0.05),
    ],
)  # fmt: skip
def test_a_plain_number_is_a_point(text, domain, value):
    found = parse_range(text, domain)
    assert found.is_fixed and found.low == found.median == found.high == pytest.approx(value, rel=EXACT)
    assert np.all(found.quantile(np.array([0.0, 0.3, 1.0])) == found.median)


def test_uniform_and_pert_name_their_ends():
    uniform = parse_range("uniform(0, 10)", "positive")
    assert (uniform.low, uniform.median, uniform.high) == pytest.approx((0.5, 5, 9.5))
    pert = parse_range("pert(1, 3, 9) months", "months")
    u = (np.arange(20_000) + 0.5) / 20_000
    # the mean of a PERT is (least + 4 likeliest + most) / 6; the midpoint rule is good to 1e-5 here
    assert np.mean(pert.quantile(u)) == pytest.approx((1 + 4 * 3 + 9) / 6, abs=1e-4)
    assert 1 < pert.low < pert.high < 9


def test_thousands_inside_a_call_need_a_space_after_the_comma():
    assert parse_range("uniform(1,000, 2,000)", "positive").parameters == (1000, 2000)
    assert parse_range("uniform(1,300)", "positive").parameters == (1, 300)


@pytest.mark.parametrize(
    "written", ["either: {5 to 8: 70%, 12 to 20: 30%}", {"either": {"5 to 8": 0.7, "12 to 20": "30%"}}]
)
def test_a_mixture_has_one_quantile_function(written):
    found = parse_range(written, "positive")
    x = found.quantile(np.linspace(0.01, 0.99, 99))
    assert np.all(np.diff(x) > 0)
    # the parts hardly overlap: 70% of the mass lies below the gap
    assert found.quantile(0.6) < 9 < found.quantile(0.75)
    assert found.cdf(x) == pytest.approx(np.linspace(0.01, 0.99, 99), abs=1e-9)


def test_a_mixture_may_hold_points_and_calls():
    found = parse_range("either: {0: 40%, pert(1, 2, 3): 60%}", "positive")
    assert found.quantile([0.2, 0.39]) == pytest.approx([0, 0], abs=1e-12) and 1 < found.quantile(0.5) < 3


@pytest.mark.parametrize(
    ("text", "domain", "words", "hint"),
    [
        ("9 to 3", "positive", "the first number must be smaller than the second: '9 to 3'", "swap"),
        ("5 to 5", "positive", "both ends of '5 to 5' are the same", "single number"),
        ("120%", "share", "120% is outside what this field can be: it takes a share from 0 to 1", "5% to 12%"),
        ("60", "share", "60 is outside what this field can be", "did you mean 60%?"),
        ("-3", "positive", "an amount of 0 or more", "3 to 9"),
        ("1", "patience", "a patience below 1", "0.97"),
        ("0.9 to 1", "patience", "a patience below 1", "0.97"),
        ("uniform(0.9, 1)", "patience", "a patience below 1", "0.97"),
        ("1.2 per year", "patience", "a patience below 1", "0.97"),
        ("0% to 5%", "share", "a range cannot end at 0%: its outer tail", "uniform(0%, 5%)"),
        ("50% to 100%", "share", "a range cannot end at 100%", "uniform(50%, 100%)"),
        ("0 to 5", "positive", "a range cannot end at 0", "uniform(0, 5)"),
        ("3-9 months", "months", "cannot read '3-9 months' as a number or range", "write '3 to 9 months'"),
        ("3\u20139", "positive", "cannot read", "write '3 to 9'"),
        ("likly", "probability", "cannot read 'likly'", "did you mean 'likely'?"),
        ("likely", "share", "'likely' is a likelihood, and this field takes a share", "5% to 12%"),
        ("0,5", "share", "cannot read '0,5'", "commas group thousands"),
        ("5% to 0.1", "share", "has a percent sign on one end only", "5% to 10%"),
        ("3 to 9 per year", "positive", "is per year, and everything in a case is per month", "per month"),
        ("x 3", "positive", "'x 3' is a factor, and this field takes an amount of 0 or more", "3 to 9"),
        ("3 months", "positive", "'3 months' is a length of time, and this field", "3 to 9"),
        ("5%", "months", "'5%' is not a length of time", "24 months"),
        ("3 per month", "months", "is not a length of time", "24 months"),
        ("normal(1, 2)", "positive", "a normal has no bounds", "3 to 9"),
        ("pert(1, 2)", "positive", "cannot read 'pert(1, 2)'", "pert(least, likeliest, most)"),
        ("uniform(3, 1)", "positive", "the first number must be smaller", "swap"),
        ("1 to 3 to 4", "positive", "cannot read '1 to 3 to 4'", "3 to 9"),
        ("about 5", "positive", "cannot read 'about 5'", "10,000 to 40,000"),
        ("", "share", "found nothing where a number or range belongs", "5% to 12%"),
        (None, "share", "found nothing", "5% to 12%"),
        (True, "share", "found 'true' where a number", "5% to 12%"),
        ([1], "share", "found a list where a number", "5% to 12%"),
        ("1e16", "positive", "'1e16' is too large a number", "thousands"),
        ("0.000001 to 9", "positive", "spans more than a million-fold", "narrow"),
        ("nan", "signed", "cannot read 'nan'", "-1 to 2"),
        ("1" * 50_000 + " x", "signed", "cannot read '111", "-1 to 2"),
        ("either: 3", "positive", "cannot read 'either: 3'", "70%"),
        ({"either": {"3": 1}}, "positive", "at least two ranges with their weights", "70%"),
        ({"or": {"3": 1}}, "positive", "a mixture needs 'either'", "70%"),
        ({"either": {"3": 0.5, "4": 0.4}}, "positive", "add up to 90%, not 100%", "70%"),
        ({"either": {"3": 0, "4": 1}}, "positive", "the weight '0' of '3' must be one number above 0", "70%"),
        ({"either": {"3": 0.5, "-4": 0.5}}, "positive", "-4 is outside what this field can be", "3 to 9"),
    ],
)
def test_bad_text_says_what_was_found_and_what_is_allowed(text, domain, words, hint):
    with pytest.raises(RangeError) as caught:
        parse_range(text, domain)
    assert words in caught.value.message and hint in caught.value.hint


def test_words_of_likelihood_cover_the_scale_without_gaps():
    spans = sorted(set(LIKELIHOODS.values()))
    assert spans[0][0] == 0.01 and spans[-1][1] == 0.99
    assert all(left[1] == right[0] for left, right in pairwise(spans))


PAIRS = st.tuples(st.integers(1, 9_998), st.integers(2, 9_999)).filter(lambda pair: pair[0] < pair[1])
SPANS = {"probability": 1e-4, "share": 1e-4, "patience": 1e-4, "positive": 1e-2, "months": 1.0, "factor": 1e-3,
         "signed": 1.0, "shift": 1e-3}  # fmt: skip


@given(st.sampled_from(sorted(DOMAINS)), PAIRS)
def test_ends_match_and_quantiles_rise_in_every_domain(domain, pair):
    low, high = (end * SPANS[domain] for end in pair)
    found = parse_range(f"{low:.8f} to {high:.8f}", domain)
    # a difference of close logits loses digits: 1e-9 leaves three orders of margin
    assert (found.low, found.high) == (pytest.approx(low, rel=1e-9), pytest.approx(high, rel=1e-9))
    x = found.quantile(np.linspace(0, 1, 101))
    assert np.all(np.isfinite(x)) and np.all(np.diff(x) >= 0)
    rules = DOMAINS[domain]
    assert np.all(x >= rules.least) and np.all(x <= rules.most)
    if domain == "patience":
        assert np.all(x < 1)


@given(st.sampled_from(sorted(DOMAINS)), PAIRS, st.integers(1, 99))
def test_the_text_of_a_range_is_read_as_the_same_range(domain, pair, weight):
    low, high = (end * SPANS[domain] for end in pair)
    for text in (
        f"{low:.8f}",
        f"{low:.8f} to {high:.8f}",
        f"either: {{{low:.8f}: {weight}%, {high:.8f}: {100 - weight}%}}",
    ):
        found = parse_range(text, domain)
        assert parse_range(found.text, domain) == found


@given(st.floats(-12, 12), st.floats(0.01, 3))
def test_a_quantile_is_the_inverse_of_the_distribution_function(middle, width):
    assume(width > 0)
    for text, domain in (
        (f"{middle:.6f} to {middle + width:.6f}", "signed"),
        (f"{math.exp(middle):.9f} to {math.exp(middle + width):.9f}", "positive"),
    ):
        found = parse_range(text, domain)
        u = np.linspace(0.01, 0.99, 25)
        assert found.cdf(found.quantile(u)) == pytest.approx(u, abs=1e-7)


@given(st.text(max_size=40), st.sampled_from(sorted(DOMAINS)))
def test_any_text_is_a_range_or_a_sentence(text, domain):
    try:
        assert math.isfinite(parse_range(text, domain).median)
    except RangeError as error:
        assert error.message and error.hint

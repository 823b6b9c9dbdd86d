"""The forecast of the smallest case that works: what must hold of every forecast, and that it can be repeated."""

import json

import numpy as np
import pytest

from standoff.ask.forecast import forecast
from standoff.case.draws import draw_inputs
from standoff.ensemble.outcome import question_of
from standoff.ensemble.run import run_draws
from standoff.mechanisms.record import record_steps
from standoff.mechanisms.structure import compile_structure
from tests.mechanisms.cases import MINIMAL, build, edited, number

DRAWS, SEED = 8, 3
TABLED = {"date": "2026-02-10", "party": "hill", "action": "table", "package": "any", "source": "wire"}
REFUSED = {"date": "2026-02-12", "party": "vale", "action": "refuse", "source": "wire"}


def case_of(*events, as_of="2026-02-20"):
    """Return the minimal case with uncertain haste, its months of record ending in the month of `as_of`."""
    sources = {"wire": {"title": "A wire story", "publisher": "The Wire", "date": "2026-01-02"}}
    raw = edited(MINIMAL, {"mistake": number("3% to 20%"), "as_of": as_of})
    return build(raw | {"record": list(events), "sources": sources})


@pytest.fixture(scope="module")
def case():
    return case_of(TABLED, REFUSED)


@pytest.fixture(scope="module")
def found(case):
    return forecast(case, draws=DRAWS, seed=SEED, command="test")


def check_coherence(found):
    """Assert what holds of every forecast."""
    assert not found.certificate.messages
    assert sum(found.endings.values()) == pytest.approx(1, abs=1e-6)
    assert sum(package.probability for package in found.packages) == pytest.approx(found.endings["deal"], abs=1e-6)
    by_month = np.array(list(found.endings_by_month.values()))
    assert by_month.sum(axis=0) == pytest.approx(1, abs=1e-6) and by_month.shape[1] == len(found.months)
    assert found.p_deal_draws.shape == (found.draws, len(found.months))
    assert np.all(np.diff(found.p_deal_draws, axis=1) >= 0) and found.p_deal_draws[:, 0].min() > 0.01
    assert found.weights.sum() == pytest.approx(1) and 1 <= found.effective_draws <= found.draws + 1e-9
    assert found.endings["deal"] == pytest.approx(found.weights @ found.p_deal_draws[:, -1], abs=1e-6)
    for name in ("median", "low", "high", "low50", "high50"):
        assert np.all(np.diff([getattr(row, name) for row in found.p_deal]) >= 0)
    for row in found.p_deal:
        assert row.low <= row.low50 <= row.median <= row.high50 <= row.high


def test_the_numbers_hang_together(found):
    check_coherence(found)


def test_the_forecast_starts_where_the_record_ends(found):
    """The refusal of February is known; Vale's own offers in February are still to come, then three months ahead."""
    assert found.months == ("2026-02", "2026-03", "2026-04", "2026-05")
    assert tuple(row.month for row in found.p_deal) == found.months
    assert found.notes[0] == "The record was followed up to 2026-02."


@pytest.mark.parametrize(
    ("events", "as_of", "first", "note"),
    [
        ((), "2026-01-15", "2026-01", "The case has no record to follow."),
        (({**TABLED, "date": "2026-01-10"},), "2026-01-15", "2026-01", "The record was followed up to 2026-01."),
    ],
    ids=["no record", "part of the first month"],
)
def test_a_record_may_be_empty_or_end_within_its_first_month(events, as_of, first, note):
    found = forecast(case_of(*events, as_of=as_of), draws=DRAWS, seed=SEED, command="test")
    check_coherence(found)
    assert found.months[0] == first and found.notes[0] == note
    if not events:
        assert found.weights == pytest.approx(np.full(DRAWS, 1 / DRAWS)), "nothing to tell draws apart"


def test_the_same_seed_gives_the_same_bytes_and_another_does_not(case, found):
    def text(forecast):
        return json.dumps(forecast.to_json(with_draws=True) | {"seconds": 0}, sort_keys=True)

    assert text(forecast(case, draws=DRAWS, seed=SEED, command="test")) == text(found)
    assert text(forecast(case, draws=DRAWS, seed=SEED + 1, command="test")) != text(found)


def test_the_number_of_threads_does_not_matter(case):
    structure = compile_structure(case)
    inputs = draw_inputs(case, DRAWS + 1, SEED)  # three batches, the last one padded
    question = question_of(structure, record_steps(structure), inputs)
    one, two = (run_draws(structure, inputs, question, num_threads=number) for number in (1, 2))
    for name, left, right in zip(one._fields, one, two, strict=True):
        assert left.shape[0] == DRAWS + 1 and np.array_equal(left, right), name

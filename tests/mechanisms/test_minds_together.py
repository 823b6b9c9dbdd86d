"""Misperception, courting, stalling, persuasion, moods and base rates in one small case: it solves, and it certifies."""

import jax
import numpy as np

from standoff.mechanisms.compile import build_game
from standoff.solve.certify import certify
from tests.mechanisms.cases import edited, medians_of, number
from tests.mechanisms.minds import THREATENED
from tests.mechanisms.played import play

SECTIONS = {
    "misperception": [{"party": "go_between", "about": "hill", "believes": "limited", "by": number(0.7)}],
    "talking": [{"party": "hill", "with": "go_between", "refusing_loses": number(0.6),
                 "per_month": {"maximal": number(0.02), "limited": number(0.002)}}],
    "stalling": [{"party": "hill", "cost": number(0.004)}],
    "persuasion": [{
        "id": "summit", "what": "a summit", "party": "go_between", "by": "hill", "date": "2026-02-15",
        "until": "2026-04-01", "about": "hill", "believes": "limited", "shift": number(0.6),
        "effect": {"mechanisms.issues.deal.go_between": number("x 0.7")},
    }],
    "inconsistency": [{
        "party": "go_between", "mistakes": number("x 2"), "share": number(0.4),
        "moods": [{"id": "harsh", "pays": {"execute oil": number(0.05)}},
                  {"id": "soft", "pays": {"execute oil": number(-0.1)}}],
    }],
    "base_rates": [{
        "id": "wars", "what": "wars of conquest", "happened": 3, "of": 4, "assumed": "made up for a test",
        "sets": "mechanisms.aims.hill.maximal", "weight": number(0.5),
    }],
}
ALL = edited(THREATENED, {f"mechanisms.{name}": section for name, section in SECTIONS.items()})


def test_the_case_with_all_of_them_is_certified():
    played = play(ALL)
    with jax.enable_x64(True):
        assert certify(played.game, played.equilibrium).is_ok(1e-9)
    assert 0 < played.p_deal < 1


def test_they_add_worlds_before_the_policy_move_only():
    before, _ = medians_of(THREATENED)
    after, _ = medians_of(ALL)
    counts = {stage.name: len(table.passes) for stage, table in zip(before.stages, before.tables, strict=True)}
    for stage, table in zip(after.stages, after.tables, strict=True):
        wanted = counts.get(stage.name, counts["go_between acts"]) * (2 if stage.name == "go_between acts" else 1)
        assert len(table.passes) == wanted, stage.name


def test_the_order_in_the_case_does_not_matter():
    turned = ALL | {"mechanisms": dict(reversed(ALL["mechanisms"].items()))}
    first, second = (build_game(*medians_of(raw)) for raw in (ALL, turned))
    for one, other in zip(jax.tree.leaves(first), jax.tree.leaves(second), strict=True):
        np.testing.assert_array_equal(one, other)

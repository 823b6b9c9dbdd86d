"""PLOVER types: the shipped weights on sentences of our own, and cross-validation on the gold records."""

import importlib.util

import pytest

from standoff.read.plover import EARLIER, QUAD_OF, TYPES, classify
from tests.house.tree import ROOT

RECORDS = ROOT.parent / "shared" / "data" / "plover" / "plover_records.json"


@pytest.mark.parametrize(
    "kind, text",
    [
        ("CONSULT", "The two presidents met in Tarsk on Friday."),
        ("ASSAULT", "Velandic jets bombed the harbour at dawn."),
        ("THREATEN", "The general threatened to shell the town."),
        ("REJECT", "Orsenia rejected the plan."),
        ("REQUEST", "The minister demanded the release of the pilots."),
        ("ACCUSE", "The envoy accused the rebels of stalling."),
        ("AGREE", "Both governments agreed to share the river."),
        ("RETREAT", "The army withdrew its tanks from the valley."),
        ("COERCE", "Police arrested eleven students."),
        ("PROTEST", "Thousands marched and demonstrated against the treaty."),
        ("SANCTION", "The union imposed sanctions on two banks."),
        ("AID", "The country sent ammunition and food aid."),
    ],
)
def test_types_of_plain_sentences(kind, text):
    assert classify(text) == kind


def test_every_type_belongs_to_one_class():
    assert len(TYPES) == 16 == len(QUAD_OF)
    assert set(EARLIER.values()) <= set(TYPES)


@pytest.mark.skipif(not RECORDS.exists(), reason="PLOVER's gold records do not stand beside the project")
def test_cross_validation_reaches_the_goal():
    spec = importlib.util.spec_from_file_location("train_plover", ROOT / "tools" / "train_plover.py")
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    found, types = tool.load(RECORDS)
    right = tool.cross_validate(found, types)
    assert right["type"] >= 0.60 and right["class"] >= 0.75

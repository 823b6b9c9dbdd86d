"""Hints name the nearest name and list the known ones."""

from standoff.case.suggest import MOST_NAMES, suggest


def test_the_nearest_name_comes_first():
    assert suggest("vally", ["tariffs", "valley"], "issues") == "did you mean 'valley'?  issues: tariffs, valley"
    assert suggest("Valley", ["valley"], "issues") == "did you mean 'valley'?  issues: valley"
    assert suggest("Sd", ["Sud"], "parties") == "did you mean 'Sud'?  parties: Sud"


def test_nothing_near_only_lists():
    assert suggest("zzz", ["tariffs", "valley"], "issues") == "issues: tariffs, valley"
    assert suggest("zzz", [], "issues") == "issues: none"


def test_long_lists_are_cut():
    listed = suggest("zzz", [f"name{number}" for number in range(100)], "names")
    assert listed.endswith(", ...") and listed.count("name") == MOST_NAMES + 1

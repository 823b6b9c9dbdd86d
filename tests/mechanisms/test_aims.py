"""M5: two types per private party, one with its probability."""

import pytest

from standoff.mechanisms import aims
from tests.mechanisms.cases import FULL, build, edited, number


def test_type_one_has_the_number_whichever_is_written_first():
    swapped = edited(FULL, {"mechanisms.aims.hill": {"limited": "rest", "maximal": number(0.4)}})
    assert aims.types(build(FULL)) == aims.types(build(swapped))
    assert aims.types(build(FULL)) == {"hill": ("limited", "maximal"), "go_between": ("soft", "firm")}


@pytest.mark.parametrize("types", [
    {"maximal": number(0.4)},
    {"maximal": number(0.4), "limited": number(0.6)},
    {"maximal": number(0.4), "limited": "rest", "middling": "rest"},
    {"maximal": "rest", "limited": "rest"},
])
def test_exactly_two_types_one_of_them_the_rest(types):
    with pytest.raises(ValueError, match="'hill' needs exactly two types, one with its probability"):
        build(edited(FULL, {"mechanisms.aims.hill": types}))


def test_types_belong_to_parties_of_the_case():
    case = build(edited(FULL, {"mechanisms.aims.hull": {"maximal": number(0.4), "limited": "rest"}}))
    assert "no party called 'hull'" in aims.mistakes(case, case.mechanisms["aims"])[0].message

"""Numbers carry a source or a reason; numbers by type are told from single ones."""

import pytest
from pydantic import TypeAdapter, ValidationError

from standoff.case.fields import KINDS, ByType, Number, Share, Signed
from standoff.case.ranges import DOMAINS

BY_TYPE = TypeAdapter(ByType[Share])


def complaints(raw, kind=Share):
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_python(raw)
    return [(error["loc"], error["msg"]) for error in caught.value.errors()]


def test_every_domain_has_its_kind_of_number():
    assert KINDS.keys() == DOMAINS.keys() and all(issubclass(kind, Number) for kind in KINDS.values())


def test_a_number_knows_its_range_and_origin():
    number = Share.model_validate({"value": "5% to 10%", "source": ["a", "b"]})
    assert number.range.family == "logitnormal" and number.range is number.value and number.sources == ("a", "b")
    assert Share.model_validate({"value": 0.1, "source": "a"}).sources == ("a",)
    assert Share.model_validate({"value": 0.1, "assumed": "nobody has measured it"}).sources == ()


def test_a_number_is_written_back_as_it_was_read():
    raw = {"value": "5% to 10%", "source": "a", "assumed": None}
    written = {key: value for key, value in raw.items() if value is not None}
    assert Share.model_validate(written).model_dump() == raw


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("5%", "found '5%' where a number with its source belongs"),
        (None, "found nothing where a number with its source belongs"),
        ([1], "found a list where a number"),
        ({"value": 0.1}, "neither a source nor 'assumed'"),
        ({"value": 0.1, "source": "a", "assumed": "for three reasons"}, "both a source and 'assumed'"),
        ({"value": 0.1, "assumed": ""}, "'assumed' gives no reason"),
        ({"value": 0.1, "assumed": None}, "'assumed' gives no reason"),
        ({"value": 0.1, "assumed": "a guess"}, "'assumed' gives no reason"),
        ({"value": 0.1, "source": []}, "'source' names no source"),
        ({"value": 0.1, "source": " "}, "'source' names no source"),
        ({"value": 0.1, "source": None}, "'source' names no source"),
        ({"source": "a"}, "Field required"),
    ],
)
def test_a_number_without_origin_is_refused(raw, words):
    assert any(words in message for _, message in complaints(raw))


def test_one_number_or_numbers_by_type():
    one = BY_TYPE.validate_python({"value": 0.1, "source": "a"})
    two = BY_TYPE.validate_python({"firm": {"value": 0.1, "source": "a"}, "soft": {"value": 0.2, "source": "a"}})
    assert isinstance(one, Share) and list(two) == ["firm", "soft"] and two["soft"].range.median == 0.2
    assert BY_TYPE.validate_python(one) is one


def test_unknown_types_are_found_even_beside_wrong_numbers():
    raw = {"firn": {"value": 0.1, "source": "a"}, "soft": {"value": 7, "source": "a"}}
    with pytest.raises(ValidationError) as caught:
        BY_TYPE.validate_python(raw, context={"types": {"firm", "soft"}})
    assert max(error["msg"].split(":")[0] for error in caught.value.errors()) == "no type called 'firn'"
    assert caught.value.error_count() == 2


def test_numbers_are_frozen():
    with pytest.raises(ValidationError, match="frozen"):
        Signed.model_validate({"value": 1, "source": "a"}).source = "b"

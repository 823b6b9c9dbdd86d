"""What people think, what papers show and whom they accuse, in sentences written for these tests."""

import pytest

from tests.read.test_told import told


@pytest.mark.parametrize(
    "text, found",
    [
        ("Retired teacher Ivo Berg believes the swap will fail.", ("Ivo Berg", "the swap will fail")),
        ("Economists fear that the crisis will empty the treasury.", ("economists", "the crisis will empty the treasury")),
        ("Mayor Ada Berg is convinced that the war will go on.", ("Ada Berg", "the war will go on")),
        ("A planning memorandum shows that the army expected the attack.", ("memorandum", "the army expected the attack")),
        ("A survey by the Arland Chamber found that most firms had lost money.", ("survey by the Arland Chamber", "most firms had lost money")),
        ("Labour's Tom Berg blasted the ultimatum as reckless.", ("Tom Berg", "the ultimatum as reckless")),
        ("On Tuesday Arland accused Veskia of trying to wreck the talks.", ("Arland", "trying to wreck the talks")),
    ],
)
def test_thoughts_findings_and_accusations_are_reported(text, found):
    assert found in told(text)


@pytest.mark.parametrize(
    "text", ["I believe that the truce will hold.", "He found that the door was open.", "Berg did not think about it.", "The army showed that it could fight."]
)
def test_the_narrators_thoughts_and_plain_deeds_are_not(text):
    assert told(text) == []

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
        ("The ferry tax, she told us, had to go. The mill, Ada Berg pointed out, would burn.", ("Ada Berg", "The mill … would burn")),
        ("The bridge will fall in the first storm, Otto Berg reckons.", ("Otto Berg", "The bridge will fall in the first storm")),
        ("Mayor Ada Berg sniffed that the ferry had never been on time.", ("Ada Berg", "the ferry had never been on time")),
        ("Mayor Ada Berg went further, growling online that the ferry would burn.", ("Ada Berg", "the ferry would burn")),
        ("She has sworn she will not cross again.", (None, "she will not cross again")),
        ("He blamed the navy, accused Arland of theft, and left.", (None, "Arland of theft")),
        ("Otto Berg denounced the vote as a farce and demanded that it be held again.", ("Otto Berg", "the vote as a farce")),
        ("On Tuesday Arland accused Veskia of trying to wreck the talks.", ("Arland", "Veskia of trying to wreck the talks")),
    ],
)
def test_thoughts_findings_and_accusations_are_reported(text, found):
    assert found in told(text)


@pytest.mark.parametrize(
    "text", ["I believe that the truce will hold.", "He found that the door was open.", "Berg did not think about it.", "The army showed that it could fight."]
)
def test_the_narrators_thoughts_and_plain_deeds_are_not(text):
    assert told(text) == []


def test_his_estimation_of_a_thing_is_about_the_thing():
    assert told("Ana Lund sells fields.\n\nOtto Berg was less cheerful in his estimation of the valley's trade.") == []

"""Stances that grammar tells: refusals, what is threatened for, terms in lists, what each side would do under a draft."""

import pytest

from tests.read.test_positions import positions


@pytest.mark.parametrize(
    "text, position",
    [
        ('"We are not going to pay for the bridge," Ost said.', ("Karl Ost", "refuses", "transit")),
        ("Ost said he would never put his name to a lease.", ("Karl Ost", "refuses", "put his name to a lease")),
        ("The governor would not hear of it.", ("governor", "refuses", "hear of")),
        ('"We do not bargain with smugglers," Ost said.', ("Karl Ost", "refuses", "bargain with smugglers")),
        ("Ost said no rifle would be handed over.", ("Karl Ost", "refuses", "rifle would be handed")),
        ("Ost said Veland would shell the camp unless the four clerks were freed.", ("Veland", "demands", "the four clerks were freed")),
        ("Ost offered a bridge in return for seats in the senate.", ("Karl Ost", "demands", "seats")),
        ("Ost gave the crew two days to free the clerks.", ("Karl Ost", "demands", "free the clerks")),
        ("Ost set two conditions: a pardon for the clerks and a seat on the board.", ("Karl Ost", "demands", "a seat on the board")),
        ("Ost said he would accept the pact only if Orsenia paid.", ("Karl Ost", "demands", "orsenia paid")),
        ("Ost has refused to do so.", ("Karl Ost", "refuses", "do so")),
        ("Under the draft, Veland would clear its mines from the bay.", ("Veland", "offers", "clear its mines from the bay")),
        ("Ost said that any engineers must be joined by clerks.", ("Karl Ost", "demands", "engineers must be joined by clerks")),
        ("Ost is willing to grant them a toll-free lease.", ("Karl Ost", "offers", "grant them a toll-free lease")),
        ("Ost would not budge, and Veland's insistence on searching every barge remained.", ("Veland", "demands", "searching every barge")),
    ],
)
def test_stances_that_grammar_tells(text, position):
    assert position in positions(text)


@pytest.mark.parametrize(
    "text",
    [
        "Analysts said Ost would not release the clerks.",
        "Ost said he would not comment.",
        "Ost insisted the crew were in good health.",
        "Ost embraced on the steps with Dovrak.",
        "If Ost will not sign, nobody will.",
    ],
)
def test_what_is_no_stance(text):
    assert positions(text) == []

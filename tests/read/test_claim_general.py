"""Claims told as a rule of the world, orders that tell what follows, reasons to do something, and what is no claim."""

import pytest

from tests.read.test_claim_shapes import MOVES, directions

RISES = """
If the brewers begin to doubt that the dam will hold, the mayor would look for a way out.
Truces hold when both armies are tired.
He will bargain when he is losing, and not before.
Leases signed in a hurry tend to trigger new quarrels.
A side that expects to be weaker next year has reason to fight today.
The navy has every reason to wait because the ice helps it.
Seize two barges and the rest will stay in port.
Squeeze the brewers and you squeeze their families.
Brewers come back when the flood recedes.
Quarrels flourish where the rent is unpaid.
What keeps the lock open is money.
Cheap power is what will keep the mill here.
The lease gives the brewers three months to hire guards.
Time favours the side that owns the barges.
Give us more ferries and the harbour becomes a market.
I think it would save the brewery.
The cash, she told the Harbour Post, would free up money for barges.
If he wins, he would have a freer hand.
When children can swim, drownings become rare.
Only money works.
Only force will move the harbour board.
What changes their minds is losing customers.
What might is a cheaper ferry.
A promise that costs nothing to keep will be kept.
Ost has no doubt that a levy would bring the brewers back.
Mediators who pay do better than mediators who plead.
It would be easier for the palace to swallow if the union signed.
"""
FALLS = """
Such leases collapse without somebody to collect the rent.
Truces break when the vote comes first.
Every barge the navy buys makes the council less willing to talk.
The brewer has no reason to sell while prices rise.
When the pumps stop, orchards die in a week.
Every week of delay costs us another ferry.
A truce that leaves them out cannot last.
"If the guns start again in June there will be no hops," said Ost.
A ban would cut thirst within weeks but would do nothing for the brewers.
A patrol of that sort would make the smugglers think twice.
A second lock would make poaching riskier.
"""
NONE = """
What won't help is another round of fines.
Fining a brewer who has no money is a waste of ink.
Unarmed observers don't deter anybody.
They sell so many hops that new fines would no longer dent their purse.
A fine that cannot be collected frightens nobody.
No contract can protect a brewer from a bad harvest.
None of this makes a lease impossible.
Few clerks believe that a bigger ferry would change much.
It is doubtful that new fines would sway the brewers.
It is far from clear that a levy would work.
A bigger fleet would do little good.
Brewers doubt that the levy will have much effect.
Traders were sceptical that a second ferry would bring the brewers back.
More envoys from the capital will not make the lease any more durable.
Fines hardly touch the brewery's income.
A levy would hit the brewers but leave the palace untouched.
You can fine the mill; it's not going to touch the owners.
"""
NOTHING = """
Who gains from the lease is a matter of dispute.
Ost has never owned a barge, and did not do so this week.
It can begin tomorrow morning if they want it.
Ost wants a treaty that would commit the brewers to pay if the lock were closed again.
If the talks do not resume, he said in a radio address, his men will cut the rope.
Ost said that the fines would be lifted once the barges had left.
He could, he says, imagine a levy if the lease is signed first.
Talks resumed when the ferry came back.
Troops from the north force a ferry to stop.
When asked, the brewers shrugged.
"If we win in June, there won't be any lease," Ost said.
Ost said the door would remain open if the brewers paid.
No barge should sail until the toll is paid.
A clerk said further fines would follow if the raids resumed.
An official said the army would release the clerks provided that the strike stopped.
Finance Minister Ann Roe blamed a strike and said the money would be sent.
When the talks resume next week, mediators will present a plan.
"""


@pytest.mark.parametrize("text, way", [(text, way) for way, texts in (("rises", RISES), ("falls", FALLS), ("none", NONE)) for text in texts.split("\n") if text])
def test_rules_of_the_world_are_claims(text, way):
    assert directions(text) & MOVES[way]


@pytest.mark.parametrize("text", [text for text in NOTHING.split("\n") if text])
def test_what_is_told_of_one_day_or_laid_down_in_a_text_is_no_claim(text):
    assert directions(text) == set()

"""Shapes of claims in every grammar, with the way that the outcome as named moves, and sentences that claim nothing."""

import pytest

from standoff.read.claim_ways import falls
from standoff.read.claims import find_claims
from tests.read.war_story import read

MOVES = {
    "rises": {"raises", "sufficient", "necessary"},
    "falls": {"lowers", "necessary"},
    "none": {"no effect"},
    "necessary": {"necessary", "lowers"},
}


def directions(text):
    return {claim.direction for claim in find_claims(*read(text))}


RISES = """
Ratification would trigger a run on the bank.
Police action would backfire.
As prices go up, anger will grow.
The moment he hints at a freeze, savers flee.
Every day that the gates stay shut, smugglers take over more of the trade.
Without it, the pier will have to close.
Deals are possible, but only if the miners agree.
It works when the other side has something to lose.
Doesn't a deadline focus their minds?
If you corner him, he fights.
If the marines land, those hostages are dead.
Should the dam fail, thousands would flee.
Delay only helps the hardliners.
Rewarding hostage-takers invites more kidnappings.
Every concession emboldens the general.
The blockade risks prolonging the war.
The amnesty gives the rebels an incentive to disarm.
The decree leaves the miners with no choice but to strike.
If the siege goes on, the mayor will have no choice but to sign.
A ban on exports is a recipe for smuggling.
The harder they are squeezed, the more they will rely on smugglers.
Lift the siege and they will talk.
One more raid and the pipeline will be closed for good.
A blockade would push prices up.
A freeze would cost the junta a third of its income and force it to bargain.
Were the alliance to waver, the junta would strike.
Wouldn't a ban just make them dig in?
The bank froze the loans, which could force the council to negotiate.
The envoy said a deal was still possible if the general dropped the charges.
More weapons mean more war.
The deal would cut off the guns, forcing the rebels to the table.
A guarantee would go a long way towards calming the islanders.
Arming the militia would only inflame the border towns.
The likely result of a boycott would be a longer war.
The war will go on for as long as both sides are paid for it.
He thinks time is on his side.
You give them one village, they want two.
By waiting, the council would strengthen the hand of the rebels.
Exports would recover if the strait were cleared.
Tighter rules will just drive the trade underground.
If we stop now, they will be back in a year.
A weak mandate all but guarantees another war.
Arms for the rebels would make the general more cautious.
A deal signed under fire invites the next attack.
The more villages they lose, the likelier a mutiny becomes.
Fresh sanctions are likely to drive the junta into the arms of its neighbour.
Losing the port would force him to negotiate.
Provided that the guarantee is credible, the rebels would disarm.
If the bank pulls out, investors are likely to follow.
The best way to bring them back is to lift the embargo.
Concessions made too early would whet the general's appetite.
Pay them once and they will be back for more.
A swift ratification would help to calm the markets.
Keeping the border shut means that smuggling will flourish.
Such a law could trigger an exodus.
Left unchecked, the militia will take the coast within a month.
She warned that cutting the grant could tip the province into famine.
The question is whether pressure works; history suggests that it only hardens them.
His fall would open the way to elections.
A failed vote would plunge the region back into war.
Pressure from the miners might yet tilt the balance.
"""
FALLS = """
Without the levy there is no money for the lake, and the fight goes on.
Cut it, and support will crumble.
Tighter enforcement would halve their exports.
A failed vote would shave a point off growth.
It would keep an accident from becoming a war.
Students are the only people who can bring the general down.
An apology would take the wind out of their sails.
As bills go up, support for the party goes down.
A deal is hard to imagine so long as the buyers pay.
If the ports reopen, prices could fall.
Once the harvest is in, support for the blockade will crumble.
If the envoy resigns the talks will collapse.
Publicity, he says, kills compromise.
Each new settlement shrinks the room for compromise.
The leak threatens to derail the talks.
The longer the talks drag on, the slimmer the chances of a deal.
The harder they are squeezed, the faster their support will crumble.
A ceasefire would bring prices down sharply.
As the costs mount, support for the war will erode.
Fewer patrols would mean fewer incidents.
The arrest makes a settlement less likely.
Cutting the subsidy would wreck what is left of the coalition.
If neither side blinks, the talks are over.
That would reduce the incentive to compromise.
Exports would suffer if the strait were closed.
The threat of tariffs could deter a landing.
With winter coming, the siege would become harder to sustain.
Abandoning the islands now would undermine every promise made since May.
To end the blockade, the council must pay the pilots.
If the alliance splits, resistance in the islands will collapse.
The presence of observers reduces the risk of a new war.
Further shelling would make it harder for the council to compromise.
The offer takes away the rebels' last excuse to fight.
Walking away now would squander a year of diplomacy.
Sanctions work when they are shared.
Unless the mediators find a new formula, the process is dead.
If the talks fail, confidence in the mediators will fall with them.
A joint patrol would lower the temperature.
"""
NONE = """
Moe doubts that a levy would change anything.
Neither will work alone.
Nor will sending in the army help.
Thirty days are too few to restock the town.
What will not work is waiting.
A longer strike does not teach them restraint.
More sanctions would do little to move the junta.
Another airlift will achieve nothing.
Drones alone cannot win the war.
A six-month lease is too short to persuade investors to return.
The plan does nothing to deter further raids.
Sanctions do not bring generals to the table.
The pact will make no difference to the villagers.
The war cannot be won by drones.
Even if the parliament votes yes, the army will not leave.
Boycotting the vote will not stop the annexation.
Tariffs have little effect on a regime that lives from smuggling.
There is no sanction that will make him leave.
I do not believe that another summit will move him.
Even with the loans, the treasury cannot last the winter.
"""
NECESSARY = """
Only a neutral force can keep the two armies apart.
Without outside money the militia would fall apart.
There can be no peace without the river towns.
A treaty without inspectors is unlikely to last.
Unless the courts act, the vote will be a farce.
The strike will not end until the governor resigns.
The road will reopen only if both sides pull back.
Peace hinges on the status of the islands.
Otherwise, the truce will fail.
No agreement is possible as long as the prisoners are held.
The talks cannot succeed while the shelling continues.
Only when the guns fall silent will the envoys return.
Until the pilots are freed, there will be no talks.
No guarantee will be believed without troops on the ground.
Success hangs on whether the farmers get their water back.
The plan stands or falls with the consent of the islanders.
Trust is a precondition for any deal.
"""
NOTHING = """
The visit would take place in May.
Only she would have access to the vault.
The minister announced that Veland would ease the curfew.
One study found Doe would raise the tax.
If you ask me, he should do both.
The minister will visit the camp on Monday.
Super-rich donors can raise unlimited sums.
He would turn to the young man and ask.
The general said he did not know if the bridge was open.
She asked whether the minister would resign if asked.
The army closed the road after the shelling.
The two sides will resume talks when the envoy returns.
The storm forced the fishermen back to port.
We have told them that if the gates stay shut on Friday, we will stop the trains.
If you have a question, please call the office.
Officials opened the bridge, which had been shut since May.
The talks made an agreement more likely, he recalled.
The bill would allow people to vote by post.
The company makes engines that power ships.
Voters want change, and the parties know it.
The court will open at nine.
Generals can live without parliaments.
The pilot could not stop the plane.
The negotiators set a date and changed the venue.
No weapon will be handed over until the votes are counted.
The convoy will move as long as necessary, without delay.
The drone strike killed nine dockers and cut power to the port.
If anything, the mood was calm.
I would be glad if you came.
The council will meet on Friday to discuss the plan.
The delegation left the hall without a word.
The minister could not be reached for comment.
The army has taken the hill and will hold it through the winter.
The mediator said he would publish the text once both sides agreed.
Nobody knows what the general wants.
The strike closed the port and cost the city millions.
Fighting forced 3,000 people from their homes.
Talks between the sides broke down after the general walked out.
More than 200 people have died since the siege began.
The rebels said they would free the captives if the road was opened by Friday.
A spokesman said the ministry would not comment.
She has asked the league to send observers.
Their leaders have pledged to end the siege by spring.
The letter may have been written in May.
Rain is likely to continue until Thursday.
They can use the road only after dark.
The vote was held without incident.
The envoy made it clear that the offer would not change.
A shell landed near the school, wounding two teachers.
He said sanctions would be lifted if the captives came home.
The captain will not leave his ship.
Farmers in the valley grow wheat and keep sheep.
"""


@pytest.mark.parametrize(
    "way, text",
    [(way, text) for way, texts in (("rises", RISES), ("falls", FALLS), ("none", NONE), ("necessary", NECESSARY)) for text in texts.split("\n") if text],
)
def test_a_claim_moves_its_outcome(way, text):
    assert directions(text) & MOVES[way]


@pytest.mark.parametrize("text", [text for text in NOTHING.split("\n") if text])
def test_no_claim_is_read_into_deeds_plans_and_promises(text):
    assert directions(text) == set()


@pytest.mark.parametrize(
    "outcome, is_down",
    [
        ("prices could fall", True), ("prices would not fall", False), ("the truce will not hold", True), ("the war will go on", False),
        ("the mayor will have no choice but to sign", False), ("support will crumble", True), ("would derail the talks", True),
        ("a deal becomes harder to reach", True), ("the talks are over", True), ("the council must settle", False),
    ],
)  # fmt: skip
def test_the_way_of_an_outcome_is_told_by_its_verb_and_turned_by_a_denial(outcome, is_down):
    assert falls(outcome) == is_down


def test_they_that_means_things_takes_its_lever_from_the_sentence_before():
    claims = find_claims(*read("Sanctions make the smugglers rich. They do not bring the generals to the table."))
    assert [(claim.lever, claim.direction) for claim in claims] == [("Sanctions make the smugglers rich.", "no effect")]
    assert find_claims(*read("The envoys left at noon. They will not stop the war.")) == ()
